// Makes elements. Text is always set as text, never as HTML.

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

/**
 * What sort of support it is: the picture of the type, as pages show it, and words.
 * @param {string | undefined} outline SVG path data, in a square of 24
 * @param {string} words
 */
export function kind(outline, words) {
  const line = element("p", { class: "fd-kind" });
  if (outline) {
    const picture = document.createElementNS(SVG, "svg");
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", outline);
    picture.setAttribute("class", "fd-picture");
    picture.setAttribute("viewBox", "0 0 24 24");
    picture.setAttribute("aria-hidden", "true");
    picture.append(path);
    line.append(picture, " ");
  }
  line.append(element("span", {}, words));
  return line;
}

/**
 * The element of that id, which the page's template promises.
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} id
 * @returns {T}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}`);
  return /** @type {T} */ (found);
}
