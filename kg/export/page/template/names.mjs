/** Names in the graph, the same size at every zoom, the most important first. */

import { fitted } from "./labels.mjs";
import { FONT, theme } from "./theme.mjs";

/** Room in square pixels a name takes on average, so that names do not bury the drawing. */
const A_NAME = 8000;
/** So few actors are named one and all, if there is room: none of them is a field of dots. */
const FEW = 100;
/** For one that finds room, so many are tried at most. */
const TRIED = 2;
/** Sizes of names in pixels, for the least and the most important actor. */
const [SMALL, LARGE] = [12, 16];
const HALO = 3;
/** Half of the line around a mark, in pixels. */
const BORDER = 1;

function importance(state) {
  return (a, b) =>
    (b === state.marked) - (a === state.marked) ||
    Boolean(state.focus?.has(b)) - Boolean(state.focus?.has(a)) ||
    state.stored.get(b).size - state.stored.get(a).size ||
    a - b;
}

/** What of the drawing is in sight, in screen units from the drawing's origin. */
function windowOf(state, scale) {
  const { clientWidth: width, clientHeight: height } = state.parts.room;
  const { x, y } = state.chart.DOMtoCanvas({ x: 0, y: 0 });
  return { x: x * scale, y: y * scale, width, height };
}

/** Boxes that lie over the drawing (count, legend, buttons), in the same units. */
function covered(state, view) {
  const origin = state.parts.room.getBoundingClientRect();
  return state.parts.over.map((part) => {
    const { left, top, width, height } = part.getBoundingClientRect();
    return { x: view.x + left - origin.left, y: view.y + top - origin.top, width, height };
  });
}

function inSight({ x, y, width, height }, node, scale) {
  const [left, top] = [node.x * scale - x, node.y * scale - y];
  return left > 0 && top > 0 && left < width && top < height;
}

/** How many drawn links leave an actor downwards, upwards, to the right and to the left. */
function linksBySide(state, place) {
  const { links, linksOf } = state.story;
  const own = state.stored.get(place);
  const busy = [0, 0, 0, 0];
  for (const link of linksOf[place]) {
    const other = links.first[link] === place ? links.second[link] : links.first[link];
    if (!state.edgeSet.get(`${links.first[link]} ${links.second[link]}`)) continue;
    const [dx, dy] = [state.stored.get(other).x - own.x, state.stored.get(other).y - own.y];
    if (Math.abs(dy) >= Math.abs(dx)) busy[dy > 0 ? 0 : 1] += 1;
    else busy[dx > 0 ? 2 : 3] += 1;
  }
  return busy;
}

/** Names to try, as `fitted` takes them: those in sight, the most important first. */
function candidates(state, context, ids, scale) {
  const [least, greatest] = state.sizes;
  return ids.map((place) => {
    const node = state.stored.get(place);
    const share = greatest > least ? (node.size - least) / (greatest - least) : 0;
    const pixels = Math.round(SMALL + (LARGE - SMALL) * share);
    const font = `${place === state.marked || share > 0.6 ? "600 " : ""}${pixels}px ${FONT}`;
    const words = state.story.actors.name[place];
    context.font = font;
    const width = context.measureText(words).width + 2 * HALO;
    return { ...markOf(node, scale), words, font, width, height: pixels + 4, busy: linksBySide(state, place) };
  });
}

function markOf({ id, x, y, size }, scale) {
  return { place: id, x: x * scale, y: y * scale, radius: size * scale + BORDER };
}

/** The names that find room beside their marks; `isAway` tells which actors are dimmed. */
function namesOf(state, context, scale, view, isAway) {
  const seen = state.nodeSet.getIds().filter((id) => inSight(view, state.stored.get(id), scale));
  const marks = seen.map((id) => ({ ...markOf(state.stored.get(id), scale), faint: isAway(id) }));
  const most = seen.length <= FEW ? FEW : Math.max(12, Math.round((view.width * view.height) / A_NAME));
  const ids = seen.filter((id) => !isAway(id)).sort(importance(state));
  const tried = candidates(state, context, ids.slice(0, TRIED * most), scale);
  const byPlace = new Map(tried.map((candidate) => [candidate.place, candidate]));
  const boxes = fitted(tried, { view, covered: covered(state, view), marks, most });
  return boxes.map((box) => ({ ...byPlace.get(box.place), ...box }));
}

/** Write the names; `isAway` tells which actors are dimmed. */
export function drawNames(state, context, isAway) {
  const scale = state.chart.getScale();
  state.named = namesOf(state, context, scale, windowOf(state, scale), isAway);
  const colours = theme();
  context.save();
  context.scale(1 / scale, 1 / scale);
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 1;
  context.strokeStyle = colours.faint;
  for (const { line } of state.named) if (line) drawLine(context, line);
  context.lineWidth = HALO;
  context.strokeStyle = colours.halo;
  context.fillStyle = colours.ink;
  for (const box of state.named) {
    context.font = box.font;
    const [x, y] = [box.x + HALO, box.y + box.height / 2];
    context.strokeText(box.words, x, y);
    context.fillText(box.words, x, y);
  }
  context.restore();
}

function drawLine(context, [fromX, fromY, toX, toY]) {
  context.beginPath();
  context.moveTo(fromX, fromY);
  context.lineTo(toX, toY);
  context.stroke();
}
