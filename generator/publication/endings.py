"""On which day an award ends of which services: for the warning, the team's list and the diary alike."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.publication import Publication
from generator.publication.entries import ServiceEntry
from generator.records import Award


@dataclass(frozen=True, slots=True)
class Ending:
    """The end of what a provider was awarded in a lot.

    Attributes:
        award: of its awards there, the one that ends last.
        last_day: the last day on which it is in force.
        services: those that stand on it and are not over for good; never ().
    """

    award: Award
    last_day: date
    services: tuple[ServiceEntry, ...]


def awards_that_end(publication: Publication) -> Iterator[Ending]:
    """The end of each lot that a provider holds, or held; nothing of a lot of which an award has no last day."""
    for (provider, lot), services in publication.by_award.items():
        awards = [a for a in publication.awards_of(provider) if a.lot == lot]
        if last := _last(awards):
            yield Ending(last, last.ends_on or date.max, services)


def _last(awards: Sequence[Award]) -> Award | None:
    """The award that ends last; None where there is none, or one that has no end."""
    if any(award.ends_on is None for award in awards):
        return None
    return max(awards, key=lambda award: award.ends_on or date.max, default=None)
