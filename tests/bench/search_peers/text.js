// What every library is given alike: the words of a text, and how much a field counts.

// Words of grammar, and of asking. Names are made of the others.
export const EMPTY = new Set(
  (
    "a an and any are as at be been but by can could do does for from get has have he her him his how i i'd i'm in is it " +
    "its me my need needs of on or our she so some somebody someone somewhere that the their them they this to wants " +
    "want was we what where which who will with would you your looking find near"
  ).split(" "),
);

export const WEIGHTS = {
  title: 6, former: 5, provider: 4, type: 3, where: 3, needs: 2, access: 2, summary: 1, apply: 1,
};

/** @param {string} text without accents, in lower case, no apostrophes */
export const plain = (text) =>
  text.normalize("NFKD").replace(/[\u0300-\u036f'’]/g, "").toLowerCase();

/** @param {string} text */
export const words = (text) =>
  plain(text).split(/[^a-z0-9]+/).filter((word) => word && !EMPTY.has(word));
