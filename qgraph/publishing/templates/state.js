// What the reader has chosen, what that leaves visible, and who is told when it changes.

const VIEWS = ["plan", "agencies", "table"];

/** The view a page opens with: on a phone the table, which reads best there. */
const HOME = matchMedia("(max-width: 820px)").matches ? "table" : "plan";

const state = {
  view: HOME,
  /** @type {string|null} an id, see find() */
  chosen: null,
  /** Whether the overview shows while nothing is chosen; by itself where the plan has targets of its own and there is room. */
  about: HOME === "plan" && DATA.own > 0,
  roles: new Set(ROLES.keys()),
  sections: new Set(DATA.sections.keys()),
  least: 1,
  lang: DATA.lang,
};

/** @type {{duties: number[], items: Uint8Array}} */
let visible = { duties: [], items: new Uint8Array(0) };

/** @type {(() => void)[]} */
const listeners = [];

/** Draws now and whenever something changes. @param {() => void} draw */
const onChange = (draw) => { listeners.push(draw); };

/** Whether a filter lets an assignment through. @param {number} duty */
function shows(duty) {
  const [task, , role] = DUTIES[duty];
  return state.roles.has(role) && state.sections.has(/** @type {number} */ (ITEMS[task].section));
}

/** Recomputes what is visible. A task without any assignment shows as long as no role is filtered out. */
function refilter() {
  const items = new Uint8Array(ITEMS.length);
  const duties = [...DUTIES.keys()].filter(shows);
  for (const duty of duties) items[DUTIES[duty][0]] = items[DUTIES[duty][1]] = 1;
  for (let at = 0; at < TASK_COUNT; at++) {
    const bare = !TOUCHING[at].length && state.roles.size === ROLES.length;
    if (bare && state.sections.has(/** @type {number} */ (ITEMS[at].section))) items[at] = 1;
  }
  visible = { duties, items };
}

/** Takes over what changed and redraws. @param {Partial<typeof state>} changes */
function change(changes) {
  Object.assign(state, changes);
  refilter();
  writeAddress();
  for (const draw of listeners) draw();
}

/** Chooses an item, assignment or pair by id; null chooses nothing. @param {string|null} id */
function choose(id) {
  change({ chosen: find(id) ? id : null });
}

/** The visible assignments of an item. @param {number} at */
const dutiesOf = (at) => TOUCHING[at].filter(shows);

/** The agencies that share visible tasks with one, and the tasks. @param {number} at @returns {Map<number, number[]>} */
function partnersOf(at) {
  const tasks = [...new Set(dutiesOf(at).map((duty) => DUTIES[duty][0]))];
  /** @type {Map<number, number[]>} */
  const partners = new Map();
  for (const task of tasks) {
    for (const other of new Set(dutiesOf(task).map((duty) => DUTIES[duty][1]))) {
      if (other !== at) partners.set(other, [...(partners.get(other) ?? []), task]);
    }
  }
  return new Map([...partners].sort((a, b) => b[1].length - a[1].length || a[0] - b[0]));
}

/** Keeps view and choice in the address, so that it can be passed on. In a notebook there is no address. */
function writeAddress() {
  const parts = new URLSearchParams();
  if (state.view !== HOME || state.chosen) parts.set("view", state.view);
  if (state.chosen) parts.set("at", state.chosen);
  const hash = parts.toString();
  try {
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  } catch { /* a frame without an address of its own */ }
}

/** Takes view and choice from the address; what it does not know is left as it is. */
function readAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const view = parts.get("view") ?? HOME;
  const chosen = parts.get("at");
  change({ view: VIEWS.includes(view) ? view : HOME, chosen: find(chosen) ? chosen : null });
}
