// The picture of agencies alone: a line for the tasks two of them share, the strongest first.

import { DUTY, ITEMS, TASK_COUNT, isTask, lookUp, pairId } from "../data.js";
import { heldOf, partnersOf, revision, visibleAgencies, wayOf } from "../state.js";
import { colour } from "../theme.js";
import { say } from "../words.js";
import { agencyMark, letters, lineColour } from "./nodes.js";
import { makeScene, neighbourhood, placesOf } from "./scene.js";

/** @typedef {{one: number, other: number, tasks: number}} Pair */

/** One number for two agencies, the smaller first. @param {number} one @param {number} other */
const keyOf = (one, other) => Math.min(one, other) * ITEMS.length + Math.max(one, other);

/** The pairs last counted, and what was visible then. @type {{of: number, pairs: Pair[], at: Map<number, number>}} */
let counted = { of: -1, pairs: [], at: new Map() };

function count() {
  if (counted.of === revision()) return counted;
  const pairs = countPairs();
  counted = { of: revision(), pairs, at: new Map(pairs.map(({ one, other }, at) => [keyOf(one, other), at])) };
  return counted;
}

/** The pairs of agencies in one another's visible tasks, weakest first; counted once until something changes. */
export const visiblePairs = () => count().pairs;

/** @returns {Pair[]} */
function countPairs() {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (let task = 0; task < TASK_COUNT; task++) {
    const bodies = [...new Set(heldOf(task).map((duty) => DUTY.agency[duty]))];
    bodies.forEach((one, at) => {
      for (let next = at + 1; next < bodies.length; next++) {
        const key = keyOf(one, bodies[next]);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    });
  }
  const pairs = Array.from(counts, ([key, tasks]) => ({ one: Math.floor(key / ITEMS.length), other: key % ITEMS.length, tasks }));
  return pairs.sort((a, b) => a.tasks - b.tasks || b.one - a.one || b.other - a.other);
}

/** The most tasks any two agencies share, at least 1. */
export const mostShared = () => visiblePairs().at(-1)?.tasks ?? 1;

/** The threshold the reader has set, else one that leaves about two lines an agency. */
export function least() {
  const chosen = Number(wayOf("least", ""));
  if (chosen > 0) return chosen;
  const weakest = visiblePairs().at(-Math.ceil(2.2 * visibleAgencies().length));
  return weakest ? weakest.tasks : 1;
}

/** @param {number} line @param {boolean} bright @param {boolean} alone */
function pairLine(line, bright, alone) {
  const { one, other, tasks } = visiblePairs()[line];
  const share = tasks / mostShared();
  return {
    id: pairId(one, other), from: ITEMS[one].id, to: ITEMS[other].id, width: 0.8 + 7 * share * share, hoverWidth: 1,
    title: `${ITEMS[one].name} — ${ITEMS[other].name}: ${say("times", tasks)}`,
    label: alone && bright ? String(tasks) : undefined, font: { ...letters(true, 12), align: "middle" },
    color: lineColour(colour.accent, bright ? 0.3 + 0.6 * share : 0.05),
  };
}

/** What an id keeps bright among agencies alone: those of a task, of a pair, or around one. @param {string|null} id @returns {import("./picture.js").Light|null} */
function light(id) {
  const found = lookUp(id);
  if (!found) return null;
  if (found.kind === "pair") return { items: new Set([found.one, found.other]), lines: linesOf([keyOf(found.one, found.other)]) };
  if (found.kind === "duty") return { items: new Set([DUTY.agency[found.at]]), lines: new Set() };
  if (!isTask(found.at)) {
    const partners = [...partnersOf(found.at).keys()];
    return { items: new Set([found.at, ...partners]), lines: linesOf(partners.map((other) => keyOf(found.at, other))) };
  }
  const bodies = [...new Set(heldOf(found.at).map((duty) => DUTY.agency[duty]))];
  return { items: new Set(bodies), lines: linesOf(bodies.flatMap((one, at) => bodies.slice(at + 1).map((other) => keyOf(one, other)))) };
}

/** The lines of pairs by their numbers. @param {number[]} keys @returns {Set<number>} */
const linesOf = (keys) => new Set(keys.flatMap((key) => count().at.get(key) ?? []));

/** Agencies that are visible, or near enough to the chosen, and the pairs that share enough tasks. */
function scene() {
  const near = neighbourhood();
  const items = visibleAgencies().filter((at) => !near || near.has(at));
  const pairs = visiblePairs();
  const fewest = least();
  const enough = [...pairs.keys()].filter((at) => pairs[at].tasks >= fewest && (!near || (near.has(pairs[at].one) && near.has(pairs[at].other))));
  return makeScene(items, enough, (at) => [pairs[at].one, pairs[at].other], () => 0);
}

/** @type {import("./picture.js").Look} */
export const AGENCIES_LOOK = { places: placesOf("u", "v"), tones: ["accent"], scene, light, node: agencyMark, line: pairLine };
