"""A register beside the council's copy of it: nothing in the copy is made worse by a file that says less.

What a file does not say stays as it was. Latest ratings alone are read for
ratings, and for the name of a provider that no other file has given; beside
other files whatever else is in them fills what is blank. Of two ratings
the newer by its own day stands, whatever the order in which the files came.
"""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Final

from generator.importers.register.dates import read_date
from generator.importers.register.merge import merged
from generator.importers.register.records import (
    Location,
    Ratings,
    Register,
    RegisterLayout,
    Unused,
)

ENDED: Final = "no longer registered"
_BLANK = ("", (), None)
_TOGETHER: Final = frozenset({"id", "latitude", "longitude", "ratings", "sources"})
_FACTS = tuple(field.name for field in fields(Location) if field.name not in _TOGETHER)
_QUESTIONS: Final[tuple[str, ...]] = ("safe", "effective", "caring", "responsive", "well_led")


def is_whole(register: Register) -> bool:
    """Whether a file was read that says which locations there are: latest ratings have only those that are rated."""
    return any(reading.layout is not RegisterLayout.RATINGS for reading in register.readings)


def beside(
    register: Register, rows: Mapping[str, Mapping[str, str]], kept: Mapping[str, Location]
) -> Register:
    """The register with what the copy says wherever the files say nothing, or nothing newer.

    Args:
        rows: the copy's rows (content/cqc-locations.csv) by location id.
        kept: the same as records.
    """
    full = merged([r for r in register.readings if r.layout is not RegisterLayout.RATINGS])
    ended = {
        key: read_date(rows[key]["deregistered_on"])
        for key in register.locations.keys() & rows.keys() - full.locations.keys()
        if rows[key].get("deregistered_on")
    }
    locations = {
        key: _beside(at, full.locations.get(key), kept[key], rows[key]) if key in kept else at
        for key, at in register.locations.items()
        if key not in ended
    }
    return replace(
        register,
        locations=locations,
        deregistered={**register.deregistered, **ended},
        unused=(*register.unused, *(_ended(register, key) for key in ended)),
    )


def _ended(register: Register, key: str) -> Unused:
    file, row = register.seen_at[key]
    return Unused(file, row, key, ENDED, name=register.locations[key].name)


def _beside(
    at: Location, full: Location | None, kept: Location, row: Mapping[str, str]
) -> Location:
    """The location as it is to be.

    Args:
        at: by all files together.
        full: by those that are no latest ratings; None where no other speaks of it.
    """
    ratings = newer(at.ratings, ratings_of(row))
    if full is None:
        name = kept.provider_name or at.provider_name
        return replace(kept, provider_name=name, ratings=ratings, sources=at.sources)
    in_order = (full, kept, at)
    point = next((each for each in in_order if each.latitude is not None), at)
    values = {name: [getattr(each, name) for each in in_order] for name in _FACTS}
    return replace(
        at,
        **{name: next((v for v in of if v not in _BLANK), of[0]) for name, of in values.items()},
        latitude=point.latitude,
        longitude=point.longitude,
        ratings=ratings,
    )


def ratings_of(row: Mapping[str, str]) -> Ratings:
    """The ratings in a row of the copy."""
    rated_on = read_date(row.get("rated_on", ""))
    overall = row.get("rating", "")
    safe, effective, caring, responsive, well_led = (row.get(name, "") for name in _QUESTIONS)
    spoke = bool(overall or rated_on)
    return Ratings(spoke, overall, rated_on, safe, effective, caring, responsive, well_led)


def newer(latest: Ratings, kept: Ratings) -> Ratings:
    """Of the files' word and the copy's that with the later day; of the same day, or of none, the files'.

    A word with a day outranks one without: nobody knows of when that is.
    """
    if not latest.spoke:
        return kept
    if kept.rated_on and (latest.rated_on is None or latest.rated_on < kept.rated_on):
        return kept
    return latest
