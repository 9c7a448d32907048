/** Taking a view elsewhere: its address, pictures, a table, paper. */

import { claimTable, rasterPicture, save, vectorPicture } from "./download.mjs";
import { button, element, fill } from "./element.mjs";
import { theme } from "./theme.mjs";

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

async function savePng(page) {
  page.graph.chart.redraw();
  save("actors.png", await rasterPicture(page.graph.picture(), theme().paper));
}

function saveSvg(page) {
  page.graph.chart.redraw();
  save("actors.svg", new Blob([vectorPicture(page.graph.shapes(), theme())], { type: "image/svg+xml" }));
}

function saveCsv(page) {
  save("claims.csv", new Blob([claimTable(page.story, page.result)], { type: "text/csv;charset=utf-8" }));
}
