/** How each outlet tells an event: when first, from which root, in which words, whom it leaves out or adds. */

import { dayText, factualityChip } from "./claim-card.mjs";
import { element, words } from "./element.mjs";
import { actorButton, actorButtons, actorName, longList, part } from "./rows.mjs";
import { counted } from "./words.mjs";

/** Outlets shown at once. */
const OUTLETS = 8;

/** The outlets that report an event, the first to report it first; null where only one does. */
export function tellings(page, event) {
  const told = page.story.events.tellings[event];
  if (!told.length) return null;
  return part(
    counted(page.text, page.text("tellings"), told.length),
    longList(page, told, (telling) => entry(page, telling), { first: OUTLETS, class: "tellings" }),
  );
}

function entry(page, [outlet, first, roots, triggers, factualities, numbers, wording, leftOut, added]) {
  const { text } = page;
  const names = wording.map(([actor, forms]) => named(page, actor, forms));
  return element(
    "li",
    {},
    element(
      "p",
      { class: "facts" },
      element("b", {}, actorButton(page, outlet)),
      element("span", { class: "muted" }, dayText(page, first)),
      factualities.map((kind) => factualityChip(page, kind)),
    ),
    element(
      "dl",
      { class: "pairs" },
      pair(text("root"), actorButtons(page, roots)),
      pair(text("callsIt"), words(triggers.join("、"))),
      names.length > 0 && pair(text("callsThem"), words(names.join("；"))),
      numbers.length > 0 && pair(text("numbers"), words(numbers.join("、"))),
      leftOut.length > 0 && pair(text("leavesOut"), actorButtons(page, leftOut)),
      added.length > 0 && pair(text("adds"), actorButtons(page, added)),
    ),
  );
}

const pair = (term, ...value) => [element("dt", {}, term), element("dd", {}, ...value)];

/** An actor with the words that stand for it, where they are not its name alone. */
function named(page, actor, forms) {
  const name = actorName(page, actor);
  return forms.length === 1 && forms[0] === name ? name : `${name}（${forms.join("、")}）`;
}
