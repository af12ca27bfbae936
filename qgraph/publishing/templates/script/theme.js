// Light and dark, and the colours that canvases take from the style sheet.

import { byId } from "./dom.js";
import { ROLES } from "./data.js";
import { change, state } from "./state.js";

/** The colours in force by name. @type {Record<string, string>} */
export const colour = {};
export const letter = { face: "" };

const COLOURS = ["paper", "side", "ink", "quiet", "line", "accent", "task", "task-line", "agency", "hull", "added", "gone", "changed", ...ROLES, ...ROLES.map((role) => `${role}-tint`)];

function readColours() {
  const style = getComputedStyle(document.documentElement);
  for (const name of COLOURS) colour[name] = style.getPropertyValue(`--${name}`).trim();
  letter.face = getComputedStyle(document.body).fontFamily;
}

/** @param {boolean} dark */
function setTheme(dark) {
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  byId("theme").setAttribute("aria-pressed", String(dark));
  readColours();
  state.dark = dark;
}

/** Follows the system until the reader chooses. */
export function startTheme() {
  const system = matchMedia("(prefers-color-scheme: dark)");
  let follow = true;
  setTheme(system.matches);
  system.addEventListener("change", () => {
    if (follow) { setTheme(system.matches); change({}); }
  });
  // Canvases take their colours when they are drawn: on paper these are those of the day.
  let night = false;
  addEventListener("beforeprint", () => {
    night = state.dark;
    if (night) { setTheme(false); change({}); }
  });
  addEventListener("afterprint", () => { if (night) { setTheme(true); change({}); } });
  byId("theme").addEventListener("click", () => {
    follow = false;
    setTheme(!state.dark);
    change({});
  });
}
