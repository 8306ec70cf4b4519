"""Bytes → tables of text: CSV in any usual encoding, and OpenDocument or Excel sheets."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, ZipError

from generator.failure import ImportFailure

_SHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # zip (ODS, XLSX) and the old Excel's container
_SEPARATORS = (",", ";", "\t")
_DECIDING_LINES = 20


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with everything around it: preamble, header, rows.

    Attributes:
        name: the file's name, with the sheet's where the file has several.
        rows: as in the file, blank ones included, so that row n stands at n - 1.
    """

    name: str
    rows: Sequence[Sequence[str]]


def opened(path: Path) -> list[Grid] | str:
    """Each sheet of a spreadsheet, or the text of any other file.

    Raises:
        ImportFailure: it cannot be opened, or is no text.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ImportFailure(f"{path}: this file cannot be read ({error.strerror})") from error
    return _sheets(raw, path) if raw.startswith(_SHEETS) else _decoded(raw, path)


def _sheets(raw: bytes, path: Path) -> list[Grid]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        names = book.sheet_names
        sheets = [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in names]
    except (CalamineError, PasswordError, ZipError, OSError) as error:
        raise ImportFailure(f"{path}: this spreadsheet cannot be opened ({error})") from error
    labels = [path.name] if len(names) == 1 else [f"{path.name} ({name})" for name in names]
    tables = ([[_text(cell) for cell in row] for row in rows] for rows in sheets)
    return [Grid(label, table) for label, table in zip(labels, tables, strict=True)]


def csv_grid(text: str, path: Path) -> Grid:
    """The one table of a CSV file, whatever separates its cells.

    Raises:
        ImportFailure: it is not a CSV file.
    """
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
        # A ratings file repeats a location's cells in a dozen rows: each text is held once.
        seen: dict[str, str] = {}
        rows = [[seen.setdefault(cell, cell) for cell in row] for row in reader]
    except csv.Error as error:
        raise ImportFailure(f"{path}: this cannot be read as a CSV file ({error})") from error
    return Grid(path.name, rows)


def _decoded(raw: bytes, path: Path) -> str:
    """The text of a file in UTF-8 (with or without its mark), UTF-16 with its mark, or Windows-1252."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\x00" in raw:
        encodings = []
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ImportFailure(
        f"{path}: this is not a CSV, ODS or JSON file; give a file of the CQC register as it was downloaded"
    )


def _separator(text: str) -> str:
    """The candidate that the line with the most of any has most of, among the first lines."""
    lines = text.split("\n", _DECIDING_LINES)[:_DECIDING_LINES]
    return max(_SEPARATORS, key=lambda separator: max(line.count(separator) for line in lines))


def _text(cell: object) -> str:
    if isinstance(cell, date):  # which a datetime is, too
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
