// What the checks find in the plan: what a careful supervisor would send back.

import { h, markCurrent, quoted } from "../dom.js";
import { ITEMS, SEVERAL, fullName, planCalled } from "../data.js";
import { grouped } from "../groups.js";
import { itemLink, placeLine } from "../panel/parts.js";
import { state, visible, wayOf } from "../state.js";
import { wayChoice } from "../stage.js";
import { allFindings, checkTitles } from "../texts.js";
import { say } from "../words.js";

/** @typedef {import("../texts.js").Finding} Finding */

const SEVERITIES = ["error", "warning", "note"];
const isChinese = () => state.lang === "zh";
const messageOf = (/** @type {Finding} */ one) => (isChinese() ? one.message : one.message_en);
const titleOf = (/** @type {Finding} */ one) => checkTitles(one.check)[isChinese() ? 0 : 1];

/** Those of visible tasks, and of no task. */
const shown = () => allFindings().filter(({ at }) => at === null || visible.item[at]);

/** @param {Finding} one */
const gravity = (one) => SEVERITIES.indexOf(one.severity);

/** How grave a finding is, as a word on a ground. @param {string} severity */
const badge = (severity) => h("span", { className: `severity is-${severity}` }, say(`severity.${severity}`));

/** Of which of several plans a finding is. @param {Finding} one @returns {Node[]} */
const planOf = ({ plan }) => (SEVERAL ? [h("small", { className: "chapter" }, quoted(planCalled(plan)?.title ?? ""))] : []);

/** @param {Finding} one @param {boolean} byTask */
function row(one, byTask) {
  const words = one.quote ? [h("details", {}, h("summary", {}, say("clause")), h("blockquote", {}, quoted(one.quote)), placeLine(one.quote, one.start, one.end, planCalled(one.plan)))] : [];
  return h("li", { ...(one.at === null ? {} : { "data-task": ITEMS[one.at].id }) },
    ...(byTask ? [badge(one.severity), " "] : [...(one.at === null ? [] : [itemLink(one.at)]), ...planOf(one)]), h("p", { lang: isChinese() ? "zh-CN" : "en" }, messageOf(one)), ...words);
}

/** By check: the heading says what is wrong. @param {Finding[]} group */
const checkSection = (group) => h("section", {}, h("h2", {}, badge(group[0].severity), titleOf(group[0]), h("small", { className: "number" }, String(group.length))), h("ul", {}, ...group.map((one) => row(one, false))));

/** By task: the heading says where. @param {Finding[]} group */
const taskSection = (group) => h("section", {}, h("h2", {}, group[0].at === null ? say("whole") : itemLink(group[0].at), h("small", { className: "number" }, String(group.length))), ...planOf(group[0]), h("ul", {}, ...group.map((one) => row(one, true))));

/** How many of each severity. @param {Finding[]} findings */
const totals = (findings) => h("dl", { className: "figures" }, ...SEVERITIES.map((severity) => h("div", {}, h("dt", {}, badge(severity)), h("dd", {}, String(findings.filter((one) => one.severity === severity).length)))));

/** @param {HTMLElement} box */
function draw(box) {
  const findings = shown();
  const byTask = wayOf("grouped", "check") === "task";
  const groups = byTask ? [...grouped(findings, ({ at, plan }) => at ?? plan).values()]
    : [...grouped(findings, ({ check }) => check).values()].sort((a, b) => gravity(a[0]) - gravity(b[0]) || b.length - a.length);
  const nothing = findings.length ? [] : [h("p", { className: "note" }, say("findings-none"))];
  box.replaceChildren(h("article", { className: "findings" }, totals(findings), ...nothing, ...groups.map(byTask ? taskSection : checkSection)));
}

/** @param {HTMLElement} box */
function mark(box) {
  markCurrent(box.querySelectorAll("[data-task]"), (one) => one.dataset.task === state.chosen);
}

/** @returns {import("../sheet.js").Sheet} */
const sheet = () => ({
  caption: say("view.findings"), head: [say("severity"), say("finding"), say("task"), say("message"), say("clause"), say("from"), say("to"), ...(SEVERAL ? [say("col.plan")] : [])],
  rows: shown().map((one) => [say(`severity.${one.severity}`), titleOf(one), one.at === null ? "" : fullName(one.at), messageOf(one), one.quote, one.start ?? "", one.end ?? "", ...(SEVERAL ? [planCalled(one.plan)?.title ?? ""] : [])]),
});

/** @type {import("../stage.js").View} */
export const FINDINGS = {
  id: "findings", draw, mark, sheet, controls: () => [wayChoice("grouped", ["check", "task"], "check")],
  reveal: (box) => box.querySelector("[aria-current]")?.scrollIntoView({ block: "center" }),
};
