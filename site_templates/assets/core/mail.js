// The address of an e-mail that is written in advance. Nothing is sent from the site.

// Windows cuts what is handed to an e-mail program at about 2,000 characters.
const LONGEST_MAIL = 1900;

/**
 * The address that opens an e-mail with the first text that fits; "" where none does.
 * @param {string} subject
 * @param {readonly string[]} texts the longest first
 * @param {string} [to] whose inbox; whoever sends it chooses where none is given
 */
export function mailTo(subject, texts, to = "") {
  const inbox = encodeURIComponent(to).replaceAll("%40", "@");
  for (const text of texts) {
    const words = text.replaceAll("\n", "\r\n");
    const address = `mailto:${inbox}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(words)}`;
    if (address.length <= LONGEST_MAIL) return address;
  }
  return "";
}
