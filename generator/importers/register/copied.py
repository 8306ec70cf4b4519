"""The council's own copy of the register, content/cqc-locations.csv: its rows as locations, and locations as its rows."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Final

from generator import formats
from generator.importers.register.cells import in_order, listed, location
from generator.importers.register.dates import read_date
from generator.importers.register.records import (
    Location,
    Ratings,
    RegisterLayout,
    RegisterLinks,
)
from generator.load.tables import column_names
from generator.records import NOT_RATED

Row = Mapping[str, str]

_COLUMNS: Final = {"id": "location_id", "name": "location_name"}
_QUESTIONS: Final = ("safe", "effective", "caring", "responsive", "well_led")


def location_in(row: Row) -> Location:
    """A row as the location from which it was written."""
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
        seen_on=read_date(row.get("read_on", "")),
        sources=listed(row.get("source", ""), ";"),
    )


def ratings_in(row: Row) -> Ratings:
    """The ratings in a row of it, or of content/cqc-earlier-ratings.csv."""
    rated_on, word = read_date(row.get("rated_on", "")), row.get("rating", "")
    safe, effective, caring, responsive, well_led = (row.get(name, "") for name in _QUESTIONS)
    overall = "" if word == NOT_RATED else word
    spoke = bool(word or rated_on)
    return Ratings(spoke, overall, rated_on, safe, effective, caring, responsive, well_led)


def row_of(at: Location, before: Mapping[str, Row], today: date) -> Row:
    """A location as a row: of the day of its files, or of the day before where it has not changed.

    Args:
        before: the rows that stand, by location id.
        today: the day of files that do not say of which day they are.
    """
    standing = before.get(at.id, {})
    day = (at.seen_on or today).isoformat()
    values = {
        **asdict(at),
        **asdict(at.ratings),
        "location_id": at.id,
        "location_name": at.name,
        "postcode": formats.postcode(at.postcode) or at.postcode,
        "rating": NOT_RATED if at.ratings.is_unrated else at.ratings.overall,
        "source": _sources(at, standing),
        "dormant": "yes" if at.dormant == "Y" else "",
        "not_seen_on": "",
        "predecessors": at.links.predecessors,
        "read_on": day,
    }
    row = {column: _cell(values[column]) for column in column_names("cqc-locations")}
    if at.ratings.is_unrated and standing.get("rating") not in (None, "", NOT_RATED):
        row["rated_on"] = day  # from which there is a rating no more
    same = all(standing.get(column, "") == row[column] for column in row if column != "read_on")
    return {**row, "read_on": standing.get("read_on") or day if same else day}


def rating_rows(at: Location) -> list[Row]:
    """The ratings that it had before, as rows of content/cqc-earlier-ratings.csv."""
    source = _cell(_sources(at, {}))
    return [
        {"location_id": at.id, "rating": of.overall, "source": source}
        | {name: _cell(asdict(of)[name]) for name in ("rated_on", *_QUESTIONS)}
        for of in at.earlier_ratings
    ]


def in_their_order(rows: Mapping[str, Row]) -> list[Row]:
    """The rows as they stand in the file."""
    return [rows[key] for key in sorted(rows, key=in_order)]


def _sources(at: Location, standing: Row) -> tuple[str, ...]:
    """The kinds of file that speak of it, those of the imports before too: which file it was says the report."""
    kinds = {*at.sources, *listed(standing.get("source", ""), ";")}
    return tuple(str(layout) for layout in RegisterLayout if layout in kinds)


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(value)
    return "" if value is None else str(value)
