/** A claim with everything a reader needs to judge it: quote, chain of sources, root, and how to cite it. */

import { dayInWords, dayOf, timeInWords } from "./dates.mjs";
import { button, element, fill, words } from "./element.mjs";
import { quoteInContext } from "./quote.mjs";
import { actorButton, actorName, longList, part } from "./rows.mjs";
import { claimKey } from "./story.mjs";
import { counted } from "./words.mjs";

/**
 * One claim with all that a reader needs to judge it. `chosen` is the claim to stand out; inside its
 * own article a card need not say which article that is.
 */
export function claimCard(page, claim, { chosen = -1, inside = false } = {}) {
  const { claims } = page.story;
  const lift = claim === chosen ? " chosen" : "";
  return element(
    "article",
    { class: `card ${claims.factuality[claim]}${lift}`, "data-claim": claim },
    inside ? null : whereItStands(page, claim),
    element("p", { class: "quote" }, quoteInContext(page, claim)),
    whatItSays(page, claim),
    element("p", { class: "chain" }, page.text("chain") + page.text("colon"), chain(page, claim)),
    element("p", {}, page.text("root") + page.text("colon"), actorButton(page, claims.root[claim]), carried(page, claim)),
    tools(page, claim),
    fineprint(page, claim),
  );
}

/** Outlet, day, title, and what the article is a copy of. */
function whereItStands(page, claim) {
  const { documents, claims } = page.story;
  const document = claims.document[claim];
  const copy = documents.copyOf[document];
  const open = (view) => () => page.go({ name: "document", ...view });
  const plain = { class: "plain", lang: "zh" };
  return [
    element(
      "header",
      {},
      actorButton(page, documents.outlet[document]),
      element("span", { class: "muted" }, ` ${dayText(page, documents.day[document])}`),
    ),
    element(
      "p",
      { class: "card-title" },
      button(documents.title[document] || documents.path[document], open({ document, claim }), plain),
    ),
    copy >= 0 &&
      element(
        "p",
        { class: "muted" },
        `${page.text("copyOf")} `,
        button(outletOf(page, copy), open({ document: copy, claim: -1 }), plain),
      ),
  ];
}

/** How the claim presents what it says, when that is, and its numbers. */
function whatItSays(page, claim) {
  const { text, state } = page;
  const { factuality, time, numbers } = page.story.claims;
  const kind = factuality[claim];
  return element(
    "p",
    { class: "facts" },
    factualityChip(page, kind),
    element("span", {}, timeInWords(time[claim], state.language, text)),
    numbers[claim].map(([number, said]) => element("span", {}, text(`number-${number}`) + text("colon"), words(said))),
  );
}

/** How something is presented: mark and words. */
export function factualityChip(page, kind) {
  return element("span", { class: `chip ${kind}` }, `${FACT_MARK[kind]} ${page.text(kind)}`);
}

export const FACT_MARK = { happened: "■", negated: "☒", possible: "◇", planned: "□" };

const outletOf = (page, document) => actorName(page, page.story.documents.outlet[document]);

/** A day of an article in words. */
export function dayText(page, iso) {
  const day = dayOf(iso);
  return day === null ? page.text("noDate") : dayInWords(day, page.state.language);
}

/** From the reader inward: the outlet, whom it cites, whom those cite. */
function chain(page, claim) {
  const { claims, documents } = page.story;
  const outlet = documents.outlet[claims.document[claim]];
  const steps = claims.speakers[claim].map(([actor, said, cue, named]) => {
    const name = actorName(page, actor);
    const notes = [said !== name && said, cue].filter(Boolean).join(" … ");
    return [
      " ← ",
      actorButton(page, actor, name),
      notes && words(`（${notes}）`, "span", { class: "muted" }),
      !named && element("span", { class: "muted" }, ` ${page.text("unnamed")}`),
    ];
  });
  return [
    words(actorName(page, outlet)),
    steps.length ? steps : element("span", { class: "muted" }, ` (${page.text("itself")})`),
  ];
}

/** A root that neither publishes nor is cited for this very claim stands elsewhere in the article. */
function carried(page, claim) {
  const { claims, documents } = page.story;
  const root = claims.root[claim];
  const known = [documents.outlet[claims.document[claim]], ...claims.speakers[claim].map(([actor]) => actor)];
  return known.includes(root) ? null : element("span", { class: "muted" }, ` (${page.text("carried")})`);
}

function tools(page, claim) {
  const { text } = page;
  const document = page.story.claims.document[claim];
  const copied = element("span", { role: "status", class: "muted" });
  return element(
    "p",
    { class: "card-tools" },
    button(text("read"), () => page.go({ name: "document", document, claim })),
    button(text("cite"), async () => {
      fill(copied, text((await page.copy(citation(page, claim))) ? "copied" : "copyFailed"));
    }),
    copied,
  );
}

/** Outlet, title, date, quote and the claim's IRI, in one line. */
export function citation(page, claim) {
  const { story } = page;
  const document = story.claims.document[claim];
  const { title, day, url } = story.documents;
  const parts = [
    outletOf(page, document),
    `《${title[document]}》`,
    day[document] ?? page.text("noDate"),
    `“${story.claims.quote[claim]}”`,
    url[document],
    `<${story.base}${claimKey(story, claim)}>`,
  ];
  return parts.filter(Boolean).join(", ");
}

function fineprint(page, claim) {
  const { story, text } = page;
  return element(
    "details",
    { class: "fine" },
    element("summary", {}, text("details")),
    element(
      "p",
      {},
      text("confidence", { n: story.claims.confidence[claim] }),
      " · ",
      text("rule", { rule: story.claims.rule[claim] }),
    ),
    element("p", { class: "iri" }, story.base + claimKey(story, claim)),
  );
}

/** All claims about several events, in the order of the events. */
export function evidence(page, events) {
  const claims = events
    .flatMap((event) => page.story.events.claims[event])
    .filter((claim) => page.result.claims[claim]);
  const card = (claim) => element("li", {}, claimCard(page, claim));
  const title = counted(page.text, page.text("claimsTitle"), claims.length);
  return part(title, longList(page, claims, card, { class: "rows cards" }));
}
