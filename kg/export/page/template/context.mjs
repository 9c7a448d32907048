/** What a text says around a quote, so that "X said" is followed by what X said. */

/** Characters shown before and after a quote at most. */
const [BEFORE, AFTER] = [60, 120];

const END = /[。！？!?；\n]/;
const CLOSING = "”」』’）)";

/**
 * The rest of the sentence that holds text[start:end]: what stands before and what stands behind.
 * What is longer than there is room for is cut, and says so.
 */
export function around(text, start, end) {
  return [before(text, start), after(text, end)];
}

function before(text, start) {
  let at = start;
  while (at > 0 && start - at < BEFORE && !END.test(text[at - 1])) at -= 1;
  while (at < start && CLOSING.includes(text[at])) at += 1; // they close the sentence before
  return (at > 0 && start - at === BEFORE ? "…" : "") + text.slice(at, start);
}

function after(text, end) {
  if (end > 0 && END.test(text[end - 1])) return "";
  let at = end;
  while (at < text.length && at - end < AFTER && !END.test(text[at])) at += 1;
  if (at - end >= AFTER) return `${text.slice(end, at)}…`;
  if (text[at] === "\n" || at === text.length) return text.slice(end, at);
  at += 1;
  while (at < text.length && CLOSING.includes(text[at])) at += 1;
  return text.slice(end, at);
}
