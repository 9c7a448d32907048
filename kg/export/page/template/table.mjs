/** The claims in view as a table. */

import { claimKey } from "./story.mjs";

const COLUMNS = [
  "claim",
  "event",
  "type",
  "status",
  "factuality",
  "agents",
  "targets",
  "start",
  "end",
  "granularity",
  "quote",
  "speakers",
  "root",
  "outlet",
  "title",
  "published",
  "url",
];

/** A field that no spreadsheet takes for a formula. */
export function guarded(value) {
  const text = String(value ?? "");
  const safe = /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The kept claims as CSV with a byte order mark, one row a claim. */
export function claimTable(story, result) {
  const rows = [COLUMNS];
  story.claims.tail.forEach((_, claim) => {
    if (result.claims[claim]) rows.push(claimRow(story, claim));
  });
  return `\ufeff${rows.map((row) => row.map(guarded).join(",")).join("\r\n")}\r\n`;
}

function claimRow(story, claim) {
  const { claims, events, documents, actors } = story;
  const document = claims.document[claim];
  const event = claims.event[claim];
  const names = (participants) => participants.map(([actor]) => actors.name[actor]).join("；");
  const name = (actor) => (actor >= 0 ? actors.name[actor] : "");
  return [
    story.base + claimKey(story, claim),
    story.base + events.key[event],
    claims.type[claim],
    events.status[event],
    claims.factuality[claim],
    names(claims.agents[claim]),
    names(claims.targets[claim]),
    ...claims.time[claim].slice(0, 3),
    claims.quote[claim],
    claims.speakers[claim].map(([actor, said]) => said || name(actor)).join(" | "),
    name(claims.root[claim]),
    name(documents.outlet[document]),
    documents.title[document],
    documents.day[document],
    documents.url[document],
  ];
}
