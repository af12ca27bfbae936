// The head of the page: title line, names of buttons in the language in force, keys that work anywhere.

import { byId, h, quoted } from "../dom.js";
import { PLANS } from "../data.js";
import { clearChoice } from "../panel/panel.js";
import { planParts } from "../panel/overview.js";
import { inFront } from "../stage.js";
import { change, onChange, state } from "../state.js";
import { say } from "../words.js";

/** Issuer, number, date and file of the plan; titles, where there are several. */
function drawSource() {
  const facts = PLANS.map((plan) => {
    const told = planParts(plan).map(([key, value]) => h("span", {}, h("b", {}, say(key)), " ", value));
    return h("span", { className: "plan" }, ...(PLANS.length > 1 ? [quoted(plan.title)] : []), ...told);
  });
  byId("source").replaceChildren(...facts);
}

/** What is so long that it scrolls can be scrolled from the keyboard. */
function reachLong() {
  attribute(document.querySelector("h1"), { tabindex: "0" });
  attribute(byId("source"), { tabindex: "0", role: "region", "aria-label": say("source") });
}

/** Gives attributes to an element that scrolls, and takes them from one that does not. @param {any} element @param {Record<string, string>} attributes */
function attribute(element, attributes) {
  const scrolls = element.scrollHeight > element.clientHeight + 1;
  for (const [name, value] of Object.entries(attributes)) {
    if (scrolls) element.setAttribute(name, value);
    else element.removeAttribute(name);
  }
}

let namedIn = "";

/** Names of buttons and fields. */
function drawNames() {
  if (namedIn === state.lang) return;
  namedIn = state.lang;
  document.documentElement.lang = state.lang === "zh" ? "zh-CN" : "en";
  byId("lang").textContent = say("language");
  byId("query").placeholder = say("search");
  for (const [id, key] of [["query", "search"], ["hits", "search"], ["filters", "filters"], ["tabs", "views"], ["theme", "theme"]]) byId(id).setAttribute("aria-label", say(key));
  byId("theme").title = say("theme");
  byId("show-filters").textContent = say("filters");
  byId("show-about").textContent = say("about");
  drawSource();
  requestAnimationFrame(reachLong);
}

/** @param {KeyboardEvent} event */
function anyKey(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/" && !target.closest("input[type=search]")) {
    event.preventDefault();
    byId("query").focus();
    byId("query").select();
  }
  if (event.key === "Escape" && !inFront().escape?.()) clearChoice();
}

/** Wires the head. */
export function startHead() {
  byId("lang").addEventListener("click", () => change({ lang: state.lang === "zh" ? "en" : "zh" }));
  addEventListener("keydown", anyKey);
  addEventListener("resize", reachLong);
  onChange(drawNames);
}
