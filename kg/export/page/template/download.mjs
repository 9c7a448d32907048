/** The view as files: claims as a table, the graph as a picture. */

import { outline, round } from "./outline.mjs";
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
  const names = (participants) => participants.map(([actor]) => actors.name[actor]).join(" | ");
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

const escaped = (text) => String(text).replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** What is in sight of the graph as SVG. `shapes` come from the graph, in pixels. */
export function vectorPicture({ nodes, edges, named, width, height }, { paper, ink }) {
  const lines = edges.map(
    ({ from, to, width: wide, dashes, colour, opacity }) =>
      `<line x1="${round(from.x)}" y1="${round(from.y)}" x2="${round(to.x)}" y2="${round(to.y)}" stroke="${colour}" ` +
      `stroke-width="${round(Math.max(0.5, wide))}" stroke-opacity="${opacity}"` +
      `${dashes ? ` stroke-dasharray="${dashes.join(" ")}"` : ""}/>`,
  );
  const marks = nodes.map(
    (node) =>
      `<path d="${outline(node)}" fill="${node.fill}" stroke="${node.border}">` +
      `<title>${escaped(node.name)}</title></path>`,
  );
  const names = named.map(
    (box) =>
      `<text x="${round(box.x + box.width / 2)}" y="${round(box.y + box.height * 0.78)}" fill="${ink}" stroke="${paper}" ` +
      `font-size="${round(box.height - 4)}">${escaped(box.words)}</text>`,
  );
  const drawn = [
    `<rect width="100%" height="100%" fill="${paper}"/>`,
    ...lines,
    ...marks,
    `<g text-anchor="middle" stroke-width="3" stroke-linejoin="round" paint-order="stroke">${names.join("")}</g>`,
  ];
  const box = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${box} font-family="sans-serif">${drawn.join("")}</svg>\n`;
}

/** The graph's canvas on paper, as a PNG blob. */
export function rasterPicture(canvas, paper) {
  const copy = document.createElement("canvas");
  copy.width = canvas.width;
  copy.height = canvas.height;
  const context = copy.getContext("2d");
  context.fillStyle = paper;
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(canvas, 0, 0);
  return new Promise((resolve) => {
    copy.toBlob(resolve, "image/png");
  });
}

/** Hand the reader a file. */
export function save(name, blob) {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
