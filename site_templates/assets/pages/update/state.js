// What a provider has chosen → the lines of its e-mail. Pure: no page, no browser, no clock.
//
// The line is that of generator/site/words/updating.py, whose words the page hands over; both are tried
// by tests/update-lines.json.

import { mailTo } from "../../core/mail.js";

/**
 * The words of a line.
 * @typedef {object} Words
 * @property {string} from before the day from which it is so
 * @property {string} detailsRight that the rest of what is listed is right
 * @property {readonly string[]} months
 * @property {number} monthsWithoutYear how far ahead a day and a month can mean one year only
 */
/**
 * What was chosen of a service.
 * @typedef {object} Chosen
 * @property {string} id
 * @property {string} title
 * @property {string} places how they stand, as a line says it; "" where nothing is to be told
 * @property {boolean} hasNumber whether a number belongs to that
 * @property {boolean} hasDay whether a day belongs to that
 * @property {string} free how many places, as it was typed
 * @property {string} since the day from which it is so, as YYYY-MM-DD, or ""
 * @property {boolean} right whether the rest of what is listed is right
 */
/** @typedef {{ subject: string, email: string, words: Words }} Setting `email`: "" where the council names none */
/** @typedef {ReturnType<typeof screen>} Screen */

const MOST = 2000; // places: services.schema.json
const YEAR = 366; // in days

/**
 * The line of one service.
 * @param {string} id
 * @param {string} places "" where nothing is said of them, only that the rest is right
 * @param {string} today as YYYY-MM-DD
 * @param {{ free?: number | null, since?: string | null, right?: boolean }} more
 * @param {Words} words
 */
export function line(id, places, today, { free = null, since = null, right = false }, words) {
  const parts = [
    ...(places ? [free === null ? places : `${free} ${places}`] : []),
    ...(since ? [`${words.from} ${dayAhead(since, today, words)}`] : []),
    ...(right ? [words.detailsRight] : []),
  ];
  return `${id}: ${parts.join(", ")}`;
}

/**
 * "1 December"; with its year where the day and the month alone might mean another one.
 * @param {string} day
 * @param {string} today
 * @param {Words} words
 */
function dayAhead(day, today, { months, monthsWithoutYear }) {
  const [year, month, number] = parts(day);
  const plain = `${number} ${months[month - 1]}`;
  return today <= day && day < monthsAfter(today, monthsWithoutYear) ? plain : `${plain} ${year}`;
}

/** The same day so many months later, or the month's last. @param {string} day @param {number} more */
function monthsAfter(day, more) {
  const [year, month, number] = parts(day);
  const last = new Date(Date.UTC(year, month + more, 0)).getUTCDate();
  return iso(Date.UTC(year, month - 1 + more, Math.min(number, last)));
}

/** @param {string} day @returns {[number, number, number]} */
function parts(day) {
  const [year, month, number] = day.split("-").map(Number);
  return [year, month, number];
}

/** @param {number} time */
function iso(time) {
  return new Date(time).toISOString().slice(0, 10);
}

/**
 * What is not right, and in which field; null where nothing is.
 * @typedef {{ field: "free" | "since", words: string } | null} Fault
 */

/**
 * @param {Chosen} chosen
 * @param {string} today
 * @returns {Fault}
 */
function fault({ hasNumber, hasDay, free, since }, today) {
  const number = hasNumber ? free.trim() : "";
  if (number && Number(number) === 0) {
    return { field: "free", words: "If you have no places, choose “full” or the waiting list." };
  }
  if (number && !(/^[0-9]{1,4}$/.test(number) && Number(number) <= MOST)) {
    return { field: "free", words: "Type how many in digits, such as 2, or leave it blank." };
  }
  if (hasDay && since && Date.parse(since) - Date.parse(today) > YEAR * 86_400_000) {
    return { field: "since", words: "That day is more than a year away. Is the year right?" };
  }
  return null;
}

/** @param {Chosen} chosen @param {string} today @param {Words} words */
function lineOf({ id, places, hasNumber, hasDay, free, since, right }, today, words) {
  const more = {
    free: hasNumber && free.trim() ? Number(free) : null,
    // A day that has come already says nothing: it is so now.
    since: hasDay && since > today ? since : null,
    right,
  };
  return line(id, places, today, more, words);
}

/**
 * What is on the screen.
 * @param {readonly Chosen[]} services
 * @param {Setting} setting
 * @param {string} today as YYYY-MM-DD
 */
export function screen(services, { subject, email, words }, today) {
  const faults = new Map(services.map((each) => [each.id, fault(each, today)]));
  const wrong = services.filter(({ id }) => faults.get(id));
  const told = services.filter(({ places, right }) => places || right);
  const lines = wrong.length ? [] : told.map((each) => lineOf(each, today, words));
  const text = lines.map((each) => `${each}\n`).join("");
  const mail = lines.length && email ? mailTo(subject, [text], email) : "";
  return {
    faults,
    progress: `${told.length} of ${services.length} chosen`,
    lead: lead(services, told.length, wrong),
    text,
    mail,
    tooLong: lines.length && !mail ? byHand(email) : "",
    file: text && [...(email ? [`To: ${email}`] : []), `Subject: ${subject}`, `Date: ${inWords(today, words)}`, "", text].join("\n"),
  };
}

/** @param {string} day @param {Words} words */
function inWords(day, { months }) {
  const [year, month, number] = parts(day);
  return `${number} ${months[month - 1]} ${year}`;
}

/** @param {string} email */
function byHand(email) {
  return email
    ? `This is too long for a link that opens an e-mail. Copy the text or save the file, and send it to ${email}.`
    : "Copy the text or save the file, and send it to the council.";
}

/**
 * @param {readonly Chosen[]} all
 * @param {number} told of how many something is told
 * @param {readonly Chosen[]} wrong
 */
function lead(all, told, wrong) {
  if (wrong.length) return `Something is not right yet: ${wrong.map(({ title }) => title).join(", ")}.`;
  if (!told) return "Choose how the places of a service stand, or tick what is still right, and the message comes here.";
  if (all.length === 1) return "It is ready to send.";
  return `It is ready to send, with ${told} of ${all.length} services.`;
}
