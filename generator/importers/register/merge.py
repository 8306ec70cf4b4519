"""Sightings of the same location in several files → one record.

What one file lacks another fills, by location id. Where two files differ, the
order of trust decides: for facts, API documents, then HSCA active locations,
then the directory, then latest ratings; for ratings, API documents, then latest
ratings, then HSCA active locations. A location's ratings come from one file
whole, with its date, and a point comes from one file whole. Of two files with
the same layout the one that was named first is taken.
"""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from generator.importers.register.records import (
    Location,
    Ratings,
    Register,
    RegisterLayout,
    RegisterReading,
    Sighting,
    Unused,
)

RATINGS_ORDER = (
    RegisterLayout.API,
    RegisterLayout.RATINGS,
    RegisterLayout.HSCA,
    RegisterLayout.DIRECTORY,
)
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
    unused = [row for reading in readings for row in reading.unused]
    for location in sorted((_completed(one, names, companies) for one in one_each), key=_in_order):
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
    )


def _one(sightings: Sequence[Sighting]) -> Location:
    trusted = [s.location for s in sorted(sightings, key=lambda s: s.layout)]
    by_rating = sorted(sightings, key=lambda s: RATINGS_ORDER.index(s.layout))
    found: dict[str, Any] = {
        name: next(
            (value for at in trusted if (value := getattr(at, name)) not in ("", (), None)), None
        )
        for name in _ALONE
    }
    point = next((at for at in trusted if at.latitude is not None), None)
    return replace(
        trusted[0],
        **{name: value for name, value in found.items() if value is not None},
        latitude=point.latitude if point else None,
        longitude=point.longitude if point else None,
        ratings=next(
            (s.location.ratings for s in by_rating if s.location.ratings.spoke), Ratings()
        ),
        sources=tuple(dict.fromkeys(name for at in trusted for name in at.sources)),
    )


def _completed(
    location: Location, names: Mapping[str, str], companies: Mapping[str, str]
) -> Location:
    """With what the files say of its provider at another of its locations."""
    key = location.provider_id
    return replace(
        location,
        provider_name=location.provider_name or names.get(key, ""),
        company_number=location.company_number or companies.get(key, ""),
    )


def _cannot_be_used(location: Location) -> str:
    if location.registration.casefold() == "deregistered":
        return "no longer registered"
    if location.dormant == "Y":
        return "dormant: registered, but nobody can be placed there"
    if not location.name:
        return "no name"
    return "" if location.provider_id else "no provider id"


def _in_order(location: Location) -> tuple[int, str]:
    return (len(location.id), location.id)
