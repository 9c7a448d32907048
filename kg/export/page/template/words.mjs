/** The interface in two languages. The data are Chinese and stay so. */

import { ENGLISH } from "./words-en.mjs";
import { CHINESE } from "./words-zh.mjs";

const WORDS = { en: ENGLISH, zh: CHINESE };

/** A function from a word's name and values to text in a language. */
export function speak(language) {
  const known = WORDS[language];
  return (name, values = {}) => (known[name] ?? name).replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ""));
}

/** "n independent", with the right form for one and none. */
export function rootsInWords(text, count) {
  if (count === 0) return text("rootsNone");
  return count === 1 ? text("rootsOne") : text("roots", { n: count });
}

/** "n articles". */
export function documentsInWords(text, count) {
  return count === 1 ? text("documentsOne") : text("documents", { n: count });
}
