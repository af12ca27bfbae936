// What the page itself says, in the language in force.

import { byId } from "./dom.js";
import { state } from "./state.js";

/** Chinese and English by key. @type {Record<string, [string, string]>} */
const WORDS = JSON.parse(byId("words").textContent);

/** The page's word for a key, with {0}, {1} … filled in; the key itself where there is no such word. @param {string} key @param {...(string|number)} parts */
export function say(key, ...parts) {
  const pair = Object.hasOwn(WORDS, key) ? WORDS[key] : [key, key];
  return pair[state.lang === "zh" ? 0 : 1].replace(/\{(\d)\}/g, (_, at) => String(parts[Number(at)]));
}

/** The half of `中文 · English` that is in the language in force; all of it where there are not just two halves. @param {string} both */
export function ours(both) {
  const halves = both.split(" · ");
  return halves.length === 2 ? halves[state.lang === "zh" ? 0 : 1] : both;
}
