"""What is wrong in the data, and where: the one shape that every check speaks."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

Severity = Literal["error", "warning"]
T = TypeVar("T")

MOST_PER_FILE = 200  # after so many problems in one file the rest is the same one again


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in the data.

    Attributes:
        file: path below the root, with forward slashes.
        row: the row as a spreadsheet shows it (the header is 1), or None.
        field: the column or key, or "".
        line: the physical line in the file (from 1), or None. It differs from
            the row wherever a quoted cell holds a line break.
    """

    file: str
    row: int | None = None
    field: str = ""
    line: int | None = None

    def at(self, field: str) -> Place:
        """The same place, at another column or key."""
        return Place(self.file, self.row, field, self.line)


def at_its_line(place: Place, lines: Mapping[str, Mapping[str, int]]) -> Place:
    """With the line of its key in a YAML file, or of the nearest one around it.

    Args:
        lines: for each file its keys, dotted, and the line of each.
    """
    line_of, field = lines.get(place.file, {}), place.field
    while field and field not in line_of:
        field = field.rpartition(".")[0]
    return replace(place, line=line_of[field]) if field else place


Finding = tuple[Place, str]
"""Where something is wrong, and what, in words for people; the rule that finds it gives the name."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing for a person to mend.

    Attributes:
        rule: stable name, documented in the data guide.
        message: what is wrong and what would be right, in one sentence or two.
        place: where.
        severity: an error stops the build; a warning does not.
    """

    rule: str
    message: str
    place: Place
    severity: Severity = "error"


def name_of(rule: Callable[..., object]) -> str:
    """The stable name of a rule: unknown_lot → "unknown-lot"."""
    return rule.__name__.replace("_", "-")


def asks(rule: Callable[..., object]) -> str:
    """What a rule asks, for the data guide."""
    return " ".join((rule.__doc__ or "").split())


def problems_of(
    rule: Callable[[T], Iterator[Finding]], about: T, severity: Severity = "error"
) -> Iterator[Problem]:
    """Run one rule."""
    for place, message in rule(about):
        yield Problem(name_of(rule), message, place, severity)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort by file, row, line, field and rule, each problem once."""
    unique = dict.fromkeys(problems)
    return sorted(
        unique,
        key=lambda p: (
            p.place.file,
            p.place.row or 0,
            p.place.line or 0,
            p.place.field,
            p.rule,
            p.message,
        ),
    )


def capped(problems: Sequence[Problem]) -> list[Problem]:
    """At most MOST_PER_FILE of each file, and then one that says that there are more."""
    kept: list[Problem] = []
    counts: Counter[str] = Counter()
    rest: dict[str, Severity] = {}
    for problem in problems:
        file = problem.place.file
        counts[file] += 1
        if counts[file] <= MOST_PER_FILE:
            kept.append(problem)
        elif rest.get(file) != "error":
            rest[file] = problem.severity
    words = f"only the first {MOST_PER_FILE} problems of this file are shown; mend these, then check again"
    kept += [
        Problem("too-many-problems", words, Place(file), severity)
        for file, severity in rest.items()
    ]
    return in_order(kept)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of them stops the build."""
    return any(problem.severity == "error" for problem in problems)


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """`; did you mean "…"?` where a known word is near, otherwise "".

    Also finds a word written as its public title: "Supported Living".
    """
    choices = sorted(words)
    slug = "-".join(word.lower().replace("&", "and").split())
    near = difflib.get_close_matches(slug, choices, n=1, cutoff=0.7)
    return f'; did you mean "{near[0]}"?' if near else ""
