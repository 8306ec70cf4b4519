"""A provider's application to join, in the council's private folder. It is never published."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.problem import Place


class ApplicationOutcome(StrEnum):
    """What became of an application."""

    AWARDED = "awarded"
    NOT_YET = "not-yet"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"

    @property
    def is_refusal(self) -> bool:
        """Whether the council has said no, for now or as things stand."""
        return self in (ApplicationOutcome.NOT_YET, ApplicationOutcome.DECLINED)

    @property
    def is_decision(self) -> bool:
        """Whether the council decided it; who withdraws decides for themselves."""
        return self is not ApplicationOutcome.WITHDRAWN


@dataclass(frozen=True, slots=True)
class Application:
    """A provider asks to be put in lots (a row of applications.csv).

    Attributes:
        reference: the council's own, by which a letter is asked for.
        provider: the id of its package; "" where it has none yet.
        name: its name, where no package says it.
        complete_on: when everything was there that is asked; the promised days are counted from it.
        decision_reference, decided_by, delegation: as for an award; "" while it is undecided.
        outcome: None while it is undecided.
        letter_sent_on: when the provider was told.
    """

    reference: str
    provider: str
    name: str
    lots: tuple[str, ...]
    received_on: date
    complete_on: date | None
    questions_sent_on: date | None
    questions_answered_on: date | None
    decided_on: date | None
    outcome: ApplicationOutcome | None
    decision_reference: str
    decided_by: str
    delegation: str
    letter_sent_on: date | None
    place: Place

    @property
    def waits_for_answers(self) -> bool:
        """Whether the provider has been asked something and has not answered."""
        return self.questions_sent_on is not None and self.questions_answered_on is None


@dataclass(frozen=True, slots=True)
class RefusalReason:
    """Why an application was not awarded, of one criterion (a row of application-reasons.csv)."""

    reference: str
    criterion: str
    reason: str
    place: Place


@dataclass(frozen=True, slots=True)
class PrivateFolder:
    """A folder with private tables, and whether git would publish them with the repository.

    Attributes:
        name: as it is shown: below the root where it is there.
        tracked: its private files that git has already.
        is_exposed: whether git would take a new one: it is inside the repository, and not ignored.
    """

    name: str
    tracked: tuple[str, ...]
    is_exposed: bool
