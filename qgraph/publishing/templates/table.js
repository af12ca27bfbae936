// The table: tasks by agencies, a letter for each role. It is the picture in words, for screen readers and print.

const MOST_CELLS = 60000;

/** Tasks and agencies in the table, in the order of the plan and by load. */
function tableSides() {
  const agencies = [...ITEMS.keys()].filter((at) => !isTask(at) && visible.items[at]);
  const tasks = [...ITEMS.keys()].filter((at) => isTask(at) && visible.items[at]);
  const most = Math.max(1, Math.floor(MOST_CELLS / Math.max(1, agencies.length)));
  return { agencies, tasks: tasks.slice(0, most), cut: tasks.length > most ? most : 0 };
}

/** Draws the table anew. */
function drawTable() {
  const { agencies, tasks, cut } = tableSides();
  const note = cut ? [h("p", { className: "note" }, say("cut", cut))] : [];
  const table = h("table", {},
    h("caption", {}, say("caption")),
    h("thead", {}, h("tr", {}, h("th", { scope: "col", className: "corner" }, say("task")), h("th", { scope: "col", className: "sum" }, say("total")), ...agencies.map(columnHead))),
    ...tableBodies(tasks, agencies));
  table.addEventListener("keydown", walkTable);
  byId("view-table").replaceChildren(...note, h("div", { className: "sheet" }, table));
  const first = table.querySelector("[aria-current] , button");
  if (first) first.tabIndex = 0;
}

/** @param {number} at */
function columnHead(at) {
  const total = new Set(dutiesOf(at).map((duty) => DUTIES[duty][0])).size;
  return h("th", { scope: "col" }, cellButton(ITEMS[at].id, ITEMS[at].name, quoted(ITEMS[at].label.replaceAll("\n", "")), h("small", {}, String(total))));
}

/** A body for every section, headed by its name. @param {number[]} tasks @param {number[]} agencies */
function tableBodies(tasks, agencies) {
  const sections = [...new Set(tasks.map((at) => ITEMS[at].section))];
  return sections.map((section) => h("tbody", {},
    h("tr", { className: "section" }, h("th", { scope: "rowgroup", colSpan: 2 }, quoted(sectionName(/** @type {number} */ (section)))), h("td", { colSpan: Math.max(1, agencies.length) })),
    ...tasks.filter((at) => ITEMS[at].section === section).map((at) => tableRow(at, agencies))));
}

/** @param {number} task @param {number[]} agencies */
function tableRow(task, agencies) {
  /** @type {Map<number, number[]>} */
  const cells = new Map();
  for (const duty of dutiesOf(task)) cells.set(DUTIES[duty][1], [...(cells.get(DUTIES[duty][1]) ?? []), duty]);
  return h("tr", {},
    h("th", { scope: "row" }, cellButton(ITEMS[task].id, fullName(ITEMS[task]), quoted(fullName(ITEMS[task])))),
    h("td", { className: "sum" }, String(cells.size)),
    ...agencies.map((agency) => h("td", {}, ...(cells.get(agency) ?? []).map(roleCell))));
}

/** @param {number} duty */
function roleCell(duty) {
  const [task, agency, role] = DUTIES[duty];
  const cell = cellButton(dutyId(duty), `${ITEMS[task].name} — ${ITEMS[agency].name}: ${say(ROLES[role])}`, say(`${ROLES[role]}.short`));
  cell.className = `role ${ROLES[role]}`;
  return cell;
}

/** @param {string} id @param {string} name @param {...(Node|string)} inside */
function cellButton(id, name, ...inside) {
  const chosen = id === state.chosen ? { "aria-current": "true" } : {};
  return button({ tabIndex: -1, "data-id": id, "aria-label": name, title: name, lang: "zh-CN", ...chosen }, () => choose(id), ...inside);
}

/** Arrow keys move among the buttons of the table, which is one stop for Tab. @param {KeyboardEvent} event */
function walkTable(event) {
  const steps = /** @type {Record<string, [number, number]>} */ ({ ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] });
  const step = steps[event.key];
  const from = /** @type {HTMLElement} */ (event.target);
  if (!step || from.tagName !== "BUTTON") return;
  event.preventDefault();
  const next = step[0] ? inColumn(from, step[0]) : inRow(from, step[1]);
  if (!next) return;
  from.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

/** The next button of the row. @param {HTMLElement} from @param {number} step @returns {HTMLElement|undefined} */
function inRow(from, step) {
  const row = [...(from.closest("tr")?.querySelectorAll("button") ?? [])];
  return row[row.indexOf(/** @type {HTMLButtonElement} */ (from)) + step];
}

/** The nearest button above or below in the same column. @param {HTMLElement} from @param {number} step @returns {HTMLElement|undefined} */
function inColumn(from, step) {
  const cell = /** @type {HTMLTableCellElement} */ (from.closest("td, th"));
  const rows = [.../** @type {HTMLTableElement} */ (from.closest("table")).rows];
  let at = rows.indexOf(/** @type {HTMLTableRowElement} */ (cell.parentElement)) + step;
  for (; at >= 0 && at < rows.length; at += step) {
    const found = rows[at].className === "section" ? null : rows[at].cells[cell.cellIndex]?.querySelector("button");
    if (found) return found;
  }
  return undefined;
}

/** Marks what is chosen without drawing the table anew. */
function markTable() {
  for (const cell of byId("view-table").querySelectorAll("[data-id]")) {
    if (cell.dataset.id === state.chosen) cell.setAttribute("aria-current", "true");
    else cell.removeAttribute("aria-current");
  }
}
