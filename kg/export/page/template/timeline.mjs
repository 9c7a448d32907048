/** The timeline: a histogram of independent roots by day, and a range the reader brushes over it. */

import { allDays, coreDays } from "./bins.mjs";
import { dayInWords, rangeInWords } from "./dates.mjs";
import { ORDER, bounds, paint, scaleOf, xOf } from "./timeline-paint.mjs";

/** A timeline in its elements. `brush(from, to, done)` is called while and after a range is drawn. */
export function createTimeline(story, parts, brush) {
  const state = {
    story,
    parts,
    brush,
    whole: false,
    domain: coreDays(story.days),
    range: [null, null],
    all: [],
    chosen: null,
    language: "en",
    text: (name) => name,
    width: 0,
    height: 0,
  };
  new ResizeObserver(() => resize(state)).observe(parts.body);
  listenToPointer(state);
  for (const [at, handle] of [parts.from, parts.to].entries())
    handle.addEventListener("keydown", (press) => nudge(state, at, press));
  return {
    show(view) {
      Object.assign(state, view);
      draw(state);
    },
    repaint: () => draw(state),
    zoomToRange: () => zoomTo(state, [state.range[0] ?? state.domain[0], state.range[1] ?? state.domain[1]]),
    toggleWhole() {
      state.whole = !state.whole;
      zoomTo(state, state.whole ? allDays(story.days) : coreDays(story.days));
    },
    outside: () => ({ before: state.drawn?.before ?? 0, after: state.drawn?.after ?? 0, whole: state.whole }),
  };
}

function zoomTo(state, domain) {
  state.domain = domain[1] - domain[0] < 3 ? [domain[0] - 2, domain[1] + 2] : domain;
  draw(state);
}

function resize(state) {
  const { width, height } = state.parts.body.getBoundingClientRect();
  const ratio = window.devicePixelRatio || 1;
  state.width = width;
  state.height = height;
  state.parts.canvas.width = Math.max(1, Math.round(width * ratio));
  state.parts.canvas.height = Math.max(1, Math.round(height * ratio));
  draw(state);
}

function draw(state) {
  paint(state);
  for (const handle of [state.parts.from, state.parts.to]) handle.hidden = !state.edges;
  if (state.width && state.edges) placeHandles(state);
}

function placeHandles(state) {
  const days = bounds(state);
  [state.parts.from, state.parts.to].forEach((handle, at) => {
    const x = Math.min(state.width, Math.max(0, xOf(state, days[at])));
    handle.style.left = `${x}px`;
    const shown = days[at] - at;
    handle.setAttribute("aria-valuemin", state.edges[0]);
    handle.setAttribute("aria-valuemax", state.edges.at(-1));
    handle.setAttribute("aria-valuenow", Math.min(state.edges.at(-1), Math.max(state.edges[0], shown)));
    handle.setAttribute("aria-valuetext", dayInWords(shown, state.language));
    handle.setAttribute("aria-label", state.text(at ? "rangeEnd" : "rangeStart"));
  });
}

const dayAt = (state, x) => Math.round(state.edges[0] + x / scaleOf(state));

const KEYS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageUp: 7, PageDown: -7 };

function nudge(state, at, press) {
  const [from, to] = bounds(state);
  const days = [from, to];
  if (press.key === "Home") days[at] = at ? from + 1 : state.edges[0];
  else if (press.key === "End") days[at] = at ? state.edges.at(-1) : to - 1;
  else if (KEYS[press.key]) days[at] += KEYS[press.key];
  else return;
  press.preventDefault();
  if (days[0] < days[1]) state.brush(days[0], days[1], true);
}

function listenToPointer(state) {
  const { body, tip } = state.parts;
  let began = null;
  const at = (move) => move.clientX - body.getBoundingClientRect().left;
  body.addEventListener("pointerdown", (press) => {
    if (press.button !== 0 || !state.edges) return;
    began = grabbed(state, at(press));
    body.setPointerCapture(press.pointerId);
  });
  body.addEventListener("pointermove", (move) => {
    if (began === null) return explain(state, at(move), tip);
    if (Math.abs(at(move) - began.x) > 3 || began.moved) {
      began.moved = true;
      state.brush(...between(state, began, at(move)), false);
    }
    return undefined;
  });
  body.addEventListener("pointerup", (release) => {
    if (began === null) return;
    if (began.moved) state.brush(...between(state, began, at(release)), true);
    else pickBin(state, at(release));
    began = null;
  });
  body.addEventListener("pointercancel", () => {
    began = null;
  });
  body.addEventListener("pointerleave", () => {
    tip.hidden = true;
  });
}

/** Where a brush begins: at the pointer, or at the far end of the range whose edge is taken. */
function grabbed(state, x) {
  const ends = bounds(state).map((day) => xOf(state, day));
  const set = state.range[0] !== null || state.range[1] !== null;
  if (set && Math.abs(x - ends[0]) < 8) return { x: ends[1] };
  if (set && Math.abs(x - ends[1]) < 8) return { x: ends[0] };
  return { x };
}

function between(state, began, x) {
  const days = [dayAt(state, began.x), dayAt(state, x)].sort((a, b) => a - b);
  const [low, high] = [state.edges[0], state.edges.at(-1)].map((edge) => edge);
  const from = Math.min(high - 1, Math.max(low, days[0]));
  return [from, Math.min(high, Math.max(from + 1, days[1]))];
}

function binAt(state, x) {
  const day = state.edges[0] + x / scaleOf(state);
  return state.edges.findIndex((edge, at) => at + 1 < state.edges.length && day >= edge && day < state.edges[at + 1]);
}

function pickBin(state, x) {
  const bin = binAt(state, x);
  if (bin >= 0) state.brush(state.edges[bin], state.edges[bin + 1], true);
}

function explain(state, x, tip) {
  const bin = state.edges ? binAt(state, x) : -1;
  const bar = state.drawn?.bars[bin];
  tip.hidden = !bar?.events && !state.drawn?.vague[bin];
  if (tip.hidden) return;
  const days = rangeInWords(state.edges[bin], state.edges[bin + 1], state.language);
  const parts = ORDER.filter((status) => bar[status]).map((status) => `${bar[status]} ${state.text(status)}`);
  if (state.drawn.vague[bin]) parts.push(state.text("lessExact", { n: state.drawn.vague[bin] }));
  tip.textContent = days + state.text("colon") + parts.join(state.text("comma"));
  tip.style.left = `${Math.min(x, state.width - 220)}px`;
}
