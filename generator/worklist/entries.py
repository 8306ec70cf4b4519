"""Days on entries: proof that lapses, grace and awards that end, pages to be checked, availability that is too old."""

from collections.abc import Iterator
from datetime import date

from generator.publication.criteria import Outcome, months_after
from generator.publication.endings import awards_that_end
from generator.records import Availability, ProviderStatus, Vetting
from generator.records.criterion import Criterion, ShownBy
from generator.worklist.action import Action, ActionKind
from generator.worklist.reviews import REVIEW_MONTHS
from generator.worklist.scope import Scope

_WANTING = {
    Outcome.LAPSED: "has lapsed",
    Outcome.MISSING: "has never been seen",
    Outcome.OUTDATED: "shows an earlier version of the criterion alone",
    Outcome.NOT_MET: "was not enough",
}


def evidence(scope: Scope) -> Iterator[Action]:
    """One matter for each provider, criterion and day, with the services that hang on it."""
    if scope.publication.framework.vetting is Vetting.AWARDS_ALONE:
        return
    wanting: dict[tuple[str, str, date | None, Outcome, bool], list[str]] = {}
    criteria: dict[str, Criterion] = {}
    for service in scope.services():
        for status in service.statuses:
            asked, last = status.criterion, status.last_day
            lapses = not status.suffices or (last is not None and scope.is_near(last))
            # Of what a rating outranks, `ratings.unsettled` tells.
            if asked.mandatory and lapses and not status.rating:
                in_grace = last is not None and last == status.grace_until
                key = (service.provider, asked.id, last, status.outcome, in_grace)
                wanting.setdefault(key, []).append(service.id)
                criteria[asked.id] = asked
    for (provider, criterion, last, outcome, in_grace), services in wanting.items():
        asked, who = criteria[criterion], scope.publication.providers[provider].title
        if in_grace and last is not None:
            words = f'The grace for "{asked.title}", asked in this way since {asked.since}, ends {scope.ago(last)}'
        else:
            words = f'Proof of "{asked.title}" {_state(scope, last, outcome)}'
        yield Action(
            ActionKind.GRACE if in_grace else ActionKind.EVIDENCE,
            scope.lead(provider),
            last,
            f"{words}.",
            provider=provider,
            services=tuple(services),
            about=criterion,
            subject=f"{asked.title}, {who}",
            each=asked.shown_by is ShownBy.SERVICE,
        )


def awards(scope: Scope) -> Iterator[Action]:
    """Awards that end, or have ended while services still stand on them; the last one of a lot counts."""
    for ending in awards_that_end(scope.publication):
        last, lot = ending.last_day, ending.award.lot
        if scope.is_near(last):
            words = f'The award for "{scope.lot(lot)}" {scope.when(last, "ended", "ends")}.'
            yield scope.of_award(ActionKind.AWARD, ending.services, last, words)


def undecided(scope: Scope) -> Iterator[Action]:
    """Services with a page whose provider was never awarded their lot, as where another has taken them over."""
    for (provider, lot), services in scope.publication.by_award.items():
        if not any(a.lot == lot for a in scope.publication.awards_of(provider)):
            words = f'Nobody has decided on an award for "{scope.lot(lot)}", so what has a page there is off the list.'
            yield scope.of_award(ActionKind.AWARD, services, None, words)


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
            yield scope.of_service(ActionKind.REVIEW, service, due, words)


def prices(scope: Scope) -> Iterator[Action]:
    """Prices outside the bands of their lots, and those of which the grace, or the bands, are soon over.

    Where its provider is suspended no price is measured.
    """
    for service in scope.services():
        standing = service.price_standing
        of_provider = scope.records.standing_in(service.provider, service.lot, scope.today)
        if standing is None or of_provider.status is not ProviderStatus.ON:
            continue
        last = standing.last_day
        if not standing.in_order:
            until = f"; it was in order until {last}" if last else ""
            words = f"Its price is outside the bands{until}"
        elif last is not None and scope.is_near(last):
            words = f"Its price is in order until {last}, and outside the bands from the day after"
        else:
            continue
        yield scope.of_service(ActionKind.PRICE, service, last, words)


def availability(scope: Scope) -> Iterator[Action]:
    """What was said about places and is, or soon will be, too old to be shown."""
    for service in scope.services():
        last = service.places_until
        if service.availability is not Availability.ASK and last and scope.is_near(last):
            state = scope.when(last, "went out of date", "goes out of date")
            words = f"What it said about places on {service.availability_on} {state}"
            yield scope.of_service(ActionKind.AVAILABILITY, service, last, words)


def _state(scope: Scope, last: date | None, outcome: Outcome) -> str:
    if outcome in _WANTING:
        return f"{_WANTING[outcome]}, so the services are off the list"
    assert last is not None
    return f"lapses {scope.ago(last)}"
