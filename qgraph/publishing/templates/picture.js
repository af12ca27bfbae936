// One canvas drawn by vis-network: kept in step with what is visible, told what is chosen.

const STILL = matchMedia("(prefers-reduced-motion: reduce)");

/**
 * @typedef {{items: Set<number>, duties: Set<number>}} Light what stays bright while the rest is dimmed
 * @typedef {{nodes: (id: string|null) => any[], edges: (id: string|null) => any[], around: (id: string|null) => Set<number>|null, behind?: (pen: CanvasRenderingContext2D) => void}} Look
 * @typedef {{paint: () => void, fit: (ids?: string[]) => void, network: any}} Picture
 */

/** The items and assignments around an item. @param {number} at @returns {Light} */
function aroundItem(at) {
  const duties = new Set(dutiesOf(at));
  return { items: new Set([at, ...[...duties].map((duty) => otherEnd(duty, at))]), duties };
}

/** The tasks two agencies share, and what ties them to both. @param {number} one @param {number} other @returns {Light} */
function aroundPair(one, other) {
  const tasks = new Set(partnersOf(one).get(other) ?? []);
  const duties = [...dutiesOf(one), ...dutiesOf(other)].filter((duty) => tasks.has(DUTIES[duty][0]));
  return { items: new Set([one, other, ...tasks]), duties: new Set(duties) };
}

/** What the chosen id lights up; null when nothing is chosen. @param {string|null} id @returns {Light|null} */
function lightOf(id) {
  const found = find(id);
  if (!found) return null;
  if (found.kind === "item") return aroundItem(found.at);
  if (found.kind === "pair") return aroundPair(found.one, found.other);
  const [task, agency] = DUTIES[found.at];
  return { items: new Set([task, agency]), duties: new Set([found.at]) };
}

/** Makes a data set hold exactly these items. @param {any} set @param {any[]} items */
function hold(set, items) {
  const keep = new Set(items.map((item) => item.id));
  set.remove(set.getIds().filter((/** @type {string} */ id) => !keep.has(id)));
  set.update(items);
}

/** The letters of the canvas. @param {boolean} bright @param {number} size */
const letters = (bright, size = 14) => ({
  size, face: typeface, color: bright ? colour.ink : colour.line,
  strokeWidth: bright ? 4 : 0, strokeColor: colour.paper,
});

/**
 * An agency's mark: outline by kind, size by load, several bodies hollow.
 * @param {number} at @param {boolean} bright @param {boolean} chosen
 */
function agencyMark(at, bright, chosen) {
  const item = ITEMS[at];
  const fill = item.kind === "group" ? colour.paper : colour.agency;
  const border = chosen ? colour.ink : colour.agency;
  return {
    id: item.id, label: item.label, title: item.name, shape: item.shape, size: item.size, opacity: bright ? 1 : 0.16,
    borderWidth: chosen ? 4 : 2, font: { ...letters(bright), vadjust: -3 }, ...oneColour(fill, border),
  };
}

/** The same colours whether hovered or not. @param {string} background @param {string} border */
const oneColour = (background, border) => {
  const both = { background, border };
  return { color: { ...both, hover: both, highlight: both } };
};

/** A line's colour, hovered or not. @param {string} tone @param {number} opacity */
const lineColour = (tone, opacity) => ({ color: tone, hover: tone, highlight: tone, inherit: false, opacity });

/**
 * Sets up a canvas. It knows nothing of the facts: `look` says what to draw around the chosen or hovered id.
 * @param {HTMLElement} box @param {Look} look @returns {Picture}
 */
function makePicture(box, look) {
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  /** @type {string|null} */
  let hovered = null;
  const network = new vis.Network(box, { nodes, edges }, DATA.options);
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
    if (DUTIES.length > MANY || state.chosen || hovered === id) return;
    hovered = id;
    paint();
  };
  network.on("click", (/** @type {any} */ event) => choose(event.nodes[0] ?? event.edges[0] ?? null));
  network.on("hoverNode", (/** @type {any} */ event) => hover(event.node));
  network.on("blurNode", () => hover(null));
  if (look.behind) network.on("beforeDrawing", look.behind);
  return { paint, fit, network };
}
