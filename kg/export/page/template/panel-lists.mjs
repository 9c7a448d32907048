/** All events and all actors in view: what the pictures show, as text. */

import { dayInWords, timeInWords } from "./dates.mjs";
import { element } from "./element.mjs";
import { bySupport, mainActors } from "./panel-overview.mjs";
import { actorRow, eventRow, heading, longList, orderChoice } from "./rows.mjs";
import { counted } from "./words.mjs";

/** A list of events in the order that the reader chose, with the choice above it. */
export function eventList(page, events, first) {
  const { story, memory } = page;
  const order = memory.listOrder ?? "byRoots";
  const choice = orderChoice(page, ["byRoots", "byTime"], order, (chosen) => {
    memory.listOrder = chosen;
    page.redraw();
  });
  const list = order === "byRoots" ? bySupport(story, events) : byTime(story, events);
  return [events.length > first ? choice : null, longList(page, list, (event) => eventRow(page, event), { first })];
}

/** Events by time, those that last longer than a month and those without a date after the rest; or by support. */
export function eventsView(page) {
  const { story, text, result, memory } = page;
  const order = memory.order ?? "byTime";
  const choice = orderChoice(page, ["byTime", "byRoots"], order, (chosen) => {
    memory.order = chosen;
    page.redraw();
  });
  const list = order === "byRoots" ? bySupport(story, result.list) : byTime(story, result.list);
  let above = null;
  const row = (event) => {
    const title = order === "byTime" ? dayTitle(page, event) : null;
    const entry = eventRow(page, event, { undated: title !== null && !isLong(story, event) });
    if (title === above || title === null) return entry;
    above = title;
    entry.prepend(element("h3", { class: "day" }, title));
    return entry;
  };
  return [heading(counted(text, text("events"), list.length)), list.length > 1 ? choice : null, longList(page, list, row)];
}

const lasts = (days) => days[1] - days[0];
const isDay = (story, event) => story.events.time[event].slice(0, 2).every(Boolean) && lasts(story.days[event]) === 1;
const isLong = (story, event) => story.days[event] && lasts(story.days[event]) > MONTH;
/** Days above which an event stands at no place in the order of days. */
const MONTH = 31;

function byTime(story, list) {
  const rank = (event) => {
    const days = story.days[event];
    return days ? [lasts(days) > MONTH ? 1 : 0, days[0], days[1]] : [2, 0, 0];
  };
  const ranked = list.map((event) => [event, rank(event)]);
  ranked.sort(([a, x], [b, y]) => x[0] - y[0] || x[1] - y[1] || x[2] - y[2] || a - b);
  return ranked.map(([event]) => event);
}

function dayTitle(page, event) {
  const days = page.story.days[event];
  if (!days) return page.text("noDate");
  if (lasts(days) > MONTH) return page.text("longer");
  return isDay(page.story, event)
    ? dayInWords(days[0], page.state.language, { weekday: "short", day: "numeric", month: "long", year: "numeric" })
    : timeInWords(page.story.events.time[event], page.state.language, page.text);
}

/** Actors with events in view, those with most claims first. */
export function actorsView(page) {
  const actors = mainActors(page);
  const most = actors.length ? page.story.claimsOf[actors[0]].length : 1;
  return [
    heading(counted(page.text, page.text("actors"), actors.length)),
    longList(page, actors, (actor) => actorRow(page, actor, most)),
  ];
}
