// What lights up in the picture of the flow: the share of each ribbon that belongs to what is pointed at or chosen.

import { drawn } from "../dom.js";
import { DUTY, lookUp } from "../data.js";
import { partnersOf, state } from "../state.js";
import { outline } from "./courses.js";
import { dyeOf, itemOf } from "./strands.js";

/** @typedef {import("./strands.js").Strand} Strand */
/** @typedef {{ribbons: import("./courses.js").Ribbon[], places: Map<string, import("./courses.js").Place>}} Scene */

/** What each drawing shows. @type {WeakMap<Element, Scene>} */
const scenes = new WeakMap();

/** Notes what a drawing shows. @param {Element} drawing @param {Scene} scene */
export const setScene = (drawing, scene) => { scenes.set(drawing, scene); };

/** The colour of a ribbon. @param {string} dye */
export const paintOf = (dye) => (!dye || dye === "same" ? "var(--quiet)" : `var(--${dye})`);

/** Draws over the ribbons what share of each some strands are. @param {Element|null} drawing @param {((strand: Strand) => boolean)|null} wanted */
export function light(drawing, wanted) {
  const scene = drawing && scenes.get(drawing);
  if (!drawing || !scene) return;
  drawing.classList.toggle("lit", wanted !== null);
  const paths = wanted === null ? [] : scene.ribbons.flatMap((ribbon) => {
    const weight = ribbon.strands.reduce((sum, strand) => sum + (wanted(strand) ? strand.weight : 0), 0);
    return weight ? [drawn("path", { d: outline(ribbon, scene.places, weight / ribbon.weight), fill: paintOf(ribbon.dye) })] : [];
  });
  drawing.querySelector(".light")?.replaceChildren(...paths);
}

/** The strands that pass what has this key. @param {string} key @returns {(strand: Strand) => boolean} */
function passing(key) {
  const [from, to, dye] = key.split(">");
  if (to === undefined) return ({ chapter, lead, body }) => chapter === key || lead === key || body === key;
  if (from.startsWith("s")) return ({ chapter, lead }) => chapter === from && lead === to;
  return (strand) => strand.lead === from && strand.body === to && dyeOf(strand) === dye;
}

/** The strands that belong to what is chosen. @returns {((strand: Strand) => boolean)|null} */
export function chosenStrands() {
  const found = lookUp(state.chosen);
  if (!found) return null;
  if (found.kind === "duty") return ({ duty }) => duty === found.at;
  const bodies = found.kind === "pair" ? [found.one, found.other] : [found.at];
  const shared = found.kind === "pair" ? new Set(partnersOf(found.one).get(found.other)) : null;
  return ({ task, duty, lead }) => (shared ? shared.has(task) && bodies.includes(DUTY.agency[duty]) : task === bodies[0] || DUTY.agency[duty] === bodies[0] || itemOf(lead) === bodies[0]);
}

/** Lights what passes the part that is pointed at or has the focus; else what is chosen. @param {Event} event */
export function point(event) {
  const drawing = /** @type {Element} */ (event.currentTarget);
  const key = event.type === "pointerleave" || event.type === "focusout" ? undefined : /** @type {Element} */ (event.target).closest("[data-key]")?.getAttribute("data-key");
  light(drawing, key ? passing(key) : chosenStrands());
}
