"""The sheets of a filled-in workbook → its answers, services and text, with what is wrong by sheet and cell."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl.utils import get_column_letter

from generator.joining.package import fault_of_id
from generator.joining.workbook import cells, form
from generator.joining.workbook.filled import Filled, SheetNote, place
from generator.joining.workbook.opening import Book, book
from generator.joining.workbook.sent import read as read_sent
from generator.load.authorship import NOT_ASKED
from generator.load.ids import PATTERN
from generator.problem import Problem

_MERGED = "another cell is merged over this one, so that nobody sees what is meant here: unmerge them (Home, Merge & Center), and write into each what belongs there"


def read_workbook(path: Path) -> Filled:
    """Read a workbook.

    Raises:
        ImportFailure: it is not a workbook of this form, is damaged or huge, or holds macros.
    """
    opened = book(path)
    reader = _Reader(path.name, opened.sheets, opened.covered)
    facts, answers = reader.organisation()
    services, rows = reader.services()
    about, paragraphs = reader.about()
    slug, title = facts.pop("name", ""), facts.pop("title", "")
    reader.aside(opened)
    return Filled(
        path.name, slug, title, facts, services, about, tuple(reader.problems), answers, rows, paragraphs,
        reader.letters, tuple(reader.notes), read_sent(opened.sheets.get(form.AS_SENT, [])),
    )  # fmt: skip


class _Reader:
    """Takes the sheets apart, and keeps what is wrong with them, and what stands beside what is asked."""

    def __init__(
        self, name: str, rows_by_sheet: Mapping[str, list[list[Any]]],
        covered: Mapping[str, frozenset[tuple[int, int]]],
    ) -> None:  # fmt: skip
        self.problems: list[Problem] = []
        self.notes: list[SheetNote] = []
        self.letters: dict[str, str] = {}
        self._name = name
        self._sheets = rows_by_sheet
        self._covered = covered

    def organisation(self) -> tuple[dict[str, str], dict[str, int]]:
        """The answers by key, and the row of each key. An id that can be none is left out."""
        asked = {fact.key for fact in form.facts()}
        answers: dict[str, str] = {}
        rows: dict[str, int] = {}
        for number, row in enumerate(self._sheets[form.ORGANISATION], start=1):
            key = cells.plain(row[0].value) if row else ""
            self._beside_the_answers(number, row, key, is_asked=key in asked or number == 1)
            if number == 1 or key not in asked:
                continue
            if key in rows:
                self._say(f'"{key}" is there twice; keep one', form.ORGANISATION, number, "A")
            else:
                rows[key] = number
                cell = row[1] if len(row) > 1 else None
                text = self._cell(form.ORGANISATION, cell, number, 2, key, "string")
                answers[key] = " ".join(text.split())
        self._require(answers, rows)
        if (slug := answers.get("name", "")) and (words := fault_of_id(slug)):
            self._say(words, form.ORGANISATION, rows["name"], "B", "name")
            del answers["name"]
        return {key: text for key, text in answers.items() if text}, rows

    def _beside_the_answers(
        self, number: int, row: Sequence[Any], key: str, *, is_asked: bool
    ) -> None:
        """Keep what stands beside a question, or in a row that is none."""
        if is_asked:
            self._note(form.ORGANISATION, number, row, len(form.ORGANISATION_COLUMNS))
        elif key and any(cells.plain(cell.value) for cell in row[1:]):
            self._note(form.ORGANISATION, number, row, 1, key)
        else:
            self._note(form.ORGANISATION, number, row, 0)

    def _require(self, answers: Mapping[str, str], rows: Mapping[str, int]) -> None:
        """Name each row that is missing, and each answer that is."""
        for fact in form.facts():
            key = fact.key
            if key not in rows:
                if fact.needed:
                    self._say(f'the row "{key}" is missing; put it back', form.ORGANISATION, 1, "A")
            elif fact.needed and not answers[key]:
                words = f"this is empty; it is needed. {fact.description}"
                self._say(words, form.ORGANISATION, rows[key], "B", key)

    def services(self) -> tuple[list[dict[str, str]], list[int]]:
        """The rows by column, and the row of the sheet in which each stands."""
        lines = self._sheets[form.SERVICES]
        head = [cells.plain(cell.value) for cell in lines[0]] if lines else []
        columns = self._columns(head)
        rows, numbers = [], []
        for number, line in enumerate(lines[1:], start=2) if columns else ():
            filled = {i for i, cell in enumerate(line) if cells.plain(cell.value)}
            if not filled:
                continue
            if self._is_note(line, columns):
                self._note(form.SERVICES, number, line, 0)
                continue
            row: dict[str, str] = {}
            for name, (at, kind) in columns.items():
                cell = line[at] if at < len(line) else None
                row[name] = self._cell(form.SERVICES, cell, number, at + 1, name, kind)
            rows.append(row)
            numbers.append(number)
            for at in sorted(filled - {at for at, _ in columns.values()}):
                label = head[at] if at < len(head) else ""
                self._note(form.SERVICES, number, line[: at + 1], at, label, row.get("id", ""))
        if columns and not rows:
            words = "there is no service here; put each one into a row of its own"
            self._say(words, form.SERVICES, 2, "A")
        return rows, numbers

    def _is_note(self, line: Sequence[Any], columns: Mapping[str, tuple[int, str]]) -> bool:
        """Whether the row holds words and no service: it has neither a type nor a title, nor what can be an id."""
        at = {name: columns[name][0] for name in ("id", "title", "lot")}
        text = {n: cells.plain(line[i].value) if i < len(line) else "" for n, i in at.items()}
        return not (text["title"] or text["lot"]) and not re.fullmatch(PATTERN, text["id"])

    def _note(
        self, sheet: str, row: int, line: Sequence[Any], begin: int, label: str = "", service: str = ""
    ) -> None:  # fmt: skip
        """Keep what stands in the row from a cell on."""
        for at, cell in enumerate(line[begin:], start=begin):
            if text := cells.plain(cell.value):
                where = f"{sheet} {get_column_letter(at + 1)}{row}"
                self.notes.append(SheetNote(where, text, label, service))

    def aside(self, opened: Book) -> None:
        """Keep what stands on other sheets, and as comments of cells."""
        for sheet, cell, text in opened.others:
            self.notes.append(SheetNote(f"{sheet} {cell}", text))
        for sheet, cell, text in opened.comments:
            self.notes.append(SheetNote(f"{sheet} {cell}", text, "comment"))

    def about(self) -> tuple[str, dict[int, int]]:
        """The paragraphs, and the line of the text at which each begins → the row of its cell."""
        text, begins = "", {}
        for number, line in enumerate(self._sheets.get(form.ABOUT, [])[1:], start=2):
            self._note(form.ABOUT, number, line, 1)
            paragraph = self._cell(form.ABOUT, line[0] if line else None, number, 1, "", "string")
            if paragraph:
                text += "\n" if text else ""
                begins[text.count("\n") + 1] = number
                text += f"{paragraph}\n"
        return text, begins

    def _columns(self, head: Sequence[str]) -> dict[str, tuple[int, str]]:
        """Where each column stands (from 0), and its type; {} where the first row does not name them.

        They may stand in any order, with others between them. One that need
        not be filled may be missing, as in a form from before it came.
        """
        asked = form.columns()
        names = [column["name"] for column in asked]
        labels = [label.casefold() for label in head]
        at = {name: labels.index(name) for name in names if name in labels}
        for name in at:
            if labels.count(name) > 1:
                again = labels.index(name, at[name] + 1)
                words = f'the column "{name}" is there twice; keep one'
                self._say(words, form.SERVICES, 1, get_column_letter(again + 1))
        needed = {c["name"] for c in asked if c.get("constraints", {}).get("required")}
        for index, name in enumerate(names):
            here = head[index] if index < len(head) else ""
            is_renamed = here and here.casefold() not in (*names, *NOT_ASKED)
            if name not in at and (name in needed or is_renamed):
                given = f'"{here}"' if here else "nothing"
                words = (
                    f'"{name}" belongs here and {given} stands here; leave the first row as it was'
                )
                self._say(words, form.SERVICES, 1, get_column_letter(index + 1))
                return {}
        self.letters = {name: get_column_letter(index + 1) for name, index in at.items()}
        return {c["name"]: (at[c["name"]], c["type"]) for c in asked if c["name"] in at}

    def _cell(self, sheet: str, cell: Any, row: int, column: int, name: str, kind: str) -> str:
        """The cell as it stands in a CSV file; "" where nothing does, or a problem is said of it."""
        if (row, column) in self._covered.get(sheet, ()):
            self._say(_MERGED, sheet, row, get_column_letter(column), name)
            return ""
        if cell is None or cell.value is None:
            return ""
        rule, words = cells.fault(cell, kind)
        if rule:
            self._say(words, sheet, row, get_column_letter(column), name, rule)
            return ""
        return cells.written(cell.value, name, kind)

    def _say(
        self, words: str, sheet: str, row: int, letter: str, field: str = "", rule: str = "workbook"
    ) -> None:
        at = place(self._name, sheet, row, letter, field)
        if all(problem.place != at for problem in self.problems):
            self.problems.append(Problem(rule, words, at))
