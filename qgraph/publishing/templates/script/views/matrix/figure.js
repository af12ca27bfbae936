// The matrix as a drawing that stands alone, with the colours in force.

import { drawn } from "../../dom.js";
import { ITEMS, ROLES, changeOf, fullName, roleOf, shortName } from "../../data.js";
import { SIGNS } from "../../marks.js";
import { colour, letter } from "../../theme.js";
import { say } from "../../words.js";
import { bandName } from "./cells.js";
import { cellsOf, gridOf } from "./grid.js";

const CELL = 22;
const SIDE = 270;
const SUM = 34;
const HEAD = 118;
const EDGE = 16;
const OUTLINES = /** @type {Record<string, [number, string]>} */ ({ lead: [2, "none"], responsible: [2, "4 2"], joint: [1, "none"], participant: [1, "1 2"] });

/** @param {string} text @param {number} most */
const clipped = (text, most) => ([...text].length > most ? `${[...text].slice(0, most - 1).join("")}…` : text);

/** @param {number} x @param {number} y @param {string} text @param {Record<string, string|number>} [more] */
const words = (x, y, text, more = {}) => drawn("text", { x, y, fill: colour.ink, "font-size": 12, ...more }, text);

/** @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2 */
const line = (x1, y1, x2, y2) => drawn("line", { x1, y1, x2, y2, stroke: colour.line, "stroke-width": 1 });

/** The matrix as SVG; none where it is too large to be drawn whole. @returns {SVGElement|null} */
export function figure() {
  const { lines, agencies, columnOf, loads, whole } = gridOf(new Set());
  if (!whole) return null;
  const left = EDGE + SIDE + SUM;
  const top = EDGE + 22 + HEAD;
  const width = left + agencies.length * CELL + EDGE;
  const height = top + lines.length * CELL + EDGE;
  const rows = lines.map(({ task, section }, at) => (task < 0 ? bandRow(section, top + at * CELL, width) : taskRow(task, columnOf, loads[task], top + at * CELL, left)));
  const rules = [...lines.map((_, at) => line(EDGE, top + at * CELL, width - EDGE, top + at * CELL)), ...agencies.map((_, at) => line(left + at * CELL, top, left + at * CELL, height - EDGE))];
  const heads = agencies.map((agency, at) => columnHead(agency, loads[agency], left + (at + 0.5) * CELL, top));
  return drawn("svg", { xmlns: "http://www.w3.org/2000/svg", width: Math.max(width, 640), height, viewBox: `0 0 ${Math.max(width, 640)} ${height}`, "font-family": letter.face },
    drawn("rect", { width: "100%", height: "100%", fill: colour.paper }), key(), ...rules, ...heads, ...rows);
}

/** What the letters mean. */
function key() {
  const roles = ROLES.map((role, at) => drawn("g", { transform: `translate(${EDGE + at * 150} ${EDGE - 4})` }, ...roleMark(role, ""), words(CELL + 4, 15, say(role), { fill: colour.quiet })));
  return drawn("g", {}, ...roles);
}

/** A role's letter in its outline, in a cell. @param {string} role @param {string} change @returns {Node[]} */
function roleMark(role, change) {
  const [wide, dashes] = OUTLINES[role];
  const sign = SIGNS[change] ? [words(CELL - 4, 8, SIGNS[change], { fill: colour[change], "font-size": 10, "font-weight": 700, "text-anchor": "middle" })] : [];
  return [
    drawn("rect", { x: 2, y: 2, width: CELL - 4, height: CELL - 4, rx: 3, fill: colour[role], "fill-opacity": 0.16, stroke: colour[role], "stroke-width": wide, "stroke-dasharray": dashes }),
    words(CELL / 2, CELL / 2 + 4.5, say(`${role}.short`), { "text-anchor": "middle", "font-weight": wide > 1 ? 700 : 400 }), ...sign,
  ];
}

/** @param {number} agency @param {number} load @param {number} x @param {number} y */
const columnHead = (agency, load, x, y) => drawn("g", {},
  words(x, y - 5, String(load), { "text-anchor": "middle", "font-size": 10, fill: colour.quiet }),
  words(0, 0, clipped(shortName(agency), 8), { transform: `translate(${x + 4} ${y - 20}) rotate(-90)` }));

/** @param {number} section @param {number} y @param {number} width */
const bandRow = (section, y, width) => drawn("g", {},
  drawn("rect", { x: EDGE, y, width: width - 2 * EDGE, height: CELL, fill: colour.side }), words(EDGE + 6, y + 15, clipped(bandName(section), 60), { "font-weight": 600 }));

/** @param {number} task @param {Map<number, number>} columnOf @param {number} load @param {number} y @param {number} left */
function taskRow(task, columnOf, load, y, left) {
  const { change } = ITEMS[task];
  const marks = [...cellsOf(task)].flatMap(([agency, duties]) => duties.map((duty, at) => {
    const x = left + (columnOf.get(agency) ?? 0) * CELL;
    const share = duties.length > 1 ? ` translate(${(at * CELL) / duties.length} 0) scale(${1 / duties.length} 1)` : "";
    return drawn("g", { transform: `translate(${x} ${y})${share}` }, ...roleMark(roleOf(duty), changeOf(duty)));
  }));
  const sign = SIGNS[change] ? `${SIGNS[change]} ` : "";
  return drawn("g", {}, words(EDGE + 6, y + 15, sign + clipped(fullName(task), 20), { fill: SIGNS[change] ? colour[change] : colour.ink }),
    words(left - 8, y + 15, String(load), { "text-anchor": "end", fill: colour.quiet, "font-size": 11 }), ...marks);
}
