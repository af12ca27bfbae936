// The network as a drawing that stands alone: the nodes and lines that vis-network is told to draw, as SVG.

import { drawn } from "../dom.js";
import { ITEMS } from "../data.js";
import { boundsOf } from "../canvas/grid.js";
import { OUTLINES } from "../marks.js";
import { state } from "../state.js";
import { colour } from "../theme.js";
import { fitted, sheetOf, standing, widthOf } from "./drawing.js";
import { say } from "../words.js";

const MOST_LINES = 20000; // beyond which a drawing is too large for what would open it
const EDGE = 90; // pixels around the outermost nodes, for their names
const FONT = 14;

/** @param {import("../canvas/picture.js").Look} look @returns {SVGElement|null} */
export function networkFigure(look) {
  const scene = look.scene();
  return scene.lines.length > MOST_LINES || !scene.nodes.length ? null : standing(({ width }) => paint(look, scene, width), "view.network");
}

/** @param {import("../canvas/picture.js").Look} look @param {import("../canvas/scene.js").Scene} scene @param {number} width */
function paint(look, scene, width) {
  const { left, top, right, bottom } = boundsOf(scene.nodes, look.places);
  const scale = width / (right - left + 2 * EDGE);
  const height = Math.ceil((bottom - top + 2 * EDGE) * scale);
  const light = look.light(state.chosen);
  const lines = [...scene.lines.keys()].map((k) => lineOf(look.line(scene.lines[k], !light || light.lines.has(scene.lines[k]), light !== null), scene.from[k], scene.to[k], look.places));
  const nodes = Array.from(scene.nodes, (at) => nodeOf(look.node(at, !light || light.items.has(at), ITEMS[at].id === state.chosen), look.places.x[at], look.places.y[at]));
  return sheetOf(width, height, say("view.network"), drawn("g", { transform: `scale(${scale.toFixed(4)}) translate(${EDGE - left} ${EDGE - top})` }, ...lines, ...nodes));
}

/** @param {any} line as vis-network takes it @param {number} from @param {number} to @param {import("../canvas/scene.js").Places} places */
function lineOf({ color, width, dashes }, from, to, { x, y }) {
  const ends = { x1: Math.round(x[from]), y1: Math.round(y[from]), x2: Math.round(x[to]), y2: Math.round(y[to]) };
  return drawn("line", { ...ends, stroke: color.color, "stroke-width": width, opacity: color.opacity, ...(dashes ? { "stroke-dasharray": dashes.join(" ") } : {}) });
}

/** @param {any} node as vis-network takes it @param {number} x @param {number} y */
function nodeOf(node, x, y) {
  const lines = String(node.label).split("\n").map((line) => fitted(line, 400, FONT));
  const look = { fill: node.color.background, stroke: node.color.border, "stroke-width": node.borderWidth };
  const half = Math.max(...lines.map((line) => widthOf(line, FONT))) / 2 + 5;
  const tall = (lines.length * FONT * 1.25) / 2 + 5;
  const box = node.shape === "box";
  const mark = box ? drawn("rect", { x: x - half, y: y - tall, width: 2 * half, height: 2 * tall, rx: 4, ...look }) : markOf(node, x, y, look);
  const first = box ? y - tall + 5 + FONT : y + node.size + FONT;
  const text = lines.map((line, row) => drawn("text", { x, y: first + row * FONT * 1.25, "font-size": FONT, "text-anchor": "middle", fill: colour.ink, ...(box ? {} : { stroke: colour.paper, "stroke-width": 3, "paint-order": "stroke" }) }, line));
  return drawn("g", { opacity: node.opacity }, mark, ...text);
}

/** @param {any} node @param {number} x @param {number} y @param {Record<string, string|number>} look */
function markOf({ shape, size }, x, y, look) {
  if (!OUTLINES[shape]) return drawn("circle", { cx: x, cy: y, r: size, ...look });
  const points = OUTLINES[shape].split(" ").map((corner) => corner.split(",").map((value, axis) => ((axis ? y : x) + ((Number(value) - 8) / 7) * size).toFixed(1)).join(","));
  return drawn("polygon", { points: points.join(" "), ...look });
}
