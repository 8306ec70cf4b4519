// From what people type to words that can be compared.

// These are in sentences, but say nothing about a service: "day centre for my
// mum" is a day centre. The index would want every one of them to be in a page.
const SAY_NOTHING = new Set(
  (
    "a am an and any are as at be by can could do does for from get got has have he her him his i im if in is it " +
    "like looking me mum mums mother dad dads father my near need needs nearby of on or our please she should some " +
    "somebody someone something somewhere than that the their them there they this to us want wants we what where " +
    "which who will with would you your husband wife partner son sons daughter brother sister nan gran grandad round " +
    "around close find help live lives area help not cant too very really just so but find"
  ).split(" "),
);
// What the plain search may leave out is less: "help" and "live" may be in a page.
const MAY_TELL = new Set(["help", "live", "lives", "round", "around", "close", "area", "just", "not"]);

/**
 * The words to look for, or null where there are none, which finds everything.
 * @param {string} words as typed
 */
export function searchable(words) {
  const typed = words.split(" ").filter((word) => /[\p{L}\p{N}]/u.test(word));
  const telling = typed.filter((word) => {
    const bare = plain(word).trim();
    return MAY_TELL.has(bare) || !SAY_NOTHING.has(bare);
  });
  return (telling.length ? telling : typed).join(" ") || null;
}

/**
 * The text without some of its words.
 * @param {string} text
 * @param {readonly string[]} words in plain form
 */
export function without(text, words) {
  return text.split(" ").filter((word) => !words.includes(plain(word))).join(" ");
}

/**
 * In lower case, without accents and apostrophes, with single spaces: "Kings' Café" → "kings cafe".
 * @param {string} text
 */
export function plain(text) {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\p{M}'’‘`]/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/**
 * The words of a text, in the form in which they are compared.
 * @param {string} text
 */
export function tokens(text) {
  const all = plain(text);
  return all ? all.split(" ") : [];
}

/** @param {string} token */
export function tells(token) {
  return !SAY_NOTHING.has(token);
}

/**
 * One form for a word and its plural.
 * @param {string} token
 */
export function stem(token) {
  if (token.length > 4 && token.endsWith("ies")) return `${token.slice(0, -3)}y`;
  if (/(ss|sh|ch|x)es$/.test(token)) return token.slice(0, -2);
  if (token.length > 3 && token.endsWith("s") && !/(ss|us|is)$/.test(token)) return token.slice(0, -1);
  return token;
}

/**
 * As it stands in an address: "Great Bedwyn" → "great-bedwyn".
 * @param {string} text
 */
export function slug(text) {
  return plain(text).replaceAll(" ", "-");
}
