// What is shown, taken along: as a picture, a drawing, a table, triples, or on paper.

import { byId, button, h, tell } from "../dom.js";
import { SUBJECT } from "../data.js";
import { csvOf } from "../sheet.js";
import { asTable, inFront } from "../stage.js";
import { onChange, state } from "../state.js";
import { colour } from "../theme.js";
import { turtle } from "../turtle.js";
import { say } from "../words.js";

const SHARPNESS = 2; // pixels of a picture to one of the page
const MOST_PIXELS = 60e6; // beyond which browsers give up on a canvas

/** Gives the reader a file. @param {Blob} blob @param {string} ending */
function handOut(blob, ending) {
  const address = URL.createObjectURL(blob);
  const title = (SUBJECT || "qgraph").replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\\/:*?"<>|]/g, "_").slice(0, 60);
  h("a", { href: address, download: `${title} ${say(`view.${state.view}`)}.${ending}` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  tell(say("exported", ending.toUpperCase()));
}

/** Characters that no XML may hold, such as U+0000. */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** The drawing of the view in front as a text that stands alone. */
function svgText() {
  const figure = asTable(inFront()) ? null : inFront().figure?.();
  return figure ? `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(figure).replace(NOT_XML, "\ufffd")}` : null;
}

/** A drawing as pixels. @param {string} text @returns {Promise<HTMLCanvasElement>} */
async function pixelsOf(text) {
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  const image = new Image();
  image.src = address;
  await image.decode();
  URL.revokeObjectURL(address);
  const scale = Math.min(SHARPNESS, Math.sqrt(MOST_PIXELS / Math.max(1, image.width * image.height)));
  return onPaper(image, Math.round(image.width * scale), Math.round(image.height * scale));
}

/** @param {CanvasImageSource} picture @param {number} width @param {number} height @returns {HTMLCanvasElement} */
function onPaper(picture, width, height) {
  const canvas = h("canvas", { width, height });
  const pen = canvas.getContext("2d");
  pen.fillStyle = colour.paper;
  pen.fillRect(0, 0, width, height);
  pen.drawImage(picture, 0, 0, width, height);
  return canvas;
}

async function handOutPng() {
  const painted = inFront().canvas?.() ?? null;
  const text = painted ? null : svgText();
  const canvas = painted ? onPaper(painted, painted.width, painted.height) : text ? await pixelsOf(text) : null;
  canvas?.toBlob((blob) => { if (blob) handOut(blob, "png"); }, "image/png");
}

const plain = (/** @type {string} */ text, /** @type {string} */ type) => new Blob([text], { type: `${type};charset=utf-8` });

/** What can be done with the view in front. @returns {Record<string, (() => unknown)|null>} */
function ways() {
  const view = inFront();
  const picture = !asTable(view) && (view.figure || view.canvas);
  return {
    png: picture ? handOutPng : null,
    svg: picture && view.figure ? () => { const text = svgText(); if (text) handOut(plain(text, "image/svg+xml"), "svg"); else tell(say("too-large")); } : null,
    csv: () => handOut(plain(csvOf(view.sheet()), "text/csv"), "csv"),
    ttl: () => handOut(plain(turtle(), "text/turtle"), "ttl"),
    print: () => print(),
  };
}

/** @param {boolean} open */
function openMenu(open) {
  byId("ways-out").hidden = !open;
  byId("export").setAttribute("aria-expanded", String(open));
  if (!open) return;
  const items = Object.entries(ways()).flatMap(([name, act]) => (act ? [h("li", {}, button({ id: `export-${name}` }, () => { openMenu(false); act(); byId("export").focus(); }, say(`export.${name}`)))] : []));
  byId("ways-out").replaceChildren(...items);
}

/** Wires the button and its menu. */
export function startExport() {
  byId("export").addEventListener("click", () => openMenu(byId("ways-out").hidden));
  byId("exports").addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Escape" || byId("ways-out").hidden) return;
    event.stopPropagation();
    openMenu(false);
    byId("export").focus();
  });
  byId("exports").addEventListener("focusout", (/** @type {FocusEvent} */ event) => { if (event.relatedTarget && !byId("exports").contains(/** @type {Node} */ (event.relatedTarget))) openMenu(false); });
  addEventListener("pointerdown", (event) => { if (!byId("exports").contains(/** @type {Node} */ (event.target))) openMenu(false); });
  onChange(() => { byId("export").textContent = say("export"); });
}
