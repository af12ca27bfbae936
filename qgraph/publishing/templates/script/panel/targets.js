// Targets: the figure, the deadline, the words that promise it, and what a person should look at.

import { apart, h, quoted } from "../dom.js";
import { planCalled } from "../data.js";
import { newsSign } from "../marks.js";
import { allTargets } from "../texts.js";
import { ours, say } from "../words.js";
import { marked, placeLine } from "./parts.js";

/** @typedef {import("../texts.js").Target} Target */

/** The targets of some tasks. @param {number[]} tasks @returns {Node[]} */
export function targetList(tasks) {
  const wanted = new Set(tasks);
  return targetRows(allTargets().filter((target) => target.at !== null && wanted.has(target.at)));
}

/** @param {Target[]} targets @returns {Node[]} */
export const targetRows = (targets) => (targets.length ? [h("ul", { className: "targets" }, ...targets.map(targetRow))] : []);

/** @param {Target} target */
function targetRow(target) {
  return h("li", {}, ...newsSign(target.change), h("strong", {}, quoted(target.indicator), " ", h("span", { className: "figure" }, ...figure(target))),
    ...(target.before ? [h("small", { className: "was" }, say("was"), quoted(target.before))] : []),
    ...(target.deadline ? [h("small", {}, ` ${say("deadline")} `, apart(target.deadline))] : []),
    ...(target.quote ? [h("blockquote", {}, marked(target.quote, numberMarks(target)))] : []), placeLine(target.quote, target.start, target.end, planCalled(target.plan)),
    ...(target.note ? [h("p", { className: "remark doubt" }, h("b", {}, say("check")), quoted(ours(target.note)))] : []));
}

/** Where the target's numbers stand in its sentence. @param {Target} target */
export function numberMarks({ quote, value, lower, upper, unit }) {
  return [value, lower, upper].filter(Boolean).flatMap((number) => {
    const at = quote.indexOf(number + unit) === -1 ? quote.indexOf(number) : quote.indexOf(number + unit);
    return at === -1 ? [] : [{ from: at, to: at + number.length + (quote.startsWith(unit, at + number.length) ? unit.length : 0), className: "number" }];
  });
}

/** How firm a target is, in words. @param {Target} target */
export const qualifierWords = ({ qualifiers }) => qualifiers.split(/[\s,;，、]+/).filter(Boolean).map((word) => say(`qualifier.${word}`).replace("qualifier.", ""));

/** A bound in words or signs. @param {string} comparator */
export const boundWord = (comparator) => say(`is.${comparator}`).replace("is.", "");

/** A target's figure in words: how firm, bound, number, unit. @param {Target} target @returns {(Node|string)[]} */
export function figure(target) {
  const { comparator, value, lower, upper, unit } = target;
  const firm = qualifierWords(target);
  const number = value || [lower, upper].filter(Boolean).join("–");
  if (!number) return [apart(firm.join(" "))];
  return [apart([...firm, boundWord(comparator)].join(" ")), quoted(`${number}${unit}`)];
}
