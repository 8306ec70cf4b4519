"""Sightings of the same location in several files → one record.

What one file lacks another fills, by location id. Where two files differ, the
order of trust decides: for facts, API documents, then HSCA active locations,
then the directory, then latest ratings; for ratings, API documents, then latest
ratings, then HSCA active locations. A location's ratings come from one file
whole, with its date, and a point comes from one file whole. Of two files with
the same layout the one that was named first is taken.
"""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from generator.importers.register.cells import in_order
from generator.importers.register.records import (
    Location,
    Ratings,
    Register,
    RegisterLayout,
    RegisterReading,
    Sighting,
    Unused,
)

_RATINGS = (RegisterLayout.API, RegisterLayout.RATINGS, RegisterLayout.HSCA)
_BLANK = ("", (), None)
_TOGETHER = {"id", "latitude", "longitude", "ratings", "sources"}
_ALONE = tuple(field.name for field in fields(Location) if field.name not in _TOGETHER)


def merged(readings: Sequence[RegisterReading]) -> Register:
    """All readings as one register."""
    by_location: dict[str, list[Sighting]] = {}
    for reading in readings:
        for sighting in reading.sightings:
            by_location.setdefault(sighting.location.id, []).append(sighting)
    names = {
        key: name for reading in reversed(readings) for key, name in reading.provider_names.items()
    }
    one_each = [_one(sightings) for sightings in by_location.values()]
    companies = {o.provider_id: o.company_number for o in one_each if o.company_number}
    locations: dict[str, Location] = {}
    deregistered = {}
    unused = [row for reading in readings for row in reading.unused]
    for one in sorted(one_each, key=lambda at: in_order(at.id)):
        location = replace(  # with what the files say of its provider at another of its locations
            one,
            provider_name=one.provider_name or names.get(one.provider_id, ""),
            company_number=one.company_number or companies.get(one.provider_id, ""),
        )
        if _is_deregistered(location):
            deregistered[location.id] = location.deregistered_on
        if why := _cannot_be_used(location):
            first = by_location[location.id][0]
            unused.append(Unused(first.file, first.row, location.id, why, name=location.name))
        else:
            locations[location.id] = location
    return Register(
        readings=tuple(readings),
        locations=locations,
        seen_at={key: (seen[0].file, seen[0].row) for key, seen in by_location.items()},
        unused=tuple(unused),
        merged=sum(s.rows for seen in by_location.values() for s in seen) - len(by_location),
        deregistered=deregistered,
    )


def _one(sightings: Sequence[Sighting]) -> Location:
    trusted = [s for layout in RegisterLayout for s in sightings if s.layout is layout]
    by_rating = [s for layout in _RATINGS for s in sightings if s.layout is layout]
    facts = [sighting.location for sighting in trusted]
    values: dict[str, list[Any]] = {name: [getattr(at, name) for at in facts] for name in _ALONE}
    point = next((at for at in facts if at.latitude is not None), facts[0])
    ratings = (s.location.ratings for s in by_rating if s.location.ratings.spoke)
    return replace(
        facts[0],
        **{n: next((v for v in of if v not in _BLANK), of[0]) for n, of in values.items()},
        latitude=point.latitude,
        longitude=point.longitude,
        ratings=next(ratings, Ratings()),
        sources=tuple(dict.fromkeys(sighting.file for sighting in trusted)),
    )


def _is_deregistered(location: Location) -> bool:
    return location.registration.casefold() == "deregistered"


def _cannot_be_used(location: Location) -> str:
    if _is_deregistered(location):
        return "no longer registered"
    if location.dormant == "Y":
        return "dormant: registered, but nobody can be placed there"
    if not location.name:
        return "no name"
    return "" if location.provider_id else "no provider id"
