"""What a filled-in workbook says, and where in it each part of the package came from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.joining.package import new_package
from generator.joining.workbook import form
from generator.joining.workbook.sent import Sent
from generator.problem import Place, Problem

# Where an answer is missing, so that all others can be checked; with a mistake nothing is written.
_STAND_IN = "Not said yet"


@dataclass(frozen=True, slots=True)
class SheetNote:
    """What stands in a workbook where nothing is asked: beside a table, beneath it, on a sheet of its own, as a comment.

    Attributes:
        where: the sheet and the cell, as a person finds it.
        label: the head of its column, where it has one.
        service: the id of the service in whose row it stands, or "".
    """

    where: str
    text: str
    label: str = ""
    service: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """What a workbook says.

    Attributes:
        name: the file's name.
        slug: the provider's id; "" where it cannot be one.
        title, facts: of the organisation, by the keys of datapackage.yaml.
        services: rows of services.csv, by column.
        about: the text of about.md, or "".
        problems: what cannot be read, by sheet and cell.
        answers: the row of each key on the organisation's sheet.
        rows: the row of each service on the services' sheet.
        paragraphs: the line of about.md at which each cell's text begins → its row.
        letters: the letter of each column on the services' sheet.
        notes: what stands where nothing is asked.
        sent: what it held when it was given out; None where it does not say.
    """

    name: str
    slug: str
    title: str
    facts: Mapping[str, str]
    services: Sequence[Mapping[str, str]]
    about: str
    problems: tuple[Problem, ...]
    answers: Mapping[str, int]
    rows: Sequence[int]
    paragraphs: Mapping[int, int]
    letters: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[SheetNote, ...] = ()
    sent: Sent | None = None

    def package(self, awards: Sequence[Mapping[str, str]]) -> dict[str, str]:
        """The files of a new package."""
        facts = {"title": self.title or _STAND_IN, "legal_name": _STAND_IN, **self.facts}
        slug = self.slug or form.STAND_IN
        return new_package(slug, facts, awards=awards, services=self.services, about=self.about)

    def located(self, problems: Sequence[Problem]) -> list[Problem]:
        """Problems of the package at the sheet and cell from which they came.

        Of a cell that could not be read nothing more is said.
        """
        named = {problem.place for problem in self.problems}
        placed = (self._located(problem) for problem in problems)
        return [problem for problem in placed if problem.place not in named]

    def _located(self, problem: Problem) -> Problem:
        file, name = problem.place.file.rpartition("/")[2], problem.place.field
        if file == "services.csv":
            return self._service(problem)
        if file == "awards.csv":
            return problem
        if file == "about.md":
            before = [line for line in self.paragraphs if line <= (problem.place.line or 1)]
            row = self.paragraphs[max(before)] if before else None
            return replace(problem, place=place(self.name, form.ABOUT, row, "A" if row else ""))
        key = name.rpartition(".")[2]
        row = self.answers.get(key)
        at = place(self.name, form.ORGANISATION, row, "B" if row else "", key if row else name)
        return replace(problem, place=at)

    def _service(self, problem: Problem) -> Problem:
        row, name = problem.place.row, problem.place.field
        if row is None:
            return replace(problem, place=place(self.name, form.SERVICES, None, "", name))
        if row - 2 >= len(self.rows):
            return problem  # of a service that was there before
        letter = self.letters.get(name, "")
        at = self.rows[row - 2] if row >= 2 else 1
        return replace(problem, place=place(self.name, form.SERVICES, at, letter, name))


def place(file: str, sheet: str, row: int | None, letter: str = "", field: str = "") -> Place:
    """A cell, as a person finds it: the sheet, its row, and "B7 (phone)"."""
    cell = f"{letter}{row}" if letter and row else ""
    shown = f"{cell} ({field})" if cell and field else cell or field
    return Place(f"{file}, sheet {sheet}", row, shown)
