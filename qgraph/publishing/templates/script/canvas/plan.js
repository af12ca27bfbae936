// The picture of tasks and agencies.

import { DUTY, DUTY_COUNT, ITEMS, ROLES, SECTIONS, changeOf, dutyId, isTask, roleOf } from "../data.js";
import { STROKES } from "../marks.js";
import { visible } from "../state.js";
import { colour } from "../theme.js";
import { say } from "../words.js";
import { hull } from "./hull.js";
import { lightOf } from "./light.js";
import { agencyMark, lineColour, taskBox } from "./nodes.js";
import { makeScene, neighbourhood, placesOf } from "./scene.js";

/** Assignments that run between the same two ends bend apart; the number says how far. @type {Map<number, number>} */
const BENDS = new Map();
{
  /** @type {Map<number, number>} */
  const met = new Map();
  for (let duty = 0; duty < DUTY_COUNT; duty++) {
    const ends = DUTY.task[duty] * ITEMS.length + DUTY.agency[duty];
    const before = met.get(ends) ?? 0;
    met.set(ends, before + 1);
    if (before) BENDS.set(duty, before);
  }
}

/** An assignment's line: colour, width and dashes by role. @param {number} duty @param {boolean} bright @param {boolean} alone */
function dutyLine(duty, bright, alone) {
  const role = roleOf(duty);
  const bend = BENDS.get(duty);
  const change = changeOf(duty);
  const changed = change && change !== "same";
  return {
    id: dutyId(duty), from: ITEMS[DUTY.task[duty]].id, to: ITEMS[DUTY.agency[duty]].id, title: changed ? `${say(role)} · ${say(`change.${change}`)}` : say(role),
    width: STROKES[role].width, dashes: change === "gone" ? [3, 6] : STROKES[role].dashes, hoverWidth: 1,
    color: lineColour(changed ? colour[change] : colour[role], bright ? (alone || changed ? 0.95 : 0.5) : 0.05),
    smooth: bend ? { enabled: true, type: "curvedCW", roundness: 0.12 * bend } : false,
  };
}

/** Tasks and agencies that are visible, or near enough to the chosen. */
function scene() {
  const near = neighbourhood();
  const items = [...ITEMS.keys()].filter((at) => visible.item[at] && (!near || near.has(at)));
  const duties = near ? visible.duties.filter((duty) => near.has(DUTY.task[duty]) && near.has(DUTY.agency[duty])) : visible.duties;
  return makeScene(items, duties, (duty) => [DUTY.task[duty], DUTY.agency[duty]], (duty) => DUTY.role[duty]);
}

/** @type {import("./picture.js").Look} */
export const PLAN_LOOK = {
  places: placesOf("x", "y"),
  tones: ROLES,
  scene,
  light: lightOf,
  node: (at, bright, chosen) => (isTask(at) ? taskBox : agencyMark)(at, bright, chosen),
  line: dutyLine,
  behind: drawSections,
};

/** A faint ground behind the tasks of each section. @param {CanvasRenderingContext2D} pen */
function drawSections(pen) {
  pen.save();
  pen.lineJoin = "round";
  pen.lineWidth = 34;
  pen.fillStyle = pen.strokeStyle = colour.hull;
  for (const corners of sectionCorners()) {
    pen.beginPath();
    corners.forEach(([x, y]) => pen.lineTo(x, y));
    pen.closePath();
    pen.stroke();
    pen.fill();
  }
  pen.restore();
}

const MOST_HULLS = 600; // tasks; of a larger plan the sections lie over one another

/** The hull of the visible tasks of each section. @returns {import("./hull.js").Spot[][]} */
function sectionCorners() {
  const { x, y } = PLAN_LOOK.places;
  /** @type {import("./hull.js").Spot[][]} */
  const members = SECTIONS.map(() => []);
  if (visible.duties.length > 1500 || ITEMS.length > MOST_HULLS) return [];
  for (let at = 0; isTask(at); at++) {
    if (!visible.item[at]) continue;
    const half = Math.max(...ITEMS[at].label.split("\n").map((line) => line.length)) * 6;
    members[ITEMS[at].section].push([x[at] - half, y[at] - 9], [x[at] + half, y[at] - 9], [x[at] - half, y[at] + 9], [x[at] + half, y[at] + 9]);
  }
  return members.filter((points) => points.length).map(hull);
}
