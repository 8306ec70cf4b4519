"""content/addresses.csv and content/redirects.csv → what was published before, and where former addresses lead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.config import Config
from generator.load import fields
from generator.load.tables import TableFile, TableKind, Tables, read_tables
from generator.problem import Problem
from generator.records.ledger import LEDGER, REDIRECTS, Ledger, Moved, PublicAddress


@dataclass(frozen=True, slots=True)
class LedgerRead:
    """The ledger, and what is wrong with its two files."""

    ledger: Ledger
    problems: tuple[Problem, ...]


def read_ledger(config: Config) -> LedgerRead:
    """Read both files; a directory that was never published has neither.

    Raises:
        OSError: a file is there and cannot be read.
    """
    known, moved = _table(config, "addresses", LEDGER), _table(config, "redirects", REDIRECTS)
    return LedgerRead(
        Ledger(
            by_address={
                address: PublicAddress(
                    address,
                    _text(row.cells, "kind"),
                    row.cells["first_seen"] or fields.UNKNOWN_DATE,
                    row.place,
                )
                for row in known.rows
                if (address := _address(row.cells, "address")) is not None
            },
            moved=tuple(
                Moved(address, target, row.place)
                for row in moved.rows
                if (address := _address(row.cells, "address")) is not None
                and (target := _address(row.cells, "leads_to")) is not None
            ),
        ),
        (*known.problems, *moved.problems),
    )


def _table(config: Config, kind: TableKind, name: str) -> Tables:
    path = config.root / name
    return read_tables(kind, [TableFile(path, name, "")] if path.is_file() else [])


def _address(cells: Mapping[str, Any], name: str) -> str | None:
    """Without the slash that it begins with in the file; None where the cell is no address."""
    text = _text(cells, name)
    return text[1:] if text.startswith("/") else None


def _text(cells: Mapping[str, Any], name: str) -> str:
    value = cells[name]
    return value.strip() if isinstance(value, str) else ""
