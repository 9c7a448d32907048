/** What contradicts what about an event: the two sides of it, each with everyone who takes it. */

import { FACTUALITIES } from "./address.mjs";
import { dayOf, rangeInWords } from "./dates.mjs";
import { button, element, words } from "./element.mjs";
import { quote } from "./quote.mjs";
import { actorName, part } from "./rows.mjs";
import { sidesByKind } from "./sides.mjs";

/** Claims shown a side; more say the same again. */
const VOICES = 4;

/** The contradictions among claims, a block a kind but the one left out; null where there are none. */
export function contradictions(page, claims, { voices = VOICES, without = "", titled = true } = {}) {
  const { story, text } = page;
  const places = [...new Set(claims.flatMap((claim) => story.disagreements[claim]))];
  const kinds = [...sidesByKind(story, places)].filter(([kind]) => kind !== without);
  if (!kinds.length) return null;
  const blocks = kinds.map(([kind, sides]) =>
    element(
      "li",
      {},
      element("p", {}, element("b", {}, text(`conflict-${kind}`))),
      versus(page, kind, [...sides].map(([position, some]) => [position, [...some]]), voices),
    ),
  );
  const list = element("ul", { class: "clashes" }, blocks);
  return titled ? part(text("contradictions"), list) : list;
}

/** Positions beside each other, each with the claims that take it. */
export function versus(page, kind, sides, voices = VOICES) {
  return element(
    "div",
    { class: "versus" },
    sides.map(([position, claims]) => side(page, kind, position, claims, voices)),
  );
}

function side(page, kind, position, claims, voices) {
  const left = claims.length - voices;
  return element(
    "section",
    { class: `side ${position}` },
    element("h4", {}, positionInWords(page, kind, position)),
    claims.slice(0, voices).map((claim) => voice(page, claim)),
    left > 0 ? element("p", { class: "muted" }, page.text("others", { n: left })) : null,
  );
}

/** A position is a stance, a range of days, or words of the articles. */
function positionInWords(page, kind, position) {
  if (kind === "denial" || FACTUALITIES.includes(position)) return page.text(position);
  const [first, after] = position.split("…").map((iso) => dayOf(iso));
  const dated = first !== null && after !== null && after !== undefined;
  return dated ? rangeInWords(first, after, page.state.language) : words(position);
}

/** Whose word it is, through which outlet, and the words; they open the article where they stand. */
function voice(page, claim) {
  const { claims, documents } = page.story;
  const document = claims.document[claim];
  const [root, outlet] = [claims.root[claim], documents.outlet[document]];
  return element(
    "blockquote",
    {},
    words(actorName(page, root), "b"),
    root === outlet ? null : element("span", { class: "muted" }, ` ${page.text("through")}`, words(actorName(page, outlet))),
    button(quote(page, claim), () => page.go({ name: "document", document, claim }), { class: "plain said" }),
  );
}
