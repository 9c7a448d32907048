/** The actor network: drawn by vis-network, named, dimmed and walked through here. */

import { drawNames } from "./names.mjs";
import { signOf } from "./story.mjs";
import { groupColour, signName, theme } from "./theme.mjs";

/** As in the drawing that the page comes with: more would take too long a frame. */
const MOST_ACTORS = 1500;
const MOST_LINKS = 4000;

/** A graph in an element. `open(view)` is called when an actor or a link is chosen. */
export function createGraph(story, drawing, parts, open) {
  const { nodes, edges } = drawing;
  const { options } = drawing;
  const stored = new Map(nodes.map((node) => [node.id, node]));
  const shown = new Set(nodes.filter((node) => node.shown).map((node) => node.id));
  const state = {
    story,
    stored,
    shown,
    looks: new Map(),
    alive: null,
    focus: null,
    marked: -1,
    label: (place) => story.actors.name[place],
  };
  state.faint = edges.length > 800; // many links at full strength would hide the actors
  const nodeSet = new window.vis.DataSet([...shown].map((id) => nodeOf(state, id)));
  const edgeSet = new window.vis.DataSet(edges.map((edge) => edgeOf(state, edge.from, edge.to)));
  const chart = new window.vis.Network(parts.room, { nodes: nodeSet, edges: edgeSet }, options);
  Object.assign(state, { nodeSet, edgeSet, chart, parts, base: new Set(edgeSet.getIds()) });
  chart.on("afterDrawing", (context) => drawNames(state, context, (id) => isAway(state, id)));
  chart.on("click", ({ nodes: [actor], edges: [link] }) => {
    if (actor !== undefined) open({ name: "actor", actor });
    else if (link !== undefined) open(linkView(link));
    else open(null);
  });
  listenToHover(state);
  chart.once("afterDrawing", () => parts.room.setAttribute("data-ready", "1"));
  return {
    show: (result) => show(state, result),
    fit: () => fit(state),
    zoom: (factor) => zoom(state, factor),
    walk: (dx, dy) => walk(state, dx, dy),
    picture: () => parts.room.querySelector("canvas"),
    counts: () => ({ actors: nodeSet.length, links: edgeSet.length }),
    shapes: () => shapesOf(state),
    repaint: () => repaint(state),
    marked: () => state.marked,
    chart,
    speakLabels: (label) => {
      state.label = label;
      chart.redraw();
    },
  };
}

function linkView(link) {
  const [first, second] = link.split(" ").map(Number);
  return { name: "link", first, second };
}

function nodeOf(state, id) {
  const { story, stored } = state;
  const { x, y, shape, size } = stored.get(id);
  const away = isAway(state, id);
  const colours = theme();
  const fill = away ? colours.dim : groupColour(story.actors.community[id]);
  const border = id === state.marked ? colours.ink : fill;
  return {
    id,
    x,
    y,
    shape,
    size,
    borderWidth: id === state.marked ? 3 : 1,
    color: { background: fill, border, hover: fill, highlight: fill },
  };
}

function edgeOf(state, from, to) {
  const link = state.story.link(from, to);
  const colours = theme();
  const sign = signName(signOf(link < 0 ? 0 : state.story.links.score[link]));
  const away = isAway(state, from) || isAway(state, to) || isLinkAway(state, from, to);
  const weight = link < 0 ? 1 : state.story.links.weight[link];
  return {
    id: `${from} ${to}`,
    from,
    to,
    width: Math.min(6, 0.8 + Math.log2(1 + weight) * 0.7),
    dashes: sign === "conflict" ? [5, 4] : false,
    color: {
      color: away ? colours.dim : colours[sign],
      opacity: away ? 0.35 : state.faint ? 0.4 : 0.75,
      hover: colours[sign],
    },
  };
}

function isAway(state, id) {
  return Boolean(state.focus) && !state.focus.has(id);
}

function isLinkAway(state, from, to) {
  return Boolean(state.focus) && state.marked >= 0 && from !== state.marked && to !== state.marked;
}

/** Draw what the filter leaves in; dim what is not selected; draw what is selected in any case. */
function show(state, { alive, actors, path }) {
  Object.assign(state, { alive, path: Boolean(path), marked: actors.length === 1 ? actors[0] : -1 });
  state.focus = actors.length ? neighbourhood(state, actors, path) : null;
  repaint(state);
}

function repaint(state) {
  const nodes = wantedNodes(state);
  bring(
    state,
    state.nodeSet,
    [...nodes].map((id) => nodeOf(state, id)),
    ({ color, borderWidth }) => `${color.background} ${borderWidth}`,
  );
  const edges = wantedEdges(state, nodes).map(([a, b]) => edgeOf(state, a, b));
  bring(state, state.edgeSet, edges, ({ color }) => `${color.color} ${color.opacity}`);
  state.chart.redraw();
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

function wantedNodes(state) {
  const { alive, stored, shown, focus, story } = state;
  const wanted = alive
    ? new Set(
        [...stored.keys()]
          .filter((id) => alive.actors[id])
          .sort((a, b) => story.claimsOf[b].length - story.claimsOf[a].length || a - b)
          .slice(0, MOST_ACTORS),
      )
    : new Set(shown);
  for (const id of focus ?? []) if (stored.has(id)) wanted.add(id);
  return wanted;
}

function wantedEdges(state, nodes) {
  const {
    story: { links, linksOf },
    alive,
    base,
    focus,
  } = state;
  const drawn = (link) => nodes.has(links.first[link]) && nodes.has(links.second[link]);
  const pair = (link) => [links.first[link], links.second[link]];
  const own = [...(focus ?? [])]
    .flatMap((actor) => linksOf[actor])
    .filter((link) => drawn(link) && (!alive || alive.links[link]))
    .filter((link) => focus.has(links.first[link]) && focus.has(links.second[link]));
  const rest = alive
    ? strongest(
        links,
        [...links.first.keys()].filter((link) => alive.links[link] && drawn(link)),
      ).map(pair)
    : [...base].map((id) => id.split(" ").map(Number));
  const wanted = new Map(rest.map((ends) => [ends.join(" "), ends]));
  for (const link of own) wanted.set(pair(link).join(" "), pair(link));
  return [...wanted.values()];
}

function strongest(links, kept) {
  if (kept.length <= MOST_LINKS) return kept;
  return kept.sort((a, b) => links.weight[b] - links.weight[a] || a - b).slice(0, MOST_LINKS);
}

function neighbourhood(state, actors, path) {
  const near = new Set(actors);
  if (actors.length > 1 || path) return near;
  for (const link of state.story.linksOf[actors[0]]) {
    if (state.alive && !state.alive.links[link]) continue;
    near.add(state.story.links.first[link]);
    near.add(state.story.links.second[link]);
  }
  return near;
}

/** Fit what is selected, else the connected part: lone actors must not shrink it. */
function fit(state) {
  const drawn = state.nodeSet.getIds();
  const connected = drawn.filter((id) => state.story.linksOf[id].length);
  const nodes = state.focus ? drawn.filter((id) => state.focus.has(id)) : connected;
  state.chart.fit({ nodes: nodes.length ? nodes : drawn, animation: false, maxZoomLevel: 1.3 });
  zoom(state, 0.92); // names stand beside their discs: leave them room at the edges
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

function listenToHover(state) {
  const { tip } = state.parts;
  const hide = () => {
    tip.hidden = true;
  };
  state.chart.on("hoverNode", ({ node, pointer }) => {
    tip.textContent = `${state.label(node)} · ${state.story.claimsOf[node].length}`;
    tip.style.left = `${pointer.DOM.x + 12}px`;
    tip.style.top = `${pointer.DOM.y + 12}px`;
    tip.hidden = false;
  });
  state.chart.on("blurNode", hide);
  state.chart.on("dragStart", hide);
  state.chart.on("zoom", hide);
}

/** Everything drawn as plain values, for the vector picture. */
function shapesOf(state) {
  const nodes = state.nodeSet
    .get()
    .map((node) => ({ ...node, colour: node.color.background, name: state.label(node.id) }));
  const edges = state.edgeSet
    .get()
    .map((edge) => ({
      from: state.stored.get(edge.from),
      to: state.stored.get(edge.to),
      width: edge.width,
      dashes: edge.dashes,
      colour: edge.color.color,
    }));
  return { nodes, edges, named: new Set((state.named ?? []).map((box) => box.place)) };
}
