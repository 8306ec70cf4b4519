"""Where the places of the council's areas lie: each from its postcode, or from what the register says is there."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from statistics import median

from generator.load.postcodes import PostcodeBook, PostcodePoint
from generator.load.tables import TableRow
from generator.records import Area, Gazetteer, NamedPlace, Point, grouped


def with_points(
    areas: Mapping[str, Area],
    book: PostcodeBook,
    register: Iterable[TableRow],
    gazetteer: Gazetteer,
) -> dict[str, Area]:
    """The areas, with a point for each place that one can be found for.

    A place that bears a postcode lies where that lies, or nobody knows where. Any other lies in
    the middle (the median of each coordinate) of the register's locations whose address names it,
    each where its postcode lies or else where the register puts it, but for those in another area.

    Args:
        register: rows of content/cqc-locations.csv, of addresses that the public may see.

    Raises:
        DamagedPostcodeData: a file of the book cannot be read.
    """
    there = grouped(
        (name, point)
        for row in register
        if (name := gazetteer.nearest_place(row.text("address")))
        and (point := book.find(row.text("postcode")) or _as_registered(row))
    )

    def placed(place: NamedPlace, area: str) -> NamedPlace:
        if place.postcode:
            located = book.find(place.postcode)
            return replace(place, point=located.point if located else None)
        return replace(
            place, point=_middle(p for p in there.get(place.name, ()) if p.area in ("", area))
        )

    return {
        key: replace(area, places=tuple(placed(place, area.id) for place in area.places))
        for key, area in areas.items()
    }


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
