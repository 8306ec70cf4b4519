"""Who may be listed on a date, and for whoever may not: why.

Withholding is not a mistake in the data but a state: the build goes on, and
the page of a withheld service says so. A reason carries nothing private: not
who looked at what, nor what was wrong.

What a lot's state means:

- planned: none of its services is listed yet;
- closed to new providers: those of the providers already on are listed as ever
  (an award decided after that day is a problem: see `rules.evidence`);
- closed: the council arranges no more of it, so none is listed. Whoever gets
  such a service already keeps it, and its page stays.

A provider that is suspended takes no new placements, so its services are not
listed; whoever gets one already is not affected.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from generator import records
from generator.publication.criteria import CriterionStatus, Outcome, statuses_of

ReasonKind = Literal[
    "framework-not-begun",
    "framework-over",
    "provider-left",
    "provider-suspended",
    "service-withdrawn",
    "lot-planned",
    "lot-closed",
    "no-award-in-force",
    "criterion-not-met",
    "evidence-lapsed",
    "evidence-outdated",
    "evidence-missing",
]

_FAILINGS: Mapping[Outcome, ReasonKind] = {
    Outcome.NOT_MET: "criterion-not-met",
    Outcome.LAPSED: "evidence-lapsed",
    Outcome.OUTDATED: "evidence-outdated",
    Outcome.MISSING: "evidence-missing",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason why a service is not listed.

    Attributes:
        since: from which day, where that is known.
        about: the title of the provider, or what proof of the criterion shows, or "".
        criterion: the id of that criterion, or "".
    """

    kind: ReasonKind
    since: date | None = None
    about: str = ""
    criterion: str = ""


@dataclass(frozen=True, slots=True)
class ListingDecision:
    """What was decided of one service: see `entries.ServiceEntry`.

    Attributes:
        reasons: why it is withheld; () where it is listed.
    """

    regulated: bool
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
    regulated = snapshot.lots[service.lot].is_regulated(service.cqc_location_id)
    statuses = statuses_of(snapshot, service, day, regulated=regulated, joined=since)
    possible = (
        framework,
        _provider(snapshot.providers[service.provider]),
        Reason("service-withdrawn", service.withdrawn_on) if service.withdrawn_on else None,
        _lot(snapshot, service),
        None if award else _no_award(awards),
    )
    reasons = [reason for reason in possible if reason]
    if snapshot.framework.vetting is records.Vetting.EVIDENCE:
        reasons += _criteria(statuses)
    return ListingDecision(regulated, award, since, statuses, tuple(reasons))


def _framework(framework: records.Framework, day: date) -> Reason | None:
    state, last = framework.state_on(day), framework.last_day
    if state is records.FrameworkState.NOT_BEGUN:
        return Reason("framework-not-begun")
    if state is not records.FrameworkState.OVER:
        return None
    return Reason("framework-over", last + timedelta(days=1) if last else None)


def _provider(provider: records.Provider) -> Reason | None:
    if provider.status is records.ProviderStatus.ON:
        return None
    left = provider.status is records.ProviderStatus.LEFT
    kind: ReasonKind = "provider-left" if left else "provider-suspended"
    return Reason(kind, provider.status_since, provider.title)


def _lot(snapshot: records.Filed, service: records.Service) -> Reason | None:
    lot = snapshot.lots[service.lot]
    if lot.state is records.LotState.PLANNED:
        return Reason("lot-planned")
    return Reason("lot-closed", lot.closes_on) if lot.state is records.LotState.CLOSED else None


def _no_award(awards: Iterable[records.Award]) -> Reason:
    ended = [award.ends_on for award in awards if award.ends_on is not None]
    return Reason("no-award-in-force", max(ended) + timedelta(days=1) if ended else None)


def _criteria(statuses: Sequence[CriterionStatus]) -> Iterator[Reason]:
    for status in statuses:
        if not status.suffices:
            criterion = status.criterion
            kind = _FAILINGS[status.outcome]
            yield Reason(kind, _failing_since(status), criterion.proof_of, criterion.id)


def _failing_since(status: CriterionStatus) -> date | None:
    if status.outcome is Outcome.LAPSED and status.last_day:
        return status.last_day + timedelta(days=1)
    # The day of a failed check is nobody else's business.
    return status.criterion.since if status.outcome is Outcome.OUTDATED else None
