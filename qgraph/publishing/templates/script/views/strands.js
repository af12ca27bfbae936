// What flows from chapters through those who lead to those who take part: one strand for each assignment.

import { DUTY, ITEMS, SECTIONS, START, TASK_COUNT, changeOf, fullName, roleOf, sectionName, touching } from "../data.js";
import { dutiesOf, visibleTasks, wayOf } from "../state.js";

/**
 * An assignment on its way. Where several bodies lead a task, the others' assignments are shared out among them.
 * @typedef {object} Strand
 * @property {number} duty     the assignment; -1 where the text names no body
 * @property {number} task
 * @property {string} chapter  keys of the places it passes: `s…`,
 * @property {string} lead     `l-a…`, or one of LEADERLESS where no body stands there,
 * @property {string} body     `r-a…`; "" where it ends with the one who leads
 * @property {number} weight   1, or its share
 */

/** What stands in the place of a body that leads: several act jointly, or are listed without a word on who leads; a filter hides it; none is named. */
export const LEADERLESS = ["l-joint", "l-listed", "l-hidden", "l-bare"];

const MOST = 28; // places in a column; more of them could not be told apart

const leads = (/** @type {number} */ duty) => roleOf(duty) === "lead" || roleOf(duty) === "responsible";

/** Why no body stands in the middle of a task. @param {number} task */
function leaderless(task) {
  const all = Array.from(touching(task));
  if (!all.length) return "l-bare";
  if (all.some(leads)) return "l-hidden";
  return all.some((duty) => roleOf(duty) === "joint") ? "l-joint" : "l-listed";
}

// The keys of places are made once: large plans have hundreds of thousands of strands.
const CHAPTER_KEYS = SECTIONS.map((_, at) => `s${at}`);
const LEAD_KEYS = ITEMS.map(({ id }) => `l-${id}`);
const BODY_KEYS = ITEMS.map(({ id }) => `r-${id}`);

/** @param {number} task @returns {Strand[]} */
function strandsOfTask(task) {
  const chapter = CHAPTER_KEYS[ITEMS[task].section];
  const duties = dutiesOf(task);
  const leading = duties.filter(leads);
  const heads = leading.length ? [...new Set(leading.map((duty) => LEAD_KEYS[DUTY.agency[duty]]))] : [leaderless(task)];
  if (!duties.length) return [{ duty: -1, task, chapter, lead: heads[0], body: "", weight: 1 }];
  return duties.flatMap((duty) => {
    const at = DUTY.agency[duty];
    if (leads(duty)) return [{ duty, task, chapter, lead: LEAD_KEYS[at], body: "", weight: 1 }];
    return heads.map((lead) => ({ duty, task, chapter, lead, body: BODY_KEYS[at], weight: 1 / heads.length }));
  });
}

/** All that is visible, in the order of the text. @returns {Strand[]} */
export const strands = () => visibleTasks().flatMap(strandsOfTask);

/** What a ribbon's colour says: the role or, where plans are compared, the change. @param {Strand} strand */
export const dyeOf = ({ duty }) => (START.compared && wayOf("dye", "role") === "change" ? changeOf(duty) : roleOf(duty));

/** The item a place stands for; -1 for chapters and for the places of none. @param {string} key */
export const itemOf = (key) => (/^[lr]-a\d+$/.test(key) ? TASK_COUNT + Number(key.slice(3)) - 1 : -1);

/** The section a place stands for; -1 for others. @param {string} key */
export const chapterOf = (key) => (/^s\d+$/.test(key) ? Number(key.slice(1)) : -1);

/** The name of a place that has one in the document. @param {string} key */
export const placeName = (key) => (itemOf(key) >= 0 ? fullName(itemOf(key)) : chapterOf(key) < SECTIONS.length ? sectionName(chapterOf(key)) : "");

/**
 * Brings the smallest places of each column together under `s-more`, `l-more`, `r-more`, where there are too many.
 * @param {Strand[]} all which are changed
 * @returns {Record<string, string[]>} what was brought together
 */
export function group(all) {
  /** @type {Record<string, string[]>} */
  const merged = {};
  for (const column of /** @type {("chapter"|"lead"|"body")[]} */ (["chapter", "lead", "body"])) {
    const small = smallest(weights(all, column));
    if (!small.size) continue;
    const more = `${column === "chapter" ? "s" : column === "lead" ? "l" : "r"}-more`;
    merged[more] = [...small];
    for (const strand of all) if (small.has(strand[column])) strand[column] = more;
  }
  return merged;
}

/** @param {Strand[]} all @param {"chapter"|"lead"|"body"} column */
function weights(all, column) {
  /** @type {Map<string, number>} */
  const sums = new Map();
  for (const strand of all) if (strand[column]) sums.set(strand[column], (sums.get(strand[column]) ?? 0) + strand.weight);
  return sums;
}

/** The places for which a column has no room. @param {Map<string, number>} sums @returns {Set<string>} */
function smallest(sums) {
  if (sums.size <= MOST) return new Set();
  const ranked = [...sums.keys()].filter((key) => !LEADERLESS.includes(key)).sort((a, b) => (sums.get(b) ?? 0) - (sums.get(a) ?? 0));
  return new Set(ranked.slice(MOST - 1 - (sums.size - ranked.length)));
}
