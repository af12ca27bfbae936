// A view's facts in rows: drawn as a table for those who cannot or will not use the picture, and written as CSV.

import { button, h, markCurrent, quoted } from "./dom.js";
import { lookUp } from "./data.js";
import { choose } from "./state.js";
import { say } from "./words.js";

/**
 * @typedef {object} Sheet
 * @property {string} caption
 * @property {string[]} head
 * @property {(string|number)[][]} rows
 * @property {(string|null)[]} [ids]  what each row is about, see lookUp()
 */

const MOST_ROWS = 1000;

/** The sheet as a table whose rows lead to what they are about. @param {Sheet} sheet */
export function drawSheet({ caption, head, rows, ids }) {
  const cut = rows.length > MOST_ROWS ? [h("p", { className: "note" }, say("rows-cut", MOST_ROWS, rows.length))] : [];
  const body = rows.slice(0, MOST_ROWS).map((row, at) => sheetRow(row, ids?.[at] ?? null));
  const table = h("table", { className: "rows" }, h("caption", {}, caption),
    h("thead", {}, h("tr", {}, ...head.map((name) => h("th", { scope: "col" }, name)))), h("tbody", {}, ...body));
  return h("div", { className: "sheet" }, ...cut, table);
}

/** @param {(string|number)[]} row @param {string|null} id */
function sheetRow([first, ...others], id) {
  const words = quoted(String(first));
  const name = lookUp(id) ? button({ className: "item", "data-id": id }, () => choose(id), words) : words;
  return h("tr", {}, h("th", { scope: "row" }, name),
    ...others.map((value) => h("td", { className: typeof value === "number" ? "figure" : "" }, typeof value === "number" ? String(value) : quoted(value))));
}

/** Marks the rows about what is chosen. @param {HTMLElement} box @param {string|null} chosen */
export function markSheet(box, chosen) {
  markCurrent(box.querySelectorAll("tbody tr"), (row) => chosen !== null && row.querySelector("[data-id]")?.dataset.id === chosen);
}

/** A cell of CSV. A text that a spreadsheet would take for a formula is told to be text. @param {string|number} value */
function cell(value) {
  const text = String(value);
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The sheet as CSV (RFC 4180), with the mark by which spreadsheets know UTF-8. @param {Sheet} sheet */
export const csvOf = ({ head, rows }) => `\ufeff${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
