// Where a key leads in the matrix, from button to button, whether they are drawn or not.

import { stopsDown, stopsOf } from "./grid.js";

/** @typedef {import("./grid.js").Grid} Grid @typedef {import("./grid.js").Stop} Stop */

/** @param {Grid} grid @param {Stop} from @param {number} step @returns {Stop|undefined} */
function along(grid, from, step) {
  const stops = stopsOf(grid, from.line);
  return stops[stops.findIndex(({ id }) => id === from.id) + step];
}

/** The nearest stop of the column that is so many lines further at least; the last one where there are fewer. @param {Grid} grid @param {Stop} from @param {number} lines */
function down(grid, from, lines) {
  const stops = stopsDown(grid, from.column);
  const ahead = lines > 0 ? stops.filter(({ line }) => line > from.line) : stops.filter(({ line }) => line < from.line).reverse();
  return ahead.find(({ line }) => Math.abs(line - from.line) >= Math.abs(lines)) ?? ahead.at(-1);
}

/** The name of the line, or the last stop of it. @param {Grid} grid @param {number} line @param {number} end 0 or -1 */
const edge = (grid, line, end) => stopsOf(grid, line).at(end);

/** Where each key leads; `page` is how many lines are in sight. @type {Record<string, (grid: Grid, from: Stop, page: number) => Stop|undefined>} */
const STEPS = {
  ArrowRight: (grid, from) => along(grid, from, 1),
  ArrowLeft: (grid, from) => (stopsOf(grid, from.line)[0]?.id === from.id ? undefined : along(grid, from, -1)),
  ArrowDown: (grid, from) => down(grid, from, 1),
  ArrowUp: (grid, from) => down(grid, from, -1),
  PageDown: (grid, from, page) => down(grid, from, page),
  PageUp: (grid, from, page) => down(grid, from, -page),
  Home: (grid, from) => edge(grid, from.line, 0),
  End: (grid, from) => edge(grid, from.line, -1),
  "Ctrl+Home": (grid) => edge(grid, 0, 0),
  "Ctrl+End": (grid) => edge(grid, grid.lines.length - 1, -1),
};

/** The stop a key leads to; null for keys that lead nowhere here. @param {Grid} grid @param {Stop} from @param {KeyboardEvent} event @param {number} page */
export function stepFrom(grid, from, event, page) {
  if (event.altKey) return null;
  const step = STEPS[(event.ctrlKey || event.metaKey ? "Ctrl+" : "") + event.key];
  return step ? step(grid, from, page) ?? from : null;
}
