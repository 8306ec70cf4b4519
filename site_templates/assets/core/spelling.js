// How far one spelling is from another, and which of some is the nearest.

/**
 * How many letters to put in, leave out, change or swap to get from one word to
 * the other (the restricted Damerau-Levenshtein distance); `most` + 1 for any
 * that is farther than that.
 * @param {string} a
 * @param {string} b
 * @param {number} most
 */
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  /** @type {number[]} */
  let before = [];
  /** @type {number[]} */
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      least = Math.min(least, row[j]);
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b.length], most + 1);
}

/**
 * How many letters of a word may be wrong: a short word with one letter changed is another word.
 * @param {string} word
 */
function tolerance(word) {
  if (word.length < 4) return 0;
  return word.length < 7 ? 1 : 2;
}

/**
 * The nearest of some words, if one is near enough; of two as near, that with
 * the same first letter, then the earlier.
 * @param {string} word
 * @param {Iterable<string>} known
 * @param {number} [most]
 * @returns {string | null}
 */
export function nearest(word, known, most = tolerance(word)) {
  let best = null;
  let cost = most + 1;
  if (most === 0) return null;
  for (const other of known) {
    const away = distance(word, other, most);
    if (away > most) continue;
    const whole = away + (other[0] === word[0] ? 0 : 0.5);
    if (whole < cost) {
      best = other;
      cost = whole;
    }
  }
  return best;
}
