// From what people type to words that can be compared; of Latin letters as generator/collation.py has it.

// Letters that no accent can be taken from, as people without their keys write them.
const WRITTEN = /** @type {Readonly<Record<string, string>>} */ ({
  ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ħ: "h", ŋ: "n", ŧ: "t", ĸ: "k", ə: "e",
});
const UNACCENTED = new RegExp(`[${Object.keys(WRITTEN).join("")}]`, "g");

/**
 * In lower case, without accents and apostrophes, with single spaces: "Kings' Café" → "kings cafe".
 * @param {string} text
 */
export function plain(text) {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{M}'’‘ʼʻ`´]/gu, "")
    .replace(UNACCENTED, (letter) => WRITTEN[letter])
    .replace(/&/g, " and ")
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

/**
 * What a name is put in order by: the article at its front does not count.
 * @param {string} name
 */
export function sortable(name) {
  return plain(name).replace(/^the (?=.)/, "");
}
