// The rows of the matrix: heads, bands, names, totals, letters.

import { h, quoted } from "../../dom.js";
import { DUTY, ITEMS, PLANS, ROLES, SECTIONS, SEVERAL, carriedIn, changeOf, dutyId, fullName, roleOf, sectionName, shortName } from "../../data.js";
import { countBar, dutyName, newsSign, roleCounts } from "../../marks.js";
import { say } from "../../words.js";
import { bandId, cellsOf, foldedSections } from "./grid.js";

/**
 * The part of the grid that is drawn: lines from `top` to before `bottom`, columns from `left` to before `right`.
 * @typedef {{top: number, bottom: number, left: number, right: number}} Span
 * @typedef {import("./grid.js").Grid} Grid
 */

const HEADS = ROLES.slice(0, 2); // one of these two must answer for a task

/** A button of the table, which is one stop for Tab. @param {string} id @param {string} name @param {Record<string, any>} props @param {...(Node|string)} inside */
const cellButton = (id, name, props, ...inside) => h("button", { type: "button", tabIndex: -1, "data-id": id, "aria-label": name, title: name, ...props }, ...inside);

/** @param {string} change */
export const changeWord = (change) => (change && change !== "same" ? `（${say(`change.${change}`)}）` : "");

/** Whether nobody leads a task or answers for it, whatever the filters leave out. @param {number} task */
export const isHeadless = (task) => !carriedIn(task).some((duty) => HEADS.includes(roleOf(duty)));

/** An item's assignments by role, in words. @param {number[]} counts */
const countWords = (counts) => counts.flatMap((count, role) => (count ? [`${say(ROLES[role])} ${count}`] : [])).join(" · ");

/** A cell that keeps the room of columns or lines that are not drawn. @param {Record<string, any>} props */
const space = (props = {}) => h("td", { className: "space", "aria-hidden": "true", ...props });

/** @param {Grid} grid @param {Node[]} cells the cells of the columns drawn */
const between = (grid, cells) => (grid.whole ? cells : [space(), ...cells, space()]);

/** @param {Grid} grid @param {Span} span */
export function headRow(grid, span) {
  const heads = grid.agencies.slice(span.left, span.right).map((agency, at) => columnHead(grid, agency, span.left + at));
  return h("tr", { "aria-rowindex": 1 },
    h("th", { scope: "col", className: "corner", "aria-colindex": 1 }, say("task")),
    h("th", { scope: "col", className: "sum", "aria-colindex": 2 }, say("total")),
    ...between(grid, heads));
}

/** @param {Grid} grid @param {number} agency @param {number} column */
function columnHead(grid, agency, column) {
  const counts = roleCounts(agency);
  const name = `${ITEMS[agency].name}\n${countWords(counts)}`;
  return h("th", { scope: "col", "aria-colindex": column + 3 }, cellButton(ITEMS[agency].id, name, {},
    h("bdi", { lang: "zh-CN" }, shortName(agency)), h("small", {}, String(grid.loads[agency])), countBar("bar", counts, grid.most.agency, true)));
}

/** The lines of a span, in a body for every section; what is above and below keeps its room. @param {Grid} grid @param {Span} span */
export function bodies(grid, span) {
  const out = [];
  let body = h("tbody");
  for (let line = span.top; line < span.bottom; line++) {
    if (grid.lines[line].task < 0 && body.rows.length) { out.push(body); body = h("tbody"); }
    body.append(grid.lines[line].task < 0 ? bandRow(grid, span, line) : taskRow(grid, span, line));
  }
  out.push(body);
  return grid.whole ? out : [...above(grid, span), ...out, spaceBody(span, span.bottom, grid.lines.length)];
}

/** The room above a span, and in it the band of the section the span begins in, as it stays in sight. @param {Grid} grid @param {Span} span */
function above(grid, span) {
  const band = grid.lines.findLastIndex(({ task }, line) => task < 0 && line < span.top);
  if (band < 0 || grid.lines[span.top]?.task < 0) return [spaceBody(span, 0, span.top)];
  return [spaceBody(span, 0, band), h("tbody", {}, bandRow(grid, span, band)), spaceBody(span, band + 1, span.top)];
}

/** @param {Span} span @param {number} from @param {number} to */
function spaceBody(span, from, to) {
  const cell = space({ colSpan: span.right - span.left + 4 });
  cell.style.height = `calc(${to - from} * var(--row))`;
  return h("tbody", { className: "space", "aria-hidden": "true", hidden: from === to }, h("tr", {}, cell));
}

/** The name of a section, with its plan's where there are several. @param {number} section */
export const bandName = (section) => [...(SEVERAL ? [PLANS[SECTIONS[section][0]]?.title ?? ""] : []), sectionName(section)].filter(Boolean).join(" · ");

/** @param {Grid} grid @param {Span} span @param {number} line */
function bandRow(grid, span, line) {
  const { section } = grid.lines[line];
  const name = cellButton(bandId(section), bandName(section), { "aria-expanded": String(!foldedSections().has(section)), "data-fold": section }, quoted(bandName(section)));
  return h("tr", { className: "band", "aria-rowindex": line + 2 },
    h("th", { scope: "rowgroup", colSpan: 2 }, name), h("td", { colSpan: Math.max(1, span.right - span.left + (grid.whole ? 0 : 2)) }));
}

/** @param {Grid} grid @param {Span} span @param {number} line */
function taskRow(grid, span, line) {
  const { task } = grid.lines[line];
  const cells = cellsOf(task);
  const counts = roleCounts(task);
  return h("tr", { "data-task": task, "aria-rowindex": line + 2 },
    h("th", { scope: "row" }, nameButton(task)),
    h("td", { className: "sum", title: countWords(counts) }, h("span", {}, String(grid.loads[task])), countBar("bar", counts, grid.most.task)),
    ...between(grid, grid.whole ? grid.agencies.map((agency) => cell(cells.get(agency))) : sparse(grid, span, cells)));
}

/** The cells of a large matrix, nearly all of which are empty: those in a row are one, with the lines of the grid painted on it. @param {Grid} grid @param {Span} span @param {Map<number, number[]>} cells */
function sparse(grid, span, cells) {
  const filled = [...cells].map(([agency, duties]) => ({ column: grid.columnOf.get(agency) ?? -1, duties }))
    .filter(({ column }) => column >= span.left && column < span.right).sort((a, b) => a.column - b.column);
  const out = [];
  let from = span.left;
  for (const { column, duties } of [...filled, { column: span.right, duties: [] }]) {
    if (column > from) out.push(h("td", { className: "gap", colSpan: column - from }));
    if (duties.length) out.push(cell(duties, column + 3));
    from = column + 1;
  }
  return out;
}

/** A task's name with what is to be seen of it at once: how many targets, that nobody answers for it, what became of it. @param {number} task */
function nameButton(task) {
  const { change, targets } = ITEMS[task];
  const words = [fullName(task) + changeWord(change), ...(targets ? [say("aims", targets)] : []), ...(isHeadless(task) ? [say("headless")] : [])];
  return cellButton(ITEMS[task].id, words.join("\n"), { className: change },
    ...newsSign(change), h("bdi", { className: "name", lang: "zh-CN" }, fullName(task)),
    ...(isHeadless(task) ? [h("span", { className: "headless" }, "△")] : []), ...(targets ? [h("span", { className: "aims" }, `◎${targets > 1 ? targets : ""}`)] : []));
}

/** @param {number[]|undefined} duties @param {number} [index] of the column, where not all are drawn */
function cell(duties, index) {
  const element = document.createElement("td");
  if (index) element.setAttribute("aria-colindex", String(index));
  if (duties) element.append(...duties.map(roleButton));
  return element;
}

/** @param {number} duty */
function roleButton(duty) {
  const change = changeOf(duty);
  const name = dutyName(duty, DUTY.task[duty], DUTY.agency[duty]) + changeWord(change);
  return cellButton(dutyId(duty), name, { className: `role ${roleOf(duty)} ${change}` }, say(`${roleOf(duty)}.short`), ...newsSign(change));
}
