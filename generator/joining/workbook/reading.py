"""The sheets of a filled-in workbook → its answers, services and text, with what is wrong by sheet and cell."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

from openpyxl.utils import get_column_letter

from generator.joining.package import fault_of_id
from generator.joining.workbook import cells, form
from generator.joining.workbook.filled import Filled, place
from generator.joining.workbook.opening import sheets
from generator.problem import Problem


def read_workbook(path: Path) -> Filled:
    """Read a workbook.

    Raises:
        ImportFailure: it is not a workbook of this form, is damaged or huge, or holds macros.
    """
    reader = _Reader(path.name, sheets(path))
    facts, answers = reader.organisation()
    services, rows = reader.services()
    about, paragraphs = reader.about()
    slug, title = facts.pop("name", ""), facts.pop("title", "")
    return Filled(
        path.name, slug, title, facts, services, about, tuple(reader.problems), answers, rows, paragraphs
    )  # fmt: skip


class _Reader:
    """Takes the sheets apart, and keeps what is wrong with them."""

    def __init__(self, name: str, rows_by_sheet: Mapping[str, list[list[Any]]]) -> None:
        self.problems: list[Problem] = []
        self._name = name
        self._sheets = rows_by_sheet

    def organisation(self) -> tuple[dict[str, str], dict[str, int]]:
        """The answers by key, and the row of each key. An id that can be none is left out."""
        asked = {fact.key: fact for fact in form.facts()}
        answers: dict[str, str] = {}
        rows: dict[str, int] = {}
        for number, row in enumerate(self._sheets[form.ORGANISATION], start=1):
            key = cells.plain(row[0].value) if row else ""
            if number == 1 or not key:
                continue
            if key not in asked:
                words = f'"{key}" is not asked here; leave the column "key" as it is'
                self._say(words, form.ORGANISATION, number, "A")
            elif key in rows:
                self._say(f'"{key}" is there twice; keep one', form.ORGANISATION, number, "A")
            else:
                rows[key] = number
                cell = row[1] if len(row) > 1 else None
                text = self._cell(form.ORGANISATION, cell, number, 2, key, "string")
                answers[key] = " ".join(text.split())
        for key, fact in asked.items():
            if key not in rows:
                if fact.needed:
                    self._say(f'the row "{key}" is missing; put it back', form.ORGANISATION, 1, "A")
            elif fact.needed and not answers[key]:
                words = f"this is empty; it is needed. {fact.description}"
                self._say(words, form.ORGANISATION, rows[key], "B", key)
        if (slug := answers.get("name", "")) and (words := fault_of_id(slug)):
            self._say(words, form.ORGANISATION, rows["name"], "B", "name")
            del answers["name"]
        return {key: text for key, text in answers.items() if text}, rows

    def services(self) -> tuple[list[dict[str, str]], list[int]]:
        """The rows by column, and the row of the sheet in which each stands."""
        lines = self._sheets[form.SERVICES]
        columns = form.columns()
        head = [cells.plain(cell.value) for cell in lines[0]] if lines else []
        head = head[: max((i + 1 for i, words in enumerate(head) if words), default=0)]
        if not self._is_headed(head, columns):
            return [], []
        columns = columns[: len(head)]
        rows, numbers = [], []
        for number, line in enumerate(lines[1:], start=2):
            if all(cells.plain(cell.value) == "" for cell in line):
                continue
            row: dict[str, str] = {}
            for at, (column, cell) in enumerate(
                zip_longest(columns, line[: len(columns)]), start=1
            ):
                name, kind = column["name"], column["type"]
                row[name] = self._cell(form.SERVICES, cell, number, at, name, kind)
            rows.append(row)
            numbers.append(number)
        if not rows:
            words = "there is no service here; put each one into a row of its own"
            self._say(words, form.SERVICES, 2, "A")
        return rows, numbers

    def about(self) -> tuple[str, dict[int, int]]:
        """The paragraphs, and the line of the text at which each begins → the row of its cell."""
        text, begins = "", {}
        for number, line in enumerate(self._sheets.get(form.ABOUT, [])[1:], start=2):
            paragraph = self._cell(form.ABOUT, line[0] if line else None, number, 1, "", "string")
            if paragraph:
                text += "\n" if text else ""
                begins[text.count("\n") + 1] = number
                text += f"{paragraph}\n"
        return text, begins

    def _is_headed(self, head: list[str], columns: Sequence[Mapping[str, Any]]) -> bool:
        """Whether the first row names the columns; otherwise the first cell that does not is named.

        The last may be missing where they need not be filled, as in a form from before they came.
        """
        names = [column["name"] for column in columns]
        missing = columns[len(head) :]
        needed = any(column.get("constraints", {}).get("required") for column in missing)
        if head == names[: len(head)] and not needed:
            return True
        differ = (i for i, (a, b) in enumerate(zip(head, names, strict=False)) if a != b)
        at = next(differ, min(len(head), len(names)))
        wanted = f'"{names[at]}"' if at < len(names) else "nothing"
        given = f'"{head[at]}"' if at < len(head) else "nothing"
        words = f"{wanted} belongs here and {given} stands here; leave the first row as it was"
        self._say(words, form.SERVICES, 1, get_column_letter(at + 1))
        return False

    def _cell(self, sheet: str, cell: Any, row: int, column: int, name: str, kind: str) -> str:
        """The cell as it stands in a CSV file; "" where nothing does, or a problem is said of it."""
        if cell is None or cell.value is None:
            return ""
        rule, words = cells.fault(cell)
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
