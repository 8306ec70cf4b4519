"""What a person types on a row of the queue → the row as it is then, and what to answer. Nothing here reads or writes."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from generator.importers.feedback.answers import consent_in, speaker_in
from generator.importers.feedback.obstacles import longest_comment, obstacles
from generator.importers.feedback.queue import warnings_of
from generator.importers.feedback.rows import one_line
from generator.problem import Problem, did_you_mean
from generator.records import LOOKED_AT, SAFEGUARDING_TOLD, FeedbackDecision, Filed, QueuedFeedback
from generator.rules.comments import is_declined_in_passing, may_be_harm
from generator.site.words.feedback_form import SCORES, WHO

HELP: Final = (
    "accept                 publish it (with: framework-directory feedback publish)",
    "shorten WORDS          publish these words instead",
    "decline                do not publish it",
    "looked-at              the warnings are looked at, and the words may stand",
    "told                   the safeguarding team has been told",
    "service ID             which service it is about",
    f"who {'|'.join(WHO)}",
    "score 1…5              how good it is",
    "publish yes|no         whether the words may be published; with no, the score alone is",
    "original               show all that was written",
    "next                   leave it for later (or press Enter)",
    "quit                   stop here; what was decided stays",
)


CONCERN: Final = (
    'it may be a safeguarding concern: tell the safeguarding team, and type "told"; '
    'where it is none, type "looked-at"'
)


@dataclass(frozen=True, slots=True)
class DecidingStep:
    """What came of a line that a person typed.

    Attributes:
        row: as it is now.
        answer: what to say; "" for nothing.
        is_over: whether the next row comes.
        quits: whether nothing comes any more.
    """

    row: QueuedFeedback
    answer: str = ""
    is_over: bool = False
    quits: bool = False


@dataclass(frozen=True, slots=True)
class Desk:
    """What decisions are taken by: the council's records and the day."""

    filed: Filed
    today: date

    def warnings(self, row: QueuedFeedback) -> tuple[Problem, ...]:
        """What check would say of the row's text."""
        return warnings_of([row], self.filed, self.today)[row.id]

    def obstacles(self, row: QueuedFeedback) -> list[str]:
        """Why the row cannot be published as it is."""
        return list(obstacles(row, self.warnings(row), self.filed, self.today))

    def step(self, row: QueuedFeedback, line: str) -> DecidingStep:
        """The row after a line that a person typed, such as "accept" or "shorten The garden is lovely."."""
        word, _, argument = line.strip().partition(" ")
        name = _named(word.casefold())
        if name is None:
            hint = did_you_mean(word, _COMMANDS)
            return DecidingStep(row, f'"{word}" is none of these{hint}\n' + "\n".join(HELP))
        return _COMMANDS[name](self, row, argument.strip())


def to_be_read(rows: Iterable[QueuedFeedback]) -> list[QueuedFeedback]:
    """What waits, and what was declined in passing: what may tell of harm first, then the oldest."""

    def key(row: QueuedFeedback) -> tuple[bool, date, str]:
        return not may_be_harm(row), row.received_on or date.min, row.id

    return sorted(filter(is_to_be_read, rows), key=key)


def is_to_be_read(row: QueuedFeedback) -> bool:
    """Whether a person has still to decide on the row."""
    return row.waits or is_declined_in_passing(row)


def _named(word: str) -> str | None:
    """The command that the word is, or begins alone; None where it is none."""
    if word in _COMMANDS:
        return word
    fitting = [name for name in _COMMANDS if name.startswith(word)]
    return _SHORT.get(word, fitting[0] if len(fitting) == 1 else None)


def _accept(desk: Desk, row: QueuedFeedback, _: str) -> DecidingStep:
    if reasons := desk.obstacles(row):
        return DecidingStep(row, "\n".join(("not yet:", *(f"  {reason}" for reason in reasons))))
    answer = "accepted" if row.may_publish else "accepted: the score alone, without the words"
    return DecidingStep(replace(row, decision=FeedbackDecision.ACCEPT), answer, is_over=True)


def _decline(desk: Desk, row: QueuedFeedback, _: str) -> DecidingStep:
    declined = replace(row, decision=FeedbackDecision.DECLINE)
    if is_declined_in_passing(declined):
        return DecidingStep(row, f"{CONCERN}. Then decline it")
    return DecidingStep(declined, "declined", is_over=True)


def _shorten(desk: Desk, row: QueuedFeedback, words: str) -> DecidingStep:
    text = one_line(words)
    if not text:
        return DecidingStep(row, "type the words behind it: shorten The garden is lovely.")
    changed = replace(row, text=text)
    answer = [f"{len(text)} letters of {longest_comment()}", *_lines(desk.warnings(changed))]
    return DecidingStep(changed, "\n".join(answer))


def _looked_at(_: Desk, row: QueuedFeedback, __: str) -> DecidingStep:
    return DecidingStep(_cleared(row, LOOKED_AT), "looked at")


def _safeguarding(_: Desk, row: QueuedFeedback, __: str) -> DecidingStep:
    return DecidingStep(_cleared(row, SAFEGUARDING_TOLD), "the safeguarding team was told")


def _cleared(row: QueuedFeedback, word: str) -> QueuedFeedback:
    """The row with a further word on its warnings."""
    if word in row.cleared:
        return row
    return replace(row, cleared=f"{row.cleared}; {word}" if row.cleared else word)


def _service(desk: Desk, row: QueuedFeedback, key: str) -> DecidingStep:
    if key not in desk.filed.services:
        return DecidingStep(row, f'there is no service "{key}"{did_you_mean(key, desk.filed.services)}')  # fmt: skip
    return DecidingStep(replace(row, service=key), desk.filed.services[key].title)


def _who(_: Desk, row: QueuedFeedback, words: str) -> DecidingStep:
    said_by = words if words in WHO else speaker_in(words)
    if not said_by:
        return DecidingStep(row, f"type one of: {', '.join(WHO)}")
    return DecidingStep(replace(row, said_by=said_by), WHO[said_by])


def _score(_: Desk, row: QueuedFeedback, words: str) -> DecidingStep:
    if words not in set(map(str, SCORES)):
        return DecidingStep(row, "type one number from 1 (poor) to 5 (very good)")
    return DecidingStep(replace(row, score=int(words)), f"score {words}")


def _publish(_: Desk, row: QueuedFeedback, words: str) -> DecidingStep:
    consent = consent_in(words)
    if consent is None:
        return DecidingStep(row, "type yes or no")
    return DecidingStep(replace(row, may_publish=consent), "yes" if consent else "no")


def _original(_: Desk, row: QueuedFeedback, __: str) -> DecidingStep:
    return DecidingStep(row, row.original)


def _next(_: Desk, row: QueuedFeedback, __: str) -> DecidingStep:
    return DecidingStep(row, is_over=True)


def _quit(_: Desk, row: QueuedFeedback, __: str) -> DecidingStep:
    return DecidingStep(row, is_over=True, quits=True)


def _help(_: Desk, row: QueuedFeedback, __: str) -> DecidingStep:
    return DecidingStep(row, "\n".join(HELP))


def _lines(warnings: Sequence[Problem]) -> list[str]:
    return [f"{problem.severity}: {problem.message}" for problem in warnings]


_COMMANDS: Final[dict[str, Callable[[Desk, QueuedFeedback, str], DecidingStep]]] = {
    "": _next,
    "accept": _accept,
    "shorten": _shorten,
    "decline": _decline,
    "looked-at": _looked_at,
    "told": _safeguarding,
    "service": _service,
    "who": _who,
    "score": _score,
    "publish": _publish,
    "original": _original,
    "next": _next,
    "quit": _quit,
    "help": _help,
}
_SHORT: Final = {"s": "shorten", "?": "help"}
