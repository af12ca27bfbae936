// Light and dark, and the colours the canvas takes from the style sheet.

/** @type {Record<string, string>} */
let colour = {};
let typeface = "";

const COLOURS = ["paper", "ink", "quiet", "line", "accent", "task", "task-line", "agency", "hull", ...ROLES];

/** Reads the colours of the theme in force, and the letters. */
function readColours() {
  const style = getComputedStyle(document.documentElement);
  colour = Object.fromEntries(COLOURS.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  typeface = getComputedStyle(document.body).fontFamily;
}

/** @param {boolean} dark */
function setTheme(dark) {
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  byId("theme").setAttribute("aria-pressed", String(dark));
  readColours();
}

/** Follows the system until the reader chooses. */
function startTheme() {
  const system = matchMedia("(prefers-color-scheme: dark)");
  let follow = true;
  setTheme(system.matches);
  system.addEventListener("change", () => {
    if (follow) { setTheme(system.matches); change({}); }
  });
  byId("theme").addEventListener("click", () => {
    follow = false;
    setTheme(document.documentElement.dataset.theme !== "dark");
    change({});
  });
}

/** How each role is drawn: width, and dashes where the picture is small enough for them. @type {Record<string, {width: number, dashes: number[]|false}>} */
const STROKES = {
  lead: { width: 3.6, dashes: false },
  responsible: { width: 2.6, dashes: [12, 4] },
  joint: { width: 1.4, dashes: false },
  participant: { width: 1.3, dashes: [2, 4] },
};
