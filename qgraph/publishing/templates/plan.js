// The picture of tasks and agencies.

/** Assignments that run between the same two ends bend apart; the number says how far. @type {Map<number, number>} */
const BENDS = new Map();
{
  /** @type {Map<string, number>} */
  const met = new Map();
  DUTIES.forEach(([task, agency], duty) => {
    const before = met.get(`${task} ${agency}`) ?? 0;
    met.set(`${task} ${agency}`, before + 1);
    if (before) BENDS.set(duty, before);
  });
}

/** A task's box. @param {number} at @param {boolean} bright @param {boolean} chosen */
function taskBox(at, bright, chosen) {
  const item = ITEMS[at];
  return {
    id: item.id, label: item.label, title: fullName(item), shape: item.shape, margin: 5, opacity: bright ? 1 : 0.25,
    borderWidth: chosen ? 2.5 : 1, shapeProperties: { borderRadius: 4 },
    font: { ...letters(bright), strokeWidth: 0 }, ...oneColour(colour.task, chosen ? colour.ink : colour["task-line"]),
  };
}

/** An assignment's line: colour, width and dashes by role. @param {number} duty @param {boolean} bright @param {boolean} alone */
function dutyLine(duty, bright, alone) {
  const [task, agency, at] = DUTIES[duty];
  const role = ROLES[at];
  const bend = BENDS.get(duty);
  return {
    id: dutyId(duty), from: ITEMS[task].id, to: ITEMS[agency].id, title: say(role), width: STROKES[role].width,
    dashes: DUTIES.length > MANY ? false : STROKES[role].dashes, hoverWidth: 1,
    color: lineColour(colour[role], bright ? (alone ? 0.95 : 0.5) : 0.05),
    smooth: bend ? { enabled: true, type: "curvedCW", roundness: 0.12 * bend } : false,
  };
}

/** @type {Look} */
const PLAN_LOOK = {
  nodes: (id) => {
    const light = lightOf(id);
    return [...ITEMS.keys()].filter((at) => visible.items[at]).map((at) => {
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

/** The hull of the visible tasks of each section. @returns {[number, number][][]} */
function sectionCorners() {
  /** @type {[number, number][][]} */
  const members = DATA.sections.map(() => []);
  for (let at = 0; at < TASK_COUNT; at++) {
    const { x, y, label, section } = ITEMS[at];
    const half = Math.max(...label.split("\n").map((line) => line.length)) * 6;
    if (visible.items[at]) members[/** @type {number} */ (section)].push([x - half, y - 9], [x + half, y - 9], [x - half, y + 9], [x + half, y + 9]);
  }
  return members.filter((points) => points.length).map(hull);
}

/** The corners around points, clockwise (Andrew's monotone chain). @param {[number, number][]} points @returns {[number, number][]} */
function hull(points) {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return [...half(sorted), ...half(sorted.reverse())];
}

/** One side of a hull. @param {[number, number][]} points @returns {[number, number][]} */
function half(points) {
  /** @type {[number, number][]} */
  const side = [];
  for (const point of points) {
    while (side.length > 1 && turn(side[side.length - 2], side[side.length - 1], point) <= 0) side.pop();
    side.push(point);
  }
  return side.slice(0, -1);
}

/** Positive for a left turn. @param {[number, number]} a @param {[number, number]} b @param {[number, number]} c */
const turn = (a, b, c) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
