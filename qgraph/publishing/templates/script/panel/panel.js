// The panel beside the view: what is chosen, with the exact words of the document and their place, or the overview.

import { byId, button, quoted, tell } from "../dom.js";
import { DUTY, ITEMS, lookUp, roleOf } from "../data.js";
import { inFront } from "../stage.js";
import { change, heldOf, onChange, partnersOf, revision, state } from "../state.js";
import { say } from "../words.js";
import { chosenParts } from "./chosen.js";
import { overview } from "./overview.js";

let drawnFrom = "";

/** Opens, fills or closes the panel. What was pressed in it goes with its old content; the panel then has the focus. */
function drawPanel() {
  const found = lookUp(state.chosen);
  const panel = byId("panel");
  panel.hidden = found ? Boolean(inFront().tells?.(found)) : !state.about;
  byId("show-about").setAttribute("aria-expanded", String(!found && state.about));
  const from = panel.hidden ? "" : `${state.chosen} ${state.lang} ${revision()}`;
  if (from === drawnFrom) return;
  drawnFrom = from;
  const inside = panel.contains(document.activeElement);
  const close = button({ className: "round close", "aria-label": say("close"), title: say("close") }, clearChoice, "×");
  panel.replaceChildren(...(panel.hidden ? [] : [close, ...(found ? chosenParts(found) : overview())]));
  panel.scrollTop = 0;
  if (inside && !panel.hidden) panel.focus();
}

/** Forgets the choice, then the overview; the focus goes from the panel back to the view or the button. */
export function clearChoice() {
  const inside = byId("panel").contains(document.activeElement);
  const view = byId(`view-${state.view}`);
  const back = state.chosen ? view.querySelector("[tabindex='0']") ?? view : byId("show-about");
  change(state.chosen ? { chosen: null } : { about: false });
  if (inside) back.focus();
}

/** What is chosen, for screen readers. */
function tellChosen() {
  const found = lookUp(state.chosen);
  if (found?.kind === "item") tell(say("selected"), quoted(ITEMS[found.at].name), say("selected.item", heldOf(found.at).length));
  if (found?.kind === "duty") {
    tell(say("selected"), quoted(ITEMS[DUTY.agency[found.at]].name), " — ", quoted(ITEMS[DUTY.task[found.at]].name), say("selected.duty", say(roleOf(found.at))));
  }
  if (found?.kind === "pair") {
    const shared = partnersOf(found.one).get(found.other) ?? [];
    tell(say("selected"), quoted(ITEMS[found.one].name), " — ", quoted(ITEMS[found.other].name), say("selected.pair", shared.length));
  }
}

/** Wires the panel and its button. */
export function startPanel() {
  byId("show-about").addEventListener("click", () => change({ chosen: null, about: Boolean(state.chosen) || !state.about }));
  onChange(drawPanel);
  onChange(tellChosen);
}
