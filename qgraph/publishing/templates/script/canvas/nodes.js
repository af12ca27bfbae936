// Items as vis-network takes them.

import { ITEMS, fullName } from "../data.js";
import { colour, letter } from "../theme.js";

/** The letters of the canvas. @param {boolean} bright @param {number} size */
export const letters = (bright, size = 14) => ({
  size, face: letter.face, color: bright ? colour.ink : colour.line,
  strokeWidth: bright ? 4 : 0, strokeColor: colour.paper,
});

/** The same colours whether hovered or not. @param {string} background @param {string} border */
const oneColour = (background, border) => {
  const both = { background, border };
  return { color: { ...both, hover: both, highlight: both } };
};

/** A line's colour, hovered or not. @param {string} tone @param {number} opacity */
export const lineColour = (tone, opacity) => ({ color: tone, hover: tone, highlight: tone, inherit: false, opacity });

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

/** A task's box; what became of it in a newer plan shows in its border. @param {number} at @param {boolean} bright @param {boolean} chosen */
export function taskBox(at, bright, chosen) {
  const item = ITEMS[at];
  const border = chosen ? colour.ink : colour[item.change] ?? colour["task-line"];
  return {
    id: item.id, label: item.label, title: fullName(at), shape: item.shape, margin: 5, opacity: bright ? 1 : 0.25,
    borderWidth: chosen ? 2.5 : item.change && item.change !== "same" ? 2 : 1, shapeProperties: { borderRadius: 4, borderDashes: item.change === "gone" ? [4, 3] : false },
    font: { ...letters(bright), strokeWidth: 0 }, ...oneColour(colour.task, border),
  };
}
