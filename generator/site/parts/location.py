"""Where a service is and where it works, in the public's words."""

from dataclasses import dataclass

from generator.publication import FullAddress, Locality, Publication, PublicService
from generator.records import MAPS, Area
from generator.site import addresses
from generator.site.parts import links
from generator.site.parts.links import ExternalLink, Link
from generator.site.words import wording

_NAMED_AT_MOST = 2
_HOME = "People live here, so we only show the"


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
        way: the way to it on another site's map; None where it has no address that may be known.
        instead: what is said where there is no address, otherwise "".
        areas: the areas that it serves, by name.
        everywhere: the way to all areas where it serves every one of them, otherwise None.
    """

    address: tuple[str, ...]
    way: ExternalLink | None
    instead: str
    areas: tuple[AreaServed, ...]
    everywhere: Link | None


def areas_of(publication: Publication, service: PublicService) -> tuple[Area, ...]:
    """The areas that the service serves, by name."""
    return tuple(area for area in publication.areas.values() if area.id in service.areas)


def view(publication: Publication, service: PublicService) -> WhereView:
    """Where the service is, for its own page."""
    here = service.location
    full = here if isinstance(here, FullAddress) else None
    lines = (*full.lines, full.postcode) if full else ()
    everywhere = Link(f"All of {publication.region}", addresses.AREAS)
    return WhereView(
        address=tuple(line for line in lines if line),
        way=_way(publication, full) if full else None,
        instead="" if lines else _without_address(publication, service),
        areas=tuple(AreaServed(x.id, links.area(x)) for x in areas_of(publication, service)),
        everywhere=everywhere if _serves_all(publication, service) else None,
    )


def _way(publication: Publication, at: FullAddress) -> ExternalLink | None:
    return links.way_there(at.lines, at.postcode, publication.framework.maps or MAPS)


def in_short(publication: Publication, service: PublicService) -> str:
    """Where it is in one line, for lists: `Devizes`, `Comes to you in Calne and Corsham`."""
    if place := service.town:
        return wording.sentence_start(place)
    spread = _spread(publication, service)
    if usual := publication.lots[service.lot].without_address:
        return f"{usual}, {spread}"
    if service.comes_to_you:
        return f"Comes to you {spread}"
    return wording.sentence_start(spread)


def for_title(publication: Publication, service: PublicService) -> str:
    """The place that goes beside the name in a title; "" where the name already says it."""
    place = service.town
    if not place:
        names = [area.name for area in areas_of(publication, service)]
        few = len(names) <= _NAMED_AT_MOST and not _serves_all(publication, service)
        place = wording.joined(names) if few else publication.region
    return "" if place.casefold() in service.title.casefold() else place


def _spread(publication: Publication, service: PublicService) -> str:
    if _serves_all(publication, service):
        return f"across {publication.region}"
    names = [area.name for area in areas_of(publication, service)]
    if len(names) <= _NAMED_AT_MOST:
        return f"in {wording.joined(names)}"
    return f"in {names[0]} and {wording.count(len(names) - 1, 'more area')}"


def _serves_all(publication: Publication, service: PublicService) -> bool:
    return len(publication.areas) > 1 and len(service.areas) == len(publication.areas)


def _without_address(publication: Publication, service: PublicService) -> str:
    if isinstance(service.location, Locality):
        town = service.location.town
        return f"{town}. {_HOME} town" if town else f"{_HOME} area"
    usual = publication.lots[service.lot].without_address
    comes = service.comes_to_you
    return usual or ("It comes to you" if comes else "No one address: ask where it happens")
