"""Sightings of the same location in several files → one record: `newest` says whose word counts.

What one file lacks another fills, by location id. The order in which the files
were named changes nothing. The council's own copy of the register may be one
of the sources: it speaks only of locations of which a file speaks too.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from generator.importers.register.cells import in_order
from generator.importers.register.nameless import with_ids
from generator.importers.register.newest import Witness, one_of
from generator.importers.register.records import (
    Location,
    Register,
    RegisterLayout,
    RegisterReading,
    Sighting,
    UnreadFile,
    Unused,
)
from generator.importers.register.tied import moved, second_registrations

SECOND = "one home with two registrations: its entry is that of the other one"


def merged(
    readings: Sequence[RegisterReading],
    unread: Sequence[UnreadFile] = (),
    copy: Iterable[Location] = (),
) -> Register:
    """All readings as one register.

    Args:
        unread: the files that could not be used.
        copy: the council's own copy of the register, `seen_on` each of which day it is.
    """
    copied = tuple(copy)
    readings = with_ids(_in_one_order(readings), copied)
    by_location = _witnesses(readings)
    first = {key: seen[0].sighting for key, seen in by_location.items()}
    rows = sum(w.sighting.rows for seen in by_location.values() for w in seen)
    _add(copied, by_location)
    every = _with_providers(map(one_of, by_location.values()), readings, copied)
    ties = {at.id: at.links for at in (*copied, *every.values())}
    usable = {key: at for key, at in every.items() if not _cannot_be_used(at)}
    second = second_registrations(usable)
    ended = {key: at.deregistered_on for key, at in every.items() if _is_deregistered(at)}
    unused = [row for reading in readings for row in reading.unused]
    return Register(
        readings=readings,
        locations={key: at for key, at in usable.items() if key not in second},
        seen_at={key: (sighting.file, sighting.row) for key, sighting in first.items()},
        unused=(*unused, *_unused(every, second, first)),
        merged=rows - len(by_location),
        deregistered=ended,
        ended={key: at for key, at in every.items() if _is_deregistered(at)},
        dormant={k: at for k, at in every.items() if at.dormant == "Y" and k not in ended},
        moved=moved(ties, usable.keys() - second.keys()),
        second=second,
        unread=tuple(unread),
    )


def _in_one_order(readings: Sequence[RegisterReading]) -> tuple[RegisterReading, ...]:
    """By kind and name, so that the order in which they were given does not count."""
    layouts = list(RegisterLayout)

    def place(reading: RegisterReading) -> tuple[int, str, date, int]:
        day = reading.as_of or date.min
        return layouts.index(reading.layout), reading.file, day, reading.rows

    placed = [(place(reading), reading) for reading in readings]
    alike = len({key for key, _ in placed}) < len(placed)  # two files of one name, in two folders
    placed.sort(key=lambda of: (of[0], repr(of[1]) if alike else ""))
    return tuple(reading for _, reading in placed)


def _witnesses(readings: Iterable[RegisterReading]) -> dict[str, list[Witness]]:
    """What is said of each location, by its id."""
    by_location: dict[str, list[Witness]] = {}
    for reading in readings:
        for sighting in reading.sightings:
            day = sighting.day or reading.as_of or date.min
            by_location.setdefault(sighting.location.id, []).append(Witness(sighting, day))
    return by_location


def _add(copied: Iterable[Location], by_location: dict[str, list[Witness]]) -> None:
    for at in copied:
        if at.id in by_location:
            sighting = Sighting(RegisterLayout.COPY, "", 0, at)
            by_location[at.id].append(Witness(sighting, at.seen_on or date.min))


def _unused(
    every: Mapping[str, Location], second: Mapping[str, str], first: Mapping[str, Sighting]
) -> Iterator[Unused]:
    """The locations at which nobody can be placed, and those that have their entry elsewhere."""
    for key, at in every.items():
        if why := _cannot_be_used(at) or (SECOND if key in second else ""):
            sighting = first[key]
            yield Unused(sighting.file, sighting.row, key, why, second.get(key, ""), at.name)


def _with_providers(
    locations: Iterable[Location], readings: Sequence[RegisterReading], copy: Iterable[Location]
) -> Mapping[str, Location]:
    """By id, in their order, each with what is said of its provider at another of its locations."""
    one_each = sorted(locations, key=lambda at: in_order(at.id))
    names = {at.provider_id: at.provider_name for at in copy if at.provider_name}
    for reading in reversed(readings):
        names |= reading.provider_names
    every = (*copy, *one_each)
    companies = {at.provider_id: at.company_number for at in every if at.company_number}
    return {
        at.id: replace(
            at,
            provider_name=at.provider_name or names.get(at.provider_id, ""),
            company_number=at.company_number or companies.get(at.provider_id, ""),
        )
        for at in one_each
    }


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
