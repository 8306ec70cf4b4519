"""Asks many queries and counts, kind by kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from generator.publication import Publication
from tests.queries.query import Answer, Query, score
from tests.queries.query import plain as _plain


@dataclass(slots=True)
class Tally:
    """How the queries of one kind were answered.

    Attributes:
        number: how many there are.
        first, five: of how many the first answer is right, or one of the first five.
        reciprocals: the sum of the reciprocal ranks of the first right answers.
        missed: the queries whose first answer is not right, each with its answer.
    """

    kind: str
    number: int = 0
    first: int = 0
    five: int = 0
    reciprocals: float = 0.0
    missed: list[tuple[Query, Answer]] = field(default_factory=list)

    @property
    def mean_reciprocal_rank(self) -> float:
        """Between 0 and 1."""
        return self.reciprocals / self.number


def tally(
    queries: Iterable[Query], publication: Publication, asked: Callable[[str], Answer]
) -> list[Tally]:
    """Ask them all; one tally a kind, in the order in which kinds come."""
    urgent = tuple(_plain(entry.says) for entry in publication.signposts.values() if entry.urgent)
    tallies: dict[str, Tally] = {}
    for query in queries:
        answer = asked(query.words)
        result = score(query, answer, urgent)
        kind = tallies.setdefault(query.kind, Tally(query.kind))
        kind.number += 1
        kind.first += result.first
        kind.five += result.five
        kind.reciprocals += result.reciprocal
        if not result.first:
            kind.missed.append((query, answer))
    return list(tallies.values())


def as_markdown(tallies: Sequence[Tally]) -> str:
    """The table of the README."""
    rows = (
        f"| {t.kind} | {t.number} | {t.first} | {t.five} | {t.mean_reciprocal_rank:.2f} |\n"
        for t in tallies
    )
    head = "| kind | queries | first answer right | in the first five | mean reciprocal rank |\n"
    return f"{head}| --- | ---: | ---: | ---: | ---: |\n{''.join(rows)}"
