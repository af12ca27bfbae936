// Title line, tabs, filters with counts, and the legend.

/** A sentence for screen readers. @param {...(Node|string)} sentence */
const tell = (...sentence) => { byId("live").replaceChildren(...sentence); };

/** Issuer, number, date and file of a plan, what there is of them, each with its name. @param {PlanFact} plan @returns {[string, Node][]} */
const planParts = ({ issuer, number, issued, source }) => /** @type {[string, Node][]} */ ([
  ["issuer", issuer && quoted(issuer)], ["number", number && quoted(number)], ["issued", issued && apart(issued)], ["source", source && apart(source)],
].filter(([, value]) => value));

/** Issuer, number, date and file of the plan; titles, where there are several. */
function drawSource() {
  const facts = DATA.plans.map((plan) => {
    const parts = planParts(plan);
    const told = parts.map(([key, value]) => h("span", {}, h("b", {}, say(key)), " ", value));
    return h("span", { className: "plan" }, ...(DATA.plans.length > 1 ? [quoted(plan.title)] : []), ...told);
  });
  byId("source").replaceChildren(...facts);
}

/** Names of buttons and fields in the language in force. */
function drawNames() {
  document.documentElement.lang = state.lang === "zh" ? "zh-CN" : "en";
  byId("lang").textContent = say("language");
  byId("query").placeholder = say("search");
  byId("query").setAttribute("aria-label", say("search"));
  byId("hits").setAttribute("aria-label", say("search"));
  byId("show-filters").textContent = say("filters");
  byId("filters").setAttribute("aria-label", say("filters"));
  for (const [id, key] of [["theme", "theme"], ["fit", "fit"]]) { byId(id).title = say(key); byId(id).setAttribute("aria-label", say(key)); }
  byId("canvas-plan").setAttribute("aria-label", say("label.plan"));
  byId("canvas-agencies").setAttribute("aria-label", say("label.agencies"));
  byId("tabs").setAttribute("aria-label", say("views"));
  byId("show-about").textContent = say("about");
}

/** Tabs and the view they show. */
function drawTabs() {
  for (const tab of byId("tabs").children) {
    const on = tab.dataset.view === state.view;
    tab.textContent = say(tab.dataset.view);
    tab.setAttribute("aria-selected", String(on));
    tab.tabIndex = on ? 0 : -1;
    byId(`view-${tab.dataset.view}`).hidden = !on;
  }
  byId("fit").hidden = state.view === "table";
}

/** @param {KeyboardEvent} event */
function tabKey(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const view = VIEWS[(VIEWS.indexOf(state.view) + step + VIEWS.length) % VIEWS.length];
  change({ view });
  byId(`tab-${view}`).focus();
}

/** How many visible assignments have each role, and visible tasks each section, were that one filter not set. */
function filterCounts() {
  const roles = ROLES.map(() => 0);
  const tasks = DATA.sections.map(() => new Set());
  DUTIES.forEach(([task, , role]) => {
    const section = /** @type {number} */ (ITEMS[task].section);
    if (state.sections.has(section)) roles[role] += 1;
    if (state.roles.has(role)) tasks[section].add(task);
  });
  for (let at = 0; at < TASK_COUNT; at++) if (!TOUCHING[at].length) tasks[/** @type {number} */ (ITEMS[at].section)].add(at);
  return { roles, sections: tasks.map((set) => set.size) };
}

/** A filter's box with name and count. @param {"roles"|"sections"} kind @param {number} at @param {number} count @param {...(Node|string)} name */
function filterBox(kind, at, count, ...name) {
  const flip = (/** @type {any} */ event) => {
    const chosen = new Set(state[kind]);
    if (event.target.checked) chosen.add(at);
    else chosen.delete(at);
    change({ [kind]: chosen });
    tell(countsLine());
  };
  const box = h("input", { type: "checkbox", checked: state[kind].has(at), "data-filter": `${kind}-${at}`, on: { change: flip } });
  return h("label", {}, box, ...name, h("span", { className: "number" }, String(count)));
}

/** Filters, legend and overview. The focused box keeps the focus. */
function drawFilters() {
  const focused = /** @type {any} */ (document.activeElement)?.dataset?.filter;
  const counts = filterCounts();
  const roles = ROLES.map((role, at) => filterBox("roles", at, counts.roles[at], lineSample(role), say(role)));
  const sections = DATA.sections.map((_, at) => filterBox("sections", at, counts.sections[at], h("span", { className: "name" }, quoted(sectionName(at)))));
  byId("filters").replaceChildren(
    h("p", { id: "counts" }, countsLine()),
    h("fieldset", {}, h("legend", {}, say("roles")), ...roles),
    h("fieldset", { id: "sections" }, h("legend", {}, say("sections")), allOrNone(), ...sections),
    drawLegend(),
    h("p", { className: "hint" }, say("hint")));
  if (focused) byId("filters").querySelector(`[data-filter="${focused}"]`)?.focus();
}

/** Two buttons that set or clear all sections. */
const allOrNone = () => h("p", { className: "all" },
  button({}, () => change({ sections: new Set(DATA.sections.keys()) }), say("all")),
  button({}, () => change({ sections: new Set() }), say("none")));

/** What is visible, in numbers. */
function countsLine() {
  const shown = [...ITEMS.keys()].filter((at) => visible.items[at]);
  const tasks = shown.filter(isTask).length;
  return say("counts", tasks, shown.length - tasks, visible.duties.length);
}

/** A stroke as the picture draws it. @param {string} role */
function lineSample(role) {
  const { width, dashes } = STROKES[role];
  const line = drawn("line", { x1: 1, y1: 7, x2: 33, y2: 7, stroke: `var(--${role})`, "stroke-width": width, "stroke-dasharray": dashes ? dashes.join(" ") : "none" });
  return drawn("svg", { class: "sample", width: 34, height: 14, "aria-hidden": "true" }, line);
}

/** The outlines of vis-network's marks, in a box of 16. @type {Record<string, string>} */
const OUTLINES = {
  square: "3,3 13,3 13,13 3,13", diamond: "8,1 15,8 8,15 1,8", triangle: "8,2 15,14 1,14", triangleDown: "1,2 15,2 8,14",
  hexagon: "4,2 12,2 16,8 12,14 4,14 0,8", star: "8,0 10,6 16,6 11,10 13,16 8,12 3,16 5,10 0,6 6,6",
};

/** @param {string} shape @param {string} kind */
function markSample(shape, kind) {
  const paint = { fill: kind === "group" ? "var(--paper)" : "var(--agency)", stroke: "var(--agency)", "stroke-width": 1.6 };
  const task = { fill: "var(--task)", stroke: "var(--task-line)" };
  const mark = shape === "box" ? drawn("rect", { x: 0.5, y: 3, width: 17, height: 10, rx: 2.5, ...task })
    : shape === "dot" ? drawn("circle", { cx: 8, cy: 8, r: 6, ...paint }) : drawn("polygon", { points: OUTLINES[shape], ...paint });
  return drawn("svg", { class: "sample", width: 18, height: 16, "aria-hidden": "true" }, mark);
}

/** The kinds that occur, each with its mark. */
function drawLegend() {
  const kinds = new Map(ITEMS.map((item) => [item.kind, item.shape]));
  return h("section", { id: "legend" }, h("h2", {}, say("legend")), h("ul", {}, ...[...kinds].map(([kind, shape]) => h("li", {}, markSample(shape, kind), say(kind)))));
}

/** Wires the buttons of the head. */
function startControls() {
  byId("lang").addEventListener("click", () => change({ lang: state.lang === "zh" ? "en" : "zh" }));
  byId("fit").addEventListener("click", () => pictures[state.view]?.fit());
  byId("tabs").addEventListener("keydown", tabKey);
  byId("show-about").addEventListener("click", () => change({ chosen: null, about: Boolean(state.chosen) || !state.about }));
  for (const tab of byId("tabs").children) tab.addEventListener("click", () => change({ view: tab.dataset.view }));
  byId("show-filters").addEventListener("click", () => {
    const open = document.body.classList.toggle("filtering");
    byId("show-filters").setAttribute("aria-expanded", String(open));
  });
}
