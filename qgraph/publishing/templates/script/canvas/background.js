// The background of a large picture: all its lines and nodes as a bitmap, painted in short slices.
//
// vis-network draws only what is near or important; this stands behind it. There are two bitmaps: one of the whole
// picture, so that panning never meets emptiness, and a sharp one of what is in the window, renewed once it rests.

import { ITEMS, isTask } from "../data.js";
import { colour } from "../theme.js";
import { boundsOf } from "./grid.js";
import { hull } from "./hull.js";

const SLICE = 9; // milliseconds of painting in one frame
const CHUNK = 300; // lines stroked at once
const REST = 60; // milliseconds without a move before the window is painted sharp
const MARGIN = 1.4; // how far the sharp bitmap reaches beyond the window
const MOST_PIXELS = 9e6; // of one bitmap
const DIMMED = 0.22;

/** @typedef {{left: number, top: number, right: number, bottom: number}} Box */
/** @typedef {{canvas: HTMLCanvasElement, box: Box, scale: number}} Bitmap */

/**
 * @param {any} network @param {HTMLElement} view @param {import("./scene.js").Places} places @param {string[]} tones
 * @param {(sharp: boolean) => void} tell called when what is in the window has been painted and is to be put on the canvas, and before it is painted anew
 */
export function makeBackground(network, view, places, tones, tell) {
  /** @type {import("./scene.js").Scene|null} */
  let scene = null;
  /** @type {Bitmap|null} */
  let whole = null;
  /** @type {Bitmap|null} */
  let sharp = null;
  let complete = false;
  let dim = false;
  let job = 0;
  let timer = 0;

  /** The window in the picture's own measure. @param {number} reach */
  function windowBox(reach) {
    const scale = network.getScale();
    const { x, y } = network.getViewPosition();
    const across = (view.clientWidth / scale / 2) * reach;
    const down = (view.clientHeight / scale / 2) * reach;
    return { left: x - across, top: y - down, right: x + across, bottom: y + down };
  }

  /** @param {Box} box @param {number} wanted pixels to one of the picture @returns {Bitmap} */
  function blank(box, wanted) {
    const width = box.right - box.left;
    const height = box.bottom - box.top;
    const scale = Math.min(wanted, Math.sqrt(MOST_PIXELS / (width * height)));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.ceil(width * scale));
    canvas.height = Math.max(1, Math.ceil(height * scale));
    return { canvas, box, scale };
  }

  /** Paints a bitmap slice by slice, unless another is asked for meanwhile. @param {Bitmap} bitmap @param {() => void} done */
  function paint(bitmap, done) {
    const mine = ++job;
    const steps = strokes(/** @type {import("./scene.js").Scene} */ (scene), bitmap, places, tones);
    const slice = () => {
      if (mine !== job) return;
      const end = performance.now() + SLICE;
      let step = steps.next();
      while (!step.done && performance.now() < end) step = steps.next();
      if (step.done) done();
      else requestAnimationFrame(slice);
    };
    requestAnimationFrame(slice);
  }

  function paintWhole() {
    const all = /** @type {import("./scene.js").Scene} */ (scene);
    const { left, top, right, bottom } = boundsOf(all.nodes, places);
    const edge = 0.02 * Math.max(right - left, bottom - top) + 20;
    const box = { left: left - edge, top: top - edge, right: right + edge, bottom: bottom + edge };
    const fitting = Math.min(view.clientWidth / (box.right - box.left), view.clientHeight / (box.bottom - box.top));
    const fresh = blank(box, fitting * devicePixelRatio);
    if (!whole) whole = fresh; // the first one is seen while it is painted
    paint(fresh, () => {
      [whole, complete] = [fresh, true];
      settle();
    });
  }

  /** Paints what is in the window, where the bitmap of the whole is not as sharp. */
  function settle() {
    const pixels = network.getScale() * devicePixelRatio;
    if (whole && pixels <= whole.scale * 1.15) {
      sharp = null;
      tell(true);
      return;
    }
    const fresh = blank(windowBox(MARGIN), pixels);
    paint(fresh, () => {
      sharp = fresh;
      tell(true);
    });
  }

  /** @param {CanvasRenderingContext2D} pen @param {Bitmap} bitmap */
  function put(pen, { canvas, box }) {
    pen.drawImage(canvas, box.left, box.top, box.right - box.left, box.bottom - box.top);
  }

  return {
    /** Takes over what is to be painted. @param {import("./scene.js").Scene|null} news */
    show(news) {
      job += 1;
      [scene, whole, sharp, complete] = [news, null, null, false];
      if (scene) paintWhole();
    },
    /** @param {boolean} dimmed */
    dim(dimmed) { dim = dimmed; },
    /** Paints the window sharp once it has rested. */
    later() {
      clearTimeout(timer);
      if (!scene || !complete) return; // the window is painted anyway once the whole has been
      tell(false);
      timer = setTimeout(settle, REST);
    },
    windowBox,
    /** Puts what there is behind the rest. @param {CanvasRenderingContext2D} pen */
    draw(pen) {
      if (!scene || !whole) return;
      pen.save();
      pen.globalAlpha = dim ? DIMMED : 1;
      pen.save(); // for the clip alone
      const sight = windowBox(1);
      const covered = sharp && sharp.box.left <= sight.left && sharp.box.top <= sight.top && sharp.box.right >= sight.right && sharp.box.bottom >= sight.bottom;
      if (sharp && !covered) clipOutside(pen, sight, sharp.box);
      if (!covered) put(pen, whole);
      pen.restore();
      if (sharp) put(pen, sharp);
      pen.restore();
    },
  };
}

/** Leaves only what lies in one box and not in another. @param {CanvasRenderingContext2D} pen @param {Box} outer @param {Box} inner */
function clipOutside(pen, outer, inner) {
  pen.beginPath();
  pen.rect(outer.left, outer.top, outer.right - outer.left, outer.bottom - outer.top);
  pen.rect(inner.left, inner.top, inner.right - inner.left, inner.bottom - inner.top);
  pen.clip("evenodd");
}

/**
 * The steps of painting a bitmap: lines tone by tone, the last tone first so that leads lie on top, then nodes.
 * @param {import("./scene.js").Scene} scene @param {Bitmap} bitmap @param {import("./scene.js").Places} places @param {string[]} tones
 */
function* strokes(scene, { canvas, box, scale }, places, tones) {
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
  pen.setTransform(scale, 0, 0, scale, -box.left * scale, -box.top * scale);
  paintIslands(pen, scene, places);
  pen.lineWidth = devicePixelRatio / scale;
  pen.globalAlpha = Math.min(0.5, Math.max(0.02, 15 / Math.sqrt(scene.lines.length)));
  for (let tone = tones.length - 1; tone >= 0; tone--) {
    pen.strokeStyle = colour[tones[tone]];
    yield* strokeTone(pen, scene, places, tone, box);
  }
  pen.globalAlpha = 1;
  yield* dots(pen, scene, places, box, scale);
}

/** A ground under the agencies of each community. @param {CanvasRenderingContext2D} pen @param {import("./scene.js").Scene} scene @param {import("./scene.js").Places} places */
function paintIslands(pen, { nodes }, { x, y }) {
  /** @type {Map<number, import("./hull.js").Spot[]>} */
  const islands = new Map();
  for (const at of nodes) {
    const { community } = ITEMS[at];
    if (community >= 0) islands.get(community)?.push([x[at], y[at]]) ?? islands.set(community, [[x[at], y[at]]]);
  }
  pen.lineJoin = "round";
  pen.lineWidth = 60;
  pen.fillStyle = pen.strokeStyle = colour.hull;
  for (const points of islands.values()) {
    pen.beginPath();
    for (const [across, down] of hull(points)) pen.lineTo(across, down);
    pen.closePath();
    pen.stroke();
    pen.fill();
  }
}

/** @param {CanvasRenderingContext2D} pen @param {import("./scene.js").Scene} scene @param {import("./scene.js").Places} places @param {number} tone @param {Box} box */
function* strokeTone(pen, { from, to, tone: tones }, { x, y }, tone, box) {
  let count = 0;
  pen.beginPath();
  for (let k = 0; k < from.length; k++) {
    if (tones[k] !== tone) continue;
    const [x1, y1, x2, y2] = [x[from[k]], y[from[k]], x[to[k]], y[to[k]]];
    if (Math.max(x1, x2) < box.left || Math.min(x1, x2) > box.right || Math.max(y1, y2) < box.top || Math.min(y1, y2) > box.bottom) continue;
    pen.moveTo(x1, y1);
    pen.lineTo(x2, y2);
    if (++count % CHUNK) continue;
    pen.stroke();
    pen.getImageData(0, 0, 1, 1); // browsers only note strokes down; asked for a pixel, they paint, so that a slice is one
    yield;
    pen.beginPath();
  }
  pen.stroke();
}

/** Nodes as plain marks: tasks small and square, agencies by their size. @param {CanvasRenderingContext2D} pen @param {import("./scene.js").Scene} scene @param {import("./scene.js").Places} places @param {Box} box @param {number} scale */
function* dots(pen, { nodes }, { x, y }, box, scale) {
  const least = (1.3 * devicePixelRatio) / scale;
  for (const tasks of [true, false]) {
    pen.fillStyle = tasks ? colour["task-line"] : colour.agency;
    pen.beginPath();
    for (const at of nodes) {
      if (isTask(at) !== tasks || x[at] < box.left || x[at] > box.right || y[at] < box.top || y[at] > box.bottom) continue;
      const reach = Math.max(least, tasks ? 5 : 0.8 * ITEMS[at].size);
      pen.rect(x[at] - reach, y[at] - (tasks ? reach * 0.7 : reach), 2 * reach, (tasks ? 1.4 : 2) * reach);
    }
    pen.fill();
    yield;
  }
}
