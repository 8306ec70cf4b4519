"""The county with its areas, as a drawing of the site's own: no tiles, no other host, whole without a script.

What it shows stands in a list beside it too, or on the page.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.publication import FullAddress, Publication, PublicService
from generator.records import Area
from generator.site import addresses
from generator.site.parts.county_names import MapName, WantedName, placed
from generator.site.parts.county_outline import WIDTH as WIDTH
from generator.site.parts.county_outline import CountyOutline, Spot, outline
from generator.site.parts.links import Link
from generator.site.words import wording

_LETTERS: Final = 13  # the size of a name, in the map's units
_LARGE: Final = 20  # on a small map, which is 4.5 cm wide on paper: seven points there
_DOT: Final = 3.5  # half as wide as fd-map__dots in site.css draws it
_FOUND: Final = 6.0  # of a service on the find page, in pages/find/map.js
_FEW_AREAS: Final = 4  # up to which towns in them are named too
_MOST_TOWNS: Final = 12

LinkTo = Callable[[Area], Link | None]


@dataclass(frozen=True, slots=True)
class MapArea:
    """An area on the map.

    Attributes:
        id: the area's.
        shape: SVG path data.
        link: where it leads, or None; its text names it.
        lit: whether the page is about it.
    """

    id: str
    shape: str
    name: str
    link: Link | None
    lit: bool


@dataclass(frozen=True, slots=True)
class CountyMap:
    """The whole map, in units of its own.

    Attributes:
        label: what it shows, for those who do not see it.
        letters: the size of its names.
        leaders: SVG path data of the lines from names to what they name; "" where all names stand there.
        dots: SVG path data of the places of services, each a line without a length; "" for none.
        by_tab: whether the areas that are not lit are in the order of the tabulator key.
        scale: how degrees become units, for the map that a script fills: west, north, units across and
            down of a degree, left, top; "" for the others.
    """

    label: str
    letters: int
    width: int
    height: int
    areas: tuple[MapArea, ...]
    names: tuple[MapName, ...]
    leaders: str
    dots: str
    by_tab: bool
    scale: str = ""


def of_areas(publication: Publication, services: Iterable[PublicService]) -> CountyMap | None:
    """All areas, each with its name and leading to its page.

    Returns:
        None where no postcodes were imported: then the list stands alone. So for the others.
    """
    return _map(publication, "Map of the areas", (), _to_area(publication), services, _LETTERS)


def of_area(publication: Publication, area: Area) -> CountyMap | None:
    """The county with one area lit, and the places of services that serve it."""
    label = f"Map: where {area.name} is in {publication.region}"
    return _map(
        publication,
        label,
        (area.id,),
        _to_area(publication),
        publication.in_area(area.id),
        _LETTERS,
    )


def to_choose(publication: Publication) -> CountyMap | None:
    """The county without a service: the find page shows on it what was found, and each area narrows that."""

    def link(area: Area) -> Link:
        return Link(f"Only in {area.name}", f"{addresses.FIND}?area={area.id}")

    # Names stand beside all that may be found.
    every = publication.services.values()
    drawn = _map(publication, "Map of what was found", (), link, every, _LETTERS, _FOUND)
    outlined = outline(publication)
    return replace(drawn, dots="", scale=outlined.scale) if drawn and outlined else None


def of_type(publication: Publication, lot: str, link_to: LinkTo) -> CountyMap | None:
    """Where the services of a type are, each area leading to what it has of them."""
    services = publication.in_lot(lot)
    lit = {area for service in services for area in service.areas}
    lit = lit if len(lit) < len(publication.areas) else set()
    label = (
        "Map: the areas that have a service of this type are darker" if lit else "Map of the areas"
    )
    return _map(publication, label, lit, link_to, services, _LETTERS)


def of_service(publication: Publication, service: PublicService) -> CountyMap | None:
    """The areas that a service serves, named alone, and its place where anybody may know it."""
    names = [area.name for area in publication.areas.values() if area.id in service.areas]
    serves_all = len(names) == len(publication.areas)
    where = publication.region if serves_all else wording.joined(names)
    lit = () if serves_all else service.areas
    label = f"Map: it serves {where}"
    return _map(publication, label, lit, _to_area(publication), (service,), _LARGE)


def _to_area(publication: Publication) -> LinkTo:
    def link(area: Area) -> Link:
        count = wording.services(publication.in_area(area.id))
        return Link(f"{area.name}: {count}", addresses.area(area.id))

    return link


def _map(
    publication: Publication,
    label: str,
    lit: Collection[str],
    link_to: LinkTo,
    services: Iterable[PublicService],
    letters: int,
    dot: float = _DOT,
) -> CountyMap | None:
    drawn = outline(publication)
    if drawn is None:
        return None
    on_map = [area for area in publication.areas.values() if area.id in drawn.paths]
    named = on_map if letters == _LETTERS else [area for area in on_map if area.id in lit]
    dots = _dots(drawn, services)
    names = placed(_names(named, lit, drawn), letters, drawn.height, dots, dot)
    return CountyMap(
        label=label,
        letters=letters,
        width=WIDTH,
        height=drawn.height,
        # What is lit comes last, so that no other border runs over its own.
        areas=tuple(
            MapArea(area.id, drawn.paths[area.id], area.name, link_to(area), area.id in lit)
            for area in sorted(on_map, key=lambda area: area.id in lit)
        ),
        names=names,
        leaders="".join(_path(*name.leader) for name in names if name.leader),
        dots="".join(f"M{x} {y}h0" for x, y in dots),
        by_tab=letters == _LETTERS,
    )


def _names(areas: Sequence[Area], lit: Collection[str], drawn: CountyOutline) -> list[WantedName]:
    """Of those that are lit first; of the others a small one, which has less room, before a large one.

    Where there are few areas, towns in them are named too.
    """
    order = sorted(areas, key=lambda area: (area.id not in lit, _size(drawn.bodies[area.id])))
    of_areas = [WantedName(area.name, _spots(area, drawn), drawn.bodies[area.id]) for area in order]
    of_towns = [
        WantedName(place.name, (spot,))
        for area in areas
        for place in area.places
        if place.point and not place.is_misspelling and (spot := drawn.spot(place.point))
    ]
    return of_areas + (of_towns[:_MOST_TOWNS] if len(drawn.paths) <= _FEW_AREAS else [])


def _spots(area: Area, drawn: CountyOutline) -> tuple[Spot, ...]:
    """Where its name may stand: in its town, or in its middle."""
    town = drawn.spot(area.point) if area.point else None
    middle = drawn.middles[area.id]
    return (town, middle) if town else (middle,)


def _size(body: Sequence[Spot]) -> int:
    """Twice what it encloses, by the shoelace formula."""
    sides = zip(body, (*body[1:], body[0]), strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in sides))


def _path(start: Spot, end: Spot) -> str:
    return f"M{start[0]} {start[1]}L{end[0]} {end[1]}"


def _dots(drawn: CountyOutline, services: Iterable[PublicService]) -> list[Spot]:
    """The places that anybody may know: never one where people live."""
    places = (s.point for s in services if isinstance(s.location, FullAddress) and s.point)
    return sorted({spot for place in places if (spot := drawn.spot(place))})
