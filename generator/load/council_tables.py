"""The council's own tables in content/: what was published before, what people could not get, and the CQC's word on locations, now and before."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from generator.config import Config
from generator.load import records
from generator.load.tables import TableFile, TableKind, TableRow, Tables, faulty_texts, read_tables
from generator.problem import Problem
from generator.records import Ledger, RegisteredLocation, UnmetRequest, lookup
from generator.records.ledger import LEDGER, REDIRECTS, Moved, PublicAddress

REGISTER = "content/cqc-locations.csv"
EARLIER_RATINGS = "content/cqc-earlier-ratings.csv"
REGISTER_FILES = "content/cqc-files.csv"
UNMET = "content/unmet-requests.csv"


@dataclass(frozen=True, slots=True)
class CouncilTables:
    """What the tables say; a council without one has no rows of it.

    Attributes:
        register: the locations by their ids.
        addresses: the rows from which they are, which say where each location is.
        left_out: rows that make no record.
        doubtful: files that cannot be relied on to be whole.
    """

    ledger: Ledger
    unmet_requests: tuple[UnmetRequest, ...]
    register: Mapping[str, RegisteredLocation]
    addresses: tuple[TableRow, ...]
    problems: tuple[Problem, ...]
    left_out: tuple[TableRow, ...]
    doubtful: frozenset[str]


def read_council_tables(config: Config) -> CouncilTables:
    """Read them all.

    Raises:
        OSError: a file is there and cannot be read.
    """
    public, moved = _table(config, "addresses", LEDGER), _table(config, "redirects", REDIRECTS)
    unmet, register, earlier, files = (
        _table(config, "unmet-requests", UNMET),
        _table(config, "cqc-locations", REGISTER),
        _table(config, "cqc-earlier-ratings", EARLIER_RATINGS),
        _table(config, "cqc-files", REGISTER_FILES),
    )
    requests, left_out = records.split(records.unmet_request, unmet.rows)
    tables = (public, moved, unmet, register, earlier, files)
    day_of = _days(files.rows)
    before = lookup((rating.location_id, rating) for rating in map(records.rating, earlier.rows))
    return CouncilTables(
        ledger=Ledger(
            by_address={
                address: PublicAddress(address, row.text("kind"), day, row.place)
                for row in public.rows
                if (address := _address(row, "address")) is not None
                and (day := row.cells["first_seen"]) is not None
            },
            moved=tuple(
                Moved(address, target, row.place)
                for row in moved.rows
                if (address := _address(row, "address")) is not None
                and (target := _address(row, "leads_to")) is not None
            ),
        ),
        unmet_requests=requests,
        register={
            location_id: records.registered_location(
                row, before(location_id), row.cells.get("read_on") or day_of(location_id)
            )
            for row in register.rows
            if (location_id := row.text("location_id"))
        },
        addresses=tuple(register.rows),
        problems=tuple(p for table in tables for p in (*table.problems, *faulty_texts(table))),
        left_out=left_out,
        doubtful=frozenset(
            name for name, table in ((REDIRECTS, moved), (REGISTER, register)) if table.problems
        ),
    )


def _table(config: Config, kind: TableKind, name: str) -> Tables:
    path = config.root / name
    return read_tables(kind, [TableFile(path, name, "")] if path.is_file() else [])


def _days(rows: Iterable[TableRow]) -> Callable[[str], date | None]:
    """Of which day the copy of the register has a location: that of the row that names it, or of the one that names none."""
    days: dict[str, date | None] = {}
    for row in rows:
        if row.text("kind") == "register":
            ids = [part.strip() for part in row.text("locations").split(";")]
            days |= dict.fromkeys(ids, row.cells["day"] or row.cells["read_on"])
    return lambda location_id: days.get(location_id, days.get(""))


def _address(row: TableRow, column: str) -> str | None:
    """Without the slash that it begins with in the file; None where the cell is no address."""
    text = row.text(column)
    return text[1:] if text.startswith("/") else None
