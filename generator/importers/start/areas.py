"""Where the locations are → the areas by which the public browses, and how far the framework reaches."""

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, replace
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
from generator.load.postcodes import PostcodePoint
from generator.problem import Place
from generator.records import Area, NamedPlace, NeighbouringTown, Point, kilometres

FindPostcode = Callable[[str], PostcodePoint | None]
"""A postcode ("SN10 1AA") → where it lies, and in which area; None where it is not known."""


def nowhere(postcode: str) -> PostcodePoint | None:
    """The book of a council that has no postcodes."""
    del postcode
    return None


_FILE = Place("content/areas.yml")
LEAST_REACH_KM, MOST_REACH_KM = 25, 200  # the schema's default and its limit


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


def point_of(at: Location, find: FindPostcode) -> Point | None:
    """Its own point, or its postcode's."""
    if at.latitude is not None and at.longitude is not None:
        return Point(at.latitude, at.longitude)
    postcode = formats.postcode(at.postcode)
    located = find(postcode) if postcode else None
    return located.point if located else None


@cache
def authorities() -> Mapping[str, Authority]:
    """The table of authorities by each of their names, as `name_key` gives it."""
    return {
        name_key(name): authority
        for authority in table_of_authorities()
        for name in (authority.name, *authority.also)
    }


def kept_areas(entries: Iterable[Mapping[str, Any]]) -> tuple[Area, ...]:
    """The areas of a content/areas.yml that is there already.

    Raises:
        ImportFailure: an entry lacks an id or a name, or its point is none.
    """
    return tuple(_kept(entry) for entry in entries)


def _kept(entry: Mapping[str, Any]) -> Area:
    try:
        at = [float(entry[key]) for key in ("latitude", "longitude") if key in entry]
        listed = entry.get("places") or ()
        places = tuple(
            NamedPlace(str(place["name"]), str(place["postcode"]), None, _FILE)
            if isinstance(place, Mapping)
            else NamedPlace(str(place), "", None, _FILE)
            for place in listed
        )
        point = Point(*at) if len(at) == 2 else None
        return Area(str(entry["id"]), str(entry["name"]), point, places, _FILE)
    except (KeyError, TypeError, ValueError) as error:
        raise ImportFailure(
            "content/areas.yml: every area needs an id and a name, and a latitude and longitude in degrees"
        ) from error


def kept_towns(entries: Iterable[Mapping[str, Any]]) -> tuple[NeighbouringTown, ...]:
    """The towns of a content/places-outside.yml.

    Raises:
        ImportFailure: an entry lacks a name or a point.
    """
    try:
        return tuple(
            NeighbouringTown(
                str(entry["id"]),
                str(entry["name"]),
                Point(float(entry["latitude"]), float(entry["longitude"])),
                tuple(map(str, entry.get("outcodes") or ())),
                Place("content/places-outside.yml"),
            )
            for entry in entries
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ImportFailure(
            "content/places-outside.yml: every town needs an id, a name, and a latitude and longitude in degrees"
        ) from error


def new_areas(locations: Sequence[Location], find: FindPostcode) -> tuple[Area, ...]:
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
    areas: list[Area] = []
    for name, members in sorted(by_name.items()):
        authority = authorities().get(name_key(name)) if not members[0].community_area else None
        around = authorities().get(name_key(members[0].local_authority))
        mean = _mean([p for m in members if (p := point_of(m, find))])
        point = authority.point if authority else mean or (around.point if around else None)
        if point:
            slug = tidy.free(slug_of(name, most=60), {area.id for area in areas})
            areas.append(Area(slug, name[:80], point, (), _FILE))
    return tuple(areas)


def with_places(area: Area, names: Iterable[str]) -> Area:
    """The area with places of these names."""
    return replace(area, places=tuple(NamedPlace(name, "", None, _FILE) for name in names))


def reach_km(areas: Sequence[Area], locations: Iterable[Location], find: FindPostcode) -> int:
    """How far from an area's point a service may stand, for content/framework.yml."""
    reaches = [a.reach_km + 2 for area in areas if (a := authorities().get(name_key(area.name)))]
    points = (point_of(location, find) for location in locations)
    middles = [area.point for area in areas if area.point]
    far = [
        min(kilometres(at, point) for at in middles) + 5 for point in points if point and middles
    ]
    return min(MOST_REACH_KM, math.ceil(max([LEAST_REACH_KM, *reaches, *far])))


def areas_yml(areas: Iterable[Area]) -> bytes:
    """The text of content/areas.yml."""
    head = (
        "# The areas by which the public browses. Under places, add the towns and villages that people\n"
        "# type. Each lies where the register's addresses in it are; a postcode in its middle is more\n"
        "# exact: {name: Northvale, postcode: AB1 2DE}.\n"
    )
    return (head + entries_yml(areas)).encode()


def entries_yml(areas: Iterable[Area]) -> str:
    """The areas as entries of content/areas.yml."""
    entries = [
        {
            "id": area.id,
            "name": area.name,
            **(asdict(area.point) if area.point else {}),
            "places": [
                {"name": place.name, "postcode": place.postcode} if place.postcode else place.name
                for place in area.places
            ],
        }
        for area in areas
    ]
    return yaml.safe_dump(entries, sort_keys=False, allow_unicode=True)


def _mean(points: Sequence[Point]) -> Point | None:
    if not points:
        return None
    return Point(
        round(sum(p.latitude for p in points) / len(points), 5),
        round(sum(p.longitude for p in points) / len(points), 5),
    )
