/** What all of it is: the first thing a reader sees. */

import { rangeInWords, dayOf } from "./dates.mjs";
import { button, element } from "./element.mjs";
import { groupDot, largestGroups, membersOf } from "./groups.mjs";
import { disputedEvents } from "./panel-disputes.mjs";
import { actorName, actorRow, eventRow, heading, longList, part } from "./rows.mjs";
import { amount, counted, documentsInWords } from "./words.mjs";

const [ACTORS, EVENTS, DISPUTED, GROUPS, MEMBERS] = [8, 5, 3, 5, 4];

/** Main actors, best supported events, disputed ones, and what to be careful about. */
export function overview(page) {
  const { story, text, result } = page;
  const actors = mainActors(page);
  const supported = bySupport(story, result.list).filter((event) => story.events.status[event] === "reported");
  const disputed = disputedEvents(page);
  const most = actors.length ? story.claimsOf[actors[0]].length : 1;
  return [
    heading(...headline(page)),
    element("p", { class: "lead" }, about(page)),
    actors.length || result.active
      ? part(
          text("mainActors"),
          longList(page, actors.slice(0, ACTORS), (actor) => actorRow(page, actor, most)),
          button(text("allActors"), () => page.go({ name: "actors" }), { class: "plain more-link" }),
        )
      : null,
    supported.length
      ? part(
          text("mostRoots"),
          longList(page, supported.slice(0, EVENTS), (event) => eventRow(page, event)),
          button(text("allEvents"), () => page.go({ name: "events" }), { class: "plain more-link" }),
        )
      : null,
    disputed.length
      ? part(
          counted(text, text("disputedEvents"), disputed.length),
          longList(page, disputed.slice(0, DISPUTED), (event) => eventRow(page, event)),
          button(text("allDisputes"), () => page.go({ name: "disputes" }), { class: "plain more-link" }),
        )
      : null,
    communities(page),
    caveats(page),
    terms(page),
  ];
}

/** How many articles, and of which days. */
function headline(page) {
  const { story, text, state } = page;
  const days = story.documents.day
    .map(dayOf)
    .filter((day) => day !== null)
    .sort((a, b) => a - b);
  const when = days.length ? rangeInWords(days[0], days.at(-1) + 1, state.language) : text("noDate");
  return [documentsInWords(text, story.documents.key.length), element("span", { class: "heading-note" }, when)];
}

function about(page) {
  const { story, text } = page;
  if (!story.claims.tail.length) return text("nothing");
  const outlets = new Set(story.documents.outlet.filter((outlet) => outlet >= 0)).size;
  return text(outlets === 1 ? "aboutOne" : "about", {
    outlets: outlets ? amount(text, "outletsCount", outlets) : text("outletsUnknown"),
    claims: amount(text, "claims", story.claims.tail.length),
    events: amount(text, "eventsAbout", story.events.key.length),
  });
}

/** The largest communities, each with its main actors, those that have a name where there are any. */
function communities(page) {
  const { story, text } = page;
  const groups = largestGroups(story, GROUPS);
  if (!groups.length) return null;
  const row = (group) => {
    const members = membersOf(story, group);
    const named = members.filter((actor) => story.actors.named[actor]);
    const names = (named.length ? named : members).slice(0, MEMBERS).map((actor) => actorName(page, actor));
    return element(
      "li",
      {},
      button(
        [
          element("span", { class: "row-main", lang: "zh" }, groupDot(group), names.join("、")),
          element("span", { class: "row-notes" }, amount(text, "actorsCount", members.length)),
        ],
        () => page.go({ name: "group", group }),
        { class: "row barred" },
      ),
    );
  };
  return part(text("communities"), element("ul", { class: "rows" }, groups.map(row)));
}

/** Actors with events in view, those with most claims first. */
export function mainActors(page) {
  const { story, live } = page;
  const taking = story.actors.key
    .map((_, actor) => actor)
    .filter((actor) => story.claimsOf[actor].length && live.actors[actor]);
  return taking.sort((a, b) => story.claimsOf[b].length - story.claimsOf[a].length || a - b);
}

/** Events with most independent roots first, then most claims. */
export function bySupport(story, list) {
  const { roots, claims } = story.events;
  return [...list].sort((a, b) => roots[b].length - roots[a].length || claims[b].length - claims[a].length || a - b);
}

function caveats(page) {
  const { story, text } = page;
  const events = story.events.key.length;
  const undated = story.days.filter((days) => days === null).length;
  const copies = story.documents.copyOf.filter((of) => of >= 0).length;
  const single = story.events.roots.filter((roots) => roots.length === 1).length;
  const unsure = story.claims.confidence.filter((confidence) => confidence < 0.5).length;
  const notes = [
    text("automatic"),
    single && text("single", { n: single, m: events }),
    undated && text("undatedEvents", { n: undated, m: events }),
    copies && text("copies", { n: copies, m: story.documents.key.length }),
    unsure && text("unsure", { n: unsure, m: story.claims.tail.length }),
  ].filter(Boolean);
  return part(
    text("caveats"),
    element(
      "ul",
      { class: "notes" },
      notes.map((note) => element("li", {}, note)),
    ),
    issues(page),
  );
}

function issues(page) {
  const { story, text } = page;
  if (!story.issueCount) return null;
  const rows = story.issues.map(([, path, what, todo]) =>
    element("li", {}, element("b", {}, path), ` ${what}. ${todo}`),
  );
  const left = story.issueCount - rows.length;
  return element(
    "details",
    {},
    element("summary", {}, amount(text, "issues", story.issueCount)),
    element("ul", { class: "notes" }, rows),
    left > 0 ? element("p", {}, text("issuesElsewhere", { n: left })) : null,
  );
}

const TERMS = ["claim", "event", "root", "status", "factuality", "date", "bar"];

function terms(page) {
  const { text } = page;
  const entries = TERMS.flatMap((term) => [
    element("dt", {}, text(`term-${term}`)),
    element("dd", {}, text(`means-${term}`)),
  ]);
  return element("details", { class: "terms" }, element("summary", {}, text("terms")), element("dl", {}, entries));
}
