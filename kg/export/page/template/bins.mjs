/** The timeline's arithmetic: which stretch it shows, in which steps, and what falls where. */

import { dateOf, dayOf } from "./dates.mjs";

const MONTHS = { month: 1, quarter: 3, year: 12, decade: 120 };
const DAYS = { day: 1, week: 7 };
/** A bar is at least this wide, in pixels. */
const NARROWEST = 7;

/** Share of the events that the main stretch holds at least. */
const MOST = 0.9;
/** A whole that is at most this many times as long as the main stretch is shown as it is. */
const LITTLE_MORE = 1.6;

/**
 * The days that hold nearly all events: a lone year long before or after must not squeeze the rest.
 * The shortest stretch with nine tenths of them, or the whole where that is little longer. Returns
 * [first, after], a week at least.
 */
export function coreDays(days) {
  const starts = days
    .filter(Boolean)
    .map(([first]) => first)
    .sort((a, b) => a - b);
  if (!starts.length) return [0, 7];
  const count = Math.ceil(MOST * starts.length);
  let best = [starts[0], starts[count - 1]];
  for (let at = 1; at + count <= starts.length; at += 1) {
    const last = starts[at + count - 1];
    if (last - starts[at] < best[1] - best[0]) best = [starts[at], last];
  }
  const whole = [starts[0], starts.at(-1)];
  const [first, last] = whole[1] - whole[0] <= Math.max(14, LITTLE_MORE * (best[1] - best[0])) ? whole : best;
  const margin = 1 + Math.round((last - first) * 0.03);
  return [first - margin, Math.max(last + 1 + margin, first + 7)];
}

/** The days that hold all events. */
export function allDays(days) {
  const known = days.filter(Boolean);
  if (!known.length) return [0, 7];
  const first = known.reduce((least, day) => Math.min(least, day[0]), Infinity);
  const after = known.reduce((most, day) => Math.max(most, day[0] + 1), -Infinity);
  return [first - 1, Math.max(after + 1, first + 7)];
}

/** Steps that fit a width: {name, edges}, edges being the first day of each bin and the end. */
export function stepsFor([first, after], width) {
  const most = Math.max(7, Math.floor(width / NARROWEST));
  const spans = { day: 1, week: 7, month: 30.4, quarter: 91, year: 365, decade: 3652 };
  const name = Object.keys(spans).find((step) => (after - first) / spans[step] <= most) ?? "decade";
  const edges = [];
  let edge = floorOf(first, name);
  while (edge < after && edges.length < 4000) {
    edges.push(edge);
    edge = nextOf(edge, name);
  }
  edges.push(edge);
  return { name, edges };
}

function floorOf(day, name) {
  if (name === "day") return day;
  if (name === "week") return day - ((((day + 3) % 7) + 7) % 7);
  const date = dateOf(day);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
  return dayOfMonth(month - (month % MONTHS[name]));
}

function nextOf(day, name) {
  if (DAYS[name]) return day + DAYS[name];
  const date = dateOf(day);
  return dayOfMonth(date.getUTCFullYear() * 12 + date.getUTCMonth() + MONTHS[name]);
}

function dayOfMonth(months) {
  const year = String(Math.floor(months / 12)).padStart(4, "0");
  return dayOf(`${year}-${String((months % 12) + 1).padStart(2, "0")}-01`) ?? Math.floor(months * 30.44) - 719_528;
}

const TICKS = [
  ["day", 1],
  ["day", 2],
  ["day", 7],
  ["month", 1],
  ["month", 3],
  ["month", 6],
  ...[1, 2, 5, 10, 20, 50, 100].map((years) => ["year", years]),
];
const LENGTHS = { day: 1, month: 30.4, year: 365.25 };

/**
 * Days to name on the axis, evenly and at whole months or years where days are too many:
 * {unit, days}, at most `most` of them.
 */
export function ticksFor([first, after], most) {
  const fits = ([unit, step]) => (after - first) / (LENGTHS[unit] * step) <= most;
  const [unit, step] = TICKS.find(fits) ?? TICKS.at(-1);
  const days = [];
  if (unit === "day") for (let day = first; day < after; day += step) days.push(day);
  else {
    const months = step * (unit === "year" ? 12 : 1);
    const date = dateOf(first);
    let month = Math.ceil((date.getUTCFullYear() * 12 + date.getUTCMonth()) / months) * months;
    for (let day = dayOfMonth(month); day < after; day = dayOfMonth((month += months)))
      if (day >= first) days.push(day);
  }
  return { unit, days };
}

/** The bin of a day, -1 before the first, `edges.length - 1` after the last. */
export function binOf(edges, day) {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle] <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * Independent roots by bin and status, and by bin how many events are known less exactly than that
 * (a month in a row of days). `before` and `after` count what lies outside.
 */
export function histogram(story, events, edges) {
  const count = edges.length - 1;
  const bars = Array.from({ length: count }, () => ({ reported: 0, disputed: 0, announced: 0, denied: 0, events: 0 }));
  const vague = new Array(count).fill(0);
  let [before, after] = [0, 0];
  for (const event of events) {
    const days = story.days[event];
    if (!days) continue;
    const bin = binOf(edges, days[0]);
    if (bin < 0 && days[1] <= edges[0]) before += 1;
    else if (bin >= count) after += 1;
    else if (bin >= 0 && days[1] <= Math.max(edges[bin + 1], days[0] + 7)) add(bars[bin], story, event);
    else for (let at = Math.max(0, bin); at < count && edges[at] < days[1]; at += 1) vague[at] += 1;
  }
  return { bars, vague, before, after };
}

function add(bar, story, event) {
  bar[story.events.status[event]] += Math.max(1, story.events.roots[event].length);
  bar.events += 1;
}
