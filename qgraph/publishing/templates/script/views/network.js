// Tasks and agencies, or agencies alone, as a network.

import { byId, button, h } from "../dom.js";
import { DUTY, ITEMS, changeOf, dutyId, fullName, isTask, lookUp, otherEnd, pairId, roleOf } from "../data.js";
import { AGENCIES_LOOK, least, mostShared, visiblePairs } from "../canvas/agencies.js";
import { PLAN_LOOK } from "../canvas/plan.js";
import { makePicture } from "../canvas/picture.js";
import { changeCell, changeHead } from "../marks.js";
import { wayChoice } from "../stage.js";
import { networkFigure } from "./network-figure.js";
import { SMALL, choose, dutiesOf, partnersOf, state, takeWay, visible, visibleAgencies, visibleTasks, wayOf } from "../state.js";
import { say } from "../words.js";

/** @type {Record<string, import("../canvas/picture.js").Look>} */
const LOOKS = { plan: PLAN_LOOK, agencies: AGENCIES_LOOK };
/** @type {Record<string, import("../canvas/picture.js").Picture|undefined>} */
const pictures = {};

const mode = () => (wayOf("mode", "plan") === "agencies" ? "agencies" : "plan");

/** The picture in front, once it has been drawn. */
export const currentPicture = () => pictures[mode()];

/** The box of a picture, made when it is first needed. @param {HTMLElement} view @param {string} name @returns {HTMLElement} */
function canvasBox(view, name) {
  const found = byId(`canvas-${name}`);
  if (found) return found;
  const box = h("div", { className: "canvas", id: `canvas-${name}`, role: "application", tabIndex: 0, on: { keydown: canvasKey } });
  view.append(box);
  return box;
}

/** The buttons in the corner of the picture. */
const corner = () => h("div", { className: "corner-buttons" },
  ...[["zoom-in", () => currentPicture()?.zoom(1.4)], ["zoom-out", () => currentPicture()?.zoom(1 / 1.4)], ["reset-places", () => currentPicture()?.reset()], ["fit", () => currentPicture()?.fit()]]
    .map(([id, act]) => button({ className: "round", id }, /** @type {() => void} */ (act))));

/** @param {HTMLElement} view */
function draw(view) {
  if (!byId("fit")) view.replaceChildren(corner());
  for (const id of ["zoom-in", "zoom-out", "reset-places", "fit"]) for (const key of ["title", "aria-label"]) byId(id).setAttribute(key, say(id));
  const box = canvasBox(view, mode());
  for (const name of Object.keys(LOOKS)) if (byId(`canvas-${name}`)) byId(`canvas-${name}`).hidden = name !== mode();
  box.setAttribute("aria-label", say(`label.${mode()}`));
  const fresh = !box.firstElementChild;
  if (fresh) {
    pictures[mode()]?.network.destroy();
    pictures[mode()] = makePicture(box, LOOKS[mode()]);
  }
  currentPicture()?.paint();
  if (fresh) firstSight();
}

/** Shows everything; on a phone too small for that the busiest agency, in letters that can be read. */
function firstSight() {
  const picture = currentPicture();
  picture?.fit();
  const [busiest] = visibleAgencies();
  if (!picture || !SMALL || picture.network.getScale() > 0.5 || busiest === undefined) return;
  picture.network.moveTo({ position: picture.network.getPosition(ITEMS[busiest].id), scale: 0.62, animation: false });
}

/** Brings the chosen into view with what it is tied to. */
function reveal() {
  const light = LOOKS[mode()].light(state.chosen);
  if (light) currentPicture()?.fit([...light.items].map((at) => ITEMS[at].id));
}

/** @returns {Node[]} */
function controls() {
  const modes = h("div", { className: "together" }, wayChoice("mode", ["plan", "agencies"], "plan"), wayChoice("hops", ["0", "1", "2"], "0"));
  if (mode() === "plan") return [modes];
  const most = mostShared();
  const value = h("output", { id: "least-value" }, String(least()));
  const slide = (/** @type {any} */ event) => takeWay("least", event.target.value);
  const slider = h("input", { type: "range", id: "least-range", min: "1", max: String(most), value: String(Math.min(least(), most)), on: { input: slide } });
  return [modes, h("div", { id: "least" }, h("label", { htmlFor: "least-range" }, say("least")), slider, value)];
}

/** The item a key leads to: left and right along its kind, up and down across to the other. @param {string} key @returns {number|undefined} */
function nextItem(key) {
  const found = lookUp(state.chosen);
  if (found?.kind !== "item") return (mode() === "plan" ? visibleTasks() : visibleAgencies())[0];
  if (key === "ArrowUp" || key === "ArrowDown") return across(found.at);
  const way = isTask(found.at) ? visibleTasks() : visibleAgencies();
  return way[(way.indexOf(found.at) + (key === "ArrowRight" ? 1 : -1) + way.length) % way.length];
}

/** The strongest tie of an item: its first assignment by role, or its closest partner. @param {number} at @returns {number|undefined} */
function across(at) {
  if (mode() === "agencies") return [...partnersOf(at).keys()][0];
  const duties = dutiesOf(at).sort((a, b) => DUTY.role[a] - DUTY.role[b] || a - b);
  return duties.length ? otherEnd(duties[0], at) : undefined;
}

/** @param {KeyboardEvent} event */
function canvasKey(event) {
  const picture = currentPicture();
  if (event.key === "+" || event.key === "=") picture?.zoom(1.4);
  if (event.key === "-") picture?.zoom(1 / 1.4);
  if (event.key === "0") picture?.fit();
  if (event.key === "Enter" && state.chosen) takeWay("hops", wayOf("hops", "0") === "0" ? "1" : "0");
  if (!event.key.startsWith("Arrow")) return;
  event.preventDefault();
  const next = nextItem(event.key);
  if (next === undefined) return;
  choose(ITEMS[next].id);
  reveal();
}

/** @returns {import("../sheet.js").Sheet} */
function sheet() {
  if (mode() === "agencies") {
    const fewest = least();
    const pairs = visiblePairs().filter(({ tasks }) => tasks >= fewest).reverse();
    return {
      caption: say("label.agencies"), head: [say("agency"), say("agency"), say("shared")], ids: pairs.map(({ one, other }) => pairId(one, other)),
      rows: pairs.map(({ one, other, tasks }) => [ITEMS[one].name, ITEMS[other].name, tasks]),
    };
  }
  const lone = visibleTasks().filter((task) => !dutiesOf(task).length);
  return {
    caption: say("label.plan"), head: [say("task"), say("agency"), say("roles"), ...changeHead()], ids: [...visible.duties.map(dutyId), ...lone.map((at) => ITEMS[at].id)],
    rows: [...visible.duties.map((duty) => [fullName(DUTY.task[duty]), ITEMS[DUTY.agency[duty]].name, say(roleOf(duty)), ...changeCell(changeOf(duty))]), ...lone.map((at) => [fullName(at), "", "", ...changeCell(ITEMS[at].change)])],
  };
}

/** @type {import("../stage.js").View} */
export const NETWORK = {
  id: "network", picture: true, draw, reveal, controls, sheet, mark: () => currentPicture()?.paint(),
  figure: () => networkFigure(LOOKS[mode()]),
  canvas: () => currentPicture()?.network.canvas.frame.canvas ?? null,
  escape: () => {
    if (wayOf("hops", "0") === "0") return false;
    takeWay("hops", "0");
    return true;
  },
};

