"""Names on a map, of which none touches another or hides a dot.

A name with no free place in its area stands beside it, and a line leads there. Where dots are so
close that every place for an area's name hides some, it hides as few as can be. It is left out only
where no place is free of other names: the list beside the map has it. A town's name stands at its spot,
or is left out.
"""

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, hypot, sin
from typing import Final

from generator.site.parts.county_outline import WIDTH, Spot, is_within
from generator.site.parts.text_width import text_width

_LEADING: Final = 1.1
_BASELINE: Final = 0.8
_APART: Final = 1.5
_AROUND_DOT: Final = 1.0
_TOWN: Final = 4.0  # a name beside its spot is so far away
_ASIDE: Final = (
    (0, 0),
    (0, -1),
    (0, 1),
    (0.6, 0),
    (-0.6, 0),
    (0.6, 1),
    (-0.6, 1),
    (0.6, -1),
    (-0.6, -1),
)
_MOST_PLACES: Final = 800  # of a name, further and further from its area's middle: over half a map
_LONGEST_LINES: Final = (20, 12, 9)  # in letters
_CORNER_OUTSIDE: Final = 15  # as bad as so many units from where a name would best stand
_OUTSIDE: Final = 40
_LINE_MORE: Final = 3
_BESIDE: Final = 13.0  # from what it names, so that no line is needed
_STEP: Final = 3.0  # along a line that leads to an area
_TRIES: Final = 12

_Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_Faults = tuple[int, int]
"""How many dots are hidden, which is worse than any number of lines crossed."""

Leader = tuple[Spot, Spot]
"""A line from a name to what it names."""


@dataclass(frozen=True, slots=True)
class MapName:
    """A name that is written on the map.

    Attributes:
        x: the middle of its lines.
        lines: each with the height on which it stands.
        leader: for a name that stands beside what it names.
    """

    x: int
    lines: tuple[tuple[str, int], ...]
    leader: Leader | None = None


@dataclass(frozen=True, slots=True)
class WantedName:
    """A name that would stand on the map.

    Attributes:
        spots: around which it may stand, the best first.
        body: the line around what it names; () for a town, which is a spot.
    """

    name: str
    spots: tuple[Spot, ...]
    body: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a name may stand."""

    box: _Box
    lines: tuple[str, ...]
    leader: Leader | None
    cost: float


@dataclass(frozen=True, slots=True)
class _Attempt:
    """All names placed in one order.

    Attributes:
        faults: how many dots the names hide, and how many names or lines the lines to areas cross.
        cost: how far the names are from where each would best stand.
        unnamed: the areas that had no room.
        badly: those, and the ones whose name has a fault or needs a line.
    """

    names: tuple[MapName, ...]
    faults: _Faults
    cost: float
    unnamed: int
    badly: tuple[WantedName, ...]


def placed(
    wanted: Iterable[WantedName],
    size: float,
    height: int,
    dots: Iterable[Spot],
    radius: float,
) -> tuple[MapName, ...]:
    """The names, each where it touches no other and hides no dot, best within what it names.

    Who comes first has the choice, and who had trouble at earlier attempts comes first: an area without
    room, or whose name hides a dot or needs a line. The attempt that names most areas counts; of those
    the one that hides fewest dots; and so on to the one whose names are nearest to where they would
    best stand.

    Args:
        size: of the letters, in the map's units.
        height: of the map.
        radius: of a dot.
    """
    names = order = list(wanted)
    away = radius + _AROUND_DOT
    covered = [(x - away, y - away, x + away, y + away) for x, y in dots]
    trouble: Counter[WantedName] = Counter()
    attempts: list[_Attempt] = []
    for _ in range(_TRIES):
        attempts.append(attempt := _attempt(order, size, height, covered))
        trouble.update(attempt.badly)
        before, order = order, sorted(names, key=lambda name: -trouble[name])
        if order == before:
            break
    return min(attempts, key=lambda made: (made.unnamed, made.faults, made.cost)).names


def _attempt(
    order: Iterable[WantedName], size: float, height: int, dots: Sequence[_Box]
) -> _Attempt:
    taken: list[_Box] = []
    names: list[MapName] = []
    badly: list[WantedName] = []
    hidden, crossed, unnamed, cost = 0, 0, 0, 0.0
    for name in order:
        best = _best(_places(name, size, height), taken, dots)
        if best is None or (best[0][0] and not name.body):
            if name.body:
                badly.append(name)
                unnamed += 1
            continue
        (hides, crosses), place = best
        if hides or place.leader:
            badly.append(name)
        hidden, crossed, cost = hidden + hides, crossed + crosses, cost + place.cost
        taken += [place.box, *_along(place.leader)]
        names.append(_written(place, size))
    return _Attempt(tuple(names), (hidden, crossed), cost, unnamed, tuple(badly))


def _best(
    places: Iterable[_Place], taken: Sequence[_Box], dots: Sequence[_Box]
) -> tuple[_Faults, _Place] | None:
    """The first place without a fault, else the one with fewest; never one that touches a name."""
    best: tuple[_Faults, _Place] | None = None
    for place in places:
        if any(_touch(place.box, other) for other in taken):
            continue
        hides = sum(_touch(place.box, dot) for dot in dots)
        if best and hides > best[0][0]:
            continue
        along = _along(place.leader)
        faults = hides, sum(any(_touch(part, other) for part in along) for other in taken)
        if best is None or faults < best[0]:
            best = faults, place
        if not any(faults):
            break
    return best


def _written(place: _Place, size: float) -> MapName:
    left, top, right, _ = place.box
    first = top + _APART + size * _BASELINE
    rows = (round(first + size * n * _LEADING) for n in range(len(place.lines)))
    lines = tuple(zip(place.lines, rows, strict=True))
    return MapName(round((left + right) / 2), lines, place.leader)


@lru_cache(maxsize=512)
def _places(wanted: WantedName, size: float, height: int) -> tuple[_Place, ...]:
    """Where it may stand on the map at all, the best first. They are the same on every page."""
    places = []
    for box, lines in _boxes(wanted, size):
        if not (box[0] >= 0 and box[1] >= 0 and box[2] <= WIDTH and box[3] <= height):
            continue
        middle = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        leads = bool(wanted.body) and not is_within(wanted.body, *middle)
        leader = _leader(box, wanted.spots[-1]) if leads else None
        cost = _away(middle, wanted.spots) + len(lines) * _LINE_MORE
        cost += _CORNER_OUTSIDE * _corners_outside(box, wanted.body) + _OUTSIDE * leads
        places.append(_Place(box, lines, leader, cost))
    return tuple(sorted(places, key=lambda place: place.cost))


def _boxes(wanted: WantedName, size: float) -> Iterator[tuple[_Box, tuple[str, ...]]]:
    """The boxes and the lines: at each spot and around it, then in a spiral over the map."""
    wrapped = (
        tuple(textwrap.wrap(wanted.name, longest, break_long_words=False))
        for longest in _LONGEST_LINES
    )
    for lines in dict.fromkeys(wrapped):
        over = max(text_width(line, size) for line in lines) / 2 + _APART
        up = len(lines) * size * _LEADING / 2 + _APART
        for x, y in _middles(wanted, over, up + _TOWN):
            yield (x - over, y - up, x + over, y + up), lines


def _middles(wanted: WantedName, over: float, up: float) -> Iterator[tuple[float, float]]:
    for x, y in wanted.spots:
        yield from ((x + right * over, y + down * up) for right, down in _ASIDE)
    if not wanted.body:
        return
    x, y = wanted.spots[-1]
    for n in range(_MOST_PLACES):
        away = n**0.8  # close to one another near the middle, and further apart far away
        yield x + away * cos(2.4 * n), y + away * sin(2.4 * n)


def _away(middle: tuple[float, float], spots: Iterable[Spot]) -> float:
    """From the nearest spot; to the side half as much, as a name is wider than it is high."""
    return min(hypot((middle[0] - x) / 2, middle[1] - y) for x, y in spots)


def _corners_outside(box: _Box, body: Sequence[Spot]) -> int:
    left, top, right, bottom = box
    corners = ((left, top), (right, top), (left, bottom), (right, bottom)) if body else ()
    return sum(not is_within(body, *corner) for corner in corners)


def _leader(box: _Box, to: Spot) -> Leader | None:
    """From where the box is nearest to the spot; None where it is beside it."""
    left, top, right, bottom = box
    x, y = min(max(to[0], left), right), min(max(to[1], top), bottom)
    return ((round(x), round(y)), to) if hypot(to[0] - x, to[1] - y) > _BESIDE else None


def _along(leader: Leader | None) -> list[_Box]:
    """Small boxes along it, that no name may touch."""
    if leader is None:
        return []
    (x0, y0), (x1, y1) = leader
    steps = max(1, round(hypot(x1 - x0, y1 - y0) / _STEP))
    spots = ((x0 + (x1 - x0) * n / steps, y0 + (y1 - y0) * n / steps) for n in range(1, steps + 1))
    return [(x - 1, y - 1, x + 1, y + 1) for x, y in spots]


def _touch(a: _Box, b: _Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
