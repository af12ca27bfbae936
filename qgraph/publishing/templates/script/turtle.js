// What is visible as triples, in the terms of the ontology and with the names the graph has for them.

import { DUTY, ITEMS, PLANS, SECTIONS, TASK_COUNT, isGone, roleOf } from "./data.js";
import { visible, visibleAgencies, visibleTasks } from "./state.js";
import { cueOf, irisOf } from "./texts.js";

const PREFIXES = `@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix qg: <https://w3id.org/qgraph#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
`;
/** @type {Record<string, string>} */
const ROLE_TERMS = { lead: "qg:Lead", responsible: "qg:Responsible", joint: "qg:JointlyResponsible", participant: "qg:Participant" };

/** An IRI between its brackets; what may not stand there is percent-encoded. @param {string} text */
const iri = (text) => `<${text.replace(/[\u0000-\u0020<>"{}|^`\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, "0")}`)}>`;

/** @param {string} text */
const literal = (text) => `"${text.replace(/[\u0000-\u001f"\\\u007f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`)}"`;

/** @param {string} text */
const chinese = (text) => `${literal(text)}@zh-hans`;

/** A subject with its statements, those that say nothing left out. @param {string} subject @param {[string, string][]} statements */
const block = (subject, statements) => `${iri(subject)} ${statements.filter(([, object]) => object).map(([predicate, object]) => `${predicate} ${object}`).join(" ;\n\t")} .\n`;

/** The title of a task; nothing where its number, or a dash, stands for one. @param {number} at */
const titleOf = (at) => (ITEMS[at].name === (ITEMS[at].number || "—") ? "" : chinese(ITEMS[at].name));

/**
 * The visible tasks, bodies and assignments in Turtle. What has no IRI in the graph is left out, and so is what is gone:
 * it belongs to an older plan, of which the page knows no more.
 */
export function turtle() {
  const { tasks, agencies, duties } = irisOf();
  const there = visibleTasks().filter((at) => tasks[at] && ITEMS[at].change !== "gone");
  const plans = PLANS.map(({ plan, title }) => block(plan, [["a", "qg:ActionPlan"], ["dcterms:title", title && chinese(title)]]));
  const sections = [...new Set(there.map((at) => ITEMS[at].section))].map((at) => SECTIONS[at]).filter(([, , , section]) => section);
  const chapters = sections.map(([plan, number, title, section]) => block(section, [
    ["a", "qg:Section"], ["dcterms:identifier", number && literal(number)], ["dcterms:title", title && chinese(title)], ["dcterms:isPartOf", iri(PLANS[plan].plan)]]));
  const works = there.map((at) => block(tasks[at], [
    ["a", "qg:Task"], ["dcterms:identifier", ITEMS[at].number && literal(ITEMS[at].number)], ["dcterms:title", titleOf(at)],
    ["dcterms:isPartOf", iri(SECTIONS[ITEMS[at].section][3] || PLANS[SECTIONS[ITEMS[at].section][0]].plan)]]));
  const bodies = visibleAgencies().filter((at) => agencies[at - TASK_COUNT]).map((at) => block(agencies[at - TASK_COUNT], [
    ["a", ITEMS[at].kind === "group" ? "qg:AgencyGroup" : "qg:Agency"], ["skos:prefLabel", chinese(ITEMS[at].name)]]));
  const assignments = visible.duties.filter((duty) => duties[duty] && tasks[DUTY.task[duty]] && !isGone(duty)).map((duty) => block(duties[duty], [
    ["a", "qg:Assignment"], ["qg:assignedTask", iri(tasks[DUTY.task[duty]])], ["qg:role", ROLE_TERMS[roleOf(duty)]],
    ["qg:assignee", agencies[DUTY.agency[duty] - TASK_COUNT] && iri(agencies[DUTY.agency[duty] - TASK_COUNT])], ["qg:cue", cueOf(duty) && literal(cueOf(duty))]]));
  return [PREFIXES, ...plans, ...chapters, ...works, ...bodies, ...assignments].join("\n");
}
