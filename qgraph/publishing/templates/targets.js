// Targets: the figure, the deadline, the words that promise it, and what a person should look at.

/** @param {number[]} tasks @returns {Node[]} */
function targetList(tasks) {
  const wanted = new Set(tasks);
  return targetRows(texts().targets.filter((target) => target.task !== null && wanted.has(target.task)));
}

/** @param {Target[]} targets @returns {Node[]} */
const targetRows = (targets) => (targets.length ? [h("ul", { className: "targets" }, ...targets.map(targetRow))] : []);

/** @param {Target} target */
function targetRow(target) {
  return h("li", {}, h("strong", {}, quoted(target.indicator), " ", h("span", { className: "figure" }, ...figure(target))),
    ...(target.deadline ? [h("small", {}, ` ${say("deadline")} `, apart(target.deadline))] : []),
    ...(target.quote ? [h("blockquote", {}, quoted(target.quote))] : []), place(target.start, target.end),
    ...(target.note ? [h("p", { className: "remark doubt" }, h("b", {}, say("check")), remark(target.note))] : []));
}

/** A target's figure in words: how firm, bound, number, unit. @param {Target} target @returns {(Node|string)[]} */
function figure({ comparator, value, lower, upper, unit: measure, qualifiers }) {
  const firm = qualifiers.split(/[\s,;，、]+/).filter(Boolean).map((word) => say(`qualifier.${word}`).replace("qualifier.", ""));
  const number = value || [lower, upper].filter(Boolean).join("–");
  if (!number) return [apart(firm.join(" "))];
  return [apart([...firm, say(`is.${comparator}`).replace("is.", "")].join(" ")), quoted(`${number}${measure}`)];
}

/** A note, 中文 · English, in the language of the page; one that has not just these two halves stands whole. @param {string} note */
function remark(note) {
  const halves = note.split(" · ");
  if (halves.length !== 2) return quoted(note);
  return state.lang === "zh" ? quoted(halves[0]) : apart(halves[1]);
}
