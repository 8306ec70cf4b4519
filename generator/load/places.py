"""Where the places of the council's areas lie: each from its postcode, or from what the register says is there."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from statistics import median

from generator.load.postcodes import PostcodeBook, PostcodePoint
from generator.load.tables import TableRow
from generator.records import (
    Area,
    Gazetteer,
    NamedPlace,
    Nearest,
    NeighbouringTown,
    Point,
    Position,
    Service,
    grouped,
)


def with_points(
    areas: Mapping[str, Area],
    find: Callable[[str], PostcodePoint | None],
    addresses: Iterable[tuple[str, PostcodePoint]],
    gazetteer: Gazetteer,
) -> dict[str, Area]:
    """The areas, with a point for each place that one can be found for.

    A place that bears a postcode lies where that lies, or nobody knows where. Any other lies in
    the middle (the median of each coordinate) of the register's locations whose address names it,
    each where its postcode lies or else where the register puts it, but for those in another area.

    Args:
        find: where a postcode lies.
        addresses: of the register's locations that the public may see, with where they are.

    Raises:
        DamagedPostcodeData: a file of the book cannot be read.
    """
    there = grouped(
        (name, point) for address, point in addresses if (name := gazetteer.nearest_place(address))
    )

    def placed(place: NamedPlace, area: str) -> NamedPlace:
        if place.postcode:
            located = find(place.postcode)
            return replace(place, point=located.point if located else None)
        return replace(
            place, point=_middle(p for p in there.get(place.name, ()) if p.area in ("", area))
        )

    return {
        key: replace(area, places=tuple(placed(place, area.id) for place in area.places))
        for key, area in areas.items()
    }


def positioned(
    services: Mapping[str, Service],
    areas: Iterable[Area],
    towns: Iterable[NeighbouringTown],
    *,
    has_postcodes: bool,
) -> dict[str, Service]:
    """The services, each with the area in which it lies, as far as that can be known.

    Its postcode says so. A postcode that the council does not hold, where it holds
    any, is somewhere else. Without postcodes it is in the only area that it serves,
    or else in that whose middle or whose places are nearest to its point.
    """
    nearest = Nearest(areas, towns)

    def at(service: Service) -> Position:
        position = service.position
        if position.area or not service.address:
            return position
        is_elsewhere = has_postcodes and position.outcode
        if is_elsewhere:
            return position
        area = nearest.area(service.point) if service.point else ""
        only = service.areas[0] if len(service.areas) == 1 else ""
        return replace(position, area=only or area, is_held=bool(area))

    return {key: replace(s, position=at(s)) if s.address else s for key, s in services.items()}


def address_of(row: TableRow, book: PostcodeBook) -> Iterator[tuple[str, PostcodePoint]]:
    """The address in a row of content/cqc-locations.csv, where it is known where that is."""
    if point := book.find(row.text("postcode")) or _as_registered(row):
        yield row.text("address"), point


def _as_registered(row: TableRow) -> PostcodePoint | None:
    latitude, longitude = row.cells["latitude"], row.cells["longitude"]
    if latitude is None or longitude is None:
        return None
    return PostcodePoint(row.text("postcode"), float(latitude), float(longitude))


def _middle(points: Iterable[PostcodePoint]) -> Point | None:
    points = tuple(points)
    if not points:
        return None
    return Point(median(p.latitude for p in points), median(p.longitude for p in points))
