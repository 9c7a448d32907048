/** Which actors and links are drawn: as many as can be drawn smoothly, and always what is selected. */

/** As in the drawing that the page comes with: more would take too long a frame. */
const MOST_ACTORS = 1500;
const MOST_LINKS = 4000;
/**
 * Square pixels of the room for each actor if those without a link are to be drawn, too: with less, as for
 * the 44 of the samples on a phone, half of all stand there without a name, and the network is small.
 */
const AN_ACTOR = 5500;

/** The actors to draw: the page's own choice or, under a filter, those that it keeps; and the selected. */
export function wantedNodes(state) {
  const { alive, stored, shown, focus, story } = state;
  const kept = alive
    ? [...stored.keys()]
        .filter((id) => alive.actors[id] && (state.loners || story.linksOf[id].length))
        .sort((a, b) => story.claimsOf[b].length - story.claimsOf[a].length || a - b)
        .slice(0, MOST_ACTORS)
    : [...shown];
  const wanted = new Set(withRoom(state, kept));
  for (const id of focus ?? []) if (stored.has(id)) wanted.add(id);
  return wanted;
}

/** All of them where the room is large enough, else those with a link, if there are any. */
function withRoom({ story, parts: { room } }, ids) {
  if (ids.length * AN_ACTOR <= room.clientWidth * room.clientHeight) return ids;
  const linked = ids.filter((id) => story.linksOf[id].length);
  return linked.length ? linked : ids;
}

/** The links to draw between those actors, as pairs. */
export function wantedEdges(state, nodes) {
  const {
    story: { links, linksOf },
    alive,
    base,
    focus,
  } = state;
  const drawn = (link) => nodes.has(links.first[link]) && nodes.has(links.second[link]);
  const pair = (link) => [links.first[link], links.second[link]];
  const own = [...(focus ?? [])]
    .flatMap((actor) => linksOf[actor])
    .filter((link) => drawn(link) && (!alive || alive.links[link]))
    .filter((link) => focus.has(links.first[link]) && focus.has(links.second[link]));
  const rest = alive
    ? strongest(
        links,
        [...links.first.keys()].filter((link) => alive.links[link] && drawn(link)),
      ).map(pair)
    : [...base].map((id) => id.split(" ").map(Number));
  const wanted = new Map(rest.map((ends) => [ends.join(" "), ends]));
  for (const link of own) wanted.set(pair(link).join(" "), pair(link));
  return [...wanted.values()];
}

function strongest(links, kept) {
  if (kept.length <= MOST_LINKS) return kept;
  return kept.sort((a, b) => links.weight[b] - links.weight[a] || a - b).slice(0, MOST_LINKS);
}

/** The selected actors; for a single one its neighbours too. */
export function neighbourhood(state, actors, path) {
  const near = new Set(actors);
  if (actors.length > 1 || path) return near;
  for (const link of state.story.linksOf[actors[0]]) {
    if (state.alive && !state.alive.links[link]) continue;
    near.add(state.story.links.first[link]);
    near.add(state.story.links.second[link]);
  }
  return near;
}
