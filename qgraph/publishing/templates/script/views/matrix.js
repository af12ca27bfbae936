// The responsibility matrix: tasks by agencies, a letter for each role.

import { DUTY, ITEMS, changeOf, fullName, roleOf, sectionName } from "../data.js";
import { changeCell, changeHead } from "../marks.js";
import { wayChoice } from "../stage.js";
import { visible } from "../state.js";
import { say } from "../words.js";
import { figure } from "./matrix/figure.js";
import { ORDERS, cellsOf, gridOf } from "./matrix/grid.js";
import { legend } from "./matrix/legend.js";
import { drawTable, markChosen, refit, revealChosen } from "./matrix/table.js";

let watching = false;

/** @param {HTMLElement} box */
function draw(box) {
  drawTable(box, legend());
  if (!watching) new ResizeObserver(refit).observe(box);
  watching = true;
}

/** The matrix in rows; a large one has a row for each assignment, as nearly all of its cells are empty. @returns {import("../sheet.js").Sheet} */
function sheet() {
  const grid = gridOf(new Set());
  return grid.whole ? wideSheet(grid) : longSheet();
}

/** @param {import("./matrix/grid.js").Grid} grid */
function wideSheet({ lines, agencies }) {
  const tasks = lines.map(({ task }) => task).filter((task) => task >= 0);
  const letters = (/** @type {number[]|undefined} */ duties) => (duties ?? []).map((duty) => say(`${roleOf(duty)}.short`)).join("");
  return {
    caption: say("caption"), head: [say("task"), say("section"), ...changeHead(), ...agencies.map((agency) => ITEMS[agency].name)],
    rows: tasks.map((task) => {
      const cells = cellsOf(task);
      return [fullName(task), sectionName(ITEMS[task].section), ...changeCell(ITEMS[task].change), ...agencies.map((agency) => letters(cells.get(agency)))];
    }),
    ids: tasks.map((task) => ITEMS[task].id),
  };
}

function longSheet() {
  return {
    caption: say("caption.long"), head: [say("task"), say("section"), say("agency"), say("roles"), ...changeHead()],
    rows: visible.duties.map((duty) => [fullName(DUTY.task[duty]), sectionName(ITEMS[DUTY.task[duty]].section), ITEMS[DUTY.agency[duty]].name, say(roleOf(duty)), ...changeCell(changeOf(duty))]),
  };
}

/** @type {import("../stage.js").View} */
export const MATRIX = { id: "matrix", draw, mark: markChosen, sheet, figure, controls: () => [wayChoice("order", ORDERS, ORDERS[0])], reveal: revealChosen };
