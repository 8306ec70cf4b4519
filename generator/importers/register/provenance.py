"""content/cqc-files.csv: from which files the copy of the register is, and of which day each location's facts are.

It stands here once, and not in each row of the copy: so a month's change of the
copy shows what changed, and nothing else. Most locations are of one register:
its row names none of them, and rows for the others do.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from generator.importers.register.cells import in_order, listed
from generator.importers.register.dates import read_date
from generator.importers.register.records import Register, RegisterLayout

Row = Mapping[str, str]

REGISTER, RATINGS = "register", "ratings"
_MOST_IDS: Final = 1_000  # in a cell


@dataclass(frozen=True, slots=True)
class FactsOf:
    """Of which day something is.

    Attributes:
        day: of the files; None where they do not say.
        read_on: when they were read, "" where nobody wrote it down.
        files: their names.
    """

    day: date | None
    read_on: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Of which day the facts of each location are, and the last latest ratings that were read; None before the first."""

    of: Mapping[str, FactsOf]
    ratings: FactsOf | None = None


def provenance_in(rows: Iterable[Row], copy: Iterable[Row]) -> Provenance:
    """As the file has it.

    Args:
        rows: of content/cqc-files.csv.
        copy: rows of content/cqc-locations.csv; in one from before, each says itself of which day it is.
    """
    named: dict[str, FactsOf] = {}
    others: FactsOf | None = None
    ratings: FactsOf | None = None
    for row in rows:
        facts = FactsOf(
            read_date(row.get("day", "")), row.get("read_on", ""), listed(row.get("files", ""), ";")
        )
        ids = listed(row.get("locations", ""), ";")
        if row.get("kind") == RATINGS:
            ratings = facts
        elif ids:
            named |= dict.fromkeys(ids, facts)
        else:
            others = facts
    of: dict[str, FactsOf] = {}
    for row in copy:
        key, read_on = row["location_id"], row.get("read_on", "")
        facts_of = FactsOf(read_date(read_on), read_on, ()) if read_on else named.get(key, others)
        if facts_of:
            of[key] = facts_of
    return Provenance(of, ratings)


def with_register(before: Provenance, register: Register, today: date) -> Provenance:
    """As it is once the register was taken in; what is of a later day, and the same file again, leave it as it is."""
    facts = _facts_by_location(register, {RegisterLayout.RATINGS}, today)
    rated = _facts_by_location(register, set(RegisterLayout) - {RegisterLayout.RATINGS}, today)
    of = dict(before.of)
    for key, latest in {**rated, **facts}.items():
        if key in facts or key not in of:
            of[key] = _later(of.get(key), latest)
    days = [
        FactsOf(reading.as_of, today.isoformat(), (reading.file,))
        for reading in register.readings
        if reading.layout is RegisterLayout.RATINGS
    ]
    ratings = before.ratings
    for latest in sorted(days, key=lambda facts: facts.day or date.min):
        ratings = _later(ratings, latest)
    return Provenance(of, ratings)


def _facts_by_location(
    register: Register, without: Collection[RegisterLayout], today: date
) -> dict[str, FactsOf]:
    """Of each location the newest of the files that speak of it."""
    of: dict[str, FactsOf] = {}
    for reading in register.readings:
        if reading.layout in without:
            continue
        for sighting in reading.sightings:
            day = sighting.day or reading.as_of
            latest = FactsOf(day, today.isoformat(), (reading.file,))
            key = sighting.location.id
            of[key] = _later(of.get(key), latest)
    return of


def _later(kept: FactsOf | None, latest: FactsOf) -> FactsOf:
    if kept is None or (latest.day or date.min) > (kept.day or date.min):
        return latest
    if (latest.day or date.min) < (kept.day or date.min) or {*latest.files} <= {*kept.files}:
        return kept
    files = tuple(sorted({*kept.files, *latest.files}))
    return FactsOf(kept.day, latest.read_on, files if kept.day else latest.files)


def rows_of(provenance: Provenance, ids: Collection[str]) -> list[Row]:
    """The rows of content/cqc-files.csv for these locations, which the copy has: the most of them first."""
    groups: dict[tuple[date | None, str], list[str]] = {}
    files: dict[tuple[date | None, str], set[str]] = {}
    for key in ids & provenance.of.keys():
        facts = provenance.of[key]
        group = (facts.day, facts.read_on)
        groups.setdefault(group, []).append(key)
        files.setdefault(group, set()).update(facts.files)
    in_size = sorted(groups, key=lambda g: (-len(groups[g]), g[0] or date.min, g[1]))
    rows: list[Row] = []
    for number, group in enumerate(in_size):
        facts = FactsOf(*group, tuple(sorted(files[group])))
        named = sorted(groups[group], key=in_order)
        # The first row is of all that no other names: so of every one, or else of those that are named.
        everybody = number == 0 and len(provenance.of.keys() & ids) == len({*ids})
        parts = (
            [[]]
            if everybody
            else [named[n : n + _MOST_IDS] for n in range(0, len(named), _MOST_IDS)]
        )
        rows += [_row(REGISTER, facts, part) for part in parts]
    if provenance.ratings:
        rows.append(_row(RATINGS, provenance.ratings, []))
    return rows


def _row(kind: str, facts: FactsOf, ids: Iterable[str]) -> Row:
    return {
        "kind": kind,
        "day": facts.day.isoformat() if facts.day else "",
        "read_on": facts.read_on,
        "files": "; ".join(facts.files),
        "locations": "; ".join(ids),
    }
