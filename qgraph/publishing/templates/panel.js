// The panel: what is chosen, with the exact words of the document and their place.

/** Opens, fills or closes the panel. What was pressed in it goes with its old content; the panel then has the focus. */
function drawPanel() {
  const found = find(state.chosen);
  const panel = byId("panel");
  const inside = panel.contains(document.activeElement);
  panel.hidden = !found && !state.about;
  byId("show-about").setAttribute("aria-expanded", String(!found && state.about));
  if (panel.hidden) { panel.replaceChildren(); return; }
  const close = button({ className: "round close", "aria-label": say("close"), title: say("close") }, clearChoice, "×");
  panel.replaceChildren(close, ...(found ? panelParts(found) : overview()));
  panel.scrollTop = 0;
  if (inside) panel.focus();
}

/** @param {Chosen} found @returns {Node[]} */
function panelParts(found) {
  if (found.kind === "duty") return dutyPanel(found.at);
  if (found.kind === "pair") return pairPanel(found.one, found.other);
  return isTask(found.at) ? taskPanel(found.at) : agencyPanel(found.at);
}

/** What a panel is about; the title names the panel. @param {Node|string} kind @param {...(Node|string)} title */
const heading = (kind, ...title) => [h("p", { className: "kind" }, kind), h("h2", { id: "panel-title" }, ...title)];

/** A headed part, left out when it is empty. @param {string} title @param {Node[]} inside @returns {Node[]} */
const part = (title, inside) => (inside.length ? [h("section", {}, h("h3", {}, title), ...inside)] : []);

/** A role by its letter and name. @param {number} role @param {boolean} [short] */
const chip = (role, short = false) => h("span", { className: `chip ${ROLES[role]}`, title: say(ROLES[role]) }, say(short ? `${ROLES[role]}.short` : ROLES[role]));

/** A link to another item. @param {number} at */
const itemLink = (at) => button({ className: "item", "data-id": ITEMS[at].id }, () => choose(ITEMS[at].id), quoted(isTask(at) ? fullName(ITEMS[at]) : ITEMS[at].name));

/** Where in the document words stand; offsets as `qgraph extract` gives them. @param {number|null} start @param {number|null} end */
const place = (start, end) => h("p", { className: "place" }, start === null || end === null ? say("nowhere") : say("place", start, end));

/**
 * Text with some stretches marked; overlapping ones are marked once.
 * @param {string} text @param {{from: number, to: number, role?: number}[]} marks
 */
function marked(text, marks) {
  const out = quoted("");
  let at = 0;
  for (const { from, to, role } of [...marks].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (from < at) continue;
    out.append(text.slice(at, from), h("mark", role === undefined ? {} : { className: ROLES[role] }, text.slice(from, to)));
    at = to;
  }
  out.append(text.slice(at));
  return out;
}

/** Offsets from Python count characters; JavaScript counts UTF-16 units. @param {string} text @param {number} offset */
function unit(text, offset) {
  const whole = text.slice(0, offset);
  return /[\ud800-\udfff]/.test(text) ? [...text].slice(0, offset).join("").length : whole.length;
}

/** A clause with the names of some assignments marked, and its place. @param {number} passage @param {number[]} duties @returns {Node[]} */
function clause(passage, duties) {
  const [text, start] = texts().passages[passage];
  if (!text) return [];
  const marks = duties.flatMap((duty) => {
    const mark = texts().names[duty][4];
    return mark ? [{ from: unit(text, mark[0]), to: unit(text, mark[1]), role: DUTIES[duty][2] }] : [];
  });
  return [h("blockquote", {}, marked(text, marks)), place(start, start === null ? null : start + [...text].length)];
}

/** What is to be said of a list or of how an assignment came about. @param {number[]} duties */
function remarks(duties) {
  const flags = duties.reduce((all, duty) => all | DUTIES[duty][4], 0);
  const keys = [flags & 1 ? "open" : "", flags & 2 ? "implied" : ""].filter(Boolean);
  return keys.map((key) => h("p", { className: "remark" }, say(key)));
}

/** Assignments grouped by clause. @param {number[]} duties @returns {[number, number[]][]} */
function byPassage(duties) {
  /** @type {Map<number, number[]>} */
  const groups = new Map();
  for (const duty of duties) groups.set(DUTIES[duty][3], [...(groups.get(DUTIES[duty][3]) ?? []), duty]);
  return [...groups];
}

/** @param {number} at @returns {Node[]} */
function taskPanel(at) {
  const item = ITEMS[at];
  const duties = dutiesOf(at);
  const [text, start, end] = texts().tasks[at];
  const groups = ROLES.map((_, role) => duties.filter((duty) => DUTIES[duty][2] === role));
  const who = groups.flatMap((group, role) => (group.length ? [h("div", { className: "group" }, chip(role), h("ul", {}, ...group.map((duty) => h("li", {}, itemLink(DUTIES[duty][1]), proof(duty)))))] : []));
  return [
    ...heading(h("span", {}, `${say(item.kind)} · `, quoted(sectionName(/** @type {number} */ (item.section)))), quoted(fullName(item))),
    ...(duties.length ? [] : [h("p", { className: "remark" }, say("noone"))]),
    ...part(say("clause"), byPassage(duties).flatMap(([passage, group]) => clause(passage, group)).concat(remarks(duties))),
    ...part(say("who"), who),
    ...part(say("targets"), targetList([at])),
    ...(text ? [h("details", {}, h("summary", {}, say("body")), h("blockquote", {}, quoted(text)), place(start, end))] : []),
  ];
}

/** A way to the sentence behind one assignment. @param {number} duty */
const proof = (duty) => button({ className: "proof", "data-id": dutyId(duty), title: say("clause"), lang: "zh-CN", "aria-label": `${say("clause")}: ${ITEMS[DUTIES[duty][1]].name} — ${ITEMS[DUTIES[duty][0]].name}` }, () => choose(dutyId(duty)), "”");

/** @param {number} at @returns {Node[]} */
function agencyPanel(at) {
  const duties = dutiesOf(at).sort((a, b) => DUTIES[a][2] - DUTIES[b][2] || a - b);
  const partners = [...partnersOf(at)];
  const rows = partners.map(([other, tasks]) => h("li", {}, itemLink(other), button({ className: "count", title: say("shared") }, () => choose(pairId(at, other)), say("times", tasks.length))));
  return [
    ...heading(say(ITEMS[at].kind), quoted(ITEMS[at].name)),
    roleBar(duties),
    ...part(`${say("tasks")} · ${duties.length}`, [h("ul", { className: "duties" }, ...duties.map((duty) => dutyRow(duty, duties.length <= 3)))]),
    ...part(`${say("partners")} · ${partners.length}`, rows.length ? [h("ul", { className: "partners" }, ...rows)] : []),
    ...part(say("targets"), targetList(duties.map((duty) => DUTIES[duty][0]))),
  ];
}

/** How many assignments of each role, as letters with numbers. @param {number[]} duties */
function roleBar(duties) {
  const counts = ROLES.map((_, role) => duties.filter((duty) => DUTIES[duty][2] === role).length);
  return h("p", { className: "roles" }, ...counts.flatMap((count, role) => (count ? [h("span", {}, chip(role), ` ${count}`)] : [])));
}

/** One task of an agency, with its sentence to unfold. @param {number} duty @param {boolean} open */
function dutyRow(duty, open) {
  const unfold = h("details", { open }, h("summary", {}, say("clause")));
  const fill = () => { if (unfold.open && unfold.childElementCount === 1) unfold.append(...clause(DUTIES[duty][3], [duty]), ...remarks([duty])); };
  unfold.addEventListener("toggle", fill);
  fill();
  return h("li", {}, chip(DUTIES[duty][2], true), itemLink(DUTIES[duty][0]), unfold);
}

/** @param {number} duty @returns {Node[]} */
function dutyPanel(duty) {
  const [task, agency, role, passage] = DUTIES[duty];
  const [printed, cue, start, end] = texts().names[duty];
  return [
    ...heading(say("assignment"), quoted(ITEMS[agency].name)),
    h("p", { className: "roles" }, chip(role)),
    ...part(say("clause"), [...clause(passage, [duty]), ...remarks([duty])]),
    h("dl", {}, h("dt", {}, say("task")), h("dd", {}, itemLink(task)), h("dt", {}, say("agency")), h("dd", {}, itemLink(agency)),
      ...(cue ? [h("dt", {}, say("cue")), h("dd", {}, quoted(cue))] : []),
      h("dt", {}, quoted(printed)), h("dd", {}, place(start, end))),
  ];
}

/** @param {number} one @param {number} other @returns {Node[]} */
function pairPanel(one, other) {
  const tasks = partnersOf(one).get(other) ?? [];
  const roles = (/** @type {number} */ task, /** @type {number} */ agency) => dutiesOf(agency).filter((duty) => DUTIES[duty][0] === task).map((duty) => chip(DUTIES[duty][2], true));
  const rows = tasks.map((task) => h("li", {}, ...roles(task, one), ...roles(task, other), itemLink(task)));
  return [
    ...heading(say("together"), quoted(ITEMS[one].name), " — ", quoted(ITEMS[other].name)),
    h("p", { className: "ends" }, itemLink(one), itemLink(other)),
    ...part(`${say("shared")} · ${tasks.length}`, [h("ul", { className: "duties" }, ...rows)]),
  ];
}
