/** Pieces that several views of the panel are made of. */

import { timeInWords } from "./dates.mjs";
import { button, element, fill, words } from "./element.mjs";
import { firstWords } from "./quote.mjs";
import { eventSentence, kindName } from "./sentence.mjs";
import { signOf } from "./story.mjs";
import { SIGN_MARK, STATUS_MARK, signName } from "./theme.mjs";
import { amount, documentsInWords, rootsInWords } from "./words.mjs";

const STEP = 60;

/** The heading of a view, that focus goes to when it opens. */
export function heading(...children) {
  return element("h2", { tabindex: "-1", class: "view-heading" }, ...children);
}

/** A part of a view with its own heading. */
export function part(title, ...children) {
  return element("section", { class: "part" }, element("h3", {}, title), ...children);
}

/** The main name of an actor; the outlet that signs nothing is called so. */
export function actorName(page, actor) {
  return (actor >= 0 && page.story.actors.name[actor]) || page.text("unsigned");
}

/** A button that opens an actor. */
export function actorButton(page, actor, label = actorName(page, actor)) {
  if (actor < 0) return element("span", {}, label);
  const lang = page.story.actors.name[actor] ? "zh" : null;
  return button(label, () => page.go({ name: "actor", actor }), { class: "plain", lang });
}

/** Several actors, separated. */
export function actorButtons(page, actors) {
  return actors.flatMap((actor, at) => (at ? [" · ", actorButton(page, actor)] : [actorButton(page, actor)]));
}

/** The status of an event: mark and word. */
export function statusChip(page, status) {
  return element("span", { class: `chip ${status}` }, `${STATUS_MARK[status]} ${page.text(status)}`);
}

/** Cooperation or conflict: mark and word. */
export function signChip(page, score) {
  const sign = signName(signOf(score));
  return element("span", { class: `sign ${sign}` }, `${SIGN_MARK[sign]} ${page.text(sign)}`);
}

/** "2 independent · 3 articles". */
export function supportInWords(page, event) {
  const { roots, claims } = page.story.events;
  const articles = new Set(claims[event].map((claim) => page.story.claims.document[claim])).size;
  return `${rootsInWords(page.text, roots[event].length)} · ${documentsInWords(page.text, articles)}`;
}

/** An event as a row that opens it: sentence, date, status where it is not plainly reported, support. */
export function eventRow(page, event, options = {}) {
  const { story, state, text } = page;
  const { language } = state;
  const dated = options.undated
    ? null
    : element("span", { class: "when" }, timeInWords(story.events.time[event], language, text));
  const sign = signName(signOf(story.score[event]));
  return element(
    "li",
    {},
    button(
      [
        element(
          "span",
          { class: "row-main", lang: language === "zh" ? "zh" : null },
          eventSentence(story, event, language),
        ),
        options.wordless ? null : firstWords(page, event),
        element(
          "span",
          { class: "row-notes" },
          dated,
          story.events.status[event] === "reported" ? null : statusChip(page, story.events.status[event]),
          element("span", { class: `kind ${sign}` }, `${SIGN_MARK[sign]} ${kindName(story, event, language)}`),
          element("span", {}, supportInWords(page, event)),
        ),
      ],
      () => page.go({ name: "event", event, claim: -1 }),
      { class: "row" },
    ),
  );
}

/** An actor as a row that opens it, with a bar for its share of claims. */
export function actorRow(page, actor, most, note) {
  const { story, text } = page;
  const count = story.claimsOf[actor].length;
  const english = story.actors.english[actor];
  const bar = element("span", { class: "bar", "aria-hidden": "true" });
  bar.style.width = `${Math.round((count / Math.max(1, most)) * 100)}%`;
  return element(
    "li",
    {},
    button(
      [
        bar,
        element(
          "span",
          { class: "row-main" },
          words(actorName(page, actor)),
          english && element("span", { class: "muted" }, ` ${english}`),
        ),
        element(
          "span",
          { class: "row-notes" },
          element("span", {}, text(story.actors.type[actor])),
          element("span", {}, note ?? amount(text, "claims", count)),
        ),
      ],
      () => page.go({ name: "actor", actor }),
      { class: "row barred" },
    ),
  );
}

/** A list that shows its `first` rows, and more when asked. `row` makes one entry. */
export function longList(page, entries, row, { first = STEP, ...properties } = {}) {
  if (!entries.length) return element("p", { class: "empty" }, page.text("none"));
  const list = element("ul", { class: "rows", ...properties });
  const more = element("div", { class: "more" });
  const extend = (count) => {
    const at = list.childElementCount;
    list.append(...entries.slice(at, at + count).map(row));
    const left = entries.length - Math.min(entries.length, at + count);
    fill(
      more,
      left > 0
        ? button(page.text("more", { n: Math.min(left, STEP) }), () => {
            extend(STEP);
            list.children[at + count]?.querySelector("button")?.focus();
          })
        : null,
    );
  };
  extend(first);
  return [list, more];
}

/** A choice of order above a list. */
export function orderChoice(page, orders, current, choose) {
  return element(
    "div",
    { class: "order", role: "group", "aria-label": page.text("order") },
    orders.map((order) => button(page.text(order), () => choose(order), { "aria-pressed": String(order === current) })),
  );
}
