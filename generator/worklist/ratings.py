"""What the latest files of the CQC register say otherwise than the directory does."""

from collections.abc import Iterator

from generator.importers.register.records import Location, Register
from generator.publication import ServiceEntry
from generator.worklist.action import Action, ActionKind
from generator.worklist.scope import Scope

_NONE = "not rated"


def changed(scope: Scope, register: Register) -> Iterator[Action]:
    """Locations whose rating is another now, that cannot be used any more, or that are not there."""
    unused = {row.what: row.why for row in register.unused}
    elsewhere: list[ServiceEntry] = []
    by_location: dict[tuple[str, str], list[ServiceEntry]] = {}
    for service in scope.services():
        if service.cqc_location_id:
            key = (scope.team(service.lot), service.cqc_location_id)
            by_location.setdefault(key, []).append(service)
    for (team, location_id), services in by_location.items():
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
                team,
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
    before, latest = (ours.overall if ours else "") or _NONE, location.ratings.overall or _NONE
    if before != latest:
        return f"The rating here is {before}, and the register says {latest}: {service.title}."
    if ours and location.ratings.rated_on and ours.rated_on != location.ratings.rated_on:
        return f"The rating, {latest}, is of {location.ratings.rated_on} in the register, and of {ours.rated_on} here: {service.title}."
    return ""
