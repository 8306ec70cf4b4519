"""The council's own copy of the register, content/cqc-locations.csv: its rows as locations, and locations as its rows."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Final

from generator import formats
from generator.importers.register.cells import in_order, listed, location
from generator.importers.register.dates import read_date
from generator.importers.register.records import (
    Location,
    Ratings,
    RegisterLinks,
)
from generator.load.tables import column_names
from generator.records import NOT_RATED

Row = Mapping[str, str]

OF_FILES: Final = ("source", "read_on")
"""The columns that no row of an import has: they are said once, in content/cqc-files.csv."""
_COLUMNS: Final = {"id": "location_id", "name": "location_name"}
_OF_LOCATION: Final = tuple(
    field.name for field in fields(Location) if field.name in column_names("cqc-locations")
)
_QUESTIONS: Final = ("safe", "effective", "caring", "responsive", "well_led")


def location_in(row: Row, seen_on: date | None, earlier: Iterable[Row] = ()) -> Location:
    """A row as the location from which it was written.

    Args:
        seen_on: of which day it is; see `provenance`.
        earlier: its rows of content/cqc-earlier-ratings.csv.
    """
    lists = {name: listed(row.get(name, ""), ";") for name in ("service_types", "specialisms")}
    ended = read_date(row.get("deregistered_on", ""))
    former = listed(row.get("predecessors", ""), ";")
    return location(
        lambda field: row.get(_COLUMNS.get(field, field), ""),
        **lists,
        registration="Deregistered" if ended else "",
        deregistered_on=ended,
        ratings=ratings_in(row),
        last_inspected=read_date(row.get("last_inspected", "")),
        links=RegisterLinks(predecessors=former),
        seen_on=seen_on,
        earlier_ratings=tuple(map(ratings_in, earlier)),
    )


def ratings_in(row: Row) -> Ratings:
    """The ratings in a row of it, or of content/cqc-earlier-ratings.csv."""
    rated_on, word = read_date(row.get("rated_on", "")), row.get("rating", "")
    safe, effective, caring, responsive, well_led = (row.get(name, "") for name in _QUESTIONS)
    overall = "" if word == NOT_RATED else word
    spoke = bool(word or rated_on)
    return Ratings(spoke, overall, rated_on, safe, effective, caring, responsive, well_led)


def row_of(at: Location, before: Mapping[str, Row], today: date) -> Row:
    """A location as a row: the facts alone, so that nothing changes in it but what has changed.

    Args:
        before: the rows that stand, by location id.
        today: the day of files that do not say of which day they are.
    """
    standing = before.get(at.id, {})
    values: dict[str, object] = {
        **{name: getattr(at, name) for name in _OF_LOCATION},
        **{name: getattr(at.ratings, name) for name in ("rated_on", *_QUESTIONS)},
        "location_id": at.id,
        "location_name": at.name,
        "postcode": formats.postcode(at.postcode) or at.postcode,
        "rating": NOT_RATED if at.ratings.is_unrated else at.ratings.overall,
        "dormant": "yes" if at.dormant == "Y" else "",
        "not_seen_on": "",
        "predecessors": at.links.predecessors,
    }
    row = {
        column: _cell(values[column])
        for column in column_names("cqc-locations")
        if column not in OF_FILES
    }
    if at.ratings.is_unrated and standing.get("rating") == NOT_RATED:
        row["rated_on"] = standing.get("rated_on", "")
    elif at.ratings.is_unrated and standing.get("rating"):
        day = (at.seen_on or today).isoformat()
        row["rated_on"] = day  # from which there is a rating no more
    return row


def rating_rows(at: Location) -> list[Row]:
    """The ratings that it had before, as rows of content/cqc-earlier-ratings.csv."""
    return [
        {"location_id": at.id, "rating": of.overall}
        | {name: _cell(getattr(of, name)) for name in ("rated_on", *_QUESTIONS)}
        for of in at.earlier_ratings
    ]


def in_their_order(rows: Mapping[str, Row]) -> list[Row]:
    """The rows as they stand in the file."""
    return [rows[key] for key in sorted(rows, key=in_order)]


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(value)
    return "" if value is None else str(value)
