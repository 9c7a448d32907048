/** What is disputed, and on whose word: every event that is denied or told in ways that contradict, both sides beside. */

import { contradictions, versus } from "./contradictions.mjs";
import { append, element } from "./element.mjs";
import { heading, eventRow, longList } from "./rows.mjs";
import { counted } from "./words.mjs";

/** Claims shown a side; more say the same again. */
const VOICES = 2;

/** Disputed events first, then those whose details differ, then what is only denied; most claims first. */
export function disputesView(page) {
  const { text } = page;
  const events = disputedEvents(page);
  return [
    heading(counted(text, text("disputes"), events.length)),
    element("p", { class: "muted" }, text(events.length ? "disputesNote" : "disputesNone")),
    events.length ? longList(page, events, (event) => entry(page, event), { class: "rows disputes", first: 20 }) : null,
  ];
}

/** The events in view that anybody denies or contradicts. */
export function disputedEvents({ story, result }) {
  const { status, claims } = story.events;
  const rank = (event) =>
    status[event] === "disputed" ? 0 : disagree(story, event) ? 1 : status[event] === "denied" ? 2 : 3;
  return result.list
    .map((event) => [event, rank(event)])
    .filter(([, place]) => place < 3)
    .sort(([a, x], [b, y]) => x - y || claims[b].length - claims[a].length || a - b)
    .map(([event]) => event);
}

const disagree = (story, event) => story.events.claims[event].some((claim) => story.disagreements[claim].length);

function entry(page, event) {
  const { story } = page;
  const claims = story.events.claims[event];
  const denied = ["disputed", "denied"].includes(story.events.status[event]);
  const row = eventRow(page, event, { wordless: true });
  append(row, [
    denied ? versus(page, "denial", stances(story, claims), VOICES) : null,
    contradictions(page, claims, { voices: VOICES, without: denied ? "denial" : "", titled: false }),
  ]);
  return row;
}

/** The claims that affirm and those that deny, where there are any. */
function stances(story, claims) {
  const of = (kind) => oneARoot(story, claims.filter((claim) => story.claims.factuality[claim] === kind));
  return [
    ["affirms", of("happened")],
    ["denies", of("negated")],
  ].filter(([, voices]) => voices.length);
}

/** Claims in an order in which every root speaks once before one speaks again. */
function oneARoot({ claims }, some) {
  const first = (claim, at) => some.findIndex((other) => claims.root[other] === claims.root[claim]) === at;
  return [...some.filter(first), ...some.filter((claim, at) => !first(claim, at))];
}
