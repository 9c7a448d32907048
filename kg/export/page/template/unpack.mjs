/** The data blocks of the page: JSON as it stands, or gzip in base64. */

/** The value of a data block. Rejects when the block is damaged. */
export async function unpack(identity) {
  const block = document.getElementById(identity);
  if (block.type === "application/json") return JSON.parse(block.textContent);
  const packed = Uint8Array.from(atob(block.textContent.trim()), (char) => char.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}
