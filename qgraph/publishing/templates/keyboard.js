// Keys that work anywhere, and walking through a picture.

/** Items of the view in the order arrows walk through them. @param {boolean} tasks */
const walkway = (tasks) => [...ITEMS.keys()].filter((at) => isTask(at) === tasks && visible.items[at]);

/** The item a key leads to: left and right along its kind, up and down across to the other. @param {string} key @returns {number|undefined} */
function nextItem(key) {
  const found = find(state.chosen);
  const start = state.view === "plan";
  if (found?.kind !== "item") return walkway(start)[0];
  if (key === "ArrowUp" || key === "ArrowDown") return across(found.at);
  const way = walkway(isTask(found.at));
  return way[(way.indexOf(found.at) + (key === "ArrowRight" ? 1 : -1) + way.length) % way.length];
}

/** The strongest tie of an item: its first assignment by role, or its closest partner. @param {number} at @returns {number|undefined} */
function across(at) {
  if (state.view === "agencies") return [...partnersOf(at).keys()][0];
  const duties = dutiesOf(at).sort((a, b) => DUTIES[a][2] - DUTIES[b][2] || a - b);
  return duties.length ? otherEnd(duties[0], at) : undefined;
}

/** @param {KeyboardEvent} event */
function canvasKey(event) {
  if (!event.key.startsWith("Arrow")) return;
  event.preventDefault();
  const next = nextItem(event.key);
  if (next === undefined) return;
  choose(ITEMS[next].id);
  showChosen();
}

/** @param {KeyboardEvent} event */
function anyKey(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/" && !target.closest("input[type=search]")) { event.preventDefault(); byId("query").focus(); byId("query").select(); }
  if (event.key === "Escape") clearChoice();
}

/** Forgets the choice, then the overview; the focus goes from the panel back to the view or the button. */
function clearChoice() {
  const inside = byId("panel").contains(document.activeElement);
  const back = !state.chosen ? "show-about" : state.view === "table" ? "view-table" : `canvas-${state.view}`;
  change(state.chosen ? { chosen: null } : { about: false });
  if (inside) byId(back).focus();
}

/** Wires the keys. */
function startKeys() {
  addEventListener("keydown", anyKey);
  byId("canvas-plan").addEventListener("keydown", canvasKey);
  byId("canvas-agencies").addEventListener("keydown", canvasKey);
}
