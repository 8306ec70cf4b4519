// Where a postcode lies, from the site's own data (content/postcodes; the format
// stands in generator/load/postcodes.py). A look-up asks for the index and for one
// outcode's file, so no request ever carries more of a postcode than "SN10".

import { json } from "./data.js";

/** @typedef {readonly [latitude: number, longitude: number]} At degrees, WGS 84 */
/** @typedef {{ outcode: string, inward: string }} Postcode the parts before and after the space; `inward` is "" where only the first is given */
/** @typedef {import("../../types/postcodes").PostcodeIndex} PostcodeIndex */
/** @typedef {import("../../types/postcodes").Outcodes} Outcodes */
/** @typedef {import("../../types/postcodes").OutcodeFile} OutcodeFile */
/**
 * @typedef {object} Spot
 * @property {string} name as it may be shown: "SN10 1AA", or "SN10" where the position is that of the outcode
 * @property {string} outcode the part that may stand in an address
 * @property {boolean} exact whether the whole postcode was given and is known
 * @property {At} at
 * @property {readonly string[]} areas the areas it lies in, the likeliest first
 */
/** @typedef {{ outcodes: () => Promise<Outcodes>, locate: (postcode: Postcode) => Promise<Spot | null> }} Postcodes what can be asked of them */

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const UNITS_PER_DEGREE = 10_000;

const OUTWARD = "[a-z]{1,2}[0-9][a-z0-9]?";
const INWARD = "[0-9][abd-hjlnp-uw-z]{2}";
const BETWEEN = "[\\s.\\-–]*"; // "SN10-1AA"
const WHOLE = new RegExp(`^${OUTWARD}${INWARD}$`, "i");
const PART = new RegExp(`^${OUTWARD}$`, "i");
const IN_LETTERS_ALONE = /^[a-z]{1,2}[oil]{1,2}\s+[oil][a-z]{2}$/i; // "SNIO IAA"
const SECTOR = new RegExp(`^(${OUTWARD})\\s+[0-9][a-z]?$`, "i"); // "SN12 6": the outcode is what counts
// In a sentence: a whole one, one with letters for digits, else an outcode with what may be the beginning of the rest.
const WHOLE_AMONG_WORDS = new RegExp(`(?<![a-z0-9])${OUTWARD}${BETWEEN}${INWARD}(?![a-z0-9])`, "i");
const LIKE_WHOLE_AMONG_WORDS = new RegExp(`(?<![a-z0-9])[a-z][a-z0-9]{1,3}${BETWEEN}[0-9oil]${INWARD.slice(5)}(?![a-z0-9])`, "gi");
const PART_AMONG_WORDS = new RegExp(`(?<![a-z0-9])(${OUTWARD})(\\s*[0-9][a-z]?)?(?![a-z0-9])`, "gi");
/** @type {Readonly<Record<string, string>>} */
const TAKEN_FOR = { O: "0", I: "1", L: "1" };

/**
 * As people write it: "SN10 1AA", or "SN10" where that is all.
 * @param {Postcode} postcode
 */
export function written({ outcode, inward }) {
  return inward ? `${outcode} ${inward}` : outcode;
}

/**
 * A postcode or outcode, however spaced, stopped or cased; null for any other text.
 * @param {string} text
 * @returns {Postcode | null}
 */
export function parse(text) {
  return readings(text)[0] ?? null;
}

/**
 * The ways in which a text that is a postcode or an outcode alone can be read, the likeliest first: a letter O
 * or L may stand for a digit wherever no letter O or L can ("SN1O IAA"), and in "SLO 1AA" for either.
 * @param {string} text
 * @param {boolean} [lettersAlone] whether a text without any digit counts, which may be a name ("Hill Lea")
 * @returns {Postcode[]}
 */
export function readings(text, lettersAlone = false) {
  const plain = text.normalize("NFKC").trim();
  const tight = plain.replace(/[\s\p{P}\p{C}]+/gu, "").toUpperCase();
  if (!/[0-9]/.test(tight) && !(lettersAlone && IN_LETTERS_ALONE.test(plain))) return [];
  const inward = digits(tight.slice(-3, -2)) + tight.slice(-2);
  const whole = outwards(tight.slice(0, -3)).map((outcode) => ({ outcode, inward }));
  const fitting = whole.filter(({ outcode }) => WHOLE.test(outcode + inward));
  if (fitting.length) return fitting;
  const part = SECTOR.exec(plain)?.[1] ?? PART.exec(tight)?.[0]; // "SP1 3" is in SP1, and not SP13
  return part ? outwards(part.toUpperCase()).slice(0, 1).map((outcode) => ({ outcode, inward: "" })) : [];
}

/**
 * The outcodes that an outward part can be: one or two letters, then a digit and what may follow it, which is
 * never an O, I or L.
 * @param {string} text in capitals
 */
function outwards(text) {
  const asTyped = /^[A-Z]{2}[0-9]/.test(text); // "SL1" is Slough's, and not S11
  const lengths = asTyped ? [2] : [2, 1];
  return lengths.map((length) => text.slice(0, length) + digits(text.slice(length))).filter((outcode) => PART.test(outcode));
}

/** @param {string} text */
function digits(text) {
  return text.replace(/[OIL]/g, (letter) => TAKEN_FOR[letter]);
}

/**
 * Take a postcode out of a sentence: "day centre near sn10 1aa". One with a letter for a digit
 * ("room b1 old") counts where its outcode is one that is known; and of one that is half typed
 * ("SN10 1A") so does the outcode: "D2A bed" is no place.
 * @param {string} text
 * @param {(outcode: string) => boolean} known
 * @returns {{ postcode: Postcode, rest: string } | null}
 */
export function takeOut(text, known) {
  const whole = WHOLE_AMONG_WORDS.exec(text);
  if (whole) {
    const ways = readings(whole[0]);
    return without(text, whole, ways.find(({ outcode }) => known(outcode)) ?? ways[0]);
  }
  for (const like of text.matchAll(LIKE_WHOLE_AMONG_WORDS)) {
    const postcode = readings(like[0]).find(({ outcode, inward }) => inward && known(outcode));
    if (postcode) return without(text, like, postcode);
  }
  for (const part of text.matchAll(PART_AMONG_WORDS)) {
    const [{ outcode }] = readings(part[1]);
    if (known(outcode)) return without(text, part, { outcode, inward: "" });
  }
  return null;
}

/**
 * The text with the outcodes alone of the whole postcodes in it.
 * @param {string} text
 */
export function shortened(text) {
  return text.replace(new RegExp(WHOLE_AMONG_WORDS, "gi"), (whole) => readings(whole)[0]?.outcode ?? "");
}

/**
 * @param {string} text
 * @param {RegExpExecArray} match
 * @param {Postcode} postcode
 */
function without(text, match, postcode) {
  const rest = text.slice(0, match.index) + text.slice(match.index + match[0].length);
  return { postcode, rest: rest.replace(/\s+/g, " ").trim() };
}

/**
 * The postcodes of the site.
 * @param {URL} root the site's root
 * @returns {Postcodes}
 */
export function postcodesOf(root) {
  return { outcodes: () => outcodes(root), locate: (postcode) => locate(postcode, root) };
}

/**
 * The index of outcodes. Rejects where it cannot be loaded.
 * @param {URL} root the site's root
 * @returns {Promise<Outcodes>}
 */
export async function outcodes(root) {
  return (await /** @type {Promise<PostcodeIndex>} */ (once(new URL("postcodes/index.json", root)))).outcodes;
}

/**
 * Where a postcode lies. One that is not known inside a known outcode is put in
 * the middle of that; null where not even the outcode is known. Rejects where
 * the data cannot be loaded.
 * @param {Postcode} postcode
 * @param {URL} root
 * @returns {Promise<Spot | null>}
 */
async function locate(postcode, root) {
  const { outcode, inward } = postcode;
  const known = await outcodes(root);
  if (!Object.hasOwn(known, outcode)) return null;
  /** @type {OutcodeFile} */
  const file = await once(new URL(`postcodes/${outcode}.json`, root));
  const found = inward ? unpack(file, inward) : null;
  if (found) {
    return { name: written(postcode), outcode, exact: true, at: found.at, areas: found.area ? [found.area] : [] };
  }
  const [latitude, longitude] = known[outcode];
  return { name: outcode, outcode, exact: false, at: [latitude, longitude], areas: areasOf(file) };
}

/**
 * The position of one postcode in its outcode's file.
 * @param {OutcodeFile} file
 * @param {string} inward such as "1AA"
 * @returns {{ at: At, area: string } | null}
 */
export function unpack(file, inward) {
  const { origin, width, sectors } = file;
  const size = 2 + 2 * width;
  const unit = inward.slice(1);
  for (const [area, records] of Object.entries(sectors[inward[0]] ?? {})) {
    for (let start = 0; start < records.length; start += size) {
      if (!records.startsWith(unit, start)) continue;
      const middle = start + 2 + width;
      const north = origin[0] + number(records.slice(start + 2, middle));
      const east = origin[1] + number(records.slice(middle, start + size));
      return { at: [north / UNITS_PER_DEGREE, east / UNITS_PER_DEGREE], area };
    }
  }
  return null;
}

/**
 * The areas of an outcode, that with most of its postcodes first.
 * @param {OutcodeFile} file
 */
function areasOf(file) {
  /** @type {Map<string, number>} */
  const lengths = new Map();
  for (const sector of Object.values(file.sectors)) {
    for (const [area, records] of Object.entries(sector)) {
      if (area) lengths.set(area, (lengths.get(area) ?? 0) + records.length);
    }
  }
  return [...lengths].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([area]) => area);
}

/** @param {string} digits */
function number(digits) {
  return [...digits].reduce((value, digit) => value * DIGITS.length + DIGITS.indexOf(digit), 0);
}

/** @type {Map<string, Promise<unknown>>} */
const loaded = new Map();

/**
 * Each file once; one that did not come may be asked for again.
 * @template T
 * @param {URL} address
 * @returns {Promise<T>}
 */
function once(address) {
  const { href } = address;
  const file = /** @type {Promise<T>} */ (loaded.get(href) ?? json(address));
  if (!loaded.has(href)) {
    loaded.set(href, file);
    file.catch(() => loaded.delete(href));
  }
  return file;
}
