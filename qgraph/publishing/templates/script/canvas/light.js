// What stays bright around the chosen while the rest is dimmed.

import { DUTY, lookUp, otherEnd } from "../data.js";
import { dutiesOf, partnersOf } from "../state.js";

/** @typedef {import("./picture.js").Light} Light */

/** The items and assignments around an item. @param {number} at @returns {Light} */
function aroundItem(at) {
  const duties = dutiesOf(at).sort((a, b) => DUTY.role[a] - DUTY.role[b] || a - b);
  return { items: new Set([at, ...duties.map((duty) => otherEnd(duty, at))]), lines: new Set(duties) };
}

/** The tasks two agencies share, and what ties them to both. @param {number} one @param {number} other @returns {Light} */
function aroundPair(one, other) {
  const tasks = new Set(partnersOf(one).get(other) ?? []);
  const duties = [...dutiesOf(one), ...dutiesOf(other)].filter((duty) => tasks.has(DUTY.task[duty]));
  return { items: new Set([one, other, ...tasks]), lines: new Set(duties) };
}

/** What an id lights up among tasks and agencies; null when it names nothing. @param {string|null} id @returns {Light|null} */
export function lightOf(id) {
  const found = lookUp(id);
  if (!found) return null;
  if (found.kind === "item") return aroundItem(found.at);
  if (found.kind === "pair") return aroundPair(found.one, found.other);
  return { items: new Set([DUTY.task[found.at], DUTY.agency[found.at]]), lines: new Set([found.at]) };
}
