"""Names on a map, of which none touches another: who has no room is not named there, but in the list beside it."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.site.parts.county_outline import WIDTH, Spot, is_within

_WIDE: Final = 0.56  # of a letter, of its size
_LEADING: Final = 1.1
_BASELINE: Final = 0.8
_APART: Final = 1.5
_DOT: Final = 4.0
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
_LONGEST_LINES: Final = (20, 12, 9)  # in letters; the first that has room is taken

_Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class MapName:
    """A name that is written on the map.

    Attributes:
        x: the middle of its lines.
        lines: each with the height on which it stands.
    """

    x: int
    lines: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class WantedName:
    """A name that would stand on the map.

    Attributes:
        spots: around which it may stand, the best first.
        body: the line around what it names; () for a town, which is a spot.
    """

    name: str
    spots: Sequence[Spot]
    body: Sequence[Spot] = ()


def placed(
    wanted: Iterable[WantedName], size: float, height: int, dots: Iterable[Spot]
) -> tuple[MapName, ...]:
    """Those names that have room: best within what they name and over no dot. Who comes first has the choice.

    Args:
        size: of the letters, in the map's units.
        height: of the map.
    """
    covered = [(x - _DOT, y - _DOT, x + _DOT, y + _DOT) for x, y in dots]
    taken: list[_Box] = []
    names: list[MapName] = []
    for name in wanted:
        choices = [
            (_cost(box, name.body, covered), n, box, lines)
            for n, (box, lines) in enumerate(_choices(name, size))
            if _is_inside(box, height) and not any(_touch(box, other) for other in taken)
        ]
        if not choices:
            continue
        _, _, box, lines = min(choices)
        taken.append(box)
        top = box[1] + _APART
        rows = (round(top + size * (n * _LEADING + _BASELINE)) for n in range(len(lines)))
        names.append(MapName(round((box[0] + box[2]) / 2), tuple(zip(lines, rows, strict=True))))
    return tuple(names)


def _choices(wanted: WantedName, size: float) -> Iterator[tuple[_Box, tuple[str, ...]]]:
    """The boxes and the lines: at each spot, then a little above, below and to the sides of it."""
    for longest in _LONGEST_LINES:
        lines = tuple(textwrap.wrap(wanted.name, longest, break_long_words=False))
        over = max(map(len, lines)) * size * _WIDE / 2 + _APART
        up = len(lines) * size * _LEADING / 2 + _APART
        for x, y in wanted.spots:
            for right, down in _ASIDE:
                middle, height = x + right * over, y + down * (up + _DOT)
                yield (middle - over, height - up, middle + over, height + up), lines


def _cost(box: _Box, body: Sequence[Spot], dots: Sequence[_Box]) -> int:
    """How many dots it covers, and how many of its corners are outside of what it names."""
    left, top, right, bottom = box
    corners = ((left, top), (right, top), (left, bottom), (right, bottom)) if body else ()
    return sum(not is_within(body, *corner) for corner in corners) + sum(
        _touch(box, d) for d in dots
    )


def _is_inside(box: _Box, height: int) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= WIDTH and box[3] <= height


def _touch(a: _Box, b: _Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
