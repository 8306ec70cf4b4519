"""The council's copy of the CQC register, brought up to date: content/cqc-locations.csv and content/cqc-earlier-ratings.csv.

The site shows ratings from it, the listing goes by it, and the next import
reads from it what this one was given, to tell a person's edits from its own.
"""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Final

from generator import formats
from generator.importers.register.cells import in_order
from generator.importers.register.records import Location, Register
from generator.importers.start.existing import read_sheet
from generator.joining.package import table
from generator.load.council_tables import EARLIER_RATINGS, REGISTER
from generator.load.tables import column_names

Row = Mapping[str, str]

_OF_RATING: Final = ("rating", "rated_on", "safe", "effective", "caring", "responsive", "well_led")


@dataclass(frozen=True, slots=True)
class Renewed:
    """What a newer register made of the copy.

    Attributes:
        files: those that change, by their path.
        rated: for each location with another rating, its id, the rating before and the one now, each with its day.
        ended: the locations whose registration has ended, and when.
        missing: the locations that these files do not have, or that cannot be used.
    """

    files: Mapping[str, str]
    rated: tuple[tuple[str, str, str], ...]
    ended: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]


def renewed(
    files: Mapping[str, bytes], register: Register, named: Collection[str], today: date
) -> Renewed:
    """The copy by a newer register: of each location that it has already, or that a service names.

    Args:
        files: the copy as it stands, by the paths of its files.
        named: the ids of the locations that services name.

    Raises:
        ImportFailure: a file of the copy is damaged.
    """
    before = {row["location_id"]: row for row in read_sheet(files, REGISTER, "location_id").rows}
    wanted = {*before, *named}
    rows = {**before, **ended(before, register, today)}
    for location_id in wanted & register.locations.keys():
        rows[location_id] = row_of(register.locations[location_id], before, today)
    written = written_as(files, before, rows)
    return Renewed(
        files={n: text for n, text in written.items() if files.get(n, b"") != text.encode()},
        rated=tuple(
            (key, _rating(before[key]), _rating(rows[key]))
            for key in sorted(before, key=in_order)
            if _rating(before[key]) != _rating(rows[key])
        ),
        ended=tuple(
            (key, rows[key]["deregistered_on"])
            for key in sorted(rows, key=in_order)
            if rows[key].get("deregistered_on") and rows[key] != before.get(key, rows[key])
        ),
        missing=tuple(
            sorted(wanted - register.locations.keys() - register.deregistered.keys(), key=in_order)
        ),
    )


def row_of(at: Location, before: Mapping[str, Row], today: date) -> Row:
    """A row of content/cqc-locations.csv; `start.existing` reads it back.

    Where the files say nothing of ratings, what stands there stays; so does the
    day on which a row was read that has not changed since.
    """
    standing = before.get(at.id, {})
    values = {
        **asdict(at),
        **asdict(at.ratings),
        "location_id": at.id,
        "location_name": at.name,
        "postcode": formats.postcode(at.postcode) or at.postcode,
        "rating": at.ratings.overall,
        "source": at.sources,
        "deregistered_on": "",
        "read_on": "",
    }
    row = {column: _cell(values[column]) for column in column_names("cqc-locations")}
    if standing and not at.ratings.spoke:
        row |= {column: standing.get(column, "") for column in _OF_RATING}
    read = standing.get("read_on", "")
    same = all(standing.get(column, "") == row[column] for column in row if column != "read_on")
    return {**row, "read_on": read if read and same else today.isoformat()}


def ended(before: Mapping[str, Row], register: Register, today: date) -> dict[str, Row]:
    """The rows of the locations whose registration has ended, with its last word."""
    return {
        key: {
            **before[key],
            "deregistered_on": (day or today).isoformat(),
            "read_on": today.isoformat(),
        }
        for key, day in register.deregistered.items()
        if key in before and not before[key].get("deregistered_on")
    }


def written_as(
    files: Mapping[str, bytes], before: Mapping[str, Row], rows: Mapping[str, Row]
) -> dict[str, str]:
    """Both files with these rows: a rating that another has taken the place of goes into the second.

    Args:
        files: the second as it stands.
        before, rows: the rows of the first, by location id, as they stand and as they are to be.
    """
    ordered = [rows[key] for key in sorted(rows, key=in_order)]
    written = {REGISTER: table(column_names("cqc-locations"), ordered)}
    earlier = list(read_sheet(files, EARLIER_RATINGS, "location_id").rows)
    there = {(row["location_id"], row.get("rated_on", "")) for row in earlier}
    earlier += [
        row
        for key, row in before.items()
        if row.get("rating") and row.get("rated_on") and (key, row["rated_on"]) not in there
        # Another word of the same day puts the first one right.
        if key in rows and row["rated_on"] != rows[key].get("rated_on", "")
    ]
    if earlier:
        earlier.sort(key=lambda row: (in_order(row["location_id"]), row.get("rated_on", "")))
        written[EARLIER_RATINGS] = table(column_names("cqc-earlier-ratings"), earlier)
    return written


def _rating(row: Row) -> str:
    return " of ".join(
        filter(None, (row.get("rating", "") or "not rated", row.get("rated_on", "")))
    )


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(value)
    return "" if value is None else str(value)
