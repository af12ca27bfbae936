// The overview, which the panel shows while nothing is chosen: the plans, and the targets that are no task's.

/** @returns {Node[]} */
function overview() {
  const [first, ...others] = DATA.plans;
  if (!first) return [...heading(say("about"), "—"), useLine()];
  return [
    ...heading(say("about"), quoted(first.title)), useLine(), ...planPart(first),
    ...others.flatMap((plan) => [h("h2", {}, quoted(plan.title)), ...planPart(plan)]),
  ];
}

/** How to use the page. */
const useLine = () => h("p", { className: "hint" }, say("hint"));

/** Who issued a plan and when, then its own targets by section. @param {PlanFact} plan @returns {Node[]} */
function planPart(plan) {
  const facts = planParts(plan).flatMap(([key, value]) => [h("dt", {}, say(key)), h("dd", {}, value)]);
  const targets = texts().targets.filter((target) => target.plan === plan.plan);
  const own = targets.filter((target) => target.task === null);
  const sections = [...bySection(own)].flatMap(([, group]) => sectionPart(group));
  return [
    h("dl", { className: "facts" }, ...facts),
    ...(own.length ? part(`${say("own")} · ${own.length}`, sections) : targets.length ? [h("p", { className: "bare" }, say("bare", targets.length))] : []),
  ];
}

/** Targets by the section that sets them, in the order of the text. @param {Target[]} targets */
function bySection(targets) {
  /** @type {Map<string, Target[]>} */
  const groups = new Map();
  for (const target of targets) groups.set(target.section, [...(groups.get(target.section) ?? []), target]);
  return groups;
}

/** The targets of one section under its name. @param {Target[]} group @returns {Node[]} */
function sectionPart(group) {
  const { section, section_number: number, section_title: title } = group[0];
  return [h("h4", {}, section ? quoted(headline(number, title)) : say("whole")), ...targetRows(group)];
}
