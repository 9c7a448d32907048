/** What shapes, colours and lines stand for. */

import { button, element } from "./element.mjs";
import { actorName } from "./rows.mjs";
import { SIGN_MARK, groupColour, theme } from "./theme.mjs";
import { paintForm } from "./timeline.mjs";

const SHAPES = { person: "●", country: "■", organization: "▲", media: "★", place: "◆", treaty_or_event: "⬢" };
const GROUPS = 6;

/** The legend of the graph. */
export function legend(page) {
  const { text, story } = page;
  const types = Object.keys(SHAPES).filter((type) =>
    story.actors.type.some((own, actor) => own === type && story.claimsOf[actor].length),
  );
  return [
    element(
      "p",
      {},
      types.map((type) => element("span", {}, `${SHAPES[type]} ${text(type)}`)),
    ),
    element("p", { class: "muted" }, text("size")),
    groups(page),
  ];
}

/** What is always in sight of the legend: cooperation, conflict and neither, by colour, form and mark. */
export function signs(page) {
  return ["cooperation", "conflict", "neutral"].map((sign) =>
    element("span", { class: `line ${sign}` }, `${SIGN_MARK[sign]} ${page.text(sign)}`),
  );
}

/** Communities with colours, named by the actor with most claims in them. */
function groups(page) {
  const { story, text } = page;
  const first = new Map();
  const order = story.actors.key
    .map((_, actor) => actor)
    .sort((a, b) => story.claimsOf[b].length - story.claimsOf[a].length || a - b);
  for (const actor of order) {
    const group = story.actors.community[actor];
    if (group >= 0 && !first.has(group) && story.linksOf[actor].length) first.set(group, actor);
  }
  const entries = [...first].slice(0, GROUPS).map(([group, actor]) => {
    const dot = element("span", { class: "dot", "aria-hidden": "true" });
    dot.style.background = groupColour(group);
    return button(
      [dot, text("around"), " ", element("span", { lang: "zh" }, actorName(page, actor))],
      () => page.go({ name: "group", group }),
      { class: "plain" },
    );
  });
  return element("p", { class: "groups" }, entries);
}

/** The forms of the timeline's bars, drawn as the bars are. */
export function statusForms(page) {
  return ["reported", "disputed", "announced", "denied"].map((status) => {
    const canvas = element("canvas", { width: "24", height: "24", "aria-hidden": "true" });
    const context = canvas.getContext("2d");
    context.scale(2, 2);
    paintForm(context, status, [1, 1, 10, 10], theme().bar);
    return element("li", {}, canvas, page.text(status));
  });
}
