/** The timeline: a histogram of independent roots by day, and a range the reader brushes over it. */

import { allDays, coreDays, histogram, stepsFor } from "./bins.mjs";
import { dayInWords, rangeInWords } from "./dates.mjs";
import { theme } from "./theme.mjs";

const ORDER = ["reported", "disputed", "announced", "denied"];
const FOOT = 30;
const TOP = 4;

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
      paint(state);
    },
    repaint: () => paint(state),
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
  paint(state);
}

function resize(state) {
  const { width, height } = state.parts.body.getBoundingClientRect();
  const ratio = window.devicePixelRatio || 1;
  state.width = width;
  state.height = height;
  state.parts.canvas.width = Math.max(1, Math.round(width * ratio));
  state.parts.canvas.height = Math.max(1, Math.round(height * ratio));
  paint(state);
}

const scaleOf = ({ edges, width }) => width / (edges.at(-1) - edges[0]);
const xOf = (state, day) => (day - state.edges[0]) * scaleOf(state);
const dayAt = (state, x) => Math.round(state.edges[0] + x / scaleOf(state));

function paint(state) {
  if (!state.width) return;
  const steps = stepsFor(state.domain, state.width);
  Object.assign(state, { step: steps.name, edges: steps.edges });
  state.drawn = histogram(state.story, state.all, state.edges);
  const chosen = state.chosen ? histogram(state.story, state.chosen, state.edges) : null;
  const context = state.parts.canvas.getContext("2d");
  const ratio = window.devicePixelRatio || 1;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, state.width, state.height);
  const total = (bar) => ORDER.reduce((sum, status) => sum + bar[status], 0);
  const highest = state.drawn.bars.reduce((most, bar) => Math.max(most, total(bar)), 1);
  const unit = (state.height - FOOT - TOP) / highest;
  const colours = theme();
  paintBars(state, context, state.drawn.bars, unit, chosen ? colours.all : colours.bar);
  if (chosen) paintBars(state, context, chosen.bars, unit, colours.accent);
  paintVague(state, context, chosen ?? state.drawn);
  paintRange(state, context);
  paintAxis(state, context);
  placeHandles(state);
}

function paintBars(state, context, bars, unit, colour) {
  bars.forEach((bar, at) => {
    const left = xOf(state, state.edges[at]);
    const width = Math.max(2, Math.min(26, xOf(state, state.edges[at + 1]) - left - 1));
    let low = state.height - FOOT;
    for (const status of ORDER) {
      const height = bar[status] * unit;
      if (height) paintForm(context, status, [left, low - height, width, height], colour);
      low -= height;
    }
  });
}

/** Status by form: full, hatched, hollow, crossed. */
export function paintForm(context, status, [x, y, width, height], colour) {
  context.save();
  context.fillStyle = context.strokeStyle = colour;
  context.lineWidth = 1.2;
  if (status === "reported") context.fillRect(x, y, width, Math.max(1, height - 0.5));
  else {
    context.beginPath();
    context.rect(x + 0.6, y + 0.6, width - 1.2, Math.max(1, height - 1.2));
    context.stroke();
    context.clip();
    context.beginPath();
    const step = status === "disputed" ? 4 : Infinity;
    for (let at = -height; step < Infinity && at < width; at += step)
      line(context, x + at, y + height, x + at + height, y);
    if (status === "denied") {
      line(context, x, y, x + width, y + height);
      line(context, x, y + height, x + width, y);
    }
    context.stroke();
  }
  context.restore();
}

function line(context, ...[fromX, fromY, toX, toY]) {
  context.moveTo(fromX, fromY);
  context.lineTo(toX, toY);
}

/** What is known only to the month or year, as a strip under the bars: the more, the darker. */
function paintVague(state, context, { vague }) {
  const most = Math.max(1, ...vague);
  context.fillStyle = theme().faint;
  vague.forEach((count, at) => {
    if (!count) return;
    const [left, right] = [xOf(state, state.edges[at]), xOf(state, state.edges[at + 1])];
    context.globalAlpha = 0.25 + 0.6 * (count / most);
    context.fillRect(left, state.height - FOOT + 4, right - left, 4);
  });
  context.globalAlpha = 1;
}

const LABELS = {
  day: { day: "numeric", month: "short", year: "numeric" },
  week: { day: "numeric", month: "short", year: "numeric" },
  month: { month: "short", year: "numeric" },
  quarter: { month: "short", year: "numeric" },
  year: { year: "numeric" },
  decade: { year: "numeric" },
};

function paintAxis(state, context) {
  const colours = theme();
  context.fillStyle = colours.all;
  context.fillRect(0, state.height - FOOT + 1, state.width, 1);
  context.fillStyle = colours.axis;
  context.font = "11px system-ui, sans-serif";
  context.textBaseline = "bottom";
  let free = 0;
  for (const day of state.edges.slice(0, -1)) {
    const x = xOf(state, day);
    const words = dayInWords(day, state.language, LABELS[state.step]);
    const { width } = context.measureText(words);
    if (x < free || x + width > state.width) continue;
    context.fillText(words, x, state.height - 3);
    context.fillRect(x, state.height - FOOT + 1, 1, 5);
    free = x + width + 24;
  }
}

function bounds(state) {
  const [from, to] = state.range;
  return [from ?? state.edges[0], to ?? state.edges.at(-1)];
}

function paintRange(state, context) {
  if (state.range[0] === null && state.range[1] === null) return;
  const [from, to] = bounds(state).map((day) => Math.min(state.width, Math.max(0, xOf(state, day))));
  const colours = theme();
  context.fillStyle = colours.paper;
  context.globalAlpha = 0.65;
  context.fillRect(0, 0, from, state.height);
  context.fillRect(to, 0, state.width - to, state.height);
  context.globalAlpha = 1;
  context.strokeStyle = colours.accent;
  context.strokeRect(from + 0.5, 0.5, Math.max(1, to - from - 1), state.height - FOOT + 8);
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
  tip.textContent = `${days}: ${parts.join(", ")}`;
  tip.style.left = `${Math.min(x, state.width - 220)}px`;
}
