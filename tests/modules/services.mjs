// Services as core/data.js gives them, for the tests: what is not said is as in most.

const WORDS = { "places-now": "Places now", "waiting-list": "Waiting list", ask: "Ask about places", full: "Full" };
const PRICED = { from: 500, to: 700, unit: "week", words: "£500 to £700 a week" };

/**
 * @param {string} id
 * @param {object} changes `availability` is a state, `said` the day of that, `rating` an id
 */
export function aService(id, { availability = "places-now", said = "2026-11-02", rating = "good", price = PRICED, ...changes } = {}) {
  return {
    id,
    title: id,
    former: [],
    also: [],
    says: "",
    provider: "kite-hill",
    type: "supported-living",
    areas: ["devizes"],
    needs: ["autism"],
    ages: [18, null],
    access: [],
    at: [51.35, -1.99],
    where: "Devizes",
    address: "",
    postcode: "",
    phone: "",
    email: "",
    website: "",
    cqc: "",
    days: [],
    opening: "",
    closes: null,
    languages: [],
    regulated: true,
    feedback: "",
    self_funders: true,
    checked: null,
    bands: { age: ["18-25"], "care-home": [], price: "ask", rating: "not-regulated", "self-funders": "yes" },
    ...changes,
    availability: { state: availability, words: WORDS[availability], said, updated: said ? "updated 2 November 2026" : "" },
    rating: rated(rating),
    price: { words: "Ask the provider", ...price },
  };
}

/** @param {string} id */
function rated(id) {
  if (!id) return { id, words: "Not rated yet", alone: "Not rated yet", rated: "" };
  const words = id[0].toUpperCase() + id.slice(1);
  return { id, words, alone: `Rated ${words} by CQC`, rated: "3 March 2025" };
}

/**
 * The same numbers in every run (a linear congruential generator, Numerical Recipes).
 * @param {number} seed
 */
export function dice(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
