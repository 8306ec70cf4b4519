"""Where the locations are → the areas by which the public browses, and how far the framework reaches."""

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

import yaml

from generator import formats
from generator.failure import ImportFailure
from generator.importers.register.records import Location
from generator.importers.start import tidy
from generator.load.authorities import Authority
from generator.load.authorities import authorities as table_of_authorities
from generator.load.ids import slug_of
from generator.records import Point, kilometres

FindPoint = Callable[[str], Point | None]
"""A postcode ("SN10 1AA") → its position, or None where it is not known."""

LEAST_REACH_KM, MOST_REACH_KM = 25, 200  # the schema's default and its limit


@dataclass(frozen=True, slots=True)
class DerivedArea:
    """An area of content/areas.yml, as far as the import needs it."""

    id: str
    name: str
    point: Point


@dataclass(frozen=True, slots=True)
class AreaBook:
    """Finds the area of a location.

    Attributes:
        whole: whether the directory is for one authority, so that a location
            in none of its areas by name is in one of them all the same.
    """

    areas: tuple[DerivedArea, ...]
    whole: bool

    def cell(self, location: Location) -> str:
        """The cell `areas` of its services; "" where no area is known for it."""
        for name in (location.community_area, location.local_authority):
            key = same_place(name)
            for area in self.areas:
                if key and key in (same_place(area.name), area.id.replace("-", " ")):
                    return area.id
        if not self.whole:
            return ""
        point = point_of(location)
        if point is None:
            return "all"
        return min(self.areas, key=lambda area: (kilometres(area.point, point), area.id)).id


def name_key(name: str) -> str:
    """A place's name without case, signs and "City of", for comparing."""
    plain = re.sub(r"[^a-z0-9]+", " ", name.casefold().replace("&", " and ")).strip()
    return re.sub(r" (city|county) of$", "", plain)


@cache
def same_place(name: str) -> str:
    """A key that is the same for all the names of one authority: "County Durham" and "Durham"."""
    key = name_key(name)
    authority = authorities().get(key)
    return name_key(authority.name) if authority else key


def point_of(location: Location, book: FindPoint | None = None) -> Point | None:
    """Its own point, or its postcode's."""
    if location.latitude is not None and location.longitude is not None:
        return Point(location.latitude, location.longitude)
    postcode = formats.postcode(location.postcode)
    return book(postcode) if book and postcode else None


@cache
def authorities() -> Mapping[str, Authority]:
    """The table of authorities by each of their names, as `name_key` gives it."""
    return {
        name_key(name): authority
        for authority in table_of_authorities()
        for name in (authority.name, *authority.also)
    }


def kept_areas(entries: Iterable[Mapping[str, Any]]) -> tuple[DerivedArea, ...]:
    """The areas of a content/areas.yml that is there already.

    Raises:
        ImportFailure: an entry lacks a name or a point.
    """
    try:
        return tuple(DerivedArea(str(e["id"]), str(e["name"]), _placed(e)) for e in entries)
    except (KeyError, TypeError, ValueError) as error:
        raise ImportFailure(
            "content/areas.yml: every area needs id, name, latitude and longitude"
        ) from error


def new_areas(locations: Sequence[Location], book: FindPoint | None) -> tuple[DerivedArea, ...]:
    """An area for each community area that the files give, otherwise for each local authority.

    An authority's point is that of the whole authority where it is known, and
    otherwise, as for a community area, the mean of its locations' points; a
    community area none of whose locations has a point takes its authority's.
    An area for which no position is known at all is left out.
    """
    by_name: dict[str, list[Location]] = {}
    for location in locations:
        authority = authorities().get(name_key(location.local_authority))
        named = authority.name if authority else location.local_authority
        if name := location.community_area or named:
            by_name.setdefault(name, []).append(location)
    areas: list[DerivedArea] = []
    for name, members in sorted(by_name.items()):
        authority = authorities().get(name_key(name)) if not members[0].community_area else None
        around = authorities().get(name_key(members[0].local_authority))
        mean = _mean([p for m in members if (p := point_of(m, book))])
        point = authority.point if authority else mean or (around.point if around else None)
        if point:
            slug = tidy.free(slug_of(name, most=60), {area.id for area in areas})
            areas.append(DerivedArea(slug, name[:80], point))
    return tuple(areas)


def reach_km(
    areas: Sequence[DerivedArea], locations: Iterable[Location], book: FindPoint | None
) -> int:
    """How far from an area's point a service may stand, for content/framework.yml."""
    reaches = [a.reach_km + 2 for area in areas if (a := authorities().get(name_key(area.name)))]
    points = (point_of(location, book) for location in locations)
    far = [min(kilometres(area.point, point) for area in areas) + 5 for point in points if point]
    return min(MOST_REACH_KM, math.ceil(max([LEAST_REACH_KM, *reaches, *far])))


def areas_yml(areas: Iterable[DerivedArea], places: Mapping[str, Sequence[str]]) -> bytes:
    """The text of content/areas.yml, with the names of places by area."""
    entries = [
        {"id": a.id, "name": a.name, **asdict(a.point), "places": list(places.get(a.id, ()))}
        for a in areas
    ]
    head = (
        "# The areas by which the public browses. Under places, add the towns and villages that people\n"
        "# type. Each lies where the register's addresses in it are; a postcode in its middle is more\n"
        "# exact: {name: Potterne, postcode: SN10 5NF}.\n"
    )
    return (head + yaml.safe_dump(entries, sort_keys=False, allow_unicode=True)).encode()


def _placed(row: Mapping[str, Any]) -> Point:
    return Point(float(row["latitude"]), float(row["longitude"]))


def _mean(points: Sequence[Point]) -> Point | None:
    if not points:
        return None
    return Point(
        round(sum(p.latitude for p in points) / len(points), 5),
        round(sum(p.longitude for p in points) / len(points), 5),
    )
