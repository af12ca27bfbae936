// One canvas drawn by vis-network: kept in step with what is visible, told what is chosen.

import { DUTY_COUNT, ITEMS, OPTIONS } from "../data.js";
import { choose, state } from "../state.js";
import { colour, letter } from "../theme.js";

const STILL = matchMedia("(prefers-reduced-motion: reduce)");
export const MANY = 1500; // above this many lines the pictures forgo dashes and hovering

/**
 * @typedef {object} Look what to draw around the chosen or hovered id
 * @property {(id: string|null) => any[]} nodes
 * @property {(id: string|null) => any[]} edges
 * @property {(id: string|null) => Set<number>|null} around
 * @property {(pen: CanvasRenderingContext2D) => void} [behind]
 *
 * @typedef {{paint: () => void, fit: (ids?: string[]) => void, network: any}} Picture
 */

/** Makes a data set hold exactly these items. @param {any} set @param {any[]} items */
function hold(set, items) {
  const keep = new Set(items.map((item) => item.id));
  set.remove(set.getIds().filter((/** @type {string} */ id) => !keep.has(id)));
  set.update(items);
}

/** The letters of the canvas. @param {boolean} bright @param {number} size */
export const letters = (bright, size = 14) => ({
  size, face: letter.face, color: bright ? colour.ink : colour.line,
  strokeWidth: bright ? 4 : 0, strokeColor: colour.paper,
});

/**
 * An agency's mark: outline by kind, size by load, several bodies hollow.
 * @param {number} at @param {boolean} bright @param {boolean} chosen
 */
export function agencyMark(at, bright, chosen) {
  const item = ITEMS[at];
  const fill = item.kind === "group" ? colour.paper : colour.agency;
  const border = chosen ? colour.ink : colour.agency;
  return {
    id: item.id, label: item.label, title: item.name, shape: item.shape, size: item.size, opacity: bright ? 1 : 0.16,
    borderWidth: chosen ? 4 : 2, font: { ...letters(bright), vadjust: -3 }, ...oneColour(fill, border),
  };
}

/** The same colours whether hovered or not. @param {string} background @param {string} border */
export const oneColour = (background, border) => {
  const both = { background, border };
  return { color: { ...both, hover: both, highlight: both } };
};

/** A line's colour, hovered or not. @param {string} tone @param {number} opacity */
export const lineColour = (tone, opacity) => ({ color: tone, hover: tone, highlight: tone, inherit: false, opacity });

/**
 * Sets up a canvas. It knows nothing of the facts: `look` says what to draw around the chosen or hovered id.
 * @param {HTMLElement} box @param {Look} look @returns {Picture}
 */
export function makePicture(box, look) {
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  /** @type {string|null} */
  let hovered = null;
  const network = new vis.Network(box, { nodes, edges }, OPTIONS);
  box.querySelector(".vis-network")?.setAttribute("tabindex", "-1"); // our box is the one stop for Tab
  const paint = () => {
    const centre = state.chosen ?? hovered;
    hold(nodes, look.nodes(centre));
    hold(edges, look.edges(centre));
  };
  const fit = (/** @type {string[]|undefined} */ ids) => {
    const here = ids?.filter((id) => nodes.get(id));
    const animation = here && !STILL.matches ? { duration: 250, easingFunction: "easeInOutQuad" } : false;
    network.fit({ nodes: here?.length ? here : nodes.getIds(), animation, maxZoomLevel: here ? 1.15 : 1.6 });
  };
  const hover = (/** @type {string|null} */ id) => {
    if (DUTY_COUNT > MANY || state.chosen || hovered === id) return;
    hovered = id;
    paint();
  };
  network.on("click", (/** @type {any} */ event) => choose(event.nodes[0] ?? event.edges[0] ?? null));
  network.on("hoverNode", (/** @type {any} */ event) => hover(event.node));
  network.on("blurNode", () => hover(null));
  if (look.behind) network.on("beforeDrawing", look.behind);
  return { paint, fit, network };
}
