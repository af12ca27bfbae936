// Where ribbons and places stand in the picture of the flow: in an order in which few ribbons cross.
// Barycentre sweeps: K. Sugiyama, S. Tagawa, M. Toda, Methods for Visual Understanding of Hierarchical System
// Structures, IEEE Transactions on Systems, Man, and Cybernetics 11 (1981) 109-125.

/** @typedef {import("./strands.js").Strand} Strand */
/**
 * A place in a column: a chapter, one who leads, one who takes part.
 * @typedef {{key: string, column: number, weight: number, duties: number[], tasks: number, x: number, y: number, height: number, middle: number}} Place
 * Strands with the same ends and dye, drawn as one; `y0` and `y1` are its upper edges at both ends.
 * @typedef {{key: string, from: string, to: string, dye: string, strands: Strand[], weight: number, y0: number, y1: number, height: number}} Ribbon
 * @typedef {{places: Map<string, Place>, ribbons: Ribbon[], height: number}} Course
 */

const SWEEPS = 10;
const SLOT = 18; // the least height of a place with its label
const GAP = 3;

/** The width of a place. */
export const THICK = 9;

/** From chapters to those who lead, on to those who take part. @param {Strand[]} strands @param {Map<string, Place>} places @param {(strand: Strand) => string} dyeOf */
function ribbonsOf(strands, places, dyeOf) {
  const numbers = ranksOf([...places.keys()]);
  const dyes = new Map([["", 0]]);
  /** @type {Map<number, Ribbon>} by the numbers of both ends and the dye: a text for each strand would take too long to make */
  const found = new Map();
  const add = (/** @type {string} */ from, /** @type {string} */ to, /** @type {string} */ dye, /** @type {Strand} */ strand) => {
    const place = (/** @type {string} */ key) => numbers.get(key) ?? 0;
    if (!dyes.has(dye)) dyes.set(dye, dyes.size);
    const code = (place(from) * numbers.size + place(to)) * 16 + (dyes.get(dye) ?? 0);
    let ribbon = found.get(code);
    if (!ribbon) found.set(code, ribbon = { key: `${from}>${to}>${dye}`, from, to, dye, strands: [], weight: 0, y0: 0, y1: 0, height: 0 });
    ribbon.strands.push(strand);
    ribbon.weight += strand.weight;
  };
  for (const strand of strands) {
    add(strand.chapter, strand.lead, "", strand);
    if (strand.body) add(strand.lead, strand.body, dyeOf(strand), strand);
  }
  return [...found.values()];
}

// Strands go by tasks and assignments, so that each is new to a place or the one that came last.
/** @param {Strand[]} strands @returns {Map<string, Place>} */
function placesOf(strands) {
  /** @type {Map<string, Place>} */
  const found = new Map();
  /** @type {Map<Place, number>} */
  const lastTask = new Map();
  const pass = (/** @type {string} */ key, /** @type {number} */ column, /** @type {Strand} */ { duty, task, weight }) => {
    let place = found.get(key);
    if (!place) found.set(key, place = { key, column, weight: 0, duties: [], tasks: 0, x: 0, y: 0, height: 0, middle: 0 });
    place.weight += weight;
    if (duty >= 0 && place.duties[place.duties.length - 1] !== duty) place.duties.push(duty);
    if (lastTask.get(place) !== task) place.tasks += 1;
    lastTask.set(place, task);
  };
  for (const strand of strands) {
    pass(strand.chapter, 0, strand);
    pass(strand.lead, 1, strand);
    if (strand.body) pass(strand.body, 2, strand);
  }
  return found;
}

/** @param {string[]} column */
const ranksOf = (column) => new Map(column.map((key, rank) => [key, rank]));

/** A column in the order of what its ribbons lead to; what was brought together stays last. @param {string[]} column @param {Ribbon[]} ribbons @param {"from"|"to"} own @param {string[]} fixed */
function byBarycentre(column, ribbons, own, fixed) {
  const rank = ranksOf(fixed);
  const other = own === "from" ? "to" : "from";
  const sums = new Map(column.map((key) => [key, { sum: 0, weight: 0 }]));
  for (const ribbon of ribbons) {
    const sum = sums.get(ribbon[own]);
    const at = rank.get(ribbon[other]);
    if (!sum || at === undefined) continue;
    sum.sum += at * ribbon.weight;
    sum.weight += ribbon.weight;
  }
  const centre = (/** @type {string} */ key) => {
    const { sum, weight } = sums.get(key) ?? { sum: 0, weight: 0 };
    return key.endsWith("-more") ? Infinity : weight ? sum / weight : column.indexOf(key);
  };
  const centres = new Map(column.map((key) => [key, centre(key)]));
  return [...column].sort((a, b) => (centres.get(a) ?? 0) - (centres.get(b) ?? 0));
}

/** How much crosses: the product of the weights of each pair of ribbons that do. @param {Ribbon[]} ribbons @param {string[][]} columns */
export function crossing(ribbons, columns) {
  const rank = ranksOf(columns.flat());
  const ends = ribbons.map(({ from, to, weight }) => ({ from: rank.get(from) ?? 0, to: rank.get(to) ?? 0, weight }));
  let sum = 0;
  for (const [at, one] of ends.entries()) {
    for (let next = at + 1; next < ends.length; next++) {
      const other = ends[next];
      if ((one.from - other.from) * (one.to - other.to) < 0) sum += one.weight * other.weight;
    }
  }
  return sum;
}

/** The columns in the best order that sweeping found; chapters stay as the text has them. @param {string[][]} columns @param {Ribbon[]} ribbons */
export function untangled([chapters, leads, bodies], ribbons) {
  const left = ribbons.filter(({ from }) => from.startsWith("s"));
  const right = ribbons.filter(({ from }) => !from.startsWith("s"));
  let best = { leads, bodies, crossed: Infinity };
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    leads = sweep % 2 ? byBarycentre(leads, right, "from", bodies) : byBarycentre(leads, left, "to", chapters);
    bodies = byBarycentre(bodies, right, "to", leads);
    const crossed = crossing(left, [chapters, leads]) + crossing(right, [leads, bodies]);
    if (crossed < best.crossed) best = { leads, bodies, crossed };
  }
  return [chapters, best.leads, best.bodies];
}

/**
 * The pixels to a strand with which every column just fits into the room, or into half of it where labels alone fill it.
 * @param {string[][]} columns
 * @param {Map<string, Place>} places
 * @param {number} room
 */
function unitFor(columns, places, room) {
  const weights = columns.map((column) => column.map((key) => places.get(key)?.weight ?? 0));
  const total = Math.max(1, ...weights.map((column) => column.reduce((sum, weight) => sum + weight, 0)));
  let [low, high] = [room / 2 / total, room / total];
  for (let step = 0; step < 16; step++) {
    const unit = (low + high) / 2;
    const fits = weights.every((column) => column.reduce((sum, weight) => sum + Math.max(SLOT, weight * unit) + GAP, 0) <= room);
    if (fits) low = unit;
    else high = unit;
  }
  return low;
}

/**
 * Places and ribbons where they stand.
 * @param {Strand[]} strands
 * @param {(strand: Strand) => string} dyeOf
 * @param {number[]} xs of the columns
 * @param {number} top
 * @param {number} room the height wished for
 * @returns {Course}
 */
export function course(strands, dyeOf, xs, top, room) {
  const places = placesOf(strands);
  const ribbons = ribbonsOf(strands, places, dyeOf);
  const keys = [0, 1, 2].map((column) => [...places.values()].filter((place) => place.column === column).map(({ key }) => key));
  keys[0].sort((a, b) => Number(a === "s-more") - Number(b === "s-more") || Number(a.slice(1)) - Number(b.slice(1)));
  const columns = untangled(keys, ribbons);
  const unit = unitFor(columns, places, room);
  const slot = (/** @type {string} */ key) => Math.max(SLOT, (places.get(key)?.weight ?? 0) * unit);
  const needed = columns.map((column) => column.reduce((sum, key) => sum + slot(key) + GAP, 0));
  const height = Math.max(room, ...needed);
  for (const [at, column] of columns.entries()) setColumn(column, places, slot, unit, xs[at], top, height - needed[at]);
  setRibbons(ribbons, places, columns, unit);
  return { places, ribbons, height: top + height };
}

/** @param {string[]} column @param {Map<string, Place>} places @param {(key: string) => number} slot @param {number} unit @param {number} x @param {number} top @param {number} spare */
function setColumn(column, places, slot, unit, x, top, spare) {
  const gap = GAP + spare / Math.max(1, column.length);
  let y = top + (gap - GAP) / 2;
  for (const key of column) {
    const place = /** @type {Place} */ (places.get(key));
    const height = Math.max(2, place.weight * unit);
    Object.assign(place, { x, height, middle: y + slot(key) / 2, y: y + (slot(key) - height) / 2 });
    y += slot(key) + gap;
  }
}

/** Ribbons leave and reach a place in the order of their other ends. @param {Ribbon[]} ribbons @param {Map<string, Place>} places @param {string[][]} columns @param {number} unit */
function setRibbons(ribbons, places, columns, unit) {
  const rank = ranksOf(columns.flat());
  const at = (/** @type {string} */ key) => rank.get(key) ?? 0;
  const filled = { from: new Map(), to: new Map() };
  const take = (/** @type {"from"|"to"} */ side, /** @type {Ribbon} */ ribbon) => {
    const y = filled[side].get(ribbon[side]) ?? places.get(ribbon[side])?.y ?? 0;
    filled[side].set(ribbon[side], y + ribbon.weight * unit);
    return y;
  };
  const order = (/** @type {"from"|"to"} */ one, /** @type {"from"|"to"} */ other) => [...ribbons].sort((a, b) => at(a[one]) - at(b[one]) || at(a[other]) - at(b[other]) || (a.dye < b.dye ? -1 : 1));
  for (const ribbon of ribbons) ribbon.height = ribbon.weight * unit;
  for (const ribbon of order("from", "to")) ribbon.y0 = take("from", ribbon);
  for (const ribbon of order("to", "from")) ribbon.y1 = take("to", ribbon);
}

/** The outline of a ribbon, or of the upper share of it. @param {Ribbon} ribbon @param {Map<string, Place>} places @param {number} [share] */
export function outline({ from, to, y0, y1, height }, places, share = 1) {
  const x0 = (places.get(from)?.x ?? 0) + THICK;
  const x1 = places.get(to)?.x ?? 0;
  const deep = Math.max(0.8, height * share);
  const mid = (x0 + x1) / 2;
  const n = (/** @type {number} */ value) => value.toFixed(1);
  return `M${n(x0)} ${n(y0)}C${n(mid)} ${n(y0)} ${n(mid)} ${n(y1)} ${n(x1)} ${n(y1)}V${n(y1 + deep)}C${n(mid)} ${n(y1 + deep)} ${n(mid)} ${n(y0 + deep)} ${n(x0)} ${n(y0 + deep)}Z`;
}
