// What a picture has vis-network draw, and small things it asks of ids and of the page.

import { lookUp } from "../data.js";
import { loadVis } from "./vis.js";

/** What a network of vis-network draws. @param {any} network */
export function makeHeld(network) {
  const { DataSet } = loadVis();
  const nodes = new DataSet();
  const edges = new DataSet();
  let following = false;
  /** Has the network draw what is held and every change of it. */
  const follow = () => {
    if (!following) network.setData({ nodes, edges });
    following = true;
  };
  return {
    follow,
    /** The ids of its nodes. @returns {string[]} */
    ids: () => nodes.getIds(),
    /** Holds exactly these from now on; the first time before anything is drawn, as each change is drawn at once. @param {any[]} items @param {any[]} lines */
    take: (items, lines) => {
      hold(nodes, items);
      hold(edges, lines);
      follow();
    },
  };
}

/** Makes a data set hold exactly these items. @param {any} set @param {any[]} items */
function hold(set, items) {
  const keep = new Set(items.map((item) => item.id));
  set.remove(set.getIds().filter((/** @type {string} */ id) => !keep.has(id)));
  set.update(items);
}

/** The item of an id of ours. @param {string} id */
export const indexOf = (id) => {
  const found = lookUp(id);
  return found?.kind === "item" ? found.at : 0;
};

/** Says to those who wait for it whether the picture is complete. @param {boolean} done */
export function tellDrawn(done) {
  if (done) document.documentElement.dataset.drawn = "true";
  else delete document.documentElement.dataset.drawn;
}
