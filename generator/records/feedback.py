"""What people said of a service, and what they asked for and could not get."""

from dataclasses import dataclass
from datetime import date

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
