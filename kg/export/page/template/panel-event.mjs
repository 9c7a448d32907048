/** An event with every claim about it side by side, and a link with the events between two actors. */

import { claimCard, evidence } from "./claim-card.mjs";
import { contradictions } from "./contradictions.mjs";
import { rangeInWords, timeInWords } from "./dates.mjs";
import { element } from "./element.mjs";
import { eventList } from "./panel-lists.mjs";
import { actorButton, actorButtons, heading, part, signChip, statusChip, supportInWords } from "./rows.mjs";
import { eventSentence, kindName } from "./sentence.mjs";
import { eventsBetween } from "./story.mjs";
import { tellings } from "./tellings.mjs";
import { whoseWord } from "./whose-word.mjs";
import { counted } from "./words.mjs";

/** Events between two actors that are shown at once. */
const EVENTS = 12;

/** One event. `view.claim` is the claim to stand out, -1 for none. */
export function eventView(page, view) {
  const { story, text, state } = page;
  const { event } = view;
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
        timeInWords(story.events.time[event], state.language, text) +
          text("brackets", { words: precision(page, story.events.time[event]) }),
      ),
      story.events.place[event] >= 0 && pair(text("placeOf"), actorButton(page, story.events.place[event])),
      pair(text("who"), actorButtons(page, story.eventActors[event])),
    ),
    whoseWord(page, event),
    contradictions(page, claims),
    tellings(page, event),
    part(
      counted(text, text("evidence"), claims.length),
      element(
        "div",
        { class: "cards" },
        byOutlet(story, claims).map((claim) => claimCard(page, claim, { chosen: view.claim })),
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
    heading(actorButton(page, first), " – ", actorButton(page, second)),
    element(
      "p",
      { class: "facts" },
      link >= 0 ? signChip(page, page.live.score[link]) : null,
      element("span", {}, range),
    ),
    part(counted(text, text("events"), events.length), eventList(page, events, EVENTS)),
    evidence(page, events),
  ];
}
