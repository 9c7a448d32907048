/** A filter in words, for the line above the panel and below a picture. */

import { rangeInWords } from "./dates.mjs";
import { actorName } from "./rows.mjs";

/** What the reader's filter keeps; empty where it keeps everything. */
export function filterInWords(page) {
  const { filter, language } = page.state;
  const { text, story } = page;
  const named = (places) => places.map((place) => actorName(page, place)).join("、");
  const signs = { 1: "cooperation", 0: "neutral", "-1": "conflict" };
  return [
    filter.undated && text("noDate"),
    (filter.from !== null || filter.to !== null) &&
      rangeInWords(filter.from ?? filter.to - 1, filter.to ?? filter.from + 1, language),
    filter.words && `“${filter.words}”`,
    filter.minRoots > 1 && `≥ ${text("roots", { n: filter.minRoots })}`,
    filter.signs.map((sign) => text(signs[sign])).join(", "),
    filter.statuses.map((status) => text(status)).join(", "),
    filter.factualities.map((kind) => text(kind)).join(", "),
    filter.types.map((type) => story.types.get(type)[language]).join(", "),
    named(filter.outlets),
    named(filter.roots),
  ]
    .filter(Boolean)
    .join(" · ");
}
