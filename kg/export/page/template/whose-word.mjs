/** On whose word an event rests: a line a root, what it says of the event, and through whom it reached the reader. */

import { FACT_MARK } from "./claim-card.mjs";
import { element, words } from "./element.mjs";
import { actorButton, actorName, longList, part } from "./rows.mjs";
import { outletsOf } from "./story.mjs";
import { amount, counted } from "./words.mjs";

const KINDS = ["happened", "negated", "planned", "possible"];
/** Roots shown at once. */
const ROOTS = 8;

/** Why an event has its status, and everyone whose word its claims go back to. */
export function whoseWord(page, event) {
  const { story, text } = page;
  const claims = story.events.claims[event];
  const roots = [...new Set(claims.map((claim) => story.claims.root[claim]))];
  const groups = roots.map((root) => [root, claims.filter((claim) => story.claims.root[claim] === root)]);
  groups.sort(([, a], [, b]) => affirming(story, b) - affirming(story, a) || b.length - a.length);
  return part(
    counted(text, text("whoseWord"), groups.length),
    element("p", { class: "why" }, text(`why-${reason(story, event)}`)),
    longList(page, groups, (group) => line(page, group), { first: ROOTS, class: "witnesses" }),
    groups.length > 1 ? element("p", { class: "muted" }, text("means-root")) : null,
  );
}

const affirming = ({ claims }, some) => some.filter((claim) => claims.factuality[claim] === "happened").length;

function reason({ events, claims }, event) {
  const status = events.status[event];
  const negated = events.claims[event].some((claim) => claims.factuality[claim] === "negated");
  return status === "reported" && negated ? "beside" : status;
}

function line(page, [root, claims]) {
  const { story, text } = page;
  const kinds = KINDS.map((kind) => [kind, claims.filter((claim) => story.claims.factuality[claim] === kind).length]);
  return element(
    "li",
    {},
    element("b", {}, actorButton(page, root)),
    kinds
      .filter(([, times]) => times)
      .map(([kind, times]) =>
        element("span", { class: `stance ${kind}` }, `${FACT_MARK[kind]} ${text(kind)}${times > 1 ? ` ${times}×` : ""}`),
      ),
    element("span", { class: "muted" }, through(page, root, claims)),
  );
}

/** "through 甲报、乙报, 2 of the articles copies": who carried a root's word to the reader. */
function through(page, root, claims) {
  const { story, text } = page;
  const others = outletsOf(story, claims).filter((outlet) => outlet !== root);
  const articles = [...new Set(claims.map((claim) => story.claims.document[claim]))];
  const copies = articles.filter((article) => story.documents.copyOf[article] >= 0).length;
  const names = others.map((outlet) => actorName(page, outlet)).join("、");
  return [
    others.length ? [text("through"), words(names)] : text("itself"),
    " · ",
    amount(text, "documents", articles.length),
    copies ? [text("comma"), amount(text, "copiesHere", copies)] : null,
  ];
}
