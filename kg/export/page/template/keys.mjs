/** Everything by keyboard. */

import { amount } from "./words.mjs";

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Listen for the page's keys; `closeMenu` closes what lies over the page. */
export function listenToKeys(page, closeMenu) {
  const graph = document.getElementById("graph");
  graph.addEventListener("keydown", (press) => onGraph(page, press));
  document.addEventListener("keydown", (press) => {
    const typing = press.target.closest("input, textarea, select");
    if (press.key === "/" && !typing) {
      press.preventDefault();
      document.getElementById("search").focus();
    }
    if (press.key === "Escape" && !typing) clear(page, closeMenu);
  });
}

/** First what lies over the page, then the selection, then the filter. */
function clear(page, closeMenu) {
  if (!document.getElementById("share-list").hidden) {
    closeMenu();
    document.getElementById("share").focus();
  } else if (page.state.view.name !== "overview") page.go({ name: "overview" });
  else if (page.result.active) page.reset();
}

function onGraph(page, press) {
  if (press.ctrlKey || press.metaKey || press.altKey) return;
  const { graph } = page;
  if (ARROWS[press.key]) walk(page, ARROWS[press.key]);
  else if (press.key === "+" || press.key === "=") graph.zoom(1.3);
  else if (press.key === "-") graph.zoom(1 / 1.3);
  else if (press.key === "0") graph.fit();
  else if (press.key === "Enter") document.querySelector("#content .view-heading")?.focus();
  else return;
  press.preventDefault();
}

function walk(page, [dx, dy]) {
  const next = page.graph.walk(dx, dy);
  const status = document.getElementById("status");
  if (next === null) {
    status.textContent = page.text("noNeighbour");
    return;
  }
  page.go({ name: "actor", actor: next });
  document.getElementById("graph").focus();
  const { name } = page.story.actors;
  status.textContent = `${name[next]} · ${amount(page.text, "claims", page.story.claimsOf[next].length)}`;
}
