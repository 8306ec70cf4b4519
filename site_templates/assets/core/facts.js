// Reads what a service's own page says, so that no list says anything else.

/**
 * One thing that the page says of the service.
 * @typedef {object} Fact
 * @property {string} name
 * @property {string} label
 * @property {string} words
 * @property {readonly string[]} [items] where it names several things, they
 * @property {string} [href] where it is nothing but a link, where that leads
 * @property {Way} [way] where it is a place, how to get there
 * @property {Tag} [tag] where it begins with a tag, that
 * @property {string} [brief] the same in fewer words, for where there is little room
 */
/** @typedef {{ words: string, href: string, rel: string }} Way on a map that others run, so that no referrer may go along */
/** @typedef {{ looks: string, words: string, after: string }} Tag `looks`: its classes; `after`: what stands behind it */
/**
 * A service, as its page tells it.
 * @typedef {object} ServicePage
 * @property {string} id
 * @property {string} name
 * @property {string} address where its page is, to be shown and shared
 * @property {string} summary
 * @property {readonly Fact[]} facts those at a glance first, in the order of the page
 * @property {readonly Fact[]} contacts
 * @property {readonly string[]} gone why it is not listed at present; none where it is
 * @property {Near | null} near what is like a service that is not listed, if there is any
 * @property {string} picture the address of its QR code, "" where there is none
 * @property {Element} whole the page's own part, without what only a screen needs
 */
/** @typedef {{ heading: string, links: readonly { words: string, href: string }[] }} Near */
/** @typedef {{ kind: "found", service: ServicePage } | { kind: "unknown" } | { kind: "failed" }} Answer */

const MOST_MOVES = 3;
// What has no place on another page: buttons, and the map, of which there is one on a page at most.
const ONLY_THERE = "[data-shortlist], [data-own-page], [data-pagefind-index-attrs], .fd-no-print, script, link";

/**
 * What the page of a service says, wherever it has moved to.
 * @param {string} id
 * @param {URL} root the site's root
 * @returns {Promise<Answer>}
 */
export async function read(id, root) {
  let address = new URL(`services/${id}/`, root);
  try {
    for (let moves = 0; moves <= MOST_MOVES; moves++) {
      const response = await fetch(address);
      if (response.status === 404) return { kind: "unknown" };
      if (!response.ok) return { kind: "failed" };
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const target = movedTo(page, address);
      if (!target) return taken(page, address);
      // A page that leads out of the site is not one of its services.
      if (!target.href.startsWith(root.href)) return { kind: "unknown" };
      address = target;
    }
  } catch {
    return { kind: "failed" };
  }
  return { kind: "unknown" };
}

/**
 * @param {Document} page
 * @param {URL} address
 */
function movedTo(page, address) {
  const refresh = page.querySelector('meta[http-equiv="refresh"]')?.getAttribute("content");
  const target = refresh?.match(/url=(.+)$/i)?.[1];
  return target ? new URL(target, address) : null;
}

/**
 * @param {Document} page
 * @param {URL} address
 * @returns {Answer}
 */
function taken(page, address) {
  const article = page.querySelector("[data-service]");
  if (!article) return { kind: "unknown" };
  const gone = article.hasAttribute("data-withheld");
  const canonical = page.querySelector('link[rel="canonical"]')?.getAttribute("href");
  return {
    kind: "found",
    service: {
      id: article.getAttribute("data-service") ?? "",
      name: textOf(article.querySelector("h1")),
      address: canonical ?? address.href,
      summary: textOf(article.querySelector("[data-summary]")),
      facts: [...facts(article, "[data-facts] [data-fact]", address), ...facts(article, "[data-label]", address)],
      contacts: facts(article, "[data-contacts] [data-fact]", address),
      gone: gone ? [...article.querySelectorAll(".fd-notice--withheld li")].map(textOf) : [],
      near: near(page, address),
      // The build draws one where it knows where the site is public, as the
      // canonical address does; only for what is listed.
      picture: canonical && !gone ? new URL("qr.svg", address).href : "",
      whole: whole(article, address),
    },
  };
}

/**
 * @param {Document} page
 * @param {URL} address
 * @returns {Near | null}
 */
function near(page, address) {
  const part = page.querySelector("[data-near]");
  if (!part) return null;
  const links = [...part.querySelectorAll("h3 a")].map((link) => ({
    words: textOf(link),
    href: new URL(link.getAttribute("href") ?? "", address).href,
  }));
  return { heading: textOf(part.querySelector("h2")), links };
}

/**
 * Facts of the page. What each is stands in `data-fact`; what it is called in its term, or
 * in `data-label` where it stands in no list.
 * @param {Element} article
 * @param {string} selector
 * @param {URL} address
 * @returns {Fact[]}
 */
function facts(article, selector, address) {
  return [...article.querySelectorAll(selector)].map((row) => {
    const words = row.querySelector("dd") ?? row;
    const items = words.getAttribute("data-items");
    const href = linkOf(words);
    const tag = tagOf(words);
    const brief = words.getAttribute("data-brief");
    const way = words.querySelector("a.fd-there");
    return {
      name: row.getAttribute("data-fact") ?? "",
      label: row.getAttribute("data-label") ?? textOf(row.querySelector("dt")),
      words: said(words),
      ...(items ? { items: items.split("|") } : {}),
      ...(href ? { href: new URL(href, address).href } : {}),
      ...(tag ? { tag } : {}),
      ...(way ? { way: { words: textOf(way), href: way.getAttribute("href") ?? "", rel: way.getAttribute("rel") ?? "" } } : {}),
      ...(brief ? { brief } : {}),
    };
  });
}

/** @param {Element} words */
function linkOf(words) {
  const link = words.querySelector("a[href]");
  return link && textOf(link) === textOf(words) ? link.getAttribute("href") : null;
}

/**
 * @param {Element} words
 * @returns {Tag | null}
 */
function tagOf(words) {
  const tag = words.querySelector(".fd-tag");
  if (!tag) return null;
  const short = textOf(tag);
  return { looks: tag.className, words: short, after: said(words).slice(short.length).replace(/^, /, "") };
}

/**
 * The page's own part as it can stand in another page: one level of heading
 * lower, no ids, every address whole.
 * @param {Element} article
 * @param {URL} address
 */
function whole(article, address) {
  // It is changed in its own document, which loads nothing.
  const copy = /** @type {Element} */ (article.cloneNode(true));
  for (const part of copy.querySelectorAll(ONLY_THERE)) part.remove();
  copy.querySelector("h1")?.remove();
  for (const part of [copy, ...copy.querySelectorAll("*")]) {
    for (const { name } of [...part.attributes]) {
      if (name === "id" || name.startsWith("data-") || name.startsWith("aria-")) part.removeAttribute(name);
    }
    for (const name of ["href", "src"]) {
      const value = part.getAttribute(name);
      if (value) part.setAttribute(name, new URL(value, address).href);
    }
    part.removeAttribute("srcset");
  }
  for (const level of [5, 4, 3, 2]) {
    for (const old of copy.querySelectorAll(`h${level}`)) {
      const lower = copy.ownerDocument.createElement(`h${level + 1}`);
      lower.append(...old.childNodes);
      old.replaceWith(lower);
    }
  }
  return document.importNode(copy, true);
}

/**
 * What a part says, or, where it stands shorter or fuller in `data-full`, that.
 * @param {Element | null} part
 */
function said(part) {
  const full = part?.closest("[data-full]") ?? part?.querySelector("[data-full]");
  return full?.getAttribute("data-full") ?? textOf(part);
}

/** @param {Element | null} part */
function textOf(part) {
  return (part?.textContent ?? "").replace(/\s+/g, " ").trim();
}
