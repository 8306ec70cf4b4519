"""Who may be listed on a date, and for whoever may not: why.

Withholding is not a mistake in the data but a state: the build goes on, and
the page of a withheld service says so. A reason carries nothing private: not
who looked at what, nor what was wrong.

What a lot's state means:

- planned: none of its services is listed yet;
- closed to new providers: those of the providers already on are listed as ever
  (an award decided after that day is a problem: see `rules.awards`);
- closed: the council arranges no more of it, so none is listed. Whoever gets
  such a service already keeps it, and its page stays.

A provider that is suspended takes no new placements, so its services are not
listed; whoever gets one already is not affected.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from generator.assurance import Outcome, Standing, standings
from generator.awards import in_force
from generator.model import (
    Directory,
    FrameworkState,
    LotState,
    Provider,
    ProviderStatus,
    Service,
    Vetting,
)

Reason = Literal[
    "framework-not-begun",
    "framework-over",
    "provider-not-yet-on",
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

_FAILINGS: Mapping[Outcome, Reason] = {
    Outcome.NOT_MET: "criterion-not-met",
    Outcome.LAPSED: "evidence-lapsed",
    Outcome.OUTDATED: "evidence-outdated",
    Outcome.MISSING: "evidence-missing",
}


@dataclass(frozen=True, slots=True)
class Withheld:
    """One reason why a service is not listed.

    Attributes:
        since: from which day, where that is known.
        about: the title of the provider, or what proof of the criterion shows, or "".
        criterion: the id of that criterion, or "".
    """

    reason: Reason
    since: date | None = None
    about: str = ""
    criterion: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """What may be listed on the date `as_of`.

    Attributes:
        listed: ids of the services that are listed.
        withheld: id of each other service → every reason, the gravest first.
    """

    as_of: date
    listed: frozenset[str]
    withheld: Mapping[str, tuple[Withheld, ...]]

    def services(self, directory: Directory) -> tuple[Service, ...]:
        """The listed services, in the directory's order."""
        return tuple(s for s in directory.services.values() if s.id in self.listed)


def decide(directory: Directory, as_of: date) -> Listing:
    """Decide for each service on its own, from the records and the date alone."""
    reasons = {
        service.id: _reasons(directory, service, as_of) for service in directory.services.values()
    }
    return Listing(
        as_of=as_of,
        listed=frozenset(service_id for service_id, why in reasons.items() if not why),
        withheld={service_id: why for service_id, why in reasons.items() if why},
    )


def _reasons(directory: Directory, service: Service, as_of: date) -> tuple[Withheld, ...]:
    provider = directory.providers[service.provider]
    found = (
        _framework(directory, as_of),
        _provider(provider, as_of),
        _withdrawn(service, as_of),
        _lot(directory, service, as_of),
        _award(directory, service, as_of),
    )
    return (*(reason for reason in found if reason), *_criteria(directory, service, as_of))


def _framework(directory: Directory, as_of: date) -> Withheld | None:
    match directory.framework.state_on(as_of):
        case FrameworkState.NOT_BEGUN:
            return Withheld("framework-not-begun")
        case FrameworkState.OVER:
            last = directory.framework.last_day
            return Withheld("framework-over", last + timedelta(days=1) if last else None)
        case _:
            return None


def _provider(provider: Provider, as_of: date) -> Withheld | None:
    if provider.joined is None or provider.joined > as_of:
        return Withheld("provider-not-yet-on", None, provider.title)
    if provider.status is ProviderStatus.ON or not _holds(provider.status_since, as_of):
        return None
    left = provider.status is ProviderStatus.LEFT
    reason: Reason = "provider-left" if left else "provider-suspended"
    return Withheld(reason, provider.status_since, provider.title)


def _withdrawn(service: Service, as_of: date) -> Withheld | None:
    if service.withdrawn_on and service.withdrawn_on <= as_of:
        return Withheld("service-withdrawn", service.withdrawn_on)
    return None


def _lot(directory: Directory, service: Service, as_of: date) -> Withheld | None:
    lot = directory.lots[service.lot]
    match lot.state_on(as_of):
        case LotState.PLANNED:
            return Withheld("lot-planned")
        case LotState.CLOSED:
            return Withheld("lot-closed", lot.closes_on)
        case _:
            return None


def _award(directory: Directory, service: Service, as_of: date) -> Withheld | None:
    awards = [a for a in directory.awards_of(service.provider) if a.lot == service.lot]
    if any(in_force(award, as_of) for award in awards):
        return None
    ended = [a.ends_on for a in awards if a.ends_on is not None and a.ends_on < as_of]
    since = max(ended) + timedelta(days=1) if ended else None
    return Withheld("no-award-in-force", since)


def _criteria(directory: Directory, service: Service, as_of: date) -> Iterator[Withheld]:
    if directory.framework.vetting is Vetting.AWARDS_ALONE:
        return
    for standing in standings(directory, service, as_of):
        if not standing.suffices:
            criterion = standing.criterion
            reason = _FAILINGS[standing.outcome]
            yield Withheld(reason, _failing_since(standing), criterion.proof_of, criterion.id)


def _failing_since(standing: Standing) -> date | None:
    match standing.outcome:
        case Outcome.LAPSED if standing.last_day:
            return standing.last_day + timedelta(days=1)
        case Outcome.OUTDATED:
            return standing.criterion.since
        case _:
            return None  # the day of a failed check is nobody else's business


def _holds(since: date | None, as_of: date) -> bool:
    return since is None or since <= as_of
