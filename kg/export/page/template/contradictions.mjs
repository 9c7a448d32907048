/** What contradicts what about an event: the two sides of it, each with everyone who takes it. */

import { dayOf, rangeInWords } from "./dates.mjs";
import { quote } from "./claim-card.mjs";
import { element, words } from "./element.mjs";
import { actorName, part } from "./rows.mjs";
import { sidesByKind } from "./sides.mjs";

/** Claims shown a side; more say the same again. */
const VOICES = 4;

/** The contradictions among claims, a block a kind; null where there are none. */
export function contradictions(page, claims) {
  const { story, text } = page;
  const places = [...new Set(claims.flatMap((claim) => story.disagreements[claim]))];
  if (!places.length) return null;
  const blocks = [...sidesByKind(story, places)].map(([kind, sides]) =>
    element(
      "li",
      {},
      element("p", {}, element("b", {}, text(`conflict-${kind}`))),
      element(
        "div",
        { class: "versus" },
        [...sides].map(([position, voices]) => side(page, kind, position, [...voices])),
      ),
    ),
  );
  return part(text("contradictions"), element("ul", { class: "clashes" }, blocks));
}

function side(page, kind, position, voices) {
  const left = voices.length - VOICES;
  return element(
    "section",
    { class: `side ${position}` },
    element("h4", {}, positionInWords(page, kind, position)),
    voices.slice(0, VOICES).map((claim) => voice(page, claim)),
    left > 0 ? element("p", { class: "muted" }, page.text("others", { n: left })) : null,
  );
}

/** A position is a stance, a range of days, or words of the articles. */
function positionInWords(page, kind, position) {
  if (kind === "denial") return page.text(position);
  const [first, after] = position.split("…").map((iso) => dayOf(iso));
  const dated = first !== null && after !== null && after !== undefined;
  return dated ? rangeInWords(first, after, page.state.language) : words(position);
}

function voice(page, claim) {
  const outlet = page.story.documents.outlet[page.story.claims.document[claim]];
  return element("blockquote", {}, words(actorName(page, outlet), "b"), element("br"), quote(page, claim));
}
