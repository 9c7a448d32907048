/** What is shown again and again: an actor's name, a row for an event, a card for a claim. */

import { timeInWords } from "./dates.mjs";
import { button, element, words } from "./element.mjs";
import { claimKey, signOf } from "./story.mjs";
import { SIGN_MARK, STATUS_MARK, signName } from "./theme.mjs";
import { documentsInWords, rootsInWords } from "./words.mjs";

/** A button that opens an actor. */
export function actorButton(page, actor) {
  if (actor < 0) return element("span", {}, page.text("unsigned"));
  const { name, english, named } = page.story.actors;
  const title = page.language === "en" && english[actor] && english[actor] !== name[actor] ? english[actor] : null;
  return button(name[actor], () => page.open({ name: "actor", actor }), { class: named[actor] ? "name" : "name nameless", lang: "zh", title });
}

/** The label of an event's or claim's type, the narrower where there is one. */
export function typeInWords(page, type, subtype) {
  const known = page.story.types.get(subtype) ?? page.story.types.get(type);
  return known ? known[page.language] : subtype || type;
}

/** Cooperation, conflict or neither: a mark, a colour and a word. */
export function signBadge(page, score) {
  const name = signName(signOf(score));
  return element("span", { class: `sign ${name}`, title: page.text(name) }, SIGN_MARK[name], element("span", { class: "unseen" }, page.text(name)));
}

/** What the claims about an event add up to. */
export function statusBadge(page, status) {
  return element("span", { class: `badge ${status}` }, `${STATUS_MARK[status]} ${page.text(status)}`);
}

function parties(page, agents, targets) {
  const joined = (list) => list.flatMap((actor, at) => [at ? "、" : "", actorButton(page, actor)]);
  const arrow = agents.length && targets.length ? element("span", { class: "arrow" }, " → ") : "";
  return [joined(agents.slice(0, 4)), agents.length > 4 ? "…" : "", arrow, joined(targets.slice(0, 4)), targets.length > 4 ? "…" : ""];
}

/** An event in a list. */
export function eventRow(page, event) {
  const { story, text, language } = page;
  const { type, subtype, agents, targets, status, roots, claims, time } = story.events;
  const documents = new Set(claims[event].map((claim) => story.claims.document[claim])).size;
  const label = typeInWords(page, type[event], subtype[event]);
  return element("li", { class: "event-row" },
    element("p", { class: "event-line" },
      element("span", { class: "when" }, timeInWords(time[event], language, text)), " ", signBadge(page, story.score[event]), " ",
      button(label, () => page.open({ name: "event", event, claim: -1 }), { class: "event-name" })),
    element("p", { class: "event-who" }, parties(page, agents[event], targets[event])),
    element("p", { class: "event-weight" }, statusBadge(page, status[event]), ` ${rootsInWords(text, roots[event].length)} · ${documentsInWords(text, documents)}`));
}

/** A list of events that grows on demand, so that no list is too long to draw. */
export function growing(page, items, row, step = 40) {
  const list = element("ul", { class: "rows" });
  const more = button("", () => grow(), { class: "more" });
  let shown = 0;
  function grow() {
    for (const item of items.slice(shown, shown + step)) list.append(row(item));
    shown = Math.min(items.length, shown + step);
    more.hidden = shown >= items.length;
    more.textContent = page.text("more", { n: Math.min(step, items.length - shown) });
  }
  grow();
  return items.length ? [list, more] : element("p", { class: "empty" }, page.text("none"));
}

/** The quote of a claim with the words that carry the event marked. */
export function quoteOf(page, claim) {
  const { quote, trigger } = page.story.claims;
  const [first, last] = trigger[claim];
  if (first < 0) return words(quote[claim], "blockquote");
  return element("blockquote", { lang: "zh" },
    quote[claim].slice(0, first), element("mark", {}, quote[claim].slice(first, last)), quote[claim].slice(last));
}

function chainOf(page, claim) {
  const { claims } = page.story;
  const steps = claims.speakers[claim].map(([actor, form, cue, named]) => [
    " ← ", actorButton(page, actor), form && form !== page.story.actors.name[actor] ? words(`（${form}）`) : "",
    named ? "" : element("span", { class: "note" }, ` ${page.text("unnamed")}`), cue ? words(` ${cue}`, "span", { class: "cue" }) : ""]);
  const outlet = page.story.documents.outlet[claims.document[claim]];
  return [actorButton(page, outlet), steps.length ? steps : element("span", { class: "note" }, ` · ${page.text("itself")}`)];
}

/** A claim with its words, its sources and where it stands. */
export function claimCard(page, claim, current = -1) {
  const { story, text } = page;
  const { claims, documents } = story;
  const document = claims.document[claim];
  const numbers = claims.numbers[claim].map(([, form]) => form).join("、");
  return element("li", { class: claim === current ? "claim current" : "claim", "data-claim": claim },
    element("p", { class: "claim-head" },
      element("span", { class: `fact ${claims.factuality[claim]}` }, text(claims.factuality[claim])), " · ",
      timeInWords(claims.time[claim], page.language, text),
      claims.time[claim][4] ? words(`（${claims.time[claim][4]}）`, "span", { class: "note" }) : "", numbers ? words(` · ${numbers}`) : ""),
    quoteOf(page, claim),
    element("p", { class: "parties" }, parties(page, claims.agents[claim].map((p) => p[0]), claims.targets[claim].map((p) => p[0]))),
    element("p", { class: "chain" }, element("span", { class: "note" }, `${text("chain")}: `), chainOf(page, claim)),
    element("p", { class: "chain" }, element("span", { class: "note", title: text("rootsNote") }, `${text("root")}: `), actorButton(page, claims.root[claim])),
    element("p", { class: "claim-source" }, words(documents.title[document], "cite"), ` · ${documents.day[document] ?? text("noDate")}`),
    element("p", { class: "claim-tools" },
      button(text("read"), () => page.open({ name: "document", document, claim })),
      button(text("cite"), () => page.copy(citation(page, claim))),
      element("span", { class: "note" }, `${text("confidence", { n: claims.confidence[claim] })} · ${text("rule", { rule: claims.rule[claim] })}`)));
}

/** A claim as a line to quote: outlet, title, date, words, address, IRI. */
export function citation(page, claim) {
  const { claims, documents, actors, base } = page.story;
  const document = claims.document[claim];
  const outlet = documents.outlet[document] < 0 ? "" : actors.name[documents.outlet[document]];
  const address = documents.url[document] ? `${documents.url[document]} ` : "";
  return `${outlet}《${documents.title[document]}》${documents.day[document] ?? ""}：“${claims.quote[claim]}” ${address}<${base}${claimKey(page.story, claim)}>`;
}

/** The contradictions a claim or several claims are part of, each with both quotes. */
export function contradictionsOf(page, places) {
  const { story, text } = page;
  return [...new Set(places)].map((place) => {
    const [kind, first, second] = story.contradictions[place];
    const side = (claim) => element("div", { class: "side" },
      element("p", { class: "note" }, actorButton(page, story.documents.outlet[story.claims.document[claim]]), ` · ${story.documents.day[story.claims.document[claim]] ?? ""}`), quoteOf(page, claim));
    return element("li", { class: "contradiction" }, element("p", {}, `◪ ${text(kind)}`), element("div", { class: "sides" }, side(first), side(second)));
  });
}
