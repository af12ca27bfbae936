// The picture of tasks and agencies.

import { DUTY, DUTY_COUNT, ITEMS, SECTIONS, dutyId, fullName, isTask, roleOf } from "../data.js";
import { STROKES } from "../marks.js";
import { state, visible, visibleTasks } from "../state.js";
import { colour } from "../theme.js";
import { say } from "../words.js";
import { hull } from "./hull.js";
import { lightOf } from "./light.js";
import { MANY, agencyMark, letters, lineColour, oneColour } from "./picture.js";

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

/** A task's box. @param {number} at @param {boolean} bright @param {boolean} chosen */
function taskBox(at, bright, chosen) {
  const item = ITEMS[at];
  return {
    id: item.id, label: item.label, title: fullName(at), shape: item.shape, margin: 5, opacity: bright ? 1 : 0.25,
    borderWidth: chosen ? 2.5 : 1, shapeProperties: { borderRadius: 4 },
    font: { ...letters(bright), strokeWidth: 0 }, ...oneColour(colour.task, chosen ? colour.ink : colour["task-line"]),
  };
}

/** An assignment's line: colour, width and dashes by role. @param {number} duty @param {boolean} bright @param {boolean} alone */
function dutyLine(duty, bright, alone) {
  const role = roleOf(duty);
  const bend = BENDS.get(duty);
  return {
    id: dutyId(duty), from: ITEMS[DUTY.task[duty]].id, to: ITEMS[DUTY.agency[duty]].id, title: say(role), width: STROKES[role].width,
    dashes: DUTY_COUNT > MANY ? false : STROKES[role].dashes, hoverWidth: 1,
    color: lineColour(colour[role], bright ? (alone ? 0.95 : 0.5) : 0.05),
    smooth: bend ? { enabled: true, type: "curvedCW", roundness: 0.12 * bend } : false,
  };
}

/** @type {import("./picture.js").Look} */
export const PLAN_LOOK = {
  nodes: (id) => {
    const light = lightOf(id);
    return [...ITEMS.keys()].filter((at) => visible.item[at]).map((at) => {
      const mark = isTask(at) ? taskBox : agencyMark;
      return { ...mark(at, !light || light.items.has(at), ITEMS[at].id === state.chosen), x: ITEMS[at].x, y: ITEMS[at].y };
    });
  },
  edges: (id) => {
    const light = lightOf(id);
    return visible.duties.map((duty) => dutyLine(duty, !light || light.duties.has(duty), light !== null));
  },
  around: (id) => lightOf(id)?.items ?? null,
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

/** The hull of the visible tasks of each section. @returns {import("./hull.js").Spot[][]} */
function sectionCorners() {
  /** @type {import("./hull.js").Spot[][]} */
  const members = SECTIONS.map(() => []);
  for (const at of visibleTasks()) {
    const { x, y, label, section } = ITEMS[at];
    const half = Math.max(...label.split("\n").map((line) => line.length)) * 6;
    members[section].push([x - half, y - 9], [x + half, y - 9], [x - half, y + 9], [x + half, y + 9]);
  }
  return members.filter((points) => points.length).map(hull);
}
