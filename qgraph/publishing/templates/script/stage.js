// The views: one is in front, drawn anew only when what it shows has changed.

import { byId, button, h } from "./dom.js";
import { SMALL, change, onChange, revision, state, takeWay, visible, wayOf } from "./state.js";
import { drawSheet, markSheet } from "./sheet.js";
import { say } from "./words.js";

/**
 * One way of looking at the plan.
 * @typedef {object} View
 * @property {string} id                          its name in the address; `view.…` names it in words.toml
 * @property {(box: HTMLElement) => void} draw    draws all that is visible into its box, in place of what was there
 * @property {(box: HTMLElement) => void} [mark]  shows what is chosen, when nothing else has changed
 * @property {(box: HTMLElement) => void} [reveal] brings what is chosen into sight
 * @property {(found: import("./data.js").Chosen) => boolean} [tells] whether it says itself what the panel would say of what is chosen
 * @property {() => Node[]} [controls]            its own controls, for the bar above it
 * @property {() => import("./sheet.js").Sheet} sheet the same facts in rows: the table behind it, and CSV
 * @property {boolean} [picture]                  whether it is a picture, for which the table is offered in its stead
 * @property {() => SVGElement|null} [figure]     the picture as a drawing that stands alone; none where it would be too large
 * @property {() => boolean} [escape]             takes one step back for the key Esc, and says whether there was one
 * @property {() => HTMLCanvasElement|null} [canvas] the picture in pixels, where it is painted
 */

/** @type {View[]} */
const views = [];
/** What each view was last drawn from. @type {Map<string, string>} */
const drawnFrom = new Map();

/** @param {string} id */
const boxOf = (id) => byId(`view-${id}`);

/** The view in front. @returns {View} */
export const inFront = () => views.find(({ id }) => id === state.view) ?? views[0];

/** The names of all views, in the order of their tabs. */
export const viewNames = () => views.map(({ id }) => id);

/** Whether a picture is shown as its table. @param {View} view */
export const asTable = (view) => Boolean(view.picture) && wayOf("shown", "picture") === "table";

/** Adds a view behind those that are there. @param {View} view */
export function addView(view) {
  views.push(view);
  const tab = button({ role: "tab", id: `tab-${view.id}`, "aria-controls": `view-${view.id}` }, () => change({ view: view.id }));
  tab.dataset.view = view.id;
  byId("tabs").append(tab);
  byId("views").append(h("section", { id: `view-${view.id}`, role: "tabpanel", "aria-labelledby": `tab-${view.id}`, hidden: true, tabIndex: -1 }));
}

/** The view whose tab was last brought into sight, where the tabs do not all fit. */
let tabOf = "";

function drawTabs() {
  for (const tab of byId("tabs").children) {
    const on = tab.dataset.view === state.view;
    tab.textContent = say(`view.${tab.dataset.view}`);
    tab.setAttribute("aria-selected", String(on));
    tab.tabIndex = on ? 0 : -1;
    boxOf(tab.dataset.view).hidden = !on;
  }
  if (tabOf !== state.view && SMALL) requestAnimationFrame(() => byId(`tab-${state.view}`)?.scrollIntoView({ block: "nearest", inline: "center" }));
  tabOf = state.view;
}

/** Draws the view in front if what it shows has changed, and marks what is chosen. */
function drawFront() {
  const view = inFront();
  const box = boxOf(view.id);
  const from = JSON.stringify([revision(), state.lang, state.dark, state.ways]);
  if (drawnFrom.get(view.id) !== from) {
    if (asTable(view)) box.replaceChildren(drawSheet(view.sheet()));
    else view.draw(box);
  }
  if (drawnFrom.get(view.id) !== from || barOf !== view.id) drawBar(view);
  drawnFrom.set(view.id, from);
  if (asTable(view)) markSheet(box, state.chosen);
  else view.mark?.(box);
  byId("empty").hidden = visible.item.includes(1);
  byId("empty").textContent = say("nothing");
}

/** The view the bar was last drawn for. */
let barOf = "";

/** The bar above a view: its own controls, then what all have. @param {View} view */
function drawBar(view) {
  barOf = view.id;
  const table = asTable(view);
  const other = table ? "picture" : "table";
  const swap = view.picture ? [button({ id: "as-table", "aria-pressed": String(table) }, () => takeWay("shown", other), say("as-table"))] : [];
  const focused = document.activeElement?.id;
  byId("controls").replaceChildren(...(table ? [] : view.controls?.() ?? []));
  byId("common").replaceChildren(...swap);
  if (focused) byId(focused)?.focus();
}

/** Brings what is chosen into sight, once it has been drawn. */
export function revealChosen() {
  const view = inFront();
  if (asTable(view)) boxOf(view.id).querySelector("[aria-current]")?.scrollIntoView({ block: "center", inline: "nearest" });
  else requestAnimationFrame(() => view.reveal?.(boxOf(view.id)));
}

/** @param {KeyboardEvent} event */
function tabKey(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const names = viewNames();
  const view = names[(names.indexOf(state.view) + step + names.length) % names.length];
  change({ view });
  byId(`tab-${view}`).focus();
}

/** A choice among ways to look at a view, as radio buttons. @param {string} name @param {string[]} values @param {string} first */
export function wayChoice(name, values, first) {
  const now = wayOf(name, first);
  const radio = (/** @type {string} */ value) => h("label", {},
    h("input", { type: "radio", name, id: `${name}-${value}`, checked: value === now, on: { change: () => takeWay(name, value) } }), say(`${name}.${value}`));
  return h("fieldset", { className: "ways" }, h("legend", {}, say(name)), ...values.map(radio));
}

/** Wires the tabs; the views have been added by then. */
export function startStage() {
  byId("tabs").addEventListener("keydown", tabKey);
  onChange(drawTabs);
  onChange(drawFront);
}
