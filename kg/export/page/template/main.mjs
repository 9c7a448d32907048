/** The page itself: reads the data, keeps the reader's view, and tells every part to show it. */

import { readAddress, writeAddress } from "./address.mjs";
import { rangeInWords } from "./dates.mjs";
import { button, element, fill } from "./element.mjs";
import { EVERYTHING, alive, isActive, matching } from "./filter.mjs";
import { filterInWords } from "./filter-words.mjs";
import { createFinder } from "./finder.mjs";
import { createGraph } from "./graph.mjs";
import { listenToKeys } from "./keys.mjs";
import { legend, signs, statusForms } from "./legend.mjs";
import { showPanel, toPanel } from "./panel.mjs";
import { actorName } from "./rows.mjs";
import { nameIndex } from "./search.mjs";
import { selectionOf } from "./selection.mjs";
import { closeMenu, copyWords, fillMenu } from "./sharing.mjs";
import { buildStory } from "./story.mjs";
import { onTheme } from "./theme.mjs";
import { createTimeline } from "./timeline.mjs";
import { unpack } from "./unpack.mjs";
import { amount, speak } from "./words.mjs";

/** With more events than this, the panel follows a brush when it rests, not at every step. */
const LIGHT = 5000;

const at = (identity) => document.getElementById(identity);

function createPage(story) {
  let texts = null;
  const page = {
    story,
    names: nameIndex(story),
    memory: { moves: 0 },
    state: { ...readAddress(story, location.hash) },
    texts: () => {
      texts ??= unpack("text-data").catch(() => ({})); // as if none were stored
      return texts;
    },
    go: (view) => {
      page.memory.moves += 1;
      move(page, { view });
    },
    goWith: (view, filter) => {
      page.memory.moves += 1;
      move(page, { view, filter: { ...page.state.filter, ...filter } });
    },
    setFilter: (patch) => move(page, { filter: { ...page.state.filter, ...patch } }, false),
    reset: () => {
      page.memory.force = true;
      move(page, { filter: EVERYTHING }, false);
    },
    redraw: () => {
      page.memory.force = true;
      showPanel(page, page.parts, false);
    },
    back: () => {
      if (page.memory.moves > 1) history.back();
      else page.go({ name: "overview" });
    },
    copy: (words) => copyWords(words),
    filterWords: () => filterInWords(page),
  };
  return page;
}

/** Change the view (a step in the history) or the filter (none), and show it. */
function move(page, change, step = true) {
  Object.assign(page.state, change);
  const address = `#${writeAddress(page.story, page.state)}`;
  if (address !== (location.hash || "#")) {
    page.memory.own = address;
    if (step) location.hash = address;
    else history.replaceState(null, "", address);
  }
  show(page, step);
}

function show(page, moved) {
  page.text = speak(page.state.language);
  page.result = matching(page.story, page.state.filter);
  page.live = alive(page.story, page.result);
  const selection = selectionOf(page);
  document.body.dataset.view = page.state.view.name; // before fitting, since it gives the graph its room
  page.graph.show({ alive: page.result.active ? page.live : null, actors: selection.actors, path: selection.path });
  if (moved) page.graph.fit();
  showTime(page, selection);
  showCounts(page);
  clearTimeout(page.memory.later);
  const panel = () => showPanel(page, page.parts, moved);
  if (moved || page.memory.force || page.story.events.key.length < LIGHT) panel();
  else page.memory.later = setTimeout(panel, 120);
}

function showTime(page, selection) {
  const { filter, language } = page.state;
  const bounded = filter.from !== null || filter.to !== null || filter.undated;
  const open = bounded
    ? matching(page.story, { ...filter, from: null, to: null, undated: false }).list
    : page.result.list;
  const chosen = selection.events ? selection.events.filter((event) => page.result.events[event]) : null;
  page.timeline.show({ all: open, chosen, range: [filter.from, filter.to], language, text: page.text });
  showTimeHead(page, open);
}

function showTimeHead(page, events) {
  const { text, state, story, timeline } = page;
  const { from, to, undated } = state.filter;
  const bounded = from !== null || to !== null;
  const range = undated
    ? text("onlyUndated")
    : bounded
      ? rangeInWords(from ?? to - 1, to ?? from + 1, state.language)
      : text("wholeTime");
  at("range").textContent = range;
  const without = events.filter((event) => story.days[event] === null).length;
  const { before, after, whole } = timeline.outside();
  const redraw = (action) => () => {
    action();
    showTimeHead(page, events);
  };
  fill(
    at("time-tools"),
    before + after || whole
      ? button(whole ? text("core") : text("outside", { n: before + after }), redraw(timeline.toggleWhole))
      : null,
    bounded ? button(text("zoomRange"), redraw(timeline.zoomToRange)) : null,
    bounded || undated
      ? button(text("clearRange"), () => page.setFilter({ from: null, to: null, undated: false }))
      : null,
    without
      ? button(text("undated", { n: without }), () => page.setFilter({ undated: !undated, from: null, to: null }), {
          "aria-pressed": String(undated),
        })
      : null,
  );
}

function showCounts(page) {
  const { story, result, text, state } = page;
  const counts = {
    events: result.list.length,
    allEvents: story.events.key.length,
    claims: result.claimCount,
    allClaims: story.claims.tail.length,
  };
  const told = text("status", counts) + (state.wrong ? ` · ${text("wrong")}` : "");
  if (at("status").textContent !== told) at("status").textContent = told;
  at("nothing").hidden = result.list.length > 0;
  if (!counts.allEvents) fill(at("nothing"), text("nothing"));
  else if (!counts.events) fill(at("nothing"), text("none"), " ", button(text("reset"), page.reset));
}

/** How many actors and links are drawn, of how many. */
function showDrawn({ story, text, graph, known }) {
  const { actors, links } = graph.counts();
  at("drawn").textContent = text("drawn", { n: actors, m: known, k: links, l: story.links.first.length });
}

/** Everything of the frame that is words: once, and on a change of language. */
function nameParts(page) {
  const { text } = page;
  document.documentElement.lang = page.state.language;
  document.title = text("title");
  for (const part of document.querySelectorAll("[data-words]")) part.textContent = text(part.dataset.words);
  at("language").textContent = text("language");
  at("language").lang = page.state.language === "en" ? "zh" : "en";
  at("search").placeholder = text("search");
  const names = {
    graph: "graph",
    panel: "panel",
    tabs: "panel",
    "zoom-in": "zoomIn",
    "zoom-out": "zoomOut",
    "zoom-fit": "fit",
    found: "search",
    "time-room": "timeline",
    "graph-room": "graph",
  };
  for (const [identity, name] of Object.entries(names)) at(identity).setAttribute("aria-label", text(name));
  fill(at("legend-body"), legend(page));
  fill(at("legend-head"), signs(page), element("span", { class: "legend-more" }, page.text("legend")));
  fill(at("forms"), statusForms(page));
  fillMenu(page);
}

function switchLanguage(page) {
  page.memory.force = true;
  page.state.language = page.state.language === "en" ? "zh" : "en";
  page.text = speak(page.state.language);
  nameParts(page);
  move(page, {}, false);
}

function listen(page) {
  at("language").addEventListener("click", () => switchLanguage(page));
  at("share").addEventListener("click", () => closeMenu(at("share-list").hidden));
  document.addEventListener("click", (press) => {
    if (!press.target.closest(".menu")) closeMenu();
  });
  at("zoom-in").addEventListener("click", () => page.graph.zoom(1.3));
  at("zoom-out").addEventListener("click", () => page.graph.zoom(1 / 1.3));
  at("zoom-fit").addEventListener("click", () => page.graph.fit());
  onTheme(() => {
    page.graph.repaint();
    page.timeline.repaint();
    nameParts(page);
  });
  window.addEventListener("hashchange", () => {
    if (location.hash === page.memory.own) return;
    const language = page.state.language;
    Object.assign(page.state, readAddress(page.story, location.hash));
    page.memory.own = location.hash;
    page.memory.force = true;
    if (page.state.language !== language) {
      page.text = speak(page.state.language);
      nameParts(page);
    }
    show(page, true);
  });
  listenToKeys(page, closeMenu);
}

/** A brush in one go a frame, so that dragging stays smooth. */
function brusher(page) {
  let waiting = null;
  const flush = () => {
    const { from, to } = waiting;
    waiting = null;
    page.setFilter({ from, to, undated: false });
  };
  return (from, to) => {
    if (!waiting) requestAnimationFrame(flush);
    waiting = { from, to };
  };
}

/** An actor and its claims, or two and what they have in common. */
function described(page, [first, second]) {
  const { story, text } = page;
  if (second === undefined)
    return `${actorName(page, first)} · ${amount(text, "claims", story.claimsOf[first].length)}`;
  const events = story.linkEvents[story.link(first, second)] ?? [];
  return `${actorName(page, first)} – ${actorName(page, second)} · ${text("eventsCount", { n: events.length })}`;
}

async function start() {
  const [drawing, block] = await Promise.all([unpack("network-data"), unpack("story-data")]);
  const story = buildStory(block);
  const page = createPage(story);
  page.text = speak(page.state.language);
  page.known = drawing.nodes.length;
  page.parts = { tabs: at("tabs"), active: at("active-filters"), content: at("content"), panel: at("panel") };
  const options = typeof drawing.options === "string" ? JSON.parse(drawing.options) : drawing.options;
  options.interaction.hideEdgesOnDrag = options.interaction.hideEdgesOnZoom = drawing.edges.length > 600;
  const selecting = new Set(["actor", "link", "event", "group"]);
  const open = (view) => {
    if (view || selecting.has(page.state.view.name)) page.go(view ?? { name: "overview" });
  };
  const over = [at("drawn"), at("legend"), at("zoom")];
  page.graph = createGraph(
    story,
    { ...drawing, options },
    {
      room: at("graph"),
      tip: at("tip"),
      over,
      describe: (ends) => described(page, ends),
      changed: () => showDrawn(page),
    },
    open,
  );
  const timeParts = { body: at("time-body"), canvas: at("time"), from: at("from"), to: at("to"), tip: at("time-tip") };
  page.timeline = createTimeline(story, timeParts, brusher(page));
  nameParts(page);
  createFinder(page, at("search"), at("found"));
  listen(page);
  show(page, false);
  page.graph.fit();
  if (page.state.view.name !== "overview") toPanel(page.parts.panel); // what a shared address is about
  document.body.dataset.active = String(isActive(page.state.filter));
  document.body.dataset.ready = "1";
}

/** A page that cannot show anything says so. */
function giveUp(error) {
  at("nothing").textContent = speak(location.hash.includes("l=zh") ? "zh" : "en")("broken");
  at("nothing").hidden = false;
  throw error;
}

start().catch(giveUp);
