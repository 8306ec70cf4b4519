"""The yearly review of a provider in a lot: what came of it, and what was agreed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.problem import Place


class ReviewOutcome(StrEnum):
    """What came of a review."""

    IN_ORDER = "in-order"
    ACTIONS_AGREED = "actions-agreed"
    IMPROVEMENT_PLAN = "improvement-plan"
    NOT_WRITTEN = ""  # as in a table from before there was an outcome

    @property
    def asks_for_more(self) -> bool:
        """Whether something was agreed that the provider is to do."""
        return self in (ReviewOutcome.ACTIONS_AGREED, ReviewOutcome.IMPROVEMENT_PLAN)


@dataclass(frozen=True, slots=True)
class Review:
    """A yearly review of a provider in a lot that took place (a row of reviews.csv).

    Attributes:
        published: the day from which the public reads more than that it took place; None: not yet.
        reply: what the provider is doing about it, in its own words; or "".
    """

    provider: str
    lot: str
    reviewed_on: date
    reviewed_by: str
    outcome: ReviewOutcome
    published: date | None
    reply: str
    place: Place


@dataclass(frozen=True, slots=True)
class ReviewAction:
    """Something that was agreed in a review (a row of review-actions.csv)."""

    provider: str
    lot: str
    reviewed_on: date
    action: str
    due_on: date
    done_on: date | None
    place: Place
