// How roles and kinds look, in pictures and legends alike; never by colour alone.

import { drawn, h } from "./dom.js";
import { DUTY, ITEMS, ROLES, START, fullName, isTask, roleOf } from "./data.js";
import { heldOf } from "./state.js";
import { say } from "./words.js";

/** How each role is drawn: width, and dashes where the picture is small enough for them. @type {Record<string, {width: number, dashes: number[]|false}>} */
export const STROKES = {
  lead: { width: 3.6, dashes: false },
  responsible: { width: 2.6, dashes: [12, 4] },
  joint: { width: 1.4, dashes: false },
  participant: { width: 1.3, dashes: [2, 4] },
};

/** A stroke as pictures draw it. @param {string} role */
export function lineSample(role) {
  const { width, dashes } = STROKES[role];
  const line = drawn("line", { x1: 1, y1: 7, x2: 33, y2: 7, stroke: `var(--${role})`, "stroke-width": width, "stroke-dasharray": dashes ? dashes.join(" ") : "none" });
  return drawn("svg", { class: "sample", width: 34, height: 14, "aria-hidden": "true" }, line);
}

/** The outlines of vis-network's marks, in a box of 16. @type {Record<string, string>} */
export const OUTLINES = {
  square: "3,3 13,3 13,13 3,13", diamond: "8,1 15,8 8,15 1,8", triangle: "8,2 15,14 1,14", triangleDown: "1,2 15,2 8,14",
  hexagon: "4,2 12,2 16,8 12,14 4,14 0,8", star: "8,0 10,6 16,6 11,10 13,16 8,12 3,16 5,10 0,6 6,6",
};

/** A mark as pictures draw it. @param {string} shape @param {string} kind */
export function markSample(shape, kind) {
  const paint = { fill: kind === "group" ? "var(--paper)" : "var(--agency)", stroke: "var(--agency)", "stroke-width": 1.6 };
  const mark = shape === "box" ? drawn("rect", { x: 0.5, y: 3, width: 17, height: 10, rx: 2.5, fill: "var(--task)", stroke: "var(--task-line)" })
    : shape === "dot" ? drawn("circle", { cx: 8, cy: 8, r: 6, ...paint }) : drawn("polygon", { points: OUTLINES[shape], ...paint });
  return drawn("svg", { class: "sample", width: 18, height: 16, "aria-hidden": "true" }, mark);
}

/** A role by its letter or name. @param {number} role @param {boolean} [short] */
export const chip = (role, short = false) => h("span", { className: `chip ${ROLES[role]}`, title: say(ROLES[role]) }, say(short ? `${ROLES[role]}.short` : ROLES[role]));

/** What is said of an assignment where it stands as one letter. @param {number} duty @param {number} task @param {number} agency */
export const dutyName = (duty, task, agency) => `${fullName(task)} — ${ITEMS[agency].name}: ${say(roleOf(duty))}`;

/** How many of some assignments have each role. @param {number[]} duties */
export function countRoles(duties) {
  const counts = ROLES.map(() => 0);
  for (const duty of duties) counts[DUTY.role[duty]] += 1;
  return counts;
}

/** How many visible assignments an item has in each role, without those that are gone. @param {number} at */
export const roleCounts = (at) => countRoles(heldOf(at));

/** A bar of the assignments in each role, lying or standing; the numbers stand beside it. @param {string} className @param {number[]} counts @param {number} most @param {boolean} [upright] */
export function countBar(className, counts, most, upright = false) {
  let from = 0;
  const parts = counts.map((count, role) => {
    const place = upright ? { x: 0, y: most - from - count, width: 1, height: count } : { x: from, y: 0, width: count, height: 1 };
    from += count;
    return drawn("rect", { ...place, fill: `var(--${ROLES[role]})` });
  });
  return drawn("svg", { class: className, viewBox: upright ? `0 0 1 ${most}` : `0 0 ${most} 1`, preserveAspectRatio: "none", "aria-hidden": "true" }, ...parts);
}

/** The kind of an item in words. @param {number} at */
export const kindName = (at) => (isTask(at) ? say("task") : say(ITEMS[at].kind));

/** The signs of what became of something in a newer plan. @type {Record<string, string>} */
export const SIGNS = { added: "+", gone: "−", changed: "~" };

/** The sign of a change, with its name for screen readers; nothing where no plans are compared. @param {string} change @returns {Node[]} */
export const changeSign = (change) => (change ? [h("span", { className: `sign ${change}`, title: say(`change.${change}`) },
  h("span", { "aria-hidden": "true" }, SIGNS[change] ?? "="), h("span", { className: "aside" }, say(`change.${change}`)))] : []);

/** The sign of a change where anything did change. @param {string} change @returns {Node[]} */
export const newsSign = (change) => (Object.hasOwn(SIGNS, change) ? changeSign(change) : []);

/** A change as a cell of a table, where plans are compared. @param {string} change @returns {string[]} */
export const changeCell = (change) => (START.compared ? [change ? say(`change.${change}`) : ""] : []);

/** The head over such cells. @returns {string[]} */
export const changeHead = () => (START.compared ? [say("changes")] : []);
