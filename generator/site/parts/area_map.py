"""A schematic map of the areas, drawn from their points alone: where each lies, not where it ends."""

import math
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.publication import Publication
from generator.records import Area, Point
from generator.site import addresses
from generator.site.parts.links import Link
from generator.site.words import wording

WIDTH: Final = 300
"""In the map's own units, of which one is a pixel on a phone."""

_MARGIN_SIDE: Final = 46
_MARGIN_TOP: Final = 22
_TALLEST: Final = 520
_LARGE, _SMALL = 16.0, 11.5  # letters: where few areas are named, and where all are
_FEW: Final = 8
_WIDE: Final = 0.55  # of a letter, of its size
_LEADING: Final = 1.13
_GAP: Final = 11.0  # from the middle of a dot to its name
_LONGEST_LINES: Final = (18, 12)  # in letters; the first that covers nothing is taken

_Lines = tuple[tuple[str, float, float], ...]
"""The lines of a label, each with the place where it stands."""

_Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class MapPlace:
    """An area on the map.

    Attributes:
        x, y: of its dot.
        label: its name, in lines, each with the place where it stands; () for a dot that stands there
            for the shape of the whole.
        anchor: "start", "middle" or "end": which part of the label stands there.
        here: whether the page is about this area.
        link: to the area's page, or None; its text says the number of services.
    """

    x: float
    y: float
    label: _Lines
    anchor: str
    here: bool
    link: Link | None


@dataclass(frozen=True, slots=True)
class MapView:
    """The whole map, in units of its own. `letters` is the size of its names."""

    label: str
    letters: float
    width: int
    height: int
    places: tuple[MapPlace, ...]


def view(publication: Publication, here: Area | None, linked: frozenset[str]) -> MapView | None:
    """Draw every area that has a point, and name those that the page is about.

    Args:
        here: the area that the page is about, which stands out; None where it is about all.
        linked: ids of the areas that lead to their pages.

    Returns:
        None where there are fewer than two points: a map of one dot says nothing.
    """
    areas = [area for area in publication.areas.values() if area.point is not None]
    points = [area.point for area in areas if area.point is not None]
    if len(set(points)) < 2:
        return None
    spots, height = _spots(points)
    named = [here is None or area.id == here.id or area.id in linked for area in areas]
    letters = _LARGE if sum(named) <= _FEW else _SMALL
    labels = _labels(areas, named, spots, height, letters)
    return MapView(
        label=f"Map: where {here.name} lies" if here else "Map of the areas",
        letters=letters,
        width=WIDTH,
        height=round(height),
        places=tuple(
            MapPlace(
                x=round(x, 1),
                y=round(y, 1),
                label=lines,
                anchor=anchor,
                here=here is not None and area.id == here.id,
                link=_link(publication, area) if area.id in linked else None,
            )
            for area, (x, y), (lines, anchor) in zip(areas, spots, labels, strict=True)
        ),
    )


def _link(publication: Publication, area: Area) -> Link:
    count = wording.count(len(publication.in_area(area.id)), "service")
    return Link(f"{area.name}: {count}", addresses.area(area.id))


def _spots(points: Sequence[Point]) -> tuple[list[tuple[float, float]], float]:
    """Each point on the map, and the map's height. North is up; both axes have the same scale."""
    middle = sum(point.latitude for point in points) / len(points)
    squeeze = math.cos(math.radians(middle))
    easts = [point.longitude * squeeze for point in points]
    norths = [point.latitude for point in points]
    wide, tall = max(easts) - min(easts), max(norths) - min(norths)
    scale = min(
        (WIDTH - 2 * _MARGIN_SIDE) / wide if wide else math.inf,
        (_TALLEST - 2 * _MARGIN_TOP) / tall if tall else math.inf,
    )
    left = (WIDTH - wide * scale) / 2
    spots = [
        (left + (east - min(easts)) * scale, _MARGIN_TOP + (max(norths) - north) * scale)
        for east, north in zip(easts, norths, strict=True)
    ]
    return spots, tall * scale + 2 * _MARGIN_TOP


def _labels(
    areas: Sequence[Area],
    named: Sequence[bool],
    spots: Sequence[tuple[float, float]],
    height: float,
    letters: float,
) -> list[tuple[_Lines, str]]:
    """Each name beside its dot, on the side where it covers least."""
    taken: list[_Box] = [(x - 6, y - 6, x + 6, y + 6) for x, y in spots]
    line = letters * _LEADING
    placed: list[tuple[_Lines, str]] = []
    for area, wanted, (x, y) in zip(areas, named, spots, strict=True):
        if not wanted:
            placed.append(((), "start"))
            continue
        dot = (x - 6, y - 6, x + 6, y + 6)
        others = [box for box in taken if box != dot]
        choices = (
            (lines, *side)
            for longest in _LONGEST_LINES
            for lines in (textwrap.wrap(area.name, longest, break_long_words=False) or [area.name],)
            for side in _sides(lines, x, y, letters)
        )
        lines, anchor, at_x, top, box = min(choices, key=lambda c: _cost(c[4], others, height))
        taken.append(box)
        rows = tuple(
            (words, round(at_x, 1), round(top + line * (index + 0.78), 1))
            for index, words in enumerate(lines)
        )
        placed.append((rows, anchor))
    return placed


def _sides(
    lines: Sequence[str], x: float, y: float, letters: float
) -> Iterator[tuple[str, float, float, _Box]]:
    """Anchor, x, top and box of the label on the right, left, below and above."""
    width = max(map(len, lines)) * letters * _WIDE
    height = len(lines) * letters * _LEADING
    middle = y - height / 2
    yield "start", x + _GAP, middle, (x + _GAP, middle, x + _GAP + width, middle + height)
    yield "end", x - _GAP, middle, (x - _GAP - width, middle, x - _GAP, middle + height)
    for top in (y + _GAP - 2, y - _GAP - height + 2):
        yield "middle", x, top, (x - width / 2, top, x + width / 2, top + height)


def _cost(box: _Box, others: Sequence[_Box], height: float) -> float:
    outside = max(0.0, -box[0]) + max(0.0, box[2] - WIDTH)
    outside += max(0.0, -box[1]) + max(0.0, box[3] - height)
    return 100 * outside + sum(_overlap(box, other) for other in others)


def _overlap(a: _Box, b: _Box) -> float:
    wide = min(a[2], b[2]) - max(a[0], b[0])
    tall = min(a[3], b[3]) - max(a[1], b[1])
    return wide * tall if wide > 0 and tall > 0 else 0.0
