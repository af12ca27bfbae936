// The matrix in the document: drawn whole or as far as it is in sight, walked by keys, lit where the pointer is.

import { h, scrolledAsBefore } from "../../dom.js";
import { DUTY, ITEMS, isTask, lookUp } from "../../data.js";
import { SMALL, choose, state, takeWay, visible } from "../../state.js";
import { say } from "../../words.js";
import { bodies, headRow } from "./cells.js";
import { foldedSections, gridOf, spotOf, stopsOf } from "./grid.js";
import { bring, covers, sizesOf, spanInSight, wholeSpan } from "./sight.js";
import { stepFrom } from "./walk.js";

/** @typedef {import("./grid.js").Grid} Grid @typedef {import("./grid.js").Stop} Stop @typedef {import("./cells.js").Span} Span */

const MOST_PRINTED = 100; // columns that an A3 sheet has room for

/**
 * What is drawn: the grid, the part of it in the document, and the button that is the table's stop for Tab.
 * @type {{grid: Grid, span: Span, stop: Stop|undefined, box: HTMLElement, table: any, bands: Record<string, HTMLElement>}|null}
 */
let now = null;

/** Draws what is visible into the box. @param {HTMLElement} box @param {Node} legend */
export function drawTable(box, legend) {
  const grid = gridOf();
  const table = h("table", { className: "matrix", "aria-rowcount": grid.lines.length + 1, "aria-colcount": grid.agencies.length + 2, on: { click: press, pointermove: point, focusin: noteFocus, pointerleave: () => light("pointed", -1) } },
    h("caption", { className: "aside" }, say("caption")));
  table.style.setProperty("--columns", String(grid.agencies.length));
  table.style.setProperty("--lines", String(grid.lines.length));
  const bands = { pointed: h("div", { className: "column pointed", hidden: true }), chosen: h("div", { className: "column chosen", hidden: true }), other: h("div", { className: "column chosen", hidden: true }) };
  const sheet = h("div", { className: `sheet ${grid.whole ? "whole" : "windowed"}`, tabIndex: -1, "aria-label": say("caption"), on: { keydown: walk } },
    ...(grid.whole && grid.agencies.length <= MOST_PRINTED ? [] : [h("p", { className: "note partial" }, say("partial"))]), h("div", { className: "cells" }, table, ...Object.values(bands)));
  const focused = box.contains(document.activeElement) && /** @type {HTMLElement} */ (document.activeElement).dataset.id;
  scrolledAsBefore(box, () => {
    box.replaceChildren(legend, sheet);
    now = { grid, span: { top: 0, bottom: 0, left: 0, right: 0 }, stop: stopsOf(grid, 0 in grid.lines ? 0 : -1)[0], box, table, bands };
    fill(grid.whole ? wholeSpan(grid) : spanInSight(grid, box, table));
  });
  box.onscroll = follow;
  follow();
  if (focused) buttonOf(focused)?.focus({ preventScroll: true });
}

/** Draws a part of the grid into the table; the focus stays where it was, if that is still drawn. @param {Span} span */
function fill(span) {
  if (!now) return;
  const { grid, table } = now;
  const focused = table.contains(document.activeElement) && /** @type {HTMLElement} */ (document.activeElement).dataset.id;
  now.span = span;
  table.replaceChildren(table.caption, columnWidths(grid, span), h("thead", {}, headRow(grid, span)), ...bodies(grid, span));
  markChosen();
  setStop();
  if (focused) (buttonOf(focused) ?? table.closest(".sheet")).focus({ preventScroll: true });
}

/** The columns, so that widths are the style sheet's whatever stands in them. @param {Grid} grid @param {Span} span */
function columnWidths(grid, span) {
  const room = (/** @type {number} */ columns) => {
    const column = h("col", { className: "space" });
    column.style.width = `calc(${columns} * var(--col))`;
    return column;
  };
  const cells = h("col", { className: "cell", span: Math.max(1, span.right - span.left) });
  return h("colgroup", {}, h("col", { className: "name" }), h("col", { className: "sum" }),
    ...(grid.whole ? [cells] : [room(span.left), cells, room(grid.agencies.length - span.right)]));
}

/** Draws what has come into sight, where it is not yet drawn. */
function follow() {
  if (!now || now.grid.whole || !now.box.clientHeight) return;
  const { grid, box, table } = now;
  if (!covers(now.span, spanInSight(grid, box, table, { lines: 0, columns: 0 }))) fill(spanInSight(grid, box, table));
}

/** Draws what a wider window shows. */
export const refit = follow;

/** @param {string} id @returns {HTMLElement|null} */
const buttonOf = (id) => now?.table.querySelector(`[data-id="${id}"]`) ?? null;

/** The table is one stop for Tab: its button, or all of it while that is out of sight. */
function setStop() {
  if (!now) return;
  for (const other of now.table.querySelectorAll("button[tabindex='0']")) other.tabIndex = -1;
  const button = now.stop && buttonOf(now.stop.id);
  if (button) button.tabIndex = 0;
  now.table.closest(".sheet").tabIndex = button ? -1 : 0;
}

/** @param {Event} event @returns {HTMLElement|null} */
const buttonAt = (event) => /** @type {Element} */ (event.target).closest("button");

/** Chooses, or folds a section. @param {Event} event */
function press(event) {
  const button = buttonAt(event);
  if (!button) return;
  if (button.dataset.fold) fold(Number(button.dataset.fold));
  else choose(button.dataset.id ?? null);
}

/** @param {number} section */
function fold(section) {
  const folded = foldedSections();
  if (!folded.delete(section)) folded.add(section);
  takeWay("folded", [...folded].sort((a, b) => a - b).join("."));
}

/** @param {KeyboardEvent} event */
function walk(event) {
  if (!now?.stop) return;
  const { row, head } = sizesOf(now.table);
  const next = stepFrom(now.grid, now.stop, event, Math.max(1, Math.floor((now.box.clientHeight - head) / row) - 1));
  if (!next) return;
  event.preventDefault();
  goTo(next);
}

/** Puts the focus on a stop, drawing it first where it is out of sight. @param {Stop} stop */
function goTo(stop) {
  if (!now) return;
  now.stop = stop;
  bring(now.box, now.table, stop);
  follow();
  setStop();
  buttonOf(stop.id)?.focus({ preventScroll: true });
}

/** Lights the column under the pointer; the line is lit by the style sheet. @param {PointerEvent} event */
function point(event) {
  if (!now) return;
  const { col, side } = sizesOf(now.table);
  const inGrid = event.clientX - now.box.getBoundingClientRect().left >= side && !(/** @type {Element} */ (event.target).closest(".band"));
  light("pointed", inGrid ? Math.floor((event.clientX - now.table.getBoundingClientRect().left - side) / col) : -1);
}

/** What has the focus is the stop for Tab from now on, and its column is lit. @param {Event} event */
function noteFocus(event) {
  const button = buttonAt(event);
  if (!now || !button?.dataset.id) return;
  const row = /** @type {HTMLTableRowElement} */ (button.closest("tr"));
  const stop = stopsOf(now.grid, Number(row.getAttribute("aria-rowindex")) - 2).find(({ id }) => id === button.dataset.id);
  if (stop && stop.id !== now.stop?.id) { now.stop = stop; setStop(); }
  light("pointed", stop?.column ?? -1);
}

/** @param {string} band @param {number} column */
function light(band, column) {
  if (!now) return;
  const element = now.bands[band];
  element.hidden = column < 0;
  element.style.setProperty("--at", String(column));
}

/** Marks what is chosen: its button, its line, its columns. */
export function markChosen() {
  if (!now) return;
  const found = lookUp(state.chosen);
  const spot = spotOf(now.grid, found);
  for (const old of now.table.querySelectorAll("[aria-current], tr.lit")) { old.removeAttribute("aria-current"); old.classList.remove("lit"); }
  for (const id of found?.kind === "pair" ? [ITEMS[found.one].id, ITEMS[found.other].id] : [state.chosen]) if (id) buttonOf(id)?.setAttribute("aria-current", "true");
  light("chosen", spot?.column ?? -1);
  light("other", found?.kind === "pair" ? now.grid.columnOf.get(found.other) ?? -1 : -1);
  const line = spot && spot.line >= 0 ? now.grid.lines[spot.line] : null;
  if (line) now.table.querySelector(`tr[data-task="${line.task}"]`)?.classList.add("lit");
}

/** Brings what is chosen into sight. */
export function revealChosen() {
  const found = lookUp(state.chosen);
  const task = found?.kind === "duty" ? DUTY.task[found.at] : found?.kind === "item" && isTask(found.at) ? found.at : -1;
  if (task >= 0 && visible.item[task] && foldedSections().has(ITEMS[task].section)) fold(ITEMS[task].section);
  const spot = now && spotOf(now.grid, found);
  if (!now || !spot) return;
  if (SMALL) now.box.scrollIntoView({ block: "start" });
  bring(now.box, now.table, spot, true);
  follow();
}
