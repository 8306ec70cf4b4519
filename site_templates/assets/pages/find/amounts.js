// Reads money and days out of what somebody typed.

/** @typedef {{ least?: number, most?: number, unit: string }} Price in pounds; unit "" where none was said */

const UNITS = /** @type {Readonly<Record<string, string>>} */ ({
  hour: "hour", hr: "hour", hourly: "hour", ph: "hour", visit: "visit", session: "session",
  "half day": "half-day", "half-day": "half-day", day: "day", daily: "day", evening: "evening",
  night: "night", nightly: "night", pn: "night", weekend: "weekend", week: "week", wk: "week", weekly: "week", pw: "week",
  month: "month", monthly: "month", pcm: "month", pm: "month", year: "year", yearly: "year", annum: "year", pa: "year",
});
const AT_LEAST = /^(?:over|above|more than|at least|from)$/i;
const DENIED = /\b(?:can'?t|cannot|not|no|never|don'?t|won'?t)(?:\s+\S+){0,3}\s*$/i; // "we can't afford more than"
const AMOUNT = new RegExp(
  "(?<![\\w.,£-])(?:\\b(?<how>under|below|less than|up to|(?:no|not) more than|at most|max(?:imum)?|within|cheaper than|around|about|over|above|more than|at least|from|between)\\s+)?" +
    "(?<pound>£)?\\s?(?<sum>\\d{1,3}(?:,\\d{3})+|\\d{1,6})(?<pence>\\.\\d{1,2})?" +
    "(?:\\s?(?:-|–|to|and)\\s?£?\\s?(?<upto>\\d{1,3}(?:,\\d{3})+|\\d{1,6})(?:\\.\\d{1,2})?)?" +
    "\\s?(?<quid>pounds?|quid)?(?![\\d.,]*\\d)" +
    `(?:\\s?(?<per>an?\\s|per\\s|each\\s|every\\s|/)?\\s?(?<unit>${Object.keys(UNITS).join("|")})s?\\b)?`,
  "gi",
);
const SURELY_MONEY = 100; // pounds: "under 25" is an age, "under 150" is a price

/**
 * The price that is named: "150" by itself is none, and neither is "24 hour care" or "over 60";
 * "£150", "150 a night" and "under 150" are.
 * @param {string} text
 * @returns {{ price: Price, heard: string } | null}
 */
export function priceIn(text) {
  for (const match of text.matchAll(AMOUNT)) {
    const { how = "", pound, sum, pence = "", upto, quid, per, unit = "" } = match.groups ?? {};
    const value = pounds(sum + pence);
    const money = pound || quid || (per && unit) || (how && !AT_LEAST.test(how) && value >= SURELY_MONEY);
    if (!money) continue;
    const of = UNITS[unit.toLowerCase()] ?? "";
    const limited = AT_LEAST.test(how) && !DENIED.test(text.slice(0, match.index));
    const range = upto ? { least: value, most: pounds(upto) } : limited ? { least: value } : { most: value };
    return { price: { ...range, unit: of }, heard: match[0].trim() };
  }
  return null;
}

/** @param {string} digits */
function pounds(digits) {
  return Number(digits.replaceAll(",", ""));
}

const AGE = /\b(?:(?:is|am|aged?|turned|turning|he'?s|she'?s|i'?m)\s+(?<is>\d{1,3})(?!\s*(?:miles?|hours?|days?|nights?|weeks?|months?|%|[:.]))|(?<old>\d{1,3})[\s-]*(?:years?|yrs?|yr)[\s-]*olds?|(?<how>over|under|above|below)\s+(?<limit>\d{2})s?)\b(?!\s*(?:a|an|per|pounds?)\b)/i;

/**
 * How old somebody is: "he is 19", "82 year old", "over 65".
 * @param {string} text
 * @returns {{ years: number, heard: string } | null}
 */
export function ageIn(text) {
  const match = AGE.exec(text);
  if (!match) return null;
  const { is, old, how = "", limit } = match.groups ?? {};
  const years = limit ? Number(limit) + (/over|above/i.test(how) ? 1 : -1) : Number(is ?? old);
  return years < 111 ? { years, heard: match[0] } : null;
}

const DAYS = /** @type {const} */ (["mon", "tue", "wed", "thu", "fri", "sat", "sun"]);
const WORKING = DAYS.slice(0, 5);
const WEEKEND = DAYS.slice(5);
/** @typedef {typeof DAYS[number] | "evening"} Time */
// In their one form, as `stem` makes it: "tues" is "tue".
const TIMES = /** @type {Readonly<Record<string, readonly Time[]>>} */ ({
  monday: ["mon"], mon: ["mon"], tuesday: ["tue"], tue: ["tue"], wednesday: ["wed"], wed: ["wed"], thursday: ["thu"], thu: ["thu"], thur: ["thu"],
  friday: ["fri"], fri: ["fri"], saturday: ["sat"], sat: ["sat"], sunday: ["sun"], sun: ["sun"],
  weekday: WORKING, weekend: WEEKEND, evening: ["evening"],
});
// These are days beside another day, or after "on", and words elsewhere.
const WORDS_TOO = new Set(["mon", "wed", "sat", "sun"]);
const TO = new Set(["to", "till", "til", "until", "through", "thru"]);

/** Every word that names a day, in its one form. */
export const DAY_WORDS = Object.keys(TIMES);

/**
 * The days on which something should be open, any of which will do, "evening" among them for after
 * six; and the places of the words that say so. "Monday to Friday" is all the days between.
 * @param {readonly string[]} tokens in their one form
 * @returns {{ days: readonly Time[], at: readonly number[] }}
 */
export function daysIn(tokens) {
  const named = (/** @type {number} */ i) => Object.hasOwn(TIMES, tokens[i] ?? "") && TIMES[tokens[i]];
  const sure = tokens.some((token, i) => named(i) && !WORDS_TOO.has(token));
  const several = tokens.filter((_, i) => named(i)).length > 1;
  const at = tokens.flatMap((token, i) => (named(i) && (sure || several || !WORDS_TOO.has(token) || tokens[i - 1] === "on" || tokens.length === 1) ? [i] : []));
  const days = new Set(at.flatMap((i) => TIMES[tokens[i]]));
  for (const [n, i] of at.entries()) {
    const next = at[n + 1];
    if (next !== i + 2 || !TO.has(tokens[i + 1])) continue;
    const [from, to] = [i, next].map((place) => /** @type {readonly string[]} */ (DAYS).indexOf(TIMES[tokens[place]][0]));
    if (from < 0 || to < 0) continue; // an evening
    for (let day = from; day !== to; day = (day + 1) % DAYS.length) days.add(DAYS[day]); // or over the end of the week
  }
  return { days: [...DAYS, /** @type {const} */ ("evening")].filter((day) => days.has(day)), at };
}
