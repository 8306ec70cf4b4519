"""How many people asked for support and could not get it, as far as the public may know.

One or two people might be known by their neighbours, so whatever has so few
behind it (a type of support in an area, or what no type offers) is small:

- how many there are is not kept, and nothing else rests on it: another sum of
  theirs is "at least", and no need or place is named for their sake;
- where small places are all that a type has, and there might be fewer than
  three people in them, its places are not kept at all.

So of two files in which only the number behind a small count differs, what is
published is the same: no subtraction finds it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeVar

from generator.records import UnmetRequest, grouped

K = TypeVar("K")

TOO_FEW: Final = 3
"""Fewer people than these are not counted in public."""

MONTHS: Final = 12
"""How far back requests count."""

SMALL: Final = 1
"""Stands for any count that is too small to be told."""


@dataclass(frozen=True, slots=True)
class Total:
    """Several counts taken together.

    Attributes:
        counted: how many people stand in counts that are not small.
        small: how many counts are small.
    """

    counted: int
    small: int

    @property
    def least(self) -> int:
        """How many there are for certain."""
        return self.counted + self.small


@dataclass(frozen=True, slots=True)
class UnmetDemand:
    """What may be said of the requests for one type of support.

    Attributes:
        total: how many people asked.
        areas: area id → how many people asked, SMALL for any few; "" where no area was named. It is
            empty where no place may be said.
        needs: need id → how many people of the counts that are not small.
        quotes: what people said, each once, the newest first.
    """

    total: Total = Total(0, 0)
    areas: Mapping[str, int] = field(default_factory=dict)
    needs: Mapping[str, int] = field(default_factory=dict)
    quotes: tuple[str, ...] = ()

    @property
    def hides_areas(self) -> bool:
        """Whether people asked, and where may not be said."""
        return bool(self.total.least) and not self.areas

    def at(self, area: str) -> int:
        """How many people asked in the area, SMALL for any few."""
        return self.areas.get(area, 0)

    def most_needs(self, number: int) -> tuple[str, ...]:
        """The needs that most people asked with, at most so many; none that too few did."""
        return _most(self.needs, number)

    def most_areas(self, number: int) -> tuple[str, ...]:
        """The areas in which most people asked, at most so many; none in which too few did."""
        return _most({area: n for area, n in self.areas.items() if area}, number)


@dataclass(frozen=True, slots=True)
class Demand:
    """What people asked for in the past twelve months and could not get.

    Attributes:
        total: all of it.
        by_lot: lot id → what may be said of it.
        unoffered: what no type of support offers, in people's words, with how many said so
            (SMALL for any few), most of all first.
    """

    total: Total
    by_lot: Mapping[str, UnmetDemand]
    unoffered: tuple[tuple[str, int], ...]

    def of(self, lot_id: str) -> UnmetDemand:
        """Of one type of support."""
        return self.by_lot.get(lot_id, UnmetDemand())


def demand(requests: Iterable[UnmetRequest], day: date) -> Demand:
    """All that may be said of the requests, of which those of the past twelve months count."""
    # Of the last twelve months, this one included.
    ages = ((12 * (day.year - r.month.year) + day.month - r.month.month, r) for r in requests)
    recent = [row for age, row in ages if 0 <= age < MONTHS]
    counts = _summed(((row.lot, row.area) if row.lot else row.words, row) for row in recent)
    words = {key: _public(n) for key, n in counts.items() if isinstance(key, str)}
    return Demand(
        total=together(counts.values()),
        by_lot={
            lot: of_type(rows)
            for lot, rows in grouped((row.lot, row) for row in recent if row.lot).items()
        },
        unoffered=tuple(sorted(words.items(), key=lambda pair: -pair[1])),
    )


def of_type(rows: Sequence[UnmetRequest]) -> UnmetDemand:
    """The requests for one type of support."""
    areas = _summed((row.area, row) for row in rows)
    needs = _summed((row.need, row) for row in rows if row.need and areas[row.area] >= TOO_FEW)
    total = together(areas.values())
    if total.least < TOO_FEW:
        return UnmetDemand(total, {}, needs)
    newest = sorted(rows, key=lambda row: row.month, reverse=True)
    quotes = dict.fromkeys(row.words for row in newest if row.words)
    public = {area: _public(n) for area, n in areas.items()}
    return UnmetDemand(total, public, needs, tuple(quotes))


def together(counts: Iterable[int]) -> Total:
    """The counts, each of which is public by itself, as one."""
    counts = [count for count in counts if count]
    small = sum(count < TOO_FEW for count in counts)
    return Total(sum(count for count in counts if count >= TOO_FEW), small)


def _summed(rows: Iterable[tuple[K, UnmetRequest]]) -> Mapping[K, int]:
    """How many people stand behind the requests of each key."""
    return {key: sum(row.how_many for row in of) for key, of in grouped(rows).items()}


def _most(counts: Mapping[str, int], number: int) -> tuple[str, ...]:
    """The keys with the highest counts, at most so many; none with a small one."""
    named = sorted((key for key, n in counts.items() if n >= TOO_FEW), key=lambda k: -counts[k])
    return tuple(named[:number])


def _public(count: int) -> int:
    """The count, alike for all that are small."""
    return count if count >= TOO_FEW else min(count, SMALL)
