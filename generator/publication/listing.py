"""Who may be listed on a date, and for whoever may not: why.

Withholding is not a mistake in the data but a state: the build goes on, and
the page of a withheld service says so. A reason does not carry who looked at
what, nor what was wrong. Which of the reasons the public may read, and how much
of each, `redaction` decides.

What a lot's state means:

- planned: none of its services is listed yet;
- closed to new providers: those of the providers already on are listed as ever
  (an award decided after that day is a problem: see `rules.evidence`);
- closed: the council arranges no more of it, so none is listed. Whoever gets
  such a service already keeps it, and its page stays.

A provider that is suspended takes no new placements, so its services are not
listed; whoever gets one already is not affected. It may be suspended, leave or
be removed in one lot alone: see `records.decision`.

The Care Quality Commission's register outranks what any paper says: a service
whose registration has ended is not listed, nor one whose rating a criterion
refuses, from the register's day on; not even where the council keeps its
proof elsewhere. Where only the provider can say whether its service is
regulated, it is not listed before it has.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from generator import records
from generator.publication.criteria import CriterionStatus, Outcome, statuses_of
from generator.publication.registration import InRegister, RegisterStatus, register_status

ReasonKind = Literal[
    "framework-not-begun",
    "framework-over",
    "provider-left",
    "provider-removed",
    "provider-suspended",
    "service-withdrawn",
    "lot-planned",
    "lot-closed",
    "no-award-in-force",
    "criterion-not-met",
    "evidence-lapsed",
    "evidence-outdated",
    "evidence-missing",
    "rated-anew",
    "rating-needs-plan",
    "rating-refused",
    "registration-undeclared",
    "deregistered",
    "dormant",
    # Two that take the place of the four before them in public: see `redaction`.
    "to-be-put-right",
    "papers-awaited",
]

_STANDINGS: Mapping[records.ProviderStatus, ReasonKind] = {
    records.ProviderStatus.SUSPENDED: "provider-suspended",
    records.ProviderStatus.LEFT: "provider-left",
    records.ProviderStatus.REMOVED: "provider-removed",
}

_FAILINGS: Mapping[Outcome, ReasonKind] = {
    Outcome.NOT_MET: "criterion-not-met",
    Outcome.LAPSED: "evidence-lapsed",
    Outcome.OUTDATED: "evidence-outdated",
    Outcome.MISSING: "evidence-missing",
    Outcome.RATED_ANEW: "rated-anew",
    Outcome.RATING_REFUSED: "rating-refused",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason why a service is not listed.

    Attributes:
        since: from which day, where that is known.
        about: the title of the provider, or what proof of the criterion shows, or "".
        in_lot_alone: whether it is about the provider in this lot, and not as a whole.
        criterion: the id of that criterion, or "".
        rating: the overall rating that is the reason, or "".
    """

    kind: ReasonKind
    since: date | None = None
    about: str = ""
    criterion: str = ""
    in_lot_alone: bool = False
    rating: str = ""


@dataclass(frozen=True, slots=True)
class ListingDecision:
    """What was decided of one service: see `entries.ServiceEntry`.

    Attributes:
        reasons: why it is withheld; () where it is listed.
    """

    register: RegisterStatus
    award: records.Award | None
    awarded_since: date | None
    statuses: tuple[CriterionStatus, ...]
    reasons: tuple[Reason, ...]


def decide(snapshot: records.Filed, day: date) -> Mapping[str, ListingDecision]:
    """Decide for each service on its own, from the records as they were known on the day: id → decision."""
    over, services = _framework(snapshot.framework, day), snapshot.services.items()
    return {key: _decide(snapshot, service, day, over) for key, service in services}


def _decide(
    snapshot: records.Filed, service: records.Service, day: date, framework: Reason | None
) -> ListingDecision:
    awards = [a for a in snapshot.awards_of(service.provider) if a.lot == service.lot]
    award = max(
        (a for a in awards if records.in_force(a, day)), key=lambda a: a.decided_on, default=None
    )
    since = records.unbroken_since(awards, service.lot)
    register = register_status(snapshot, service, since, day)
    statuses = statuses_of(
        snapshot, service, day, regulated=register.regulated, joined=since, ratings=register.ratings
    )
    possible = (
        framework,
        by_provider := _provider(snapshot, service, day),
        Reason("service-withdrawn", service.withdrawn_on) if service.withdrawn_on else None,
        _lot(snapshot, service),
        None if award or _is_gone(by_provider) else _no_award(awards),
        Reason("registration-undeclared") if register.undeclared and register.is_due else None,
        Reason("deregistered", gone) if (gone := register.deregistered_on) else None,
        Reason("dormant") if register.in_register is InRegister.DORMANT else None,
    )
    reasons = [reason for reason in possible if reason]
    reasons += _criteria(statuses, snapshot.framework.vetting)
    return ListingDecision(register, award, since, statuses, tuple(reasons))


def _framework(framework: records.Framework, day: date) -> Reason | None:
    state, last = framework.state_on(day), framework.last_day
    if state is records.FrameworkState.NOT_BEGUN:
        return Reason("framework-not-begun")
    if state is not records.FrameworkState.OVER:
        return None
    return Reason("framework-over", last + timedelta(days=1) if last else None)


def _provider(snapshot: records.Filed, service: records.Service, day: date) -> Reason | None:
    provider = snapshot.providers[service.provider]
    standing = snapshot.standing_in(provider.id, service.lot, day)
    if standing.status is records.ProviderStatus.ON:
        return None
    in_lot_alone = provider.status is not standing.status
    kind = _STANDINGS[standing.status]
    return Reason(kind, standing.since, provider.title, in_lot_alone=in_lot_alone)


def _is_gone(reason: Reason | None) -> bool:
    """Whether it says already that the lot is not held any more."""
    return reason is not None and reason.kind in ("provider-left", "provider-removed")


def _lot(snapshot: records.Filed, service: records.Service) -> Reason | None:
    lot = snapshot.lots[service.lot]
    if lot.state is records.LotState.PLANNED:
        return Reason("lot-planned")
    return Reason("lot-closed", lot.closes_on) if lot.state is records.LotState.CLOSED else None


def _no_award(awards: Iterable[records.Award]) -> Reason:
    ended = [award.ends_on for award in awards if award.ends_on is not None]
    return Reason("no-award-in-force", max(ended) + timedelta(days=1) if ended else None)


def _criteria(statuses: Sequence[CriterionStatus], vetting: records.Vetting) -> Iterator[Reason]:
    """What is not shown; where the council keeps its proof elsewhere, what the register refuses alone."""
    for status in statuses:
        refused = status.outcome is Outcome.RATING_REFUSED
        if status.suffices or not (refused or vetting is records.Vetting.EVIDENCE):
            continue
        needs_plan = not refused and status.verdict is records.RatingVerdict.NEEDS_PLAN
        criterion = status.criterion
        yield Reason(
            "rating-needs-plan" if needs_plan else _FAILINGS[status.outcome],
            _failing_since(status),
            criterion.proof_of,
            criterion.id,
            rating=status.rating.overall if status.rating else "",
        )


def _failing_since(status: CriterionStatus) -> date | None:
    if status.rating:
        return status.rating.rated_on
    if status.outcome is Outcome.LAPSED and status.last_day:
        return status.last_day + timedelta(days=1)
    # The day of a failed check is nobody else's business.
    return status.criterion.since if status.outcome is Outcome.OUTDATED else None
