// What the panel says of a task, an agency, an assignment, or two agencies together.

import { button, h, quoted } from "../dom.js";
import { DUTY, ITEMS, ROLES, changeOf, fullName, isTask, pairId, sectionName, touching } from "../data.js";
import { changeSign, chip, newsSign, kindName, roleCounts } from "../marks.js";
import { choose, dutiesOf, heldOf, partnersOf } from "../state.js";
import { dutyBefore, nameOf, taskBefore, taskText } from "../texts.js";
import { say } from "../words.js";
import { clauses, heading, itemLink, part, place, placeLine, planOf, proof, wordsBefore } from "./parts.js";
import { targetList } from "./targets.js";

/** @param {import("../data.js").Chosen} found @returns {Node[]} */
export function chosenParts(found) {
  if (found.kind === "duty") return dutyPanel(found.at);
  if (found.kind === "pair") return pairPanel(found.one, found.other);
  return isTask(found.at) ? taskPanel(found.at) : agencyPanel(found.at);
}

/** @param {number} at @returns {Node[]} */
function taskPanel(at) {
  const duties = dutiesOf(at);
  const { text, start, end } = taskText(at);
  return [
    ...heading(h("span", {}, `${kindName(at)} · `, quoted(sectionName(ITEMS[at].section))), quoted(fullName(at))),
    ...changeLine(ITEMS[at].change, taskBefore(at).title),
    ...(duties.length ? [] : [h("p", { className: "remark" }, say(touching(at).length ? "filtered" : "noone"))]),
    ...part(say("clause"), clauses(duties)),
    ...part(say("who"), whoGroups(duties)),
    ...part(say("targets"), targetList([at])),
    ...(text ? [h("details", {}, h("summary", {}, say("body")), h("blockquote", {}, quoted(text)), placeLine(text, start, end, planOf(at)))] : []),
    ...wordsBefore(taskBefore(at).body, at),
  ];
}

/** What became of something in a newer plan, and what it was. @param {string} change @param {string} before @returns {Node[]} */
export const changeLine = (change, before) => (change && change !== "same" ? [h("p", { className: `remark ${change}` }, ...changeSign(change), say(`change.${change}`), ...(before ? [say("was"), quoted(before)] : []))] : []);

/** What an assignment was, in words. @param {number} duty */
export function wasOf(duty) {
  const { role, printed } = dutyBefore(duty);
  return [printed, role && say(role)].filter(Boolean).join(" · ");
}

/** The bodies of a task by role, each with the way to its sentence. @param {number[]} duties @returns {Node[]} */
function whoGroups(duties) {
  const groups = ROLES.map((_, role) => duties.filter((duty) => DUTY.role[duty] === role));
  const rows = (/** @type {number[]} */ group) => group.map((duty) => h("li", {}, ...newsSign(changeOf(duty)), itemLink(DUTY.agency[duty]), proof(duty)));
  return groups.flatMap((group, role) => (group.length ? [h("div", { className: "group" }, chip(role), h("ul", {}, ...rows(group)))] : []));
}

/** An agency's assignments by role, then as the text goes. @param {number} at */
export const dutiesByRole = (at) => dutiesOf(at).sort((a, b) => DUTY.role[a] - DUTY.role[b] || a - b);

/** @param {number} at @returns {Node[]} */
function agencyPanel(at) {
  const duties = dutiesByRole(at);
  const held = heldOf(at);
  const partners = [...partnersOf(at)];
  return [
    ...heading(kindName(at), quoted(ITEMS[at].name)),
    roleBar(at),
    ...part(`${say("tasks")} · ${held.length}`, [h("ul", { className: "duties" }, ...duties.map((duty) => dutyRow(duty, duties.length <= 3)))]),
    ...part(`${say("partners")} · ${partners.length}`, partnerRows(at, partners)),
    ...part(say("targets"), targetList(held.map((duty) => DUTY.task[duty]))),
  ];
}

/** Partners with the number of shared tasks, which leads to them. @param {number} at @param {[number, number[]][]} partners @returns {Node[]} */
export function partnerRows(at, partners) {
  const rows = partners.map(([other, tasks]) => h("li", {}, itemLink(other),
    button({ className: "count", title: say("shared") }, () => choose(pairId(at, other)), say("times", tasks.length))));
  return rows.length ? [h("ul", { className: "partners" }, ...rows)] : [];
}

/** How many assignments of each role, as letters with numbers. @param {number} at */
export const roleBar = (at) => h("p", { className: "roles" }, ...roleCounts(at).flatMap((count, role) => (count ? [h("span", {}, chip(role), ` ${count}`)] : [])));

/** One task of an agency, with its sentence to unfold. @param {number} duty @param {boolean} open */
const dutyRow = (duty, open) => h("li", {}, ...newsSign(changeOf(duty)), chip(DUTY.role[duty], true), itemLink(DUTY.task[duty]), sentence(duty, open));

/** The clause of an assignment to unfold, made when it is first opened. @param {number} duty @param {boolean} open */
export function sentence(duty, open) {
  const unfold = h("details", { open }, h("summary", {}, say("clause")));
  const fill = () => { if (unfold.open && unfold.childElementCount === 1) unfold.append(...clauses([duty])); };
  unfold.addEventListener("toggle", fill);
  fill();
  return unfold;
}

/** @param {number} duty @returns {Node[]} */
function dutyPanel(duty) {
  const { printed, cue, start, end } = nameOf(duty);
  const agency = DUTY.agency[duty];
  return [
    ...heading(say("assignment"), quoted(ITEMS[agency].name)),
    h("p", { className: "roles" }, chip(DUTY.role[duty])),
    ...changeLine(changeOf(duty), wasOf(duty)),
    ...part(say("clause"), clauses([duty])),
    ...wordsBefore(dutyBefore(duty).clause ? { text: dutyBefore(duty).clause, start: null, end: null } : null, DUTY.task[duty]),
    h("dl", {}, h("dt", {}, say("task")), h("dd", {}, itemLink(DUTY.task[duty])), h("dt", {}, say("agency")), h("dd", {}, itemLink(agency)),
      ...(cue ? [h("dt", {}, say("cue")), h("dd", {}, quoted(cue))] : []),
      h("dt", {}, quoted(printed)), h("dd", {}, place(start, end))),
  ];
}

/** @param {number} one @param {number} other @returns {Node[]} */
function pairPanel(one, other) {
  const tasks = partnersOf(one).get(other) ?? [];
  const roles = (/** @type {number} */ task, /** @type {number} */ agency) => heldOf(agency).filter((duty) => DUTY.task[duty] === task).map((duty) => chip(DUTY.role[duty], true));
  const rows = tasks.map((task) => h("li", {}, ...roles(task, one), ...roles(task, other), itemLink(task)));
  return [
    ...heading(say("together"), quoted(ITEMS[one].name), " — ", quoted(ITEMS[other].name)),
    h("p", { className: "ends" }, itemLink(one), itemLink(other)),
    ...part(`${say("shared")} · ${tasks.length}`, [h("ul", { className: "duties" }, ...rows)]),
  ];
}
