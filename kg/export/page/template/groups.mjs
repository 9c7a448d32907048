/** Communities: actors that the reports connect more closely with each other than with the rest. */

import { element } from "./element.mjs";
import { actorName } from "./rows.mjs";
import { COLOURED, groupColour } from "./theme.mjs";

/** The actors of a community, those with most claims first. */
export function membersOf(story, group) {
  return story.groups[group] ?? [];
}

/** The communities that have a colour of their own and more than two actors, the largest first. */
export function largestGroups(story, most = COLOURED) {
  return story.groups
    .flatMap((members, group) => (members.length > 2 && group < COLOURED ? [group] : []))
    .slice(0, most);
}

/** "Community around X", X being the actor with most claims in it. */
export function groupName(page, group) {
  return page.text("groupAround", { name: actorName(page, membersOf(page.story, group)[0] ?? -1) });
}

/** The colour of a community as a dot. */
export function groupDot(group) {
  const dot = element("span", { class: "dot", "aria-hidden": "true" });
  dot.style.background = groupColour(group);
  return dot;
}
