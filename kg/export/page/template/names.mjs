/** Names in the graph, the same size at every zoom, the most important first. */

import { fitted } from "./labels.mjs";
import { theme } from "./theme.mjs";

const FONT = '"Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "Source Han Sans SC", system-ui, sans-serif';
/** Most names tried at once; the rest appear on zooming in. */
const MOST_NAMES = 160;

function importance(state) {
  return (a, b) =>
    (b === state.marked) - (a === state.marked) ||
    Boolean(state.focus?.has(b)) - Boolean(state.focus?.has(a)) ||
    state.stored.get(b).size - state.stored.get(a).size ||
    a - b;
}

/** Write the names that find room beside their discs; `isAway` tells which actors are dimmed. */
export function drawNames(state, context, isAway) {
  const scale = state.chart.getScale();
  const colours = theme();
  context.font = `12px ${FONT}`;
  const named = state.nodeSet
    .getIds()
    .filter((id) => !isAway(id))
    .sort(importance(state))
    .slice(0, MOST_NAMES);
  const candidates = named.map((place) => {
    const node = state.stored.get(place);
    const words = state.label(place);
    return {
      place,
      words,
      x: node.x * scale,
      y: node.y * scale,
      radius: node.size * scale,
      width: context.measureText(words).width + 6,
      height: 16,
    };
  });
  const wordsOf = new Map(candidates.map((candidate) => [candidate.place, candidate.words]));
  state.named = fitted(candidates);
  context.save();
  context.scale(1 / scale, 1 / scale);
  context.textBaseline = "top";
  context.lineJoin = "round";
  for (const box of state.named) {
    context.font = `${box.place === state.marked ? "bold " : ""}12px ${FONT}`;
    context.lineWidth = 3;
    context.strokeStyle = colours.halo;
    context.strokeText(wordsOf.get(box.place), box.x + 3, box.y + 2);
    context.fillStyle = colours.ink;
    context.fillText(wordsOf.get(box.place), box.x + 3, box.y + 2);
  }
  context.restore();
}
