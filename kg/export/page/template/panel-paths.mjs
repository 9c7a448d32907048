/** How two actors are connected, step by step with the evidence. */

import { button, element, words } from "./element.mjs";
import { shortestPath } from "./paths.mjs";
import { actorName, eventRow, heading, longList, part, signChip } from "./rows.mjs";
import { findActors } from "./search.mjs";
import { eventsBetween } from "./story.mjs";

/** The path of a view under the current filter: actors in their order, null where there is none. */
export function pathOf(page, view) {
  if (view.from < 0 || view.to < 0) return null;
  return shortestPath(page.story, page.live.links, view.from, view.to);
}

/** Two fields, and the path between what stands in them. */
export function pathsView(page, view) {
  const { text } = page;
  const message = element("p", { class: "empty", role: "status" });
  const from = field(page, "path-from", text("from"), view.from);
  const to = field(page, "path-to", text("to"), view.to);
  const find = () => {
    const [first, second] = [from, to].map((one) => findActors(page.story, page.names, one.input.value, 1)[0]);
    if (first === undefined || second === undefined) message.textContent = text("unknown");
    else page.go({ name: "paths", from: first, to: second });
  };
  const onEnter = (press) => {
    if (press.key === "Enter") find();
  };
  for (const one of [from, to]) one.input.addEventListener("keydown", onEnter);
  return [
    heading(text("paths")),
    element("p", { class: "muted" }, text("pathsNote")),
    element("div", { class: "fields" }, from.row, to.row, button(text("findPath"), find, { class: "main-button" })),
    message,
    view.from >= 0 && view.to >= 0 ? steps(page, view) : null,
  ];
}

function field(page, identity, label, actor) {
  const list = element("datalist", { id: `${identity}-list` });
  const input = element("input", {
    id: identity,
    list: `${identity}-list`,
    autocomplete: "off",
    type: "text",
    lang: "zh",
    value: actor >= 0 ? actorName(page, actor) : "",
  });
  input.addEventListener("input", () => {
    list.replaceChildren(
      ...findActors(page.story, page.names, input.value).map((found) =>
        element("option", { value: actorName(page, found) }, page.story.actors.english[found]),
      ),
    );
  });
  return { input, row: element("p", {}, element("label", { for: identity }, label), input, list) };
}

function steps(page, view) {
  const path = pathOf(page, view);
  if (!path) {
    const loosen = page.result.active ? button(page.text("reset"), () => page.reset()) : null;
    return element("p", { class: "empty" }, page.text(loosen ? "noPathHere" : "noPath"), " ", loosen);
  }
  const rows = path.slice(1).map((actor, at) => step(page, path[at], actor));
  return [element("p", { class: "route" }, words(path.map((actor) => actorName(page, actor)).join(" → "))), rows];
}

function step(page, from, to) {
  const link = page.story.link(from, to);
  const events = eventsBetween(page.story, from, to).filter((event) => page.result.events[event]);
  return part(
    [words(`${actorName(page, from)} – ${actorName(page, to)}`), " ", signChip(page, page.live.score[link])],
    longList(page, events, (event) => eventRow(page, event)),
  );
}
