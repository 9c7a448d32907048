/** One written form for many, so that a search finds a name however it is written. */

const tables = new Map();

function table(pairs) {
  if (!tables.has(pairs)) {
    const chars = Array.from(pairs);
    tables.set(pairs, new Map(chars.filter((_, at) => at % 2 === 0).map((char, at) => [char, chars[2 * at + 1]])));
  }
  return tables.get(pairs);
}

/** Simplified, half-width, lower case, without accents and middle dots. */
export function fold(text, pairs) {
  const known = table(pairs);
  const plain = text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f·‧•・]/g, "")
    .toLowerCase();
  return plain.replace(/[\u4e00-\u9fff]/g, (char) => known.get(char) ?? char).trim();
}
