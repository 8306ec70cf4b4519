"""Days on entries: awards that end, pages and providers to be reviewed, availability that is too old."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from generator.publication import ServiceEntry
from generator.publication.criteria import months_after
from generator.records import Availability, ProviderStatus, unbroken_since
from generator.worklist.action import Action, ActionKind
from generator.worklist.scope import Scope

REVIEW_MONTHS: Final = 12
"""After so many months a person goes through an entry, or a provider, again."""


def awards(scope: Scope) -> Iterator[Action]:
    """Awards that end, or have ended while services still stand on them; the last one of a lot counts."""
    for (provider, lot), services in _by_award(scope).items():
        rows = [a for a in scope.publication.awards_of(provider) if a.lot == lot]
        ends = [a.ends_on for a in rows]
        last = max((day for day in ends if day is not None), default=None)
        if last is None or None in ends or not scope.is_near(last):
            continue
        state = "ended" if last < scope.today else "ends"
        title = scope.publication.providers[provider].title
        yield Action(
            ActionKind.AWARD,
            scope.team(lot),
            last,
            f'The award for "{scope.lot(lot)}" {state} {scope.ago(last)}: {title}.',
            lot=lot,
            provider=provider,
            services=tuple(service.id for service in services),
            subject=f"{scope.lot(lot)}, {title}",
        )


def framework_end(scope: Scope) -> Iterator[Action]:
    """The end of the framework itself."""
    framework, last = scope.publication.framework, scope.publication.framework.last_day
    if last and scope.is_near(last):
        state = "ended" if last < scope.today else "ends"
        words = f"The framework {state} {scope.ago(last)}, and with it every listing."
        yield Action(
            ActionKind.AWARD,
            scope.commissioners,
            last,
            words,
            about="framework",
            subject=framework.title,
        )


def reviews(scope: Scope) -> Iterator[Action]:
    """Entries that nobody has gone through for a year, or ever."""
    for service in scope.services():
        due = months_after(service.checked_on, REVIEW_MONTHS) if service.checked_on else None
        if due is not None and not scope.is_near(due):
            continue
        words = f"Nobody has checked the entry yet: {service.title}."
        if due is not None and service.checked_on is not None:
            words = f"Checked on {service.checked_on}, so to be checked again {scope.ago(due)}: {service.title}."
        yield _of_service(scope, ActionKind.REVIEW, service, due, words)


def annual_reviews(scope: Scope) -> Iterator[Action]:
    """The yearly review of a provider in a lot: a year after the last one in reviews.csv, or after its first award since it was last without one.

    It stays a matter, however late, until the table says that it took place.
    """
    publication = scope.publication
    for (provider, lot), services in _by_award(scope).items():
        since = unbroken_since(publication.awards_of(provider), lot)
        if since is None or publication.providers[provider].status is ProviderStatus.LEFT:
            continue
        seen = [r.reviewed_on for r in publication.reviews_of(provider) if r.lot == lot]
        due = months_after(max([since, *seen]), REVIEW_MONTHS)
        if scope.is_near(due):
            title, state = publication.providers[provider].title, _is_due(scope, due)
            yield Action(
                ActionKind.ANNUAL_REVIEW,
                scope.team(lot),
                due,
                f'The annual review for "{scope.lot(lot)}" {state}: {title}.',
                lot=lot,
                provider=provider,
                services=tuple(service.id for service in services),
                subject=f"{scope.lot(lot)}, {title}",
            )


def availability(scope: Scope) -> Iterator[Action]:
    """What was said about places and is, or soon will be, too old to be shown."""
    for service in scope.services():
        if service.availability is Availability.ASK or service.availability_on is None:
            continue
        last = service.availability_on + timedelta(
            days=scope.publication.framework.stale_after_days
        )
        if scope.is_near(last):
            state = "went out of date" if last < scope.today else "goes out of date"
            words = f"What it said about places on {service.availability_on} {state} {scope.ago(last)}: {service.title}."
            yield _of_service(scope, ActionKind.AVAILABILITY, service, last, words)


def _of_service(
    scope: Scope, kind: ActionKind, service: ServiceEntry, due: date | None, words: str
) -> Action:
    return Action(
        kind,
        scope.team(service.lot),
        due,
        words,
        lot=service.lot,
        provider=service.provider,
        services=(service.id,),
        subject=f"{service.title}, {scope.publication.providers[service.provider].title}",
        each=True,
    )


def _by_award(scope: Scope) -> dict[tuple[str, str], list[ServiceEntry]]:
    """(provider, lot) → its services that are not over for good."""
    by_award: dict[tuple[str, str], list[ServiceEntry]] = {}
    for service in scope.services():
        by_award.setdefault((service.provider, service.lot), []).append(service)
    return by_award


def _is_due(scope: Scope, due: date) -> str:
    return f"{'was' if due < scope.today else 'is'} due {scope.ago(due)}"
