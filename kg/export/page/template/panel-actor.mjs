/** An actor: its names, its posts, what it is reported to have done, and how outlets call it. */

import { button, element, words } from "./element.mjs";
import { evidence } from "./panel-event.mjs";
import { actorButton, actorName, actorRow, eventRow, heading, longList, part, signChip } from "./rows.mjs";

const NEIGHBOURS = 12;
const FORMS = 6;

/** Everything the page knows about one actor. */
export function actorView(page, view) {
  const { story, text, result } = page;
  const { actor } = view;
  const { type, code, state, english, community } = story.actors;
  const events = story.eventsOf[actor].filter((event) => result.events[event]);
  return [
    heading(words(actorName(page, actor)), english[actor] && element("span", { class: "muted" }, ` ${english[actor]}`)),
    element(
      "p",
      { class: "facts" },
      element("span", { class: "chip" }, text(type[actor])),
      code[actor] && element("span", { class: "chip" }, code[actor]),
      state[actor] >= 0 && actorButton(page, state[actor]),
      community[actor] >= 0 &&
        button(
          text("groupNumber", { n: community[actor] + 1 }),
          () => page.go({ name: "group", group: community[actor] }),
          { class: "plain" },
        ),
      button(text("pathFrom"), () => page.go({ name: "paths", from: actor, to: -1 }), { class: "plain" }),
    ),
    counts(page, actor),
    names(page, actor),
    posts(page, actor),
    part(
      `${text("events")} (${events.length})`,
      longList(page, events, (event) => eventRow(page, event)),
    ),
    relations(page, actor),
    naming(page, actor),
    published(page, actor),
    evidence(page, events),
  ];
}

function counts(page, actor) {
  const { story, text } = page;
  const cited = story.citedIn[actor].length;
  return element(
    "p",
    { class: "muted" },
    [
      text("claims", { n: story.claimsOf[actor].length }),
      cited && text("citedIn", { n: cited }),
      story.documentsOf[actor].length && text("publishedHere", { n: story.documentsOf[actor].length }),
    ]
      .filter(Boolean)
      .join(" · "),
  );
}

function names(page, actor) {
  const { aliases } = page.story.actors;
  return aliases[actor].length ? element("p", {}, `${page.text("names")}: `, words(aliases[actor].join("、"))) : null;
}

function posts(page, actor) {
  const held = page.story.posts.filter(([person]) => person === actor);
  const holders = page.story.posts.filter(([, of]) => of === actor);
  const row = ([person, of, title, first, last, former]) =>
    element(
      "li",
      {},
      of === actor ? [actorButton(page, person), " · "] : null,
      words(title),
      of >= 0 && of !== actor ? [" · ", actorButton(page, of)] : null,
      element(
        "span",
        { class: "muted" },
        ` ${former ? page.text("former") : ""} ${first ? page.text("attested", { first, last }) : ""}`,
      ),
    );
  const rows = [...held, ...holders.slice(0, 20)].map(row);
  return rows.length ? part(page.text("posts"), element("ul", { class: "notes" }, rows)) : null;
}

function relations(page, actor) {
  const { story, text, live } = page;
  const { first, second, weight, score } = story.links;
  const links = story.linksOf[actor].filter((link) => live.links[link]).sort((a, b) => weight[b] - weight[a] || a - b);
  if (!links.length) return null;
  const row = (link) => {
    const other = first[link] === actor ? second[link] : first[link];
    return element(
      "li",
      {},
      button(
        [
          words(actorName(page, other), "span", { class: "row-main" }),
          element(
            "span",
            { class: "row-notes" },
            signChip(page, score[link]),
            element("span", {}, text("eventsCount", { n: story.linkEvents[link].length })),
          ),
        ],
        () => page.go({ name: "link", first: actor, second: other }),
        { class: "row" },
      ),
    );
  };
  return part(
    `${text("relations")} (${links.length})`,
    longList(page, links.slice(0, Math.max(NEIGHBOURS, links.length)), row),
  );
}

/** Outlet by outlet, the forms it uses and how often. */
function naming(page, actor) {
  const forms = page.story.naming[actor] ?? [];
  if (!forms.length) return null;
  const outlets = [...new Set(forms.map(([outlet]) => outlet))];
  const rows = outlets.map((outlet) => {
    const own = forms.filter(([of]) => of === outlet).slice(0, FORMS);
    return element(
      "tr",
      {},
      element("th", { scope: "row" }, words(actorName(page, outlet))),
      element(
        "td",
        {},
        own.flatMap(([, form, times], at) => [
          at ? "、" : "",
          words(form),
          element("span", { class: "muted" }, ` ${times}×`),
        ]),
      ),
    );
  });
  return part(page.text("naming"), element("table", { class: "naming" }, element("tbody", {}, rows)));
}

function published(page, actor) {
  const places = page.story.documentsOf[actor];
  if (!places.length) return null;
  const row = (document) =>
    element(
      "li",
      {},
      button(
        [
          words(page.story.documents.title[document], "span", { class: "row-main" }),
          element("span", { class: "row-notes" }, page.story.documents.day[document] ?? page.text("noDate")),
        ],
        () => page.go({ name: "document", document, claim: -1 }),
        { class: "row" },
      ),
    );
  return part(`${page.text("articles")} (${places.length})`, longList(page, places, row));
}

/** A community: its actors. */
export function groupView(page, view) {
  const { story, text } = page;
  const members = story.actors.key
    .map((_, actor) => actor)
    .filter((actor) => story.actors.community[actor] === view.group);
  members.sort((a, b) => story.claimsOf[b].length - story.claimsOf[a].length || a - b);
  const most = story.claimsOf[members[0]].length;
  return [
    heading(text("groupNumber", { n: view.group + 1 })),
    element("p", { class: "muted" }, text("groupNote")),
    longList(page, members, (actor) => actorRow(page, actor, most)),
  ];
}
