// The long texts, parsed when a reader first opens something.

import { byId } from "./dom.js";
import { DUTY, PLANS, shortName, touching } from "./data.js";
import { grouped } from "./groups.js";

/**
 * @typedef {{text: string, start: number|null, end: number|null}} Passage words and their place in the document
 * @typedef {{printed: string, cue: string, start: number|null, end: number|null, mark: [number, number]|null}} Name
 *   `mark` is the name's place within its clause, in UTF-16 units
 * @typedef {{role: string, printed: string, clause: string}} Before what an assignment was in an older plan; "" for what it still is
 *   `at` is the index of the task, null where it belongs to none
 * @typedef {{at: number|null, plan: string, task: string, indicator: string, comparator: string, value: string, lower: string, upper: string,
 *   unit: string, qualifiers: string, deadline: string, quote: string, start: number|null, end: number|null, note: string,
 *   section: string, section_number: string, section_title: string, change: string, before: string, quote_before: string}} Target
 * @typedef {{at: number|null, plan: string, check: string, severity: string, message: string, message_en: string, quote: string, start: number|null, end: number|null}} Finding
 */

/** @type {any} */
let parsed = null;
/** @type {any} */
const rows = {};

function block() {
  parsed ??= JSON.parse(byId("texts").textContent);
  return parsed;
}

/** Where a passage ends: offsets count characters, not UTF-16 units. @param {string} text @param {number|null} start */
const after = (text, start) => (start === null ? null : start + [...text].length);

/** A task's whole text. @param {number} at @returns {Passage} */
export function taskText(at) {
  const { start, end } = block().tasks;
  const text = withNames(at);
  return { text, start: start[at], end: at in end ? end[at] : after(text, start[at]) };
}

/** The text last put together: clauses of one task are mostly asked for one after the other. */
let lastText = { at: -1, text: "" };

/** A task's text with the names put back that travel with the assignments alone; see `bare_texts`. @param {number} at @returns {string} */
function withNames(at) {
  if (lastText.at !== at) lastText = { at, text: putTogether(at) };
  return lastText.text;
}

/** @param {number} at @returns {string} */
function putTogether(at) {
  const rest = block().tasks.text[at];
  if (/[\ud800-\udfff]/.test(rest)) return rest;
  const { passages, names } = block();
  const found = Array.from(touching(at)).flatMap((duty) => {
    const [task, from] = passages[DUTY.passage[duty]];
    return task === at && names.mark[duty] >= 0 ? [{ start: from + names.mark[duty], name: printedOf(duty) }] : [];
  });
  let out = "";
  let read = 0;
  for (const { start, name } of found.sort((a, b) => a.start - b.start || a.name.length - b.name.length)) {
    if (start < out.length) continue;
    const between = start - out.length;
    out += rest.slice(read, read + between) + name;
    read += between;
  }
  return out + rest.slice(read);
}

/** One of the words that occur once each; 0 is none. @param {number} at @returns {string} */
const word = (at) => (at ? block().names.words[at - 1] : "");

/** The name of an assignment as printed. @param {number} duty @returns {string} */
export function printedOf(duty) {
  const { printed } = block().names;
  return duty in printed ? word(printed[duty]) : shortName(DUTY.agency[duty]);
}

/** The words that gave an assignment its role. @param {number} duty */
export const cueOf = (duty) => word(Number(block().names.cue[duty]));

/** A task's title and section in an older plan, where they were others, and its text then. @param {number} at @returns {{title: string, body: Passage|null}} */
export function taskBefore(at) {
  const { before, text_before: text, start_before: start } = block().tasks;
  const body = text[at] ? { text: text[at], start: start[at] ?? null, end: after(text[at], start[at] ?? null) } : null;
  return { title: before[at] ?? "", body };
}

/** What an assignment was in an older plan. @param {number} duty @returns {Before} */
export function dutyBefore(duty) {
  const { before, printed_before: printed, clause_before: clause } = block().names;
  return { role: before[duty] ?? "", printed: printed[duty] ?? "", clause: clause[duty] ?? "" };
}

/** A clause: words of its own, or a stretch of its task's text. @param {number} duty @returns {Passage} */
export function clauseOf(duty) {
  const [at, from, length] = block().passages[DUTY.passage[duty]];
  if (typeof at === "string") return { text: at, start: null, end: null };
  const task = taskText(at);
  const text = cut(task.text, from, length);
  const start = task.start === null ? null : task.start + from;
  return { text, start, end: after(text, start) };
}

/** A stretch by characters. @param {string} text @param {number} from @param {number} length */
const cut = (text, from, length) => text.slice(units(text, from), units(text, from + length));

/** Characters as Python counts them in UTF-16 units. @param {string} text @param {number} count */
const units = (text, count) => (/[\ud800-\udfff]/.test(text) ? [...text].slice(0, count).join("").length : count);

/** The name behind an assignment. @param {number} duty @returns {Name} */
export function nameOf(duty) {
  const { mark, odd } = block().names;
  const name = printedOf(duty);
  const clause = clauseOf(duty);
  const at = mark[duty] < 0 ? null : mark[duty];
  const found = at === null || clause.start === null ? null : clause.start + at;
  const [start, end] = odd[duty] ?? [found, after(name, found)];
  const stretch = at === null ? null : /** @type {[number, number]} */ ([units(clause.text, at), units(clause.text, at + [...name].length)]);
  return { printed: name, cue: cueOf(duty), start, end, mark: stretch };
}

/** What says nothing does not travel; a plan travels as its index. @param {string} name @param {any} value */
function valueOf(name, value) {
  if (name === "plan") return PLANS[value]?.plan ?? value ?? "";
  return value ?? (["at", "start", "end"].includes(name) ? null : "");
}

/** Rows of a table with a head, as objects. @param {string} key */
function table(key) {
  const { columns, rows: lines } = block()[key] ?? { columns: [], rows: [] };
  rows[key] ??= lines.map((/** @type {any[]} */ line) => Object.fromEntries(columns.map((/** @type {string} */ name, /** @type {number} */ at) => [name, valueOf(name, line[at])])));
  return rows[key];
}

/** The targets, in the order of the text. @returns {Target[]} */
export const allTargets = () => table("targets");

/** What a check says of the plan. @returns {Finding[]} */
export const allFindings = () => table("findings");

/** What a check is called, in Chinese and in English. @param {string} check @returns {[string, string]} */
export const checkTitles = (check) => (Object.hasOwn(block().checks, check) ? block().checks[check] : [check, check]);

/** Texts of which each says how much of the one before it begins it too. @param {[number, string][]} coded @returns {string[]} */
function unfronted(coded) {
  let before = "";
  return coded.map(([shared, rest]) => (before = before.slice(0, shared) + rest));
}

/** What the graph calls tasks, agencies (from 0) and assignments; "" for what it has no name for. */
export function irisOf() {
  const { tasks, agencies, duties, words } = block().iris;
  const works = unfronted(tasks);
  const name = (/** @type {number} */ end, /** @type {number} */ duty) => (end ? (words[end].startsWith("/") ? works[DUTY.task[duty]] + words[end] : words[end]) : "");
  return { tasks: works, agencies: unfronted(agencies), duties: /** @type {string[]} */ (duties.map(name)) };
}

/** Which assignments rest on the same clause. @param {Iterable<number>} duties @returns {number[][]} */
export const byClause = (duties) => [...grouped(duties, (duty) => DUTY.passage[duty]).values()];

