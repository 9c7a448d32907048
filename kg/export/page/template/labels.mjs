/** Which names a drawing has room for, and where: no two overlap. */

/**
 * Boxes {place, x, y, width, height} for names beside their discs, the most important first: below,
 * above, right or left, where no other name, no larger disc and, if it can be, no disc at all is. `candidates` are
 * {place, x, y, radius, width, height, busy} in screen units, by importance. `view` is the box in sight,
 * that no name leaves; `covered` are boxes that lie over the drawing.
 */
export function fitted(candidates, { view = null, covered = [] } = {}) {
  const kept = [];
  const [names, discs] = [new Map(), new Map()];
  for (const box of covered) put(names, { place: null, ...box });
  for (const candidate of candidates) put(discs, discOf(candidate));
  for (const candidate of candidates) {
    const free = sides(candidate).filter((box) => (!view || within(box, view)) && !hits(names, box));
    const larger = (disc) => disc.width > 2.5 * candidate.radius;
    const box = free.find((side) => !hits(discs, side)) ?? free.find((side) => !hits(discs, side, larger));
    if (!box) continue;
    kept.push(box);
    put(names, box);
  }
  return kept;
}

function within(box, view) {
  const [right, bottom] = [view.x + view.width, view.y + view.height];
  return box.x >= view.x && box.y >= view.y && box.x + box.width <= right && box.y + box.height <= bottom;
}

function discOf({ place, x, y, radius }) {
  return { place, x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
}

/** Below, above, right and left of a disc; `busy` counts the links that leave it there, fewest first. */
function sides({ place, x, y, radius, width, height, busy = [0, 0, 0, 0] }) {
  const [centre, middle] = [x - width / 2, y - height / 2];
  const corners = [
    [centre, y + radius + 2],
    [centre, y - radius - height - 2],
    [x + radius + 2, middle],
    [x - radius - width - 2, middle],
  ];
  const order = [0, 1, 2, 3].sort((a, b) => busy[a] - busy[b] || a - b);
  return order.map((side) => ({ place, x: corners[side][0], y: corners[side][1], width, height }));
}

function put(cells, box) {
  for (const cell of cellsOf(box)) {
    if (!cells.has(cell)) cells.set(cell, []);
    cells.get(cell).push(box);
  }
}

function hits(cells, box, counts = () => true) {
  const hit = (other) => other.place !== box.place && overlaps(box, other) && counts(other);
  return cellsOf(box).some((cell) => (cells.get(cell) ?? []).some(hit));
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
