/** Which names a drawing has room for, and where: no two overlap, and none lies over a mark that matters. */

import { createBoxes, within } from "./boxes.mjs";

/** Room between a mark and its name, in pixels. */
const NEAR = 2;
/** So many main actors get a name farther off, at the end of a line, where no room is beside their marks. */
const MAIN = 12;
const FAR = [12, 24, 38, 52];
/** Room in pixels that such a name keeps from all marks, so that it is not taken for another's. */
const APART = 6;
/** Marks of so few pixels, as clusters have on phones, may lie under a main actor's name if need be. */
const SPECK = 4;

/**
 * Boxes {place, x, y, width, height, line} for names beside their marks, the most important first and at
 * most `most`, where no other name and no mark is. `candidates` are {place, x, y, radius, width, height,
 * busy} in screen units, by importance. `marks` are those in sight, {place, x, y, radius, faint}; the faint
 * ones may lie under a name. `view` is the box in sight, that no name leaves; `covered` are boxes that lie
 * over the drawing. `line` leads from the mark to a name farther off, [x, y, x, y], or is null.
 */
export function fitted(candidates, { view = null, covered = [], marks = candidates, most = Infinity } = {}) {
  const names = createBoxes(covered.map((box) => ({ place: null, ...box })));
  const drawn = createBoxes(marks.map(boxOf));
  const open = (box) => (!view || within(box, view)) && !names.under(box).length;
  const bare = (box) => open(box) && drawn.under(box).every((mark) => mark.faint);
  const kept = [];
  for (const [rank, candidate] of candidates.entries()) {
    if (kept.length >= most) break;
    const near = sides(candidate, NEAR);
    const far = rank < MAIN ? FAR.flatMap((gap) => sides(candidate, gap)) : [];
    if (rank < MAIN && view) {
      near.push(...alongEdge(candidate, near, view, 0));
      far.push(...alongEdge(candidate, far, view, APART));
    }
    const led = far.find((place) => bare(grown(place, APART)));
    const box = near.find(bare) ?? ledTo(candidate, led) ?? (rank < MAIN ? overSpecks(near.filter(open), drawn) : null);
    if (!box) continue;
    kept.push({ line: null, ...box });
    names.add(box);
  }
  return kept;
}

/** The boxes above and below a mark at the edge, moved along until all of them is in sight, but for some room. */
function alongEdge({ y, radius }, boxes, view, room) {
  return boxes
    .filter((box) => box.y >= y + radius || box.y + box.height <= y - radius)
    .map((box) => ({ ...box, x: clamped(box.x, view.x + room, view.x + view.width - box.width - room) }));
}

function grown({ place, x, y, width, height }, by) {
  return { place, x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** A box with the line from the edge of the mark to its nearest point. */
function ledTo({ x, y, radius }, box) {
  if (!box) return null;
  const [toX, toY] = [clamped(x, box.x, box.x + box.width), clamped(y, box.y, box.y + box.height)];
  const share = radius / Math.hypot(toX - x, toY - y);
  return { ...box, line: [x + (toX - x) * share, y + (toY - y) * share, toX, toY] };
}

const clamped = (value, low, high) => Math.min(high, Math.max(low, value));

/** The box with the fewest marks under it, of those that have specks only; none where there is none. */
function overSpecks(boxes, drawn) {
  let best = null;
  let least = Infinity;
  for (const box of boxes) {
    const found = drawn.under(box).filter((mark) => !mark.faint);
    if (found.length >= least || found.some((mark) => mark.radius > SPECK)) continue;
    [best, least] = [box, found.length];
  }
  return best;
}

function boxOf({ place, x, y, radius, faint = false }) {
  return { place, x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius, radius, faint };
}

/**
 * Where the name of a mark may stand: below, above, right and left of it, those first where the fewest links
 * leave it (`busy` counts them); then right and left a little lower or higher; then below and above a little
 * to the side.
 */
function sides({ place, x, y, radius, width, height, busy = [0, 0, 0, 0] }, gap) {
  const [centre, middle] = [x - width / 2, y - height / 2];
  const [below, above] = [y + radius + gap, y - radius - height - gap];
  const [right, left] = [x + radius + gap, x - radius - width - gap];
  const straight = [
    [centre, below],
    [centre, above],
    [right, middle],
    [left, middle],
  ];
  const order = [0, 1, 2, 3].sort((a, b) => busy[a] - busy[b] || a - b);
  const [off, aside] = [(radius + height) / 2, width / 2];
  const slid = [
    ...[middle + off, middle - off].flatMap((top) => [right, left].map((from) => [from, top])),
    ...[below, above].flatMap((top) => [centre + aside, centre - aside].map((from) => [from, top])),
  ];
  const corners = [...order.map((side) => straight[side]), ...slid];
  return corners.map(([from, top]) => ({ place, x: from, y: top, width, height }));
}
