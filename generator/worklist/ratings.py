"""Ratings by the CQC: those that outrank what the council has seen, and what the latest files of the register say otherwise than the directory does."""

from collections.abc import Iterator

from generator.importers.register.records import Location, Register
from generator.publication import ServiceEntry
from generator.publication.criteria import CriterionStatus, Outcome
from generator.records import RatingVerdict, Vetting
from generator.worklist.action import Action, ActionKind
from generator.worklist.scope import Scope

_NONE = "not rated"


def unsettled(scope: Scope) -> Iterator[Action]:
    """Ratings that the directory holds and that the criterion refuses, or that nobody has looked at since.

    Each stays a matter until there is another rating, or evidence from its day or later.
    """
    by_location: dict[tuple[str, str, str, str], list[tuple[ServiceEntry, CriterionStatus]]] = {}
    alone = scope.publication.framework.vetting is Vetting.AWARDS_ALONE
    for service in scope.services():
        for status in service.statuses:
            counts = status.outcome is Outcome.RATING_REFUSED or not alone
            if status.rating and status.criterion.mandatory and counts:
                key = (
                    scope.lead(service.provider),
                    service.provider,
                    status.criterion.id,
                    status.rating.location_id,
                )
                by_location.setdefault(key, []).append((service, status))
    for (team, provider, criterion, location_id), pairs in by_location.items():
        status = pairs[0][1]
        title = scope.publication.providers[provider].title
        yield Action(
            ActionKind.RATING,
            team,
            status.last_day if status.suffices or not status.rating else status.rating.rated_on,
            f"{_unsettled(scope, status)}: {title}.",
            provider=provider,
            services=tuple(service.id for service, _ in pairs),
            about=f"{criterion}/{location_id}",
            subject=f"{status.criterion.title}, {title}",
        )


def _unsettled(scope: Scope, status: CriterionStatus) -> str:
    rating, row = status.rating, status.row
    assert rating is not None
    rated = f"CQC rated {rating.location_id} {rating.overall}{f' on {rating.rated_on}' if rating.rated_on else ''}"
    seen = f'what was seen is of {row.seen_on} ("{row.result}")' if row else "nothing was seen"
    if status.outcome is Outcome.RATING_REFUSED:
        return f"{rated}, which does not pass, and {seen}, so the services are off the list"
    if status.verdict is RatingVerdict.NEEDS_PLAN:
        return f"{rated}, which needs a plan, and {seen}, so the services are off the list"
    if status.suffices and status.last_day:
        return f"{rated}, and {seen}; to be looked at by {status.last_day}, {scope.ago(status.last_day)}"
    return f"{rated}, and {seen}, so the services are off the list"


def changed(scope: Scope, register: Register) -> Iterator[Action]:
    """Locations whose rating is another now, that cannot be used any more, or that are not there."""
    unused = {row.what: row.why for row in register.unused}
    elsewhere: list[ServiceEntry] = []
    by_location: dict[str, list[ServiceEntry]] = {}
    for service in scope.services():
        if service.cqc_location_id:
            by_location.setdefault(service.cqc_location_id, []).append(service)
    for location_id, services in by_location.items():
        if location := register.locations.get(location_id):
            words = _difference(location, services[0])
        elif location_id in unused:
            words = f"The location {location_id} is {unused[location_id]}: {services[0].title}."
        else:
            elsewhere += services
            continue
        if words:
            yield Action(
                ActionKind.RATING,
                scope.lead(services[0].provider),
                location.ratings.rated_on if location else None,
                words,
                provider=services[0].provider,
                services=tuple(service.id for service in services),
                about=location_id,
            )
    if elsewhere:
        yield _not_there(scope, elsewhere)


def _not_there(scope: Scope, services: list[ServiceEntry]) -> Action:
    """One matter for all locations that the files do not have: the files may be a part of the register."""
    ids = list(dict.fromkeys(service.cqc_location_id for service in services))
    named = f"{ids[0]} ({services[0].title})" if len(ids) == 1 else f"{len(ids)} locations"
    words = f"Not in these files of the register: {named}. Look whether the files are whole."
    return Action(
        ActionKind.RATING, scope.commissioners, None, words, services=tuple(s.id for s in services)
    )


def _difference(location: Location, service: ServiceEntry) -> str:
    """ "" where both say the same, or the files say nothing of ratings."""
    if not location.ratings.spoke:
        return ""
    ours = service.rating
    theirs = location.ratings.rated_on
    if ours and ours.rated_on and theirs and theirs < ours.rated_on:
        return ""  # the files are older than what stands here
    before, latest = (ours.overall if ours else "") or _NONE, location.ratings.overall or _NONE
    if before != latest:
        return f"The rating here is {before}, and the register says {latest}: {service.title}."
    if ours and location.ratings.rated_on and ours.rated_on != location.ratings.rated_on:
        return f"The rating, {latest}, is of {location.ratings.rated_on} in the register, and of {ours.rated_on} here: {service.title}."
    return ""
