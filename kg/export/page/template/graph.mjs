/** The actor network: drawn by vis-network, named, dimmed and walked through here. */

import { framed } from "./frame.mjs";
import { drawNames } from "./names.mjs";
import { neighbourhood, wantedEdges, wantedNodes } from "./graph-contents.mjs";
import { edgeOf, isAway, nodeOf, shapesOf } from "./graph-looks.mjs";

/** Room kept free around a fitted drawing, in pixels: for count and buttons above, and the legend below. */
const [ABOVE, BELOW] = [56, 60];
/** The largest scale a fit chooses, and how much closer than the whole a selection is shown. */
const CLOSEST = 1.25;
const CLOSER = 4;

/**
 * A graph in an element, `parts.room`. `open(view)` is called when an actor or a link is chosen, and
 * `parts.changed()` when other actors are drawn than before.
 */
export function createGraph(story, drawing, parts, open) {
  const { nodes, edges } = drawing;
  const { options } = drawing;
  const stored = new Map(nodes.map((node) => [node.id, node]));
  const shown = new Set(nodes.filter((node) => node.shown).map((node) => node.id));
  const state = {
    story,
    parts,
    stored,
    shown,
    looks: new Map(),
    alive: null,
    focus: null,
    marked: -1,
    fitted: true,
    upright: false,
  };
  orient(state, parts.room);
  // Dashes are to be seen in the view of the whole, however small that is drawn.
  state.stretch = Math.max(1, 1 / wholeOf(state, [...wantedNodes(state)]).scale);
  const sizes = nodes.map((node) => node.size);
  state.sizes = [Math.min(...sizes), Math.max(...sizes)]; // a name is as large in every view
  state.faint = edges.length > 800; // many links at full strength would hide the actors
  state.loners = nodes.some((node) => node.shown && !story.linksOf[node.id].length);
  const nodeSet = new window.vis.DataSet([...wantedNodes(state)].map((id) => nodeOf(state, id)));
  const edgeSet = new window.vis.DataSet(edges.map((edge) => edgeOf(state, edge.from, edge.to)));
  const chart = new window.vis.Network(parts.room, { nodes: nodeSet, edges: edgeSet }, options);
  Object.assign(state, { nodeSet, edgeSet, chart, base: new Set(edgeSet.getIds()) });
  chart.on("afterDrawing", (context) => drawNames(state, context, (id) => isAway(state, id)));
  chart.on("click", ({ nodes: [actor], edges: [link] }) => {
    if (actor !== undefined) open({ name: "actor", actor });
    else if (link !== undefined) open(linkView(link));
    else open(null);
  });
  listenToHover(state);
  keepFitted(state);
  parts.room.querySelector(".vis-network").tabIndex = -1; // the room around it is the one that takes keys
  chart.once("afterDrawing", () => parts.room.setAttribute("data-ready", "1"));
  return {
    show: (result) => show(state, result),
    fit: () => fit(state),
    zoom: (factor) => {
      state.fitted = false;
      zoom(state, factor);
    },
    walk: (dx, dy) => walk(state, dx, dy),
    picture: () => parts.room.querySelector("canvas"),
    counts: () => ({ actors: nodeSet.length, links: edgeSet.length }),
    shapes: () => shapesOf(state),
    repaint: () => {
      repaint(state);
      chart.body.emitter.emit("_redraw"); // at once: printing waits for no frame
    },
    marked: () => state.marked,
    chart,
  };
}

function linkView(link) {
  const [first, second] = link.split(" ").map(Number);
  return { name: "link", first, second };
}

/** Draw what the filter leaves in; dim what is not selected; draw what is selected in any case. */
function show(state, { alive, actors, path }) {
  Object.assign(state, { alive, path: Boolean(path), marked: actors.length === 1 ? actors[0] : -1 });
  state.focus = actors.length ? neighbourhood(state, actors, path) : null;
  repaint(state);
}

/** Bring the drawing up to date: every change first, then one frame, since each set would draw its own. */
function repaint(state) {
  const { emitter } = state.chart.body;
  emitter.emit("_blockRedraw");
  const nodes = wantedNodes(state);
  bring(
    state,
    state.nodeSet,
    [...nodes].map((id) => nodeOf(state, id)),
    ({ color, borderWidth }) => `${color.background} ${color.border} ${borderWidth}`,
  );
  const edges = wantedEdges(state, nodes).map(([a, b]) => edgeOf(state, a, b));
  bring(state, state.edgeSet, edges, ({ color, width }) => `${color.color} ${color.opacity} ${width}`);
  emitter.emit("_allowRedraw");
  emitter.emit("_requestRedraw");
  state.parts.changed();
}

/** Make a data set hold exactly these items, touching only what looks different. */
function bring(state, set, items, look) {
  const wanted = new Set(items.map((item) => item.id));
  const gone = set.getIds().filter((id) => !wanted.has(id));
  if (gone.length) set.remove(gone);
  const changed = items.filter((item) => !set.get(item.id) || state.looks.get(item.id) !== look(item));
  for (const item of changed) state.looks.set(item.id, look(item));
  if (changed.length) set.update(changed);
}

function paddingIn(room) {
  const beside = Math.min(56, room.clientWidth * 0.06); // for names
  return { top: ABOVE, right: beside, bottom: BELOW, left: beside };
}

/** The view that shows all of some actors. */
function wholeOf(state, ids, closest = CLOSEST) {
  const { room } = state.parts;
  const places = ids.map((id) => state.stored.get(id));
  return framed(places, { width: room.clientWidth, height: room.clientHeight }, paddingIn(room), closest);
}

/** Fit what is selected, else everything that is drawn. */
function fit(state) {
  const drawn = state.nodeSet.getIds();
  const chosen = state.focus ? drawn.filter((id) => state.focus.has(id)) : [];
  const whole = wholeOf(state, drawn);
  const view = chosen.length ? wholeOf(state, chosen, Math.min(CLOSEST, whole.scale * CLOSER)) : whole;
  state.chart.moveTo({ ...view, animation: false });
  state.fitted = true;
}

/** A drawing that was fitted, and not moved since, is fitted again when its room changes. */
function keepFitted(state) {
  for (const moved of ["dragEnd", "zoom"])
    state.chart.on(moved, () => {
      state.fitted = false;
    });
  state.chart.on("resize", () => {
    if (orient(state, state.parts.room)) state.nodeSet.update(state.nodeSet.getIds().map((id) => placeOf(state, id)));
    if (state.nodeSet.length !== wantedNodes(state).size) repaint(state); // those without a link, by room
    if (state.fitted) requestAnimationFrame(() => fit(state));
  });
}

/** The layout is wider than high; where what is free is higher than wide, its axes change places. */
function orient(state, room) {
  const { left, right } = paddingIn(room);
  const upright = room.clientHeight - ABOVE - BELOW > room.clientWidth - left - right;
  if (upright === state.upright) return false;
  state.upright = upright;
  for (const node of state.stored.values()) [node.x, node.y] = [node.y, node.x];
  return true;
}

function placeOf(state, id) {
  const { x, y } = state.stored.get(id);
  return { id, x, y };
}

function zoom(state, factor) {
  state.chart.moveTo({ scale: Math.min(4, Math.max(0.03, state.chart.getScale() * factor)), animation: false });
}

/** The drawn neighbour of the marked actor that lies most in a direction; null where there is none. */
function walk(state, dx, dy) {
  if (state.marked < 0) return state.nodeSet.length ? mostNamed(state) : null;
  const at = state.stored.get(state.marked);
  let best = null;
  let least = Infinity;
  for (const id of state.focus ?? []) {
    const other = state.stored.get(id);
    if (id === state.marked || !other) continue;
    const [x, y] = [other.x - at.x, other.y - at.y];
    const along = x * dx + y * dy;
    const across = Math.abs(x * dy) + Math.abs(y * dx);
    if (along > 0 && along + 2 * across < least) [best, least] = [id, along + 2 * across];
  }
  return best;
}

function mostNamed(state) {
  return state.nodeSet.getIds().sort((a, b) => state.stored.get(b).size - state.stored.get(a).size || a - b)[0];
}

/** What the pointer rests on, in words beside it. `parts.describe(ends)` tells an actor or a link. */
function listenToHover(state) {
  const { tip, room, describe } = state.parts;
  const hide = () => {
    tip.hidden = true;
    room.style.cursor = "";
  };
  const tell = (ends, { x, y }) => {
    tip.textContent = describe(ends);
    tip.hidden = false;
    tip.style.left = `${Math.min(x + 12, room.clientWidth - tip.offsetWidth - 4)}px`;
    tip.style.top = `${Math.min(y + 12, room.clientHeight - tip.offsetHeight - 4)}px`;
    room.style.cursor = "pointer";
  };
  state.chart.on("hoverNode", ({ node, pointer }) => tell([node], pointer.DOM));
  state.chart.on("hoverEdge", ({ edge, pointer }) => tell(edge.split(" ").map(Number), pointer.DOM));
  for (const gone of ["blurNode", "blurEdge", "dragStart", "zoom"]) state.chart.on(gone, hide);
}
