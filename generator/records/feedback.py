"""What people said of a service, and what they asked for and could not get."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.problem import Place


@dataclass(frozen=True, slots=True)
class Feedback:
    """What somebody said of a service (a row of feedback.csv).

    Attributes:
        month: its first day.
        done: whether the reply says what has been done about it.
    """

    provider: str
    service: str
    month: date
    said_by: str
    score: int
    comment: str
    reply: str
    done: bool
    place: Place


@dataclass(frozen=True, slots=True)
class UnmetRequest:
    """What people asked for and could not get (a row of content/unmet-requests.csv).

    Attributes:
        month: its first day.
        need, area, lot: ids; "" where nobody said, or where there is no such lot yet.
        words: what was asked for, in a few words, or "".
    """

    month: date
    need: str
    area: str
    lot: str
    words: str
    how_many: int
    place: Place


class FeedbackDecision(StrEnum):
    """What a person decided of feedback that came in."""

    ACCEPT = "accept"
    DECLINE = "decline"


LOOKED_AT, SAFEGUARDING_TOLD = "looked-at", "safeguarding-told"
"""What a person says of warnings on feedback that waits: each by itself, as who told the safeguarding team may not have seen the names."""


@dataclass(frozen=True, slots=True)
class QueuedFeedback:
    """What somebody told the council, before it is published or not (a row of feedback-queue.csv). It is private.

    Attributes:
        id: the same for the same words.
        decision: None while it waits.
        text: the words that are published once they are accepted.
        service: its id; "" where it is not plain which one is meant.
        month: its first day.
        said_by: as feedback.csv has it; "" where that is not plain.
        may_publish, may_tell: None where nobody said.
        cleared: LOOKED_AT, SAFEGUARDING_TOLD, both with a semicolon between them, or "".
        original: all that was written.
        done_on: when it went into the provider's package, or the decision not to publish it was taken in.
    """

    id: str
    decision: FeedbackDecision | None
    text: str
    service: str
    month: date | None
    said_by: str
    score: int | None
    may_publish: bool | None
    cleared: str
    may_tell: bool | None
    about: str
    original: str
    contact: str
    received_on: date | None
    came_as: str
    lies_in: str
    done_on: date | None
    place: Place

    @property
    def waits(self) -> bool:
        """Whether nobody has decided on it yet."""
        return self.decision is None and self.done_on is None

    @property
    def is_looked_at(self) -> bool:
        """Whether a person read the warnings, and the words may stand."""
        return LOOKED_AT in self.cleared

    @property
    def is_safeguarding_told(self) -> bool:
        """Whether the safeguarding team was told."""
        return SAFEGUARDING_TOLD in self.cleared

    @property
    def is_declined(self) -> bool:
        """Whether it is declined, and that was not taken in yet."""
        return self.decision is FeedbackDecision.DECLINE and self.done_on is None

    @property
    def is_to_go_out(self) -> bool:
        """Whether it is accepted and not in a package yet."""
        return self.decision is FeedbackDecision.ACCEPT and self.done_on is None
