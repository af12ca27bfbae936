// What the letters and signs of the matrix mean, in one line.

import { h } from "../../dom.js";
import { ITEMS, ROLES, START, TASK_COUNT } from "../../data.js";
import { SIGNS, newsSign } from "../../marks.js";
import { say } from "../../words.js";
import { isHeadless } from "./cells.js";

/** A sign with its meaning. @param {Node} sign @param {string} meaning */
const entry = (sign, meaning) => h("li", {}, sign, meaning);

/** The legend; of the marks on tasks, those that occur. */
export function legend() {
  const tasks = [...Array(TASK_COUNT).keys()];
  const roles = ROLES.map((role) => entry(h("span", { className: `role ${role}` }, say(`${role}.short`)), say(role)));
  const marks = [
    ...(tasks.some((at) => ITEMS[at].targets) ? [entry(h("span", { className: "aims" }, "◎"), say("has-aims"))] : []),
    ...(tasks.some(isHeadless) ? [entry(h("span", { className: "headless" }, "△"), say("headless"))] : []),
  ];
  const changes = START.compared ? Object.keys(SIGNS).map((change) => entry(newsSign(change)[0], say(`change.${change}`))) : [];
  return h("ul", { className: "key" }, ...roles, ...marks, ...changes);
}
