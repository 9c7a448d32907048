/** An article, with the places its claims stand at. */

import { button, element, fill, outside, words } from "./element.mjs";
import { claimCard, dayText } from "./claim-card.mjs";
import { actorButton, actorName, heading, longList, part } from "./rows.mjs";
import { counted } from "./words.mjs";

/** One article; `view.claim` is the claim whose words are to be in sight, -1 for none. */
export function documentView(page, view) {
  const { story, text } = page;
  const { document } = view;
  const { title, url, path } = story.documents;
  const body = element("div", { class: "article", lang: "zh" });
  showText(page, view, body);
  const claims = story.claimsIn[document];
  return [
    heading(words(title[document] || path[document])),
    byWhom(page, document),
    copied(page, document),
    element("p", { class: "muted" }, url[document] ? outside(url[document], url[document]) : path[document]),
    body,
    part(
      counted(text, text("claimsHere"), claims.length),
      longList(
        page,
        claims,
        (claim) => element("li", {}, claimCard(page, claim, { chosen: view.claim, inside: true })),
        { class: "rows cards" },
      ),
    ),
  ];
}

/** Outlet, day of publication and where that was read, authors. */
function byWhom(page, document) {
  const { text } = page;
  const { outlet, day, dated, authors } = page.story.documents;
  const published = day[document]
    ? text("published", { day: dayText(page, day[document]), from: text(`dated-${dated[document]}`) })
    : text("noDate");
  return element(
    "p",
    { class: "facts" },
    actorButton(page, outlet[document]),
    element("span", {}, published),
    authors[document].length ? words(authors[document].join("、")) : null,
  );
}

/** The article that this one is a copy of, and how much of it; null where it is none. */
function copied(page, document) {
  const { outlet, title, copyOf, copyShare } = page.story.documents;
  const first = copyOf[document];
  if (first < 0) return null;
  const open = () => page.go({ name: "document", document: first, claim: -1 });
  return element(
    "p",
    {},
    `${page.text("copyOf")} `,
    button(`${actorName(page, outlet[first])}《${title[first]}》`, open, { class: "plain", lang: "zh" }),
    ` (${Math.round(copyShare[document] * 100)} %)`,
  );
}

async function showText(page, view, body) {
  const stored = (await page.texts())[view.document];
  if (stored === undefined) {
    fill(body, element("p", { class: "empty", lang: page.state.language }, page.text("noText")));
    return;
  }
  fill(body, paragraphs(page, view, stored));
  body.querySelector("mark.chosen")?.scrollIntoView({ block: "center" });
}

/** The text as paragraphs in which every claim's words are marked; the chosen claim's stand out. */
function paragraphs(page, view, stored) {
  const marks = spansOf(page.story, view, stored);
  const parts = [];
  let at = 0;
  for (const line of stored.split("\n")) {
    if (line) parts.push(element("p", at === 0 ? { class: "article-title" } : {}, marked(page, line, at, marks)));
    at += line.length + 1;
  }
  return parts;
}

function spansOf(story, view, stored) {
  const { start, quote } = story.claims;
  const spans = story.claimsIn[view.document]
    .filter((claim) => stored.slice(start[claim], start[claim] + quote[claim].length) === quote[claim])
    .map((claim) => [start[claim], start[claim] + quote[claim].length, claim]);
  return spans.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
}

/** A line cut at the edges of every claim; a cut piece belongs to the chosen claim or the innermost. */
function marked(page, line, at, spans) {
  const near = spans.filter(([first, last]) => first < at + line.length && last > at);
  if (!near.length) return [line];
  const cuts = new Set([0, line.length]);
  for (const [first, last] of near)
    for (const edge of [first - at, last - at]) if (edge > 0 && edge < line.length) cuts.add(edge);
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(0, -1).map((from, piece) => {
    const covering = near.filter(([first, last]) => first <= at + from && last >= at + edges[piece + 1]);
    return covering.length
      ? mark(page, line.slice(from, edges[piece + 1]), covering)
      : line.slice(from, edges[piece + 1]);
  });
}

function mark(page, said, covering) {
  const chosen = page.state.view.claim;
  const claim = covering.find(([, , own]) => own === chosen)?.[2] ?? covering.at(-1)[2];
  const open = () => page.go({ name: "document", document: page.state.view.document, claim });
  return element("mark", { class: claim === chosen ? "chosen" : null, "data-claim": claim, onclick: open }, said);
}

/** For tests and for the address: what of an article's text a claim rests on. */
export function textOfClaim(story, claim, stored) {
  const start = story.claims.start[claim];
  return stored.slice(start, start + story.claims.quote[claim].length);
}
