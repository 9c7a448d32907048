/** The timeline's drawing: bars by status, what is less exact, the scale, the days, the chosen range. */

import { histogram, stepsFor, ticksFor } from "./bins.mjs";
import { dateOf, dayInWords } from "./dates.mjs";
import { FONT, theme } from "./theme.mjs";
import { amount } from "./words.mjs";

/** Statuses as they stand on one another in a bar. */
export const ORDER = ["reported", "disputed", "announced", "denied"];
const FOOT = 30;
const TOP = 16;
/** Pixels a named day takes on the axis. */
const A_NAME = 88;

/** Pixels a day. */
export const scaleOf = ({ edges, width }) => width / (edges.at(-1) - edges[0]);

/** Where a day begins, in pixels. */
export const xOf = (state, day) => (day - state.edges[0]) * scaleOf(state);

/** First day and the day after the last of the range, or of all that is shown. */
export function bounds(state) {
  const [from, to] = state.range;
  return [from ?? state.edges[0], to ?? state.edges.at(-1)];
}

/** Draw the events in view; where some are chosen, those in colour and the rest in grey. */
export function paint(state) {
  if (!state.width) return;
  if (!state.story.days.some(Boolean)) return; // no day is known: an axis would show invented ones
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
  paintScale(state, context, highest);
  paintBars(state, context, state.drawn.bars, unit, chosen ? colours.all : colours.bar);
  if (chosen) paintBars(state, context, chosen.bars, unit, colours.accent);
  paintVague(state, context, chosen ?? state.drawn);
  paintRange(state, context);
  paintAxis(state, context);
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

/** What is known less exactly than a bar is wide, as a strip under the bars: the more, the darker. */
function paintVague(state, context, { vague }) {
  const most = Math.max(1, ...vague);
  vague.forEach((count, at) => {
    if (!count) return;
    const [left, right] = [xOf(state, state.edges[at]), xOf(state, state.edges[at + 1])];
    paintStrip(context, [left, state.height - FOOT + 4, right - left, 4], 0.25 + 0.6 * (count / most));
  });
}

/** A piece of that strip. */
export function paintStrip(context, box, strength) {
  context.save();
  context.fillStyle = theme().faint;
  context.globalAlpha = strength;
  context.fillRect(...box);
  context.restore();
}

/** What the height of a bar counts: a line at the highest, with its number. */
function paintScale(state, context, highest) {
  const colours = theme();
  context.fillStyle = colours.all;
  context.fillRect(0, TOP, state.width, 1);
  context.fillStyle = colours.axis;
  context.font = `11px ${FONT}`;
  context.textBaseline = "bottom";
  context.fillText(amount(state.text, "most", highest), 0, TOP - 1);
}

const LABELS = {
  day: { day: "numeric", month: "short" },
  month: { month: "short", year: "numeric" },
  year: { year: "numeric" },
};

function paintAxis(state, context) {
  const colours = theme();
  context.fillStyle = colours.all;
  context.fillRect(0, state.height - FOOT + 1, state.width, 1);
  context.fillStyle = colours.axis;
  context.textBaseline = "bottom";
  const { unit, days } = ticksFor([state.edges[0], state.edges.at(-1)], Math.max(2, state.width / A_NAME));
  let year = null;
  for (const day of days) {
    const x = xOf(state, day);
    const own = dateOf(day).getUTCFullYear();
    const said = own === year ? LABELS[unit] : { ...LABELS[unit], year: "numeric" }; // the year once is enough
    const words = dayInWords(day, state.language, said);
    context.fillRect(x, state.height - FOOT + 1, 1, 5);
    if (x + context.measureText(words).width > state.width) continue;
    context.fillText(words, x, state.height - 3);
    year = own;
  }
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
