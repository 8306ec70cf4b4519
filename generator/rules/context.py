"""What every rule is given, and how its name is found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.load import Gaps
from generator.model import Directory
from generator.problem import Place, Problem, Severity


@dataclass(frozen=True, slots=True)
class Context:
    """The records, the day for which they are to be true, and what could not be read.

    Attributes:
        said: file, row and field of every cell or key that has a problem from reading, and of the keys
            around it.
    """

    directory: Directory
    as_of: date
    gaps: Gaps
    said: frozenset[tuple[str, int | None, str]] = frozenset()

    def left_out(self, column: str) -> Iterator[tuple[str, Place]]:
        """What stands in a column of the rows that make no record, and where."""
        return ((row.text(column), row.place.at(column)) for row in self.gaps.rows)

    def in_doubt(self, place: Place, *fields: str) -> bool:
        """Whether one of these cells beside `place`, or what stands in one of these keys, has a problem already."""
        return any((place.file, place.row, field) in self.said for field in fields)


# A rule finds what it is about and says where and in which words; its name is
# the function's, with hyphens, and its docstring is the text of the data guide.
Finding = tuple[Place, str]
Rule = Callable[[Context], Iterator[Finding]]


def name_of(rule: Rule) -> str:
    """The stable name of a rule: unknown_lot → "unknown-lot"."""
    return rule.__name__.replace("_", "-")


def problems_of(rule: Rule, context: Context, severity: Severity = "error") -> Iterator[Problem]:
    """Run one rule."""
    for place, message in rule(context):
        yield Problem(name_of(rule), message, place, severity)
