/** Which names a drawing has room for, and where: no two overlap. */

/**
 * Boxes {place, x, y, width, height} for names under their discs, the most important first.
 * `candidates` are {place, x, y, radius, width, height} in screen units, by importance.
 */
export function fitted(candidates) {
  const kept = [];
  const cells = new Map();
  for (const candidate of candidates) {
    const box = {
      place: candidate.place, x: candidate.x - candidate.width / 2, y: candidate.y + candidate.radius + 2,
      width: candidate.width, height: candidate.height,
    };
    const near = cellsOf(box);
    if (near.some((cell) => (cells.get(cell) ?? []).some((other) => overlaps(box, other)))) continue;
    kept.push(box);
    for (const cell of near) cells.set(cell, [...(cells.get(cell) ?? []), box]);
  }
  return kept;
}

const CELL = 80;

function cellsOf(box) {
  const found = [];
  for (let x = Math.floor(box.x / CELL); x <= Math.floor((box.x + box.width) / CELL); x += 1) {
    for (let y = Math.floor(box.y / CELL); y <= Math.floor((box.y + box.height) / CELL); y += 1) found.push(`${x} ${y}`);
  }
  return found;
}

function overlaps(a, b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
