// Small things a picture asks of its data sets, of ids, and of the page.

import { lookUp } from "../data.js";

/** Makes a data set hold exactly these items. @param {any} set @param {any[]} items */
export function hold(set, items) {
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
