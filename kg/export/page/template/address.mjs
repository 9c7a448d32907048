/** The reader's view as the part of the address after #, and back. Nothing in it is trusted. */

import { dayOf, isoOf } from "./dates.mjs";
import { EVERYTHING } from "./filter.mjs";
import { claimByKey, claimKey } from "./story.mjs";

const PLAIN_VIEWS = ["overview", "events", "actors", "disputes", "filters", "paths"];
const SIGNS = { cooperation: 1, neutral: 0, conflict: -1 };
export const STATUSES = ["reported", "disputed", "denied", "announced"];
export const FACTUALITIES = ["happened", "negated", "possible", "planned"];
const LONGEST_WORDS = 100;

const nameOfSign = (sign) => Object.keys(SIGNS).find((name) => SIGNS[name] === sign);

/** The words after #, without the mark, for a view, a filter and a language. */
export function writeAddress(story, { view, filter, language }) {
  const parts = new URLSearchParams();
  writeView(story, view, parts);
  writeFilter(story, filter, parts);
  if (language !== "en") parts.set("l", language);
  return parts.toString().replace(/%2F/gi, "/");
}

function writeView(story, view, parts) {
  const actor = (place) => story.actors.key[place];
  if (PLAIN_VIEWS.includes(view.name) && view.name !== "overview") parts.set("v", view.name);
  if (view.name === "actor") parts.set("n", actor(view.actor));
  if (view.name === "link") parts.set("n", `${actor(view.first)} ${actor(view.second)}`);
  if (view.name === "event") parts.set("e", story.events.key[view.event]);
  if (view.name === "document") parts.set("d", story.documents.key[view.document]);
  if (view.name === "group") parts.set("g", String(view.group));
  if (view.name === "paths" && view.from >= 0)
    parts.set("p", actor(view.from) + (view.to >= 0 ? ` ${actor(view.to)}` : ""));
  if (view.claim >= 0) parts.set("c", claimKey(story, view.claim));
}

function writeFilter(story, filter, parts) {
  const list = (name, values) => values.length && parts.set(name, values.join(","));
  if (filter.undated) parts.set("t", "none");
  else if (filter.from !== null || filter.to !== null) parts.set("t", `${bound(filter.from)}..${bound(filter.to)}`);
  list("y", filter.types);
  list("s", filter.signs.map(nameOfSign));
  list("u", filter.statuses);
  list("f", filter.factualities);
  list(
    "o",
    filter.outlets.map((place) => story.actors.key[place] ?? "none"),
  );
  list(
    "r",
    filter.roots.map((place) => story.actors.key[place] ?? "none"),
  );
  if (filter.minRoots > 1) parts.set("m", String(filter.minRoots));
  if (filter.words) parts.set("q", filter.words);
}

const bound = (day) => (day === null ? "" : isoOf(day));

/**
 * View, filter, language, and how many fields were not understood. A field that names nothing here
 * is left at its default; it never leaves the reader with an empty page.
 */
export function readAddress(story, hash) {
  const parts = parameters(hash);
  const wrong = [];
  const filter = readFilter(story, parts, wrong);
  const view = readView(story, parts, wrong);
  const language = parts.get("l") === "zh" ? "zh" : "en";
  return { view, filter, language, wrong: wrong.length };
}

function parameters(hash) {
  try {
    return new URLSearchParams(hash.replace(/^#/, ""));
  } catch {
    return new URLSearchParams();
  }
}

function readView(story, parts, wrong) {
  const named = (letter) => {
    const keys = (parts.get(letter) ?? "").split(" ").filter(Boolean);
    const places = keys.map((key) => story.actorByKey.get(key));
    if (places.includes(undefined)) wrong.push(letter);
    return places.includes(undefined) ? [] : places;
  };
  const claim = parts.has("c") ? claimByKey(story, parts.get("c")) : -1;
  if (parts.has("c") && claim < 0) wrong.push("c");
  const looked = (letter, index) => {
    if (!parts.has(letter)) return undefined;
    const place = index.get(parts.get(letter));
    if (place === undefined) wrong.push(letter);
    return place;
  };
  const event = looked("e", story.eventByKey);
  if (event !== undefined) return { name: "event", event, claim };
  const document = looked("d", story.documentByKey);
  if (document !== undefined) return { name: "document", document, claim };
  if (claim >= 0) return { name: "event", event: story.claims.event[claim], claim };
  return readPlainView(story, parts, wrong, named);
}

function readPlainView(story, parts, wrong, named) {
  const [first, second] = named("n");
  if (second !== undefined && second !== first) return { name: "link", first, second };
  if (first !== undefined) return { name: "actor", actor: first };
  if (parts.has("p")) {
    const [from = -1, to = -1] = named("p");
    return { name: "paths", from, to };
  }
  const group = Number(parts.get("g") ?? NaN);
  if (story.actors.community.includes(group) && group >= 0) return { name: "group", group };
  const name = parts.get("v") ?? "overview";
  if (!PLAIN_VIEWS.includes(name)) wrong.push("v");
  const known = PLAIN_VIEWS.includes(name) ? name : "overview";
  return known === "paths" ? { name: known, from: -1, to: -1 } : { name: known };
}

function readFilter(story, parts, wrong) {
  const list = (letter, understand) => {
    const given = (parts.get(letter) ?? "").split(",").filter(Boolean);
    const understood = given.map(understand).filter((value) => value !== undefined);
    if (understood.length < given.length) wrong.push(letter);
    return [...new Set(understood)];
  };
  const among = (names) => (name) => (names.includes(name) ? name : undefined);
  const actor = (key) => (key === "none" ? -1 : story.actorByKey.get(key));
  const least = Number(parts.get("m") ?? 1);
  if (!(least >= 1 && least <= 99)) wrong.push("m");
  return {
    ...EVERYTHING,
    ...readRange(parts, wrong),
    types: list("y", (name) => (story.types.has(name) ? name : undefined)),
    signs: list("s", (name) => (Object.hasOwn(SIGNS, name) ? SIGNS[name] : undefined)),
    statuses: list("u", among(STATUSES)),
    factualities: list("f", among(FACTUALITIES)),
    outlets: list("o", actor),
    roots: list("r", actor),
    minRoots: least >= 1 && least <= 99 ? Math.round(least) : 1,
    words: (parts.get("q") ?? "").slice(0, LONGEST_WORDS),
  };
}

function readRange(parts, wrong) {
  const given = parts.get("t");
  if (given === null) return {};
  if (given === "none") return { undated: true };
  const match = /^([\d-]*)\.\.([\d-]*)$/.exec(given);
  const [from, to] = [dayOf(match?.[1]), dayOf(match?.[2])];
  if ((from === null && to === null) || (from !== null && to !== null && from >= to)) {
    wrong.push("t");
    return {};
  }
  return { from, to };
}
