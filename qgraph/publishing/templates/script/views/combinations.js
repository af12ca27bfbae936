// Which bodies act together: combinations of bodies by the tasks they share.
// Sets of tasks are bit vectors, met depth first: M. J. Zaki, Scalable Algorithms for Association Mining, IEEE
// Transactions on Knowledge and Data Engineering 12 (2000) 372-390. As the bodies are few (MOST_ROWS) and
// combinations small (LARGEST), the work has a bound whatever the plan.

import { DUTY, ITEMS, TASK_COUNT, isGone } from "../data.js";
import { heldOf, visible, visibleTasks } from "../state.js";

/**
 * Bodies that act together, and in how many tasks.
 * @typedef {object} Combination
 * @property {string} key
 * @property {number[]} members  agencies, busiest first
 * @property {boolean} others    whether bodies beyond the rows belong to it too
 * @property {number} count      of tasks
 */

/** The most bodies that are set against each other. */
export const MOST_ROWS = 30;
/** The most bodies in a combination with or without others. */
export const LARGEST = 4;

/** The number of tasks each visible agency carries, where it carries any. @returns {Map<number, number>} */
export function taskCounts() {
  const last = new Int32Array(ITEMS.length).fill(-1);
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const duty of visible.duties) { // in the order of tasks
    const agency = DUTY.agency[duty];
    if (last[agency] === DUTY.task[duty] || isGone(duty)) continue;
    last[agency] = DUTY.task[duty];
    counts.set(agency, (counts.get(agency) ?? 0) + 1);
  }
  return counts;
}

/** The bodies with most tasks, busiest first. @param {Map<number, number>} counts @param {number} most */
export const busiest = (counts, most) => [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || a - b).slice(0, most);

/** @param {number[]} members @param {boolean} others */
const keyOf = (members, others) => `c-${members.map((at) => ITEMS[at].id).join("-")}${others ? "-more" : ""}`;

/** Most tasks first, then the smaller, then the busier. @param {Combination[]} found */
const ranked = (found) => found.sort((a, b) => b.count - a.count || a.members.length - b.members.length || (a.key < b.key ? -1 : 1));

/** The bodies of each visible task, as far as they are rows, and whether there are others; each task under one combination. @param {number[]} rows @param {number} least @returns {Combination[]} */
export function exact(rows, least) {
  /** @type {Map<string, Combination>} */
  const found = new Map();
  for (const task of visibleTasks()) {
    const { members, others } = bodiesOf(task, rows);
    if (!members.length || members.length + Number(others) < 2) continue;
    const key = keyOf(members, others);
    const one = found.get(key) ?? { key, members, others, count: 0 };
    one.count += 1;
    found.set(key, one);
  }
  return ranked([...found.values()].filter(({ count }) => count >= least));
}

/** @param {number} task @param {number[]} rows */
function bodiesOf(task, rows) {
  const bodies = new Set(heldOf(task).map((duty) => DUTY.agency[duty]));
  const members = rows.filter((at) => bodies.has(at));
  return { members, others: bodies.size > members.length };
}

/** Two to LARGEST bodies that share tasks, whoever else takes part; where a larger one has the very same tasks, only that. @param {number[]} rows @param {number} least @returns {Combination[]} */
export function inclusive(rows, least) {
  const bits = rows.map(bitsOf);
  /** @type {Map<number, {members: number[], count: number}>} */
  const found = new Map();
  const extend = (/** @type {number[]} */ members, /** @type {Uint32Array} */ shared) => {
    for (let row = members[members.length - 1] + 1; row < rows.length; row++) {
      const both = meet(shared, bits[row]);
      const count = size(both);
      if (count < least) continue;
      const larger = [...members, row];
      found.set(numberOf(larger), { members: larger, count });
      if (larger.length < LARGEST) extend(larger, both);
    }
  };
  for (const row of rows.keys()) extend([row], bits[row]);
  dropContained(found);
  return ranked([...found.values()].map(({ members, count }) => {
    const agencies = members.map((row) => rows[row]);
    return { key: keyOf(agencies, false), members: agencies, others: false, count };
  }));
}

/** Drops those that a larger one with as many tasks contains. @param {Map<number, {members: number[], count: number}>} found */
function dropContained(found) {
  const all = [...found.values()];
  for (const { members, count } of all) {
    if (members.length < 3) continue;
    for (const left of members) {
      const key = numberOf(members.filter((row) => row !== left));
      if (found.get(key)?.count === count) found.delete(key);
    }
  }
}

/** A number for at most LARGEST rows in order. @param {number[]} members */
const numberOf = (members) => members.reduce((sum, row) => sum * 64 + row + 1, 0);

/** The visible tasks of an agency as bits. @param {number} at */
function bitsOf(at) {
  const bits = new Uint32Array((TASK_COUNT >> 5) + 1);
  for (const duty of heldOf(at)) bits[DUTY.task[duty] >> 5] |= 1 << (DUTY.task[duty] & 31);
  return bits;
}

/** @param {Uint32Array} one @param {Uint32Array} other */
function meet(one, other) {
  const both = new Uint32Array(one.length);
  for (let at = 0; at < both.length; at++) both[at] = one[at] & other[at];
  return both;
}

/** How many bits are set: H. S. Warren, Hacker's Delight, 2nd edition (2012), 5-1. @param {Uint32Array} bits */
function size(bits) {
  let sum = 0;
  for (let word of bits) {
    if (!word) continue;
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    sum += (((word + (word >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }
  return sum;
}

/** The tasks of a combination, in the order of the text. @param {Combination} one @param {number[]|null} rows where only tasks with just these bodies count */
export function tasksTogether({ members, others }, rows) {
  return visibleTasks().filter((task) => {
    if (!rows) return members.every((at) => heldOf(task).some((duty) => DUTY.agency[duty] === at));
    const found = bodiesOf(task, rows);
    return found.others === others && found.members.length === members.length && found.members.every((at, place) => at === members[place]);
  });
}
