"""An entry criterion and its versions: what is asked, from which day, and of whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.problem import Place


class AskedOf(StrEnum):
    """Which services of a lot a criterion is about."""

    EVERY_SERVICE = "every-service"
    REGULATED_SERVICES = "regulated-services"


class ShownBy(StrEnum):
    """Whether the provider shows a criterion once, or for each service."""

    PROVIDER = "provider"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Criterion:
    """An entry criterion (lots/criteria.yml, or a lot's own file) as it was first asked.

    Attributes:
        kind: legal, quality or financial.
        stage: exclusion, selection, award or while-on-the-framework.
        paper: the sort of paper that shows it: declaration, policy, certificate, or "" for any other.
        lasts_months: for how many months evidence counts that names no last day; None: for good.
        since: the day from which this version applies to whoever joins.
        mandatory: whether a service without it may not be listed.
        shown_as: what proof of it shows, as the public reads it; "" where the title will do.
        least: the least sum of insurance in pounds; None where it is no insurance.
        least_set_by: "law" or "council", "" without a sum.
        grace_months: for how many months from `since` whoever was on already may do without it.
        new_evidence: whether evidence seen before `since` does not show this version.
        why: why this version came, "" for the first.
        later: the versions that followed, the oldest first; theirs is empty.
    """

    id: str
    title: str
    kind: str
    stage: str
    question: str
    passes: str
    evidence: str
    lasts_months: int | None
    guidance: str
    source: str
    since: date
    place: Place
    mandatory: bool = True
    asked_of: AskedOf = AskedOf.EVERY_SERVICE
    shown_by: ShownBy = ShownBy.PROVIDER
    least: int | None = None
    least_set_by: str = ""
    grace_months: int = 0
    new_evidence: bool = True
    why: str = ""
    shown_as: str = ""
    paper: str = ""
    later: tuple[Criterion, ...] = ()

    @property
    def proof_of(self) -> str:
        """What proof of it shows: it stands after "proof of"."""
        return self.shown_as or self.title

    @property
    def versions(self) -> tuple[Criterion, ...]:
        """All versions, the oldest first."""
        return (self, *self.later)

    def on(self, day: date) -> Criterion | None:
        """The version that applies on the day to whoever joins; None before the first."""
        return next((v for v in reversed(self.versions) if v.since <= day), None)
