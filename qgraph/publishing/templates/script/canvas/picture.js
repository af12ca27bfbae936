// One canvas drawn by vis-network: kept in step with what is visible, told what is chosen.
//
// A small picture is vis-network's altogether. Of a large one it draws the nodes that matter most in the window and
// what is tied to the chosen; the rest is painted behind it (background.js).

import { ITEMS, OPTIONS, isTask } from "../data.js";
import { choose, state, takeWay } from "../state.js";
import { makeBackground } from "./background.js";
import { boundsOf, makeGrid } from "./grid.js";
import { indexOf, makeHeld, tellDrawn } from "./held.js";
import { drawLabels, fittingLabels } from "./labels.js";
import { NOTHING, hops, sceneKey } from "./scene.js";
import { makeTip } from "./tip.js";
import { loadVis } from "./vis.js";

const STILL = matchMedia("(prefers-reduced-motion: reduce)");
const MANY = 1500; // lines, above which a picture is a large one
const FRONT = 220; // nodes of a large picture that vis-network draws
const LIT = 500; // lines around the chosen that it draws
const READABLE = 0.62; // the scale from which the labels of the nodes themselves can be read
const REACH = 9; // pixels within which a pointer means a node of the background
const DOUBLE = 600; // milliseconds within which two clicks are one double click
const LINGER = 130; // milliseconds over such a node before its neighbours light up

/**
 * @typedef {{items: Set<number>, lines: Set<number>}} Light what stays bright while the rest is dimmed
 *
 * @typedef {object} Look what a picture shows
 * @property {import("./scene.js").Places} places
 * @property {string[]} tones                            the colours of its lines, by name
 * @property {() => import("./scene.js").Scene} scene
 * @property {(id: string|null) => Light|null} light     what an id lights up
 * @property {(at: number, bright: boolean, chosen: boolean) => any} node  an item as vis-network takes it
 * @property {(line: number, bright: boolean, alone: boolean) => any} line a line as vis-network takes it
 * @property {(pen: CanvasRenderingContext2D) => void} [behind]
 *
 * @typedef {object} Picture
 * @property {() => void} paint             draws what is visible and chosen
 * @property {(ids?: string[]) => void} fit shows some nodes, or all
 * @property {(factor: number) => void} zoom
 * @property {() => void} reset             puts back what has been moved
 * @property {any} network
 */

/**
 * Sets up a canvas. It knows nothing of the facts: `look` says what to draw.
 * @param {HTMLElement} box @param {Look} look @returns {Picture}
 */
export function makePicture(box, look) {
  const network = new (loadVis().Network)(box, {}, OPTIONS);
  const held = makeHeld(network);
  const tip = makeTip(box);
  const background = makeBackground(network, box, look.places, look.tones, sharpened);
  /** Where nodes were before they were moved. @type {Map<number, [number, number]>} */
  const moved = new Map();
  /** @type {import("./scene.js").Scene} */
  let scene = NOTHING;
  let shownOf = "";
  let paintedOf = "";
  /** @type {import("./grid.js").Grid} */
  let grid = makeGrid(scene.nodes, look.places);
  let frontOf = "";
  let steps = hops();
  let lastHit = -Infinity;
  /** @type {import("./labels.js").Label[]} */
  let labels = [];
  /** @type {number|null} */
  let hovered = null;
  let lingering = 0;

  const large = () => scene.lines.length > MANY;
  const centre = () => state.chosen ?? (hovered === null ? null : ITEMS[hovered].id);

  /** The node of an item, where it stands. @param {number} at @param {Light|null} light */
  const nodeOf = (at, light) => ({ ...look.node(at, !light || light.items.has(at), ITEMS[at].id === state.chosen), x: look.places.x[at], y: look.places.y[at] });

  /** Takes over the scene where it is another one. */
  function takeScene() {
    const key = `${sceneKey()} ${state.dark} ${state.lang}`;
    if (key === shownOf) return;
    const first = scene === NOTHING;
    shownOf = key;
    scene = look.scene();
    grid = makeGrid(scene.nodes, look.places);
    tellDrawn(false);
    if (first && large()) {
      held.follow();
      fit();
    }
    background.show(large() ? scene : null);
  }

  /** Draws all that is vis-network's to draw, unless it stands already. */
  function paint() {
    const key = `${sceneKey()} ${state.dark} ${state.lang} ${centre()}`;
    if (key === paintedOf && shownOf) return;
    paintedOf = key;
    takeScene();
    drawAll();
    if (steps !== hops()) fit(); // another range is another picture
    steps = hops();
  }

  function drawAll() {
    const light = look.light(centre());
    background.dim(light !== null);
    if (large()) {
      front();
      return;
    }
    const lines = new Set([...scene.lines, ...(light?.lines ?? [])]);
    const drawn = Array.from(lines, (line) => look.line(line, !light || light.lines.has(line), light !== null));
    held.take(Array.from(scene.nodes, (at) => nodeOf(at, light)), drawn);
    labels = [];
    tellDrawn(true);
  }

  /** Of a large picture: the nodes that matter most in the window, the chosen and what is tied to it, and names. */
  function front() {
    const light = look.light(centre());
    const scale = network.getScale();
    const { left, top, right, bottom } = background.windowBox(1.1);
    const sight = grid.within(left, top, right, bottom, FRONT);
    const lit = light ? [...light.items].slice(0, FRONT) : [];
    const readable = scale >= READABLE;
    const drawn = [...new Set([...lit, ...sight])];
    const key = `${paintedOf} ${shownOf} ${readable} ${drawn}`;
    if (key !== frontOf) {
      frontOf = key;
      holdFront(drawn, light, readable);
    }
    const below = (/** @type {number} */ at) => (isTask(at) ? 6 : ITEMS[at].size) + 2 / scale;
    labels = readable ? [] : fittingLabels(light ? [...lit].sort((a, b) => b - a) : sight, look.places, scale, below);
    network.redraw();
  }

  /** @param {number[]} drawn @param {Light|null} light @param {boolean} readable */
  function holdFront(drawn, light, readable) {
    const named = (/** @type {any} */ node) => (readable ? node : { ...node, label: undefined });
    const lines = light ? [...light.lines].slice(0, LIT).map((line) => look.line(line, true, true)) : [];
    const ids = new Set(drawn.map((at) => ITEMS[at].id));
    held.take(drawn.map((at) => ({ ...named(nodeOf(at, light)), title: undefined })), lines.filter(({ from, to }) => ids.has(from) && ids.has(to)));
  }

  /** The window has been painted sharp, or is about to be. @param {boolean} sharp */
  function sharpened(sharp) {
    if (sharp) front();
    tellDrawn(sharp);
  }

  /** @param {string[]} [ids] */
  function fit(ids) {
    const animation = ids && !STILL.matches ? { duration: 250, easingFunction: "easeInOutQuad" } : false;
    if (large()) {
      const { left, top, right, bottom } = boundsOf(ids ? ids.map(indexOf) : scene.nodes, look.places);
      const scale = Math.min(ids ? 1.15 : 1.6, 0.92 * Math.min(box.clientWidth / (right - left + 1), box.clientHeight / (bottom - top + 1)));
      network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, animation });
      background.later();
      return;
    }
    const here = held.ids();
    const some = here.filter((id) => ids?.includes(id));
    network.fit({ nodes: some.length ? some : here, animation, maxZoomLevel: ids ? 1.15 : 1.6 });
  }

  /** The pointer means an item, or none. @param {number|null} at */
  function hover(at) {
    if (hovered === at) return;
    hovered = at;
    if (!state.chosen) paint();
  }

  /** The node of a large picture that a point in it means. @param {{x: number, y: number}} point */
  const under = ({ x, y }) => grid.near(x, y, REACH / network.getScale() + 4);

  /** In a large picture the pointer may mean any node, drawn or painted. @param {{x: number, y: number}} pointer */
  function overLarge(pointer) {
    const at = under(network.DOMtoCanvas(pointer));
    tip.show(at === null ? "" : ITEMS[at].name, pointer);
    box.classList.toggle("pointing", at !== null);
    clearTimeout(lingering);
    lingering = setTimeout(() => hover(at), LINGER);
  }

  /** The pointer leaves, or what is under it moves away. */
  function away() {
    tip.show("", { x: 0, y: 0 });
    clearTimeout(lingering);
    if (large()) hover(null);
  }

  /** @param {any} event */
  function clicked(event) {
    const painted = large() ? under(event.pointer.canvas) : null;
    const id = event.nodes[0] ?? (painted === null ? event.edges[0] : ITEMS[painted].id) ?? null;
    // The panel that opens shifts the picture: the second half of a double click may fall beside what the first one hit.
    if (id === null && performance.now() - lastHit < DOUBLE) return;
    if (id !== null) lastHit = performance.now();
    choose(id);
  }

  /** A node stays where it has been dragged. @param {any} event */
  function dropped(event) {
    for (const id of event.nodes) {
      const at = indexOf(id);
      const { x, y } = network.getPosition(id);
      if (!moved.has(at)) moved.set(at, [look.places.x[at], look.places.y[at]]);
      [look.places.x[at], look.places.y[at]] = [x, y];
    }
    if (event.nodes.length && large()) {
      shownOf = "";
      paint();
    } else background.later();
  }

  box.querySelector(".vis-network")?.setAttribute("tabindex", "-1"); // our box is the one stop for Tab
  network.on("click", clicked);
  network.on("doubleClick", () => { if (state.chosen && performance.now() - lastHit < DOUBLE) takeWay("hops", "1"); });
  network.on("hoverNode", (/** @type {any} */ event) => { if (!large()) hover(indexOf(event.node)); });
  network.on("blurNode", () => { if (!large()) hover(null); });
  network.on("dragEnd", dropped);
  network.on("zoom", away);
  network.on("dragStart", (/** @type {any} */ { nodes }) => { if (!nodes.length) away(); }); // a dragged node stays lit
  for (const move of ["zoom", "animationFinished", "resize"]) network.on(move, () => background.later());
  network.on("beforeDrawing", (/** @type {CanvasRenderingContext2D} */ pen) => {
    look.behind?.(pen);
    background.draw(pen);
  });
  network.on("afterDrawing", (/** @type {CanvasRenderingContext2D} */ pen) => drawLabels(pen, labels, network.getScale()));
  box.addEventListener("pointermove", (event) => {
    if (!large() || event.buttons) return;
    const { left, top } = box.getBoundingClientRect();
    overLarge({ x: event.clientX - left, y: event.clientY - top });
  });
  box.addEventListener("pointerleave", away);

  return {
    paint, fit, network,
    zoom: (factor) => {
      network.moveTo({ scale: Math.min(4, network.getScale() * factor), animation: false });
      background.later();
    },
    reset: () => {
      for (const [at, [x, y]] of moved) [look.places.x[at], look.places.y[at]] = [x, y];
      moved.clear();
      shownOf = "";
      paint();
    },
  };
}
