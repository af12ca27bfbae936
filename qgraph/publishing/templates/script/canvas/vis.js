// vis-network, which travels as text and is run when a network is first drawn: the page opens sooner without it.

import { byId, h } from "../dom.js";

/** The library; the policy of the page knows its text by its hash. */
export function loadVis() {
  if (!window.vis) {
    const script = h("script", { textContent: byId("vis-network").textContent });
    document.head.append(script); // it has run by the next line
    script.remove();
  }
  return /** @type {import("../globals.d.ts").Vis} */ (window.vis);
}
