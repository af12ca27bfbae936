// The facts as they travel in the page: nodes, and assignments between them by index.

/**
 * @typedef {{id: string, label: string, kind: string, name: string, number?: string, section?: number, load?: number,
 *   shape: string, size?: number, x: number, y: number, u?: number, v?: number}} Item
 * @typedef {[task: number, agency: number, role: number, passage: number, flags: number]} Duty
 * @typedef {{plan: string, title: string, number: string, issuer: string, issued: string, source: string}} PlanFact
 * @typedef {{task: number|null, indicator: string, comparator: string, value: string, lower: string, upper: string,
 *   unit: string, qualifiers: string, deadline: string, quote: string, start: number|null, end: number|null, note: string,
 *   plan: string, section: string, section_number: string, section_title: string}} Target
 * @typedef {[printed: string, cue: string, start: number|null, end: number|null, mark: [number, number]|null]} Name
 * @typedef {{tasks: [string, number|null, number|null][], passages: [string, number|null][], names: Name[], targets: Target[]}} Texts
 */

/** @type {{nodes: Item[], edges: Duty[], roles: string[], sections: [number, string, string][], plans: PlanFact[], lang: string, own: number, options: any}} */
const DATA = JSON.parse(byId("data").textContent);
const ITEMS = DATA.nodes;
const DUTIES = DATA.edges;
const ROLES = DATA.roles;
const TASK_COUNT = ITEMS.filter((item) => item.section !== undefined).length;
const MANY = 1500; // above this many lines the pictures forgo dashes and hovering

/** Ids are ours; a Map knows no inherited keys. @type {Map<string, number>} */
const PLACE = new Map(ITEMS.map((item, at) => [item.id, at]));

/** The assignments of each item. @type {number[][]} */
const TOUCHING = ITEMS.map(() => []);
DUTIES.forEach(([task, agency], at) => {
  TOUCHING[task].push(at);
  TOUCHING[agency].push(at);
});

/** @type {Texts|null} */
let parsedTexts = null;

/** The long texts, parsed when first needed. @returns {Texts} */
function texts() {
  parsedTexts ??= JSON.parse(byId("texts").textContent);
  return /** @type {Texts} */ (parsedTexts);
}

/** @param {number} at */
const isTask = (at) => at < TASK_COUNT;

/** The other end of an assignment. @param {number} duty @param {number} at */
const otherEnd = (duty, at) => (DUTIES[duty][0] === at ? DUTIES[duty][1] : DUTIES[duty][0]);

/** The id of an assignment, and back. @param {number} duty */
const dutyId = (duty) => `e${duty + 1}`;

/** The name of a section by its index. @param {number} at */
const sectionName = (at) => headline(DATA.sections[at][1], DATA.sections[at][2]);

/** A section's number and title: 一、… but (一)… and 第一章 … @param {string} number @param {string} title */
function headline(number, title) {
  if (!number || !title) return number || title || "—";
  return /^[一二三四五六七八九十百]+$/.test(number) ? `${number}、${title}` : `${number} ${title}`;
}

/** A task's number and title. @param {Item} item */
const fullName = (item) => (item.number ? `${item.number} ${item.name}` : item.name);

/**
 * What an address may name: an item, an assignment, or a pair of agencies.
 * @typedef {{kind: "item", at: number} | {kind: "duty", at: number} | {kind: "pair", one: number, other: number}} Chosen
 * @param {string|null} id
 * @returns {Chosen|null}
 */
function find(id) {
  if (!id) return null;
  const at = PLACE.get(id);
  if (at !== undefined) return { kind: "item", at };
  const duty = /^e([1-9]\d{0,8})$/.exec(id);
  if (duty && Number(duty[1]) <= DUTIES.length) return { kind: "duty", at: Number(duty[1]) - 1 };
  const [one, other] = id.split("~").map((part) => PLACE.get(part));
  if (one === undefined || other === undefined || isTask(one) || isTask(other)) return null;
  return { kind: "pair", one, other };
}
