"""The shapes of the areas → lines on a map, in units of its own: north is up, and both axes have one scale."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, hypot, radians
from typing import Final

from generator.publication import Publication
from generator.records import Point, Ring

WIDTH: Final = 360
"""Of the map, in its units: about a pixel each on a phone."""

_TALLEST: Final = 480
_MARGIN: Final = 6
_GRID: Final = 16
_LEAST: Final = 3  # corners of a line that encloses anything

Spot = tuple[int, int]
"""A place on the map: to the right, and down."""


@dataclass(frozen=True, slots=True)
class CountyOutline:
    """The county on the map.

    Attributes:
        height: of the map, in its units.
        paths: area id → SVG path data.
        bodies: area id → its largest line, corner by corner.
        middles: area id → the spot in it that is farthest from its borders.
    """

    height: int
    paths: Mapping[str, str]
    bodies: Mapping[str, tuple[Spot, ...]]
    middles: Mapping[str, Spot]
    _scale: "_Scale"

    @property
    def scale(self) -> str:
        """How degrees become units: west, north, units across and down of a degree, left, top."""
        scale = self._scale
        across, down = round(scale.units * scale.narrower, 3), round(scale.units, 3)
        return f"{scale.west} {scale.north} {across} {down} {round(scale.left, 2)} {_MARGIN}"

    def spot(self, point: Point) -> Spot | None:
        """Where the point is on the map; None where it is beyond its edges."""
        x, y = self._scale.spot(point)
        return (x, y) if 0 <= x <= WIDTH and 0 <= y <= self.height else None


@lru_cache(maxsize=1)
def outline(publication: Publication) -> CountyOutline | None:
    """The county as its areas make it; None where no area has a shape."""
    shapes = publication.area_shapes
    if not shapes:
        return None
    scale = _Scale.of([p for shape in shapes.values() for ring in shape.rings for p in ring])
    rings = {
        area: [spots for ring in shape.rings if len(spots := _spots(ring, scale)) >= _LEAST]
        for area, shape in shapes.items()
    }
    rings = {area: of_area for area, of_area in rings.items() if of_area}
    corners = _corners([ring for of_area in rings.values() for ring in of_area])
    bodies = {area: max(of_area, key=len) for area, of_area in rings.items()}
    return CountyOutline(
        height=scale.height,
        paths={
            area: "".join(_line(ring, corners) for ring in of_area)
            for area, of_area in rings.items()
        },
        bodies=bodies,
        middles={area: _middle_of(body) for area, body in bodies.items()},
        _scale=scale,
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """From degrees to the map's units."""

    west: float
    north: float
    narrower: float
    units: float
    left: float
    height: int

    @classmethod
    def of(cls, points: Collection[Point]) -> "_Scale":
        norths = [point.latitude for point in points]
        easts = [point.longitude for point in points]
        narrower = cos(radians((min(norths) + max(norths)) / 2))
        wide = (max(easts) - min(easts)) * narrower
        tall = max(norths) - min(norths)
        room, height = WIDTH - 2 * _MARGIN, _TALLEST - 2 * _MARGIN
        units = min(room / wide if wide else height, height / tall if tall else room)
        left = (WIDTH - wide * units) / 2
        return cls(
            min(easts), max(norths), narrower, units, left, round(tall * units + 2 * _MARGIN)
        )

    def spot(self, point: Point) -> Spot:
        east = (point.longitude - self.west) * self.narrower
        return (
            round(self.left + east * self.units),
            round(_MARGIN + (self.north - point.latitude) * self.units),
        )


def _spots(ring: Ring, scale: _Scale) -> tuple[Spot, ...]:
    """The corners on the map, without those that fall onto the one before."""
    spots = [scale.spot(point) for point in ring]
    return tuple(spot for n, spot in enumerate(spots) if spot != spots[n - 1])


def _corners(rings: Iterable[Sequence[Spot]]) -> frozenset[Spot]:
    """Where more than two borders meet: a curve must go through there, or a gap would stay open."""
    beside: dict[Spot, set[Spot]] = defaultdict(set)
    for ring in rings:
        for n, spot in enumerate(ring):
            beside[spot].add(ring[n - 1])
            beside[ring[n - 1]].add(spot)
    return frozenset(spot for spot, others in beside.items() if len(others) > 2)


def is_within(body: Sequence[Spot], x: float, y: float) -> bool:
    """Whether the place is within the line, by the even-odd rule."""
    sides = zip(body, (*body[1:], body[0]), strict=True)
    crossings = sum(
        (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0
        for (x0, y0), (x1, y1) in sides
    )
    return crossings % 2 == 1


def _middle_of(body: Sequence[Spot]) -> Spot:
    """Of a grid of spots within the line the one that is farthest from its corners; else a corner."""
    xs, ys = [x for x, _ in body], [y for _, y in body]
    grid = (
        (min(xs) + (max(xs) - min(xs)) * i // _GRID, min(ys) + (max(ys) - min(ys)) * j // _GRID)
        for i in range(1, _GRID)
        for j in range(1, _GRID)
    )

    def clearance(spot: Spot) -> float:
        # A name is three times as wide as it is high.
        return min(hypot((spot[0] - x) / 3, spot[1] - y) for x, y in body)

    return max((spot for spot in grid if is_within(body, *spot)), key=clearance, default=body[0])


def _line(ring: Sequence[Spot], corners: Collection[Spot]) -> str:
    """A closed line as SVG path data: a quadratic B-spline, but through corners.

    Each spot is the control point of a curve that begins and ends half way to the next ones. Two
    areas that share a border have the same spots, so the same curve.
    """
    first = next((n for n, spot in enumerate(ring) if spot in corners), 0)
    turned = [*ring[first:], *ring[:first]]
    is_corner = [spot in corners for spot in turned]
    at = turned[0] if is_corner[0] else _middle(turned[-1], turned[0])
    data = [f"M{at[0]} {at[1]}"]
    order = [*range(1, len(turned)), 0] if is_corner[0] else range(len(turned))
    for n in order:
        after = (n + 1) % len(turned)
        spot = turned[n]
        if is_corner[n]:
            data.append(_step("l", at, spot))
            at = spot
        else:
            end = turned[after] if is_corner[after] else _middle(spot, turned[after])
            data.append(_step("q", at, spot, end))
            at = end
    return f"{''.join(data)}z"


def _middle(a: Spot, b: Spot) -> Spot:
    """Half way, and the same from either end."""
    return (a[0] + b[0]) // 2, (a[1] + b[1]) // 2


def _step(command: str, at: Spot, *spots: Spot) -> str:
    numbers = [f"{value}" for x, y in spots for value in (x - at[0], y - at[1])]
    return command + "".join(
        number if not n or number.startswith("-") else f" {number}"
        for n, number in enumerate(numbers)
    )
