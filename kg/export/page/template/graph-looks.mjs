/** How actors and links look, selected or not; and the same as plain values for a picture. */

import { round } from "./outline.mjs";
import { signOf } from "./story.mjs";
import { groupColour, signName, theme } from "./theme.mjs";

/** An actor as vis-network takes it: shape by type, colour by community, hollow where nobody is named. */
export function nodeOf(state, id) {
  const { story, stored } = state;
  const { x, y, shape, size } = stored.get(id);
  const away = isAway(state, id);
  const colours = theme();
  const own = away ? colours.dim : groupColour(story.actors.community[id]);
  const fill = story.actors.named[id] ? own : colours.paper;
  const border = id === state.marked ? colours.ink : own;
  return {
    id,
    x,
    y,
    shape,
    size,
    borderWidth: id === state.marked ? 4 : 2,
    color: { background: fill, border, hover: fill, highlight: fill },
  };
}

/** A link: colour and dashes by what its events in view amount to, width by independent sources. */
export function edgeOf(state, from, to) {
  const link = state.story.link(from, to);
  const colours = theme();
  const { score, weight } = state.alive ?? state.story.links;
  const sign = signName(signOf(link < 0 ? 0 : score[link]));
  const away = isAway(state, from) || isAway(state, to) || isLinkAway(state, from, to);
  const width = Math.min(6, 0.8 + Math.log2(1 + (link < 0 ? 1 : weight[link])) * 0.7);
  return {
    id: `${from} ${to}`,
    from,
    to,
    width,
    dashes: sign === "conflict" && [(4 + width) * state.stretch, (3 + 1.5 * width) * state.stretch],
    color: {
      color: away ? colours.dim : colours[sign],
      opacity: away ? 0.35 : strength(state),
      hover: colours[sign],
    },
  };
}

/** The more links are in sight, the fainter each. */
function strength(state) {
  if (state.focus && state.focus.size < 100) return 0.85;
  return state.faint ? 0.4 : 0.75;
}

/** Whether an actor is none of those selected, while some are. */
export function isAway(state, id) {
  return Boolean(state.focus) && !state.focus.has(id);
}

function isLinkAway(state, from, to) {
  return Boolean(state.focus) && state.marked >= 0 && from !== state.marked && to !== state.marked;
}

/** What is in sight as plain values in pixels from the upper left corner, for the vector picture. */
export function shapesOf(state) {
  const scale = state.chart.getScale();
  const { clientWidth: width, clientHeight: height } = state.parts.room;
  const corner = state.chart.DOMtoCanvas({ x: 0, y: 0 });
  const place = ({ x, y, size }) => ({ x: (x - corner.x) * scale, y: (y - corner.y) * scale, size: size * scale });
  const nodes = state.nodeSet.get().map(({ id, shape, color }) => ({
    ...place(state.stored.get(id)),
    shape,
    fill: color.background,
    border: color.border,
    name: state.story.actors.name[id],
  }));
  const edges = state.edgeSet.get().map(({ from, to, width: wide, dashes, color }) => ({
    from: place(state.stored.get(from)),
    to: place(state.stored.get(to)),
    width: wide * scale,
    dashes: dashes && dashes.map((length) => round(length * scale)),
    colour: color.color,
    opacity: color.opacity,
  }));
  const [left, top] = [corner.x * scale, corner.y * scale];
  const named = (state.named ?? []).map((box) => ({
    ...box,
    x: box.x - left,
    y: box.y - top,
    line: box.line && box.line.map((value, at) => value - (at % 2 ? top : left)),
  }));
  return { nodes, edges, named, width, height };
}
