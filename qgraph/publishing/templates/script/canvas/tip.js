// The name of what the pointer is over, beside the pointer.

import { h, quoted } from "../dom.js";

/** @param {HTMLElement} box */
export function makeTip(box) {
  const tip = h("div", { className: "tip", hidden: true, "aria-hidden": "true" });
  box.append(tip);
  return {
    /** @param {string} text @param {{x: number, y: number}} pointer */
    show(text, { x, y }) {
      tip.hidden = !text;
      if (!text) return;
      tip.replaceChildren(quoted(text));
      tip.style.left = `${Math.min(x + 12, box.clientWidth - tip.offsetWidth - 4)}px`;
      tip.style.top = `${Math.min(y + 14, box.clientHeight - tip.offsetHeight - 4)}px`;
    },
  };
}
