/** Finding actors by any of their names, and claims by their words, as the reader types. */

import { fold } from "./fold.mjs";

/** Every name of every actor, folded once. */
export function nameIndex(story) {
  const { name, english, aliases } = story.actors;
  return name.map((own, actor) =>
    [own, english[actor], ...aliases[actor]].filter(Boolean).map((form) => fold(form, story.fold)),
  );
}

function closeness(forms, sought) {
  let best = 0;
  for (const form of forms) {
    if (form === sought) return 3;
    if (form.startsWith(sought)) best = Math.max(best, 2);
    else if (form.includes(sought)) best = Math.max(best, 1);
  }
  return best;
}

/** Actors whose names hold the words: the closest first, then those with most claims; those without any last. */
export function findActors(story, index, words, most = 8) {
  const sought = fold(words, story.fold);
  if (!sought) return [];
  const found = [];
  index.forEach((forms, actor) => {
    const close = closeness(forms, sought);
    if (close) found.push([actor, close]);
  });
  const weight = (actor) => story.claimsOf[actor].length + story.documentsOf[actor].length / 1000;
  const silent = (actor) => Number(weight(actor) === 0);
  found.sort((a, b) => silent(a[0]) - silent(b[0]) || b[1] - a[1] || weight(b[0]) - weight(a[0]) || a[0] - b[0]);
  return found.slice(0, most).map(([actor]) => actor);
}

/** Articles whose titles hold the words. */
export function findDocuments(story, words, most = 3) {
  const sought = fold(words, story.fold);
  const found = [];
  for (let place = 0; sought && place < story.documents.title.length && found.length < most; place += 1) {
    if (fold(story.documents.title[place], story.fold).includes(sought)) found.push(place);
  }
  return found;
}

/** Of a name's forms, the one that holds the words: shown when it is not the main one. */
export function formFound(story, actor, words) {
  const sought = fold(words, story.fold);
  const { name, english, aliases } = story.actors;
  const forms = [name[actor], english[actor], ...aliases[actor]].filter(Boolean);
  return forms.find((form) => fold(form, story.fold).includes(sought)) ?? name[actor];
}
