"""The council's copy of the CQC register, brought up to date: content/cqc-locations.csv and content/cqc-earlier-ratings.csv.

The site shows ratings from it, the listing goes by it, and the next import
reads from it what this one was given, to tell a person's edits from its own.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from generator.importers.changes import RegisterChange, changes
from generator.importers.changing import with_rows
from generator.importers.register.cells import in_order
from generator.importers.register.copied import (
    OF_FILES,
    Row,
    in_their_order,
    rating_rows,
    row_of,
)
from generator.importers.register.provenance import Provenance, rows_of, with_register
from generator.importers.register.records import Location, Register, RegisterLayout
from generator.importers.start.existing import Existing, read_sheet
from generator.importers.vanishing import Vanished
from generator.load.council_tables import EARLIER_RATINGS, REGISTER, REGISTER_FILES
from generator.load.tables import TableKind, column_names
from generator.records import NOT_RATED

# What says which locations there are; the others may be about a few.
_GONE: Final = {
    "deregistered_on": "no longer registered",
    "dormant": "dormant",
    "not_seen_on": "not in the files",
}
_WHOLE: Final = frozenset({RegisterLayout.HSCA, RegisterLayout.DIRECTORY})


@dataclass(frozen=True, slots=True)
class Renewed:
    """What a newer register made of the copy.

    Attributes:
        files: those that change, by their path.
        changes: what is another fact now.
        ended: the locations whose registration has ended, and when.
        dormant: the locations that are registered and at which nobody can be placed.
        missing: the locations that these files do not have.
        came: the locations of providers here that no service names.
        vanished: the locations that were there, and are not any more for whatever reason.
    """

    files: Mapping[str, bytes]
    changes: tuple[RegisterChange, ...]
    ended: tuple[tuple[str, str], ...]
    dormant: tuple[str, ...]
    missing: tuple[str, ...]
    came: tuple[Location, ...]
    vanished: tuple[Vanished, ...]


def renewed(
    files: Mapping[str, bytes],
    copy: Existing,
    register: Register,
    named: Collection[str],
    today: date,
) -> Renewed:
    """The copy by a newer register: of each location that it has already, or that a service names.

    Args:
        files: the copy as it stands, by the paths of its files; `copy` is the same, read.
        named: the ids of the locations that services name.

    Raises:
        ImportFailure: a file of the copy is damaged.
    """
    before = copy.location_rows
    wanted = {*before, *named}
    # A registration that took the place of one that is here speaks for it now.
    wanted |= {present for former, present in register.moved.items() if former in wanted}
    rows = left_over(before, copy.provenance, register, today)
    for location_id in wanted & register.locations.keys():
        rows[location_id] = row_of(register.locations[location_id], before, today)
    provenance = with_register(copy.provenance, register, today)
    written = written_as(files, before, rows, register.locations.values(), provenance)
    return Renewed(
        files={n: text for n, text in written.items() if files.get(n, b"") != text},
        changes=changes(before, rows),
        ended=tuple(
            (key, rows[key]["deregistered_on"])
            for key in sorted(rows, key=in_order)
            if rows[key].get("deregistered_on") and rows[key] != before.get(key, rows[key])
        ),
        dormant=tuple(sorted(wanted & register.dormant.keys(), key=in_order)),
        missing=tuple(sorted(wanted - register.seen_at.keys(), key=in_order)),
        came=tuple(_came(register, wanted, before)),
        vanished=tuple(_vanished(before, rows)),
    )


def _came(
    register: Register, wanted: Collection[str], before: Mapping[str, Row]
) -> Iterator[Location]:
    """What the register has of the providers here and nobody has taken in."""
    providers = {row.get("provider_id", "") for row in before.values()} - {""}
    for at in register.locations.values():
        if at.id not in wanted and at.provider_id in providers:
            yield at


def _vanished(before: Mapping[str, Row], rows: Mapping[str, Row]) -> Iterator[Vanished]:
    for key in sorted(before, key=in_order):
        why = next((words for c, words in _GONE.items() if rows[key].get(c)), "")
        if why and not any(before[key].get(column) for column in _GONE):
            yield Vanished(key, before[key].get("location_name", ""), why)


def left_over(
    before: Mapping[str, Row], provenance: Provenance, register: Register, today: date
) -> dict[str, Row]:
    """The rows of the copy that are no location at which somebody can be placed by these files.

    Three things may have become of one: its registration has ended, it is
    dormant, or the files do not have it, which ends nothing.
    """
    rows = dict(before)
    for key in before.keys() & register.dormant.keys():
        rows[key] = row_of(register.dormant[key], before, today)
    for key in before.keys() & register.deregistered.keys():
        day = (register.deregistered[key] or register.day or today).isoformat()
        row = row_of(register.ended[key], before, today)
        rows[key] = {**row, "deregistered_on": row["deregistered_on"] or _ended(before[key]) or day}
    covered = _covered(register)
    for key in before.keys() - register.seen_at.keys():
        row, facts = before[key], provenance.of.get(key)
        is_newer = facts is None or (register.day or today) > (facts.day or date.min)
        if is_newer and is_there(row) and row.get("local_authority") in covered:
            rows[key] = {**row, "not_seen_on": (register.day or today).isoformat()}
    return {key: row for key, row in rows.items() if key not in register.locations}


def _ended(row: Row) -> str:
    return row.get("deregistered_on", "")


def is_there(row: Row) -> bool:
    """Whether the register had it when it was last read: not ended, and not missing already."""
    return not (row.get("deregistered_on") or row.get("not_seen_on"))


def _covered(register: Register) -> frozenset[str]:
    """The authorities of which the register says which locations there are."""
    return frozenset(
        sighting.location.local_authority
        for reading in register.readings
        if reading.layout in _WHOLE
        for sighting in reading.sightings
    )


def written_as(
    files: Mapping[str, bytes],
    before: Mapping[str, Row],
    rows: Mapping[str, Row],
    locations: Iterable[Location],
    provenance: Provenance,
) -> dict[str, bytes]:
    """The files with these rows: a rating that another has taken the place of goes into the second, and what they are of into the third.

    Args:
        files: the three as they stand.
        before, rows: the rows of the first, by location id, as they stand and as they are to be.
        locations: what the register says of them, with the ratings that they had before.
    """
    facts = [{**row, "read_on": ""} for row in in_their_order(rows)]
    columns = column_names("cqc-files")
    written = {
        REGISTER: _table(files, REGISTER, _with_words("cqc-locations", facts), facts),
        REGISTER_FILES: _table(files, REGISTER_FILES, columns, rows_of(provenance, rows.keys())),
    }
    earlier = list(read_sheet(files, EARLIER_RATINGS, "location_id").rows)
    there = {(row["location_id"], row.get("rated_on", "")) for row in earlier}
    former = [
        row
        for key, row in before.items()
        if row.get("rating") not in ("", None, NOT_RATED) and row.get("rated_on")
        # Another word of the same day puts the first one right.
        if key in rows and row["rated_on"] != rows[key].get("rated_on", "")
    ]
    former += [row for at in locations if at.id in rows for row in rating_rows(at)]
    for row in former:
        key = (row["location_id"], row["rated_on"])
        if key not in there and row["rated_on"] != rows[row["location_id"]].get("rated_on", ""):
            there.add(key)
            earlier.append(row)
    if earlier:
        earlier.sort(key=lambda row: (in_order(row["location_id"]), row.get("rated_on", "")))
        written[EARLIER_RATINGS] = _table(
            files, EARLIER_RATINGS, _with_words("cqc-earlier-ratings", earlier), earlier
        )
    return written


def _table(
    files: Mapping[str, bytes], name: str, columns: Iterable[str], rows: Iterable[Row]
) -> bytes:
    return with_rows(files.get(name, b""), name, columns, rows)


def _with_words(kind: TableKind, rows: Sequence[Row]) -> list[str]:
    """The columns, without those that say where a row comes from, unless somebody wrote that down by hand."""
    return [
        column
        for column in column_names(kind)
        if column not in OF_FILES or any(row.get(column) for row in rows)
    ]
