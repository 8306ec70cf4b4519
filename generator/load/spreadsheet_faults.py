"""Faults in the shape of a CSV file, as whoever saved it from a spreadsheet sees them there, and mends them there."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from openpyxl.utils import get_column_letter

from generator.load.csv_files import RawRow, TableFile, parse
from generator.load.file_kinds import CSV, kind_of
from generator.problem import Problem

_HEADER_FAULTS = frozenset({"blank-label", "extra-label", "incorrect-label"})
_LONGEST_LABEL = 60


def for_spreadsheets(file: TableFile, problems: Sequence[Problem]) -> list[Problem]:
    """The problems of a file that was read alone, with the same rules and rows.

    A file of another kind has one; rows that are empty have one together.

    Raises:
        OSError: the file is there and cannot be read.
    """
    if not problems or not file.path.is_file():
        return list(problems)
    raw = file.path.read_bytes()
    first = problems[0]
    if kind := kind_of(raw):
        return [replace(first, message=kind.refused(CSV), place=first.place.at(""))]
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        words = f"the file is in UTF-16, as Excel saves Unicode Text; open it in Excel and choose Save As, {CSV}"
        return [replace(first, message=words)]
    rows = parse(file) or []
    if rows and len(rows[0].cells) <= 2 and rows[0].cells[:1] and rows[0].cells[0].startswith("sep="):  # fmt: skip
        words = 'the first line, "sep=", is a note for Excel; delete it, so that the file begins with the names of the columns'
        return [replace(first, message=words, place=first.place.at(""))]
    return [_without_its_line(each) for each in _without_names(rows, _together(rows, problems))]


def _without_its_line(problem: Problem) -> Problem:
    """Where the whole first line passes for the name of a column: without it, as the message shows it, or is of all of it."""
    is_line = problem.place.row == 1 and len(problem.place.field) > _LONGEST_LABEL
    return replace(problem, place=problem.place.at("")) if is_line else problem


def _together(rows: Sequence[RawRow], problems: Sequence[Problem]) -> Iterator[Problem]:
    """Rows that are empty and follow each other, as one problem at the first of them."""
    last = 0
    for problem in problems:
        row = problem.place.row or 0
        if problem.rule != "blank-row" or not 1 < row <= len(rows):
            yield problem
        elif row > last:
            last = row
            while last < len(rows) and not any(cell.strip() for cell in rows[last].cells):
                last += 1
            which = str(row) if last == row else f"{row} to {last}"
            yield replace(problem, message=_empty("row", which, "number"))


def _without_names(rows: Sequence[RawRow], problems: Iterator[Problem]) -> Iterator[Problem]:
    """Columns without a name: which they are, and whether anything stands in them."""
    nameless = [at for at, label in enumerate(rows[0].cells) if not label.strip()] if rows else []
    for problem in problems:
        if problem.rule not in _HEADER_FAULTS or problem.place.field or not nameless:
            yield problem
            continue
        first, last = (get_column_letter(at + 1) for at in (nameless[0], nameless[-1]))
        cells = ((row.number, at) for row in rows[1:] for at in nameless if row.cells[at : at + 1] and row.cells[at].strip())  # fmt: skip
        if filled := next(cells, None):
            words = f"column {get_column_letter(filled[1] + 1)} has no name, and something stands in its row {filled[0]}: name the column, or delete it"
        else:
            which = first if last == first else f"{first} to {last}"
            words = _empty("column", which, "letter")
        yield replace(problem, message=words)
        return


def _empty(kind: str, which: str, head: str) -> str:
    is_one = " " not in which
    there = f"{kind} {which} is empty" if is_one else f"{kind}s {which} are empty"
    return (
        f"{there}: in the spreadsheet select the {head if is_one else f'{head}s'} at the edge, right-click, "
        "choose Delete (the Delete key is not enough), and save again"
    )
