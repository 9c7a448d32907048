/** Which part of a drawing to show, and how large. */

/**
 * The view {scale, position} that shows places ({x, y, size}) as large as the room ({width, height},
 * in pixels) lets it within a padding, never larger than `closest`. `position` is what stands in the
 * middle of the room.
 */
export function framed(places, room, padding, closest) {
  if (!places.length) return { scale: 1, position: { x: 0, y: 0 } };
  const across = extent(places, "x");
  const down = extent(places, "y");
  const free = (whole, one, other) => Math.max(40, whole - one - other);
  const scale = Math.min(
    closest,
    free(room.width, padding.left, padding.right) / across.length,
    free(room.height, padding.top, padding.bottom) / down.length,
  );
  return {
    scale,
    position: {
      x: across.middle - (padding.left - padding.right) / 2 / scale,
      y: down.middle - (padding.top - padding.bottom) / 2 / scale,
    },
  };
}

function extent(places, axis) {
  let [low, high] = [Infinity, -Infinity];
  for (const place of places) {
    low = Math.min(low, place[axis] - place.size);
    high = Math.max(high, place[axis] + place.size);
  }
  return { length: Math.max(1, high - low), middle: (low + high) / 2 };
}
