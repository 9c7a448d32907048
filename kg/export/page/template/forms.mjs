/** Views with something to fill in: filters, and the path between two actors. */

import { FACTUALITIES, STATUSES } from "./address.mjs";
import { actorButton, eventRow, growing } from "./cards.mjs";
import { button, element, words } from "./element.mjs";
import { shortestPath } from "./paths.mjs";
import { findActors } from "./search.mjs";
import { eventsBetween } from "./story.mjs";
import { SIGN_MARK, STATUS_MARK } from "./theme.mjs";

function boxes(page, name, title, choices) {
  if (!choices.length) return null;
  const chosen = new Set(page.filter[name]);
  const change = (value, on) => {
    const rest = page.filter[name].filter((other) => other !== value);
    page.refine({ [name]: on ? [...rest, value] : rest });
  };
  return element("fieldset", {}, element("legend", {}, title), element("div", { class: "boxes" }, choices.map(([value, label, lang]) =>
    element("label", { lang }, element("input", { type: "checkbox", checked: chosen.has(value), onchange: (event) => change(value, event.target.checked) }), ` ${label}`))));
}

function most(places, count) {
  const times = new Map();
  for (const place of places) times.set(place, (times.get(place) ?? 0) + 1);
  return [...times].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, count).map(([place]) => place);
}

/** Everything that can be left out of the view. */
export function filterView(page) {
  const { story, text, filter } = page;
  const present = new Set(story.events.type);
  const named = (place) => [place, place < 0 ? text("unsigned") : story.actors.name[place], "zh"];
  return [
    element("h2", { class: "heading" }, text("filters")),
    element("label", { class: "field" }, `${text("wordsIn")} `, element("input", { type: "search", value: filter.words, lang: "zh", onchange: (event) => page.refine({ words: event.target.value }) })),
    element("label", { class: "field" }, `${text("minRoots")} `, element("input", { type: "number", min: 1, max: 99, value: filter.minRoots, onchange: (event) => page.refine({ minRoots: Math.min(99, Math.max(1, Math.round(Number(event.target.value)) || 1)) }) })),
    boxes(page, "signs", text("sign"), [[1, `${SIGN_MARK.cooperation} ${text("cooperation")}`], [0, `${SIGN_MARK.neutral} ${text("neutral")}`], [-1, `${SIGN_MARK.conflict} ${text("conflict")}`]]),
    boxes(page, "statuses", text("statuses"), STATUSES.map((name) => [name, `${STATUS_MARK[name]} ${text(name)}`])),
    boxes(page, "factualities", text("factualities"), FACTUALITIES.map((name) => [name, text(name)])),
    boxes(page, "types", text("types"), story.typeList.filter((type) => type.name === type.type && present.has(type.name)).map((type) => [type.name, type[page.language]])),
    boxes(page, "outlets", text("outlets"), most(story.documents.outlet, 60).map(named)),
    boxes(page, "roots", text("rootsOf"), most(story.claims.root, 40).map(named)),
    element("p", {}, button(text("reset"), () => page.reset())),
  ];
}

function actorField(page, label, place, choose) {
  const list = element("ul", { class: "offers", hidden: true });
  const offer = (event) => {
    const found = findActors(page.story, page.names, event.target.value, 6);
    list.hidden = !found.length;
    list.replaceChildren(...found.map((actor) => element("li", {}, button(page.story.actors.name[actor], () => choose(actor), { lang: "zh" }))));
  };
  const pick = (event) => {
    if (event.key !== "Enter") return;
    const [first] = findActors(page.story, page.names, event.target.value, 1);
    if (first !== undefined) choose(first);
    else page.say(page.text("unknown"));
  };
  const value = place >= 0 ? page.story.actors.name[place] : "";
  return element("div", { class: "field" }, element("label", {}, `${label} `, element("input", { type: "search", value, lang: "zh", oninput: offer, onkeydown: pick })), list);
}

/** The shortest way between two actors, with what stands behind each step. */
export function pathView(page, { from, to }) {
  const { story, text } = page;
  const open = (a, b) => page.open({ name: "paths", from: a, to: b });
  const fields = [element("h2", { class: "heading" }, text("paths")),
    actorField(page, text("from"), from, (actor) => open(actor, to)), actorField(page, text("to"), to, (actor) => open(from, actor))];
  if (from < 0 || to < 0) return fields;
  const path = shortestPath(story, page.alive.links, from, to);
  if (!path) return [...fields, element("p", { class: "empty" }, text("noPath"))];
  const steps = path.slice(1).map((actor, at) => {
    const events = eventsBetween(story, path[at], actor).filter((event) => page.result.events[event]);
    return element("section", {}, element("h3", { class: "heading" }, actorButton(page, path[at]), " – ", actorButton(page, actor)), growing(page, events, (event) => eventRow(page, event), 3));
  });
  return [...fields, words(path.map((actor) => story.actors.name[actor]).join(" – "), "p", { class: "way" }), steps];
}

/** The actors on a path, for the graph. */
export function pathActors(page, { from, to }) {
  if (from < 0 || to < 0) return [from, to].filter((place) => place >= 0);
  return shortestPath(page.story, page.alive.links, from, to) ?? [from, to];
}
