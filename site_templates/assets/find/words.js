// From what people type to what is worth looking for.

// The index wants every word to be in a page. These are in sentences, but say
// nothing about a service: "day centre for my mum" is a day centre.
const SAY_NOTHING = new Set(
  (
    "a am an and any are as at be by can could do does for from get has have he her him his i if in is it " +
    "like looking me mum mother dad father my near need needs nearby of on or our please she should some " +
    "somebody someone something somewhere that the their them there they this to want wants we what where " +
    "which who will with would you your husband wife partner son daughter brother sister nan gran grandad"
  ).split(" "),
);

/**
 * The words to look for, or null where there are none, which finds everything.
 * @param {string} words as typed
 */
export function searchable(words) {
  const typed = words.split(" ").filter((word) => /[\p{L}\p{N}]/u.test(word));
  const telling = typed.filter((word) => !SAY_NOTHING.has(word.toLowerCase().replace(/[^\p{L}]+$/u, "")));
  return (telling.length ? telling : typed).join(" ") || null;
}
