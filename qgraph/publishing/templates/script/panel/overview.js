// The overview, which the panel shows while nothing is chosen: the plans, and the targets that are no task's.

import { apart, h, quoted } from "../dom.js";
import { PLANS, headline } from "../data.js";
import { grouped } from "../groups.js";
import { allTargets } from "../texts.js";
import { say } from "../words.js";
import { heading, part } from "./parts.js";
import { targetRows } from "./targets.js";

/** @typedef {import("../data.js").PlanFact} PlanFact */

/** @returns {Node[]} */
export function overview() {
  const [first, ...others] = PLANS;
  if (!first) return [...heading(say("about"), "—"), useLine()];
  return [
    ...heading(say("about"), quoted(first.title)), useLine(), ...planPart(first),
    ...others.flatMap((plan) => [h("h2", {}, quoted(plan.title)), ...planPart(plan)]),
  ];
}

/** How to use the page. */
const useLine = () => h("p", { className: "hint" }, say("hint"));

/** Issuer, number, date and file of a plan, what there is of them, each with its name. @param {PlanFact} plan @returns {[string, Node][]} */
export const planParts = ({ issuer, number, issued, source }) => /** @type {[string, Node][]} */ ([
  ["issuer", issuer && quoted(issuer)], ["number", number && quoted(number)], ["issued", issued && apart(issued)], ["source", source && apart(source)],
].filter(([, value]) => value));

/** Who issued a plan and when, then its own targets by section. @param {PlanFact} plan @returns {Node[]} */
function planPart(plan) {
  const facts = planParts(plan).flatMap(([key, value]) => [h("dt", {}, say(key)), h("dd", {}, value)]);
  const targets = allTargets().filter((target) => target.plan === plan.plan);
  const own = targets.filter((target) => target.at === null);
  const sections = [...bySection(own)].flatMap(([, group]) => sectionPart(group));
  return [
    h("dl", { className: "facts" }, ...facts),
    ...(own.length ? part(`${say("own")} · ${own.length}`, sections) : targets.length ? [h("p", { className: "bare" }, say("bare", targets.length))] : []),
  ];
}

/** Targets by the section that sets them, in the order of the text. @param {import("../texts.js").Target[]} targets */
const bySection = (targets) => grouped(targets, ({ section }) => section);

/** The targets of one section under its name. @param {import("../texts.js").Target[]} group @returns {Node[]} */
function sectionPart(group) {
  const { section, section_number: number, section_title: title } = group[0];
  return [h("h4", {}, section ? quoted(headline(number, title)) : say("whole")), ...targetRows(group)];
}
