/** Which events and claims the reader wants to see. */

import { fold } from "./fold.mjs";
import { signOf } from "./story.mjs";

/** Nothing left out. Lists hold what is kept; an empty list keeps everything. */
export const EVERYTHING = Object.freeze({
  from: null,
  to: null,
  undated: false,
  types: [],
  signs: [],
  statuses: [],
  factualities: [],
  outlets: [],
  roots: [],
  minRoots: 1,
  words: "",
});

/** Whether a filter leaves something out. */
export function isActive(filter) {
  return Object.keys(EVERYTHING).some((name) =>
    Array.isArray(filter[name]) ? filter[name].length > 0 : filter[name] !== EVERYTHING[name],
  );
}

const kept = (list) => (list.length ? new Set(list) : null);
const passes = (set, value) => set === null || set.has(value);

function inTime(days, filter) {
  if (filter.undated) return days === null;
  if (filter.from === null && filter.to === null) return true;
  if (days === null) return false;
  return days[1] > (filter.from ?? -Infinity) && days[0] < (filter.to ?? Infinity);
}

function eventTest(story, filter) {
  const { type, status, roots } = story.events;
  const [types, signs, statuses] = [kept(filter.types), kept(filter.signs), kept(filter.statuses)];
  return (event) =>
    passes(types, type[event]) &&
    passes(statuses, status[event]) &&
    passes(signs, signOf(story.score[event])) &&
    roots[event].length >= filter.minRoots - (filter.minRoots === 1) &&
    inTime(story.days[event], filter);
}

function claimTest(story, filter) {
  const { claims, documents } = story;
  const [factualities, outlets, roots] = [kept(filter.factualities), kept(filter.outlets), kept(filter.roots)];
  const sought = fold(filter.words, story.fold);
  return (claim) =>
    passes(factualities, claims.factuality[claim]) &&
    passes(roots, claims.root[claim]) &&
    passes(outlets, documents.outlet[claims.document[claim]]) &&
    (!sought || fold(claims.quote[claim], story.fold).includes(sought));
}

/**
 * Marks (0 or 1) for every event and claim. An event is kept when it passes and a claim about it
 * does; a claim when it passes and its event does.
 */
export function matching(story, filter) {
  const events = new Uint8Array(story.events.key.length);
  const claims = new Uint8Array(story.claims.tail.length);
  const [eventPasses, claimPasses] = [eventTest(story, filter), claimTest(story, filter)];
  const list = [];
  let claimCount = 0;
  for (let event = 0; event < events.length; event += 1) {
    if (!eventPasses(event)) continue;
    for (const claim of story.events.claims[event]) {
      if (!claimPasses(claim)) continue;
      claims[claim] = 1;
      claimCount += 1;
      events[event] = 1;
    }
    if (events[event]) list.push(event);
  }
  return { events, claims, list, claimCount, active: isActive(filter) };
}

/**
 * Marks for every actor and link that has a kept event, every one where nothing is left out; and what the
 * kept events of a link amount to: `score` and `weight` by link, as the story has them for all its events.
 */
export function alive(story, result) {
  const actors = new Uint8Array(story.actors.key.length).fill(result.active ? 0 : 1);
  const links = new Uint8Array(story.links.first.length).fill(result.active ? 0 : 1);
  if (!result.active) return { actors, links, score: story.links.score, weight: story.links.weight };
  const [score, weight] = [new Float64Array(links.length), new Float64Array(links.length)];
  for (const event of result.list) for (const actor of story.eventActors[event]) actors[actor] = 1;
  for (let link = 0; link < links.length; link += 1) {
    for (const event of story.linkEvents[link]) {
      if (!result.events[event]) continue;
      const roots = story.events.roots[event].length || 1;
      links[link] = 1;
      score[link] += (story.score[event] - score[link]) * (roots / (weight[link] + roots)); // a running mean
      weight[link] += roots;
    }
  }
  return { actors, links, score, weight };
}
