// What the drawn views share: text that fits, parts that keys can walk, drawings that stand alone.

import { drawn, h, markCurrent, scrolledAsBefore } from "../dom.js";
import { ROLES, START, SUBJECT } from "../data.js";
import { SIGNS } from "../marks.js";
import { colour, letter } from "../theme.js";
import { say } from "../words.js";

const LONGEST = 90; // characters of a name in a tip: documents may bring any number
const FIGURE_WIDTH = 1080; // pixels of a drawing that stands alone
const HEADING = 44; // pixels of a title above it
const UNDRAWABLE = /[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/g; // XML knows no way to write most of them

/** The width of a text in pixels: an em for each East Asian character, somewhat over half of one for others. @param {string} text @param {number} size */
export function widthOf(text, size) {
  let ems = 0;
  for (const character of text) ems += emsOf(character);
  return ems * size;
}

/** @param {string} character */
const emsOf = (character) => (character > "\u2010" ? 1 : /[A-Z%mwMW]/.test(character) ? 0.72 : 0.56);

/** As much of a text as fits, with … where it is cut. @param {string} text @param {number} width @param {number} size */
export function fitted(text, width, size) {
  let out = "";
  let room = width / size;
  for (const character of text.replace(UNDRAWABLE, " ")) {
    room -= emsOf(character);
    if (room < 0) return `${[...out].slice(0, -1).join("")}…`;
    out += character;
  }
  return out;
}

/** A name as it stands in a tip or is read out. @param {string} name */
export const brief = (name) => fitted(name, LONGEST, 1);

/** A line of text. @param {number} x @param {number} y its base line @param {string} text @param {Record<string, string|number>} [look] */
export const words = (x, y, text, look = {}) => drawn("text", { x, y, "font-size": 12.5, fill: "var(--ink)", ...look }, text);

/** A number, set flush right. @param {number} x @param {number} y @param {number|string} value @param {Record<string, string|number>} [look] */
export const figures = (x, y, value, look = {}) => words(x, y, String(value), { "text-anchor": "end", class: "figures-text", ...look });

/**
 * A part that can be reached by keys and chosen.
 * @param {{key: string, name: string, col: number, y: number, act?: (() => void)|null}} what `col` and `y` say where the arrow keys find it
 * @param {...Node} inside
 */
export function part({ key, name, col, y, act }, ...inside) {
  const group = drawn("g", {
    class: act ? "part" : "part still", role: act ? "button" : "img", "aria-label": name, tabindex: -1,
    "data-key": key, "data-col": col, "data-y": Math.round(y),
  }, drawn("title", {}, name), ...inside);
  if (!act) return group;
  group.addEventListener("click", act);
  group.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    act();
  });
  return group;
}

/** An empty drawing. @param {number} width @param {number} height @param {string} name @param {...Node} inside */
export const sheetOf = (width, height, name, ...inside) => drawn("svg", {
  class: "drawing", width, height, viewBox: `0 0 ${width} ${height}`, role: "graphics-document", "aria-label": name, "font-family": letter.face,
}, ...inside);

/** @param {SVGElement} drawing */
const partsOf = (drawing) => /** @type {SVGElement[]} */ ([...drawing.querySelectorAll("[data-col]")]);

/** @param {SVGElement} one */
const heightOf = (one) => Number(one.dataset.y);

/** Arrow keys: up and down within a column, left and right to the nearest of the next one. @param {KeyboardEvent} event */
function walk(event) {
  const drawing = /** @type {SVGElement} */ (event.currentTarget);
  const from = /** @type {SVGElement|null} */ (/** @type {Element} */ (event.target).closest("[data-col]"));
  const next = from && stepFrom(from, partsOf(drawing), event.key);
  if (!from || !next) return;
  event.preventDefault();
  from.setAttribute("tabindex", "-1");
  next.setAttribute("tabindex", "0");
  next.focus();
}

/** @param {SVGElement} from @param {SVGElement[]} parts @param {string} key @returns {SVGElement|undefined} */
function stepFrom(from, parts, key) {
  const col = Number(from.dataset.col);
  const own = parts.filter((one) => Number(one.dataset.col) === col).sort((a, b) => heightOf(a) - heightOf(b));
  if (key === "Home") return own[0];
  if (key === "End") return own[own.length - 1];
  if (key === "ArrowDown" || key === "ArrowUp") return own[own.indexOf(from) + (key === "ArrowDown" ? 1 : -1)];
  if (key !== "ArrowRight" && key !== "ArrowLeft") return undefined;
  const way = key === "ArrowRight" ? 1 : -1;
  const ahead = parts.filter((one) => (Number(one.dataset.col) - col) * way > 0);
  const nearest = Math.min(...ahead.map((one) => (Number(one.dataset.col) - col) * way));
  const there = ahead.filter((one) => (Number(one.dataset.col) - col) * way === nearest);
  return there.sort((a, b) => Math.abs(heightOf(a) - heightOf(from)) - Math.abs(heightOf(b) - heightOf(from)))[0];
}

/** Puts a drawing into its box in place of what was there; what had the focus keeps it. @param {HTMLElement} box @param {SVGElement} drawing @param {Node[]} [before] @param {Node[]} [after] */
export function show(box, drawing, before = [], after = []) {
  const focused = box.contains(document.activeElement) ? /** @type {any} */ (document.activeElement).dataset?.key : null;
  scrolledAsBefore(box, () => box.replaceChildren(h("div", { className: "drawn" }, ...before, drawing, ...after)));
  drawing.addEventListener("keydown", walk);
  const parts = partsOf(drawing);
  const stop = parts.find((one) => one.dataset.key === focused) ?? parts[0];
  stop?.setAttribute("tabindex", "0");
  if (focused && stop?.dataset.key === focused) stop.focus({ preventScroll: true });
}

/** Marks the parts with these keys as chosen, and makes the first of them where Tab arrives. @param {HTMLElement} box @param {(key: string) => boolean} chosen */
export function markParts(box, chosen) {
  const parts = /** @type {SVGElement[]} */ ([...box.querySelectorAll("[data-col]")]);
  const on = parts.filter((one) => chosen(one.dataset.key ?? ""));
  markCurrent(parts, (one) => on.includes(one));
  if (!on.length || box.contains(document.activeElement)) return;
  for (const one of parts) one.setAttribute("tabindex", one === on[0] ? "0" : "-1");
}

/** Brings a chosen part into sight. @param {HTMLElement} box */
export const revealParts = (box) => box.querySelector("[aria-current]")?.scrollIntoView({ block: "center", inline: "nearest" });

/** The room a box gives a drawing. @param {HTMLElement} box */
export const roomIn = (box) => ({ width: Math.max(320, box.clientWidth || 0), height: box.clientHeight || 600 });

/** @type {WeakSet<HTMLElement>} */
const watched = new WeakSet();

/** Draws a box anew whenever its width changes, as long as a drawing stands in it. @param {HTMLElement} box @param {(box: HTMLElement) => void} draw */
export function followWidth(box, draw) {
  if (watched.has(box)) return;
  watched.add(box);
  let width = box.clientWidth;
  new ResizeObserver(() => {
    if (!box.clientWidth || box.clientWidth === width) return;
    width = box.clientWidth;
    if (box.querySelector(".drawing")) draw(box);
  }).observe(box);
}

/** Gives a drawing paper, and its title above it. @param {SVGElement} drawing @param {string} title */
function headed(drawing, title) {
  const [width, height] = ["width", "height"].map((side) => Number(drawing.getAttribute(side)));
  const frame = { role: "img", "aria-label": title, height: height + HEADING, viewBox: `0 ${-HEADING} ${width} ${height + HEADING}` };
  for (const [name, value] of Object.entries(frame)) drawing.setAttribute(name, String(value));
  drawing.prepend(drawn("title", {}, title), drawn("rect", { y: -HEADING, width, height: height + HEADING, fill: colour.paper }),
    drawn("text", { x: 14, y: 30 - HEADING, "font-size": 17, "font-weight": 700, fill: colour.ink }, fitted(title, width - 28, 17)));
}

/** A drawing as it stands alone: colours by value, a title, no traces of the page. @param {(room: {width: number, height: number}) => SVGElement} paint @param {string} view */
export function standing(paint, view) {
  const drawing = paint({ width: FIGURE_WIDTH, height: 720 });
  for (const one of [drawing, ...drawing.querySelectorAll("*")]) {
    for (const { name, value } of [...one.attributes]) {
      if (/^(class|role|tabindex|aria-.*|data-.*)$/.test(name)) one.removeAttribute(name);
      else if (value.includes("var(")) one.setAttribute(name, value.replace(/var\(--([\w-]+)\)/g, (_, key) => colour[key] ?? "#888"));
    }
  }
  headed(drawing, brief(`${START.compared ? document.title : SUBJECT} · ${say(view)}`));
  return drawing;
}

const TEXTURES = /** @type {Record<string, (role: string) => SVGElement>} */ ({
  responsible: (role) => drawn("path", { d: "M0 6L6 0M-1 1L1 -1M5 7L7 5", stroke: `var(--${role})`, "stroke-width": 1.4, opacity: 0.7 }),
  participant: (role) => drawn("circle", { cx: 3, cy: 3, r: 1, fill: `var(--${role})` }),
});

/** How the roles are filled: each with its tint, some with a texture, so that they differ without colour. @param {string} view whose textures these are */
export const textures = (view) => drawn("defs", {}, ...ROLES.map((role) => drawn("pattern",
  { id: `${view}-${role}`, width: 6, height: 6, patternUnits: "userSpaceOnUse" },
  drawn("rect", { width: 6, height: 6, fill: role === "lead" ? "var(--lead)" : `var(--${role}-tint)` }), ...(TEXTURES[role] ? [TEXTURES[role](role)] : []))));

/** How much was added, is gone and changed, as coloured pieces of one line. @param {string[]} changes of each thing counted @returns {SVGElement[]} */
export function changeCounts(changes) {
  if (!START.compared) return [];
  return Object.entries(SIGNS).flatMap(([change, sign]) => {
    const count = changes.filter((one) => one === change).length;
    return count ? [drawn("tspan", { fill: `var(--${change})`, "font-weight": 600, dx: 6 }, `${sign}${count}`)] : [];
  });
}
