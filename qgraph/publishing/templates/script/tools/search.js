// Search: words of a name, or the initials of its pinyin; arrows and Enter to choose.

import { byId, h, quoted, tell } from "../dom.js";
import { INITIALS, ITEMS, fullName, isTask, shortName } from "../data.js";
import { kindName } from "../marks.js";
import { revealChosen } from "../stage.js";
import { choose, leaveNothingOut, visible } from "../state.js";
import { say } from "../words.js";

const MOST_HITS = 12;
/** @type {number[]} */
let hits = [];
let cursor = 0;

/** Width and case make no difference. @param {string} text */
const folded = (text) => text.normalize("NFKC").toLowerCase();

/** The first letter of the reading of every Chinese character in a name. @type {Map<string, string>} */
const LETTERS = new Map(Object.entries(INITIALS).flatMap(([letter, characters]) => [...characters].map((one) => [one, letter])));

/** The initials of a text: letters and digits as they are, other signs left out. @param {string} text */
const initialsOf = (text) => [...text].map((sign) => LETTERS.get(sign) ?? (/[a-z0-9]/.test(sign) ? sign : "")).join("");

/** Names folded and their initials, made when first searched. @type {{name: string, initials: string}[]|null} */
let index = null;
const searched = () => (index ??= ITEMS.map((item, at) => {
  const name = folded(`${item.name} ${shortName(at)} ${item.number}`);
  return { name, initials: `${initialsOf(folded(item.name))} ${initialsOf(folded(shortName(at)))}` };
}));

/** How well a name fits the words, 0 best; null where it does not. @param {{name: string, initials: string}} one @param {string[]} words */
function fit({ name, initials }, words) {
  const named = words.every((word) => name.includes(word));
  if (!named && !words.every((word) => name.includes(word) || initials.includes(word))) return null;
  const begins = (named ? name : initials).split(" ").some((part) => part.startsWith(words[0]));
  return (named ? 0 : 2) + (begins ? 0 : 1);
}

/** The items whose names or initials hold every word, the closest first. @param {string} query @returns {number[]} */
function matches(query) {
  const words = folded(query).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const fits = searched().map((one) => fit(one, words));
  const found = [...ITEMS.keys()].filter((at) => fits[at] !== null);
  return found.sort((a, b) => Number(fits[a]) - Number(fits[b]) || Number(isTask(a)) - Number(isTask(b)) || a - b);
}

/** Shows what is found. */
function drawHits() {
  const all = matches(byId("query").value);
  hits = all.slice(0, MOST_HITS);
  cursor = 0;
  const asked = Boolean(byId("query").value.trim());
  byId("hits").replaceChildren(...hits.map(hitRow), ...(asked && !hits.length ? [h("li", { role: "option", "aria-disabled": "true", className: "none" }, say("nothing"))] : []));
  openHits(asked);
  if (asked) tell(all.length ? say("found", all.length) : say("nothing"));
}

/** @param {number} at @param {number} row */
function hitRow(at, row) {
  const take = (/** @type {Event} */ event) => { event.preventDefault(); takeHit(row); };
  return h("li", { role: "option", id: `hit-${row}`, "aria-selected": String(row === cursor), on: { mousedown: take } },
    quoted(isTask(at) ? fullName(at) : ITEMS[at].name), h("small", {}, kindName(at)));
}

/** @param {boolean} open */
function openHits(open) {
  byId("hits").hidden = !open;
  byId("query").setAttribute("aria-expanded", String(open));
  if (open && hits.length) byId("query").setAttribute("aria-activedescendant", `hit-${cursor}`);
  else byId("query").removeAttribute("aria-activedescendant");
}

/** @param {number} step */
function moveCursor(step) {
  if (!hits.length) return;
  cursor = (cursor + step + hits.length) % hits.length;
  [...byId("hits").children].forEach((row, at) => row.setAttribute("aria-selected", String(at === cursor)));
  byId("hits").children[cursor].scrollIntoView({ block: "nearest" });
  openHits(true);
}

/** Chooses a hit; one hidden by the filters is shown by lifting them. @param {number} row */
function takeHit(row) {
  const at = hits[row];
  if (at === undefined) return;
  openHits(false);
  if (!visible.item[at]) leaveNothingOut();
  choose(ITEMS[at].id);
  revealChosen();
}

/** @param {KeyboardEvent} event */
function searchKey(event) {
  if (event.isComposing) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); moveCursor(event.key === "ArrowDown" ? 1 : -1); }
  if (event.key === "Enter") takeHit(cursor);
  if (event.key === "Escape") { event.stopPropagation(); byId("query").value = ""; drawHits(); byId("query").blur(); }
}

/** Wires the search box. */
export function startSearch() {
  byId("query").addEventListener("input", drawHits);
  byId("query").addEventListener("keydown", searchKey);
  byId("query").addEventListener("blur", () => openHits(false));
}
