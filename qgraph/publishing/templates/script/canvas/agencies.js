// The picture of agencies alone: a line for the tasks two of them share, the strongest first.

import { DUTY, ITEMS, TASK_COUNT, isTask, lookUp, pairId } from "../data.js";
import { dutiesOf, revision, state, visibleAgencies, wayOf } from "../state.js";
import { colour } from "../theme.js";
import { say } from "../words.js";
import { brightAgencies } from "./light.js";
import { agencyMark, letters, lineColour } from "./picture.js";

/** @typedef {{id: string, one: number, other: number, tasks: number}} Pair */

/** The pairs last counted, and what was visible then. @type {{of: number, pairs: Pair[]}} */
let counted = { of: -1, pairs: [] };

/** The pairs of agencies in one another's visible tasks, weakest first; counted once until something changes. */
export function visiblePairs() {
  if (counted.of !== revision()) counted = { of: revision(), pairs: countPairs() };
  return counted.pairs;
}

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

/** The lines to draw: the strong ones, and all of the agency or pair in question. @param {string|null} id */
function pairLines(id) {
  const most = mostShared();
  const from = least();
  const bright = brightAgencies(id);
  const found = lookUp(id);
  const centre = found?.kind === "item" && !isTask(found.at) ? found.at : null;
  const meant = (/** @type {Pair} */ { one, other, id: own }) => own === id || one === centre || other === centre;
  const lit = (/** @type {Pair} */ pair) => !bright || (bright.has(pair.one) && bright.has(pair.other) && (centre === null || meant(pair)));
  return visiblePairs().filter((pair) => pair.tasks >= from || meant(pair)).map((pair) => pairLine(pair, most, lit(pair), bright !== null));
}

/** @param {Pair} pair @param {number} most @param {boolean} bright @param {boolean} alone */
function pairLine({ id, one, other, tasks }, most, bright, alone) {
  const share = tasks / most;
  return {
    id, from: ITEMS[one].id, to: ITEMS[other].id, width: 0.8 + 7 * share * share, hoverWidth: 1,
    title: `${ITEMS[one].name} — ${ITEMS[other].name}: ${say("times", tasks)}`,
    label: alone && bright ? String(tasks) : undefined, font: { ...letters(true, 12), align: "middle" },
    color: lineColour(colour.accent, bright ? 0.3 + 0.6 * share : 0.05),
  };
}

/** @type {import("./picture.js").Look} */
export const AGENCIES_LOOK = {
  nodes: (id) => {
    const bright = brightAgencies(id);
    return visibleAgencies().map((at) => (
      { ...agencyMark(at, !bright || bright.has(at), ITEMS[at].id === state.chosen), x: ITEMS[at].u, y: ITEMS[at].v }
    ));
  },
  edges: pairLines,
  around: brightAgencies,
};
