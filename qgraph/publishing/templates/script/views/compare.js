// What a newer plan made of an older one: added, gone, changed, task by task.

import { h, markCurrent, quoted } from "../dom.js";
import { DUTY, ITEMS, PLANS, changeOf, fullName, roleOf, sectionName } from "../data.js";
import { grouped } from "../groups.js";
import { SIGNS, changeSign, chip, newsSign } from "../marks.js";
import { changeLine, wasOf } from "../panel/chosen.js";
import { itemLink, proof } from "../panel/parts.js";
import { figure } from "../panel/targets.js";
import { dutiesOf, state, visible, visibleTasks } from "../state.js";
import { allTargets, taskBefore } from "../texts.js";
import { say } from "../words.js";

const SHOWN = Object.keys(SIGNS);

/** The targets of visible tasks and of the plan itself by task. */
const targetsByTask = () => grouped(allTargets().filter(({ at }) => at === null || visible.item[at]), ({ at }) => at);

/** How many of each kind were added, are gone, changed, stayed. @param {Map<number|null, import("../texts.js").Target[]>} targets */
function totals(targets) {
  /** @type {[string, string[]][]} */
  const kinds = [
    ["all-tasks", visibleTasks().map((task) => ITEMS[task].change)],
    ["assignments", visible.duties.map(changeOf)],
    ["targets", [...targets.values()].flat().map(({ change }) => change)],
  ];
  const row = (/** @type {string} */ name, /** @type {string[]} */ changes) => h("tr", {}, h("th", { scope: "row" }, say(name)),
    ...[...SHOWN, "same"].map((change) => h("td", { className: "figure" }, String(changes.filter((one) => one === change).length))));
  return h("table", { className: "rows totals" },
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, say("what")), ...[...SHOWN, "same"].map((change) => h("th", { scope: "col" }, ...changeSign(change), say(`change.${change}`))))),
    h("tbody", {}, ...kinds.map(([name, changes]) => row(name, changes))));
}

/** One changed assignment: sign, role, body, what it was. @param {number} duty */
function dutyLine(duty) {
  const was = wasOf(duty);
  return h("li", {}, ...changeSign(changeOf(duty)), chip(DUTY.role[duty], true), itemLink(DUTY.agency[duty]), proof(duty), ...(was ? [h("small", { className: "was" }, say("was"), quoted(was))] : []));
}

/** @param {import("../texts.js").Target} target */
const targetLine = (target) => h("li", {}, ...changeSign(target.change), quoted(target.indicator), " ", h("span", { className: "figure" }, ...figure(target)),
  ...(target.before ? [h("small", { className: "was" }, say("was"), quoted(target.before))] : []));

/** What changed in a task; nothing where nothing did. @param {number} task @param {import("../texts.js").Target[]} targets @returns {Node[]} */
function taskCard(task, targets) {
  const duties = dutiesOf(task).filter((duty) => SHOWN.includes(changeOf(duty))).sort((a, b) => DUTY.role[a] - DUTY.role[b] || a - b);
  const figures = targets.filter(({ change }) => SHOWN.includes(change));
  const { change } = ITEMS[task];
  if (!duties.length && !figures.length && !SHOWN.includes(change)) return [];
  return [h("li", { className: `card ${change}`, "data-task": ITEMS[task].id },
    h("h3", {}, ...newsSign(change), itemLink(task), h("small", { className: "chapter" }, quoted(sectionName(ITEMS[task].section)))),
    ...(change === "changed" ? changeLine(change, taskBefore(task).title) : []),
    ...(duties.length ? [h("ul", {}, ...duties.map(dutyLine))] : []), ...(figures.length ? [h("ul", {}, ...figures.map(targetLine))] : []))];
}

/** @param {HTMLElement} box */
function draw(box) {
  const targets = targetsByTask();
  const tasks = visibleTasks();
  const cards = tasks.flatMap((task) => taskCard(task, targets.get(task) ?? []));
  const own = (targets.get(null) ?? []).filter(({ change }) => SHOWN.includes(change));
  const [old, now] = PLANS.map(({ title }) => title);
  box.replaceChildren(h("article", { className: "compare" },
    h("h2", {}, say("compare-title", old ?? "", now ?? "")), totals(targets),
    ...(own.length ? [h("section", {}, h("h3", {}, say("own")), h("ul", {}, ...own.map(targetLine)))] : []),
    h("ul", { className: "cards" }, ...cards),
    h("p", { className: "note" }, cards.length ? say("compare-kept", tasks.length - cards.length) : say("compare-none"))));
}

/** @param {HTMLElement} box */
function mark(box) {
  markCurrent(box.querySelectorAll("[data-task]"), (card) => card.dataset.task === state.chosen);
}

/** @returns {import("../sheet.js").Sheet} */
function sheet() {
  const targets = [...targetsByTask().values()].flat();
  const words = (/** @type {import("../texts.js").Target} */ target) => h("p", {}, `${target.indicator} `, ...figure(target)).textContent.trim();
  const rows = [...visibleTasks().map((task) => [ITEMS[task].change, fullName(task), "", "", "", taskBefore(task).title]),
    ...visible.duties.map((duty) => [changeOf(duty), fullName(DUTY.task[duty]), ITEMS[DUTY.agency[duty]].name, say(roleOf(duty)), "", wasOf(duty)]),
    ...targets.map((target) => [target.change, target.at === null ? "" : fullName(target.at), "", "", words(target), target.before])];
  return {
    caption: say("view.compare"), head: [say("changes"), say("task"), say("agency"), say("roles"), say("targets"), say("before")],
    rows: rows.map(([change, ...cells]) => [say(`change.${change}`), ...cells]),
  };
}

/** @type {import("../stage.js").View} */
export const COMPARE = {
  id: "compare", draw, mark, sheet,
  reveal: (box) => box.querySelector("[aria-current]")?.scrollIntoView({ block: "center" }),
};
