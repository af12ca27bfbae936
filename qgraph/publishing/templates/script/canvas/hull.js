// The outline around points (Andrew's monotone chain).

/** @typedef {[x: number, y: number]} Spot */

/** The corners around points, clockwise. @param {Spot[]} points @returns {Spot[]} */
export function hull(points) {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return [...half(sorted), ...half(sorted.reverse())];
}

/** One side of a hull. @param {Spot[]} points @returns {Spot[]} */
function half(points) {
  /** @type {Spot[]} */
  const side = [];
  for (const point of points) {
    while (side.length > 1 && turn(side[side.length - 2], side[side.length - 1], point) <= 0) side.pop();
    side.push(point);
  }
  return side.slice(0, -1);
}

/** Positive for a left turn. @param {Spot} a @param {Spot} b @param {Spot} c */
const turn = (a, b, c) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
