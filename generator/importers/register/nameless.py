"""Rows of a council's own list that have no id of the CQC's → the location that another source has there."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from generator import formats
from generator.importers.register.records import Location, RegisterReading, Sighting, Unused

NO_ID: Final = (
    "no CQC location id, and no file of the register beside it has this name at this postcode"
)
# Words that one list writes behind a name and another does not.
_GENERAL: Final = frozenset(
    {
        *(
            "the",
            "and",
            "care",
            "home",
            "homes",
            "house",
            "nursing",
            "residential",
            "rest",
            "centre",
        ),
        *("ltd", "limited", "llp", "plc", "services", "service"),
    }
)


def with_ids(
    readings: Sequence[RegisterReading], copy: Iterable[Location]
) -> tuple[RegisterReading, ...]:
    """The readings with the ids that can be told; a sighting without one becomes an unused row.

    Args:
        copy: the council's own copy of the register, in which the name may stand too.
    """
    there: dict[str, dict[str, frozenset[str]]] = {}
    named = [s.location for reading in readings for s in reading.sightings if s.location.id]
    if not any(not s.location.id for reading in readings for s in reading.sightings):
        return tuple(readings)
    for at in (*copy, *named):
        if at.name and (postcode := formats.postcode(at.postcode)):
            of_id = there.setdefault(postcode, {})
            of_id[at.id] = of_id.get(at.id, frozenset()) | {at.name}
    return tuple(_with_ids(reading, there) for reading in readings)


def _with_ids(
    reading: RegisterReading, there: dict[str, dict[str, frozenset[str]]]
) -> RegisterReading:
    sightings: list[Sighting] = []
    unused: list[Unused] = []
    for sighting in reading.sightings:
        at = sighting.location
        location_id = at.id or _id_of(at, there.get(formats.postcode(at.postcode), {}))
        if location_id:
            sightings.append(replace(sighting, location=replace(at, id=location_id)))
        else:
            unused.append(Unused(reading.file, sighting.row, at.name, NO_ID, at.postcode, at.name))
    if not unused and all(s.location.id for s in reading.sightings):
        return reading
    return replace(reading, sightings=tuple(sightings), unused=(*reading.unused, *unused))


def _id_of(at: Location, there: dict[str, frozenset[str]]) -> str:
    """The id of the one location at its postcode that bears its name; "" where there is none, or two."""
    whole = [key for key, names in there.items() if _key(at.name) in map(_key, names)]
    alike = [key for key, names in there.items() if any(_alike(at.name, name) for name in names)]
    for keys in (whole, alike):
        if keys:
            return keys[0] if len(keys) == 1 else ""
    return ""


def _words(name: str) -> list[str]:
    plain = re.sub(r"[^a-z0-9 ]+", "", name.casefold().replace("&", " and ").replace("-", " "))
    return plain.split()


def _key(name: str) -> tuple[str, ...]:
    return tuple(_words(name))


def _alike(one: str, other: str) -> bool:
    """Whether all particular words of the shorter name are in the longer one."""
    first, second = ({*_words(name)} - _GENERAL for name in (one, other))
    return bool(first and second) and (first <= second or second <= first)
