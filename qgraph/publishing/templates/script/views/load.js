// How much each body carries, and how many bodies each task has: bars by role.

import { drawn, h } from "../dom.js";
import { DUTY, DUTY_COUNT, ITEMS, ROLES, START, changeOf, fullName, isGone, isTask, lookUp, shortName } from "../data.js";
import { SIGNS, countRoles } from "../marks.js";
import { wayChoice } from "../stage.js";
import { choose, dutiesOf, heldTasks, state, visibleAgencies, visibleTasks, wayOf } from "../state.js";
import { say } from "../words.js";
import { brief, changeCounts, figures, fitted, followWidth, markParts, part, revealParts, roomIn, sheetOf, show, standing, textures, words } from "./drawing.js";

const MOST_ROWS = 300; // beyond which nobody reads on, and the browser has too much to draw
const ROW = 27;
const HEAD = 58;
const BAR = 15;

/**
 * A bar: an agency or a task, and its visible assignments.
 * @typedef {{at: number, counts: number[], total: number, gone: number, tasks: number, changes: string[]}} Bar
 */

const ofTasks = () => wayOf("bars", "agency") === "task";
const orders = () => (ofTasks() ? ["load", "text"] : ["load", "lead"]);
const order = () => (orders().includes(wayOf("sort", "load")) ? wayOf("sort", "load") : "load");

/** @param {number} at @returns {Bar} */
function barOf(at) {
  const duties = dutiesOf(at);
  const held = duties.filter((duty) => !isGone(duty));
  return {
    at, counts: countRoles(held), total: held.length, gone: duties.length - held.length,
    tasks: new Set(held.map((duty) => DUTY.task[duty])).size, changes: duties.map(changeOf),
  };
}

/** All bars in the order chosen. @returns {Bar[]} */
function bars() {
  const all = (ofTasks() ? visibleTasks() : visibleAgencies()).map(barOf);
  if (order() === "text") return all;
  const lead = (/** @type {Bar} */ bar) => (order() === "lead" ? bar.counts[0] * DUTY_COUNT + bar.counts[1] : 0);
  return all.sort((a, b) => lead(b) - lead(a) || b.total - a.total || a.at - b.at);
}

/** Where the columns stand: names, a number for each role, the sum, the bars, shares, changes. @param {number} width */
function columnsFor(width) {
  const wide = width >= 680;
  const name = wide ? (ofTasks() ? Math.min(300, width * 0.3) : 176) : 118;
  const numbers = wide ? ROLES.map((_, role) => name + 44 + role * 34) : [];
  const total = (numbers[3] ?? name + 4) + 40;
  const end = width - (ofTasks() ? 24 : 70) - (START.compared && wide ? 74 : 0);
  return { wide, name, numbers, total, from: total + 18, end };
}

/** @typedef {ReturnType<typeof columnsFor>} Columns */

/** @param {Bar} bar */
const nameOfBar = ({ at, counts, total }) => `${isTask(at) ? fullName(at) : ITEMS[at].name}: ${total}${ROLES.map((role, at) => (counts[at] ? ` · ${say(role)} ${counts[at]}` : "")).join("")}`;

/** @param {Bar} bar @param {number} y @param {Columns} columns @param {number} unit pixels to an assignment @param {number} all visible tasks */
function row(bar, y, columns, unit, all) {
  const base = y + 18;
  const { name, numbers, total, from, end, wide } = columns;
  const label = isTask(bar.at) ? fullName(bar.at) : wide ? ITEMS[bar.at].name : shortName(bar.at);
  const share = isTask(bar.at) ? [] : [figures(end + 54, base, `${Math.round((100 * bar.tasks) / Math.max(1, all))}%`, { fill: "var(--quiet)" })];
  const changes = changeCounts(bar.changes);
  return part(
    { key: ITEMS[bar.at].id, name: brief(nameOfBar(bar)), col: 0, y, act: () => choose(ITEMS[bar.at].id) },
    drawn("rect", { class: "band", x: 0, y, width: end + 80, height: ROW, fill: "var(--paper)", opacity: 0 }),
    drawn("rect", { class: "tick", x: 0, y: y + 2, width: 3, height: ROW - 4, fill: "var(--accent)", visibility: "hidden" }),
    words(14, base, fitted(label, name - 14, 12.5), { lang: "zh-CN" }),
    ...numbers.map((x, role) => figures(x, base, bar.counts[role] || "·", { fill: bar.counts[role] ? "var(--ink)" : "var(--quiet)" })),
    figures(total, base, bar.total, { "font-weight": 700 }),
    ...(bar.total + bar.gone ? segments(bar, y, from, unit) : [words(from + 4, base, say("flow.bare"), { fill: "var(--quiet)", "font-size": 12 })]), ...share,
    ...(changes.length ? [drawn("text", { x: end + (isTask(bar.at) ? 6 : 58), y: base, "font-size": 12.5 }, ...changes)] : []));
}

/** The pieces of a bar, a letter in each that has room for it; what is gone stands behind it, hollow. @param {Bar} bar @param {number} y @param {number} from @param {number} unit */
function segments(bar, y, from, unit) {
  const top = y + (ROW - BAR) / 2;
  const pieces = [];
  let x = from;
  for (const [role, count] of bar.counts.entries()) {
    if (!count) continue;
    pieces.push(drawn("rect", { class: "segment", x: x + 0.5, y: top, width: Math.max(1, count * unit - 1.5), height: BAR, fill: `url(#load-${ROLES[role]})`, stroke: `var(--${ROLES[role]})` }));
    x += count * unit;
  }
  if (bar.gone) pieces.push(drawn("rect", { x: x + 0.5, y: top, width: Math.max(1, bar.gone * unit - 1.5), height: BAR, fill: "none", stroke: "var(--gone)", "stroke-dasharray": "3 2" }));
  return pieces;
}

/** How a role is filled. @param {number} role @param {number} x @param {number} y */
const sample = (role, x, y) => drawn("rect", { x, y, width: 14, height: 14, fill: `url(#load-${ROLES[role]})`, stroke: `var(--${ROLES[role]})` }, drawn("title", {}, say(ROLES[role])));

/** What stands above the bars: letters and samples of the roles, the scale, the mean. @param {Columns} columns @param {number} unit @param {number} most @param {number} mean @param {number} height */
function frame({ name, numbers, total, from, end, wide }, unit, most, mean, height) {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000].find((one) => most / one <= 6) ?? most;
  const ticks = Array.from({ length: Math.floor(most / step) + 1 }, (_, at) => at * step);
  const quiet = { fill: "var(--quiet)", "font-size": 12 };
  const at = from + mean * unit;
  const middle = wide || at - name > 90;
  return [
    words(14, HEAD - 12, say(ofTasks() ? "task" : "agency"), quiet),
    ...(wide ? numbers.flatMap((x, role) => [sample(role, x - 12, 14), figures(x + 1, HEAD - 12, say(`${ROLES[role]}.short`), { "font-weight": 600 })])
      : ROLES.flatMap((role, at) => [sample(at, 14 + at * 36, 9), words(31 + at * 36, 20, say(`${role}.short`), { "font-size": 12 })])),
    figures(total, HEAD - 12, say("total"), quiet),
    ...(ofTasks() ? [] : [figures(end + 54, HEAD - 12, say("load.share"), quiet)]),
    ...ticks.flatMap((value) => [
      drawn("line", { x1: from + value * unit, x2: from + value * unit, y1: HEAD - 6, y2: height, stroke: "var(--line)", "stroke-width": value ? 0.6 : 1.2 }),
      words(from + value * unit, HEAD - 12, String(value), { ...quiet, "text-anchor": "middle" })]),
    drawn("line", { x1: at, x2: at, y1: HEAD - 30, y2: height, stroke: "var(--ink)", "stroke-width": 1, "stroke-dasharray": "2 3" }),
    words(Math.min(at, end - 40), HEAD - 34, say("load.mean", mean.toFixed(1)), { "font-size": 12, "text-anchor": middle ? "middle" : "start" }),
  ];
}

/** The bars that are drawn: the first ones, and the one that is chosen. @param {Bar[]} all */
function drawnBars(all) {
  const found = lookUp(state.chosen);
  const chosen = found?.kind === "item" ? all.findIndex(({ at }) => at === found.at) : -1;
  return chosen < MOST_ROWS ? all.slice(0, MOST_ROWS) : [...all.slice(0, MOST_ROWS), all[chosen]];
}

/** @param {{width: number}} room @returns {SVGElement} */
function paint({ width }) {
  const all = bars();
  const shown = drawnBars(all);
  const most = Math.max(1, ...all.map(({ total, gone }) => total + gone));
  const mean = all.reduce((sum, { total }) => sum + total, 0) / Math.max(1, all.length);
  const columns = columnsFor(width);
  const unit = (columns.end - columns.from) / most;
  const height = HEAD + shown.length * ROW;
  const tasks = heldTasks().length;
  return sheetOf(width, height + 24, say("load.label"), textures("load"), ...frame(columns, unit, most, mean, height),
    ...shown.map((bar, at) => row(bar, HEAD + at * ROW, columns, unit, tasks)));
}

/** @param {HTMLElement} box */
function draw(box) {
  const count = (ofTasks() ? visibleTasks() : visibleAgencies()).length;
  const note = count > MOST_ROWS ? [h("p", { className: "note" }, say("load.cut", MOST_ROWS, count))] : [];
  show(box, paint(roomIn(box)), [], note);
  followWidth(box, (box) => { draw(box); mark(box); });
}

/** @param {HTMLElement} box */
function mark(box) {
  const found = lookUp(state.chosen);
  const keys = found?.kind === "duty" ? [ITEMS[DUTY.task[found.at]].id, ITEMS[DUTY.agency[found.at]].id] : (state.chosen ?? "").split("~");
  if (found?.kind === "item" && !box.querySelector(`[data-key="${state.chosen}"]`) && bars().some(({ at }) => at === found.at)) draw(box);
  markParts(box, (key) => keys.includes(key));
}

/** A bar in one row. @param {Bar} bar @param {number} tasks @returns {(string|number)[]} */
function sheetRow(bar, tasks) {
  const name = isTask(bar.at) ? fullName(bar.at) : ITEMS[bar.at].name;
  const share = ofTasks() ? [] : [`${Math.round((100 * bar.tasks) / Math.max(1, tasks))}%`];
  const changes = START.compared ? Object.keys(SIGNS).map((change) => bar.changes.filter((one) => one === change).length) : [];
  return [name, ...bar.counts, bar.total, ...share, ...changes];
}

/** @returns {import("../sheet.js").Sheet} */
function sheet() {
  const all = bars();
  const tasks = heldTasks().length;
  const changes = START.compared ? Object.keys(SIGNS).map((change) => say(`change.${change}`)) : [];
  return {
    caption: say("load.label"), rows: all.map((bar) => sheetRow(bar, tasks)), ids: all.map(({ at }) => ITEMS[at].id),
    head: [say(ofTasks() ? "task" : "agency"), ...ROLES.map((role) => say(role)), say("total"), ...(ofTasks() ? [] : [say("load.share-long")]), ...changes],
  };
}

/** @type {import("../stage.js").View} */
export const LOAD = {
  id: "load", picture: true, draw, mark, sheet, reveal: revealParts, figure: () => standing(paint, "view.load"),
  controls: () => [wayChoice("bars", ["agency", "task"], "agency"), wayChoice("sort", orders(), "load")],
};
