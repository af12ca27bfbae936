// Which bodies act together, as an UpSet plot: A. Lex, N. Gehlenborg, H. Strobelt, R. Vuillemot, H. Pfister, UpSet:
// Visualization of Intersecting Sets, IEEE Transactions on Visualization and Computer Graphics 20 (2014) 1983-1992.

import { button, drawn, h, quoted } from "../dom.js";
import { DUTY, ITEMS, isTask, lookUp, pairId, shortName } from "../data.js";
import { itemLink } from "../panel/parts.js";
import { wayChoice } from "../stage.js";
import { change, choose, dutiesOf, state, takeWay, wayOf } from "../state.js";
import { say } from "../words.js";
import { LARGEST, MOST_ROWS, busiest, exact, inclusive, taskCounts, tasksTogether } from "./combinations.js";
import { brief, figures, fitted, followWidth, markParts, part, revealParts, roomIn, sheetOf, show, standing, widthOf, words } from "./drawing.js";

/** @typedef {import("./combinations.js").Combination} Combination */
/** @typedef {{counts: Map<number, number>, rows: number[], found: Combination[]}} Facts what is drawn: rows and all combinations */

const ROW = 23;
const MOST_COLUMNS = 60;

const isExact = () => wayOf("combine", "inclusive") === "exact";

/** A number chosen with a slider, within its bounds. @param {string} name @param {number} first @param {number} low @param {number} high */
const numberOf = (name, first, low, high) => Math.min(high, Math.max(low, Math.round(Number(wayOf(name, String(first)))) || first));
const rowCount = () => numberOf("bodies", 20, 2, MOST_ROWS);
const leastTasks = () => numberOf("least-tasks", isExact() ? 1 : 2, 1, 20);

/** @returns {Facts} */
function facts() {
  const counts = taskCounts();
  const rows = busiest(counts, rowCount());
  return { counts, rows, found: isExact() ? exact(rows, leastTasks()) : inclusive(rows, leastTasks()) };
}

/** @param {Combination} one */
const namesOf = ({ members, others }) => [...members.map((at) => brief(shortName(at))), ...(others ? [say("together.others")] : [])].join("、");

/** Two bodies lead to what the panel says of them; more, or just these, to a list below the picture. @param {Combination} one */
function pick(one) {
  const { combo, ...ways } = state.ways;
  if (!isExact() && one.members.length === 2) return change({ chosen: pairId(one.members[0], one.members[1]), ways });
  takeWay("combo", combo === one.key ? "" : one.key);
  document.querySelector(".combo")?.scrollIntoView({ block: "nearest" });
}

/** Where names, sums and columns stand. @param {number} width @param {Facts} facts */
function placesFor(width, { rows, found, counts }) {
  const narrow = width < 620;
  const name = narrow ? 92 : 150;
  const bar = narrow ? 0 : 100;
  const from = 14 + name + 34 + bar + (narrow ? 4 : 18);
  const step = Math.max(narrow ? 22 : 25, widthOf(String(found[0]?.count ?? 0), 12) + 6);
  const shown = found.slice(0, Math.min(MOST_COLUMNS, Math.max(4, Math.floor((width - from - 16) / step))));
  const top = narrow ? 120 : 168;
  const lines = rows.length + Number(isExact() && shown.some(({ others }) => others));
  return { width, name, bar, from, step, shown, top, lines, most: Math.max(1, ...rows.map((at) => counts.get(at) ?? 0)) };
}

/** @typedef {ReturnType<typeof placesFor>} Places */

/** @param {number} row @param {Places} places */
const middleOf = (row, { top }) => top + row * ROW + ROW / 2;

/** A body: its name, the number of its tasks, and a bar of it. @param {number} at @param {number} row @param {number} count @param {Places} places */
function rowPart(at, row, count, places) {
  const { name, bar, most, from } = places;
  const y = middleOf(row, places);
  const long = Math.max(1, (count / most) * bar);
  return part({ key: ITEMS[at].id, name: `${brief(ITEMS[at].name)}: ${say("together.tasks", count)}`, col: 0, y, act: () => choose(ITEMS[at].id) },
    drawn("rect", { class: "band", x: 0, y: y - ROW / 2, width: from - 14, height: ROW, fill: "var(--paper)", opacity: 0 }),
    drawn("rect", { class: "tick", x: 0, y: y - ROW / 2 + 2, width: 3, height: ROW - 4, fill: "var(--accent)", visibility: "hidden" }),
    words(14, y + 4.5, fitted(shortName(at), name, 12.5), { lang: "zh-CN" }), figures(14 + name + 26, y + 4.5, count, { fill: "var(--quiet)" }),
    ...(bar ? [drawn("rect", { x: 14 + name + 34, y: y - 5, width: long, height: 10, rx: 1, fill: "var(--agency)", opacity: 0.45 })] : []));
}

/** A combination: how many tasks above, which bodies below. @param {Combination} one @param {number} column @param {Facts} facts @param {Places} places */
function columnPart(one, column, { rows, found }, places) {
  const { from, step, top, lines } = places;
  const x = from + column * step + step / 2;
  const tall = Math.max(2, (one.count / found[0].count) * (top - 48));
  const own = [...one.members.map((at) => rows.indexOf(at)), ...(one.others ? [rows.length] : [])];
  const [first, last] = [Math.min(...own), Math.max(...own)].map((row) => middleOf(row, places));
  return part({ key: one.key, name: `${namesOf(one)}: ${say("together.tasks", one.count)}`, col: column + 1, y: top, act: () => pick(one) },
    drawn("rect", { class: "band", x: x - step / 2, y: 8, width: step, height: top + lines * ROW - 8, fill: "var(--paper)", opacity: 0 }),
    drawn("rect", { x: x - step * 0.3, y: top - 14 - tall, width: step * 0.6, height: tall, rx: 1, fill: "var(--agency)" }),
    words(x, top - 19 - tall, String(one.count), { "text-anchor": "middle", "font-size": 12, class: "figures-text" }),
    drawn("line", { x1: x, x2: x, y1: first, y2: last, stroke: "var(--ink)", "stroke-width": 2.4 }),
    ...own.map((row) => drawn("circle", { cx: x, cy: middleOf(row, places), r: 5.6, fill: row < rows.length ? "var(--ink)" : "var(--paper)", stroke: "var(--ink)", "stroke-width": 1.6 })));
}

/** Stripes, and a faint dot wherever a row meets a column. @param {Facts} facts @param {Places} places */
function ground({ rows }, places) {
  const { from, step, shown, lines, width, top } = places;
  const all = [...Array(lines).keys()];
  const right = Math.min(width, from + shown.length * step + 6);
  const dots = drawn("path", {
    d: all.flatMap((row) => shown.map((_, column) => `M${from + column * step + step / 2} ${middleOf(row, places)}h.01`)).join(""),
    stroke: "var(--line)", "stroke-width": 8, "stroke-linecap": "round", fill: "none",
  });
  return [
    ...all.filter((row) => row % 2 === 0).map((row) => drawn("rect", { x: 0, y: middleOf(row, places) - ROW / 2, width: right, height: ROW, fill: "var(--side)" })), dots,
    ...(lines > rows.length ? [words(14, middleOf(rows.length, places) + 4.5, say("together.others"), { fill: "var(--quiet)" })] : []),
    words(14, top - 12, say("agency"), { fill: "var(--quiet)", "font-size": 12 }),
    figures(14 + places.name + 26, top - 12, say("tasks.short"), { fill: "var(--quiet)", "font-size": 12 }),
    words(from - 12, 34, say("together.columns"), { fill: "var(--quiet)", "font-size": 12, "text-anchor": "end" }),
  ];
}

/** @param {Facts} all @param {number} width */
function picture(all, width) {
  const places = placesFor(width, all);
  const right = places.from + places.shown.length * places.step + 12;
  return sheetOf(Math.max(width, right), places.top + places.lines * ROW + 14, say("together.label"), ...ground(all, places),
    ...all.rows.map((at, row) => rowPart(at, row, all.counts.get(at) ?? 0, places)), ...places.shown.map((one, column) => columnPart(one, column, all, places)));
}

/** What was counted, and how much of it is drawn. @param {Facts} all @param {number} drawnColumns */
function note({ rows, found, counts }, drawnColumns) {
  const what = isExact() ? say("together.exactly", rows.length, counts.size) : say("together.counted", rows.length, counts.size, LARGEST);
  return h("p", { className: "note" }, `${what} ${say("together.drawn", drawnColumns, found.length)}${drawnColumns < found.length ? ` ${say("together.more")}` : ""}`);
}

/** The tasks of the combination that was picked. @param {Facts} all @returns {Node[]} */
function pickedList({ rows, found }) {
  const one = found.find(({ key }) => key === state.ways.combo);
  if (!one) return [];
  const tasks = tasksTogether(one, isExact() ? rows : null);
  const close = button({ className: "close", "aria-label": say("close"), title: say("close") }, () => takeWay("combo", ""), "×");
  const head = h("h3", {}, quoted(namesOf(one)), ` · ${say("together.tasks", tasks.length)}`);
  return [h("section", { className: "combo" }, close, head, h("ul", {}, ...tasks.map((task) => h("li", {}, itemLink(task)))))];
}

/** @param {HTMLElement} box */
function draw(box) {
  const all = facts();
  const { width } = roomIn(box);
  show(box, picture(all, width), [], [...pickedList(all), note(all, placesFor(width, all).shown.length)]);
  followWidth(box, (box) => { draw(box); mark(box); });
}

/** The bodies that what is chosen has to do with. @returns {number[]} */
function chosenBodies() {
  const found = lookUp(state.chosen);
  if (!found) return [];
  if (found.kind === "pair") return [found.one, found.other];
  if (found.kind === "duty") return [DUTY.agency[found.at]];
  return isTask(found.at) ? dutiesOf(found.at).map((duty) => DUTY.agency[duty]) : [found.at];
}

/** @param {HTMLElement} box */
function mark(box) {
  const ids = chosenBodies().map((at) => ITEMS[at].id);
  const pair = lookUp(state.chosen)?.kind === "pair" ? [`c-${ids.join("-")}`, `c-${[...ids].reverse().join("-")}`] : [];
  markParts(box, (key) => ids.includes(key) || pair.includes(key) || key === state.ways.combo);
}

/** A slider; it is drawn anew with the view, so that only where it comes to rest counts. @param {string} name @param {number} value @param {number} low @param {number} high */
function slider(name, value, low, high) {
  const says = h("output", { id: `${name}-value` }, String(value));
  const input = h("input", {
    type: "range", id: `${name}-range`, min: String(low), max: String(high), value: String(value),
    on: { input: () => { says.textContent = input.value; }, change: () => takeWay(name, input.value) },
  });
  return h("div", { className: "slider" }, h("label", { htmlFor: input.id }, say(name)), input, says);
}

/** @returns {import("../sheet.js").Sheet} */
function sheet() {
  const { found } = facts();
  return {
    caption: say("together.label"), head: [say("together.bodies"), say("together.size"), say("tasks.short")],
    rows: found.map((one) => [namesOf(one), one.members.length, one.count]),
    ids: found.map(({ members }) => (members.length === 2 && !isExact() ? pairId(members[0], members[1]) : null)),
  };
}

/** @type {import("../stage.js").View} */
export const TOGETHER = {
  id: "together", picture: true, draw, mark, sheet, reveal: revealParts, figure: () => standing(({ width }) => picture(facts(), width), "view.together"),
  controls: () => [wayChoice("combine", ["inclusive", "exact"], "inclusive"), slider("bodies", rowCount(), 2, MOST_ROWS), slider("least-tasks", leastTasks(), 1, 20)],
};
