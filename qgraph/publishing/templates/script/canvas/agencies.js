// The picture of agencies alone: a line for the tasks two of them share, the strongest first.

import { DUTY, ITEMS, TASK_COUNT, isTask, lookUp, pairId } from "../data.js";
import { dutiesOf, partnersOf, revision, visibleAgencies, wayOf } from "../state.js";
import { colour } from "../theme.js";
import { say } from "../words.js";
import { agencyMark, letters, lineColour } from "./nodes.js";
import { makeScene, neighbourhood, placesOf } from "./scene.js";

/** @typedef {{id: string, one: number, other: number, tasks: number}} Pair */

/** The pairs last counted, and what was visible then. @type {{of: number, pairs: Pair[], at: Map<string, number>}} */
let counted = { of: -1, pairs: [], at: new Map() };

function count() {
  if (counted.of === revision()) return counted;
  const pairs = countPairs();
  counted = { of: revision(), pairs, at: new Map(pairs.map(({ id }, at) => [id, at])) };
  return counted;
}

/** The pairs of agencies in one another's visible tasks, weakest first; counted once until something changes. */
export const visiblePairs = () => count().pairs;

/** @returns {Pair[]} */
function countPairs() {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (let task = 0; task < TASK_COUNT; task++) {
    const bodies = [...new Set(dutiesOf(task).map((duty) => DUTY.agency[duty]))].sort((a, b) => a - b);
    bodies.forEach((one, at) => {
      for (const other of bodies.slice(at + 1)) counts.set(one * ITEMS.length + other, (counts.get(one * ITEMS.length + other) ?? 0) + 1);
    });
  }
  const pairs = [...counts].map(([key, tasks]) => {
    const one = Math.floor(key / ITEMS.length);
    return { id: pairId(one, key % ITEMS.length), one, other: key % ITEMS.length, tasks };
  });
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
  const { id, one, other, tasks } = visiblePairs()[line];
  const share = tasks / mostShared();
  return {
    id, from: ITEMS[one].id, to: ITEMS[other].id, width: 0.8 + 7 * share * share, hoverWidth: 1,
    title: `${ITEMS[one].name} — ${ITEMS[other].name}: ${say("times", tasks)}`,
    label: alone && bright ? String(tasks) : undefined, font: { ...letters(true, 12), align: "middle" },
    color: lineColour(colour.accent, bright ? 0.3 + 0.6 * share : 0.05),
  };
}

/** What an id keeps bright among agencies alone: those of a task, of a pair, or around one. @param {string|null} id @returns {import("./picture.js").Light|null} */
function light(id) {
  const found = lookUp(id);
  if (!found) return null;
  if (found.kind === "pair") return { items: new Set([found.one, found.other]), lines: linesOf([pairId(found.one, found.other)]) };
  if (found.kind === "duty") return { items: new Set([DUTY.agency[found.at]]), lines: new Set() };
  if (!isTask(found.at)) {
    const partners = [...partnersOf(found.at).keys()];
    return { items: new Set([found.at, ...partners]), lines: linesOf(partners.map((other) => pairId(found.at, other))) };
  }
  const bodies = [...new Set(dutiesOf(found.at).map((duty) => DUTY.agency[duty]))];
  return { items: new Set(bodies), lines: linesOf(bodies.flatMap((one, at) => bodies.slice(at + 1).map((other) => pairId(one, other)))) };
}

/** The lines of pairs by their ids. @param {string[]} ids @returns {Set<number>} */
const linesOf = (ids) => new Set(ids.flatMap((id) => count().at.get(id) ?? []));

/** Agencies that are visible, or near enough to the chosen, and the pairs that share enough tasks. */
function scene() {
  const near = neighbourhood();
  const items = visibleAgencies().filter((at) => !near || near.has(at));
  const pairs = visiblePairs();
  const enough = [...pairs.keys()].filter((at) => pairs[at].tasks >= least() && (!near || (near.has(pairs[at].one) && near.has(pairs[at].other))));
  return makeScene(items, enough, (at) => [pairs[at].one, pairs[at].other], () => 0);
}

/** @type {import("./picture.js").Look} */
export const AGENCIES_LOOK = { places: placesOf("u", "v"), tones: ["accent"], scene, light, node: agencyMark, line: pairLine };
