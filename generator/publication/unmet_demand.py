"""How many people asked for support and could not get it, as far as the public may know.

One or two people might be known by their neighbours, so whatever has so few
behind it (a type of support in an area, or what no type offers) is small:

- how many there are is not said, and nothing else rests on it: another sum of
  theirs is said as "at least", and no need or place is named for their sake;
- where small places are all that a type has, and there might be fewer than
  three people in them, its places are not said at all.

So of two files in which only the number behind a small count differs, the
pages are the same: no subtraction finds it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from generator.records import Unmet
from generator.site.words import wording
from generator.site.words.wording import TOO_FEW


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

    @property
    def people(self) -> str:
        """`14 people`, `at least 14 people`, `1 or 2 people`, `a few people`, `nobody`."""
        if not self.small:
            return wording.people(self.counted)
        if self.least >= TOO_FEW:
            return f"at least {wording.people(self.least)}"
        return wording.people(1) if self.small == 1 else "a few people"


@dataclass(frozen=True, slots=True)
class Asked:
    """What may be said of the requests for one type of support.

    Attributes:
        total: how many people asked.
        areas: area id → how many people asked; "" where no area was named. It is
            empty where no place may be said.
        rows: the requests of which more may be told.
        needs: need id → how many people of the counts that are not small.
    """

    total: Total
    areas: Mapping[str, int]
    rows: tuple[Unmet, ...]
    needs: Mapping[str, int]

    def at(self, area: str) -> str:
        """How many people asked in the area: `4`, `1 or 2`, `0`; `0 to 2` where no place may be said."""
        if self.total.least and not self.areas:
            return f"0 to {TOO_FEW - 1}"
        return wording.few(self.areas.get(area, 0))

    def rank(self, area: str) -> int:
        """How many people asked in the area, to sort by: alike for all small counts."""
        return _public(self.areas.get(area, 0))

    def most_needs(self, number: int) -> tuple[str, ...]:
        """The needs that most people asked with, at most so many; none that too few did."""
        return _most(self.needs, number)

    def most_areas(self, number: int) -> tuple[str, ...]:
        """The areas in which most people asked, at most so many; none in which too few did."""
        return _most({area: n for area, n in self.areas.items() if area}, number)


def of_type(rows: Iterable[Unmet]) -> Asked:
    """The requests for one type of support."""
    rows = tuple(rows)
    areas: Counter[str] = Counter()
    for row in rows:
        areas[row.area] += row.how_many
    total = together(areas.values())
    needs: Counter[str] = Counter()
    for row in rows:
        if row.need and areas[row.area] >= TOO_FEW:
            needs[row.need] += row.how_many
    told = total.least >= TOO_FEW
    return Asked(total, areas if told else {}, rows if told else (), needs)


def together(counts: Iterable[int]) -> Total:
    """The counts, each of which is public by itself, as one."""
    counts = [count for count in counts if count]
    small = sum(count < TOO_FEW for count in counts)
    return Total(sum(count for count in counts if count >= TOO_FEW), small)


def everything(rows: Iterable[Unmet]) -> Total:
    """All requests: by type and area, and what no type offers by its words."""
    counts: Counter[Hashable] = Counter()
    for row in rows:
        counts[(row.lot, row.area) if row.lot else row.words] += row.how_many
    return together(counts.values())


def in_words(rows: Iterable[Unmet]) -> tuple[tuple[str, str], ...]:
    """What no type of support offers: the words, and how many people said them, most of all first."""
    counts: Counter[str] = Counter()
    for row in rows:
        counts[row.words] += row.how_many
    ordered = sorted(counts.items(), key=lambda pair: -_public(pair[1]))
    return tuple((words, wording.people(number)) for words, number in ordered)


def _most(counts: Mapping[str, int], number: int) -> tuple[str, ...]:
    """The keys with the highest counts, at most so many; none with a small one."""
    named = sorted((key for key, n in counts.items() if n >= TOO_FEW), key=lambda k: -counts[k])
    return tuple(named[:number])


def _public(count: int) -> int:
    """The count to sort by, alike for all that are small."""
    return count if count >= TOO_FEW else min(count, 1)
