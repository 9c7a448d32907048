/** The shapes of actors as paths, the same that vis-network draws: for the vector picture and the legend. */

/** A tenth of a pixel is as fine as can be seen. */
export const round = (value) => Math.round(value * 10) / 10;

const CORNERS = { square: [4, 45], triangle: [3, -90], diamond: [4, 0], hexagon: [6, 0], star: [10, -90] };

/** The outline of an actor ({x, y, size, shape}) as a path: a circle, or corners on one. */
export function outline({ x, y, size, shape }) {
  const point = (px, py) => `${round(px)} ${round(py)}`;
  const arc = (across) => `a${round(size)} ${round(size)} 0 1 0 ${round(across)} 0`;
  if (!CORNERS[shape]) return `M${point(x - size, y)}${arc(2 * size)}${arc(-2 * size)}z`;
  const [count, turn] = CORNERS[shape];
  const corners = Array.from({ length: count }, (_, at) => {
    const angle = ((turn + (360 / count) * at) * Math.PI) / 180;
    const reach = shape === "star" && at % 2 ? size * 0.45 : size * 1.1;
    return point(x + reach * Math.cos(angle), y + reach * Math.sin(angle));
  });
  return `M${corners.join("L")}z`;
}
