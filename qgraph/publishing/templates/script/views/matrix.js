// The responsibility matrix: tasks by agencies, a letter for each role.

import { button, h, quoted } from "../dom.js";
import { DUTY, ITEMS, SIMILAR, dutyId, fullName, roleOf, sectionName, shortName } from "../data.js";
import { dutyName } from "../marks.js";
import { wayChoice } from "../stage.js";
import { choose, dutiesOf, state, visibleAgencies, visibleTasks, wayOf } from "../state.js";
import { say } from "../words.js";

const MOST_CELLS = 60000;
const ORDERS = ["chapter", "load", "similar"];

/** Tasks and agencies in the order chosen: as the text goes, the fullest first, or like beside like. */
function sides() {
  const order = wayOf("order", "chapter");
  const tasks = visibleTasks();
  const agencies = visibleAgencies();
  if (order === "load") tasks.sort((a, b) => dutiesOf(b).length - dutiesOf(a).length || a - b);
  if (order === "similar") {
    tasks.sort(byPlace(SIMILAR.tasks));
    agencies.sort(byPlace(SIMILAR.agencies));
  } else agencies.sort((a, b) => dutiesOf(b).length - dutiesOf(a).length || a - b);
  return { tasks, agencies, chapters: order === "chapter" };
}

/** @param {number[]} order */
function byPlace(order) {
  const place = new Map(order.map((at, rank) => [at, rank]));
  return (/** @type {number} */ a, /** @type {number} */ b) => (place.get(a) ?? 0) - (place.get(b) ?? 0);
}

/** @param {HTMLElement} box */
function draw(box) {
  const { tasks, agencies, chapters } = sides();
  const most = Math.max(1, Math.floor(MOST_CELLS / Math.max(1, agencies.length)));
  const note = tasks.length > most ? [h("p", { className: "note" }, say("cut", most))] : [];
  const table = h("table", { className: "matrix" },
    h("caption", {}, say("caption")),
    h("thead", {}, h("tr", {}, h("th", { scope: "col", className: "corner" }, say("task")), h("th", { scope: "col", className: "sum" }, say("total")), ...agencies.map(columnHead))),
    ...bodies(tasks.slice(0, most), agencies, chapters));
  table.addEventListener("keydown", walk);
  box.replaceChildren(...note, h("div", { className: "sheet" }, table));
  const first = table.querySelector("[aria-current] , button");
  if (first) first.tabIndex = 0;
}

/** @param {number} at */
function columnHead(at) {
  const total = new Set(dutiesOf(at).map((duty) => DUTY.task[duty])).size;
  return h("th", { scope: "col" }, cellButton(ITEMS[at].id, ITEMS[at].name, quoted(shortName(at)), h("small", {}, String(total))));
}

/** A body for every section, headed by its name, or one for all. @param {number[]} tasks @param {number[]} agencies @param {boolean} chapters */
function bodies(tasks, agencies, chapters) {
  if (!chapters) return [h("tbody", {}, ...tasks.map((at) => taskRow(at, agencies)))];
  const sections = [...new Set(tasks.map((at) => ITEMS[at].section))];
  return sections.map((section) => h("tbody", {},
    h("tr", { className: "section" }, h("th", { scope: "rowgroup", colSpan: 2 }, quoted(sectionName(section))), h("td", { colSpan: Math.max(1, agencies.length) })),
    ...tasks.filter((at) => ITEMS[at].section === section).map((at) => taskRow(at, agencies))));
}

/** @param {number} task @param {number[]} agencies */
function taskRow(task, agencies) {
  /** @type {Map<number, number[]>} */
  const cells = new Map();
  for (const duty of dutiesOf(task)) cells.set(DUTY.agency[duty], [...(cells.get(DUTY.agency[duty]) ?? []), duty]);
  return h("tr", {},
    h("th", { scope: "row" }, cellButton(ITEMS[task].id, fullName(task), quoted(fullName(task)))),
    h("td", { className: "sum" }, String(cells.size)),
    ...agencies.map((agency) => h("td", {}, ...(cells.get(agency) ?? []).map(roleCell))));
}

/** @param {number} duty */
function roleCell(duty) {
  const cell = cellButton(dutyId(duty), dutyName(duty, DUTY.task[duty], DUTY.agency[duty]), say(`${roleOf(duty)}.short`));
  cell.className = `role ${roleOf(duty)}`;
  return cell;
}

/** @param {string} id @param {string} name @param {...(Node|string)} inside */
const cellButton = (id, name, ...inside) => button({ tabIndex: -1, "data-id": id, "aria-label": name, title: name, lang: "zh-CN" }, () => choose(id), ...inside);

/** Arrow keys move among the buttons of the table, which is one stop for Tab. @param {KeyboardEvent} event */
function walk(event) {
  const steps = /** @type {Record<string, [number, number]>} */ ({ ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] });
  const step = steps[event.key];
  const from = /** @type {HTMLElement} */ (event.target);
  if (!step || from.tagName !== "BUTTON") return;
  event.preventDefault();
  const next = step[0] ? inColumn(from, step[0]) : inRow(from, step[1]);
  if (!next) return;
  from.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

/** The next button of the row. @param {HTMLElement} from @param {number} step @returns {HTMLElement|undefined} */
function inRow(from, step) {
  const row = [...(from.closest("tr")?.querySelectorAll("button") ?? [])];
  return row[row.indexOf(/** @type {HTMLButtonElement} */ (from)) + step];
}

/** The nearest button above or below in the same column. @param {HTMLElement} from @param {number} step @returns {HTMLElement|undefined} */
function inColumn(from, step) {
  const cell = /** @type {HTMLTableCellElement} */ (from.closest("td, th"));
  const rows = [.../** @type {HTMLTableElement} */ (from.closest("table")).rows];
  let at = rows.indexOf(/** @type {HTMLTableRowElement} */ (cell.parentElement)) + step;
  for (; at >= 0 && at < rows.length; at += step) {
    const found = rows[at].className === "section" ? null : rows[at].cells[cell.cellIndex]?.querySelector("button");
    if (found) return found;
  }
  return undefined;
}

/** Marks what is chosen without drawing the table anew. @param {HTMLElement} box */
function mark(box) {
  for (const cell of /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll("[data-id]"))) {
    if (cell.dataset.id === state.chosen) cell.setAttribute("aria-current", "true");
    else cell.removeAttribute("aria-current");
  }
}

/** @returns {import("../sheet.js").Sheet} */
function sheet() {
  const { tasks, agencies } = sides();
  const letter = (/** @type {number} */ task, /** @type {number} */ agency) => dutiesOf(task).filter((duty) => DUTY.agency[duty] === agency).map((duty) => say(`${roleOf(duty)}.short`)).join("");
  return { caption: say("caption"), head: [say("task"), ...agencies.map(shortName)], rows: tasks.map((task) => [fullName(task), ...agencies.map((agency) => letter(task, agency))]) };
}

/** @type {import("../stage.js").View} */
export const MATRIX = {
  id: "matrix", draw, mark, sheet, controls: () => [wayChoice("order", ORDERS, "chapter")],
  reveal: (box) => box.querySelector("[aria-current]")?.scrollIntoView({ block: "center", inline: "center" }),
};
