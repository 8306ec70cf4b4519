"""CSV files of one kind → typed rows, by Frictionless, all packages at once.

The only module that knows Frictionless. Files whose shape is right (UTF-8, the
schema's header, every row of its length) are stacked into one table and
streamed through Frictionless once; any other file is read by Frictionless on
its own, so that its faults are Frictionless's. Either way the verdict on a
file is the one that `frictionless validate` gives for it with the same schema,
`dialect.json` and UTF-8, with one tolerance: a date as Excel writes it counts
where it can be read in one way only.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import InvalidOperation
from functools import cache
from typing import Any

from frictionless import Dialect, Error, Resource, Schema
from frictionless.resources import TableResource

from generator.config import SCHEMAS
from generator.load import spreadsheet, wording
from generator.load.csv_files import (
    MAX_CELLS,
    RawRow,
    TableFile,
    TableKind,
    column_names,
    fits_header,
    header_of,
    parse,
    regular_rows,
    schema_descriptor,
    signalling,
    too_large,
)
from generator.load.fields import excel_date
from generator.load.spreadsheet_faults import for_spreadsheets
from generator.load.table_faults import (
    TORN,
    labels_twice,
    of_file,
    of_row,
    telling,
    torn,
    words_of,
)
from generator.problem import MOST_PER_FILE, Place, Problem

MAX_FAULTY_ROWS = MOST_PER_FILE + 1  # more are not shown, and the rest is the same fault again


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

    def text(self, column: str) -> str:
        """The text in the column, "" where it is blank or the table has none of that name."""
        value = self.cells.get(column)
        return value.strip() if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows of all files of a kind, the problems in them, and which files could not be read as tables."""

    rows: tuple[TableRow, ...]
    problems: tuple[Problem, ...]
    unreadable: frozenset[str]


def read_tables(kind: TableKind, files: Sequence[TableFile]) -> Tables:
    """Read all files of a kind.

    Raises:
        OSError: a file is there and cannot be read.
    """
    stacked: list[RawRow] = []
    rows: list[TableRow] = []
    problems: list[Problem] = []
    unreadable: set[str] = set()
    for file in files:
        if refused := too_large(kind, file):
            problems.append(refused)
            unreadable.add(file.name)
            continue
        regular = regular_rows(kind, file)
        if regular is not None:
            stacked.extend(regular)
        else:
            alone = _read_alone(kind, file)
            rows.extend(alone.rows)
            problems.extend(for_spreadsheets(file, alone.problems))
            unreadable |= alone.unreadable
    together = _read_stacked(kind, stacked)
    problems.extend(together.problems)
    rows.extend(together.rows)
    rows.sort(key=lambda row: (row.place.file, row.place.row or 0))
    problems.extend(_taken_keys(kind, rows))
    return Tables(tuple(rows), tuple(problems), frozenset(unreadable))


def faulty_texts(read: Tables) -> Iterator[Problem]:
    """Cells that hide what they say, or hold a formula: Frictionless, whose verdict `read_tables` gives, does not mind them."""
    named = {problem.place for problem in read.problems}
    for row in read.rows:
        for column, value in row.cells.items():
            if not isinstance(value, str):
                continue
            hidden, formula = wording.unseen(value), spreadsheet.mangled(value)
            if (hidden or formula) and (place := row.place.at(column)) not in named:
                if hidden:
                    yield Problem("unseen-character", hidden[1], place)
                if formula:
                    yield Problem(spreadsheet.RULE, formula, place)


def _taken_keys(kind: TableKind, rows: Sequence[TableRow]) -> Iterator[Problem]:
    """Ids that another file has already: the first in order of files owns it."""
    for key in schema_descriptor(kind).get("primaryKey", ()):
        owners: dict[str, Place] = {}
        named: set[tuple[str, str]] = set()  # once a file: there Frictionless has named the others
        for row in rows:
            value = row.cells[key] or ""
            owner = owners.setdefault(value, row.place)
            file = row.place.file
            if value and owner.file != file and (value, file) not in named:
                named.add((value, file))
                words = (
                    f"{owner.file}:{owner.row} has the same {key}; an id belongs to one for good, "
                    "so choose another"
                )
                yield Problem("duplicate-id", words, row.place.at(key))


def _read_stacked(kind: TableKind, raw: Sequence[RawRow]) -> Tables:
    if not raw:
        return Tables((), (), frozenset())
    # Not a copy of the schema: a reading leaves it unchanged, and a copy is checked anew.
    resource = Resource(
        data=[list(column_names(kind)), *(row.cells for row in raw)], schema=_schema_of(kind)
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
            cells, faults = _typed(kind, row, source.cells, column_names(kind), place, raw)
            rows.append(TableRow(source.file.provider, cells, place))
            problems.extend(faults)
            faulty[source.file.name] += bool(faults)
    return Tables(tuple(rows), tuple(problems), frozenset())


def _read_alone(kind: TableKind, file: TableFile) -> Tables:
    """Frictionless's own reading of one file."""
    if file.path.is_dir():
        words = "this is a folder; a CSV file is expected"
        return Tables(
            (), (Problem("scheme-error", words, Place(file.name)),), frozenset({file.name})
        )
    parsed = {row.number: row for row in parse(file) or ()}
    if refused := _too_wide(file, parsed.values()):
        return Tables((), (refused,), frozenset({file.name}))
    resource = Resource(
        path=file.path.name,
        basepath=str(file.path.parent),
        schema=_schema_of(kind).to_copy(),
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
                of_file(kind, e, Place(file.name, 1, "", 1), labels)
                for e in telling(kind, resource.header.errors, labels)
            ]
            if problems:
                # The cells stand under wrong names: nothing can be said of them.
                return Tables((), tuple(problems), frozenset({file.name}))
            for row in resource.row_stream:
                number = row.row_number
                source = parsed.get(number)
                place = Place(file.name, number, "", source.line if source else None)
                cells, faults = _typed(kind, row, list(map(str, row.cells)), labels, place, ())
                problems.extend(faults)
                # In a row with a cell too many, or too few, cells may stand under wrong names.
                if not any(f.rule in TORN for f in faults):
                    rows.append(TableRow(file.provider, cells, place))
                faulty += bool(faults)
                if faulty >= MAX_FAULTY_ROWS:
                    break
    except InvalidOperation:
        faults = list(signalling(kind, list(parsed.values())))
        return Tables((), tuple(faults), frozenset({file.name}))
    except Exception as caught:
        error = getattr(
            caught, "error", None
        )  # FrictionlessException carries the error it stands for
        if not isinstance(error, Error):
            raise
        head = parsed[1].cells if 1 in parsed else []
        faults = list(labels_twice(kind, error, head, Place(file.name, 1, "", 1)))
        faults = faults or [of_file(kind, error, Place(file.name), [])]
        return Tables((), tuple(faults), frozenset({file.name}))
    return Tables(tuple(rows), tuple(problems), frozenset())


def _too_wide(file: TableFile, rows: Iterable[RawRow]) -> Problem | None:
    widest = max(rows, key=lambda row: len(row.cells), default=None)
    if widest is None or len(widest.cells) <= MAX_CELLS:
        return None
    # Frictionless gives each cell too many an error that holds the whole row.
    words = f"this row has {len(widest.cells):,} cells; at most {MAX_CELLS} are read"
    return Problem("file-too-large", words, Place(file.name, widest.number, "", widest.line))


def _without_header(kind: TableKind, file: TableFile, has_rows: bool) -> Tables:
    if has_rows:
        words = f"the first row is empty; it holds the names of the columns: {','.join(column_names(kind))}"
        fault = Problem("blank-row", words, Place(file.name, 1, "", 1))
    else:
        text = words_of("source-error", "", "", "", [], list(column_names(kind)))
        fault = Problem("source-error", text, Place(file.name))
    return Tables((), (fault,), frozenset({file.name}))


@cache
def _dialect() -> Dialect:
    return Dialect.from_descriptor(json.loads((SCHEMAS / "dialect.json").read_text("utf-8")))


@cache
def _schema_of(kind: TableKind) -> Schema:
    return Schema.from_descriptor(dict(schema_descriptor(kind)))


def _typed(
    kind: TableKind,
    row: Any,
    cells: Sequence[str],
    labels: Sequence[str],
    place: Place,
    stack: Sequence[RawRow],
) -> tuple[dict[str, Any], list[Problem]]:
    """The row's typed values, and its problems in our words; `labels` are the columns of its cells."""
    values: dict[str, Any] = dict.fromkeys(column_names(kind)) | row.to_dict()
    fields = {field["name"]: field for field in schema_descriptor(kind)["fields"]}
    problems: list[Problem] = []
    broken: set[str] = set()
    for error in torn(row.errors) or row.errors:
        name = getattr(error, "field_name", "") or ""
        if error.type == "type-error":
            tolerated = excel_date(error.cell, fields[name]["type"])
            if tolerated is not None:
                values[name] = tolerated
                continue
        if error.type in ("type-error", "constraint-error"):
            # A number out of range, or a text that is too long, is nothing to work with.
            values[name] = None
        problem = of_row(kind, error, name, fields, labels, place, stack)
        if problem is None or problem.place.field in broken:
            continue  # a cell is named once: not as empty and too short and no key
        broken.add(problem.place.field)
        problems.append(problem)
    for name, raw in zip(labels, cells, strict=False):
        if fields[name]["type"] == "string" and values.get(name) is None:
            # As it stands, so that what refers to it is found; cut where it is too long.
            values[name] = raw[: fields[name].get("constraints", {}).get("maxLength")] or None
    return values, problems
