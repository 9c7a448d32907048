/** Boxes {x, y, width, height} on a plane, found again by what overlaps them. */

/** Side of the cells that the plane is kept in, in the unit of the boxes: about the width of a name. */
const CELL = 80;

/** Boxes in cells: `add` one, or ask what is `under` another (of a different `place`). */
export function createBoxes(boxes = []) {
  const cells = new Map();
  const add = (box) => {
    for (const cell of cellsOf(box)) {
      if (!cells.has(cell)) cells.set(cell, []);
      cells.get(cell).push(box);
    }
  };
  const under = (box) => {
    const found = new Set();
    for (const cell of cellsOf(box)) {
      for (const other of cells.get(cell) ?? []) if (other.place !== box.place && overlaps(box, other)) found.add(other);
    }
    return [...found];
  };
  boxes.forEach(add);
  return { add, under };
}

/** Whether a box lies wholly within another. */
export function within(box, view) {
  const [right, bottom] = [view.x + view.width, view.y + view.height];
  return box.x >= view.x && box.y >= view.y && box.x + box.width <= right && box.y + box.height <= bottom;
}

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
