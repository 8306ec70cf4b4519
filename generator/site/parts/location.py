"""Where a service is and where it works, in the public's words."""

from __future__ import annotations

from dataclasses import dataclass

from generator.publication.redaction import town
from generator.records import Area, Directory, Service
from generator.site import addresses
from generator.site.parts.links import Link
from generator.site.words import wording

# The term in content/access.yml that says a service comes to people's homes.
COMES_TO_YOU = "comes-to-you"

_NAMED_AT_MOST = 2
_HOME = "People live here, so we only show the town"


@dataclass(frozen=True, slots=True)
class AreaServed:
    """An area that the service serves, with its id for the filter."""

    id: str
    link: Link


@dataclass(frozen=True, slots=True)
class WhereView:
    """Where a service is.

    Attributes:
        address: lines of the address, the postcode last; () where it has none.
        instead: what is said where there is no address, otherwise "".
        areas: the areas that it serves, by name.
        everywhere: the way to all areas where it serves every one of them, otherwise None.
    """

    address: tuple[str, ...]
    instead: str
    areas: tuple[AreaServed, ...]
    everywhere: Link | None


def region(directory: Directory) -> str:
    """The place that the public names, such as "Wiltshire"."""
    return directory.framework.region or directory.framework.council


def areas_of(directory: Directory, service: Service) -> tuple[Area, ...]:
    """The areas that the service serves, by name."""
    found = (directory.areas[area_id] for area_id in service.areas)
    return tuple(sorted(found, key=lambda area: (area.name.casefold(), area.id)))


def view(directory: Directory, service: Service) -> WhereView:
    """Where the service is, for its own page."""
    lines = [line.strip() for line in service.address.split(",") if line.strip()]
    if service.postcode:
        lines.append(service.postcode)
    return WhereView(
        address=tuple(lines),
        instead="" if lines else _without_address(directory, service),
        areas=tuple(
            AreaServed(area.id, Link(area.name, addresses.area(area.id)))
            for area in areas_of(directory, service)
        ),
        everywhere=(
            Link(f"All of {region(directory)}", addresses.AREAS)
            if _serves_all(directory, service)
            else None
        ),
    )


def in_short(directory: Directory, service: Service) -> str:
    """Where it is in one line, for lists: `Devizes`, `Comes to you in Calne and Corsham`."""
    if place := town(directory, service):
        return wording.sentence_start(place)
    spread = _spread(directory, service)
    usual = directory.lots[service.lot].without_address
    if usual:
        return f"{usual}, {spread}"
    if COMES_TO_YOU in service.access:
        return f"Comes to you {spread}"
    return wording.sentence_start(spread)


def for_title(directory: Directory, service: Service) -> str:
    """The place that goes beside the name in a title; "" where the name already says it."""
    place = town(directory, service)
    if not place:
        names = [area.name for area in areas_of(directory, service)]
        few = len(names) <= _NAMED_AT_MOST and not _serves_all(directory, service)
        place = wording.joined(names) if few else region(directory)
    return "" if place.casefold() in service.title.casefold() else place


def _spread(directory: Directory, service: Service) -> str:
    if _serves_all(directory, service):
        return f"across {region(directory)}"
    names = [area.name for area in areas_of(directory, service)]
    if len(names) <= _NAMED_AT_MOST:
        return f"in {wording.joined(names)}"
    return f"in {names[0]} and {wording.count(len(names) - 1, 'more area')}"


def _serves_all(directory: Directory, service: Service) -> bool:
    return len(directory.areas) > 1 and len(service.areas) == len(directory.areas)


def _without_address(directory: Directory, service: Service) -> str:
    if service.town:
        return f"{service.town}. {_HOME}"
    usual = directory.lots[service.lot].without_address
    if usual:
        return usual
    if COMES_TO_YOU in service.access:
        return "It comes to you"
    return "No one address: ask where it happens"
