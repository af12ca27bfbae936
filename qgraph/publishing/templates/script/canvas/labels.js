// Names on a large picture, as on a map: the most important first, none over another, as large at any zoom.

import { shortName } from "../data.js";
import { colour, letter } from "../theme.js";

const SIZE = 12; // pixels of the screen
const MOST = 60;
const LONGEST = 12; // characters

/** @typedef {{text: string, x: number, y: number}} Label in the picture's own measure */

/**
 * The labels that fit, in the order of importance.
 * @param {number[]} nodes @param {import("./scene.js").Places} places @param {number} scale @param {(at: number) => number} below how far under its middle a label begins
 * @returns {Label[]}
 */
export function fittingLabels(nodes, { x, y }, scale, below) {
  const size = SIZE / scale;
  /** @type {{left: number, right: number, top: number, bottom: number}[]} */
  const taken = [];
  /** @type {Label[]} */
  const labels = [];
  for (const at of nodes) {
    const whole = shortName(at);
    const text = whole.length > LONGEST ? `${whole.slice(0, LONGEST - 1)}…` : whole;
    const half = (text.length * size) / 2 + size / 3;
    const top = y[at] + below(at);
    const box = { left: x[at] - half, right: x[at] + half, top, bottom: top + 1.25 * size };
    if (taken.some((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)) continue;
    taken.push(box);
    labels.push({ text, x: x[at], y: top });
    if (labels.length >= MOST) break;
  }
  return labels;
}

/** @param {CanvasRenderingContext2D} pen @param {Label[]} labels @param {number} scale */
export function drawLabels(pen, labels, scale) {
  pen.save();
  pen.font = `600 ${SIZE / scale}px ${letter.face}`;
  pen.textAlign = "center";
  pen.textBaseline = "top";
  pen.lineJoin = "round";
  pen.lineWidth = 3.5 / scale;
  pen.strokeStyle = colour.paper;
  pen.fillStyle = colour.ink;
  for (const { text, x, y } of labels) {
    pen.strokeText(text, x, y);
    pen.fillText(text, x, y);
  }
  pen.restore();
}
