/** What the panel shows: lists of events and actors, one actor, one link, one community, an overview. */

import { actorButton, claimCard, contradictionsOf, eventRow, growing, signBadge, statusBadge, typeInWords } from "./cards.mjs";
import { timeInWords } from "./dates.mjs";
import { button, element, outside, words } from "./element.mjs";
import { eventsBetween, outletsOf } from "./story.mjs";
import { documentsInWords, rootsInWords } from "./words.mjs";

const heading = (label, level = "h2") => element(level, { class: "heading" }, label);

function byRoots(page) {
  const { roots, claims } = page.story.events;
  return (a, b) => roots[b].length - roots[a].length || claims[b].length - claims[a].length || a - b;
}

/** The first sight: what this is, who and what matters most, what to be careful with. */
export function overview(page) {
  const { story, text, result } = page;
  const outlets = new Set(story.documents.outlet).size;
  const top = [...result.list].sort(byRoots(page)).slice(0, 6);
  const disputed = result.list.filter((event) => story.events.status[event] === "disputed").sort(byRoots(page));
  return [
    element("p", { class: "about" }, text("about", { documents: story.documents.key.length, outlets })),
    heading(text("mainActors")), actorRows(page, mainActors(page).slice(0, 8)),
    heading(text("mostRoots")), growing(page, top, (event) => eventRow(page, event), 6),
    element("p", { class: "note" }, text("rootsNote")),
    disputed.length ? [heading(text("disputedEvents")), growing(page, disputed, (event) => eventRow(page, event), 4)] : null,
    heading(text("caveats")), caveats(page),
  ];
}

function caveats(page) {
  const { story, text } = page;
  const { copyOf, copyHow } = story.documents;
  const copies = copyOf.filter((place, at) => place >= 0 && copyHow[at] !== "passage").length;
  const affirmed = story.events.roots.filter((roots) => roots.length);
  const single = affirmed.filter((roots) => roots.length === 1).length;
  const unsure = story.claims.confidence.filter((value) => value < 0.5).length;
  return element("ul", { class: "plain" },
    copies ? element("li", {}, text("copies", { n: copies, m: copyOf.length })) : null,
    element("li", {}, text("single", { n: single, m: affirmed.length })),
    element("li", {}, text("unsure", { n: unsure, m: story.claims.confidence.length })),
    story.issueCount ? element("li", {}, text("issues", { n: story.issueCount })) : null);
}

function mainActors(page) {
  const { story, alive } = page;
  const places = story.actors.key.map((_, place) => place).filter((place) => alive.actors[place] && story.claimsOf[place].length);
  const weight = (place) => story.eventsOf[place].filter((event) => page.result.events[event]).length;
  const weights = new Map(places.map((place) => [place, weight(place)]));
  return places.sort((a, b) => weights.get(b) - weights.get(a) || story.actors.pagerank[b] - story.actors.pagerank[a] || a - b);
}

function actorRows(page, places) {
  const most = Math.max(1, ...places.map((place) => page.story.eventsOf[place].length));
  return element("ul", { class: "rows bars" }, places.map((place) => actorRow(page, place, most)));
}

function actorRow(page, place, most) {
  const { story, text } = page;
  const count = story.eventsOf[place].filter((event) => page.result.events[event]).length;
  const share = Math.round((100 * count) / most);
  return element("li", { class: "bar-row" }, actorButton(page, place),
    element("span", { class: "note" }, text(story.actors.type[place])),
    element("meter", { min: 0, max: 100, value: share, "aria-label": `${count} ${text("events")}` }), element("span", { class: "count" }, count));
}

/** Every event in view. */
export function eventList(page) {
  const { text, result } = page;
  const sorted = page.order === "roots" ? [...result.list].sort(byRoots(page)) : result.list;
  const choice = (order, label) => button(label, () => page.sort(order), { "aria-pressed": String(page.order === order) });
  return [heading(text("events")),
    element("p", { class: "choices" }, choice("time", text("byTime")), choice("roots", text("byRoots"))),
    growing(page, sorted, (event) => eventRow(page, event))];
}

/** Every actor in view: the graph in words. */
export function actorList(page) {
  const places = mainActors(page);
  const most = Math.max(1, ...places.slice(0, 1).map((place) => page.story.eventsOf[place].length));
  return [heading(page.text("actors")), growing(page, places, (place) => actorRow(page, place, most), 60)];
}

/** One actor: names, posts, relations, events, and how each outlet names it. */
export function actorView(page, { actor }) {
  const { story, text } = page;
  const { name, english, aliases, type, state } = story.actors;
  const others = aliases[actor].filter((alias) => alias !== name[actor] && alias !== english[actor]);
  const events = story.eventsOf[actor].filter((event) => page.result.events[event]);
  return [
    words(name[actor], "h2", { class: "heading subject" }), english[actor] ? element("p", { class: "english" }, english[actor]) : null,
    element("p", { class: "note" }, text(type[actor]), state[actor] >= 0 ? [" · ", actorButton(page, state[actor])] : "",
      story.actors.community[actor] >= 0 ? [" · ", button(`${text("group")} ${story.actors.community[actor] + 1}`, () => page.open({ name: "group", group: story.actors.community[actor] }), { class: "name" })] : ""),
    others.length ? element("details", {}, element("summary", {}, text("names")), words(others.join("、"), "p")) : null,
    posts(page, actor), element("p", {}, button(text("pathFrom"), () => page.open({ name: "paths", from: actor, to: -1 }))),
    heading(text("relations"), "h3"), relations(page, actor),
    heading(`${text("events")} (${events.length})`, "h3"), growing(page, events, (event) => eventRow(page, event), 20),
    namingTable(page, actor),
  ];
}

function posts(page, actor) {
  const found = page.story.posts.filter(([person]) => person === actor);
  if (!found.length) return null;
  return element("ul", { class: "plain" }, found.map(([, of, title, first, last, former]) =>
    element("li", {}, of >= 0 ? [actorButton(page, of), " "] : "", words(title), former ? ` (${page.text("former")})` : "",
      first ? element("span", { class: "note" }, ` ${first}${last && last !== first ? ` – ${last}` : ""}`) : "")));
}

function relations(page, actor) {
  const { story } = page;
  const { first, second, weight, score } = story.links;
  const links = story.linksOf[actor].filter((link) => page.alive.links[link]).sort((a, b) => weight[b] - weight[a] || a - b);
  return growing(page, links, (link) => {
    const other = first[link] === actor ? second[link] : first[link];
    return element("li", { class: "bar-row" }, signBadge(page, score[link]), " ", actorButton(page, other),
      button(rootsInWords(page.text, Math.round(weight[link])), () => page.open({ name: "link", first: actor, second: other }), { class: "weight" }));
  }, 12);
}

function namingTable(page, actor) {
  const rows = page.story.naming[actor] ?? [];
  if (!rows.length) return null;
  const outlets = new Map();
  for (const [outlet, form, times] of rows) outlets.set(outlet, [...(outlets.get(outlet) ?? []), `${form} ×${times}`]);
  return element("details", { class: "naming" }, element("summary", {}, page.text("naming")),
    element("table", {}, element("tbody", {}, [...outlets].map(([outlet, forms]) =>
      element("tr", {}, element("th", { scope: "row" }, actorButton(page, outlet)), words(forms.join("、"), "td"))))));
}

/** What is between two actors. */
export function linkView(page, { first, second }) {
  const events = eventsBetween(page.story, first, second).filter((event) => page.result.events[event]);
  return [element("h2", { class: "heading subject" }, actorButton(page, first), ` ${page.text("and")} `, actorButton(page, second)),
    growing(page, events, (event) => eventRow(page, event), 30)];
}

/** A community: those who have more to do with each other than with the rest. */
export function groupView(page, { group }) {
  const members = page.story.actors.key.map((_, place) => place).filter((place) => page.story.actors.community[place] === group);
  members.sort((a, b) => page.story.eventsOf[b].length - page.story.eventsOf[a].length || a - b);
  return [heading(`${page.text("group")} ${group + 1}`), actorRows(page, members.slice(0, 200))];
}

/** One event: status, contradictions, and every outlet's claims side by side. */
export function eventView(page, { event, claim }) {
  const { story, text } = page;
  const { events, claims } = story;
  const own = events.claims[event];
  const disputes = own.flatMap((at) => story.disagreements[at]).filter((place) => own.includes(story.contradictions[place][1]) && own.includes(story.contradictions[place][2]));
  const documents = new Set(own.map((at) => claims.document[at])).size;
  const ofOutlet = (outlet) => own.filter((at) => story.documents.outlet[claims.document[at]] === outlet);
  return [
    heading(typeInWords(page, events.type[event], events.subtype[event])),
    element("p", { class: "event-who" }, events.agents[event].flatMap((actor, at) => [at ? "、" : "", actorButton(page, actor)]),
      events.agents[event].length && events.targets[event].length ? " → " : "", events.targets[event].flatMap((actor, at) => [at ? "、" : "", actorButton(page, actor)]),
      events.place[event] >= 0 ? [" @ ", actorButton(page, events.place[event])] : ""),
    element("p", {}, timeInWords(events.time[event], page.language, text), " · ", statusBadge(page, events.status[event]), ` ${rootsInWords(text, events.roots[event].length)} · ${documentsInWords(text, documents)}`),
    element("p", { class: "note" }, text("rootsNote")),
    disputes.length ? [heading(text("contradictions"), "h3"), element("ul", { class: "rows" }, contradictionsOf(page, disputes))] : null,
    heading(text("evidence"), "h3"),
    outletsOf(story, own).map((outlet) => element("section", { class: "outlet" }, element("h4", {}, actorButton(page, outlet)),
      element("ul", { class: "rows" }, ofOutlet(outlet).map((at) => claimCard(page, at, claim))))),
  ];
}

/** One article: its text with every claim marked, or its address where the text is not stored. */
export function documentView(page, { document, claim }) {
  const { story, text, texts } = page;
  const { documents } = story;
  const original = documents.copyOf[document];
  return [
    words(documents.title[document], "h2", { class: "heading subject" }),
    element("p", { class: "note" }, actorButton(page, documents.outlet[document]), ` · ${text("published")}: ${documents.day[document] ?? text("noDate")}`,
      documents.url[document] ? [" · ", outside(documents.url[document], text("source"))] : ""),
    original >= 0 ? element("p", {}, `${text("copyOf")} `, button(documents.title[original], () => page.open({ name: "document", document: original, claim: -1 }), { class: "name", lang: "zh" })) : null,
    texts[document] === undefined ? [element("p", { class: "note" }, text("noText")), heading(text("claimsHere"), "h3"), growing(page, story.claimsIn[document], (at) => claimCard(page, at, claim))]
      : articleText(page, document, claim),
  ];
}

function articleText(page, document, claim) {
  const { claims, claimsIn } = page.story;
  const whole = page.texts[document];
  const spans = claimsIn[document].map((at) => ({ at, start: claims.start[at], end: claims.start[at] + claims.quote[at].length }));
  const ends = [...new Set([0, whole.length, ...spans.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  const pieces = ends.slice(1).map((end, number) => {
    const start = ends[number];
    const over = spans.filter((span) => span.start <= start && span.end >= end);
    const piece = whole.slice(start, end);
    if (!over.length) return piece;
    const current = over.some((span) => span.at === claim);
    const chosen = (over.find((span) => span.at === claim) ?? over[0]).at;
    return element("button", { type: "button", class: current ? "said current" : "said", "data-claim": chosen,
      onclick: () => page.open({ name: "event", event: claims.event[chosen], claim: chosen }) }, piece);
  });
  return element("div", { class: "article", lang: "zh" }, pieces);
}
