"""CSV files → rows of text, each with its line; and what a file must not be, before anything else reads it."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

from generator.config import SCHEMAS
from generator.load import wording
from generator.problem import Place, Problem

TableKind = Literal[
    "services",
    "awards",
    "evidence",
    "feedback",
    "reviews",
    "review-actions",
    "decisions",
    "prices",
    "unmet-requests",
    "cqc-locations",
    "cqc-earlier-ratings",
    "cqc-files",
    "addresses",
    "redirects",
    "applications",
    "application-reasons",
    "updates",
    "updates-held",
    "asked",
    "feedback-queue",
]

# What an honest package stays far below; a larger file is a mistake or an attack.
MAX_BYTES = 2_000_000
MAX_REGISTER_BYTES = 60_000_000
MAX_ROWS = 5_000
MAX_CELL = 20_000
MAX_CELLS = 200

_ODD = re.compile(rb"\r(?!\n)|\0")  # a lone carriage return, a NUL: Frictionless's to judge


@dataclass(frozen=True, slots=True)
class TableFile:
    """One CSV file: where it stands on disk, its name below the root, and whose it is."""

    path: Path
    name: str
    provider: str


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row as it is written: its number as a spreadsheet shows it, the line that it begins in, its cells."""

    file: TableFile
    number: int
    line: int
    cells: list[str]


@cache
def schema_descriptor(kind: TableKind) -> Mapping[str, Any]:
    """The Table Schema of a kind, as published."""
    descriptor: Mapping[str, Any] = json.loads((SCHEMAS / f"{kind}.schema.json").read_text("utf-8"))
    return descriptor


@cache
def column_names(kind: TableKind) -> tuple[str, ...]:
    """The columns of a kind, in order."""
    return tuple(field["name"] for field in schema_descriptor(kind)["fields"])


def fits_header(kind: TableKind, labels: Sequence[str]) -> bool:
    """Whether a table of the kind may begin with this row.

    Where the schema says `"fieldsMatch": "superset"` (Table Schema 2.0), the
    columns may stand in any order, and those that need not be filled may be
    left out: a package from before a column came is as good as ever.
    """
    schema, names = schema_descriptor(kind), column_names(kind)
    if schema.get("fieldsMatch") != "superset":
        return tuple(labels) == names
    needed = {f["name"] for f in schema["fields"] if f.get("constraints", {}).get("required")}
    here = set(labels)
    return len(here) == len(labels) and needed <= here <= set(names)


def header_of(kind: TableKind, path: Path) -> tuple[str, ...]:
    """The columns that the file has, in its order; () where its first line does not tell, or it is a link.

    Raises:
        OSError: the file is there and cannot be read.
    """
    if path.is_symlink() or not path.is_file():
        return ()
    with path.open("rb") as file:
        line = file.readline(MAX_CELL)
    try:
        labels = tuple(next(csv.reader([line.decode("utf-8-sig", "replace")]), []))
    except csv.Error:
        return ()
    return labels if fits_header(kind, labels) else ()


def too_large(kind: TableKind, file: TableFile) -> Problem | None:
    """A file that is far larger than an honest one could be."""
    register = kind in (
        "cqc-locations",
        "cqc-earlier-ratings",
        "cqc-files",
        "addresses",
        "updates",
        "updates-held",
        "asked",
        "feedback-queue",
    )  # as long as there are locations, pages, mails, or weeks
    limit = MAX_REGISTER_BYTES if register else MAX_BYTES
    if not file.path.is_file():
        return None
    if (size := file.path.stat().st_size) > limit:
        words = f"the file has {size:,} bytes; at most {limit:,} are read"
        return Problem("file-too-large", words, Place(file.name))
    # Lines, not rows: so that a file of faults is refused before it is parsed.
    raw = b"" if register else file.path.read_bytes()
    if (lines := max(raw.count(b"\n"), raw.count(b"\r"))) > MAX_ROWS:
        words = f"the file has {lines:,} lines; at most {MAX_ROWS:,} are read"
        return Problem("file-too-large", words, Place(file.name))
    return None


def regular_rows(kind: TableKind, file: TableFile) -> list[RawRow] | None:
    """The file's rows, or None where its shape is not plainly right."""
    parsed = (
        None if _ODD.search(file.path.read_bytes() if file.path.is_file() else b"") else parse(file)
    )
    if not parsed:
        return None
    labels, body = parsed[0].cells, parsed[1:]
    if not fits_header(kind, labels) or next(signalling(kind, parsed), None):
        return None
    for row in body:
        if (
            len(row.cells) != len(labels)
            or not any(row.cells)
            or max(map(len, row.cells)) > MAX_CELL
        ):
            return None
    if tuple(labels) == (names := column_names(kind)):
        return body
    return [replace(row, cells=_in_order(names, labels, row.cells)) for row in body]


def _in_order(names: Sequence[str], labels: Sequence[str], cells: Sequence[str]) -> list[str]:
    """The cells in the order of the schema's columns, blank where the file has no such column."""
    by_label = dict(zip(labels, cells, strict=True))
    return [by_label.get(name, "") for name in names]


def signalling(kind: TableKind, rows: Sequence[RawRow]) -> Iterator[Problem]:
    """Cells that Python takes for a signalling NaN: Frictionless reads them as numbers and falls over them.

    Args:
        rows: all of the file, its header first.
    """
    numbers = {f["name"]: f for f in schema_descriptor(kind)["fields"] if f["type"] == "number"}
    labels = rows[0].cells if rows else []
    columns = [(index, numbers[name]) for index, name in enumerate(labels) if name in numbers]
    for row in rows[1:]:
        for index, field in columns:
            if index < len(row.cells) and "snan" in row.cells[index].lower():
                text = wording.cell("type-error", "", row.cells[index], field)
                place = Place(row.file.name, row.number, field["name"], row.line)
                yield Problem("type-error", text, place)


def parse(file: TableFile) -> list[RawRow] | None:
    """All rows, the header too; None where the file is not there or is no text.

    Raises:
        OSError: the file is there and cannot be read.
    """
    try:
        text = file.path.read_bytes().decode("utf-8-sig")
    except (FileNotFoundError, IsADirectoryError, UnicodeDecodeError):
        return None
    csv.field_size_limit(MAX_REGISTER_BYTES)  # the file's own size is the limit
    reader = csv.reader(io.StringIO(text, newline=""))
    rows: list[RawRow] = []
    line = 1
    try:
        for number, cells in enumerate(reader, start=1):
            rows.append(RawRow(file, number, line, cells))
            line = reader.line_num + 1
    except csv.Error:
        return None
    return rows
