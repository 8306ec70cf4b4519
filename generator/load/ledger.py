"""content/addresses.csv and content/redirects.csv → what was published before, and where former addresses lead."""

from dataclasses import dataclass

from generator.config import Config
from generator.load.tables import TableFile, TableKind, TableRow, Tables, read_tables, unseen
from generator.problem import Problem
from generator.records.ledger import LEDGER, REDIRECTS, Ledger, Moved, PublicAddress


@dataclass(frozen=True, slots=True)
class LedgerRead:
    """The ledger, what is wrong with its two files, and which of them cannot be relied on to be whole."""

    ledger: Ledger
    problems: tuple[Problem, ...]
    doubtful: frozenset[str]


def read_ledger(config: Config) -> LedgerRead:
    """Read both files; a directory that was never published has neither.

    Raises:
        OSError: a file is there and cannot be read.
    """
    known, moved = _table(config, "addresses", LEDGER), _table(config, "redirects", REDIRECTS)
    public = (
        PublicAddress(address, row.text("kind"), day, row.place)
        for row in known.rows
        if (address := _address(row, "address")) is not None
        and (day := row.cells["first_seen"]) is not None
    )
    return LedgerRead(
        Ledger(
            by_address={row.address: row for row in public},
            moved=tuple(
                Moved(address, target, row.place)
                for row in moved.rows
                if (address := _address(row, "address")) is not None
                and (target := _address(row, "leads_to")) is not None
            ),
        ),
        (*known.problems, *moved.problems, *unseen(known), *unseen(moved)),
        frozenset({REDIRECTS} if moved.problems else ()),
    )


def _table(config: Config, kind: TableKind, name: str) -> Tables:
    path = config.root / name
    return read_tables(kind, [TableFile(path, name, "")] if path.is_file() else [])


def _address(row: TableRow, column: str) -> str | None:
    """Without the slash that it begins with in the file; None where the cell is no address."""
    text = row.text(column)
    return text[1:] if text.startswith("/") else None
