"""What was heard, by mail or on a form → a row of the queue: its id, its words, and what is missing in it."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from generator.importers.feedback.answers import consent_in, score_in, speaker_in
from generator.importers.feedback.services import ServiceNames
from generator.importers.mails.letters import STRUCK
from generator.load.private import FEEDBACK_QUEUE
from generator.load.spreadsheet import remnant
from generator.load.tables import schema_descriptor
from generator.load.wording import unseen
from generator.problem import Place
from generator.records import QueuedFeedback
from generator.site.words.feedback_form import FORM, FormQuestion

_FORMULA: Final = frozenset("=+-@")
_NOTHING: Final = frozenset({"-", "--", "n/a", "na", "none", "nothing", "no", "?", "no comment"})
_LABELLED: Final = (FormQuestion.GOOD, FormQuestion.BETTER)
_CUT: Final = " […]"


@dataclass(frozen=True, slots=True)
class Heard:
    """What a message says, before it is a row.

    Attributes:
        lies_in: the file, and where in it.
        subject: the mail's own, or "".
        sender: the address; "" where there is none.
        on: the day on which it was written; None where that is not told.
        on_right: whether that day can be right.
        original: all that was written.
        answers: of the form.
        words: what was written beside the form, or without one.
        contact: how else whoever wrote can be reached.
        notes: what a person should look at in the message itself.
        occurrence: which of several that say the same in one table it is, from 1.
    """

    lies_in: str
    came_as: str
    subject: str = ""
    sender: str = ""
    on: date | None = None
    on_right: bool = True
    original: str = ""
    answers: Mapping[FormQuestion, str] = field(default_factory=dict)
    words: str = ""
    contact: str = ""
    notes: tuple[str, ...] = ()
    occurrence: int = 1


@dataclass(frozen=True, slots=True)
class FeedbackMessage:
    """One message and what it became.

    Attributes:
        name: where it lies: "inbox.mbox, mail 3".
        row: the row of the queue; None where it makes none.
        missing: what it does not say, or not plainly; and what to look at in it.
        unread: why it was not read, in plain words; "" where it was.
        notes: what else a person should know.
    """

    name: str
    subject: str
    row: QueuedFeedback | None
    missing: tuple[str, ...] = ()
    unread: str = ""
    notes: tuple[str, ...] = ()


def message(heard: Heard, names: ServiceNames, today: date) -> FeedbackMessage:
    """The row that it makes."""
    answers = heard.answers
    form_service = " ".join(answers.get(FormQuestion.SERVICE, "").split())
    everything = "\n".join((heard.words, *(answers.get(q, "") for q in _LABELLED)))
    meant = names.meant(heard.subject, form_service, everything)
    text, original = _text(heard), cell(heard.original, "original")
    on = heard.on if heard.on and heard.on_right else today
    reached = filter(None, (heard.sender, heard.contact))
    row = QueuedFeedback(
        id=_id(heard),
        decision=None,
        text=text,
        service=meant.service,
        month=on.replace(day=1),
        said_by=speaker_in(answers.get(FormQuestion.WHO, "")),
        score=score_in(answers.get(FormQuestion.SCORE, "")),
        may_publish=consent_in(answers.get(FormQuestion.MAY_PUBLISH, "")),
        cleared="",
        may_tell=consent_in(answers.get(FormQuestion.MAY_TELL, "")),
        about=cell(" ".join((form_service or heard.subject).split()), "about"),
        original=original,
        contact=cell("; ".join(reached), "contact"),
        received_on=on,
        came_as=heard.came_as,
        lies_in=cell(heard.lies_in, "lies_in"),
        done_on=None,
        place=Place(FEEDBACK_QUEUE),
    )
    missing = [*filter(None, (meant.why_not,)), *unsaid_in(row)]
    missing += (f"look at the message itself: {note}" for note in _to_look_at(heard))
    if names.is_of_provider(heard.sender, meant.service):
        missing.append("look at the message itself: its sender writes for the provider")
    return FeedbackMessage(heard.lies_in, heard.subject, row, tuple(missing), notes=heard.notes)


def missing_in(row: QueuedFeedback) -> list[str]:
    """What it does not say, or not plainly, and nothing can be published without; the service apart."""
    missing = []
    if not row.said_by:
        missing.append("who says it: person, family-or-carer or practitioner")
    if row.score is None:
        missing.append("how good it is, from 1 to 5")
    return missing


def unsaid_in(row: QueuedFeedback) -> list[str]:
    """The same, and whether the words may be published: where nobody said so, the score goes alone."""
    return [
        *missing_in(row),
        *(["whether the words may be published"] if row.may_publish is None else ()),
    ]


def cell(text: str, column: str) -> str:
    """The text as a cell that hides nothing and that no spreadsheet works out, no longer than its column takes."""
    shown = text.replace(STRUCK, "")
    while hidden := unseen(shown):
        shown = shown[: hidden[0]] + shown[hidden[0] + 1 :]
    shown = shown.strip()
    if remnant(shown) and "#" in shown:
        shown = shown.replace("#", "# ")
    if shown[:1] in _FORMULA:
        shown = f"'{shown}"
    most = longest(column)
    return shown if len(shown) <= most else shown[: most - len(_CUT)] + _CUT


def one_line(text: str) -> str:
    """The words as they may stand in a cell of text: in one line, with no mark before them that a spreadsheet takes for a formula."""
    return cell(" ".join(text.split()).lstrip("=+-@*• '"), "text")


def longest(column: str) -> int:
    """So many letters a cell of the queue holds."""
    fields = schema_descriptor("feedback-queue")["fields"]
    return next(int(f["constraints"]["maxLength"]) for f in fields if f["name"] == column)


def _text(heard: Heard) -> str:
    """The words in one line, each answer of the form with its question in short."""
    parts = [heard.words]
    for question in _LABELLED:
        answer = heard.answers.get(question, "").strip()
        if answer and answer.casefold().strip(" .!") not in _NOTHING:
            parts.append(f"{FORM[question].text.rstrip('?')}: {_ended(answer)}")
    return one_line(" ".join(parts))


def _ended(answer: str) -> str:
    return answer if answer.endswith((".", "!", "?", "…", ")")) else f"{answer}."


def _to_look_at(heard: Heard) -> list[str]:
    notes = [note for note in heard.notes if not note.endswith("passed it on")]
    if STRUCK in heard.original:
        notes.append("something in it is struck through, or is no plain letter")
    if len(heard.original) > longest("text"):
        notes.append("it is longer than is kept here")
    return notes


def _id(heard: Heard) -> str:
    """The same for the same words of the same sender and day, wherever they lie."""
    subject = " ".join(
        re.sub(r"^(?:\s*(?:re|fwd?|aw|wg)\s*:)+", "", heard.subject, flags=re.I).split()
    )
    parts = (
        *("table" if heard.came_as == "form" else "message", heard.sender, heard.on or ""),
        *(subject, " ".join(heard.original.split()), heard.occurrence),
    )
    text = "\0".join(map(str, parts)).encode("utf-8", "replace")
    return f"F-{hashlib.sha256(text).hexdigest()[:12]}"
