// A dossier for each body: its tasks by role with their sentences, its partners, its targets.

import { apart, button, h, markCurrent, quoted } from "../dom.js";
import { DUTY, ITEMS, ROLES, changeOf, fullName, isGone, isTask, lookUp, roleOf, sectionName } from "../data.js";
import { changeCell, changeHead, chip, countBar, kindName, newsSign, roleCounts } from "../marks.js";
import { dutiesByRole, partnerRows, sentence } from "../panel/chosen.js";
import { itemLink, part } from "../panel/parts.js";
import { targetList } from "../panel/targets.js";
import { choose, dutiesOf, heldOf, heldTasks, partnersOf, state, visible, visibleAgencies } from "../state.js";
import { clauseOf, printedOf } from "../texts.js";
import { say } from "../words.js";

const MOST_LISTED = 400;
const OPEN_SENTENCES = 12; // more than these are folded, so that a long dossier stays a list

/** The body whose dossier is drawn; -1 before the first. */
let drawnFor = -1;

/** The body whose dossier is to be shown: the chosen one, else the one that is there while a task is chosen, else the busiest. */
function shown() {
  const found = lookUp(state.chosen);
  if (found?.kind === "item" && !isTask(found.at)) return found.at;
  if (found?.kind === "duty") return DUTY.agency[found.at];
  return found && visible.item[drawnFor] ? drawnFor : visibleAgencies()[0];
}

/** The bodies to choose from, busiest first. @param {number} current */
function list(current) {
  const loads = new Map(visibleAgencies().map((at) => [at, heldOf(at).length]));
  const loadOf = (/** @type {number} */ at) => loads.get(at) ?? 0;
  const all = [...loads.keys()].sort((a, b) => loadOf(b) - loadOf(a) || a - b);
  const most = loadOf(all[0]);
  const rows = [...new Set([...all.slice(0, MOST_LISTED), current])].map((at) => h("li", {},
    button({ "data-id": ITEMS[at].id, tabIndex: at === current ? 0 : -1, ...(at === current ? { "aria-current": "true" } : {}) }, () => choose(ITEMS[at].id),
      quoted(ITEMS[at].name), h("span", { className: "number" }, String(loadOf(at))), countBar("strip", roleCounts(at), Math.max(1, most)))));
  const note = all.length > MOST_LISTED ? [h("p", { className: "note" }, say("agencies-cut", MOST_LISTED, all.length))] : [];
  return h("nav", { className: "bodies", "aria-label": say("view.agencies") }, h("ul", { on: { keydown: walkList } }, ...rows), ...note);
}

/** Up and down in the list, which is one stop for Tab. @param {KeyboardEvent} event */
function walkList(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const rows = [.../** @type {HTMLElement} */ (event.currentTarget).querySelectorAll("button")];
  const next = rows[rows.indexOf(/** @type {HTMLButtonElement} */ (event.target)) + step];
  if (next?.dataset.id) {
    choose(next.dataset.id);
    /** @type {HTMLElement|null} */ (document.querySelector(`.bodies [data-id="${next.dataset.id}"]`))?.focus();
  }
}

/** What a dossier begins with: kind, name, the names it is printed under, and its share of the plan. @param {number} at @returns {Node[]} */
function opening(at) {
  const printed = [...new Set(dutiesOf(at).map((duty) => printedOf(duty)))].filter((name) => name !== ITEMS[at].name);
  const tasks = new Set(heldOf(at).map((duty) => DUTY.task[duty])).size;
  const all = heldTasks().length;
  const figures = roleCounts(at).map((count, role) => h("div", { className: count ? "" : "none" }, h("dt", {}, chip(role)), h("dd", {}, String(count))));
  return [
    h("p", { className: "kind" }, kindName(at)), h("h2", {}, quoted(ITEMS[at].name)),
    ...(printed.length ? [h("p", { className: "printed" }, say("printed-as"), ...printed.flatMap((name, place) => [place ? "、" : "", quoted(name)]))] : []),
    h("dl", { className: "figures" }, ...figures,
      h("div", {}, h("dt", {}, say("share")), h("dd", {}, apart(`${tasks} / ${all}`), h("small", {}, ` ${Math.round((100 * tasks) / Math.max(1, all))}%`)))),
  ];
}

/** The tasks of one role, each with the sentence that gives it; those that are gone are signed and not counted. @param {number[]} duties @param {boolean} open @returns {Node[]} */
function roleSection(duties, open) {
  if (!duties.length) return [];
  const rows = duties.map((duty) =>
    h("li", {}, ...newsSign(changeOf(duty)), itemLink(DUTY.task[duty]), h("small", { className: "chapter" }, quoted(sectionName(ITEMS[DUTY.task[duty]].section))), sentence(duty, open)));
  return [h("section", {}, h("h3", {}, chip(DUTY.role[duties[0]]), ` ${duties.filter((duty) => !isGone(duty)).length}`), h("ul", { className: "sentences" }, ...rows))];
}

/** @param {number} at */
function dossier(at) {
  const duties = dutiesByRole(at);
  const partners = [...partnersOf(at)];
  const roles = ROLES.flatMap((_, role) => roleSection(duties.filter((duty) => DUTY.role[duty] === role), duties.length <= OPEN_SENTENCES));
  return h("article", { className: "dossier", tabIndex: -1 }, ...opening(at),
    h("div", { className: "halves" },
      h("div", {}, ...roles),
      h("div", {}, ...part(`${say("partners")} · ${partners.length}`, partnerRows(at, partners)),
        ...part(say("targets"), targetList([...new Set(heldOf(at).map((duty) => DUTY.task[duty]))])))));
}

/** @param {HTMLElement} box */
function draw(box) {
  const at = shown();
  drawnFor = at ?? -1;
  box.replaceChildren(...(at === undefined ? [] : [h("div", { className: "dossiers" }, list(at), dossier(at))]));
}

/** Another body chosen is another dossier; the list stays where it was. @param {HTMLElement} box */
function mark(box) {
  const at = shown();
  if (at === undefined || at === drawnFor) return;
  drawnFor = at;
  const listed = box.querySelector(`.bodies [data-id="${ITEMS[at].id}"]`);
  if (!listed) return draw(box);
  const rows = /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll(".bodies button"));
  for (const row of rows) row.tabIndex = row === listed ? 0 : -1;
  markCurrent(rows, (row) => row === listed);
  box.querySelector(".dossier")?.replaceWith(dossier(at));
}

/** @returns {import("../sheet.js").Sheet} */
function sheet() {
  const at = shown();
  const duties = at === undefined ? [] : dutiesByRole(at);
  return {
    caption: at === undefined ? "" : ITEMS[at].name, head: [say("task"), say("sections"), say("roles"), ...changeHead(), say("clause")],
    rows: duties.map((duty) => [fullName(DUTY.task[duty]), sectionName(ITEMS[DUTY.task[duty]].section), say(roleOf(duty)), ...changeCell(changeOf(duty)), clauseOf(duty).text]),
  };
}

/** @type {import("../stage.js").View} */
export const AGENCIES = {
  id: "agencies", draw, mark, sheet,
  tells: (found) => found.kind === "item" && !isTask(found.at),
  reveal: (box) => box.querySelector(".bodies [aria-current]")?.scrollIntoView({ block: "nearest" }),
};
