"""A workbook's file → the cells of its sheets, or the refusal of what is damaged, huge, or holds macros.

A workbook comes from outside. So it is looked through as a zip file before
anything of it is parsed: size, parts, cells, macros, and definitions that could
grow.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from generator.failure import ImportFailure
from generator.joining.workbook import form

MAX_BYTES = 5_000_000
MAX_UNPACKED = 40_000_000
MAX_PARTS = 500
MAX_ROWS = 5_000
MAX_CELLS = 300_000
_MOST_COLUMNS = 60
_MACROS = ("vbaproject", "macrosheets")
_ENTITIES = (b"<!DOCTYPE", b"<!ENTITY")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_CELL = re.compile(rb"<(?:\w+:)?c[\s>/]")


def sheets(path: Path) -> Mapping[str, list[list[Any]]]:
    """The rows of the sheets that are read, by sheet, each row its cells (openpyxl).

    Raises:
        ImportFailure: it is not a workbook of this form, is damaged or huge, or holds macros.
    """
    raw = _raw(path)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            _look_through(parts, path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # parts that it leaves out, such as drawings
            book = load_workbook(io.BytesIO(raw), read_only=True, data_only=False, keep_links=False)
            with closing(book):
                return {name: list(_rows(book[name], path)) for name in _wanted(book, path)}
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
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise ImportFailure(
            f"{path}: this is an old or a locked Excel file; save it as an Excel workbook (.xlsx) without a password"
        )
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
    cells = 0
    for entry in entries:
        content = parts.read(entry)
        if entry.filename.endswith((".xml", ".rels")) and (
            content.startswith(_UTF_16) or any(mark in content for mark in _ENTITIES)
        ):
            raise _damaged(path)
        # Each cell of a row is parsed, however far to the right it stands.
        cells += sum(1 for _ in _CELL.finditer(content))
    if cells > MAX_CELLS:
        raise ImportFailure(
            f"{path}: this workbook has {cells:,} cells; at most {MAX_CELLS:,} are read; delete what is empty"
        )


def _damaged(path: Path) -> ImportFailure:
    return ImportFailure(
        f"{path}: this workbook is damaged, or is none; fill in the one from the starter pack"
    )


def _wanted(book: Any, path: Path) -> list[str]:
    for name in (form.ORGANISATION, form.SERVICES):
        if name not in book.sheetnames:
            raise ImportFailure(
                f'{path}: there is no sheet "{name}"; fill in the workbook from the starter pack'
            )
    read = (form.ORGANISATION, form.SERVICES, form.ABOUT, form.DECLARATION, form.PRICES)
    return [name for name in read if name in book.sheetnames]


def _rows(sheet: Any, path: Path) -> Iterator[list[Any]]:
    """The cells of each row, from the first on; blank rows too."""
    sheet.reset_dimensions()  # what the file says of its size may be wrong
    for number, row in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS), start=1):
        if number > MAX_ROWS:
            raise ImportFailure(
                f'{path}: the sheet "{sheet.title}" has more than {MAX_ROWS:,} rows; delete what is empty'
            )
        yield list(row)
