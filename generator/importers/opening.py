"""Files as they lie about → tables of text: CSV in any usual encoding, OpenDocument or Excel sheets, packed or not.

A file comes from outside. So it is measured before anything of it is parsed:
how large it is, and how large what is packed in it becomes.
"""

import csv
import gzip
import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetVisibleEnum,
    ZipError,
)

from generator.failure import ImportFailure
from generator.importers.unworked import Cells, unworked
from generator.load.file_kinds import WORKBOOK, in_archive, kind_of

# The largest of CQC's monthly files has some 40 million bytes, and 400 million as XML inside an ODS.
MAX_BYTES = 300_000_000
MAX_UNPACKED = 1_000_000_000
_MAX_MEMBERS = 200
_ZIP, _GZIP = b"PK\x03\x04", b"\x1f\x8b"
_OF_OFFICE = "[Content_Types].xml"  # what the zip of each document of Microsoft's has
_SEPARATORS = (",", ";", "\t")
_DECIDING_LINES = 20
_CHUNK = 1 << 20
_BEGINNING = 4_000
_MOST_ROWS, _MOST_COLUMNS = 1 << 20, 1 << 14  # of a sheet, in Excel and LibreOffice


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with everything around it: preamble, header, rows.

    Attributes:
        name: the file's name, with the sheet's where the file has several.
        rows: as in the file, blank ones included, so that row n stands at n - 1. A formula that was
            not worked out stands as it is ("=A2+1"), and so does an error ("#REF!").
        merged: the first and last row and column, from 0, of cells that an Excel sheet shows as one.
        is_hidden: whether the spreadsheet does not show the sheet.
    """

    name: str
    rows: Sequence[Sequence[str]]
    merged: Sequence[tuple[tuple[int, int], tuple[int, int]]] = ()
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """A file, or one of those that were packed in it.

    Attributes:
        name: the file's name; of a packed one "all.zip/homes.csv".
        path: the same with the folders in which it lies, for messages.
        content: each sheet of a spreadsheet, or the text of any other file.
    """

    name: str
    path: str
    content: Sequence[Grid] | str

    def grids(self) -> Sequence[Grid]:
        """The tables in it: a text is a CSV file.

        Raises:
            ImportFailure: the text is not a CSV file.
        """
        content = self.content
        return [csv_grid(content, self.name, self.path)] if isinstance(content, str) else content


def opened(path: Path) -> list[Opened]:
    """The file; where it is a .zip or a .gz, what is packed in it.

    Raises:
        ImportFailure: it cannot be opened, is too large, or is no text.
    """
    return [interpreted(name, path, content) for name, content in contents(path)]


def contents(
    path: Path, most: int | None = None, most_unpacked: int | None = None
) -> Iterator[tuple[str, bytes]]:
    """The file's name and bytes; where it is a .zip or a .gz, those of each file packed in it.

    Args:
        most: so many bytes it may have; MAX_BYTES where it is not given.
        most_unpacked: so many bytes may come of what is packed in it; else MAX_UNPACKED.

    Raises:
        ImportFailure: it cannot be opened, or is too large.
    """
    most = MAX_BYTES if most is None else most
    try:
        size = path.stat().st_size
        if size > most:
            raise ImportFailure(f"{path}: the file has {size:,} bytes; at most {most:,} are read")
        raw = path.read_bytes()
    except OSError as error:
        raise ImportFailure(f"{path}: this file cannot be read ({error.strerror})") from error
    yield from _unpacked(path.name, raw, path, most_unpacked or MAX_UNPACKED)


def interpreted(name: str, path: Path, raw: bytes) -> Opened:
    """What `contents` gave, as sheets or as text.

    Raises:
        ImportFailure: it is neither.
    """
    shown = str(path.parent / name)
    kind = kind_of(raw)
    if kind and kind.has_sheets:
        return Opened(name, shown, _sheets(raw, name, shown))
    if kind and not kind.is_text:
        raise ImportFailure(f"{shown}: {kind.refused(WORKBOOK)}")
    return Opened(name, shown, _decoded(raw, shown))


def csv_grid(text: str, name: str, path: str) -> Grid:
    """The one table of a CSV file, whatever separates its cells.

    Raises:
        ImportFailure: it is not a CSV file.
    """
    if kind := kind_of(text[:_BEGINNING].encode()):
        raise ImportFailure(f"{path}: {kind.refused(WORKBOOK)}")
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
        # A ratings file repeats a location's cells in a dozen rows: each text is held once.
        seen: dict[str, str] = {}
        rows = [[seen.setdefault(cell, cell) for cell in row] for row in reader]
    except csv.Error as error:
        raise ImportFailure(f"{path}: this cannot be read as a CSV file ({error})") from error
    return Grid(name, rows)


def _unpacked(name: str, raw: bytes, path: Path, most: int) -> Iterator[tuple[str, bytes]]:
    """The file's bytes, or those of each file packed in it; a pack within a pack is not looked into."""
    if raw.startswith(_GZIP):
        with gzip.GzipFile(fileobj=io.BytesIO(raw)) as stream:
            yield name.removesuffix(".gz"), _limited(stream, most, most, path)
    elif raw.startswith(_ZIP):
        yield from _of_zip(name, raw, path, most)
    else:
        yield name, raw


def _of_zip(name: str, raw: bytes, path: Path, most: int) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            names = {entry.filename for entry in entries}
            is_book = bool(in_archive(names)) or _OF_OFFICE in names
            if not is_book and len(entries) > _MAX_MEMBERS:
                raise ImportFailure(
                    f"{path}: {len(entries):,} files are packed in it; at most {_MAX_MEMBERS} are read"
                )
            left = most
            for entry in entries:
                with archive.open(entry) as stream:
                    content = _limited(stream, left, most, path)
                left -= len(content)
                # What a Mac packs beside each file is about the file.
                if not is_book and not entry.filename.startswith("__MACOSX/"):
                    yield f"{name}/{entry.filename}", content
            if is_book:
                yield name, raw
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise ImportFailure(
            f"{path}: this spreadsheet or packed file cannot be opened ({error})"
        ) from error


def _limited(stream: IO[bytes] | gzip.GzipFile, most: int, total: int, path: Path) -> bytes:
    """All of the stream, which may grow to so many bytes, of a `total` for the file.

    Raises:
        ImportFailure: it grows beyond, or is damaged.
    """
    parts: list[bytes] = []
    size = 0
    try:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > most:
                raise ImportFailure(
                    f"{path}: it unpacks to more than {total:,} bytes, which is more than is read"
                )
            parts.append(chunk)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile) as error:
        raise ImportFailure(f"{path}: this packed file is damaged ({error})") from error
    return b"".join(parts)


def _sheets(raw: bytes, name: str, path: str) -> list[Grid]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        names = book.sheet_names
        sheets = [book.get_sheet_by_name(name) for name in names]
        values = [sheet.to_python(skip_empty_area=False) for sheet in sheets]
        merged = [sheet.merged_cell_ranges or () for sheet in sheets]
        hidden = [about.visible != SheetVisibleEnum.Visible for about in book.sheets_metadata]
    except (CalamineError, PasswordError, ZipError, OSError) as error:
        raise ImportFailure(f"{path}: this spreadsheet cannot be opened ({error})") from error
    labels = [name] if len(names) == 1 else [f"{name} ({sheet})" for sheet in names]
    blank = unworked(raw)
    tables = (
        _with_cells([[_text(cell) for cell in row] for row in rows], blank.get(sheet, {}))
        for sheet, rows in zip(names, values, strict=True)
    )
    return [Grid(*parts) for parts in zip(labels, tables, merged, hidden, strict=True)]


def _with_cells(rows: list[list[str]], cells: Cells) -> list[list[str]]:
    """The rows with what stands in cells in which the reader sees nothing."""
    for (row, column), text in cells.items():
        if row < _MOST_ROWS and column < _MOST_COLUMNS:
            rows.extend([] for _ in range(len(rows), row + 1))
            cells_of_row = rows[row]
            cells_of_row.extend("" for _ in range(len(cells_of_row), column + 1))
            cells_of_row[column] = cells_of_row[column] or text
    return rows


def _decoded(raw: bytes, path: str) -> str:
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
        f"{path}: this is not a CSV, ODS, XLSX or JSON file; give the file as it was downloaded or saved"
    )


def _separator(text: str) -> str:
    """The candidate by which most of the first lines have the same number of cells, of two the one with more of them.

    A cell may hold a list with another candidate in it, and lines before the header have no cells.
    """

    def fit(separator: str) -> tuple[int, int]:
        lines = io.StringIO("\n".join(text.splitlines()[:_DECIDING_LINES]))
        try:
            counts = Counter(len(row) for row in csv.reader(lines, delimiter=separator))
        except csv.Error:
            return 0, 0
        wide = ((lines, cells) for cells, lines in counts.items() if cells > 1)
        return max(wide, default=(0, 0))

    return max(_SEPARATORS, key=fit)


def _text(cell: object) -> str:
    if isinstance(cell, date):  # which a datetime is, too
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
