"""A workbook's file → the cells of its sheets, or the refusal of what is damaged, huge, or holds macros.

A workbook comes from outside. So it is looked through as a zip file before
anything of it is parsed: size, parts, cells, macros, and definitions that could
grow.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries

from generator.failure import ImportFailure
from generator.joining.workbook import cells, form, ods
from generator.load.file_kinds import (
    DAMAGED,
    LOCKED,
    NUMBERS,
    ODS,
    OLD_OFFICE,
    WORKBOOK,
    XLS,
    XLSB,
    XLSX,
    XML_SHEET,
    kind_of,
)

MAX_BYTES = 5_000_000
MAX_UNPACKED = 40_000_000
MAX_PARTS = 500
MAX_ROWS = 5_000
MAX_CELLS = 300_000
_MOST_COLUMNS = 120
_SAVED_OTHERWISE = (XLS, XLSB, LOCKED, OLD_OFFICE, NUMBERS, XML_SHEET)
_MACROS = ("vbaproject", "macrosheets")
_ENTITIES = (b"<!DOCTYPE", b"<!ENTITY")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_READ = (form.ORGANISATION, form.SERVICES, form.ABOUT, form.DECLARATION, form.PRICES, form.AS_SENT)
_OURS = (form.READ_ME, form.LISTS)
_MERGE = re.compile(rb"""<(?:\w+:)?mergeCell\b[^>]*?\bref\s*=\s*["']([A-Za-z0-9$:]{1,40})["']""")
_CELL = re.compile(rb"<(?:\w+:)?(?:c|table-cell)[\s>/]")


@dataclass(frozen=True, slots=True)
class Book:
    """What stands in a workbook.

    Attributes:
        sheets: the rows of the sheets that are read, by sheet, each row its cells, which have `value` and
            `data_type` (openpyxl's, or those of `ods`).
        others: of the sheets that are not read, each cell that holds something: sheet, cell, text.
        comments: those of cells: sheet, cell, text.
        covered: sheet → row and column, from 1, of cells over which another is merged.
    """

    sheets: Mapping[str, list[list[Any]]]
    others: Sequence[tuple[str, str, str]] = ()
    comments: Sequence[tuple[str, str, str]] = ()
    covered: Mapping[str, frozenset[tuple[int, int]]] = field(default_factory=dict)


def sheets(path: Path) -> Mapping[str, list[list[Any]]]:
    """The rows of the sheets that are read: see `Book`.

    Raises:
        ImportFailure: see `book`.
    """
    return book(path).sheets


def book(path: Path) -> Book:
    """A workbook of Excel's (.xlsx) or OpenDocument's (.ods), with what stands in it beyond the form.

    Raises:
        ImportFailure: it is not a workbook of this form, is damaged or huge, or holds macros.
    """
    raw = _raw(path)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            _look_through(parts, path)
            if "content.xml" in parts.namelist():
                return _of_tables(ods.tables(parts.read("content.xml"), MAX_CELLS, path), path)
            names = parts.namelist()
            has_comments = any("comments" in name.lower() for name in names)
            merged = {name: _covered(parts.read(name)) for name in names if "worksheets/" in name}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # parts that it leaves out, such as drawings
            opened = load_workbook(
                io.BytesIO(raw), read_only=True, data_only=False, keep_links=False
            )
            with closing(opened):
                wanted = _wanted(opened.sheetnames, path)
                rows = {name: list(_rows(opened[name], path)) for name in wanted}
                aside = [name for name in opened.sheetnames if name not in (*_READ, *_OURS)]
                covered = {name: merged.get(getattr(opened[name], "_worksheet_path", "").lstrip("/"), frozenset()) for name in wanted}  # fmt: skip
                others = [c for n in aside if hasattr(opened[n], "iter_rows") for c in _filled(n, _rows(opened[n], path))]  # fmt: skip
            return Book(rows, others, _comments(raw) if has_comments else (), covered)
    except ImportFailure:
        raise
    except Exception as error:  # openpyxl raises whatever a damaged part leads it to
        raise _damaged(path) from error


def _raw(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise ImportFailure(
                f"{path}: the file has {size:,} bytes; at most {MAX_BYTES:,} are read"
            )
        raw = path.read_bytes()
    except OSError as error:
        raise ImportFailure(f"{path}: this file cannot be read ({error.strerror})") from error
    kind = kind_of(raw)
    if kind in _SAVED_OTHERWISE:
        raise ImportFailure(f"{path}: {kind.refused(WORKBOOK)}")
    if kind not in (XLSX, ODS, DAMAGED):
        what = kind.name if kind else "text, such as a CSV file" if raw.strip() else "an empty file"
        raise ImportFailure(f"{path}: this is {what}, and no workbook of this form; give the workbook itself (.xlsx or .ods)")  # fmt: skip
    return raw


def _look_through(parts: zipfile.ZipFile, path: Path) -> None:
    entries = parts.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_PARTS or unpacked > MAX_UNPACKED:
        raise ImportFailure(
            f"{path}: this workbook unpacks to {unpacked:,} bytes in {len(entries):,} parts; "
            f"at most {MAX_UNPACKED:,} bytes in {MAX_PARTS} parts are read"
        )
    if any(sign in entry.filename.lower() for entry in entries for sign in _MACROS):
        raise ImportFailure(
            f"{path}: this workbook holds macros, which are not read; save it as an Excel workbook (.xlsx)"
        )
    count = 0
    for entry in entries:
        content = parts.read(entry)
        if entry.filename.endswith((".xml", ".rels")) and (
            content.startswith(_UTF_16) or any(mark in content for mark in _ENTITIES)
        ):
            raise _damaged(path)
        # Each cell of a row is parsed, however far to the right it stands; and each that is merged is made.
        count += sum(1 for _ in _CELL.finditer(content))
        count += sum((right - left + 1) * (bottom - top + 1) for left, top, right, bottom in _merged(content))  # fmt: skip
    if count > MAX_CELLS:
        raise ImportFailure(
            f"{path}: this workbook has {count:,} cells; at most {MAX_CELLS:,} are read; delete what is empty"
        )


def _damaged(path: Path) -> ImportFailure:
    return ImportFailure(
        f"{path}: this workbook is damaged, or is none; fill in the one from the starter pack"
    )


def _of_tables(tables: Mapping[str, list[list[ods.OdsCell]]], path: Path) -> Book:
    rows = {name: tables[name] for name in _wanted(tuple(tables), path)}
    for name, lines in rows.items():
        _require_few(len(lines), name, path)
    aside = {name: lines for name, lines in tables.items() if name not in (*_READ, *_OURS)}
    comments = [
        (name, f"{get_column_letter(column)}{row}", cell.comment)
        for name, lines in tables.items()
        for row, line in enumerate(lines, start=1)
        for column, cell in enumerate(line, start=1)
        if cell.comment
    ]
    covered = {
        name: frozenset((row, column) for row, line in enumerate(lines, start=1) for column, cell in enumerate(line, start=1) if cell.is_covered)
        for name, lines in rows.items()
    }  # fmt: skip
    others = [c for name, lines in aside.items() for c in _filled(name, lines)]
    return Book(rows, others, comments, covered)


def _comments(raw: bytes) -> list[tuple[str, str, str]]:
    """What is written beside cells: openpyxl tells it only where it reads a book whole."""
    whole = load_workbook(io.BytesIO(raw), keep_links=False)
    return [
        (sheet.title, cell.coordinate, cells.plain(cell.comment.text))
        for sheet in whole.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment is not None
    ]


def _covered(part: bytes) -> frozenset[tuple[int, int]]:
    """The cells of a sheet over which another is merged, as far as they are read."""
    return frozenset(
        (row, column)
        for left, top, right, bottom in _merged(part)
        for row in range(top, min(bottom, MAX_ROWS) + 1)
        for column in range(left, min(right, _MOST_COLUMNS) + 1)
        if (row, column) != (top, left)
    )


def _merged(part: bytes) -> Iterator[tuple[int, int, int, int]]:
    """The first and last column and row, from 1, of what is merged.

    Raises:
        ValueError: it is no range of cells.
    """
    for match in _MERGE.finditer(part):
        left, top, right, bottom = range_boundaries(match[1].decode("ascii"))
        yield left or 1, top or 1, right or _MOST_COLUMNS, bottom or MAX_ROWS


def _filled(name: str, rows: Iterable[Sequence[Any]]) -> Iterator[tuple[str, str, str]]:
    """The cells of a sheet that hold something: the sheet, the cell, the text."""
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row, start=1):
            if text := cells.plain(cell.value):
                yield name, f"{get_column_letter(column)}{number}", text


def _wanted(names: Sequence[str], path: Path) -> list[str]:
    for name in (form.ORGANISATION, form.SERVICES):
        if name not in names:
            raise ImportFailure(
                f'{path}: there is no sheet "{name}"; fill in the workbook from the starter pack'
            )
    return [name for name in _READ if name in names]


def _require_few(rows: int, sheet: str, path: Path) -> None:
    if rows > MAX_ROWS:
        raise ImportFailure(
            f'{path}: the sheet "{sheet}" has more than {MAX_ROWS:,} rows; delete what is empty'
        )


def _rows(sheet: Any, path: Path) -> Iterator[list[Any]]:
    """The cells of each row, from the first on; blank rows too."""
    sheet.reset_dimensions()  # what the file says of its size may be wrong
    for number, row in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS), start=1):
        _require_few(number, sheet.title, path)
        yield list(row)
