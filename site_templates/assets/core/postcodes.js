// Where a postcode lies, from the site's own data (content/postcodes; the format
// stands in generator/load/postcodes.py). A look-up asks for the index and for one
// outcode's file, so no request ever carries more of a postcode than "SN10".

/** @typedef {readonly [latitude: number, longitude: number]} At degrees, WGS 84 */
/** @typedef {{ outcode: string, inward: string }} Postcode the parts before and after the space; `inward` is "" where only the first is given */
/** @typedef {Record<string, readonly [latitude: number, longitude: number, postcodes: number]>} Outcodes */
/** @typedef {{ origin: [number, number], width: number, sectors: Record<string, Record<string, string>> }} OutcodeFile */
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
const WHOLE = new RegExp(`^(${OUTWARD})([0-9][abd-hjlnp-uw-z]{2})$`, "i");
const PART = new RegExp(`^(${OUTWARD})$`, "i");
const SECTOR = new RegExp(`^(${OUTWARD})\\s+[0-9][a-z]?$`, "i"); // "SN12 6": the outcode is what counts
// In a sentence: a whole one, else an outcode with what may be the beginning of the rest.
const WHOLE_AMONG_WORDS = new RegExp(`(?<![a-z0-9])(${OUTWARD})\\s*([0-9][abd-hjlnp-uw-z]{2})(?![a-z0-9])`, "i");
const PART_AMONG_WORDS = new RegExp(`(?<![a-z0-9])(${OUTWARD})(\\s*[0-9][a-z]?)?(?![a-z0-9])`, "gi");

/**
 * A postcode or outcode, however spaced or cased; null for any other text.
 * @param {string} text
 * @returns {Postcode | null}
 */
export function parse(text) {
  const tight = text.replace(/\s+/g, "").toUpperCase();
  const whole = WHOLE.exec(tight);
  if (whole) return { outcode: whole[1], inward: whole[2] };
  const part = SECTOR.exec(text.trim()) ?? PART.exec(tight); // "SP1 3" is in SP1, and not SP13
  return part ? { outcode: part[1].toUpperCase(), inward: "" } : null;
}

/**
 * Take a postcode out of a sentence: "day centre near sn10 1aa". Of one that is
 * half typed ("SN10 1A") the outcode counts, where it is one that is known:
 * "D2A bed" is no place.
 * @param {string} text
 * @param {(outcode: string) => boolean} known
 * @returns {{ postcode: Postcode, rest: string } | null}
 */
export function takeOut(text, known) {
  const whole = WHOLE_AMONG_WORDS.exec(text);
  if (whole) return without(text, whole, { outcode: whole[1].toUpperCase(), inward: whole[2].toUpperCase() });
  for (const part of text.matchAll(PART_AMONG_WORDS)) {
    const outcode = part[1].toUpperCase();
    if (known(outcode)) return without(text, part, { outcode, inward: "" });
  }
  return null;
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
  return (await json(new URL("postcodes/index.json", root))).outcodes;
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
  const file = await json(new URL(`postcodes/${outcode}.json`, root));
  const found = inward ? unpack(file, inward) : null;
  if (found) {
    return { name: `${outcode} ${inward}`, outcode, exact: true, at: found.at, areas: found.area ? [found.area] : [] };
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

/** @type {Map<string, Promise<any>>} */
const loaded = new Map();

/**
 * Each file once; one that did not come may be asked for again.
 * @param {URL} address
 */
function json(address) {
  const { href } = address;
  let file = loaded.get(href);
  if (!file) {
    file = fetch(href).then((answer) => {
      if (!answer.ok) throw new Error(`${address.pathname} cannot be loaded`);
      return answer.json();
    });
    file.catch(() => loaded.delete(href));
    loaded.set(href, file);
  }
  return file;
}
