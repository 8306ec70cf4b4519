"""A mail or a text → feedback that waits for a person, or the reason why it was not read."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from generator.importers.feedback.answers import consent_in, is_hedged, score_in, speaker_in
from generator.importers.feedback.forms import FilledForm, filled_form, is_question
from generator.importers.feedback.rows import FeedbackMessage, Heard, message
from generator.importers.feedback.services import ServiceNames
from generator.importers.mails.authored import Authored, after_headers, authored, headers_of
from generator.importers.mails.files import Received
from generator.importers.mails.headers import address
from generator.importers.mails.incoming import incoming
from generator.importers.mails.words import read_day, words_of
from generator.importers.updates.statements import Unclear
from generator.importers.updates.strict import strict_lines
from generator.site.words.feedback_form import FormQuestion

_MOST_LETTERS: Final = 60_000  # of a mail that a person writes
_PASSED_ON: Final = re.compile(r"\s*fwd?\s*:", re.IGNORECASE)
_BELOW: Final = re.compile(r"\b(?:below|attached|in the form|my answers)\b", re.IGNORECASE)
_FEW_WORDS: Final = 4  # of a line that says nothing itself: "See below, please"
_GREETING: Final = re.compile(
    r"(?:hi|hello|hiya|dear|good (?:morning|afternoon|evening)|to whom it may concern)\b[^.!?\n]{0,40}[,.!]?"
    r"|(?:many |kind |best |warm )?(?:thanks|thank you|regards|wishes|cheers)(?: again| very much| and regards)?[,.!]?",
    re.IGNORECASE,
)
_MOST_WITHIN: Final = 5  # mails in mails that were passed on
_OLDEST: Final = timedelta(days=3 * 366)


def read_message(source: Received, names: ServiceNames, today: date) -> FeedbackMessage:
    """What the sender of a message that is no table says of a service."""
    read = incoming(source, today)
    head = read.envelope
    unread = FeedbackMessage(source.name, head.subject, None)
    if head.automatic:
        return replace(unread, unread=head.automatic)
    if read.fault:
        return replace(unread, unread=read.fault)
    heard = Heard(
        lies_in=source.name,
        came_as="mail" if read.is_mail else "text",
        subject=head.subject,
        sender=head.sender,
        on=head.on,
        notes=read.notes,
    )
    texts = [_authored_in(body, heard, today) for body in read.bodies]
    filled = [one for one in texts if one.original.strip()]
    if not filled:
        return replace(unread, unread="there are no words of its sender in it")
    if any(len(one.original) > _MOST_LETTERS for one in filled):
        return replace(unread, unread="it is far longer than what a person writes")
    # Of a mail as text and as HTML the part in which more of the form is filled in.
    best = max(filled, key=lambda one: len(one.answers))
    if _is_about_places(best, names, today):
        return replace(
            unread, unread="it says how places stand: framework-directory import updates"
        )
    if len({_words(one.original) for one in filled}) > 1:
        best = replace(best, notes=(*best.notes, "it says different things as text and as HTML"))
    return message(_dated(best, today), names, today)


def _authored_in(body: str, heard: Heard, today: date, within: int = 0) -> Heard:
    """What the sender wrote in a body, or, where he only passed a mail on, what stands in that one.

    Args:
        within: in how many mails that were passed on the body stands.
    """
    text = authored(_with_questions(body))
    written = "\n".join((*text.lines, *text.below)).strip()
    if text.forwarded and within < _MOST_WITHIN and _says_nothing(written, heard.subject):
        return _passed_on(text, heard, today, within + 1)
    form = filled_form(written)
    if form is None and text.forwarded and (not written or _BELOW.search(written)):
        # Filled in within the letter that came back.
        inner = "\n".join(after_headers(text.forwarded))
        if (answered := filled_form(inner)) is not None:
            return _filled(replace(heard, original=f"{written}\n\n{inner}".strip()), answered)
    if form is None:
        below = "\n".join(text.below).strip()
        return replace(
            heard, original=written, words=_free("\n".join(text.lines)), contact=_in_short(below)
        )
    return _filled(replace(heard, original=written), form)


def _with_questions(body: str) -> str:
    """The body with the questions of the form out of what is quoted: who answers between the lines leaves them there."""
    return "\n".join(
        line.lstrip("> \t") if line.startswith(">") and is_question(line) else line
        for line in body.split("\n")
    )


def _says_nothing(written: str, subject: str) -> bool:
    """Whether the sender of a mail that was passed on adds no words but "FYI, see below"."""
    if not _PASSED_ON.match(subject):
        return False
    return all(len(line.split()) <= _FEW_WORDS for line in written.split("\n"))


def _passed_on(text: Authored, heard: Heard, today: date, within: int) -> Heard:
    headers = headers_of(text.forwarded)
    sender, _ = address(headers.get("from", ""))
    day = read_day(words_of(headers.get("sent") or headers.get("date") or ""), 0, today)
    inner = replace(
        heard,
        sender=sender,
        on=day[0] if day else heard.on,
        subject=headers.get("subject") or heard.subject,
        notes=(*heard.notes, f"{heard.sender or 'somebody'} passed it on"),
    )
    return _authored_in("\n".join(after_headers(text.forwarded)), inner, today, within)


def _filled(heard: Heard, form: FilledForm) -> Heard:
    """With what a filled-in form says; what stands behind an answer of one word goes to the words."""
    answers = dict(form.answers)
    beside = [_free(form.above)]
    values = {
        FormQuestion.SCORE: score_in,
        FormQuestion.WHO: speaker_in,
        FormQuestion.MAY_TELL: consent_in,
        FormQuestion.MAY_PUBLISH: consent_in,
    }
    contact = answers.get(FormQuestion.CONTACT, "")
    for question, read in values.items():
        if question not in answers:
            continue
        first, _, rest = answers[question].partition("\n")
        if read(first) in (None, ""):
            first, rest = answers[question], ""
        if read is consent_in and is_hedged(rest):
            first = answers[question]
        answers[question] = first
        lines = [
            line for line in rest.split("\n") if line.strip() and not _GREETING.fullmatch(line)
        ]
        if all(len(line.split()) <= _FEW_WORDS + 1 for line in lines):
            contact = "\n".join(filter(None, (contact, *lines)))
        else:
            beside.append(" ".join(lines))
    words = " ".join(filter(None, beside))
    return replace(heard, answers=answers, words=words, contact=_in_short(contact))


def _free(text: str) -> str:
    """The words without a greeting above them or thanks below."""
    lines = [line.strip() for line in text.split("\n")]
    return "\n".join(line for line in lines if line and not _GREETING.fullmatch(line))


def _is_about_places(heard: Heard, names: ServiceNames, today: date) -> bool:
    """Whether it is a provider's word on its places: its strict line, and no form."""
    if heard.answers:
        return False
    lines = [line.strip() for line in heard.original.split("\n")]
    try:
        statements, _ = strict_lines(lines, heard.on or today, frozenset(names.filed.services))
    except Unclear:
        return True
    return bool(statements)


def _dated(heard: Heard, today: date) -> Heard:
    """With the day of the sender's clock, where that can be right."""
    on = heard.on
    if on is None or today - _OLDEST <= on <= today:
        return heard
    note = f"the day on which it was written: it says {on}"
    return replace(heard, on_right=False, notes=(*heard.notes, note))


def _words(text: str) -> Sequence[str]:
    return tuple(re.findall(r"\w+", text.casefold()))


def _in_short(text: str) -> str:
    return " ".join(text.split())
