/** Who takes which side in a contradiction. */

/** For each kind of contradiction, for each position in it, the claims that take it. */
export function sidesByKind(story, places) {
  const kinds = new Map();
  for (const place of places) {
    const [kind, first, second, detail] = story.contradictions[place];
    const [said, against] = detail.split(" ≠ ");
    if (!kinds.has(kind)) kinds.set(kind, new Map());
    const sides = kinds.get(kind);
    for (const [claim, value] of [
      [first, said],
      [second, against ?? said],
    ]) {
      const position = kind === "denial" ? stance(story, claim) : value;
      if (!sides.has(position)) sides.set(position, new Set());
      sides.get(position).add(claim);
    }
  }
  return kinds;
}

const stance = (story, claim) => (story.claims.factuality[claim] === "negated" ? "denies" : "affirms");
