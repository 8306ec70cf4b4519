"""Where postcodes lie, and in which area → content/area-shapes.geojson: what the site's map draws.

The road: each postcode has the ground that is nearer to it than to any other
(its Voronoi cell); the cells are cut off a little way beyond the outermost
postcodes, joined by area, and simplified as one coverage, so that neighbours
keep one border. It is a drawing of this software's own and no official
boundary: what an area is by law, nobody can read from it.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import cos, radians
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from generator.load.postcodes import UNITS_PER_DEGREE, PostcodePoint
from generator.records import Area
from generator.records.area_shape import AREA_SHAPES, DECIMALS

NOTE: Final = (
    "Drawn from the postcodes of each area by framework-directory; no official boundary. "
    "Made again by `import postcodes` and `import areas --write` rather than edited."
)
_KM_PER_DEGREE = 111.2  # of latitude, by the mean radius of the Earth
_LEAST_POINTS = 4  # of which a cell can be made
# As parts of the whole's size (the root of its height times its width), so that a
# borough's map has as many turns as a county's.
_AROUND = 1 / 30  # how far the ground around a postcode goes
_TURNS = 1 / 90  # what a border may lose
_HOLE = 1 / 12  # the side of a square: ground without postcodes that is larger is left open
_ISLAND = 0.02  # of the largest part; smaller ones are left out


def shapes(
    points: Iterable[PostcodePoint], areas: Mapping[str, Area], attribution: str
) -> dict[str, bytes]:
    """The file by its path below the folder; nothing where there are too few postcodes.

    The same bytes for the same postcodes in any order.

    Args:
        attribution: the line that the postcodes' licence asks for.
    """
    ordered = sorted(points, key=lambda point: point.postcode)
    inside = [point for point in ordered if point.area in areas]
    if len({(p.latitude, p.longitude) for p in inside}) < _LEAST_POINTS:
        return {}
    narrower = cos(radians(round(sum(p.latitude for p in inside) / len(inside), 2)))
    # Of the postcodes of one building the first counts: two cells cannot share a middle.
    by_spot: dict[tuple[float, float], str] = {}
    for point in inside:
        # As they are kept, so that what is drawn from the kept ones is the same.
        north, east = (round(x * UNITS_PER_DEGREE) for x in (point.latitude, point.longitude))
        spot = (_kilometres(east) * narrower, _kilometres(north))
        by_spot.setdefault(spot, point.area)
    names, drawn = _drawn(by_spot)
    features = [
        _feature(areas[name], shape, narrower)
        for name, shape in zip(names, drawn, strict=True)
        if not shape.is_empty
    ]
    return {AREA_SHAPES: _file(features, attribution)} if features else {}


def _kilometres(units: int) -> float:
    return units / UNITS_PER_DEGREE * _KM_PER_DEGREE


def _drawn(by_spot: Mapping[tuple[float, float], str]) -> tuple[list[str], list[BaseGeometry]]:
    """Each area's id and its shape, in kilometres on a plane."""
    spots = shapely.MultiPoint(list(by_spot))
    west, south, east, north = spots.bounds
    size = max((east - west) * (north - south), 1e-6) ** 0.5
    ground = _ground(spots, size)
    cells = shapely.voronoi_polygons(spots, extend_to=ground, ordered=True)
    by_area: dict[str, list[BaseGeometry]] = defaultdict(list)
    for area, cell in zip(by_spot.values(), shapely.get_parts(cells), strict=True):
        by_area[area].append(cell)
    names = sorted(by_area)
    joined = [shapely.coverage_union_all(by_area[name]) for name in names]
    cut = [_surfaces(shapely.intersection(shape, ground)) for shape in joined]
    return names, list(shapely.coverage_simplify(cut, size * _TURNS))


def _ground(spots: shapely.MultiPoint, size: float) -> BaseGeometry:
    """Where there are postcodes: a little way around each, without small holes and islands."""
    around = size * _AROUND
    # One by one: the many of a MultiPoint would take minutes.
    near = shapely.union_all(shapely.buffer(shapely.get_parts(spots), around, quad_segs=4))
    # What a bay or an empty hill cuts into is filled, and the edge comes back towards the postcodes.
    closed = shapely.buffer(shapely.buffer(near, around * 1.4), around * -1.9)
    parts = shapely.get_parts(closed)
    largest = max(part.area for part in parts)
    kept = [_without_holes(part, (size * _HOLE) ** 2) for part in parts]
    return shapely.multipolygons([part for part in kept if part.area > largest * _ISLAND])


def _without_holes(part: shapely.Polygon, smaller_than: float) -> shapely.Polygon:
    holes = [ring for ring in part.interiors if shapely.Polygon(ring).area > smaller_than]
    return shapely.Polygon(part.exterior, holes)


def _surfaces(shape: BaseGeometry) -> BaseGeometry:
    """What of it has a size: a cut along an edge leaves lines and points beside."""
    parts = [part for part in shapely.get_parts(shape) if isinstance(part, shapely.Polygon)]
    return shapely.multipolygons(parts)


def _feature(area: Area, shape: BaseGeometry, narrower: float) -> dict[str, object]:
    """A GeoJSON feature (RFC 7946): outer rings against the clock, holes with it."""
    polygons = [
        [
            [_degrees(x, y, narrower) for x, y in ring.coords]
            for ring in (polygon.exterior, *polygon.interiors)
        ]
        for polygon in shapely.get_parts(shapely.orient_polygons(shape))
    ]
    return {
        "type": "Feature",
        "properties": {"area": area.id, "name": area.name},
        "geometry": {"type": "MultiPolygon", "coordinates": polygons},
    }


def _degrees(x: float, y: float, narrower: float) -> list[float]:
    longitude, latitude = x / _KM_PER_DEGREE / narrower, y / _KM_PER_DEGREE
    return [round(longitude, DECIMALS), round(latitude, DECIMALS)]


def _file(features: Iterable[dict[str, object]], attribution: str) -> bytes:
    """A line for each area, so that what changed is seen."""
    head = json.dumps({"note": NOTE, "attribution": attribution}, ensure_ascii=False, indent=0)
    lines = ",\n".join(
        json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features
    )
    return f'{{"type":"FeatureCollection",{head[1:-2]},\n"features":[\n{lines}\n]}}\n'.encode()
