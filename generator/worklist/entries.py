"""Days on entries: proof that lapses, awards that end, pages and providers to be reviewed, availability that is too old."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from generator.publication import ServiceEntry
from generator.publication.criteria import Outcome, months_after
from generator.records import Availability, Vetting
from generator.records.criterion import Criterion, ShownBy
from generator.worklist.action import Action, ActionKind
from generator.worklist.scope import Scope

REVIEW_MONTHS: Final = 12
"""After so many months a person goes through an entry, or a provider, again."""

_WANTING = {
    Outcome.LAPSED: "has lapsed",
    Outcome.MISSING: "has never been seen",
    Outcome.OUTDATED: "shows an earlier version of the criterion alone",
    Outcome.NOT_MET: "was not enough",
}


def evidence(scope: Scope) -> Iterator[Action]:
    """One matter for each team, provider, criterion and day, with the services that hang on it."""
    publication = scope.publication
    if publication.framework.vetting is Vetting.AWARDS_ALONE:
        return
    wanting: dict[tuple[str, str, str, date | None, Outcome], list[str]] = {}
    criteria: dict[str, Criterion] = {}
    for service in scope.services():
        for status in service.statuses:
            asked, last = status.criterion, status.last_day
            lapses = not status.suffices or (last is not None and scope.is_near(last))
            if asked.mandatory and lapses:
                key = (scope.team(service.lot), service.provider, asked.id, last, status.outcome)
                wanting.setdefault(key, []).append(service.id)
                criteria[asked.id] = asked
    for (team, provider, criterion, last, outcome), services in wanting.items():
        asked, who = criteria[criterion], publication.providers[provider].title
        yield Action(
            ActionKind.EVIDENCE,
            team,
            last,
            f'Proof of "{asked.title}" {_state(scope, last, outcome)}: {who}.',
            provider=provider,
            services=tuple(services),
            about=criterion,
            subject=f"{asked.title}, {who}",
            each=asked.shown_by is ShownBy.SERVICE,
        )


def awards(scope: Scope) -> Iterator[Action]:
    """Awards that end, or have ended while services still stand on them; the last one of a lot counts."""
    for (provider, lot), services in _by_award(scope).items():
        ends = [a.ends_on for a in scope.publication.awards_of(provider) if a.lot == lot]
        last = max(filter(None, ends), default=None)
        if last and None not in ends and scope.is_near(last):
            words = f'The award for "{scope.lot(lot)}" {scope.when(last, "ended", "ends")}'
            yield _of_award(scope, ActionKind.AWARD, services, last, words)


def framework_end(scope: Scope) -> Iterator[Action]:
    """The end of the framework itself."""
    framework, last = scope.publication.framework, scope.publication.framework.last_day
    if last and scope.is_near(last):
        ends = scope.when(last, "ended", "ends")
        yield Action(
            ActionKind.AWARD,
            scope.commissioners,
            last,
            f"The framework {ends}, and with it every listing.",
            about="framework",
            subject=framework.title,
        )


def reviews(scope: Scope) -> Iterator[Action]:
    """Entries that nobody has gone through for a year, or ever."""
    for service in scope.services():
        words, due = "Nobody has checked the entry yet", None
        if service.checked_on:
            due = months_after(service.checked_on, REVIEW_MONTHS)
            words = f"Checked on {service.checked_on}, so to be checked again {scope.ago(due)}"
        if due is None or scope.is_near(due):
            yield _of_service(scope, ActionKind.REVIEW, service, due, words)


def annual_reviews(scope: Scope) -> Iterator[Action]:
    """The yearly review of a provider in a lot: a year after the last one in reviews.csv, or after its first award since it was last without one.

    It stays a matter, however late, until the table says that it took place.
    """
    publication = scope.publication
    for (provider, lot), services in _by_award(scope).items():
        if (since := services[0].awarded_since) is None:
            continue
        seen = [r.reviewed_on for r in publication.reviews_of(provider) if r.lot == lot]
        due = months_after(max([since, *seen]), REVIEW_MONTHS)
        if scope.is_near(due):
            words = (
                f'The annual review for "{scope.lot(lot)}" {scope.when(due, "was due", "is due")}'
            )
            yield _of_award(scope, ActionKind.ANNUAL_REVIEW, services, due, words)


def availability(scope: Scope) -> Iterator[Action]:
    """What was said about places and is, or soon will be, too old to be shown."""
    for service in scope.services():
        last = service.places_until
        if service.availability is not Availability.ASK and last and scope.is_near(last):
            state = scope.when(last, "went out of date", "goes out of date")
            words = f"What it said about places on {service.availability_on} {state}"
            yield _of_service(scope, ActionKind.AVAILABILITY, service, last, words)


def _of_award(
    scope: Scope, kind: ActionKind, services: list[ServiceEntry], due: date, words: str
) -> Action:
    """A matter of the provider in the lot, with the services that stand on the award."""
    provider, lot = services[0].provider, services[0].lot
    title = scope.publication.providers[provider].title
    return Action(
        kind,
        scope.team(lot),
        due,
        f"{words}: {title}.",
        lot=lot,
        provider=provider,
        services=tuple(service.id for service in services),
        subject=f"{scope.lot(lot)}, {title}",
    )


def _of_service(
    scope: Scope, kind: ActionKind, service: ServiceEntry, due: date | None, words: str
) -> Action:
    return Action(
        kind,
        scope.team(service.lot),
        due,
        f"{words}: {service.title}.",
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


def _state(scope: Scope, last: date | None, outcome: Outcome) -> str:
    if outcome in _WANTING:
        return f"{_WANTING[outcome]}, so the services are off the list"
    assert last is not None
    return f"lapses {scope.ago(last)}"
