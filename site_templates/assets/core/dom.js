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

/**
 * A row of a list of facts: what it is called, and what is so.
 * @param {string} label
 * @param {(Node | string)[]} words
 */
export function row(label, ...words) {
  return element("div", {}, element("dt", {}, label), " ", element("dd", {}, ...words));
}

/**
 * What a fact of a service says, with the link and the tag that it has on the service's own page.
 * @param {import("./facts.js").Fact} fact
 * @returns {(Node | string)[]}
 */
export function inElements({ words, href, tag }) {
  if (tag) return [element("span", { class: tag.looks }, tag.words), ` ${tag.after}`];
  if (!href) return [words];
  const outside = href.startsWith("http") && new URL(href).origin !== location.origin;
  return [element("a", { href, ...(outside ? { rel: "nofollow noopener" } : {}) }, words)];
}

/**
 * A button for more of a list, which says how much there is; without any it is not there.
 * @param {HTMLElement} button
 * @param {number} left
 */
export function offerMore(button, left) {
  button.hidden = left <= 0;
  button.textContent = `Show more (${left.toLocaleString("en-GB")} left)`;
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

/**
 * Change the page, and leave whoever is on what is made anew on the same thing; where it is gone, on what stands for it.
 * @param {() => void} change
 * @param {HTMLElement} instead
 */
export function keepingFocus(change, instead) {
  const held = document.activeElement;
  const alike = () =>
    [...document.querySelectorAll(held?.localName ?? "body")].filter(
      (other) => other.textContent === held?.textContent && other.getAttribute("href") === held.getAttribute("href"),
    );
  const at = held ? alike().indexOf(held) : -1;
  change();
  if (held?.isConnected !== false) return;
  const same = alike()[at];
  (same instanceof HTMLElement || same instanceof SVGElement ? same : instead).focus({ preventScroll: true });
}
