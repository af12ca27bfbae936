// What the reader has chosen, what that leaves visible, and who is told when it changes.

import { DUTY, DUTY_COUNT, ITEMS, START, TASK_COUNT, isGone, lookUp, touching } from "./data.js";
import { bareSieve, nothingLeftOut, sieve } from "./facets.js";
import { grouped } from "./groups.js";

/** Whether the window is a phone's: the style sheet draws the line at the same width. */
export const SMALL = matchMedia("(max-width: 820px)").matches;

export const state = {
  view: START.view,
  /** How a view is looked at: the order of the matrix, the mode of the network, table or picture. @type {Record<string, string>} */
  ways: {},
  /** @type {string|null} an id, see lookUp() */
  chosen: null,
  /** Whether the overview shows while nothing is chosen; by itself where the plan has targets of its own and there is room. */
  about: !SMALL && START.own > 0,
  /** What the filters leave out. @type {import("./facets.js").Left} */
  left: nothingLeftOut(),
  /** The language the page speaks. */
  lang: START.lang,
  dark: false,
};

/**
 * What the filters let through. `duty` and `item` say so of each, `duties` lists the assignments.
 * @type {{duty: Uint8Array, item: Uint8Array, duties: number[]}}
 */
export const visible = { duty: new Uint8Array(0), item: new Uint8Array(0), duties: [] };

/** How often what is visible has changed. */
let changes = 0;

/** A number that is another whenever what is visible has changed, so that a drawing knows whether it is still true. */
export const revision = () => changes;

/** @type {(() => void)[]} */
const listeners = [];

/** Draws now and whenever something changes. @param {() => void} draw */
export const onChange = (draw) => { listeners.push(draw); };

/** Whether a task has no assignment at all. @param {number} at */
export const isBare = (at) => !touching(at).length;

function refilter() {
  const duty = new Uint8Array(DUTY_COUNT);
  const item = new Uint8Array(ITEMS.length);
  const duties = [];
  const shows = sieve(state.left);
  for (let at = 0; at < DUTY_COUNT; at++) {
    if (!shows(at)) continue;
    duty[at] = item[DUTY.task[at]] = item[DUTY.agency[at]] = 1;
    duties.push(at);
  }
  const bare = bareSieve(state.left);
  for (let at = 0; at < TASK_COUNT; at++) if (isBare(at) && bare(at)) item[at] = 1;
  Object.assign(visible, { duty, item, duties });
  changes += 1;
}

/** Takes over what changed and redraws. @param {Partial<typeof state>} news */
export function change(news) {
  Object.assign(state, news);
  if (news.left || !changes) refilter();
  for (const draw of listeners) draw();
}

/** Chooses an item, assignment or pair by id; null chooses nothing. @param {string|null} id */
export const choose = (id) => change({ chosen: lookUp(id) ? id : null });

/** How a view is looked at; without a choice, as it says first. @param {string} name @param {string} first */
export const wayOf = (name, first) => state.ways[name] ?? first;

/** @param {string} name @param {string} value */
export const takeWay = (name, value) => change({ ways: { ...state.ways, [name]: value } });

/** Leaves these values of a facet out. @param {string} facet @param {Iterable<number>} values */
export const leaveOut = (facet, values) => change({ left: { ...state.left, [facet]: new Set(values) } });

/** Lifts all filters. */
export const leaveNothingOut = () => change({ left: nothingLeftOut() });

/** The visible assignments of an item, in the order of the text. @param {number} at @returns {number[]} */
export const dutiesOf = (at) => Array.from(touching(at)).filter((duty) => visible.duty[duty]);

/** Those of them that somebody carries: what is gone from a newer plan is shown, and counts nowhere. @param {number} at @returns {number[]} */
export const heldOf = (at) => dutiesOf(at).filter((duty) => !isGone(duty));

/** The visible tasks, or agencies, by index: tasks as the text goes, agencies by load. */
export const visibleTasks = () => within(0, TASK_COUNT);
export const visibleAgencies = () => within(TASK_COUNT, ITEMS.length);

/** The visible tasks that are not gone from a newer plan. */
export const heldTasks = () => visibleTasks().filter((at) => ITEMS[at].change !== "gone");

/** How many tasks, agencies and assignments are visible, without what is gone. */
export function heldCounts() {
  const held = visible.duties.filter((duty) => !isGone(duty));
  return [heldTasks().length, new Set(held.map((duty) => DUTY.agency[duty])).size, held.length];
}

/** @param {number} from @param {number} to */
function within(from, to) {
  const found = [];
  for (let at = from; at < to; at++) if (visible.item[at]) found.push(at);
  return found;
}

/** The agencies that carry visible tasks with one, and the tasks, closest first. @param {number} at @returns {Map<number, number[]>} */
export function partnersOf(at) {
  const tasks = [...new Set(heldOf(at).map((duty) => DUTY.task[duty]))];
  const shared = tasks.flatMap((task) => [...new Set(heldOf(task).map((duty) => DUTY.agency[duty]))].map((other) => ({ other, task })));
  const partners = [...grouped(shared, ({ other }) => other)].filter(([other]) => other !== at);
  partners.sort((a, b) => b[1].length - a[1].length || a[0] - b[0]);
  return new Map(partners.map(([other, pairs]) => [other, pairs.map(({ task }) => task)]));
}
