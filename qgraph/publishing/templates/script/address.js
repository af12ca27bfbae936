// View, choice and filters in the address, so that a page can be passed on as it is seen and the back button works.

import { START, lookUp } from "./data.js";
import { FACETS } from "./facets.js";
import { change, state } from "./state.js";

/** What the address says. */
function addressOf() {
  const parts = new URLSearchParams();
  if (state.view !== START.view || state.chosen) parts.set("view", state.view);
  for (const [name, value] of Object.entries(state.ways)) parts.set(`by-${name}`, value);
  if (state.chosen) parts.set("at", state.chosen);
  for (const { id } of FACETS) if (state.left[id].size) parts.set(`not-${id}`, [...state.left[id]].sort((a, b) => a - b).join("."));
  return parts;
}

/** Where the reader stands; going elsewhere is a step that can be taken back, filtering is not. */
const spot = () => `${state.view} ${state.chosen}`;
let lastSpot = "";

/** Writes the address. In a notebook's frame there is none. */
export function writeAddress() {
  const hash = addressOf().toString();
  const to = hash ? `#${hash}` : location.pathname + location.search;
  const step = lastSpot && lastSpot !== spot();
  lastSpot = spot();
  if (to === (location.hash || location.pathname + location.search)) return;
  try {
    if (step) history.pushState(null, "", to);
    else history.replaceState(null, "", to);
  } catch { /* a frame without an address of its own */ }
}

/** Takes over what the address says; what it does not know is left as it is. @param {string[]} views */
export function readAddress(views) {
  const parts = new URLSearchParams(location.hash.slice(1));
  const view = parts.get("view") ?? START.view;
  const at = location.hash.length > 1 ? parts.get("at") : START.at;
  const ways = Object.fromEntries([...parts].filter(([key]) => key.startsWith("by-")).map(([key, value]) => [key.slice(3), value]));
  const left = Object.fromEntries(FACETS.map(({ id, size }) => [id, numbers(parts.get(`not-${id}`), size)]));
  lastSpot = `${view} ${at}`;
  change({ view: views.includes(view) ? view : START.view, chosen: lookUp(at) ? at : null, ways, left });
}

/** @param {string|null} list @param {number} size */
function numbers(list, size) {
  const found = (list ?? "").split(".").filter(Boolean).map(Number);
  return new Set(found.filter((value) => Number.isInteger(value) && value >= 0 && value < size));
}
