/** The reading panel: one view at a time, with tabs above it. */

import { button, element, fill } from "./element.mjs";
import { actorView, groupView } from "./panel-actor.mjs";
import { disputesView } from "./panel-disputes.mjs";
import { documentView } from "./panel-document.mjs";
import { eventView, linkView } from "./panel-event.mjs";
import { filtersView, showRange } from "./panel-filters.mjs";
import { actorsView, eventsView } from "./panel-lists.mjs";
import { overview } from "./panel-overview.mjs";
import { pathsView } from "./panel-paths.mjs";

const TABS = ["overview", "events", "actors", "disputes", "paths", "filters"];
const VIEWS = {
  overview,
  events: eventsView,
  actors: actorsView,
  disputes: disputesView,
  filters: filtersView,
  paths: pathsView,
  actor: actorView,
  group: groupView,
  link: linkView,
  event: eventView,
  document: documentView,
};

/** Show the view of the page's state. `moved` says that the reader went there just now. */
export function showPanel(page, parts, moved) {
  const { view, language } = page.state;
  fill(
    parts.tabs,
    TABS.map((name) =>
      button(page.text(name), () => page.go(name === "paths" ? { name, from: -1, to: -1 } : { name }), {
        "aria-current": view.name === name ? "page" : null,
      }),
    ),
  );
  showActiveFilters(page, parts.active);
  // A form keeps its fields (and the reader's place in them) while what it filters changes.
  const stays =
    view.name === "filters" && !moved && parts.content.dataset.view === `filters ${language}` && !page.memory.force;
  if (stays) {
    showRange(page, parts.content);
    return;
  }
  page.memory.force = false;
  parts.content.dataset.view = `${view.name} ${language}`;
  const back = TABS.includes(view.name)
    ? null
    : button(`‹ ${page.text("back")}`, () => page.back(), { class: "plain back" });
  fill(parts.content, back, VIEWS[view.name](page, view));
  if (!moved) return;
  parts.panel.scrollTop = 0;
  parts.content.scrollTop = 0;
  const heading = parts.content.querySelector(".view-heading");
  heading?.focus({ preventScroll: true });
  if (page.memory.moves > 0) toPanel(parts.panel);
  parts.content.querySelector(".card.chosen")?.scrollIntoView({ block: "nearest" });
}

/** On a narrow screen, where the panel lies below the pictures, bring it into sight. */
export function toPanel(panel) {
  if (window.matchMedia("(max-width: 759px)").matches) panel.scrollIntoView({ block: "start" });
}

function showActiveFilters(page, active) {
  active.hidden = !page.result.active;
  if (!page.result.active) return fill(active);
  return fill(
    active,
    element("span", {}, page.filterWords()),
    button(page.text("reset"), () => page.reset()),
  );
}
