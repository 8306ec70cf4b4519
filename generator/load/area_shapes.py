"""content/area-shapes.geojson → the shape of each area, as `generator.importers.postcodes.shapes` writes it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.problem import Place, Problem
from generator.records import AREA_SHAPES, AreaShape, Point

MOST_BYTES = 2_000_000
_LEAST_CORNERS = 4  # the first of them once more at the end (RFC 7946, 3.1.6)
_BOUNDS = ((-180, 180), (-90, 90))  # of a longitude and a latitude


def read_area_shapes(
    root: Path, areas: Mapping[str, Any]
) -> tuple[Mapping[str, AreaShape], tuple[Problem, ...]]:
    """The shape of each area that has one, in the order of `areas`, and what is wrong with the file.

    Args:
        areas: by the ids of areas that there are; the shape of another is left out.

    Raises:
        OSError: the file cannot be read.
    """
    path = root / AREA_SHAPES
    if path.is_symlink():
        words = "links are not followed; put the file itself here"
        return {}, (Problem("symbolic-link", words, Place(AREA_SHAPES)),)
    if not path.exists():
        return {}, ()
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            raise ValueError("larger than what is written")
        shapes = dict(_shapes(json.loads(raw)))
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        words = (
            "this is no drawing of the areas as `import areas --write` makes it: delete it, and run "
            "that command again"
        )
        return {}, (Problem("damaged-area-shapes", words, Place(AREA_SHAPES)),)
    return {area: shapes[area] for area in areas if area in shapes}, ()


def _shapes(collection: Any) -> Iterator[tuple[str, AreaShape]]:
    for feature in collection["features"]:
        geometry = feature["geometry"]
        if geometry["type"] != "MultiPolygon":
            raise ValueError("another geometry than is written")
        rings = [_ring(ring) for polygon in geometry["coordinates"] for ring in polygon]
        yield str(feature["properties"]["area"]), AreaShape(tuple(rings))


def _ring(corners: Sequence[Sequence[float]]) -> tuple[Point, ...]:
    if len(corners) < _LEAST_CORNERS or corners[0] != corners[-1]:
        raise ValueError("a ring that is not closed")
    return tuple(_point(*corner) for corner in corners[:-1])


def _point(longitude: float, latitude: float) -> Point:
    for degree, (least, most) in zip((longitude, latitude), _BOUNDS, strict=True):
        if not least <= float(degree) <= most:
            raise ValueError("no longitude and latitude")
    return Point(float(latitude), float(longitude))
