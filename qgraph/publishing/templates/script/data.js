// The facts as they travel in the page: tasks and agencies, and the assignments between them by index, as columns.

import { byId } from "./dom.js";

/**
 * A task or an agency. Tasks come first; their indices count through to those of the agencies.
 * @typedef {object} Item
 * @property {string} id          t1 … or a1 …: ours, so that no name of a document is ever a key
 * @property {string} kind        "task", or the kind of body
 * @property {string} name        the title, or the name in full
 * @property {string} label       in short lines, for the canvas
 * @property {string} number      of a task, as printed; "" for agencies
 * @property {number} section     of a task, an index into SECTIONS; -1 for agencies
 * @property {number[]} topics    of a task, indices into TOPICS
 * @property {number} targets     of a task, how many targets it has
 * @property {string} change      "", "same", "added", "gone" or "changed"
 * @property {string} shape       of its mark on the canvas
 * @property {number} size        half the height of an agency's mark
 * @property {number} community   of an agency among agencies; -1 where it has none
 * @property {number} x
 * @property {number} y
 * @property {number} u           the place in the picture of agencies alone
 * @property {number} v
 *
 * @typedef {{plan: string, title: string, number: string, issuer: string, issued: string, source: string}} PlanFact
 */

const DATA = JSON.parse(byId("data").textContent);

/** @type {PlanFact[]} */
export const PLANS = DATA.plans;
/** Plan, number, title and IRI of each section. @type {[number, string, string, string][]} */
export const SECTIONS = DATA.sections;
/** @type {string[]} */
export const ROLES = DATA.roles;
/** Products and sectors that tasks are about, as printed. @type {string[]} */
export const TOPICS = DATA.topics;
/** Options of vis-network. @type {any} */
export const OPTIONS = DATA.options;
/** What the page opens with. @type {{lang: string, view: string, at: string, own: number, compared: boolean}} */
export const START = DATA.start;
/** What the page is about, for the names of what is taken along: the plan, of two editions the newer. */
export const SUBJECT = PLANS.length > 1 && !START.compared ? document.title : PLANS[PLANS.length - 1]?.title ?? "";
/** Whether a section is called by its plan too: there are several, and not two editions of one. */
export const SEVERAL = PLANS.length > 1 && !START.compared;
/** Chinese characters by the first letter of their reading. @type {Record<string, string>} */
export const INITIALS = DATA.initials;
/** @type {number} */
export const TASK_COUNT = DATA.nodes.number.length;
/** Orders in which like stands beside like, as indices of items; in the page agencies are counted among themselves. @type {{tasks: number[], agencies: number[]}} */
export const SIMILAR = { tasks: DATA.similar.tasks, agencies: DATA.similar.agencies.map((/** @type {number} */ at) => at + TASK_COUNT) };
export const CHANGES = ["", "same", "added", "gone", "changed"];
export const KINDS = DATA.kinds;

/** Sums of a column of differences. @param {number[]} steps */
function summed(steps) {
  const sums = new Int32Array(steps.length);
  for (let at = 0, sum = 0; at < steps.length; at++) sums[at] = sum += steps[at];
  return sums;
}

/** A column that never falls, by how often each number from 0 on occurs; any other, by its steps. @param {number[]|{runs: number[]}} column */
function unrun(column) {
  if (Array.isArray(column)) return summed(column);
  const numbers = new Int32Array(column.runs.reduce((sum, count) => sum + count, 0));
  let end = 0;
  column.runs.forEach((count, value) => numbers.fill(value, end, (end += count)));
  return numbers;
}

/** A string of digits as numbers. @param {string} text */
function digits(text) {
  const numbers = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) numbers[at] = text.charCodeAt(at) - 48;
  return numbers;
}

/** A label: as it stands, or as places where the name breaks into lines. @param {string} name @param {string|number[]} marks */
function label(name, marks) {
  if (typeof marks === "string") return marks;
  return [0, ...marks].map((from, line) => name.slice(from, marks[line])).join("\n");
}

/** @returns {Item[]} */
function items() {
  const { name, lines, number, section, topics, targets, change, kind, shape, size, community, x, y, u, v } = DATA.nodes;
  return name.map((/** @type {string} */ title, /** @type {number} */ at) => {
    const agency = at - number.length;
    const both = { name: title, label: label(title, lines[at]), change: CHANGES[change[at] ?? 0], x: x[at], y: y[at] };
    if (agency < 0) {
      return { ...both, id: `t${at + 1}`, kind: "task", number: number[at], section: section[at], topics: topics[at] ?? [], targets: targets[at] ?? 0, shape: "box", size: 0, community: -1, u: 0, v: 0 };
    }
    return { ...both, id: `a${agency + 1}`, kind: KINDS[kind[agency]], number: "", section: -1, topics: [], targets: 0, shape: shape[kind[agency]], size: size[agency] / 10, community: community[agency], u: u[agency], v: v[agency] };
  });
}
export const ITEMS = items();

/** The assignments, column by column: indices of task, agency, role and clause; whether the list is open, the body implied; the change. */
export const DUTY = {
  task: unrun(DATA.edges.task),
  agency: Int32Array.from(DATA.edges.agency).map((at) => at + TASK_COUNT),
  role: digits(DATA.edges.role),
  passage: unrun(DATA.edges.passage),
  open: new Set(DATA.edges.open),
  implied: new Set(DATA.edges.implied),
  change: DATA.edges.change ? digits(DATA.edges.change) : new Uint8Array(DATA.edges.agency.length),
};
export const DUTY_COUNT = DUTY.task.length;

/** The assignments of every item, one after the other, and where each item's begin. */
const TOUCHING = (() => {
  const begin = new Int32Array(ITEMS.length + 1);
  for (const ends of [DUTY.task, DUTY.agency]) for (const at of ends) begin[at + 1] += 1;
  for (let at = 0; at < ITEMS.length; at++) begin[at + 1] += begin[at];
  const fill = begin.slice();
  const duties = new Int32Array(2 * DUTY_COUNT);
  for (let duty = 0; duty < DUTY_COUNT; duty++) {
    duties[fill[DUTY.task[duty]]++] = duty;
    duties[fill[DUTY.agency[duty]]++] = duty;
  }
  return { begin, duties };
})();

/** The assignments of an item, whether they are shown or not. @param {number} at */
export const touching = (at) => TOUCHING.duties.subarray(TOUCHING.begin[at], TOUCHING.begin[at + 1]);

/** @param {number} at */
export const isTask = (at) => at < TASK_COUNT;

/** The other end of an assignment. @param {number} duty @param {number} at */
export const otherEnd = (duty, at) => (DUTY.task[duty] === at ? DUTY.agency[duty] : DUTY.task[duty]);

/** The role of an assignment, by its name. @param {number} duty */
export const roleOf = (duty) => ROLES[DUTY.role[duty]];

/** What became of an assignment in a newer plan. @param {number} duty */
export const changeOf = (duty) => CHANGES[DUTY.change[duty]];

/** Whether an assignment was in the earlier of two plans alone, so that nobody carries it any more. @param {number} duty */
export const isGone = (duty) => changeOf(duty) === "gone";

/** The assignments that count for a task, whatever the filters leave out: of a task that is itself gone, those it had. @param {number} task */
export const carriedIn = (task) => Array.from(touching(task)).filter((duty) => !isGone(duty) || ITEMS[task].change === "gone");

/** A plan by its IRI. @param {string} iri */
export const planCalled = (iri) => PLANS.find(({ plan }) => plan === iri);

/** The id of an assignment. @param {number} duty */
export const dutyId = (duty) => `e${duty + 1}`;

/** The id of a pair of agencies. @param {number} one @param {number} other */
export const pairId = (one, other) => `${ITEMS[Math.min(one, other)].id}~${ITEMS[Math.max(one, other)].id}`;

/** The name of a section by its index. @param {number} at */
export const sectionName = (at) => headline(SECTIONS[at][1], SECTIONS[at][2]);

/** A section's number and title: 一、… but (一)… and 第一章 … @param {string} number @param {string} title */
export function headline(number, title) {
  if (!number || !title) return number || title || "—";
  return /^[一二三四五六七八九十百]+$/.test(number) ? `${number}、${title}` : `${number} ${title}`;
}

/** A task's number and title, an agency's name. @param {number} at */
export const fullName = (at) => (ITEMS[at].number ? `${ITEMS[at].number} ${ITEMS[at].name}` : ITEMS[at].name);

/** A name as the plans mostly print it, on one line. @param {number} at */
export const shortName = (at) => ITEMS[at].label.replaceAll("\n", "");

/**
 * What an address may name: an item, an assignment, or a pair of agencies.
 * @typedef {{kind: "item", at: number} | {kind: "duty", at: number} | {kind: "pair", one: number, other: number}} Chosen
 * @param {string|null} id
 * @returns {Chosen|null}
 */
export function lookUp(id) {
  const [one, other] = (id ?? "").split("~");
  const at = indexOf(one, "e", DUTY_COUNT);
  if (at !== null && other === undefined) return { kind: "duty", at };
  const item = itemAt(one);
  if (item === null) return null;
  if (other === undefined) return { kind: "item", at: item };
  const partner = itemAt(other);
  return partner === null || isTask(item) || isTask(partner) ? null : { kind: "pair", one: item, other: partner };
}

/** @param {string} id */
function itemAt(id) {
  const agency = indexOf(id, "a", ITEMS.length - TASK_COUNT);
  return agency === null ? indexOf(id, "t", TASK_COUNT) : TASK_COUNT + agency;
}

/** The number in an id of ours, from 0; null for any other text. @param {string} id @param {string} letter @param {number} count */
function indexOf(id, letter, count) {
  const number = new RegExp(`^${letter}([1-9]\\d{0,8})$`).exec(id)?.[1];
  return number && Number(number) <= count ? Number(number) - 1 : null;
}
