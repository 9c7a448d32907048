/** Days as whole numbers (0 is 1970-01-01), and how a time is written with its precision. */

const DAY = 86_400_000;
const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?/;
const LOCALE = { en: "en-GB", zh: "zh-CN" };

/** The day of an ISO date, null for anything else. */
export function dayOf(iso) {
  const match = ISO.exec(iso ?? "");
  if (!match) return null;
  const date = new Date(0);
  date.setUTCFullYear(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  const same = date.getUTCMonth() === Number(match[2]) - 1 && date.getUTCDate() === Number(match[3]);
  return same ? Math.round(date.getTime() / DAY) : null;
}

/** The ISO date of a day. */
export function isoOf(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The UTC date of a day. */
export function dateOf(day) {
  return new Date(day * DAY);
}

/**
 * First day and the day after the last of a time [start, end, …], null where it has no date. An end
 * within a day counts that day; a time open to one side stands where its known bound is.
 */
export function daysOf(time) {
  const start = dayOf(time[0]);
  const clock = ISO.exec(time[1] ?? "")?.[4];
  const bound = dayOf(time[1]);
  const end = bound !== null && clock && clock !== "00:00" ? bound + 1 : bound;
  if (start === null && end === null) return null;
  if (start === null) return [end - 1, end];
  if (end === null) return [start, start + 1];
  return [start, Math.max(end, start + 1)];
}

const formats = new Map(); // making one takes as long as writing a hundred days with it

function formatOf(language, options) {
  const key = `${language} ${JSON.stringify(options)}`;
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(LOCALE[language], { timeZone: "UTC", ...options }));
  return formats.get(key);
}

/** A day in words. */
export function dayInWords(day, language, options = { day: "numeric", month: "short", year: "numeric" }) {
  return formatOf(language, options).format(dateOf(day));
}

/** A range of days in words, the last day included. */
export function rangeInWords(first, after, language) {
  if (after - first <= 1) return dayInWords(first, language);
  return `${dayInWords(first, language)} – ${dayInWords(after - 1, language)}`;
}

/** What of a bound is written, by the unit that the text speaks in; a day where it is none of these. */
const BOUNDS = { year: { year: "numeric" }, month: { month: "long", year: "numeric" } };

/** A time in words, as precisely as it is known and no more precisely. */
export function timeInWords(time, language, text) {
  const days = daysOf(time);
  if (!days) return text("noDate");
  if (time[1] === null) return text("since", { day: boundInWords(days[0], time[2], language) });
  if (time[0] === null) return text("until", { day: boundInWords(days[1] - 1, time[2], language) });
  const [first, after] = days;
  if (time[2] === "year" || isWhole(first, after, 12)) return dayInWords(first, language, { year: "numeric" });
  if (isWhole(first, after, 1)) return dayInWords(first, language, { month: "long", year: "numeric" });
  return rangeInWords(first, after, language) + clockInWords(time);
}

/** The known bound of an open time, as exact as its unit. */
function boundInWords(day, unit, language) {
  return dayInWords(day, language, BOUNDS[unit]);
}

function isWhole(first, after, months) {
  const [from, to] = [dateOf(first), dateOf(after)];
  const apart = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  const starts = from.getUTCDate() === 1 && to.getUTCDate() === 1;
  return starts && apart === months && (months === 1 || from.getUTCMonth() === 0);
}

function clockInWords(time) {
  const from = ISO.exec(time[0])?.[4];
  const to = ISO.exec(time[1])?.[4];
  if (!from || !to) return "";
  return time[2] === "minute" || time[2] === "hour" ? `, ${from}` : `, ${from}–${to}`;
}
