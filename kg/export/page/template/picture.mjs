/** The graph in sight as a picture, with a line below that says how to read it. */

import { outline, round } from "./outline.mjs";
import { FONT } from "./theme.mjs";

/** Height of the line below a picture, in pixels. */
const CAPTION = 26;

/** Text that XML can hold: marks as references, what no XML may contain left out. */
function escaped(text) {
  const legal = String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
  return legal.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** What is in sight of the graph as SVG. `shapes` come from the graph, in pixels. */
export function vectorPicture({ nodes, edges, named, width, height }, caption, { paper, ink, axis, faint }) {
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
  const leads = named
    .filter(({ line }) => line)
    .map(({ line }) => `<polyline points="${line.map(round).join(" ")}" stroke="${faint}"/>`);
  const names = named.map(
    (box) =>
      `<text x="${round(box.x + box.width / 2)}" y="${round(box.y + box.height * 0.78)}" fill="${ink}" stroke="${paper}" ` +
      `font-size="${round(box.height - 4)}">${escaped(box.words)}</text>`,
  );
  const drawn = [
    `<rect width="100%" height="100%" fill="${paper}"/>`,
    ...lines,
    ...marks,
    ...leads,
    `<g text-anchor="middle" stroke-width="3" stroke-linejoin="round" paint-order="stroke">${names.join("")}</g>`,
    `<rect y="${height}" width="100%" height="${CAPTION}" fill="${paper}"/>`,
    `<text class="caption" x="12" y="${height + 17}" fill="${axis}" font-size="12">${escaped(caption)}</text>`,
  ];
  const box = `width="${width}" height="${height + CAPTION}" viewBox="0 0 ${width} ${height + CAPTION}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${box} font-family="sans-serif">${drawn.join("")}</svg>\n`;
}

/** The graph's canvas on paper with a caption below it, as a PNG blob. */
export function rasterPicture(canvas, caption, { paper, axis }) {
  const ratio = canvas.width / canvas.clientWidth;
  const copy = document.createElement("canvas");
  copy.width = canvas.width;
  copy.height = canvas.height + Math.round(CAPTION * ratio);
  const context = copy.getContext("2d");
  context.fillStyle = paper;
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(canvas, 0, 0);
  context.fillStyle = axis;
  context.font = `${12 * ratio}px ${FONT}`;
  context.fillText(caption, 12 * ratio, canvas.height + 17 * ratio, copy.width - 24 * ratio);
  return new Promise((resolve) => {
    copy.toBlob(resolve, "image/png");
  });
}
