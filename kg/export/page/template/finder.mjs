/** The search field: a combobox over actors, articles and words. */

import { button, element, fill, words } from "./element.mjs";
import { actorName } from "./rows.mjs";
import { findActors, findDocuments, formFound } from "./search.mjs";
import { amount } from "./words.mjs";

/** Make a field and its list find as the reader types. `page` gives story, text and `go`. */
export function createFinder(page, input, list) {
  const state = { options: [], at: -1 };
  input.addEventListener("input", () => find(page, state, input, list));
  input.addEventListener("focus", () => {
    if (input.value) find(page, state, input, list);
  });
  input.addEventListener("blur", () => close(state, input, list));
  input.addEventListener("keydown", (press) => choose(state, input, list, press));
  list.addEventListener("pointerdown", (press) => press.preventDefault());
}

function close(state, input, list) {
  state.at = -1;
  list.hidden = true;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
}

function find(page, state, input, list) {
  const { story, text } = page;
  const sought = input.value.trim();
  if (!sought) return close(state, input, list);
  state.options = [
    ...findActors(story, page.names, sought).map((actor) => ({
      go: { name: "actor", actor },
      parts: actorParts(page, actor, sought),
    })),
    ...findDocuments(story, sought).map((document) => ({
      go: { name: "document", document, claim: -1 },
      parts: [words(story.documents.title[document]), note(text("article"))],
    })),
  ];
  const other = state.options.length ? null : `${text("unfound")} `;
  state.options.push({ words: sought, parts: [other, text("quotesWith"), " ", words(`“${sought}”`)] });
  fill(
    list,
    state.options.map((option, at) =>
      button(option.parts, () => open(page, state, input, list, option), {
        role: "option",
        id: `found-${at}`,
        "aria-selected": "false",
        tabindex: "-1",
      }),
    ),
  );
  state.open = (option) => open(page, state, input, list, option);
  list.hidden = false;
  input.setAttribute("aria-expanded", "true");
  return point(state, input, list, 0);
}

const note = (text) => element("span", { class: "muted" }, ` ${text}`);

function actorParts(page, actor, sought) {
  const name = actorName(page, actor);
  const form = formFound(page.story, actor, sought);
  const count = page.story.claimsOf[actor].length;
  return [
    words(name),
    form && form !== name ? note(page.text("brackets", { words: form }).trim()) : null,
    note(`${page.text(page.story.actors.type[actor])} · ${amount(page.text, "claims", count)}`),
  ];
}

function point(state, input, list, at) {
  state.at = at;
  [...list.children].forEach((child, place) => child.setAttribute("aria-selected", String(place === at)));
  input.setAttribute("aria-activedescendant", `found-${at}`);
  list.children[at]?.scrollIntoView({ block: "nearest" });
}

function choose(state, input, list, press) {
  if (list.hidden) return;
  const count = state.options.length;
  if (press.key === "ArrowDown") point(state, input, list, (state.at + 1) % count);
  else if (press.key === "ArrowUp") point(state, input, list, (state.at + count - 1) % count);
  else if (press.key === "Enter") state.open(state.options[Math.max(0, state.at)]);
  else if (press.key === "Escape") close(state, input, list);
  else return;
  press.preventDefault();
  press.stopPropagation();
}

function open(page, state, input, list, option) {
  close(state, input, list);
  input.value = "";
  if (option.go) page.go(option.go);
  else page.goWith({ name: "events" }, { words: option.words });
}
