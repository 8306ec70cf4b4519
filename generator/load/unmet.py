"""content/unmet-requests.csv → what people asked for and could not get."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.config import Config
from generator.load import fields
from generator.load.tables import TableFile, TableRow, read_tables
from generator.problem import Problem
from generator.records import UnmetRequest

UNMET = "content/unmet-requests.csv"


@dataclass(frozen=True, slots=True)
class UnmetRequests:
    """The rows of the file, in its order, and what is wrong with it."""

    requests: tuple[UnmetRequest, ...]
    problems: tuple[Problem, ...]


def read_unmet(config: Config) -> UnmetRequests:
    """Read the file; a council without one has no rows.

    Raises:
        OSError: the file is there and cannot be read.
    """
    path = config.root / UNMET
    if not path.is_file():
        return UnmetRequests((), ())
    tables = read_tables("unmet-requests", [TableFile(path, UNMET, "")])
    return UnmetRequests(tuple(map(_request, tables.rows)), tables.problems)


def _request(row: TableRow) -> UnmetRequest:
    cells: Mapping[str, Any] = row.cells
    return UnmetRequest(
        month=fields.month(cells["month"]),
        need=(cells["need"] or "").strip(),
        area=(cells["area"] or "").strip(),
        lot=(cells["lot"] or "").strip(),
        words=(cells["words"] or "").strip(),
        how_many=cells["how_many"] or 0,
        place=row.place,
    )
