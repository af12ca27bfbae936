// The matrix before it is drawn: its lines, its columns, and what can be reached in them.

import { DUTY, ITEMS, SIMILAR, dutyId, isGone } from "../../data.js";
import { dutiesOf, visible, visibleAgencies, visibleTasks, wayOf } from "../../state.js";

/**
 * A task, or the band with the name of a section, where `task` is -1.
 * @typedef {{task: number, section: number}} Line
 *
 * @typedef {object} Grid
 * @property {Line[]} lines
 * @property {number[]} agencies             the columns, as indices of items
 * @property {Map<number, number>} lineOf    the line of a task that is not folded away
 * @property {Map<number, number>} columnOf  the column of an agency
 * @property {{task: number, agency: number}} most  the most assignments of one task, of one agency
 * @property {Uint32Array} loads             how many visible assignments each item has, without those that are gone
 * @property {boolean} whole                 whether all of it is drawn at once
 *
 * What can be pressed. The heads of the columns are line -1, the names of the lines column -1.
 * @typedef {{line: number, column: number, id: string}} Stop
 */

const MOST_CELLS = 20000; // up to here all is drawn at once, so that finding and printing reach all of it

/** The orders there are: by similarity only where the page brings one. */
export const ORDERS = ["chapter", "load", ...(SIMILAR.agencies.length ? ["similar"] : [])];

/** The sections whose tasks are folded away. @returns {Set<number>} */
export const foldedSections = () => new Set(wayOf("folded", "").split(".").filter(Boolean).map(Number));

/** How many visible assignments each item has, without those that are gone. */
function countLoads() {
  const loads = new Uint32Array(ITEMS.length);
  for (const duty of visible.duties) {
    if (isGone(duty)) continue;
    loads[DUTY.task[duty]] += 1;
    loads[DUTY.agency[duty]] += 1;
  }
  return loads;
}

/** @param {Uint32Array} loads @param {number[]} items */
const mostOf = (loads, items) => items.reduce((most, at) => Math.max(most, loads[at]), 1);

/** Tasks and agencies in the order chosen: as the text goes, the fullest first, or like beside like. @param {Uint32Array} loads */
function sides(loads) {
  const byLoad = (/** @type {number} */ a, /** @type {number} */ b) => loads[b] - loads[a] || a - b;
  const order = wayOf("order", ORDERS[0]);
  const tasks = visibleTasks();
  const agencies = visibleAgencies();
  if (order === "similar") return { tasks: tasks.sort(byPlace(SIMILAR.tasks)), agencies: agencies.sort(byPlace(SIMILAR.agencies)), bands: false };
  return { tasks: order === "load" ? tasks.sort(byLoad) : tasks, agencies: agencies.sort(byLoad), bands: order !== "load" };
}

/** @param {number[]} order */
function byPlace(order) {
  const place = new Map(order.map((at, rank) => [at, rank]));
  return (/** @type {number} */ a, /** @type {number} */ b) => (place.get(a) ?? 0) - (place.get(b) ?? 0) || a - b;
}

/** Every section's band with its tasks under it, sections as they first occur. @param {number[]} tasks @param {Set<number>} folded @returns {Line[]} */
function banded(tasks, folded) {
  /** @type {Map<number, Line[]>} */
  const sections = new Map();
  for (const task of tasks) {
    const { section } = ITEMS[task];
    const lines = sections.get(section) ?? [{ task: -1, section }];
    if (!folded.has(section)) lines.push({ task, section });
    sections.set(section, lines);
  }
  return [...sections.values()].flat();
}

/** What is visible as a grid. @param {Set<number>} [folded] sections whose tasks are left out @returns {Grid} */
export function gridOf(folded = foldedSections()) {
  const loads = countLoads();
  const { tasks, agencies, bands } = sides(loads);
  const lines = bands ? banded(tasks, folded) : tasks.map((task) => ({ task, section: ITEMS[task].section }));
  return {
    lines, agencies, loads,
    lineOf: new Map(lines.flatMap(({ task }, at) => (task < 0 ? [] : [[task, at]]))),
    columnOf: new Map(agencies.map((agency, at) => [agency, at])),
    most: { task: mostOf(loads, tasks), agency: mostOf(loads, agencies) },
    whole: tasks.length * agencies.length <= MOST_CELLS,
  };
}

/** The visible assignments of a task by agency, strongest role first. @param {number} task */
export function cellsOf(task) {
  /** @type {Map<number, number[]>} */
  const cells = new Map();
  for (const duty of dutiesOf(task).sort((a, b) => DUTY.role[a] - DUTY.role[b] || a - b)) {
    const cell = cells.get(DUTY.agency[duty]);
    if (cell) cell.push(duty);
    else cells.set(DUTY.agency[duty], [duty]);
  }
  return cells;
}

/** The id of the button that a band is. @param {number} section */
export const bandId = (section) => `s${section + 1}`;

/** What can be pressed in a line, from left to right. @param {Grid} grid @param {number} line @returns {Stop[]} */
export function stopsOf(grid, line) {
  if (line < 0) return grid.agencies.map((agency, column) => ({ line, column, id: ITEMS[agency].id }));
  const { task, section } = grid.lines[line];
  if (task < 0) return [{ line, column: -1, id: bandId(section) }];
  const duties = [...cellsOf(task)].flatMap(([agency, cell]) => cell.map((duty) => ({ line, column: grid.columnOf.get(agency) ?? 0, id: dutyId(duty) })));
  return [{ line, column: -1, id: ITEMS[task].id }, ...duties.sort((a, b) => a.column - b.column)];
}

/** What can be pressed in a column, from its head down: the first of each line. @param {Grid} grid @param {number} column @returns {Stop[]} */
export function stopsDown(grid, column) {
  if (column < 0) return grid.lines.map(({ task, section }, line) => ({ line, column, id: task < 0 ? bandId(section) : ITEMS[task].id }));
  const agency = grid.agencies[column];
  const stops = [{ line: -1, column, id: ITEMS[agency].id }];
  for (const duty of dutiesOf(agency)) {
    const line = grid.lineOf.get(DUTY.task[duty]);
    if (line !== undefined) stops.push({ line, column, id: dutyId(duty) });
  }
  return stops.sort((a, b) => a.line - b.line);
}

/** Where an id stands, if it is there to be seen. @param {Grid} grid @param {import("../../data.js").Chosen|null} found @returns {{line: number, column: number}|null} */
export function spotOf(grid, found) {
  if (!found || found.kind === "pair") return found && { line: -1, column: grid.columnOf.get(found.one) ?? -1 };
  if (found.kind === "item") return { line: grid.lineOf.get(found.at) ?? -1, column: grid.columnOf.get(found.at) ?? -1 };
  return { line: grid.lineOf.get(DUTY.task[found.at]) ?? -1, column: grid.columnOf.get(DUTY.agency[found.at]) ?? -1 };
}
