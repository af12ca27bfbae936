// The targets: what is to be reached, by when, and who answers for it.

import { h, markCurrent, quoted } from "../dom.js";
import { DUTY, ITEMS, SECTIONS, SEVERAL, START, fullName, headline, lookUp, planCalled, sectionName } from "../data.js";
import { grouped } from "../groups.js";
import { boundWord, qualifierWords } from "../panel/targets.js";
import { wayChoice } from "../stage.js";
import { state, visible, wayOf } from "../state.js";
import { allTargets } from "../texts.js";
import { say } from "../words.js";
import { ownerWords, row } from "./targets/row.js";

/** @typedef {import("../texts.js").Target} Target */

const MOST_LISTED = 1000;
const sectionAt = new Map(SECTIONS.map(([, , , iri], at) => [iri, at]));

/** Whether a target's task shows; one that is no task's shows with its section, and the plan's own always. @param {Target} target */
function shows({ at, section }) {
  if (at !== null) return Boolean(visible.item[at]);
  const place = sectionAt.get(section);
  return place === undefined || !state.left.sections?.has(place);
}

/** The name of a target's section, which is its task's where it has one. @param {Target} target */
function sectionWords({ at, section, section_number: number, section_title: title }) {
  if (at !== null) return sectionName(ITEMS[at].section);
  return section || number || title ? headline(number, title) : say("whole");
}

/** The year of a deadline. @param {Target} target */
const yearOf = ({ deadline }) => (/^\d{4}/.exec(deadline)?.[0] ?? deadline) || say("no-deadline");

/** What stands in for a number in sorting. @param {Target} target */
const sizeOf = ({ value, lower, upper }) => Number(value || lower || upper) || 0;

/** The orders, and what each groups by: as the text goes by section, by deadline, by unit and size. @type {Record<string, {by: (target: Target) => string, order: (a: Target, b: Target) => number}>} */
const SORTED = {
  text: { by: (target) => `${SEVERAL ? target.plan : ""} ${sectionWords(target)}`, order: () => 0 },
  deadline: { by: yearOf, order: (a, b) => (a.deadline ? 0 : 1) - (b.deadline ? 0 : 1) || compare(a.deadline, b.deadline) },
  unit: { by: ({ unit }) => unit || say("no-unit"), order: (a, b) => (a.unit ? 0 : 1) - (b.unit ? 0 : 1) || compare(a.unit, b.unit) || sizeOf(b) - sizeOf(a) },
};

/** @param {string} a @param {string} b */
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

const sorting = () => SORTED[Object.hasOwn(SORTED, wayOf("sorted", "text")) ? wayOf("sorted", "text") : "text"];

/** The targets that show, in the order chosen. */
const listed = () => allTargets().filter(shows).sort(sorting().order);

/** The name of a group: of a section with its plan's, where there are several. @param {Target} target */
function groupName(target) {
  if (sorting() !== SORTED.text) return sorting().by(target);
  const plan = SEVERAL ? planCalled(target.plan)?.title : "";
  return [plan, sectionWords(target)].filter(Boolean).join(" · ");
}

/** Targets under the name of what they have in common. @param {Target[]} targets */
function groups(targets) {
  return [...grouped(targets, sorting().by).values()].map((group) => h("section", {},
    h("h2", {}, quoted(groupName(group[0])), h("small", {}, String(group.length))), h("ul", {}, ...group.map(row))));
}

/** @param {HTMLElement} box */
function draw(box) {
  const targets = listed();
  const heads = ["indicator", "amount", "deadline", "whose"].map((name) => h("span", {}, say(`col.${name}`)));
  const cut = targets.length > MOST_LISTED ? [h("p", { className: "note" }, say("rows-cut", MOST_LISTED, targets.length))] : [];
  const none = targets.length ? [] : [h("p", { className: "note" }, say("empty-view"))];
  box.replaceChildren(...cut, ...none, h("div", { className: "goals", on: { keydown: walk } },
    ...(targets.length ? [h("div", { className: "heads", "aria-hidden": "true" }, ...heads)] : []), ...groups(targets.slice(0, MOST_LISTED))));
}

/** Up and down from target to target. @param {KeyboardEvent} event */
function walk(event) {
  const from = /** @type {HTMLElement} */ (event.target);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !from.matches(".what .item")) return;
  event.preventDefault();
  const all = [.../** @type {HTMLElement} */ (event.currentTarget).querySelectorAll(".what .item")];
  /** @type {HTMLElement|undefined} */ (all[all.indexOf(from) + step])?.focus();
}

/** The id of the task that is chosen, or that the chosen assignment belongs to. */
function chosenTask() {
  const found = lookUp(state.chosen);
  return found?.kind === "duty" ? ITEMS[DUTY.task[found.at]].id : state.chosen;
}

/** Marks the targets of the chosen task. @param {HTMLElement} box */
function mark(box) {
  const chosen = chosenTask();
  markCurrent(box.querySelectorAll("[data-task]"), (line) => line.dataset.task === chosen);
}

/** A number that begins with a minus, which a spreadsheet would take for a formula, as a number. @param {string} text */
const figureCell = (text) => (/^-\d+(\.\d+)?$/.test(text) ? Number(text) : text);

/** @returns {import("../sheet.js").Sheet} */
function sheet() {
  const targets = listed();
  const names = ["indicator", "bound", "value", "lower", "upper", "unit", "qualifiers", "deadline", "task", "owners", "section", "plan", "quote", "start", "end", "note"];
  const rows = targets.map((target) => [
    target.indicator, boundWord(target.comparator).trim(), figureCell(target.value), figureCell(target.lower), figureCell(target.upper), target.unit, qualifierWords(target).join(" "), target.deadline,
    target.at === null ? "" : fullName(target.at), ownerWords(target.at), sectionWords(target), planCalled(target.plan)?.title ?? "",
    target.quote, target.start ?? "", target.end ?? "", target.note, ...(START.compared ? [target.change ? say(`change.${target.change}`) : "", target.before] : []),
  ]);
  return {
    caption: say("view.targets"), head: [...names, ...(START.compared ? ["change", "before"] : [])].map((name) => say(`col.${name}`)), rows,
    ids: targets.map(({ at }) => (at === null ? null : ITEMS[at].id)),
  };
}

/** @type {import("../stage.js").View} */
export const TARGETS = {
  id: "targets", draw, mark, sheet, controls: () => [wayChoice("sorted", Object.keys(SORTED), "text")],
  reveal: (box) => box.querySelector("[aria-current]")?.scrollIntoView({ block: "center" }),
};
