"""Who may be listed on a date, and for whoever may not: why.

Withholding is not a mistake in the data but a state: the build goes on, and
the page of a withheld service says so in the words given here. The reasons
carry nothing private.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from generator.model import Directory, LotState, Provider, ProviderStatus, Service

Reason = Literal[
    "framework-not-in-force",
    "lot-not-open",
    "provider-left",
    "provider-suspended",
    "service-withdrawn",
    "no-award-in-force",
]


@dataclass(frozen=True, slots=True)
class Withheld:
    """One reason why a service is not listed, from which day (where that is known), in the public's words."""

    reason: Reason
    since: date | None
    words: str


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
        _left(provider, as_of),
        _suspended(provider, as_of),
        _withdrawn(service, as_of),
        _award(directory, service, as_of),
        _lot(directory, service),
    )
    return tuple(reason for reason in found if reason is not None)


def _framework(directory: Directory, as_of: date) -> Withheld | None:
    framework = directory.framework
    if as_of < framework.starts:
        return Withheld("framework-not-in-force", None, "The framework has not started yet.")
    if as_of > framework.last_day:
        over = framework.last_day + timedelta(days=1)
        return Withheld("framework-not-in-force", over, "The framework has ended.")
    return None


def _left(provider: Provider, as_of: date) -> Withheld | None:
    if provider.status is ProviderStatus.LEFT and _holds(provider.status_since, as_of):
        words = f"{provider.title} has left the framework."
        return Withheld("provider-left", provider.status_since, words)
    return None


def _suspended(provider: Provider, as_of: date) -> Withheld | None:
    if provider.status is ProviderStatus.SUSPENDED and _holds(provider.status_since, as_of):
        words = (
            f"New placements with {provider.title} are on hold. "
            "People who already get support there are not affected."
        )
        return Withheld("provider-suspended", provider.status_since, words)
    return None


def _withdrawn(service: Service, as_of: date) -> Withheld | None:
    if service.withdrawn_on and service.withdrawn_on <= as_of:
        words = "This service is no longer offered."
        return Withheld("service-withdrawn", service.withdrawn_on, words)
    return None


def _award(directory: Directory, service: Service, as_of: date) -> Withheld | None:
    awards = [a for a in directory.awards_of(service.provider) if a.lot == service.lot]
    if any(a.decided_on <= as_of and (a.ends_on is None or as_of <= a.ends_on) for a in awards):
        return None
    ended = [a.ends_on for a in awards if a.ends_on is not None and a.ends_on < as_of]
    words = "It is not on the framework for this type of support at present."
    since = max(ended) + timedelta(days=1) if ended else None
    return Withheld("no-award-in-force", since, words)


def _lot(directory: Directory, service: Service) -> Withheld | None:
    if directory.lots[service.lot].state is LotState.PLANNED:
        return Withheld(
            "lot-not-open", None, "The council has not opened this type of support yet."
        )
    return None


def _holds(since: date | None, as_of: date) -> bool:
    return since is None or since <= as_of
