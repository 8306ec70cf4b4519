"""One table by its map: read, decided on, and the files and the log with what is taken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.failure import ImportFailure
from generator.importers.changing import changed_files
from generator.importers.mails.incoming import digest
from generator.importers.table.deciding import TableOutcome, decide_rows, without_refused
from generator.importers.table.maps import TableMap
from generator.importers.table.reading import RowReader, RowReading
from generator.importers.table.sheets import MappedTable, looks_like_headers, mapped_table
from generator.importers.table.trying import refusals
from generator.load import Loaded
from generator.load.service_columns import PLACES_ON


@dataclass(frozen=True, slots=True)
class TableTaken:
    """What a table says, what becomes of it, and what would be written.

    Attributes:
        files: path below the council's folder → the file with its cells changed.
    """

    table: MappedTable
    rows: Sequence[RowReading]
    outcome: TableOutcome
    files: Mapping[str, bytes]


def take(
    path: Path, table_map: TableMap, loaded: Loaded, root: Path, today: date, said_on: date | None
) -> TableTaken:
    """Read the table and decide on each of its rows. Nothing is written.

    Args:
        loaded: what stands in the council's folder, its framework among it.
        root: that folder.
        said_on: of which day all of it is, where no column tells that.

    Raises:
        ImportFailure: the file cannot be read by this map, or a table of ours not be changed.
    """
    if table_map.tells_places and PLACES_ON not in table_map.fields and said_on is None:
        raise ImportFailure(f"{table_map.name} has no column with the day on which places were told ({PLACES_ON}); say of which day the table is: --said-on YYYY-MM-DD")  # fmt: skip
    if said_on and said_on > today:
        raise ImportFailure(f"--said-on {said_on} is still to come")
    filed = loaded.filed
    assert filed is not None
    table = mapped_table(path, table_map)
    rows = RowReader(table, table_map, filed, said_on, today).rows()
    _require_one_header(table, rows)
    outcome = decide_rows(rows, table_map, filed, root, today)
    outcome = without_refused(
        outcome, refusals([change for change, _ in outcome.changes], loaded, today)
    )
    files = changed_files(root, [change for change, _ in outcome.changes])
    return TableTaken(table, rows, outcome, files)


def _require_one_header(table: MappedTable, rows: Sequence[RowReading]) -> None:
    """Refuse a second row of headers, right beneath the first."""
    is_beneath = bool(rows) and rows[0].number == table.header_row + 1
    if is_beneath and rows[0].service is None and looks_like_headers(table, table.lines[0]):
        raise ImportFailure(f"{table.name}: rows {table.header_row} and {rows[0].number} both look like headers; keep one row, with a header for each column")  # fmt: skip


def log_rows(taken: TableTaken, today: date) -> list[dict[str, str]]:
    """A row of updates.csv for each service whose places are told anew: from which row of which table, and of which day."""
    rows = {
        change.service: (change.provider, row)
        for change, row in taken.outcome.changes
        if change.column == PLACES_ON
    }
    made = []
    for service, (provider, row) in rows.items():
        places = row.places
        assert places is not None
        name = f"{taken.table.name}, row {row.number}".lstrip("=+-@")
        made.append(
            {
                "message": digest(
                    name, service, places.on, places.availability, places.free, today
                ),
                "sender": name[:300],
                "said_on": places.on.isoformat(),
                "taken_on": today.isoformat(),
                "provider": provider,
                "service": service,
                "availability": places.availability.value,
                "places_free": "" if places.free is None else str(places.free),
                "places_from": places.since.isoformat() if places.since else "",
                "details_right": "no",
                "accepted": "no",
            }
        )
    return made
