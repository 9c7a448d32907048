/** Who says what about whom: whose word the claims about an actor are, but its own, and whom its own word is about. */

import { button, element, words } from "./element.mjs";
import { actorName, longList, part } from "./rows.mjs";
import { amount, counted } from "./words.mjs";

/** Rows shown at once. */
const ROWS = 6;

/** The roots of the claims about an actor; each leads to what that root alone says of it. */
export function saidAbout(page, actor) {
  const { story, text } = page;
  const roots = inView(page, story.claimsOf[actor]).map((claim) => story.claims.root[claim]);
  const tally = tallied(roots.filter((root) => root !== actor));
  const row = ([root, claims]) => entry(page, root, claims, () => page.goWith({ name: "actor", actor }, { roots: [root] }));
  return listed(page, counted(text, text("saidAbout", { name: actorName(page, actor) }), tally.length), tally, row);
}

/** Whom the claims that go back to an actor are about; each leads to what the actor says of it. */
export function saysOf(page, actor) {
  const { story, text } = page;
  const others = inView(page, story.rootOf[actor])
    .flatMap((claim) => story.claimActors[claim])
    .filter((other) => other !== actor);
  const tally = tallied(others);
  const row = ([other, claims]) =>
    entry(page, other, claims, () => page.goWith({ name: "actor", actor: other }, { roots: [actor] }));
  return listed(page, counted(text, text("saysOf", { name: actorName(page, actor) }), tally.length), tally, row);
}

const inView = (page, claims) => claims.filter((claim) => page.result.claims[claim]);

function listed(page, title, tally, row) {
  return tally.length ? part(title, longList(page, tally, row, { first: ROWS })) : null;
}

/** Values with how often each occurs, the most frequent first. */
function tallied(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || a - b);
}

function entry(page, actor, claims, open) {
  return element(
    "li",
    {},
    button(
      [
        words(actorName(page, actor), "span", { class: "row-main" }),
        element("span", { class: "row-notes" }, amount(page.text, "claims", claims)),
      ],
      open,
      { class: "row barred" },
    ),
  );
}
