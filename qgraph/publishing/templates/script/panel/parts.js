// What panels and dossiers are made of: headings, names that lead on, clauses with their place.

import { button, h, quoted, tell } from "../dom.js";
import { DUTY, ITEMS, PLANS, ROLES, SECTIONS, changeOf, dutyId, fullName, isTask } from "../data.js";
import { choose } from "../state.js";
import { byClause, clauseOf, nameOf } from "../texts.js";
import { say } from "../words.js";

/** What a panel is about; the title names the panel. @param {Node|string} kind @param {...(Node|string)} title */
export const heading = (kind, ...title) => [h("p", { className: "kind" }, kind), h("h2", { id: "panel-title" }, ...title)];

/** A headed part, left out when it is empty. @param {string} title @param {Node[]} inside @returns {Node[]} */
export const part = (title, inside) => (inside.length ? [h("section", {}, h("h3", {}, title), ...inside)] : []);

/** A link to another item. @param {number} at */
export const itemLink = (at) => button({ className: "item", "data-id": ITEMS[at].id }, () => choose(ITEMS[at].id), quoted(isTask(at) ? fullName(at) : ITEMS[at].name));

/** A way to the sentence behind one assignment. @param {number} duty */
export const proof = (duty) => button(
  { className: "proof", "data-id": dutyId(duty), title: say("clause"), lang: "zh-CN", "aria-label": `${say("clause")}: ${ITEMS[DUTY.agency[duty]].name} — ${ITEMS[DUTY.task[duty]].name}` },
  () => choose(dutyId(duty)), "”");

/** Where in the document words stand, counted from 1 as people count. @param {number|null} start @param {number|null} end */
export const place = (start, end) => h("p", { className: "place" }, start === null || end === null ? say("nowhere") : say("place", start + 1, end));

/** @typedef {{from: number, to: number, className?: string}} Stretch in UTF-16 units */

/** Text with some stretches marked; overlapping ones are marked once. @param {string} text @param {Stretch[]} stretches */
export function marked(text, stretches) {
  const out = quoted("");
  let at = 0;
  for (const { from, to, className } of [...stretches].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (from < at) continue;
    out.append(text.slice(at, from), h("mark", className ? { className } : {}, text.slice(from, to)));
    at = to;
  }
  out.append(text.slice(at));
  return out;
}

/** The clause of some assignments with their names marked, and its place. @param {number[]} duties @returns {Node[]} */
export function clause(duties) {
  const { text, start, end } = clauseOf(duties[0]);
  if (!text) return [];
  const stretches = duties.flatMap((duty) => {
    const { mark } = nameOf(duty);
    return mark ? [{ from: mark[0], to: mark[1], className: ROLES[DUTY.role[duty]] }] : [];
  });
  return [h("blockquote", {}, marked(text, stretches)), placeLine(text, start, end, planOf(DUTY.task[duties[0]], changeOf(duties[0])))];
}

/** The plan whose words a task or an assignment of it stands in: of what is gone from a newer plan, the older one. @param {number} task @param {string} [change] */
export function planOf(task, change = ITEMS[task].change) {
  const own = PLANS[SECTIONS[ITEMS[task].section][0]];
  return change === "gone" ? PLANS.find((plan) => plan !== own) ?? own : own;
}

/** Words of the older plan under their heading. @param {import("../texts.js").Passage|null} body @param {number} task @returns {Node[]} */
export const wordsBefore = (body, task) => (body ? part(say("before"), [h("blockquote", { className: "old" }, quoted(body.text)), placeLine(body.text, body.start, body.end, planOf(task, "gone"))]) : []);

/** Where words stand, and the way to take them along. @param {string} text @param {number|null} start @param {number|null} end @param {import("../data.js").PlanFact|undefined} plan */
export function placeLine(text, start, end, plan) {
  const line = place(start, end);
  line.append(" ", button({ className: "copy" }, (event) => copy(cite(text, start, end, plan), /** @type {HTMLElement} */ (event.target)), say("copy")));
  return line;
}

/** Words with the plan they come from, its number and date, and their place. @param {string} text @param {number|null} start @param {number|null} end @param {import("../data.js").PlanFact|undefined} plan */
function cite(text, start, end, plan) {
  const source = plan ? [`《${plan.title}》`, plan.number, plan.issuer, plan.issued].filter(Boolean).join("，") : "";
  return start === null || end === null ? say("citation.nowhere", text, source) : say("citation", text, source, start + 1, end);
}

/** Puts a text on the clipboard, where the browser lets a page do so, and says it. @param {string} text @param {HTMLElement} by */
async function copy(text, by) {
  try {
    await navigator.clipboard.writeText(text);
  } catch { // a frame or an old browser: the way of before
    const area = h("textarea", { value: text, className: "aside" });
    by.after(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    by.focus();
  }
  by.textContent = say("copied");
  tell(say("copied"));
}

/** The clauses of some assignments, each once, and what is to be said of them. @param {number[]} duties @returns {Node[]} */
export const clauses = (duties) => [...byClause(duties).flatMap(clause), ...remarks(duties)];

/** What is to be said of a list or of how an assignment came about. @param {number[]} duties @returns {Node[]} */
export function remarks(duties) {
  const keys = [duties.some((duty) => DUTY.open.has(duty)) ? "open" : "", duties.some((duty) => DUTY.implied.has(duty)) ? "implied" : ""];
  return keys.filter(Boolean).map((key) => h("p", { className: "remark" }, say(key)));
}
