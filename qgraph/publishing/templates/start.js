// Puts the parts together and draws for the first time.

/** @type {Record<string, Picture|undefined>} */
const pictures = { plan: undefined, agencies: undefined };
/** @type {Record<string, Look>} */
const LOOKS = { plan: PLAN_LOOK, agencies: AGENCIES_LOOK };
/** What the table was last drawn from; choosing alone does not draw it anew. */
let tableDrawnFrom = "";

/** Draws the picture in view, making it when it is first seen. */
function drawPicture() {
  if (!(state.view in LOOKS)) return;
  const fresh = !pictures[state.view];
  const picture = (pictures[state.view] ??= makePicture(byId(`canvas-${state.view}`), LOOKS[state.view]));
  picture.paint();
  if (fresh) open(picture);
  if (state.view === "agencies") drawLeast();
}

/** Shows everything; on a phone too small for that the busiest agency, in letters that can be read. @param {Picture} picture */
function open(picture) {
  picture.fit();
  const busiest = ITEMS.find((item, at) => !isTask(at) && visible.items[at]);
  if (HOME === "plan" || picture.network.getScale() > 0.5 || !busiest) return;
  const { x, y } = picture.network.getPosition(busiest.id);
  picture.network.moveTo({ position: { x, y }, scale: 0.62, animation: false });
}

/** Draws the table in view when filters or language have changed. */
function drawTableInView() {
  if (state.view !== "table") return;
  const from = JSON.stringify([[...state.roles].sort(), [...state.sections].sort(), state.lang]);
  if (from !== tableDrawnFrom) drawTable();
  tableDrawnFrom = from;
  markTable();
}

/** Brings the chosen into view with what it is tied to. */
function showChosen() {
  const around = LOOKS[state.view]?.around(state.chosen);
  if (around) requestAnimationFrame(() => pictures[state.view]?.fit([...around].map((at) => ITEMS[at].id)));
  byId("view-table").querySelector("[aria-current]")?.scrollIntoView({ block: "center", inline: "center" });
}

/** Says what is chosen. */
function tellChosen() {
  const found = find(state.chosen);
  if (found?.kind === "item") tell(say("selected"), quoted(ITEMS[found.at].name), say("selected.item", dutiesOf(found.at).length));
  if (found?.kind === "duty") {
    const [task, agency, role] = DUTIES[found.at];
    tell(say("selected"), quoted(ITEMS[agency].name), " — ", quoted(ITEMS[task].name), say("selected.duty", say(ROLES[role])));
  }
  if (found?.kind === "pair") {
    const shared = partnersOf(found.one).get(found.other) ?? [];
    tell(say("selected"), quoted(ITEMS[found.one].name), " — ", quoted(ITEMS[found.other].name), say("selected.pair", shared.length));
  }
}

/** Says so where nothing is left to show. */
function drawEmpty() {
  byId("empty").hidden = visible.items.includes(1);
  byId("empty").textContent = say("nothing");
}

readColours();
for (const draw of [drawNames, drawSource, drawTabs, drawFilters, drawPanel, drawPicture, drawTableInView, drawEmpty, tellChosen]) onChange(draw);
startTheme();
startControls();
startSearch();
startKeys();
addEventListener("hashchange", () => { readAddress(); showChosen(); });
readAddress();
showChosen();

/**
 * For embedding and for tests: where an item or line stands in the window, and the id of what is chosen.
 * @type {any}
 */
const page = {
  chosen: () => state.chosen,
  network: () => pictures[state.view]?.network,
};
/** @type {any} */ (window).qgraph = page;
requestAnimationFrame(() => { document.documentElement.dataset.ready = "true"; });
