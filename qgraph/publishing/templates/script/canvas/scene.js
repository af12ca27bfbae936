// What a picture is made of: the nodes and lines to draw, as columns, and where they stand.

import { DUTY, ITEMS, isTask, lookUp, otherEnd, touching } from "../data.js";
import { revision, state, visible, wayOf } from "../state.js";

/**
 * @typedef {object} Scene
 * @property {Int32Array} nodes  items, those with most lines first
 * @property {Int32Array} lines  what each line is: an assignment, or a pair of agencies, by index
 * @property {Int32Array} from   the items a line runs between
 * @property {Int32Array} to
 * @property {Uint8Array} tone   an index into the colours of the picture
 */

/** A scene of nothing. @type {Scene} */
export const NOTHING = { nodes: new Int32Array(0), lines: new Int32Array(0), from: new Int32Array(0), to: new Int32Array(0), tone: new Uint8Array(0) };

/** Where every item stands; a reader may move some. @typedef {{x: Float64Array, y: Float64Array}} Places */

/** @param {"x"|"u"} across @param {"y"|"v"} down @returns {Places} */
export const placesOf = (across, down) => ({ x: Float64Array.from(ITEMS, (item) => item[across]), y: Float64Array.from(ITEMS, (item) => item[down]) });

/** How many steps from the chosen are shown, whatever an address asks for; 0 shows everything. */
export const hops = () => (["1", "2"].includes(wayOf("hops", "0")) ? Number(wayOf("hops", "0")) : 0);

/** A scene is made anew only when this has changed. */
export const sceneKey = () => `${revision()} ${hops() ? `${hops()} ${state.chosen}` : ""} ${wayOf("least", "")}`;

/** The items within so many steps of the chosen, along visible assignments; null where nothing limits them. @returns {Set<number>|null} */
export function neighbourhood() {
  const found = hops() ? lookUp(state.chosen) : null;
  if (!found) return null;
  const start = found.kind === "item" ? [found.at] : found.kind === "pair" ? [found.one, found.other] : [DUTY.task[found.at], DUTY.agency[found.at]];
  const near = new Set(start);
  let edge = start;
  for (let step = 0; step < hops(); step++) {
    const next = edge.flatMap((at) => Array.from(touching(at)).filter((duty) => visible.duty[duty]).map((duty) => otherEnd(duty, at)));
    edge = [...new Set(next)].filter((at) => !near.has(at));
    for (const at of edge) near.add(at);
  }
  return near;
}

/**
 * A scene of some items and the lines between them.
 * @param {number[]} items @param {number[]} lines @param {(line: number) => [number, number]} ends @param {(line: number) => number} tone
 * @returns {Scene}
 */
export function makeScene(items, lines, ends, tone) {
  const from = new Int32Array(lines.length);
  const to = new Int32Array(lines.length);
  const weight = new Int32Array(ITEMS.length);
  lines.forEach((line, k) => {
    [from[k], to[k]] = ends(line);
    weight[from[k]] += 1;
    weight[to[k]] += 1;
  });
  // One number an item, so that the array sorts without a comparison of ours: weight, then agencies first, then place.
  const total = ITEMS.length;
  const keys = Float64Array.from(items, (at) => (lines.length - weight[at]) * 2 * total + (isTask(at) ? total : 0) + at).sort();
  const nodes = Int32Array.from(keys, (key) => key % total);
  return { nodes, lines: Int32Array.from(lines), from, to, tone: Uint8Array.from(lines, tone) };
}
