"""content/unmet-requests.csv → what people asked for and could not get."""

from dataclasses import dataclass

from generator.config import Config
from generator.load import fields
from generator.load.records import split
from generator.load.tables import TableFile, TableRow, read_tables, unseen
from generator.problem import Problem
from generator.records import UnmetRequest

UNMET = "content/unmet-requests.csv"


@dataclass(frozen=True, slots=True)
class UnmetRequests:
    """The requests in the file, in its order, the rows that make none, and what is wrong with it."""

    requests: tuple[UnmetRequest, ...] = ()
    problems: tuple[Problem, ...] = ()
    left_out: tuple[TableRow, ...] = ()


def read_unmet(config: Config) -> UnmetRequests:
    """Read the file; a council without one has no rows.

    Raises:
        OSError: the file is there and cannot be read.
    """
    path = config.root / UNMET
    if not path.is_file():
        return UnmetRequests()
    tables = read_tables("unmet-requests", [TableFile(path, UNMET, "")])
    made, left_out = split(_request, tables.rows)
    return UnmetRequests(made, (*tables.problems, *unseen(tables)), left_out)


def _request(row: TableRow) -> UnmetRequest | None:
    month, how_many = fields.month(row.cells["month"]), row.cells["how_many"]
    if month is None or how_many is None:
        return None
    need, area, lot, words = map(row.text, ("need", "area", "lot", "words"))
    return UnmetRequest(month, need, area, lot, words, how_many, row.place)
