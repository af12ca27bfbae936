// Filters with live counts, each with its mark, so that they are the legend too.

import { byId, button, h, quoted, scrolledAsBefore, tell } from "../dom.js";
import { CHANGES, ITEMS, KINDS, ROLES, TOPICS, sectionName } from "../data.js";
import { FACETS, NO_TOPIC, liveCounts } from "../facets.js";
import { changeSign, lineSample, markSample } from "../marks.js";
import { heldCounts, isBare, leaveNothingOut, leaveOut, onChange, revision, state, visible } from "../state.js";
import { say } from "../words.js";

const MOST_VALUES = 40; // of a facet, before a reader asks for all
/** Facets of which all values are listed. @type {Set<string>} */
const unfolded = new Set();
const shapeOf = new Map(ITEMS.map((item) => [item.kind, item.shape]));

/** What stands beside the box of a value: its mark and its name. @type {Record<string, (at: number) => (Node|string)[]>} */
const FACES = {
  roles: (at) => [lineSample(ROLES[at]), say(ROLES[at])],
  kinds: (at) => [markSample(/** @type {string} */ (shapeOf.get(KINDS[at])), KINDS[at]), say(KINDS[at])],
  sections: (at) => [h("span", { className: "name" }, quoted(sectionName(at)))],
  topics: (at) => [h("span", { className: "name" }, at === NO_TOPIC ? say("no-topic") : quoted(TOPICS[at]))],
  changes: (at) => [...changeSign(CHANGES[at]), say(`change.${CHANGES[at]}`)],
};

/** @param {string} facet @param {number} at @param {boolean} show */
function flip(facet, at, show) {
  const left = new Set(state.left[facet]);
  if (show) left.delete(at);
  else left.add(at);
  leaveOut(facet, left);
}

/** A value's box with mark, name, the way to see it alone, and its count. @param {import("../facets.js").Facet} facet @param {number} at @param {number} count */
function filterBox({ id, size }, at, count) {
  const others = [...Array(size).keys()].filter((other) => other !== at);
  const box = h("input", { type: "checkbox", checked: !state.left[id].has(at), "data-filter": `${id}-${at}`, on: { change: (/** @type {any} */ event) => flip(id, at, event.target.checked) } });
  const face = FACES[id](at);
  const alone = button({ className: "only", "data-filter": `${id}-${at}-only`, "aria-label": say("only.this", face.map((one) => (typeof one === "string" ? one : one.textContent)).join("")) }, () => leaveOut(id, others), say("only"));
  return h("div", { className: "value" }, h("label", {}, box, ...face), alone, h("span", { className: "number" }, String(count)));
}

/** @param {import("../facets.js").Facet} facet @param {number[]} counts */
function facetBox(facet, counts) {
  const { id, size } = facet;
  const every = button({ "data-filter": `${id}-all` }, () => leaveOut(id, []), say("all"));
  const none = button({ "data-filter": `${id}-none` }, () => leaveOut(id, Array(size).keys()), say("none"));
  const all = counts.map((count, at) => ({ at, count })).filter(({ at, count }) => count || state.left[id].has(at));
  const rows = unfolded.has(id) ? all : all.slice(0, MOST_VALUES);
  const rest = all.length - rows.length;
  const more = rest > 0 ? [button({ className: "more", "data-filter": `${id}-more` }, () => { unfolded.add(id); drawnFrom = ""; drawFilters(); }, say("more-values", rest))] : [];
  return h("fieldset", { id }, h("legend", {}, say(id)), h("p", { className: "all" }, every, none), ...rows.map(({ at, count }) => filterBox(facet, at, count)), ...more);
}

let drawnFrom = "";

/** Draws the filters; what had the focus keeps it, or a box near it, and what it did is told. */
function drawFilters() {
  const from = `${revision()} ${state.lang}`;
  if (from === drawnFrom) return;
  drawnFrom = from;
  const focused = /** @type {any} */ (document.activeElement)?.dataset?.filter;
  const counts = liveCounts(state.left, isBare);
  const counted = countsLine();
  const filtered = FACETS.some(({ id }) => state.left[id].size);
  byId("narrowed").textContent = filtered ? `${say("narrowed")}${counted}` : ""; // on paper, where no filter shows
  scrolledAsBefore(byId("filters"), () => byId("filters").replaceChildren(
    h("p", { id: "counts" }, counted),
    ...(filtered ? [button({ id: "reset", "data-filter": "reset" }, leaveNothingOut, say("reset"))] : []),
    ...FACETS.map((facet) => facetBox(facet, counts[facet.id]))));
  if (!focused) return;
  tell(counted);
  for (const near of [`[data-filter="${focused}"]`, `#${focused.split("-")[0]} .value:last-of-type input`, "input"]) {
    const box = byId("filters").querySelector(near);
    if (box) return box.focus();
  }
}

/** What is visible, in numbers; what is gone from a newer plan stands apart. */
function countsLine() {
  const [tasks, agencies, held] = heldCounts();
  const gone = visible.duties.length - held;
  return `${say("counts", tasks, agencies, held)}${gone ? say("counts.gone", gone) : ""}`;
}

/** Wires the filters. */
export function startFilters() {
  byId("show-filters").addEventListener("click", () => {
    const open = document.body.classList.toggle("filtering");
    byId("show-filters").setAttribute("aria-expanded", String(open));
  });
  onChange(drawFilters);
}
