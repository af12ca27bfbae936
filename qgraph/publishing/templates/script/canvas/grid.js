// Which node stands nearest to a point: nodes sorted into the cells of a grid.

/** @typedef {{near: (x: number, y: number, reach: number) => number|null, within: (left: number, top: number, right: number, bottom: number, most: number) => number[]}} Grid */

/**
 * A grid over some nodes; those that come first in `nodes` matter most.
 * @param {Int32Array} nodes @param {import("./scene.js").Places} places @returns {Grid}
 */
export function makeGrid(nodes, { x, y }) {
  const box = boundsOf(nodes, { x, y });
  const side = Math.max(1, Math.ceil(Math.sqrt(nodes.length / 4)));
  const width = Math.max(1, box.right - box.left) / side;
  const height = Math.max(1, box.bottom - box.top) / side;
  const clamp = (/** @type {number} */ value) => Math.min(side - 1, Math.max(0, Math.floor(value)));
  const column = (/** @type {number} */ at) => clamp((at - box.left) / width);
  const row = (/** @type {number} */ at) => clamp((at - box.top) / height);
  /** @type {number[][]} */
  const cells = Array.from({ length: side * side }, () => []);
  nodes.forEach((at, rank) => cells[row(y[at]) * side + column(x[at])].push(rank));

  /** The ranks in all cells that touch a rectangle. @param {number} left @param {number} top @param {number} right @param {number} bottom */
  function* ranks(left, top, right, bottom) {
    for (let down = row(top); down <= row(bottom); down++) {
      for (let along = column(left); along <= column(right); along++) yield* cells[down * side + along];
    }
  }
  return {
    near(px, py, reach) {
      let best = null;
      let least = reach * reach;
      for (const rank of ranks(px - reach, py - reach, px + reach, py + reach)) {
        const at = nodes[rank];
        const distance = (x[at] - px) ** 2 + (y[at] - py) ** 2;
        if (distance <= least) [best, least] = [at, distance];
      }
      return best;
    },
    within(left, top, right, bottom, most) {
      const found = [];
      for (const rank of ranks(left, top, right, bottom)) {
        const at = nodes[rank];
        if (x[at] >= left && x[at] <= right && y[at] >= top && y[at] <= bottom) found.push(rank);
      }
      return found.sort((a, b) => a - b).slice(0, most).map((rank) => nodes[rank]);
    },
  };
}

/** The rectangle around some nodes. @param {ArrayLike<number>} nodes @param {import("./scene.js").Places} places */
export function boundsOf(nodes, { x, y }) {
  if (!nodes.length) return { left: 0, top: 0, right: 1, bottom: 1 };
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let rank = 0; rank < nodes.length; rank++) {
    const [px, py] = [x[nodes[rank]], y[nodes[rank]]];
    if (px < left) left = px;
    if (px > right) right = px;
    if (py < top) top = py;
    if (py > bottom) bottom = py;
  }
  return { left, top, right, bottom };
}
