"""A filled-in workbook → the files of a package, and where in the workbook each cell of them came from.

A workbook comes from outside. So it is looked through as a zip file before
anything of it is parsed: size, parts, macros, and definitions that could grow.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from generator.failure import Failure
from generator.importers.failure import ImportFailure
from generator.importers.package import new_package
from generator.importers.workbook import form
from generator.problem import Place, Problem

MAX_BYTES = 5_000_000
MAX_UNPACKED = 40_000_000
MAX_PARTS = 500
MAX_ROWS = 5_000
_MOST_COLUMNS = 60
_MOST_CELL = 20_000
_ENTITIES = (b"<!DOCTYPE", b"<!ENTITY")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Filled:
    """What a workbook says.

    Attributes:
        slug: the provider's id.
        files: datapackage.yaml, services.csv, and about.md where anything was written.
        problems: what cannot be read, by sheet and cell.
    """

    slug: str
    files: Mapping[str, str]
    problems: tuple[Problem, ...]
    _name: str
    _rows: Sequence[int]
    _answers: Mapping[str, int]

    def located(self, problem: Problem) -> Problem:
        """A problem of the package, at the sheet and cell from which it came."""
        file = problem.place.file.rpartition("/")[2]
        row, field = problem.place.row, problem.place.field
        if file == "services.csv" and row is not None:
            if row - 2 >= len(self._rows):
                return problem  # of a service that was there before
            row = self._rows[row - 2] if row >= 2 else 1
            names = [column["name"] for column in form.columns()]
            at = f"{get_column_letter(names.index(field) + 1)}{row}" if field in names else ""
            place = Place(
                _sheet(self._name, form.SERVICES), row, f"{at} ({field})" if at else field
            )
        elif file == "services.csv":
            place = Place(_sheet(self._name, form.SERVICES), None, field)
        elif file == "about.md":
            place = Place(_sheet(self._name, form.ABOUT))
        else:
            key = field.rpartition(".")[2]
            row = self._answers.get(key)
            place = Place(
                _sheet(self._name, form.ORGANISATION), row, f"B{row} ({key})" if row else field
            )
        return replace(problem, place=place)


def read_workbook(path: Path, joined: date) -> Filled:
    """Read a workbook.

    Args:
        path: the file.
        joined: the day on which the provider joins, as the workbook does not ask.

    Raises:
        ImportFailure: it is not a workbook of this form, is damaged or huge, or holds macros.
    """
    book = _opened(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # parts that it leaves out, such as drawings
            sheets = {name: list(_rows(book[name])) for name in _wanted(book, path)}
    except ImportFailure:
        raise
    except Exception as error:  # openpyxl raises whatever a damaged part leads it to
        raise _damaged(path) from error
    finally:
        book.close()
    reader = _Reader(path.name, sheets)
    facts, answers = reader.organisation()
    rows, numbers = reader.services()
    about = reader.about()
    slug = facts.pop("name", "")
    title, legal = facts.pop("title", ""), facts.pop("legal_name", "")
    try:
        files = new_package(
            slug=slug, title=title, legal_name=legal, joined=joined, known_lots=(),
            facts=facts, services=rows, about=about,
        )  # fmt: skip
    except Failure as error:
        files = {}
        key = "name" if "cannot be an id" in str(error) else "title"
        row = answers.get(key)
        place = Place(_sheet(path.name, form.ORGANISATION), row, f"B{row} ({key})" if row else key)
        reader.problems.append(Problem("workbook", str(error), place))
    files.pop("awards.csv", None)
    return Filled(slug, files, tuple(reader.problems), path.name, numbers, answers)


def _opened(path: Path) -> Any:
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
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            _look_through(parts, path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_workbook(io.BytesIO(raw), read_only=True, data_only=False, keep_links=False)
    except ImportFailure:
        raise
    except Exception as error:  # see above
        raise _damaged(path) from error


def _look_through(parts: zipfile.ZipFile, path: Path) -> None:
    entries = parts.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_PARTS or unpacked > MAX_UNPACKED:
        raise ImportFailure(
            f"{path}: this workbook unpacks to {unpacked:,} bytes in {len(entries):,} parts; "
            f"at most {MAX_UNPACKED:,} bytes in {MAX_PARTS} parts are read"
        )
    if any(
        "vbaproject" in e.filename.lower() or "macrosheets" in e.filename.lower() for e in entries
    ):
        raise ImportFailure(
            f"{path}: this workbook holds macros, which are not read; save it as an Excel workbook (.xlsx)"
        )
    for entry in entries:
        if entry.filename.endswith((".xml", ".rels")):
            content = parts.read(entry)
            if content.startswith(_UTF_16) or any(mark in content for mark in _ENTITIES):
                raise _damaged(path)


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
    return [n for n in (form.ORGANISATION, form.SERVICES, form.ABOUT) if n in book.sheetnames]


def _rows(sheet: Any) -> Iterator[list[Any]]:
    """The cells of each row, from the first on; blank rows too."""
    sheet.reset_dimensions()  # what the file says of its size may be wrong
    for number, row in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS), start=1):
        if number > MAX_ROWS:
            raise ImportFailure(
                f'the sheet "{sheet.title}" has more than {MAX_ROWS:,} rows; delete what is empty'
            )
        yield list(row)


def _sheet(name: str, sheet: str) -> str:
    return f"{name}, sheet {sheet}"


class _Reader:
    """Takes the sheets apart, and keeps what is wrong with them."""

    def __init__(self, name: str, sheets: Mapping[str, list[list[Any]]]) -> None:
        self.problems: list[Problem] = []
        self._name = name
        self._sheets = sheets

    def organisation(self) -> tuple[dict[str, str], dict[str, int]]:
        """The answers by key, and the row of each key."""
        known = {fact.key for fact in form.facts()}
        answers: dict[str, str] = {}
        rows: dict[str, int] = {}
        for number, cells in enumerate(self._sheets[form.ORGANISATION], start=1):
            key = _plain(cells[0].value) if cells else ""
            if number == 1 or not key:
                continue
            place = Place(_sheet(self._name, form.ORGANISATION), number, f"A{number}")
            if key not in known:
                words = f'"{key}" is not asked here; leave the column "key" as it is'
                self.problems.append(Problem("workbook", words, place))
            elif key in rows:
                words = f'"{key}" is there twice; keep one'
                self.problems.append(Problem("workbook", words, place))
            else:
                rows[key] = number
                if len(cells) > 1:
                    answers[key] = self._cell(form.ORGANISATION, cells[1], number, 2, key, "string")
        return {key: text for key, text in answers.items() if text}, rows

    def services(self) -> tuple[list[dict[str, str]], list[int]]:
        """The rows by column, and the row of the sheet in which each stands."""
        lines = self._sheets[form.SERVICES]
        columns = form.columns()
        names = [column["name"] for column in columns]
        head = [_plain(cell.value) for cell in lines[0]] if lines else []
        head = head[: max((i + 1 for i, words in enumerate(head) if words), default=0)]
        if head != names:
            at = next(
                (i for i, (a, b) in enumerate(zip(head, names, strict=False)) if a != b),
                min(len(head), len(names)),
            )
            wanted = f'"{names[at]}"' if at < len(names) else "nothing"
            found = f'"{head[at]}"' if at < len(head) else "nothing"
            place = Place(_sheet(self._name, form.SERVICES), 1, f"{get_column_letter(at + 1)}1")
            words = f"{wanted} belongs here and {found} stands here; leave the first row as it was"
            self.problems.append(Problem("workbook", words, place))
            return [], []
        rows, numbers = [], []
        for number, cells in enumerate(lines[1:], start=2):
            if all(cell.value is None or _plain(cell.value) == "" for cell in cells):
                continue
            row = {
                column["name"]: ""
                if column["name"] in form.COUNCILS_COLUMNS
                else self._cell(form.SERVICES, cell, number, index, column["name"], column["type"])
                for index, (column, cell) in enumerate(zip(columns, cells, strict=False), start=1)
            }
            rows.append(row)
            numbers.append(number)
        return rows, numbers

    def about(self) -> str:
        """The paragraphs, "" where the sheet is empty."""
        lines = self._sheets.get(form.ABOUT, [])[1:]
        texts = [
            self._cell(form.ABOUT, cells[0], number, 1, "", "string")
            for number, cells in enumerate(lines, start=2)
            if cells
        ]
        paragraphs = [text for text in texts if text]
        return "\n\n".join(paragraphs) + "\n" if paragraphs else ""

    def _cell(self, sheet: str, cell: Any, row: int, column: int, name: str, kind: str) -> str:
        """The cell as it stands in a CSV file; a formula, an error or a huge text is a problem."""
        at = f"{get_column_letter(column)}{row}"
        place = Place(_sheet(self._name, sheet), row, f"{at} ({name})" if name else at)
        if cell.value is None:
            return ""
        if cell.data_type == "f":
            words = "this is a formula; copy the cell and paste it as a value"
            self.problems.append(Problem("formula", words, place))
            return ""
        if cell.data_type == "e":
            words = f"Excel shows {cell.value} here; write what is meant"
            self.problems.append(Problem("formula", words, place))
            return ""
        text = _written(cell.value, name, kind)
        if len(text) > _MOST_CELL:
            words = f"the cell has {len(text):,} characters; at most {_MOST_CELL:,} are read"
            self.problems.append(Problem("workbook", words, place))
            return ""
        return text


def _written(value: Any, name: str, kind: str) -> str:
    """The value as a CSV file has it: a day as YYYY-MM-DD, a number with the zeros that Excel took."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime) and (kind == "date" or value.time() == time()):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int):
        return _with_zeros(str(value), name)
    return _plain(value)


def _with_zeros(digits: str, name: str) -> str:
    """A number that is none: Excel drops the 0 at its front."""
    if name == "phone" and len(digits) in (9, 10):
        return f"0{digits}"
    return digits.zfill(8) if name == "company_number" else digits


def _plain(value: Any) -> str:
    return "" if value is None else str(value).replace("\r\n", "\n").strip()
