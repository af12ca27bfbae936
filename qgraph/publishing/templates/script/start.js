// Puts the parts together and draws for the first time.

import { readAddress, writeAddress } from "./address.js";
import { START } from "./data.js";
import { startPanel } from "./panel/panel.js";
import { addView, inFront, revealChosen, startStage, viewNames } from "./stage.js";
import { onChange, state } from "./state.js";
import { startTheme } from "./theme.js";
import { startExport } from "./tools/export.js";
import { startFilters } from "./tools/filters.js";
import { startHead } from "./tools/head.js";
import { startSearch } from "./tools/search.js";
import { AGENCIES } from "./views/agencies.js";
import { COMPARE } from "./views/compare.js";
import { FINDINGS } from "./views/findings.js";
import { FLOW } from "./views/flow.js";
import { LOAD } from "./views/load.js";
import { MATRIX } from "./views/matrix.js";
import { NETWORK, currentPicture } from "./views/network.js";
import { TARGETS } from "./views/targets.js";
import { TOGETHER } from "./views/together.js";

const VIEWS = [
  MATRIX,
  NETWORK,
  AGENCIES,
  TARGETS,
  FLOW,
  LOAD,
  TOGETHER,
  FINDINGS,
  ...(START.compared ? [COMPARE] : []),
];
for (const view of VIEWS) addView(view);
startTheme();
startHead();
startFilters();
startPanel();
startStage();
startSearch();
startExport();
onChange(writeAddress);
addEventListener("popstate", () => { readAddress(viewNames()); revealChosen(); });

readAddress(viewNames());
if (state.chosen) revealChosen();

// For embedding and for tests: the id of what is chosen, and vis-network where it draws.
window.qgraph = {
  chosen: () => state.chosen,
  network: () => (inFront() === NETWORK ? currentPicture()?.network : null),
};
requestAnimationFrame(() => {
  document.getElementById("still")?.remove();  // the picture for readers without scripts
  document.documentElement.dataset.ready = "true";
});
