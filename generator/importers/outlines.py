"""The outlines of areas, where the council has given any: content/area-outlines.geojson, and which of them a point is in.

Only imports read the file: which area a service or a postcode is in stands with
those, and no outline is published.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from generator.failure import ImportFailure
from generator.importers.postcodes.national_grid import to_wgs84
from generator.records import Point

OUTLINES: Final = "content/area-outlines.geojson"
_DECIMALS = 4  # of a degree: about 11 m
_MOST_POINTS = 200_000
_LEAST_CORNERS = 4  # of a ring, the first of them once more at its end (RFC 7946, 3.1.6)
_LARGEST_DEGREE = 180  # what is larger is a metre of the National Grid

Ring = tuple[tuple[float, float], ...]
"""Longitude and latitude of each corner."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What an area encloses: rings by the even-odd rule, so that one within another is a hole."""

    rings: tuple[Ring, ...]
    box: tuple[float, float, float, float]

    def has(self, point: Point) -> bool:
        """Whether the point is in it."""
        west, south, east, north = self.box
        x, y = point.longitude, point.latitude
        if not (west <= x <= east and south <= y <= north):
            return False
        return sum(_crossings(ring, x, y) for ring in self.rings) % 2 == 1

    @property
    def middle(self) -> Point:
        """The centre of gravity of its largest ring."""
        ring = max(self.rings, key=lambda ring: abs(_doubled_size(ring)))
        size = _doubled_size(ring)
        if not size:
            return Point(round(ring[0][1], _DECIMALS), round(ring[0][0], _DECIMALS))
        x = y = 0.0
        for (x0, y0), (x1, y1) in _sides(ring):
            cross = x0 * y1 - x1 * y0
            x, y = x + (x0 + x1) * cross, y + (y0 + y1) * cross
        return Point(round(y / (3 * size), _DECIMALS), round(x / (3 * size), _DECIMALS))


@dataclass(frozen=True, slots=True)
class Outlines:
    """Those that the council has given, by the ids of its areas."""

    by_area: Mapping[str, Outline] = field(default_factory=dict)

    def area(self, point: Point) -> str:
        """The id of the area in whose outline the point is; "" where it is in none."""
        return next((key for key, outline in self.by_area.items() if outline.has(point)), "")

    def file(self) -> bytes:
        """The text of the file: a feature a line."""
        features = ",\n".join(
            json.dumps(
                {
                    "type": "Feature",
                    "properties": {"id": key},
                    "geometry": {"type": "Polygon", "coordinates": outline.rings},
                },
                separators=(",", ":"),
            )
            for key, outline in sorted(self.by_area.items())
        )
        return f'{{"type":"FeatureCollection","features":[\n{features}\n]}}\n'.encode()


def read_outlines(files: Mapping[str, bytes]) -> Outlines:
    """Those of the council's folder; none where it has no such file.

    Raises:
        ImportFailure: the file is damaged.
    """
    if OUTLINES not in files:
        return Outlines()
    try:
        features = json.loads(files[OUTLINES])["features"]
        made = {f["properties"]["id"]: outline_of(f["geometry"], OUTLINES) for f in features}
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ImportFailure(f"{OUTLINES}: this is not what an import of areas writes") from error
    return Outlines({key: outline for key, outline in made.items() if outline})


def outline_of(geometry: Any, where: str) -> Outline | None:
    """The outline that a GeoJSON geometry (RFC 7946) is; None where it has no inside.

    Coordinates in metres, as of the British National Grid, are turned into degrees.

    Raises:
        ImportFailure: it has more corners than are read, or its corners are none.
    """
    try:
        kind, coordinates = geometry["type"], geometry.get("coordinates")
        polygons = {"Polygon": [coordinates], "MultiPolygon": coordinates}.get(kind, [])
        rings = [ring for polygon in polygons for ring in polygon]
        corners = sum(map(len, rings))
        is_read = corners <= _MOST_POINTS
        made = tuple(tuple(_corner(corner) for corner in ring) for ring in rings if is_read)
    except (TypeError, KeyError, ValueError, IndexError, AttributeError) as error:
        raise ImportFailure(f"{where}: its outline is not GeoJSON") from error
    if not is_read:
        raise ImportFailure(
            f"{where}: the outline has more than {_MOST_POINTS:,} corners; give a generalised one, "
            "such as the ultra generalised boundaries (BUC) of the Office for National Statistics"
        )
    if not made:
        return None
    if min(map(len, made)) < _LEAST_CORNERS:
        raise ImportFailure(
            f"{where}: its outline is not GeoJSON: a ring has fewer than four corners"
        )
    xs, ys = [x for ring in made for x, _ in ring], [y for ring in made for _, y in ring]
    return Outline(made, (min(xs), min(ys), max(xs), max(ys)))


def position_of(coordinates: Sequence[Any]) -> Point:
    """The point of a GeoJSON position, in degrees or in metres of the National Grid.

    Raises:
        ValueError: these are no two numbers.
    """
    x, y = _corner(coordinates)
    return Point(y, x)


def _corner(corner: Sequence[Any]) -> tuple[float, float]:
    x, y = float(corner[0]), float(corner[1])
    if max(abs(x), abs(y)) > _LARGEST_DEGREE:
        if not (0 <= x <= 800_000 and 0 <= y <= 1_400_000):
            raise ValueError("neither degrees nor metres of the National Grid")
        at = to_wgs84(x, y)
        x, y = at.longitude, at.latitude
    return round(x, _DECIMALS), round(y, _DECIMALS)


def _crossings(ring: Ring, x: float, y: float) -> int:
    """How often a line from the point to the east crosses the ring."""
    return sum(
        (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0
        for (x0, y0), (x1, y1) in _sides(ring)
    )


def _sides(ring: Ring) -> Iterable[tuple[tuple[float, float], tuple[float, float]]]:
    return zip(ring, (*ring[1:], ring[0]), strict=True)


def _doubled_size(ring: Ring) -> float:
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in _sides(ring))
