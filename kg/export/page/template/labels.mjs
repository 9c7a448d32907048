/** Which names a drawing has room for, and where: no two overlap. */

/**
 * Boxes {place, x, y, width, height} for names beside their discs, the most important first: below,
 * above, right or left, where no other name and, if it can be, no other disc is. `candidates` are
 * {place, x, y, radius, width, height} in screen units, by importance.
 */
export function fitted(candidates) {
  const kept = [];
  const [names, discs] = [new Map(), new Map()];
  for (const candidate of candidates) put(discs, discOf(candidate));
  for (const candidate of candidates) {
    const free = sides(candidate).filter((box) => !hits(names, box));
    const box = free.find((side) => !hits(discs, side)) ?? free[0];
    if (!box) continue;
    kept.push(box);
    put(names, box);
  }
  return kept;
}

function discOf({ place, x, y, radius }) {
  return { place, x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
}

function sides({ place, x, y, radius, width, height }) {
  const [centre, middle] = [x - width / 2, y - height / 2];
  const corners = [
    [centre, y + radius + 2],
    [centre, y - radius - height - 2],
    [x + radius + 2, middle],
    [x - radius - width - 2, middle],
  ];
  return corners.map(([left, top]) => ({ place, x: left, y: top, width, height }));
}

function put(cells, box) {
  for (const cell of cellsOf(box)) {
    if (!cells.has(cell)) cells.set(cell, []);
    cells.get(cell).push(box);
  }
}

function hits(cells, box) {
  return cellsOf(box).some((cell) =>
    (cells.get(cell) ?? []).some((other) => other.place !== box.place && overlaps(box, other)),
  );
}

const CELL = 80;

function cellsOf(box) {
  const found = [];
  for (let x = Math.floor(box.x / CELL); x <= Math.floor((box.x + box.width) / CELL); x += 1) {
    for (let y = Math.floor(box.y / CELL); y <= Math.floor((box.y + box.height) / CELL); y += 1)
      found.push(`${x} ${y}`);
  }
  return found;
}

function overlaps(a, b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
