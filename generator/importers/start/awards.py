"""The council's list of awards, or the mark that none was given."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.failure import ImportFailure
from generator.importers.register.cells import plain
from generator.importers.register.columns import RegisterRow, Shape, recognised
from generator.importers.register.dates import Order, read_date, settled_order
from generator.importers.register.records import RegisterLayout
from generator.importers.register.tables import csv_grid, decoded, is_workbook, workbook_grids
from generator.load.tables import schema_descriptor

COLUMNS = ("lot", "decided_on", "decision_reference", "decided_by", "ends_on")
MARK_REFERENCE = "imported-from-cqc-register"
MARK_BY = "Imported: no decision recorded"

# The layout's number is of no use here: only the headers are.
_SHAPE = Shape(
    RegisterLayout.DIRECTORY,
    {
        "provider": ("provider", "cqc provider id", "provider name"),
        "lot": ("lot",),
        "decided_on": ("decided on",),
        "decision_reference": ("decision reference",),
        "decided_by": ("decided by",),
        "ends_on": ("ends on",),
    },
    ("provider", "lot", "decided_on", "decision_reference", "decided_by"),
)


@dataclass(frozen=True, slots=True)
class AwardRow:
    """A row of the council's list: the provider as it is written there, and the cells of awards.csv."""

    row: int
    provider: str
    cells: Mapping[str, str]
    fault: str = ""


def mark(lot: str, today: date) -> dict[str, str]:
    """An award that says that nobody has recorded a decision."""
    return {
        "lot": lot,
        "decided_on": today.isoformat(),
        "decision_reference": MARK_REFERENCE,
        "decided_by": MARK_BY,
        "ends_on": "",
    }


def is_mark(row: Mapping[str, str]) -> bool:
    """Whether an award is the import's own, untouched."""
    return (row.get("decision_reference"), row.get("decided_by")) == (MARK_REFERENCE, MARK_BY)


def read_awards(path: Path) -> tuple[AwardRow, ...]:
    """The council's list of awards, a CSV or ODS file.

    Dates are ISO, or with slashes in an order that the column itself settles.

    Raises:
        ImportFailure: it cannot be opened, or lacks a column.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ImportFailure(f"{path}: this file cannot be read ({error.strerror})") from error
    grids = workbook_grids(raw, path) if is_workbook(raw) else [csv_grid(decoded(raw, path), path)]
    table = next((table for grid in grids if (table := recognised(grid, (_SHAPE,)))), None)
    if table is None:
        raise ImportFailure(
            f"{path}: a list of awards has the columns provider, {', '.join(COLUMNS)}"
        )
    # A council's own list is British: day first, unless a second part over 12 says otherwise.
    orders: dict[str, Order] = {}
    for field in ("decided_on", "ends_on"):
        order = settled_order(table.column(field))
        orders[field] = "day-first" if order == "unsettled" else order
    return tuple(_award(row, orders) for row in table.rows())


def _award(row: RegisterRow, orders: Mapping[str, Order]) -> AwardRow:
    cells = {column: row.get(column) for column in COLUMNS}
    faults: list[str] = []
    for field, order in orders.items():
        day = read_date(cells[field], order)
        if cells[field] and day is None:
            faults.append(f'{field}: "{cells[field]}" is not a date')
        cells[field] = day.isoformat() if day else ""
    columns = schema_descriptor("awards")["fields"]
    limits = {f["name"]: f.get("constraints", {}).get("maxLength") for f in columns}
    faults += [f"{field} is blank" for field in COLUMNS[:4] if not cells[field] and not faults]
    faults += [f"{f} has over {n} characters" for f, n in limits.items() if n and len(cells[f]) > n]
    return AwardRow(row.number, plain(row.get("provider")), cells, "; ".join(faults))
