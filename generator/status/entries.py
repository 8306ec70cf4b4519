"""Days on entries: awards that end, pages and providers to be reviewed, availability that is too old."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from generator.assurance import months_after
from generator.awards import unbroken_since
from generator.model import Availability, ProviderStatus, Service
from generator.status.matter import Kind, Matter
from generator.status.scope import Scope

REVIEW_MONTHS: Final = 12
"""After so many months a person goes through an entry, or a provider, again."""


def awards(scope: Scope) -> Iterator[Matter]:
    """Awards that end, or have ended while services still stand on them; the last one of a lot counts."""
    for (provider, lot), services in _by_award(scope).items():
        rows = [a for a in scope.directory.awards_of(provider) if a.lot == lot]
        ends = [a.ends_on for a in rows]
        last = max((day for day in ends if day is not None), default=None)
        if last is None or None in ends or not scope.is_near(last):
            continue
        state = "ended" if last < scope.today else "ends"
        title = scope.directory.providers[provider].title
        yield Matter(
            Kind.AWARD,
            scope.team(lot),
            last,
            f'The award for "{scope.lot(lot)}" {state} {scope.ago(last)}: {title}.',
            lot=lot,
            provider=provider,
            services=tuple(service.id for service in services),
            subject=f"{scope.lot(lot)}, {title}",
        )


def framework_end(scope: Scope) -> Iterator[Matter]:
    """The end of the framework itself."""
    framework, last = scope.directory.framework, scope.directory.framework.last_day
    if last and scope.is_near(last):
        state = "ended" if last < scope.today else "ends"
        words = f"The framework {state} {scope.ago(last)}, and with it every listing."
        yield Matter(
            Kind.AWARD,
            scope.commissioners,
            last,
            words,
            about="framework",
            subject=framework.title,
        )


def reviews(scope: Scope) -> Iterator[Matter]:
    """Entries that nobody has gone through for a year, or ever."""
    for service in scope.services():
        due = months_after(service.checked_on, REVIEW_MONTHS) if service.checked_on else None
        if due is not None and not scope.is_near(due):
            continue
        words = f"Nobody has checked the entry yet: {service.title}."
        if due is not None and service.checked_on is not None:
            words = f"Checked on {service.checked_on}, so to be checked again {scope.ago(due)}: {service.title}."
        yield _of_service(scope, Kind.REVIEW, service, due, words)


def annual_reviews(scope: Scope) -> Iterator[Matter]:
    """The yearly review of a provider in a lot: a year after the last one in reviews.csv, or after its first award since it was last without one.

    It stays a matter, however late, until the table says that it took place.
    """
    directory = scope.directory
    for (provider, lot), services in _by_award(scope).items():
        since = unbroken_since(directory.awards_of(provider), lot, scope.today)
        if since is None or directory.providers[provider].status is ProviderStatus.LEFT:
            continue
        seen = [r.reviewed_on for r in directory.reviews_of(provider) if r.lot == lot]
        due = months_after(max([since, *seen]), REVIEW_MONTHS)
        if scope.is_near(due):
            title, state = directory.providers[provider].title, _is_due(scope, due)
            yield Matter(
                Kind.ANNUAL_REVIEW,
                scope.team(lot),
                due,
                f'The annual review for "{scope.lot(lot)}" {state}: {title}.',
                lot=lot,
                provider=provider,
                services=tuple(service.id for service in services),
                subject=f"{scope.lot(lot)}, {title}",
            )


def availability(scope: Scope) -> Iterator[Matter]:
    """What was said about places and is, or soon will be, too old to be shown."""
    for service in scope.services():
        if service.availability is Availability.ASK or service.availability_on is None:
            continue
        last = service.availability_on + timedelta(days=scope.directory.framework.stale_after_days)
        if scope.is_near(last):
            state = "went out of date" if last < scope.today else "goes out of date"
            words = f"What it said about places on {service.availability_on} {state} {scope.ago(last)}: {service.title}."
            yield _of_service(scope, Kind.AVAILABILITY, service, last, words)


def _of_service(scope: Scope, kind: Kind, service: Service, due: date | None, words: str) -> Matter:
    return Matter(
        kind,
        scope.team(service.lot),
        due,
        words,
        lot=service.lot,
        provider=service.provider,
        services=(service.id,),
        subject=f"{service.title}, {scope.directory.providers[service.provider].title}",
        each=True,
    )


def _by_award(scope: Scope) -> dict[tuple[str, str], list[Service]]:
    """(provider, lot) → its services that are not over for good."""
    found: dict[tuple[str, str], list[Service]] = {}
    for service in scope.services():
        found.setdefault((service.provider, service.lot), []).append(service)
    return found


def _is_due(scope: Scope, due: date) -> str:
    return f"{'was' if due < scope.today else 'is'} due {scope.ago(due)}"
