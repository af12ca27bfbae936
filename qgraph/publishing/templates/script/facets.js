// The ways to narrow down what is shown: by role, chapter, kind of body, product or sector, and change.

import { CHANGES, DUTY, ITEMS, KINDS, ROLES, SECTIONS, START, TASK_COUNT, TOPICS, isGone } from "./data.js";

/**
 * @typedef {object} Facet
 * @property {string} id
 * @property {number} size                           how many values it has, numbered from 0
 * @property {"duty"|"task"|"agency"} counts         what its live counts count
 * @property {(duty: number) => number|number[]} of  the value or values of an assignment
 * @property {boolean} [held]                        whether what is gone from a newer plan is not counted
 * @property {(task: number) => number|number[]} [ofTask] the same for a task without assignments, where that makes sense
 */

/** The value that stands for tasks that name no product or sector. */
export const NO_TOPIC = TOPICS.length;
const kindAt = ITEMS.map((item) => KINDS.indexOf(item.kind));
const sectionOf = (/** @type {number} */ task) => ITEMS[task].section;
const topicsOf = (/** @type {number} */ task) => (ITEMS[task].topics.length ? ITEMS[task].topics : NO_TOPIC);
const changeOf = (/** @type {number} */ task) => CHANGES.indexOf(ITEMS[task].change);

/** Those that tell anything apart in this page. @type {Facet[]} */
export const FACETS = /** @type {Facet[]} */ ([
  { id: "roles", size: ROLES.length, counts: "duty", held: true, of: (duty) => DUTY.role[duty] },
  { id: "changes", size: START.compared ? CHANGES.length : 0, counts: "duty", of: (duty) => DUTY.change[duty], ofTask: changeOf },
  { id: "sections", size: SECTIONS.length, counts: "task", of: (duty) => sectionOf(DUTY.task[duty]), ofTask: sectionOf },
  { id: "kinds", size: KINDS.length, counts: "agency", of: (duty) => kindAt[DUTY.agency[duty]] },
  { id: "topics", size: TOPICS.length ? TOPICS.length + 1 : 0, counts: "task", of: (duty) => topicsOf(DUTY.task[duty]), ofTask: topicsOf },
]).filter((facet) => facet.size > 1 || facet.id === "roles" || facet.id === "sections");

/** What is left out of each facet. @typedef {Record<string, Set<number>>} Left */

/** Filters that leave nothing out. @returns {Left} */
export const nothingLeftOut = () => Object.fromEntries(FACETS.map(({ id }) => [id, new Set()]));

/** @param {number|number[]} values @param {Set<number>} left */
const passes = (values, left) => (typeof values === "number" ? !left.has(values) : values.some((value) => !left.has(value)));

/** Whether an assignment gets through all filters. @param {Left} left */
export function sieve(left) {
  const active = FACETS.filter(({ id }) => left[id].size);
  return (/** @type {number} */ duty) => active.every((facet) => passes(facet.of(duty), left[facet.id]));
}

/** Whether a task that has no assignment shows: its chapter does, and nothing asks for a role or kind. @param {Left} left */
export function bareSieve(left) {
  const active = FACETS.filter(({ id }) => left[id].size);
  return (/** @type {number} */ task) => active.every((facet) => facet.ofTask && passes(facet.ofTask(task), left[facet.id]));
}

/**
 * How much each value of each facet would show, the other filters being as they are.
 * @param {Left} left @param {(at: number) => boolean} bare whether a task has no assignment
 * @returns {Record<string, number[]>}
 */
export function liveCounts(left, bare) {
  return Object.fromEntries(FACETS.map((facet) => [facet.id, countsOf(facet, FACETS.filter((other) => other !== facet && left[other.id].size), left, bare)]));
}

/** @param {Facet} facet @param {Facet[]} others those that leave anything out @param {Left} left @param {(at: number) => boolean} bare */
function countsOf(facet, others, left, bare) {
  const counts = Array(facet.size).fill(0);
  // A task or an agency has its values whatever the assignment, so that it is enough to meet it once.
  const met = new Uint8Array(ITEMS.length);
  const unit = facet.counts === "task" ? DUTY.task : DUTY.agency;
  for (let duty = 0; duty < DUTY.task.length; duty++) {
    if ((facet.counts !== "duty" && met[unit[duty]]) || (facet.held && isGone(duty))) continue;
    if (!others.every((other) => passes(other.of(duty), left[other.id]))) continue;
    if (facet.counts !== "duty") met[unit[duty]] = 1;
    note(counts, facet.of(duty));
  }
  const { ofTask } = facet;
  for (let task = 0; facet.counts === "task" && ofTask && task < TASK_COUNT; task++) {
    if (bare(task) && others.every((other) => other.ofTask && passes(other.ofTask(task), left[other.id]))) note(counts, ofTask(task));
  }
  return counts;
}

/** @param {number[]} counts @param {number|number[]} values */
function note(counts, values) {
  if (typeof values === "number") counts[values] += 1;
  else for (const value of values) counts[value] += 1;
}
