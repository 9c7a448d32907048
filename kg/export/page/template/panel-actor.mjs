/** An actor: its names, its posts, what it is reported to have done, and how outlets call it. */

import { dayOf, rangeInWords } from "./dates.mjs";
import { button, element, words } from "./element.mjs";
import { evidence } from "./claim-card.mjs";
import { groupName, membersOf } from "./groups.mjs";
import { eventList } from "./panel-lists.mjs";
import { actorButton, actorName, actorRow, heading, longList, part, signChip } from "./rows.mjs";
import { saidAbout, saysOf } from "./voices.mjs";
import { amount, counted } from "./words.mjs";

/** How much of each list is shown at once. */
const [ALIASES, POSTS, EVENTS, NEIGHBOURS, FORMS] = [10, 5, 8, 8, 6];

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
        button(groupName(page, community[actor]), () => page.go({ name: "group", group: community[actor] }), {
          class: "plain",
        }),
      button(text("pathFrom"), () => page.go({ name: "paths", from: actor, to: -1 }), { class: "plain" }),
    ),
    counts(page, actor),
    names(page, actor),
    posts(page, actor),
    part(counted(text, text("events"), events.length), eventList(page, events, EVENTS)),
    saidAbout(page, actor),
    saysOf(page, actor),
    relations(page, actor),
    naming(page, actor),
    published(page, actor),
    evidence(page, events),
  ];
}

/** How often it acts, is cited, is a root, publishes; the last two lead to exactly those events. */
function counts(page, actor) {
  const { story, text } = page;
  const cited = story.citedIn[actor].length;
  const rooted = story.rootOf[actor].length;
  const published = story.documentsOf[actor].length;
  const only = (label, filter) => button(label, () => page.goWith({ name: "events" }, filter), { class: "plain" });
  const parts = [
    amount(text, "claims", story.claimsOf[actor].length),
    cited && amount(text, "citedIn", cited),
    rooted && only(amount(text, "rootOf", rooted), { roots: [actor] }),
    published && only(amount(text, "publishedHere", published), { outlets: [actor] }),
  ].filter(Boolean);
  return element(
    "p",
    { class: "muted" },
    parts.map((part, at) => [at ? " · " : "", part]),
  );
}

function names(page, actor) {
  const aliases = page.story.actors.aliases[actor];
  if (!aliases.length) return null;
  const joined = (some) => words(some.join("、"));
  if (aliases.length <= ALIASES) return element("p", {}, page.text("names"), joined(aliases));
  return element(
    "details",
    { class: "aliases" },
    element("summary", {}, page.text("names"), joined(aliases.slice(0, ALIASES)), " …"),
    joined(aliases.slice(ALIASES)),
  );
}

/** Posts the actor holds, and who holds posts of it: a line a person, the titles in it. */
function posts(page, actor) {
  const lines = new Map();
  for (const [person, of, title, first, last, former] of page.story.posts) {
    if (person !== actor && of !== actor) continue;
    const other = person === actor ? of : person;
    if (!lines.has(other)) lines.set(other, []);
    lines.get(other).push({ title, first, last, former });
  }
  const row = ([other, held]) =>
    element(
      "li",
      {},
      other >= 0 ? [actorButton(page, other), " · "] : null,
      held.map((post, at) => [at ? "、" : "", words(post.title), former(page, post)]),
      attested(page, held),
    );
  if (!lines.size) return null;
  const claims = (other) => page.story.claimsOf[other]?.length ?? 0;
  const ranked = [...lines].sort(([a], [b]) => claims(b) - claims(a) || a - b);
  return part(page.text("posts"), longList(page, ranked, row, { first: POSTS, class: "notes" }));
}

function former(page, post) {
  return post.former ? element("span", { class: "muted" }, ` ${page.text("former")}`) : null;
}

function attested(page, held) {
  const days = held.flatMap(({ first, last }) => [dayOf(first), dayOf(last)]).filter((day) => day !== null);
  if (!days.length) return null;
  const range = rangeInWords(Math.min(...days), Math.max(...days) + 1, page.state.language);
  return element("span", { class: "muted" }, ` ${page.text("attested", { range })}`);
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
  return part(counted(text, text("relations"), links.length), longList(page, links, row, { first: NEIGHBOURS }));
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
  return part(counted(page.text, page.text("articles"), places.length), longList(page, places, row, { first: EVENTS }));
}

/** A community: its actors. */
export function groupView(page, view) {
  const { story, text } = page;
  const members = membersOf(story, view.group);
  const most = story.claimsOf[members[0]].length;
  return [
    heading(groupName(page, view.group)),
    element("p", { class: "muted" }, text("groupNote")),
    longList(page, members, (actor) => actorRow(page, actor, most)),
  ];
}
