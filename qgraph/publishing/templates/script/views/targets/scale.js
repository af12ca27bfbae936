// A percentage against the whole scale from 0 to 100; nothing is drawn where there is no such scale.

import { drawn } from "../../dom.js";

/** @typedef {import("../../texts.js").Target} Target */

const EDGE = 6; // left and right of the scale, for the half of a mark that stands on its end
const WIDTH = 100 + 2 * EDGE;

/** A number as it is printed. @param {string} text */
const numberOf = (text) => (/^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : NaN);

/** The values that reach the target, and its bound or bounds: null where there is no scale. @param {Target} target @returns {{from: number, to: number, bounds: number[], open: ""|"up"|"down"}|null} */
export function stretchOf({ comparator, value, lower, upper, unit }) {
  if (!/^[%％]$/.test(unit) || comparator === "delta") return null;
  const [exact, low, high] = [value, lower, upper].map(numberOf);
  const bounds = comparator === ".." ? [low, high] : [exact];
  if (bounds.some((bound) => !(bound >= 0 && bound <= 100))) return null;
  if (comparator === ">=") return { from: exact, to: 100, bounds, open: "up" };
  if (comparator === "<=") return { from: 0, to: exact, bounds, open: "down" };
  return { from: bounds[0], to: bounds[bounds.length - 1], bounds, open: "" };
}

/** The scale with the stretch that reaches the target: an arrow points the way that is open, a dot is one value. @param {Target} target @returns {Node[]} */
export function scaleOf(target) {
  const stretch = stretchOf(target);
  if (!stretch) return [];
  const { from, to, bounds, open } = stretch;
  const rect = (/** @type {string} */ name, /** @type {number} */ x, /** @type {number} */ width) => drawn("rect", { class: name, x: EDGE + x, y: 6, width, height: 4 });
  const marks = bounds.map((at) => (open || bounds.length > 1
    ? drawn("rect", { class: "bound", x: EDGE + at - 1, y: 2, width: 2, height: 12 })
    : drawn("circle", { class: "bound", cx: EDGE + at, cy: 8, r: 4 })));
  return [drawn("svg", { class: "scale", viewBox: `0 0 ${WIDTH} 16`, width: WIDTH, height: 16, "aria-hidden": "true" },
    rect("track", 0, 100), rect("reach", from, to - from), ...arrow(open), ...marks)];
}

/** @param {""|"up"|"down"} open */
function arrow(open) {
  if (!open) return [];
  const [tip, back] = open === "up" ? [WIDTH, WIDTH - 8] : [0, 8];
  return [drawn("polygon", { class: "bound", points: `${tip},8 ${back},4 ${back},12` })];
}
