// What of the matrix is in sight, and how it is brought there.

import { byId } from "../../dom.js";

/** @typedef {import("./grid.js").Grid} Grid @typedef {import("./cells.js").Span} Span */

const MARGIN = { lines: 14, columns: 10 }; // drawn beyond what is in sight, so that scrolling seldom draws

/** The sizes the style sheet gives, in pixels: a line, a column, the head, the names and totals. @param {HTMLElement} table */
export function sizesOf(table) {
  const style = getComputedStyle(table);
  const size = (/** @type {string} */ name) => parseFloat(style.getPropertyValue(name)) || 1;
  return { row: size("--row"), col: size("--col"), head: size("--head"), side: size("--name") + size("--sum") };
}

/** Where the first line and the first column begin within what scrolls. @param {HTMLElement} box @param {HTMLElement} table */
function originOf(box, table) {
  const [outer, inner] = [box.getBoundingClientRect(), table.getBoundingClientRect()];
  const { head, side } = sizesOf(table);
  return { top: inner.top - outer.top + box.scrollTop + head, left: inner.left - outer.left + box.scrollLeft + side };
}

/** All of a grid. @param {Grid} grid @returns {Span} */
export const wholeSpan = (grid) => ({ top: 0, bottom: grid.lines.length, left: 0, right: grid.agencies.length });

/** The lines and columns in sight, with some beyond them on every side. @param {Grid} grid @param {HTMLElement} box @param {HTMLElement} table @param {{lines: number, columns: number}} [margin] @returns {Span} */
export function spanInSight(grid, box, table, margin = MARGIN) {
  const { row, col } = sizesOf(table);
  const { top, left } = originOf(box, table);
  const firstLine = Math.floor((box.scrollTop - top) / row);
  const firstColumn = Math.floor((box.scrollLeft - left) / col);
  const within = (/** @type {number} */ at, /** @type {number} */ most) => Math.max(0, Math.min(most, at));
  return {
    top: within(firstLine - margin.lines, grid.lines.length),
    bottom: within(firstLine + Math.ceil(box.clientHeight / row) + margin.lines, grid.lines.length),
    left: within(firstColumn - margin.columns, grid.agencies.length),
    right: within(firstColumn + Math.ceil(box.clientWidth / col) + margin.columns, grid.agencies.length),
  };
}

/** @param {Span} outer @param {Span} inner */
export const covers = (outer, inner) => outer.top <= inner.top && outer.bottom >= inner.bottom && outer.left <= inner.left && outer.right >= inner.right;

/** Scrolls as little as brings a line and a column into sight, or to the middle. @param {HTMLElement} box @param {HTMLElement} table @param {{line: number, column: number}} spot @param {boolean} [middle] */
export function bring(box, table, { line, column }, middle = false) {
  const { row, col, head, side } = sizesOf(table);
  const { top, left } = originOf(box, table);
  if (line >= 0) box.scrollTop = scrolled(box.scrollTop, top + line * row, row, head + row, heightInSight(box), middle);
  if (column >= 0) box.scrollLeft = scrolled(box.scrollLeft, left + column * col, col, side, box.clientWidth, middle);
}

/** How much of the box can be seen: on a telephone the panel lies over its lower part. @param {HTMLElement} box */
function heightInSight(box) {
  const panel = byId("panel");
  const { top } = box.getBoundingClientRect();
  const cover = panel.hidden || getComputedStyle(panel).position !== "fixed" ? innerHeight : panel.getBoundingClientRect().top;
  return Math.max(0, Math.min(box.clientHeight, cover - top));
}

/** How far to scroll, so that a stretch is beyond the fixed part and within the room. @param {number} now @param {number} at @param {number} size @param {number} fixed @param {number} room @param {boolean} middle */
function scrolled(now, at, size, fixed, room, middle) {
  if (at - fixed >= now && at + size <= now + room) return now;
  if (middle) return at - fixed - (room - fixed - size) / 2;
  return at - fixed < now ? at - fixed : at + size - room;
}
