/** Taking a view elsewhere: its address, pictures, a table, paper. */

import { button, element, fill } from "./element.mjs";
import { rasterPicture, vectorPicture } from "./picture.mjs";
import { claimTable } from "./table.mjs";
import { SIGN_MARK, theme } from "./theme.mjs";

const at = (identity) => document.getElementById(identity);

/** Put words on the clipboard, through a selected field where the browser forbids the short way. */
export async function copyWords(words) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    const field = element("textarea", { class: "unseen", readonly: true }, words);
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}

/** What the menu offers, in the page's language. */
export function fillMenu(page) {
  const items = {
    copyLink: copyAddress,
    png: savePng,
    svg: saveSvg,
    csv: saveCsv,
    print: () => window.print(),
  };
  const entry = ([name, action]) =>
    element(
      "li",
      {},
      button(page.text(name), () => {
        closeMenu();
        action(page);
      }),
    );
  fill(at("share-list"), Object.entries(items).map(entry));
}

/** Close the menu, or open it. */
export function closeMenu(open = false) {
  at("share-list").hidden = !open;
  at("share").setAttribute("aria-expanded", String(open));
}

async function copyAddress(page) {
  at("status").textContent = page.text((await page.copy(location.href)) ? "copied" : "copyFailed");
}

/** What a picture has to say for itself away from the page: how to read it, how much of all it shows. */
function captionOf(page) {
  const read = text(page, "cooperation", "solid") + text(page, "conflict", "dashed");
  return read + [at("drawn").textContent, page.filterWords()].filter(Boolean).join(" · ");
}

const text = (page, sign, line) => `${SIGN_MARK[sign]} ${page.text(sign)}${page.text("brackets", { words: page.text(line) })} · `;

async function savePng(page) {
  page.graph.chart.redraw();
  save("actors.png", await rasterPicture(page.graph.picture(), captionOf(page), theme()));
}

function saveSvg(page) {
  page.graph.chart.redraw();
  save(
    "actors.svg",
    new Blob([vectorPicture(page.graph.shapes(), captionOf(page), theme())], { type: "image/svg+xml" }),
  );
}

function saveCsv(page) {
  save("claims.csv", new Blob([claimTable(page.story, page.result)], { type: "text/csv;charset=utf-8" }));
}

/** Hand the reader a file. */
function save(name, blob) {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
