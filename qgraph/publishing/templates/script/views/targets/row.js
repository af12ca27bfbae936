// One target: what is promised, by when, in which task and by whom, with the sentence on demand.

import { apart, button, h, quoted } from "../../dom.js";
import { DUTY, ITEMS, ROLES, carriedIn, fullName, planCalled, roleOf, touching } from "../../data.js";
import { chip, newsSign } from "../../marks.js";
import { marked, placeLine } from "../../panel/parts.js";
import { figure, numberMarks } from "../../panel/targets.js";
import { choose } from "../../state.js";
import { ours, say } from "../../words.js";
import { scaleOf } from "./scale.js";

/** @typedef {import("../../texts.js").Target} Target */

const MOST_NAMED = 6; // bodies; more are counted

/** The assignments of those who answer for a task, whatever the filters leave out: who leads it or is responsible, else those who share it, else none. @param {number} task */
export function ownersOf(task) {
  const held = carriedIn(task);
  const heads = held.filter((duty) => ["lead", "responsible"].includes(roleOf(duty)));
  return (heads.length ? heads : held.filter((duty) => roleOf(duty) === "joint")).sort((a, b) => DUTY.role[a] - DUTY.role[b] || a - b);
}

/** What names a row: the indicator, which leads to its task. @param {Target} target */
function indicator({ at, indicator: name, change }) {
  return h("div", { className: "what" }, ...newsSign(change), at === null ? quoted(name || "—")
    : button({ className: "item", "data-id": ITEMS[at].id }, () => choose(ITEMS[at].id), quoted(name || "—")));
}

/** The figure in words, and on its scale where it has one. @param {Target} target */
const amount = (target) => h("div", { className: "amount" }, h("span", { className: "figure" }, ...figure(target)), ...scaleOf(target),
  ...(target.before ? [h("small", { className: "was" }, `${say("col.before")} `, quoted(target.before))] : []));

/** @param {Target} target */
const until = ({ deadline }) => h("div", { className: "until" }, ...(deadline ? [h("span", { className: "aside" }, `${say("col.deadline")} `), apart(deadline)] : []));

/** The task and who answers for it. @param {Target} target */
function whose({ at }) {
  if (at === null) return h("div", { className: "whose" }, h("span", { className: "quiet" }, say("whole-target")));
  const owners = ownersOf(at);
  const names = owners.slice(0, MOST_NAMED).map((duty) => h("li", {}, chip(DUTY.role[duty], true), quoted(ITEMS[DUTY.agency[duty]].name)));
  const more = owners.length > MOST_NAMED ? [h("li", { className: "quiet" }, `+${owners.length - MOST_NAMED}`)] : [];
  const shared = owners.length && roleOf(owners[0]) === "joint" ? [h("p", { className: "quiet" }, say("shared-target"))] : [];
  return h("div", { className: "whose" }, h("p", { className: "task" }, quoted(fullName(at))), ...shared,
    owners.length ? h("ul", {}, ...names, ...more) : h("p", { className: "quiet" }, say(touching(at).length ? "headless" : "noone")));
}

/** The sentence with its numbers marked, made when it is first opened. @param {Target} target @returns {Node[]} */
function sentence(target) {
  if (!target.quote) return [];
  const box = h("details", {}, h("summary", {}, say("clause")));
  box.addEventListener("toggle", () => {
    if (!box.open || box.childElementCount > 1) return;
    box.append(h("blockquote", {}, marked(target.quote, numberMarks(target))), placeLine(target.quote, target.start, target.end, planCalled(target.plan)));
    if (target.quote_before) box.append(h("p", { className: "kind" }, say("before")), h("blockquote", { className: "old" }, quoted(target.quote_before)));
  });
  return [box];
}

/** @param {Target} target */
const doubt = ({ note }) => (note ? [h("p", { className: "remark doubt" }, h("b", {}, `⚑ ${say("check")}`), quoted(ours(note)))] : []);

/** @param {Target} target */
export const row = (target) => h("li", { className: target.change, ...(target.at === null ? {} : { "data-task": ITEMS[target.at].id }) },
  indicator(target), amount(target), until(target), whose(target), h("div", { className: "more" }, ...doubt(target), ...sentence(target)));

/** Who answers for a task, in words. @param {number|null} at */
export const ownerWords = (at) => (at === null ? "" : ownersOf(at).map((duty) => `${ITEMS[DUTY.agency[duty]].name}（${say(ROLES[DUTY.role[duty]])}）`).join("、"));
