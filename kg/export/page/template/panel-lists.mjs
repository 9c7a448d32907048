/** All events and all actors in view: what the pictures show, as text. */

import { dayInWords } from "./dates.mjs";
import { element } from "./element.mjs";
import { bySupport, mainActors } from "./panel-overview.mjs";
import { actorRow, eventRow, heading, longList, orderChoice } from "./rows.mjs";

/** Events by day, those with a less exact date and without one after the rest; or by support. */
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
    const entry = eventRow(page, event, { undated: title !== null && isDay(story, event) });
    if (title === above || title === null) return entry;
    above = title;
    entry.prepend(element("h3", { class: "day" }, title));
    return entry;
  };
  return [heading(`${text("events")} (${list.length})`), choice, longList(page, list, row)];
}

const isDay = (story, event) => story.days[event] && story.days[event][1] - story.days[event][0] === 1;

function byTime(story, list) {
  const rank = (event) => {
    const days = story.days[event];
    return days ? [0, days[0], days[1]] : [1, 0, 0];
  };
  const ranked = list.map((event) => [event, rank(event)]);
  ranked.sort(([a, x], [b, y]) => x[0] - y[0] || x[1] - y[1] || x[2] - y[2] || a - b);
  return ranked.map(([event]) => event);
}

function dayTitle(page, event) {
  const days = page.story.days[event];
  if (!days) return page.text("noDate");
  return isDay(page.story, event)
    ? dayInWords(days[0], page.state.language, { weekday: "short", day: "numeric", month: "long", year: "numeric" })
    : page.text("longer");
}

/** Actors with events in view, those with most claims first. */
export function actorsView(page) {
  const actors = mainActors(page);
  const most = actors.length ? page.story.claimsOf[actors[0]].length : 1;
  return [
    heading(`${page.text("actors")} (${actors.length})`),
    longList(page, actors, (actor) => actorRow(page, actor, most)),
  ];
}
