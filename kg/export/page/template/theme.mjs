/** Colours for the canvases, which styles do not reach; told apart without colour too. */

/** The letters of what is drawn: one font for Chinese and Latin, so that mixed names sit well. */
export const FONT =
  '"Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "Source Han Sans SC", "Noto Sans SC", system-ui, sans-serif';

const LIGHT = {
  ink: "#1d2733",
  faint: "#8a94a0",
  axis: "#56616e",
  paper: "#ffffff",
  dim: "#dfe3e8",
  all: "#d5dae0",
  bar: "#2f5f9e",
  cooperation: "#2f6db5",
  conflict: "#c2410c",
  neutral: "#9aa3ad",
  halo: "#ffffff",
  accent: "#0f5ea8",
  groups: [
    "#4e79a7",
    "#b07aa1",
    "#59a14f",
    "#9c755f",
    "#2a9d8f",
    "#8d6cab",
    "#6b8e23",
    "#7f8fa6",
    "#a05d7c",
    "#457b9d",
  ],
};
const DARK = {
  ink: "#e6eaef",
  faint: "#8f9aa6",
  axis: "#a3adb8",
  paper: "#12171d",
  dim: "#29313a",
  all: "#333c47",
  bar: "#7db0ea",
  cooperation: "#6ea8f0",
  conflict: "#f0844c",
  neutral: "#6f7a86",
  halo: "#12171d",
  accent: "#7db9f5",
  groups: [
    "#7ba3cf",
    "#cfa0c3",
    "#84c27c",
    "#c19c88",
    "#5cc4b7",
    "#b398d1",
    "#a3c25a",
    "#a5b2c4",
    "#cc8fab",
    "#7fafcf",
  ],
};

let query = null;
const darkness = () => (query ??= window.matchMedia("(prefers-color-scheme: dark)"));

let onPaper = false;

/** The colours of now; paper is light. */
export function theme() {
  return darkness().matches && !onPaper ? DARK : LIGHT;
}

/** Call back when the reader's theme changes, and before and after printing. */
export function onTheme(action) {
  darkness().addEventListener("change", action);
  for (const [moment, paper] of [
    ["beforeprint", true],
    ["afterprint", false],
  ])
    window.addEventListener(moment, () => {
      onPaper = paper;
      action();
    });
}

/** Communities with a colour of their own: more could not be told apart. */
export const COLOURED = LIGHT.groups.length;

/** The colour of a community; smaller ones than the first ten, and actors without one, are grey. */
export function groupColour(group) {
  const colours = theme();
  return colours.groups[group] ?? colours.neutral;
}

/** The name of a sign: what links and bars say by colour, form and word alike. */
export function signName(sign) {
  if (sign > 0) return "cooperation";
  return sign < 0 ? "conflict" : "neutral";
}

export const SIGN_MARK = { cooperation: "▲", neutral: "●", conflict: "▼" };
export const STATUS_MARK = { reported: "■", disputed: "◪", denied: "☒", announced: "□" };
