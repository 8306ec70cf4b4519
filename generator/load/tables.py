"""CSV files of one kind → typed rows, by Frictionless, all packages at once.

The only module that knows Frictionless. Files whose shape is right (UTF-8, the
schema's header, every row of its length) are stacked into one table and
streamed through Frictionless once; any other file is read by Frictionless on
its own, so that its faults are Frictionless's. Either way the verdict on a
file is the one that `frictionless validate` gives for it with the same schema,
`dialect.json` and UTF-8, with one tolerance: a date as Excel writes it counts
where it can be read in one way only.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any, Literal

from frictionless import Dialect, Error, Resource, Schema
from frictionless.resources import TableResource

from generator.config import SCHEMAS
from generator.load import wording
from generator.problem import MOST_PER_FILE, Place, Problem

Kind = Literal["services", "awards", "evidence", "feedback", "cqc-locations"]

# What an honest package stays far below; a larger file is a mistake or an attack.
MAX_BYTES = 2_000_000
MAX_REGISTER_BYTES = 60_000_000
MAX_ROWS = 5_000
MAX_CELL = 20_000
MAX_FAULTY_ROWS = MOST_PER_FILE + 1  # more are not shown, and the rest is the same fault again


_ODD = re.compile(rb"\r(?!\n)|\0")  # a lone carriage return, a NUL: Frictionless's to judge


@dataclass(frozen=True, slots=True)
class TableFile:
    """One CSV file: where it stands on disk, its name below the root, and whose it is."""

    path: Path
    name: str
    provider: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table.

    Attributes:
        provider: whose file it stands in.
        cells: column → typed value; None where the cell is blank or of the wrong type.
        place: file, row and line.
    """

    provider: str
    cells: Mapping[str, Any]
    place: Place


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows of all files of a kind, the problems in them, and which files could not be read as tables."""

    rows: tuple[TableRow, ...]
    problems: tuple[Problem, ...]
    unreadable: frozenset[str]


@dataclass(frozen=True, slots=True)
class _RawRow:
    file: TableFile
    number: int
    line: int
    cells: list[str]


def schema_descriptor(kind: Kind) -> Mapping[str, Any]:
    """The Table Schema of a kind, as published."""
    return _descriptor(kind)


@cache
def _descriptor(kind: Kind) -> dict[str, Any]:
    descriptor: dict[str, Any] = json.loads((SCHEMAS / f"{kind}.schema.json").read_text("utf-8"))
    return descriptor


@cache
def column_names(kind: Kind) -> tuple[str, ...]:
    """The columns of a kind, in order."""
    return tuple(field["name"] for field in _descriptor(kind)["fields"])


def read_tables(kind: Kind, files: Sequence[TableFile]) -> Tables:
    """Read all files of a kind.

    Raises:
        OSError: a file is there and cannot be read.
    """
    stacked: list[_RawRow] = []
    rows: list[TableRow] = []
    problems: list[Problem] = []
    unreadable: set[str] = set()
    for file in files:
        if too_large := _too_large(kind, file):
            problems.append(too_large)
            unreadable.add(file.name)
            continue
        regular = _regular_rows(kind, file)
        if regular is not None:
            stacked.extend(regular)
        else:
            own = _read_alone(kind, file)
            rows.extend(own.rows)
            problems.extend(own.problems)
            unreadable |= own.unreadable
    together = _read_stacked(kind, stacked)
    problems.extend(together.problems)
    rows.extend(together.rows)
    rows.sort(key=lambda row: (row.place.file, row.place.row or 0))
    problems.extend(_taken_keys(kind, rows))
    return Tables(tuple(rows), tuple(problems), frozenset(unreadable))


def _too_large(kind: Kind, file: TableFile) -> Problem | None:
    register = kind == "cqc-locations"
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


def _taken_keys(kind: Kind, rows: Sequence[TableRow]) -> Iterator[Problem]:
    """Ids that another file has already: the first in order of files owns it."""
    for key in _descriptor(kind).get("primaryKey", ()):
        owners: dict[str, Place] = {}
        said: set[tuple[str, str]] = set()  # once a file: there Frictionless has named the others
        for row in rows:
            value = row.cells[key] or ""
            owner = owners.setdefault(value, row.place)
            file = row.place.file
            if value and owner.file != file and (value, file) not in said:
                said.add((value, file))
                words = (
                    f"{owner.file}:{owner.row} has the same {key}; an id belongs to one for good, "
                    "so choose another"
                )
                yield Problem("duplicate-id", words, row.place.at(key))


def _regular_rows(kind: Kind, file: TableFile) -> list[_RawRow] | None:
    """The file's rows, or None where its shape is not plainly right."""
    parsed = (
        None
        if _ODD.search(file.path.read_bytes() if file.path.is_file() else b"")
        else _parse(file)
    )
    if not parsed:
        return None
    names = list(column_names(kind))
    header, body = parsed[0], parsed[1:]
    if header.cells != names or next(_signalling(kind, body), None):
        return None
    for row in body:
        if (
            len(row.cells) != len(names)
            or not any(row.cells)
            or max(map(len, row.cells)) > MAX_CELL
        ):
            return None
    return body


def _signalling(kind: Kind, rows: Iterable[_RawRow]) -> Iterator[Problem]:
    """Cells that Python takes for a signalling NaN: Frictionless reads them as numbers and falls over them."""
    fields = _descriptor(kind)["fields"]
    numbers = [(index, f) for index, f in enumerate(fields) if f["type"] == "number"]
    for row in rows:
        for index, field in numbers:
            if index < len(row.cells) and "snan" in row.cells[index].lower():
                text = wording.cell("type-error", "", row.cells[index], field)
                place = Place(row.file.name, row.number, field["name"], row.line)
                yield Problem("type-error", text, place)


def _parse(file: TableFile) -> list[_RawRow] | None:
    try:
        text = file.path.read_bytes().decode("utf-8-sig")
    except (FileNotFoundError, IsADirectoryError, UnicodeDecodeError):
        return None
    reader = csv.reader(io.StringIO(text, newline=""))
    rows: list[_RawRow] = []
    line = 1
    try:
        for number, cells in enumerate(reader, start=1):
            rows.append(_RawRow(file, number, line, cells))
            line = reader.line_num + 1
    except csv.Error:
        return None
    return rows


def _read_stacked(kind: Kind, raw: Sequence[_RawRow]) -> Tables:
    if not raw:
        return Tables((), (), frozenset())
    resource = Resource(
        data=[list(column_names(kind)), *(row.cells for row in raw)], schema=_schema(kind)
    )
    assert isinstance(resource, TableResource)
    rows: list[TableRow] = []
    problems: list[Problem] = []
    faulty: Counter[str] = Counter()
    with resource:
        # Frictionless numbers the stacked rows from 2, as if they were one file.
        for source, row in zip(raw, resource.row_stream, strict=True):
            if faulty[source.file.name] >= MAX_FAULTY_ROWS:
                continue
            place = Place(source.file.name, source.number, "", source.line)
            cells, faults = _typed(kind, row, source.cells, place, raw)
            rows.append(TableRow(source.file.provider, cells, place))
            problems.extend(faults)
            faulty[source.file.name] += bool(faults)
    return Tables(tuple(rows), tuple(problems), frozenset())


def _read_alone(kind: Kind, file: TableFile) -> Tables:
    """Frictionless's own reading of one file."""
    if file.path.is_dir():
        words = "this is a folder; a CSV file is expected"
        return Tables(
            (), (Problem("scheme-error", words, Place(file.name)),), frozenset({file.name})
        )
    parsed = {row.number: row for row in _parse(file) or ()}
    resource = Resource(
        path=file.path.name,
        basepath=str(file.path.parent),
        schema=_schema(kind),
        encoding="utf-8",
        dialect=_dialect().to_copy(),
    )
    assert isinstance(resource, TableResource)
    rows: list[TableRow] = []
    problems: list[Problem] = []
    faulty = 0
    try:
        with resource:
            labels = list(resource.header.labels)
            if not labels:
                return _without_header(kind, file, bool(resource.fragment))
            problems += [
                _of_file(kind, e, Place(file.name, 1, "", 1), labels)
                for e in resource.header.errors
            ]
            for row in resource.row_stream:
                number = row.row_number
                source = parsed.get(number)
                place = Place(file.name, number, "", source.line if source else None)
                cells, faults = _typed(kind, row, [str(c) for c in row.cells], place, ())
                problems.extend(faults)
                # In a row with a cell too many, the cells stand under wrong names.
                if not any(f.rule in ("blank-row", "extra-cell") for f in faults):
                    rows.append(TableRow(file.provider, cells, place))
                faulty += bool(faults)
                if faulty >= MAX_FAULTY_ROWS:
                    break
    except InvalidOperation:
        faults = list(_signalling(kind, parsed.values()))
        return Tables((), tuple(faults), frozenset({file.name}))
    except Exception as caught:
        error = getattr(
            caught, "error", None
        )  # FrictionlessException carries the error it stands for
        if not isinstance(error, Error):
            raise
        fault = _of_file(kind, error, Place(file.name), [])
        return Tables((), (fault,), frozenset({file.name}))
    header_wrong = any(p.place.row == 1 for p in problems)
    # With a wrong header the cells stand under wrong names: nothing may rest on them.
    return Tables(
        () if header_wrong else tuple(rows),
        tuple(problems),
        frozenset({file.name}) if header_wrong else frozenset(),
    )


def _without_header(kind: Kind, file: TableFile, has_rows: bool) -> Tables:
    if has_rows:
        words = f"the first row is empty; it holds the names of the columns: {','.join(column_names(kind))}"
        fault = Problem("blank-row", words, Place(file.name, 1, "", 1))
    else:
        text = wording.table("source-error", "", "", "", [], list(column_names(kind)))
        fault = Problem("source-error", text, Place(file.name))
    return Tables((), (fault,), frozenset({file.name}))


@cache
def _dialect() -> Dialect:
    return Dialect.from_descriptor(json.loads((SCHEMAS / "dialect.json").read_text("utf-8")))


@cache
def _schema_of(kind: Kind) -> Schema:
    return Schema.from_descriptor(_descriptor(kind))


def _schema(kind: Kind) -> Schema:
    return _schema_of(kind).to_copy()


def _typed(
    kind: Kind, row: Any, cells: Sequence[str], place: Place, stack: Sequence[_RawRow]
) -> tuple[dict[str, Any], list[Problem]]:
    """The row's typed values, and its problems in our words."""
    values: dict[str, Any] = row.to_dict()
    fields = {field["name"]: field for field in _descriptor(kind)["fields"]}
    problems: list[Problem] = []
    broken: set[str] = set()
    for error in row.errors:
        name = getattr(error, "field_name", "") or ""
        if error.type == "type-error":
            tolerated = _excel_date(error.cell, fields[name]["type"])
            if tolerated is not None:
                values[name] = tolerated
                continue
        if error.type in ("type-error", "constraint-error"):
            # A number out of range, or a text that is too long, is nothing to work with.
            values[name] = None
        problem = _of_row(kind, error, name, fields, place, stack)
        if problem is None or (name and problem.place.field in broken):
            continue  # a cell is named once: not as empty, too short and missing
        broken.add(name)
        problems.append(problem)
    for name, raw in zip(column_names(kind), cells, strict=False):
        if fields[name]["type"] == "string" and values.get(name) is None:
            # As it stands, so that what refers to it is found; cut where it is too long.
            values[name] = raw[: fields[name].get("constraints", {}).get("maxLength")] or None
    return values, problems


def _of_row(
    kind: Kind,
    error: Any,
    name: str,
    fields: Mapping[str, Any],
    place: Place,
    stack: Sequence[_RawRow],
) -> Problem | None:
    if error.type in ("type-error", "constraint-error"):
        found = re.match(r'constraint "(\w+)"', error.note or "")
        text = wording.cell(
            error.type, found[1] if found else "", str(error.cell or ""), fields[name]
        )
        return Problem(error.type, text, place.at(name))
    if error.type == "primary-key":
        return _repeated_key(kind, error, place, stack)
    label = str(getattr(error, "label", "") or "")
    names = list(column_names(kind))
    return Problem(
        error.type, wording.table(error.type, error.note, label, name, names, names), place.at(name)
    )


def _repeated_key(kind: Kind, error: Any, place: Place, stack: Sequence[_RawRow]) -> Problem | None:
    """An id that stands twice in one file. None where it stands in two: `_taken_keys` says so."""
    key = _descriptor(kind)["primaryKey"][0]
    found = re.search(r'position "?(\d+)', error.note or "")
    if found is None:
        return Problem("primary-key", f'"{key}" is empty; every row needs one', place.at(key))
    number = int(found[1])
    if stack:
        first = stack[number - 2]
        if first.file.name != place.file:
            return None
        number = first.number
    return Problem("primary-key", f'row {number} has the same "{key}"', place.at(key))


def _of_file(kind: Kind, error: Any, place: Place, labels: list[str]) -> Problem:
    field = str(getattr(error, "field_name", "") or "")
    label = str(getattr(error, "label", "") or "")
    text = wording.table(
        error.type, error.note or error.message, label, field, labels, list(column_names(kind))
    )
    return Problem(error.type, text, place.at(field or label))


def _excel_date(cell: Any, type_: str) -> date | None:
    """A date as Excel's British or American settings write it, where it can be read in one way only.

    A month (type "yearmonth") comes back as its first day.
    """
    text = str(cell).strip()
    if type_ == "yearmonth":
        return _try(text, "%b-%y")
    if type_ != "date":
        return None
    slashed = re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", text)
    if slashed:
        first, second = int(slashed[1]), int(slashed[2])
        if first > 12 >= second or first == second:
            return _try(f"{first}/{second}/{slashed[3]}", "%d/%m/%Y")
        if second > 12 >= first:
            return _try(f"{first}/{second}/{slashed[3]}", "%m/%d/%Y")
        return None
    return _try(text, "%d-%b-%y") or _try(text, "%d-%b-%Y") or _try(text, "%d %B %Y")


def _try(text: str, pattern: str) -> date | None:
    try:
        return datetime.strptime(text, pattern).date()
    except ValueError:
        return None
