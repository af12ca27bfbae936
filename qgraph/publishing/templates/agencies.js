// The picture of agencies alone: a line for the tasks two of them share, the strongest first.

/** @typedef {{id: string, one: number, other: number, tasks: number}} Pair */

/** Whether the reader has moved the threshold; until then it follows the filters. */
let leastIsChosen = false;

/** The pairs last counted, and what was visible then. @type {{of: typeof visible|null, pairs: Pair[]}} */
let counted = { of: null, pairs: [] };

/** The pairs of agencies in one another's visible tasks, weakest first; counted once until something changes. */
function visiblePairs() {
  if (counted.of !== visible) counted = { of: visible, pairs: countPairs() };
  return counted.pairs;
}

/** @returns {Pair[]} */
function countPairs() {
  /** @type {Map<number, Map<number, number>>} */
  const counts = new Map();
  for (let task = 0; task < TASK_COUNT; task++) {
    const bodies = [...new Set(dutiesOf(task).map((duty) => DUTIES[duty][1]))].sort((a, b) => a - b);
    bodies.forEach((one, at) => {
      const row = counts.get(one) ?? new Map();
      for (const other of bodies.slice(at + 1)) row.set(other, (row.get(other) ?? 0) + 1);
      counts.set(one, row);
    });
  }
  const pairs = [...counts].flatMap(([one, row]) => [...row].map(([other, tasks]) => ({ id: pairId(one, other), one, other, tasks })));
  return pairs.sort((a, b) => a.tasks - b.tasks || b.one - a.one || b.other - a.other);
}

/** @param {number} one @param {number} other */
const pairId = (one, other) => `${ITEMS[Math.min(one, other)].id}~${ITEMS[Math.max(one, other)].id}`;

/** The threshold that leaves about two lines an agency. @param {Pair[]} pairs */
function calmLeast(pairs) {
  const agencies = new Set(pairs.flatMap(({ one, other }) => [one, other])).size;
  const weakest = pairs[Math.max(0, pairs.length - Math.ceil(2.2 * agencies))];
  return weakest ? weakest.tasks : 1;
}

/** The lines to draw: the strong ones, and all of the agency or pair in question. @param {string|null} id */
function pairLines(id) {
  const pairs = visiblePairs();
  const most = pairs.length ? pairs[pairs.length - 1].tasks : 1;
  if (!leastIsChosen) state.least = calmLeast(pairs);
  const bright = brightAgencies(id);
  const centre = agencyOf(id);
  const meant = (/** @type {Pair} */ { one, other, id: own }) => own === id || one === centre || other === centre;
  const lit = (/** @type {Pair} */ pair) => !bright || (bright.has(pair.one) && bright.has(pair.other) && (centre === null || meant(pair)));
  return pairs.filter((pair) => pair.tasks >= state.least || meant(pair)).map((pair) => pairLine(pair, most, lit(pair), bright !== null));
}

/** The agency an id names, if it names one. @param {string|null} id @returns {number|null} */
function agencyOf(id) {
  const found = find(id);
  return found?.kind === "item" && !isTask(found.at) ? found.at : null;
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

/** The agencies to keep bright: those of a task, of a pair, or around an agency. @param {string|null} id @returns {Set<number>|null} */
function brightAgencies(id) {
  const found = find(id);
  if (!found) return null;
  if (found.kind === "pair") return new Set([found.one, found.other]);
  if (found.kind === "duty") return new Set([DUTIES[found.at][1]]);
  return isTask(found.at) ? new Set(dutiesOf(found.at).map((duty) => DUTIES[duty][1])) : new Set([found.at, ...partnersOf(found.at).keys()]);
}

/** @type {Look} */
const AGENCIES_LOOK = {
  nodes: (id) => {
    const bright = brightAgencies(id);
    return [...ITEMS.keys()].filter((at) => !isTask(at) && visible.items[at]).map((at) => (
      { ...agencyMark(at, !bright || bright.has(at), ITEMS[at].id === state.chosen), x: ITEMS[at].u, y: ITEMS[at].v }
    ));
  },
  edges: pairLines,
  around: brightAgencies,
};

/** The threshold's slider, with what it means. */
function drawLeast() {
  const pairs = visiblePairs();
  const most = pairs.length ? pairs[pairs.length - 1].tasks : 1;
  const value = h("output", { id: "least-value" }, String(state.least));
  const slider = h("input", {
    type: "range", id: "least-range", min: "1", max: String(most), value: String(Math.min(state.least, most)),
    on: { input: (/** @type {any} */ event) => { leastIsChosen = true; value.textContent = event.target.value; state.least = Number(event.target.value); pictures.agencies?.paint(); } },
  });
  byId("least").replaceChildren(h("label", { htmlFor: "least-range" }, say("least")), slider, value);
}
