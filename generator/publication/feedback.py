"""What people said of a service → what the public may know of it.

Of what so few people said that everybody would know who it was, nothing. In a
service of few places one comment a month by "a person who uses it" points to a
person: there nobody learns who said something, or when.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from generator.records import Feedback, Filed, Service

FEWEST_PEOPLE: Final = 3
"""What fewer people than these said is not public."""

_GOOD: Final = 4
"""From this score upwards somebody says that it is good."""


@dataclass(frozen=True, slots=True)
class PublicComment:
    """What one person said, and the provider's reply or "".

    Attributes:
        month: its first day; None where the public may not know it.
        said_by: as it is filed; "" where the public may not know it.
        done: whether the reply says what has been done about it.
    """

    words: str
    score: int
    month: date | None
    said_by: str
    reply: str
    done: bool


@dataclass(frozen=True, slots=True)
class PublicFeedback:
    """What people said of a service.

    Attributes:
        scores: one of each person, from the best to the worst.
        months: the first and the last in which somebody said something; None where the public may not know.
        comments: the newest first; where nobody may know when, in the order of their words.
    """

    scores: tuple[int, ...]
    months: tuple[date, date] | None
    comments: tuple[PublicComment, ...]

    @property
    def people(self) -> int:
        """How many said something."""
        return len(self.scores)

    @property
    def good(self) -> int:
        """How many of them say that it is good, or very good."""
        return sum(score >= _GOOD for score in self.scores)


def public_feedback(snapshot: Filed) -> Mapping[str, PublicFeedback]:
    """Service id → what people said of it, of the services of which enough people said something."""
    by_service = {key: snapshot.feedback_on(key) for key in snapshot.services}
    return {
        key: _public(rows, has_few_places(snapshot, snapshot.services[key]))
        for key, rows in by_service.items()
        if len(rows) >= FEWEST_PEOPLE
    }


def has_few_places(snapshot: Filed, service: Service) -> bool:
    """Whether so few people use it that who said something, and when, would show who it was.

    Where nobody says how many places there are, that is taken to be so of people's own homes.
    """
    if service.capacity is None:
        return snapshot.lots[service.lot].town_only
    return service.capacity < snapshot.framework.feedback_in_full_from


def _public(rows: Sequence[Feedback], few_places: bool) -> PublicFeedback:
    months = sorted(row.month for row in rows)
    comments = [row for row in rows if row.comment]
    if few_places:
        comments.sort(key=lambda row: row.comment.casefold())
    else:
        comments.sort(key=lambda row: row.month, reverse=True)
    return PublicFeedback(
        scores=tuple(sorted((row.score for row in rows), reverse=True)),
        months=None if few_places else (months[0], months[-1]),
        comments=tuple(_comment(row, few_places) for row in comments),
    )


def _comment(row: Feedback, few_places: bool) -> PublicComment:
    return PublicComment(
        words=row.comment,
        score=row.score,
        month=None if few_places else row.month,
        said_by="" if few_places else row.said_by,
        reply=row.reply,
        done=row.done and bool(row.reply),
    )
