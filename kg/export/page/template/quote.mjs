/** The words a claim rests on, marked, with the rest of their sentence beside them. */

import { around } from "./context.mjs";
import { element, words } from "./element.mjs";

/** A claim's exact words, the word that makes it a claim marked. */
export function quote(page, claim) {
  const { quote: whole, trigger } = page.story.claims;
  const [first, last] = trigger[claim];
  const said = whole[claim];
  if (first < 0) return words(said, "q");
  return element(
    "q",
    { lang: "zh" },
    said.slice(0, first),
    element("mark", {}, said.slice(first, last)),
    said.slice(last),
  );
}

/** The quote, and in grey what its article says before and behind it in the same sentence. */
export function quoteInContext(page, claim) {
  const [before, after] = [surrounding(), surrounding()];
  tellContext(page, claim, (ahead, behind) => {
    before.textContent = ahead;
    after.textContent = behind;
  });
  return [before, quote(page, claim), after];
}

const surrounding = () => element("span", { class: "context", lang: "zh" });

/** What an event's row shows of its words: a quote, and what follows it. */
export function firstWords(page, event) {
  const claim = plainest(page, event);
  if (claim === undefined) return null;
  const after = surrounding();
  tellContext(page, claim, (_, behind) => {
    after.textContent = behind;
  });
  return element("span", { class: "row-words", lang: "zh" }, page.story.claims.quote[claim], after);
}

/** Of the claims in view, the surest of those that say what the event's status says. */
function plainest({ story, result }, event) {
  const { factuality, confidence } = story.claims;
  const wanted = story.events.status[event] === "denied" ? "negated" : "happened";
  const rank = (claim) => (factuality[claim] === wanted ? 1 : 0) + confidence[claim] / 2;
  const shown = story.events.claims[event].filter((claim) => result.claims[claim]);
  return shown.sort((a, b) => rank(b) - rank(a) || a - b)[0];
}

/** Call `tell` with what stands around a claim once the texts are there; never where its text is not stored. */
async function tellContext(page, claim, tell) {
  const { document, start, quote: said } = page.story.claims;
  const stored = (await page.texts())[document[claim]];
  const end = start[claim] + said[claim].length;
  if (stored?.slice(start[claim], end) === said[claim]) tell(...around(stored, start[claim], end));
}
