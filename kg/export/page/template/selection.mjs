/** What of the graph and the timeline a view is about. */

import { membersOf } from "./groups.mjs";
import { pathOf } from "./panel-paths.mjs";
import { eventsBetween } from "./story.mjs";

/** Actors and events of the page's view; `events` is null where the view is about none in particular. */
export function selectionOf(page) {
  const { story } = page;
  const { view } = page.state;
  if (view.name === "actor") return { actors: [view.actor], events: story.eventsOf[view.actor] };
  if (view.name === "link")
    return { actors: [view.first, view.second], events: eventsBetween(story, view.first, view.second) };
  if (view.name === "event") return { actors: story.eventActors[view.event], events: [view.event], path: true };
  if (view.name === "group") return ofGroup(story, view.group);
  if (view.name === "document") return ofDocument(story, view.document);
  if (view.name === "paths") return ofPath(page, view);
  return { actors: [], events: null };
}

function ofGroup(story, group) {
  const actors = membersOf(story, group);
  return { actors, events: sorted(actors.flatMap((actor) => story.eventsOf[actor])) };
}

function ofDocument(story, document) {
  const claims = story.claimsIn[document];
  return {
    actors: [...new Set(claims.flatMap((claim) => story.claimActors[claim]))],
    events: sorted(claims.map((claim) => story.claims.event[claim]).filter((event) => event >= 0)),
  };
}

function ofPath(page, view) {
  const path = pathOf(page, view);
  if (!path) return { actors: [view.from, view.to].filter((actor) => actor >= 0), events: null };
  const events = path.slice(1).flatMap((actor, at) => eventsBetween(page.story, path[at], actor));
  return { actors: path, events: sorted(events), path: true };
}

const sorted = (places) => [...new Set(places)].sort((a, b) => a - b);
