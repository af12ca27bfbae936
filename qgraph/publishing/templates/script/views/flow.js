// The flow of responsibility: from chapters through those who lead to those who take part.

import { drawn } from "../dom.js";
import { DUTY, ITEMS, ROLES, SECTIONS, START, changeOf, dutyId, fullName, lookUp, pairId, roleOf, sectionName, shortName } from "../data.js";
import { wayChoice } from "../stage.js";
import { choose, leaveOut, state } from "../state.js";
import { say } from "../words.js";
import { THICK, course, outline } from "./courses.js";
import { brief, changeCounts, figures, fitted, followWidth, markParts, part, revealParts, roomIn, sheetOf, show, standing, widthOf, words } from "./drawing.js";
import { chosenStrands, light, paintOf, point, setScene } from "./lighting.js";
import { LEADERLESS, chapterOf, dyeOf, group, itemOf, placeName, strands } from "./strands.js";

/** @typedef {import("./courses.js").Place} Place */
/** @typedef {import("./courses.js").Ribbon} Ribbon */

const TOP = 46;
const LETTERS = 12.5;

/** @param {string} key @param {Record<string, string[]>} merged */
function nameOf(key, merged) {
  if (LEADERLESS.includes(key)) return say(`flow.${key.slice(2)}`);
  return merged[key] ? say(key.startsWith("s") ? "flow.more-chapters" : "flow.more", merged[key].length) : placeName(key);
}

/** Shows a chapter alone, or all of them again. @param {number} chapter */
function onlyChapter(chapter) {
  const others = [...SECTIONS.keys()].filter((at) => at !== chapter);
  const alone = others.every((at) => state.left.sections.has(at)) && !state.left.sections.has(chapter);
  leaveOut("sections", alone ? [] : others);
}

/** What choosing a place does. @param {string} key @returns {(() => void)|null} */
function actOf(key) {
  const chapter = chapterOf(key);
  if (chapter >= 0) return () => onlyChapter(chapter);
  const at = itemOf(key);
  return at < 0 ? null : () => choose(ITEMS[at].id);
}

/** What choosing a ribbon does: two bodies, or the one at its end. @param {Ribbon} ribbon */
function actOfRibbon({ from, to }) {
  const [one, other] = [itemOf(from), itemOf(to)];
  if (one >= 0 && other >= 0 && one !== other) return () => choose(pairId(one, other));
  return other >= 0 ? () => choose(ITEMS[other].id) : actOf(from);
}

/** How many runs of the same number there are: in strands, which go by tasks and assignments, how many of these. @param {number[]} numbers */
const runs = (numbers) => numbers.reduce((sum, number, at) => sum + Number(number >= 0 && number !== numbers[at - 1]), 0);

/** @param {Ribbon} ribbon @param {Map<string, Place>} places @param {Record<string, string[]>} merged */
function ribbonPart(ribbon, places, merged) {
  const dye = ribbon.dye && ribbon.dye !== "same" ? ` · ${say(ROLES.includes(ribbon.dye) ? ribbon.dye : `change.${ribbon.dye}`)}` : "";
  const ends = [ribbon.from, ribbon.to].map((key) => brief(nameOf(key, merged))).join(" → ");
  const name = `${ends}${dye}: ${say("flow.size", runs(ribbon.strands.map(({ duty }) => duty)), runs(ribbon.strands.map(({ task }) => task)))}`;
  const col = ribbon.from.startsWith("s") ? 1 : 3;
  return part({ key: ribbon.key, name, col, y: (ribbon.y0 + ribbon.y1) / 2, act: actOfRibbon(ribbon) },
    drawn("path", { class: "ribbon", d: outline(ribbon, places), fill: paintOf(ribbon.dye), opacity: ribbon.dye && ribbon.dye !== "same" ? 0.26 : 0.16 }));
}

/** @param {Place} place */
const colourOf = ({ key, column }) => (key.endsWith("-more") || column === 0 ? "var(--quiet)" : column === 1 ? "var(--lead)" : "var(--agency)");

/** The mark of a place; hollow where nobody stands in it. @param {Place} place */
function markOf(place) {
  const { key, x, y, height } = place;
  const look = LEADERLESS.includes(key) ? { fill: "var(--paper)", stroke: "var(--quiet)", "stroke-dasharray": "3 2" } : { fill: colourOf(place) };
  return drawn("rect", { x, y, width: THICK, height, rx: 1, .../** @type {Record<string, string>} */ (look) });
}

/** What a place holds: of those who take part by role, of others in all. @param {Place} place @param {boolean} narrow */
function countsOf({ column, duties, tasks }, narrow) {
  if (column !== 2 || narrow) return String(duties.length || tasks);
  const roles = duties.map(roleOf);
  return ROLES.flatMap((role) => (roles.includes(role) ? [`${say(`${role}.short`)}${roles.filter((one) => one === role).length}`] : [])).join(" ");
}

/** A place with its name and number, in the margin or, in the middle, on the ribbons. @param {Place} place @param {Record<string, string[]>} merged @param {Room} room */
function placePart(place, merged, room) {
  const { key, column, x, middle, duties, tasks } = place;
  const name = nameOf(key, merged);
  const at = itemOf(key);
  const base = middle + room.size * 0.36;
  const count = countsOf(place, room.narrow);
  const space = room.names[column] - (column === 2 ? widthOf(count, room.size) + 8 : 0);
  const label = fitted(at >= 0 ? shortName(at) : name, space, room.size);
  const act = actOf(key);
  const more = merged[key] ? ` (${merged[key].slice(0, 12).map((one) => fitted(placeName(one), 16, 1)).join("、")}…)` : "";
  const tip = `${column === 0 && act ? say("only.this", brief(name)) : brief(name)}${more}: ${say("flow.size", duties.length, tasks)}`;
  const left = column === 0;
  const width = space + widthOf(count, room.size) + 12;
  return part({ key, name: tip, col: column * 2, y: middle, act },
    drawn("rect", { x: left ? 0 : x, y: middle - 9, width: left ? x + THICK : THICK + width, height: 18, fill: "none", "pointer-events": "all" }),
    markOf(place), ...(left ? leftLabel(x, base, label, count, room) : [rightLabel(place, base, label, count, room)]));
}

/** @param {number} x @param {number} base @param {string} label @param {string} count @param {Room} room */
function leftLabel(x, base, label, count, { size, narrow, count: counted }) {
  const name = words(x - (narrow ? 6 : counted + 16), base, label, { lang: "zh-CN", "text-anchor": "end", "font-size": size });
  return narrow ? [name] : [name, figures(x - 8, base, count, { fill: "var(--quiet)" })];
}

/** @param {Place} place @param {number} base @param {string} label @param {string} count @param {Room} room */
function rightLabel({ x, column, duties }, base, label, count, { size }) {
  const halo = { stroke: "var(--paper)", "stroke-width": 3.5, "stroke-linejoin": "round", "paint-order": "stroke" };
  const text = words(x + THICK + 6, base, label, { lang: "zh-CN", "font-size": size, ...(column === 1 ? halo : { stroke: "none" }) });
  text.append(drawn("tspan", { dx: 6, fill: "var(--quiet)", class: "figures-text" }, count), ...changeCounts(duties.map(changeOf)));
  return text;
}

/**
 * Where the columns stand, and how much of a name each has room for.
 * @typedef {ReturnType<typeof roomFor>} Room
 * @param {number} width @param {number} count what the numbers of chapters take
 */
function roomFor(width, count) {
  const changes = START.compared && width >= 620 ? 66 : 0;
  if (width < 620) {
    const xs = [82, width * 0.41, width - 104 - changes];
    return { width, narrow: true, size: 12, count, xs, names: [74, xs[2] - xs[1] - 48, 92] };
  }
  const margin = width >= 900 ? 206 : 164;
  const xs = [margin, width * 0.44, width - margin - changes];
  return { width, narrow: false, size: LETTERS, count, xs, names: [margin - count - 24, Math.min(200, xs[2] - xs[1] - 60), margin - 24] };
}

/** The heads of the columns. @param {Room} room */
function heads({ xs: [left, middle, right], width, narrow }) {
  const look = { "font-size": 12, fill: "var(--quiet)", "font-weight": 600 };
  return [
    words(left + THICK, 26, say("sections"), { ...look, "text-anchor": "end" }),
    words(middle, 26, fitted(say("flow.lead"), right - middle - 8, 12), look),
    words(narrow ? width - 8 : right, 26, fitted(say("flow.body"), width - right, 12), { ...look, "text-anchor": narrow ? "end" : "start" })];
}

/** @param {{width: number, height: number}} box @returns {SVGElement} */
function paint({ width, height }) {
  const all = strands();
  const room = roomFor(width, widthOf(String(all.length), LETTERS));
  const merged = group(all);
  const { places, ribbons, height: full } = course(all, dyeOf, room.xs, TOP, Math.max(360, height - TOP - 24));
  const drawing = sheetOf(width, full + 8, say("flow.label"), ...heads(room),
    drawn("g", { class: "ribbons" }, ...ribbons.map((ribbon) => ribbonPart(ribbon, places, merged))),
    drawn("g", { class: "light", "aria-hidden": "true" }),
    ...[...places.values()].sort((a, b) => a.column - b.column || a.middle - b.middle).map((place) => placePart(place, merged, room)));
  setScene(drawing, { ribbons, places });
  return drawing;
}

/** @param {HTMLElement} box */
function draw(box) {
  const drawing = paint(roomIn(box));
  show(box, drawing);
  for (const type of ["pointerover", "pointerleave", "focusin", "focusout"]) drawing.addEventListener(type, point);
  followWidth(box, (box) => { draw(box); mark(box); });
}

/** @param {HTMLElement} box */
function mark(box) {
  const found = lookUp(state.chosen);
  const ids = found?.kind === "duty" ? [ITEMS[DUTY.agency[found.at]].id] : (state.chosen ?? "").split("~");
  markParts(box, (key) => itemOf(key) >= 0 && ids.includes(ITEMS[itemOf(key)].id));
  light(box.querySelector(".drawing"), chosenStrands());
}

/** An assignment in one row: its task and chapter, who leads there, who is meant, in what role. @param {import("./strands.js").Strand} strand */
function sheetRow({ task, duty, lead }) {
  const change = START.compared ? [duty < 0 ? "" : say(`change.${changeOf(duty) || "same"}`)] : [];
  const who = duty < 0 ? ["", ""] : [ITEMS[DUTY.agency[duty]].name, say(roleOf(duty))];
  return [fullName(task), sectionName(ITEMS[task].section), nameOf(lead, {}), ...who, ...change];
}

/** @returns {import("../sheet.js").Sheet} */
function sheet() {
  const all = strands();
  return {
    caption: say("flow.label"), rows: all.map(sheetRow), ids: all.map(({ task, duty }) => (duty < 0 ? ITEMS[task].id : dutyId(duty))),
    head: [say("task"), say("sections"), say("flow.lead"), say("agency"), say("roles"), ...(START.compared ? [say("changes")] : [])],
  };
}

/** @type {import("../stage.js").View} */
export const FLOW = {
  id: "flow", picture: true, draw, mark, sheet, reveal: revealParts, figure: () => standing(paint, "view.flow"),
  controls: () => (START.compared ? [wayChoice("dye", ["role", "change"], "role")] : []),
};
