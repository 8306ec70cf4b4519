"""One thing that wants the council's attention, and whose it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ActionKind(StrEnum):
    """What sort of thing it is, in the order in which a team reads them."""

    APPLICATION = "application"
    SUSPENSION = "suspension"
    DECISION = "decision"
    EVIDENCE = "evidence"
    GRACE = "grace"
    RATING = "rating"
    REGISTRATION = "registration"
    IMPROVEMENT_PLAN = "improvement-plan"
    ACTION = "action"
    AWARD = "award"
    REVIEW = "review"
    ANNUAL_REVIEW = "annual-review"
    PRICE = "price"
    AVAILABILITY = "availability"
    ANSWER = "answer"
    FEEDBACK = "feedback"
    SUPPLY = "supply"


@dataclass(frozen=True, slots=True)
class Action:
    """Something to see to.

    Attributes:
        team: the one that leads on the provider that it is about, or else on the lot.
        due: the last day on which all is well, or on which it is to be done; None where there is none.
        lot, provider, services: ids; "" and () where it is about none.
        about: what else it is about: a criterion, an area, a registered location,
            the day of a review with the number of what was agreed; or "".
        words: a sentence for the team, which leaves out the provider's name: it stands beside it.
        subject: what it is about in the titles that people know, for a diary.
        organisation: whom it is about where the directory has no page of them, as of who applies; or "".
        each: whether each of the services is seen to on its own, on its own day.
    """

    kind: ActionKind
    team: str
    due: date | None
    words: str
    lot: str = ""
    provider: str = ""
    services: tuple[str, ...] = ()
    about: str = ""
    subject: str = ""
    organisation: str = ""
    each: bool = False

    def entries(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The entries of a diary: for each a key, and the services that it is about.

        The key is the same on every day, whatever becomes of its date, its
        words and the team's name. What hangs on proof of different days has
        the same.
        """
        if self.each:
            for service in self.services:
                yield "/".join((self.kind, self.about, service)), (service,)
        else:
            yield "/".join((self.kind, self.provider, self.lot, self.about)), self.services
