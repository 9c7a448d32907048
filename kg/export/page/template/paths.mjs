/** The shortest way from one actor to another over links that the reader sees. */

/** Actors from `from` to `to`, both included; null where there is no way. Heavier links first. */
export function shortestPath(story, liveLinks, from, to) {
  const { first, second, weight } = story.links;
  const before = new Map([[from, from]]);
  let edge = [from];
  while (edge.length && !before.has(to)) {
    const next = [];
    for (const actor of edge) {
      const ways = story.linksOf[actor].filter((link) => liveLinks[link]);
      ways.sort((a, b) => weight[b] - weight[a] || a - b);
      for (const link of ways) {
        const other = first[link] === actor ? second[link] : first[link];
        if (before.has(other)) continue;
        before.set(other, actor);
        next.push(other);
      }
    }
    edge = next;
  }
  return before.has(to) ? traced(before, from, to) : null;
}

function traced(before, from, to) {
  const path = [to];
  while (path[0] !== from) path.unshift(before.get(path[0]));
  return path;
}
