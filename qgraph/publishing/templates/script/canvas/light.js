// What stays bright around the chosen while the rest is dimmed.

import { DUTY, isTask, lookUp, otherEnd } from "../data.js";
import { dutiesOf, partnersOf } from "../state.js";

/** @typedef {{items: Set<number>, duties: Set<number>}} Light */

/** The items and assignments around an item. @param {number} at @returns {Light} */
function aroundItem(at) {
  const duties = new Set(dutiesOf(at));
  return { items: new Set([at, ...[...duties].map((duty) => otherEnd(duty, at))]), duties };
}

/** The tasks two agencies share, and what ties them to both. @param {number} one @param {number} other @returns {Light} */
function aroundPair(one, other) {
  const tasks = new Set(partnersOf(one).get(other) ?? []);
  const duties = [...dutiesOf(one), ...dutiesOf(other)].filter((duty) => tasks.has(DUTY.task[duty]));
  return { items: new Set([one, other, ...tasks]), duties: new Set(duties) };
}

/** What an id lights up; null when it names nothing. @param {string|null} id @returns {Light|null} */
export function lightOf(id) {
  const found = lookUp(id);
  if (!found) return null;
  if (found.kind === "item") return aroundItem(found.at);
  if (found.kind === "pair") return aroundPair(found.one, found.other);
  return { items: new Set([DUTY.task[found.at], DUTY.agency[found.at]]), duties: new Set([found.at]) };
}

/** The agencies an id keeps bright among agencies alone: those of a task, of a pair, or around one. @param {string|null} id @returns {Set<number>|null} */
export function brightAgencies(id) {
  const found = lookUp(id);
  if (!found) return null;
  if (found.kind === "pair") return new Set([found.one, found.other]);
  if (found.kind === "duty") return new Set([DUTY.agency[found.at]]);
  return isTask(found.at) ? new Set(dutiesOf(found.at).map((duty) => DUTY.agency[duty])) : new Set([found.at, ...partnersOf(found.at).keys()]);
}
