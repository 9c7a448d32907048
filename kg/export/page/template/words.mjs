/** The interface in two languages. The data are Chinese and stay so. */

import { ENGLISH } from "./words-en.mjs";
import { CHINESE } from "./words-zh.mjs";

const WORDS = { en: ENGLISH, zh: CHINESE };

const GROUPS = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });

/** A number as both languages write it: 6,224. */
export function numeral(value) {
  return GROUPS.format(value);
}

/** A title and how many entries stand under it. `text` speaks the language. */
export function counted(text, title, count) {
  return title + text("brackets", { words: count });
}

/** A function from a word's name and values to text in a language. */
export function speak(language) {
  const known = WORDS[language];
  const written = (value) => (typeof value === "number" ? numeral(value) : String(value ?? ""));
  return (name, values = {}) => (known[name] ?? name).replace(/\{(\w+)\}/g, (_, key) => written(values[key]));
}

/** An amount with its noun, in the form for one where there is one: claims, claimsOne. */
export function amount(text, name, count) {
  return text(count === 1 ? `${name}One` : name, { n: count });
}

/** "n independent", with the right form for one and none. */
export function rootsInWords(text, count) {
  if (count === 0) return text("rootsNone");
  return amount(text, "roots", count);
}

/** "n articles". */
export function documentsInWords(text, count) {
  return amount(text, "documents", count);
}
