/** The view as files: claims as a table, the graph as a picture. */

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

/** The drawn graph as SVG. `shapes` come from the graph. */
export function vectorPicture({ nodes, edges, named }, { paper, ink }) {
  const pad = 60;
  const xs = nodes.map((node) => node.x);
  const ys = nodes.map((node) => node.y);
  const [left, top] = [Math.min(...xs, 0) - pad, Math.min(...ys, 0) - pad];
  const [width, height] = [Math.max(...xs, 1) + pad - left, Math.max(...ys, 1) + pad - top];
  const round = (value) => Math.round(value * 10) / 10;
  const lines = edges.map(
    ({ from, to, width: wide, dashes, colour }) =>
      `<line x1="${round(from.x)}" y1="${round(from.y)}" x2="${round(to.x)}" y2="${round(to.y)}" stroke="${colour}" ` +
      `stroke-width="${round(wide)}" stroke-opacity="0.7"${dashes ? ` stroke-dasharray="${dashes.join(" ")}"` : ""}/>`,
  );
  const marks = nodes.map(
    (node) =>
      `<path d="${outline(node)}" fill="${node.colour}" stroke="${paper}"><title>${escaped(node.name)}</title></path>`,
  );
  const names = nodes
    .filter((node) => named.has(node.id))
    .map(
      (node) =>
        `<text x="${round(node.x)}" y="${round(node.y + node.size + 13)}" text-anchor="middle" fill="${ink}" ` +
        `stroke="${paper}" stroke-width="3" paint-order="stroke">${escaped(node.name)}</text>`,
    );
  const box = [left, top, width, height].map(round).join(" ");
  const paint = `<rect x="${round(left)}" y="${round(top)}" width="100%" height="100%" fill="${paper}"/>`;
  const drawn = [paint, ...lines, ...marks, ...names].join("");
  const root = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" font-family="sans-serif" font-size="12">`;
  return `${root}${drawn}</svg>\n`;
}

const CORNERS = { square: [4, 45], triangle: [3, -90], diamond: [4, 0], hexagon: [6, 0], star: [10, -90] };

/** The outline of a node as a path: a circle, or corners on one. */
function outline({ x, y, size, shape }) {
  const point = (px, py) => `${Math.round(px * 10) / 10} ${Math.round(py * 10) / 10}`;
  if (!CORNERS[shape])
    return `M${point(x - size, y)}a${size} ${size} 0 1 0 ${2 * size} 0a${size} ${size} 0 1 0 ${-2 * size} 0z`;
  const [count, turn] = CORNERS[shape];
  const corners = Array.from({ length: count }, (_, at) => {
    const angle = ((turn + (360 / count) * at) * Math.PI) / 180;
    const reach = shape === "star" && at % 2 ? size * 0.45 : size * 1.1;
    return point(x + reach * Math.cos(angle), y + reach * Math.sin(angle));
  });
  return `M${corners.join("L")}z`;
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
