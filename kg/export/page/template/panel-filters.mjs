/** What the reader wants left in, and how much each choice keeps. */

import { FACTUALITIES, STATUSES } from "./address.mjs";
import { dayOf, isoOf } from "./dates.mjs";
import { element, words } from "./element.mjs";
import { actorName, heading } from "./rows.mjs";
import { signOf } from "./story.mjs";
import { SIGN_MARK, STATUS_MARK, signName } from "./theme.mjs";
import { counted, numeral } from "./words.mjs";

const MOST_NAMED = 40;

/** The form of all filters. It stays as it is while the reader ticks; only the counts elsewhere move. */
export function filtersView(page) {
  const { story, text, state } = page;
  const { events } = story;
  const typeName = (type) => story.types.get(type)?.[state.language] ?? type;
  return [
    heading(text("filters")),
    range(page),
    wordsField(page),
    least(page),
    boxes(
      page,
      "signs",
      text("sign"),
      tally(story.score.map(signOf)),
      [1, 0, -1],
      (sign) => `${SIGN_MARK[signName(sign)]} ${text(signName(sign))}`,
    ),
    boxes(
      page,
      "statuses",
      text("statuses"),
      tally(events.status),
      STATUSES,
      (status) => `${STATUS_MARK[status]} ${text(status)}`,
    ),
    boxes(page, "factualities", text("factualities"), tally(story.claims.factuality), FACTUALITIES, text),
    boxes(page, "types", text("types"), tally(events.type), null, typeName),
    boxes(
      page,
      "outlets",
      text("outlets"),
      tally(story.claims.document.map((document) => story.documents.outlet[document])),
      null,
      (outlet) => words(actorName(page, outlet)),
    ),
    boxes(page, "roots", text("rootsOf"), tally(story.claims.root), null, (root) => words(actorName(page, root))),
  ];
}

function tally(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** Check boxes for one list of the filter: the given order, or the most frequent first. */
function boxes(page, name, title, counts, order, label) {
  const present = order ?? [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
  const chosen = page.state.filter[name];
  const shown = [...new Set([...chosen, ...present.filter((value) => counts.has(value)).slice(0, MOST_NAMED)])];
  const long = shown.length > 8;
  const rows = (long ? shown : present.filter((value) => counts.has(value))).map((value) =>
    box(page, name, value, label(value), counts.get(value) ?? 0),
  );
  const left = present.length - shown.length;
  const body = [
    element("div", { class: "boxes" }, rows),
    long && left > 0 ? element("p", { class: "muted" }, page.text("rarer", { n: left })) : null,
  ];
  const summary = element("summary", {}, counted(page.text, title, present.length));
  const group = element(
    "fieldset",
    {},
    element("legend", { class: long ? "unseen" : null }, title),
    long
      ? element("details", { open: chosen.length > 0 }, summary, body)
      : body,
  );
  return group;
}

function box(page, name, value, label, count) {
  const input = element("input", { type: "checkbox", checked: page.state.filter[name].includes(value) });
  input.addEventListener("change", () => {
    const others = page.state.filter[name].filter((other) => other !== value);
    page.setFilter({ [name]: input.checked ? [...others, value] : others });
  });
  return element(
    "label",
    { class: "box" },
    input,
    element("span", {}, label),
    element("span", { class: "muted" }, ` ${numeral(count)}`),
  );
}

/** Bring the fields of the form's range up to a range that was chosen elsewhere, as on the timeline. */
export function showRange(page, form) {
  const { from, to, undated } = page.state.filter;
  const [first, last, none] = ["from", "to", "undated"].map((name) => form.querySelector(`#filter-${name}`));
  if ([first, last].includes(document.activeElement)) return; // half a date may stand there
  first.value = from === null ? "" : isoOf(from);
  last.value = to === null ? "" : isoOf(to - 1);
  none.checked = undated;
}

function range(page) {
  const { from, to, undated } = page.state.filter;
  const first = element("input", { type: "date", id: "filter-from", value: from === null ? "" : isoOf(from) });
  const last = element("input", { type: "date", id: "filter-to", value: to === null ? "" : isoOf(to - 1) });
  const none = element("input", { type: "checkbox", id: "filter-undated", checked: undated });
  const change = () => {
    const [start, end] = [dayOf(first.value), dayOf(last.value)];
    const after = end === null ? null : end + 1;
    if (start !== null && after !== null && start >= after) return;
    page.setFilter({ from: start, to: after, undated: false });
    none.checked = false;
  };
  first.addEventListener("change", change);
  last.addEventListener("change", change);
  none.addEventListener("change", () => page.setFilter({ undated: none.checked, from: null, to: null }));
  return element(
    "fieldset",
    { class: "fields" },
    element("legend", {}, page.text("timeline")),
    element(
      "div",
      { class: "two" },
      element("p", {}, element("label", { for: "filter-from" }, page.text("rangeStart")), first),
      element("p", {}, element("label", { for: "filter-to" }, page.text("rangeEnd")), last),
    ),
    element("label", { class: "box" }, none, element("span", {}, page.text("onlyUndated"))),
  );
}

function wordsField(page) {
  const input = element("input", {
    id: "filter-words",
    type: "search",
    lang: "zh",
    maxlength: "100",
    value: page.state.filter.words,
  });
  input.addEventListener("input", () => page.setFilter({ words: input.value.trim() }));
  return element("p", { class: "fields" }, element("label", { for: "filter-words" }, page.text("wordsIn")), input);
}

function least(page) {
  const input = element("input", {
    id: "filter-roots",
    type: "number",
    min: "1",
    max: "99",
    value: page.state.filter.minRoots,
  });
  input.addEventListener("input", () => {
    const wanted = Math.round(Number(input.value));
    if (wanted >= 1 && wanted <= 99) page.setFilter({ minRoots: wanted });
  });
  return element("p", { class: "fields" }, element("label", { for: "filter-roots" }, page.text("minRoots")), input);
}
