/** What shapes, colours and lines stand for. */

import { button, element } from "./element.mjs";
import { groupDot, groupName, largestGroups, membersOf } from "./groups.mjs";
import { actorName } from "./rows.mjs";
import { outline } from "./outline.mjs";
import { SIGN_MARK, theme } from "./theme.mjs";
import { paintForm, paintStrip } from "./timeline-paint.mjs";

const SHAPES = {
  person: "dot",
  country: "square",
  organization: "triangle",
  media: "star",
  place: "diamond",
  treaty_or_event: "hexagon",
};

/** The legend of the graph: a line a property of what is drawn. */
export function legend(page) {
  const { text, story } = page;
  const types = Object.keys(SHAPES).filter((type) =>
    story.actors.type.some((own, actor) => own === type && story.claimsOf[actor].length),
  );
  const unnamed = story.actors.named.some((named, actor) => !named && story.claimsOf[actor].length);
  return element(
    "dl",
    { class: "keys" },
    entry(text("shape"), [
      types.map((type) => element("span", {}, shape(SHAPES[type], true), text(type))),
      unnamed && element("span", {}, shape("dot", false), text("hollow")),
    ]),
    entry(text("colour"), element("span", {}, text("around")), groups(page)),
    entry(text("sizes"), element("span", {}, text("size"))),
    entry(text("line"), element("span", {}, text("lines"))),
    entry(text("selection"), element("span", {}, text("selected"))),
  );
}

/** A shape as the graph draws it, full or hollow. */
function shape(name, full) {
  return painted((context) => {
    const path = new Path2D(outline({ x: 6, y: 6, size: 4.6, shape: name }));
    context.fillStyle = context.strokeStyle = theme().axis;
    context.lineWidth = 1.4;
    if (full) context.fill(path);
    context.stroke(path);
  });
}

/** A square of twelve pixels with something painted on it. */
function painted(paint) {
  const canvas = element("canvas", { width: "24", height: "24", class: "swatch", "aria-hidden": "true" });
  const context = canvas.getContext("2d");
  context.scale(2, 2);
  paint(context);
  return canvas;
}

const entry = (term, ...value) => [element("dt", {}, term), element("dd", {}, ...value)];

/** What is always in sight of the legend: cooperation, conflict and neither, by colour, form and mark. */
export function signs(page) {
  return ["cooperation", "conflict", "neutral"].map((sign) =>
    element("span", { class: `line ${sign}` }, `${SIGN_MARK[sign]} ${page.text(sign)}`),
  );
}

/** The communities that have colours, each a button that opens it. */
function groups(page) {
  const entries = largestGroups(page.story).map((group) =>
    button(
      [groupDot(group), actorName(page, membersOf(page.story, group)[0])],
      () => page.go({ name: "group", group }),
      {
        class: "plain",
        lang: "zh",
        "aria-label": groupName(page, group),
      },
    ),
  );
  return entries;
}

/** The forms of the timeline's bars, drawn as the bars are. */
export function statusForms(page) {
  const form = (name, paint) => element("li", {}, painted(paint), page.text(name));
  return [
    ...["reported", "disputed", "announced", "denied"].map((status) =>
      form(status, (context) => paintForm(context, status, [1, 1, 10, 10], theme().bar)),
    ),
    form("lessExactly", (context) => paintStrip(context, [0, 4, 12, 4], 0.7)),
  ];
}
