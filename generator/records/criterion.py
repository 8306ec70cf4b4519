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
    UNREGULATED_SERVICES = "unregulated-services"

    def is_about(self, *, regulated: bool | None) -> bool:
        """Whether it is about a service that the Care Quality Commission regulates, or does not; None for either."""
        alone = AskedOf.REGULATED_SERVICES if regulated else AskedOf.UNREGULATED_SERVICES
        return regulated is None or self in (AskedOf.EVERY_SERVICE, alone)


class ShownBy(StrEnum):
    """Whether the provider shows a criterion once, or for each service."""

    PROVIDER = "provider"
    SERVICE = "service"


class RatingVerdict(StrEnum):
    """What a rating by the Care Quality Commission means for a criterion."""

    PASSES = "passes"
    NEEDS_PLAN = "needs-plan"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class RatingsAsked:
    """Which overall ratings pass a criterion (`ratings`), in CQC's words; any other is refused.

    Attributes:
        passing: those that pass as they are.
        with_plan: those that pass with an improvement plan that the council has agreed.
        grace_days: for how many days after a new rating that passes whoever was listed may do
            without a new look.
    """

    passing: tuple[str, ...]
    with_plan: tuple[str, ...] = ()
    grace_days: int = 0

    def verdict(self, overall: str) -> RatingVerdict:
        """What the rating means."""
        if overall in self.passing:
            return RatingVerdict.PASSES
        return RatingVerdict.NEEDS_PLAN if overall in self.with_plan else RatingVerdict.REFUSED


class PublicReason(StrEnum):
    """What the public may read where a criterion keeps a service off the list; the council reads all in its status.

    PAPERS tells nothing that is not as true of every other criterion. PUT_RIGHT tells that something
    was not enough, and not what. NAMED tells which criterion it is, and how it stands.
    """

    PAPERS = "papers"
    PUT_RIGHT = "put-right"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Source:
    """A statute, standard or decision that something rests on; `address` is "" where it is on no page."""

    title: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that a provider declares with yes or no.

    Attributes:
        group: what those that belong together are headed by, or "".
        expected: "yes" or "no", the answer that needs no more words.
        counts_years: for how many years something old counts; None: for as long as it is so.
    """

    id: str
    statement: str
    expected: str
    group: str = ""
    counts_years: int | None = None


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
        ratings: where it is about the rating by the Care Quality Commission, which ones pass.
        public_reason: what the public may read where it keeps a service off the list.
        about_cqc: "registration", "rating" or "manager" (who is registered with the service) where it asks for that of the Care Quality Commission, or "".
        declaration: what the provider declares, statement by statement.
        form: "prices" where the workbook's sheet for prices is filled in for it, otherwise "".
        draft: whether the council has not settled yet to ask it, and how.
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
    ratings: RatingsAsked | None = None
    public_reason: PublicReason = PublicReason.PAPERS
    about_cqc: str = ""
    sources: tuple[Source, ...] = ()
    declaration: tuple[Statement, ...] = ()
    form: str = ""
    draft: bool = False
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
