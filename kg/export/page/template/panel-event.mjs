/** An event with every claim about it side by side, and a link with the events between two actors. */

import { rangeInWords, dayOf, dayInWords, timeInWords } from "./dates.mjs";
import { button, element, fill, words } from "./element.mjs";
import {
  actorButton,
  actorButtons,
  actorName,
  eventRow,
  heading,
  longList,
  part,
  signChip,
  statusChip,
  supportInWords,
} from "./rows.mjs";
import { eventSentence, kindName } from "./sentence.mjs";
import { claimKey, eventsBetween } from "./story.mjs";

/** One event. `view.claim` is the claim to stand out, -1 for none. */
export function eventView(page, view) {
  const { story, text, state } = page;
  const { event } = view;
  const roots = story.events.roots[event];
  const claims = story.events.claims[event];
  return [
    heading(
      element("span", { lang: state.language === "zh" ? "zh" : null }, eventSentence(story, event, state.language)),
    ),
    element(
      "p",
      { class: "facts" },
      statusChip(page, story.events.status[event]),
      signChip(page, story.score[event]),
      element("span", { class: "chip" }, kindName(story, event, state.language)),
      element("span", {}, supportInWords(page, event)),
    ),
    element(
      "dl",
      { class: "pairs" },
      pair(
        text("when"),
        `${timeInWords(story.events.time[event], state.language, text)} (${precision(page, story.events.time[event])})`,
      ),
      story.events.place[event] >= 0 && pair(text("placeOf"), actorButton(page, story.events.place[event])),
      pair(text("who"), actorButtons(page, story.eventActors[event])),
      pair(text("rootsHere"), roots.length ? actorButtons(page, roots) : text("rootsNone")),
    ),
    contradictions(page, claims),
    part(
      `${text("evidence")} (${claims.length})`,
      element(
        "div",
        { class: "cards" },
        byOutlet(story, claims).map((claim) => claimCard(page, claim, view.claim)),
      ),
    ),
  ];
}

const pair = (term, ...value) => [element("dt", {}, term), element("dd", {}, ...value)];

/** How exactly, and resting on what, a time is known. */
function precision(page, time) {
  const { text } = page;
  return [time[2] && text(`unit-${time[2]}`), text(`basis-${time[3]}`)].filter(Boolean).join(", ");
}

function byOutlet(story, claims) {
  const rank = new Map();
  for (const claim of claims) {
    const outlet = story.documents.outlet[story.claims.document[claim]];
    if (!rank.has(outlet)) rank.set(outlet, rank.size);
  }
  const of = (claim) => rank.get(story.documents.outlet[story.claims.document[claim]]);
  return [...claims].sort((a, b) => of(a) - of(b));
}

function contradictions(page, claims) {
  const { story, text } = page;
  const places = [...new Set(claims.flatMap((claim) => story.disagreements[claim]))];
  if (!places.length) return null;
  return part(
    text("contradictions"),
    element(
      "ul",
      { class: "clashes" },
      places.map((place) => {
        const [kind, first, second, detail] = story.contradictions[place];
        return element(
          "li",
          {},
          element(
            "p",
            {},
            element("b", {}, text(`conflict-${kind}`)),
            kind === "denial" ? null : element("span", { class: "muted" }, ` ${detail}`),
          ),
          element("div", { class: "versus" }, side(page, first), side(page, second)),
        );
      }),
    ),
  );
}

function side(page, claim) {
  const outlet = page.story.documents.outlet[page.story.claims.document[claim]];
  return element("blockquote", {}, words(actorName(page, outlet), "b"), element("br"), quote(page, claim));
}

/** A claim's exact words, the word that makes it a claim marked. */
export function quote(page, claim) {
  const { quote: whole, trigger } = page.story.claims;
  const [first, last] = trigger[claim];
  const said = whole[claim];
  if (first < 0) return words(said, "q");
  return element(
    "q",
    { lang: "zh" },
    said.slice(0, first),
    element("mark", {}, said.slice(first, last)),
    said.slice(last),
  );
}

/** One claim with all that a reader needs to judge it. */
export function claimCard(page, claim, chosen = -1) {
  const { story, text, state } = page;
  const { claims, documents } = story;
  const document = claims.document[claim];
  const copy = documents.copyOf[document];
  const lift = claim === chosen ? " chosen" : "";
  return element(
    "article",
    { class: `card ${claims.factuality[claim]}${lift}`, "data-claim": claim },
    element(
      "header",
      {},
      actorButton(page, documents.outlet[document]),
      element("span", { class: "muted" }, ` ${dayText(page, documents.day[document])}`),
    ),
    element(
      "p",
      { class: "card-title" },
      button(
        documents.title[document] || documents.path[document],
        () => page.go({ name: "document", document, claim }),
        { class: "plain", lang: "zh" },
      ),
    ),
    copy >= 0
      ? element(
          "p",
          { class: "muted" },
          `${text("copyOf")} `,
          button(outletOf(page, copy), () => page.go({ name: "document", document: copy, claim: -1 }), {
            class: "plain",
            lang: "zh",
          }),
        )
      : null,
    element("p", { class: "quote" }, quote(page, claim)),
    element(
      "p",
      { class: "facts" },
      element(
        "span",
        { class: `chip ${claims.factuality[claim]}` },
        `${FACT_MARK[claims.factuality[claim]]} ${text(claims.factuality[claim])}`,
      ),
      element("span", {}, timeInWords(claims.time[claim], state.language, text)),
      claims.numbers[claim].map(([kind, said]) => element("span", {}, `${text(`number-${kind}`)}: `, words(said))),
    ),
    element("p", { class: "chain" }, `${text("chain")}: `, chain(page, claim)),
    element("p", {}, `${text("root")}: `, actorButton(page, claims.root[claim])),
    tools(page, claim, document),
    fineprint(page, claim),
  );
}

const FACT_MARK = { happened: "■", negated: "☒", possible: "◇", planned: "□" };

const outletOf = (page, document) => actorName(page, page.story.documents.outlet[document]);

function dayText(page, iso) {
  const day = dayOf(iso);
  return day === null ? page.text("noDate") : dayInWords(day, page.state.language);
}

/** From the reader inward: the outlet, whom it cites, whom those cite. */
function chain(page, claim) {
  const { claims, documents } = page.story;
  const outlet = documents.outlet[claims.document[claim]];
  const steps = claims.speakers[claim].map(([actor, said, cue, named]) => {
    const name = actorName(page, actor);
    const notes = [said !== name && said, cue].filter(Boolean).join(" … ");
    return [
      " ← ",
      actorButton(page, actor, name),
      notes && words(`（${notes}）`, "span", { class: "muted" }),
      !named && element("span", { class: "muted" }, ` ${page.text("unnamed")}`),
    ];
  });
  return [
    words(actorName(page, outlet)),
    steps.length ? steps : element("span", { class: "muted" }, ` (${page.text("itself")})`),
  ];
}

function tools(page, claim, document) {
  const { text } = page;
  const copied = element("span", { role: "status", class: "muted" });
  return element(
    "p",
    { class: "card-tools" },
    button(text("read"), () => page.go({ name: "document", document, claim })),
    button(text("cite"), async () => {
      fill(copied, text((await page.copy(citation(page, claim))) ? "copied" : "copyFailed"));
    }),
    copied,
  );
}

/** Outlet, title, date, quote and the claim's IRI, in one line. */
export function citation(page, claim) {
  const { story } = page;
  const document = story.claims.document[claim];
  const { title, day, url } = story.documents;
  const parts = [
    outletOf(page, document),
    `《${title[document]}》`,
    day[document] ?? page.text("noDate"),
    `“${story.claims.quote[claim]}”`,
    url[document],
    `<${story.base}${claimKey(story, claim)}>`,
  ];
  return parts.filter(Boolean).join(", ");
}

function fineprint(page, claim) {
  const { story, text } = page;
  return element(
    "details",
    { class: "fine" },
    element("summary", {}, text("details")),
    element(
      "p",
      {},
      text("confidence", { n: story.claims.confidence[claim] }),
      " · ",
      text("rule", { rule: story.claims.rule[claim] }),
    ),
    element("p", { class: "iri" }, story.base + claimKey(story, claim)),
  );
}

/** Two actors: every event both take part in. */
export function linkView(page, view) {
  const { story, text, state, result } = page;
  const { first, second } = view;
  const link = story.link(first, second);
  const events = eventsBetween(story, first, second).filter((event) => result.events[event]);
  const days = events.map((event) => story.days[event]).filter(Boolean);
  const range = days.length
    ? rangeInWords(Math.min(...days.map((day) => day[0])), Math.max(...days.map((day) => day[1])), state.language)
    : "";
  return [
    heading(words(actorName(page, first)), " – ", words(actorName(page, second))),
    element(
      "p",
      { class: "facts" },
      link >= 0 ? signChip(page, story.links.score[link]) : null,
      element("span", {}, range),
    ),
    element("p", {}, actorButton(page, first), " · ", actorButton(page, second)),
    part(
      `${text("events")} (${events.length})`,
      longList(page, events, (event) => eventRow(page, event)),
    ),
    evidence(page, events),
  ];
}

/** All claims about several events, in the order of the events. */
export function evidence(page, events) {
  const claims = events
    .flatMap((event) => page.story.events.claims[event])
    .filter((claim) => page.result.claims[claim]);
  const card = (claim) => element("li", {}, claimCard(page, claim));
  return part(`${page.text("claimsTitle")} (${claims.length})`, longList(page, claims, card, { class: "rows cards" }));
}
