/** The story as the page asks about it: the data block with everything that can be looked up. */

import { daysOf } from "./dates.mjs";

/** Who takes part in an event or a claim: agents, then targets, each actor once. */
function union(agents, targets) {
  return [...new Set([...agents, ...targets])];
}

function grouped(count, entries) {
  const groups = Array.from({ length: count }, () => []);
  for (const [place, value] of entries) if (place >= 0) groups[place].push(value);
  return groups;
}

function* pairs(lists) {
  for (let place = 0; place < lists.length; place += 1) for (const member of lists[place]) yield [member, place];
}

function typesByName(types) {
  return new Map(types.map((type) => [type.name, type]));
}

function linkIndex(links, actors) {
  const index = new Map();
  links.first.forEach((first, link) => index.set(first * actors + links.second[link], link));
  return index;
}

function eventsByLink(links, index, eventActors, actors) {
  const found = links.first.map(() => []);
  eventActors.forEach((members, event) => {
    for (let a = 0; a < members.length; a += 1) {
      for (let b = a + 1; b < members.length; b += 1) {
        const [first, second] = members[a] < members[b] ? [members[a], members[b]] : [members[b], members[a]];
        const link = index.get(first * actors + second);
        if (link !== undefined) found[link].push(event);
      }
    }
  });
  return found;
}

/** Everything the page looks up, from the data block. Columns keep the block's names. */
export function buildStory(block) {
  const { actors, claims, events, documents, links } = block;
  const count = actors.key.length;
  const types = typesByName(block.types);
  const score = (type, subtype) => (types.get(subtype) ?? types.get(type))?.score ?? 0;
  const eventActors = events.key.map((_, event) => union(events.agents[event], events.targets[event]));
  const first = (participant) => participant[0];
  const claimActors = claims.tail.map((_, claim) =>
    union(claims.agents[claim].map(first), claims.targets[claim].map(first)),
  );
  const claimsOf = grouped(count, pairs(claimActors));
  const index = linkIndex(links, count);
  const linksOf = grouped(count, [...pairs(links.first.map((a, link) => [a, links.second[link]]))]);
  return {
    ...block,
    types,
    typeList: block.types,
    eventActors,
    claimActors,
    linksOf,
    score: events.type.map((type, event) => score(type, events.subtype[event])),
    days: events.time.map(daysOf),
    eventsOf: grouped(count, pairs(eventActors)),
    claimsOf,
    citedIn: grouped(count, pairs(claims.speakers.map((chain) => [...new Set(chain.map(first))]))),
    rootOf: grouped(
      count,
      claims.root.map((root, claim) => [root, claim]),
    ),
    claimsIn: grouped(
      documents.key.length,
      claims.document.map((place, claim) => [place, claim]),
    ),
    documentsOf: grouped(
      count,
      documents.outlet.map((outlet, place) => [outlet, place]),
    ),
    linkEvents: eventsByLink(links, index, eventActors, count),
    link: (a, b) => index.get(Math.min(a, b) * count + Math.max(a, b)) ?? -1,
    actorByKey: new Map(actors.key.map((key, place) => [key, place])),
    eventByKey: new Map(events.key.map((key, place) => [key, place])),
    documentByKey: new Map(documents.key.map((key, place) => [key, place])),
    groups: membersByGroup(actors, claimsOf),
    disagreements: disagreementsByClaim(block.contradictions, claims.tail.length),
  };
}

/** Actors by community, the largest community first as the network numbers them; most claims first. */
function membersByGroup({ community }, claimsOf) {
  const count = community.reduce((most, group) => Math.max(most, group + 1), 0);
  const groups = grouped(
    count,
    community.map((group, actor) => [group, actor]),
  );
  for (const members of groups) members.sort((a, b) => claimsOf[b].length - claimsOf[a].length || a - b);
  return groups;
}

function disagreementsByClaim(contradictions, count) {
  const found = grouped(count, []);
  contradictions.forEach(([, first, second], place) => {
    found[first].push(place);
    found[second].push(place);
  });
  return found;
}

/** The key of a claim: its document's, and its own place in it. */
export function claimKey(story, claim) {
  const document = story.documents.key[story.claims.document[claim]];
  return `claim/${document.slice(document.indexOf("/") + 1)}.${story.claims.tail[claim]}`;
}

/** The claim of a key, -1 where there is none. */
export function claimByKey(story, key) {
  const { documents, claims } = story;
  for (let place = 0; place < documents.key.length; place += 1) {
    const document = documents.key[place];
    const start = `claim/${document.slice(document.indexOf("/") + 1)}.`;
    if (!key.startsWith(start)) continue;
    const claim = story.claimsIn[place].find((at) => start + claims.tail[at] === key);
    if (claim !== undefined) return claim;
  }
  return -1;
}

/** The different outlets of claims, in their order; -1 stands for none given. */
export function outletsOf(story, claims) {
  return [...new Set(claims.map((claim) => story.documents.outlet[story.claims.document[claim]]))];
}

/** The events in which both actors take part, in the order of time. */
export function eventsBetween(story, a, b) {
  const others = new Set(story.eventsOf[b]);
  return story.eventsOf[a].filter((event) => others.has(event));
}

/** -1, 0 or 1: conflict, neither, cooperation. */
export function signOf(score) {
  return Math.sign(score);
}
