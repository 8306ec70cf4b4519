"""What every rule is given, and how its name is found."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.load import Gaps
from generator.problem import Finding, Place
from generator.records import Filed

Cell = tuple[str, int | None, str]
"""File, row and field."""


@dataclass(frozen=True, slots=True)
class Context:
    """The records, the day for which they are to be true, and what could not be read.

    Attributes:
        already_named: file, row and field of every cell or key that has a problem from reading, and
            of the keys around it.
    """

    filed: Filed
    as_of: date
    gaps: Gaps
    already_named: frozenset[Cell] = frozenset()

    def left_out(self, column: str) -> Iterator[tuple[str, Place]]:
        """What stands in a column of the rows that make no record, and where."""
        return ((row.text(column), row.place.at(column)) for row in self.gaps.rows)

    def in_doubt(self, place: Place, *fields: str) -> bool:
        """Whether one of these cells beside `place`, or what stands in one of these keys, has a problem already."""
        return any((place.file, place.row, field) in self.already_named for field in fields)


def cells(records: Iterable[Any], *names: str) -> Iterator[tuple[Any, Place]]:
    """What stands in these fields of each record, and where."""
    return ((getattr(record, name), record.place.at(name)) for record in records for name in names)


# A rule finds what it is about and says where and in which words; its name is
# the function's, with hyphens, and its docstring is the text of the data guide.
Rule = Callable[[Context], Iterator[Finding]]
