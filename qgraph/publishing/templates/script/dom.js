// Building elements. Text goes in as text, never as markup.

/** @param {string} id @returns {any} */
export const byId = (id) => document.getElementById(id);

/**
 * An element with properties (or attributes, where there is no such property), listeners and children.
 * @param {string} tag
 * @param {Record<string, any>} [props] `on` holds listeners by event
 * @param {...(Node|string)} children
 * @returns {any}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  const { on = {}, ...rest } = props;
  for (const [event, listener] of Object.entries(on)) element.addEventListener(event, listener);
  for (const [name, value] of Object.entries(rest)) {
    if (name in element) /** @type {any} */ (element)[name] = value;
    else element.setAttribute(name, String(value));
  }
  element.append(...children);
  return element;
}

/** Draws a box anew, scrolled as it was. An empty one is not asked, as the browser would lay out the page to answer. @param {HTMLElement} box @param {() => void} draw */
export function scrolledAsBefore(box, draw) {
  const [left, top] = box.firstChild ? [box.scrollLeft, box.scrollTop] : [0, 0];
  draw();
  if (left || top) box.scrollTo(left, top);
}

/** A name or number that must not turn the direction of what stands around it. @param {...(Node|string)} inside */
export const apart = (...inside) => h("bdi", {}, ...inside);

/** Words of a document: Chinese, whatever the language of the page. @param {string} text */
export const quoted = (text) => h("bdi", { lang: "zh-CN" }, text);

/** A button. @param {Record<string, any>} props @param {(event: Event) => void} action @param {...(Node|string)} children */
export const button = (props, action, ...children) => h("button", { type: "button", ...props, on: { click: action } }, ...children);

/**
 * A piece of SVG; every value is ours, texts go in as text.
 * @param {string} tag
 * @param {Record<string, string|number>} [attributes]
 * @param {...(Node|string)} children
 * @returns {SVGElement}
 */
export function drawn(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** Marks those of some elements that are about what is chosen. @param {Iterable<Element>} elements @param {(element: any) => boolean} isCurrent */
export function markCurrent(elements, isCurrent) {
  for (const element of elements) {
    if (isCurrent(element)) element.setAttribute("aria-current", "true");
    else element.removeAttribute("aria-current");
  }
}

/** Says a sentence to screen readers. @param {...(Node|string)} sentence */
export const tell = (...sentence) => { byId("live").replaceChildren(...sentence); };
