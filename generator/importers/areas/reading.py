"""A council's list of areas, as a table, as GeoJSON or as YAML → areas with their points, places and outlines."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from generator import formats
from generator.failure import ImportFailure
from generator.importers.opening import Grid, opened
from generator.importers.outlines import Outline, outline_of, position_of
from generator.importers.postcodes.national_grid import to_wgs84
from generator.load.documents import parse_document
from generator.load.postcodes import PostcodePoint
from generator.load.schema import check
from generator.records import Point
from generator.site.words.wording import joined

_MOST_AREAS = 500
_HEADER_WITHIN = 10  # rows
_COLUMNS: Final = {
    "id": ("id", "area id", "slug"),
    "name": ("name", "area", "area name", "community area", "district", "locality", "neighbourhood", "ward", "title"),
    "latitude": ("latitude", "lat"),
    "longitude": ("longitude", "long", "lon", "lng"),
    "easting": ("easting", "eastings", "x"),
    "northing": ("northing", "northings", "y"),
    "postcode": ("postcode", "post code"),
    "places": ("places", "place", "towns and villages", "towns", "town", "villages", "village", "settlements", "settlement"),
}  # fmt: skip
_NAMES_OF_FEATURES: Final = re.compile(
    r"^(?:name|area|area[_ ]name|community[_ ]area|ward|district|title|.*[0-9]{2}nm)$", re.I
)
_SOUTH, _NORTH, _WEST, _EAST = 49.8, 60.9, -8.7, 1.8  # by the schema of areas

FindPostcode = Callable[[str], PostcodePoint | None]


@dataclass(frozen=True, slots=True)
class GivenArea:
    """An area as the file has it.

    Attributes:
        id: "" where the file gives none.
        places: names; a place with a postcode of its own as (name, postcode).
        where: the file and its row, for messages.
    """

    id: str
    name: str
    where: str
    point: Point | None = None
    places: tuple[tuple[str, str], ...] = ()
    outline: Outline | None = None


def read_areas(path: Path, find: FindPostcode) -> tuple[GivenArea, ...]:
    """The areas of a file, in its order.

    Args:
        find: where a postcode lies, for an area that has one in place of a point.

    Raises:
        ImportFailure: the file holds no areas, or one of them has no name or no point that can be right.
    """
    areas: list[GivenArea] = []
    for file in opened(path):
        text = file.content if isinstance(file.content, str) else ""
        if text.lstrip().startswith("{"):
            areas += _features(text, file.name)
        elif path.suffix.lower() in {".yml", ".yaml"}:
            areas += _entries(text, file.name)
        else:
            for grid in file.grids():
                areas += _rows(grid, find)
    merged = _merged(areas)
    if not merged:
        raise ImportFailure(f"{path.name}: there is no area in it")
    if len(merged) > _MOST_AREAS:
        raise ImportFailure(
            f"{path.name}: {len(merged):,} areas; at most {_MOST_AREAS} make a page each that people browse. "
            "Give the towns or districts, and smaller places under places"
        )
    return merged


def _merged(areas: Sequence[GivenArea]) -> tuple[GivenArea, ...]:
    """Each name once: a file may have a row for each place of an area."""
    by_name: dict[str, GivenArea] = {}
    for area in areas:
        key = area.id or area.name.casefold()
        before = by_name.get(key)
        if before is None:
            by_name[key] = area
            continue
        if not area.places:
            raise ImportFailure(
                f"{area.where}: {area.name} is there twice, with no place beside it; keep one. For a "
                "table of postcodes: framework-directory import postcodes … --areas FILE"
            )
        places = tuple(dict.fromkeys((*before.places, *area.places)))
        by_name[key] = replace(before, places=places, point=before.point or area.point)
    return tuple(by_name.values())


def _rows(grid: Grid, find: FindPostcode) -> Iterator[GivenArea]:
    at, columns = _header(grid)
    for number, row in enumerate(grid.rows[at + 1 :], at + 2):
        cells = {
            name: " ".join(row[n].split()) if n < len(row) else "" for name, n in columns.items()
        }
        if not any(cells.values()):
            continue
        where = f"{grid.name}:{number}"
        if not cells["name"]:
            raise ImportFailure(f"{where}: this row has no name of an area")
        listed = (place.strip() for place in re.split(r"[;|,\n]", cells.get("places", "")))
        yield GivenArea(
            _id(cells.get("id", ""), where),
            _name(cells["name"], where),
            where,
            _point(cells, where, find),
            tuple((place, "") for place in listed if place),
        )


def _header(grid: Grid) -> tuple[int, Mapping[str, int]]:
    """The row of the header, and where its columns stand."""
    for at, row in enumerate(grid.rows[:_HEADER_WITHIN]):
        columns = _columns([" ".join(re.split(r"[\W_]+", cell.lower())).strip() for cell in row])
        if "name" in columns:
            return at, columns
    shown = joined([f'"{cell}"' for cell in (grid.rows[0] if grid.rows else ()) if cell][:6])
    raise ImportFailure(
        f"{grid.name}: no column is called name, area, district or ward"
        + (f"; its first row has {shown}" if shown else "")
        + ". The columns that are read: name, latitude, longitude (or postcode), places"
    )


def _columns(words: Sequence[str]) -> dict[str, int]:
    """Where each column stands, by the words of a header."""
    columns = {
        name: next(words.index(spelling) for spelling in spellings if spelling in words)
        for name, spellings in _COLUMNS.items()
        if set(spellings) & set(words)
    }
    more = {
        "name": r"[a-z]+[0-9]{2}nm",  # as the Office for National Statistics calls it
        "latitude": r".* (?:latitude|lat)",  # "centroid lat"
        "longitude": r".* (?:longitude|long|lon|lng)",
    }
    for name, pattern in more.items():
        fitting = [n for n, word in enumerate(words) if re.fullmatch(pattern, word)]
        if name not in columns and fitting:
            columns[name] = fitting[0]
    return columns


def _point(cells: Mapping[str, str], where: str, find: FindPostcode) -> Point | None:
    for first, second in (("latitude", "longitude"), ("northing", "easting")):
        north, east = cells.get(first, ""), cells.get(second, "")
        if not (north or east):
            continue
        try:
            numbers = float(north), float(east)
            at = Point(*numbers) if first == "latitude" else to_wgs84(numbers[1], numbers[0])
        except (ValueError, OverflowError) as error:
            raise ImportFailure(
                f"{where}: {first} and {second} should be two numbers, such as 53.541 and -2.118"
            ) from error
        return _in_britain(at, where)
    if postcode := cells.get("postcode", ""):
        located = find(formats.postcode(postcode) or postcode)
        if located is None:
            raise ImportFailure(
                f"{where}: content/postcodes/ does not hold {postcode}; give latitude and longitude"
            )
        return located.point
    return None


def _in_britain(at: Point, where: str) -> Point:
    if _SOUTH <= at.latitude <= _NORTH and _WEST <= at.longitude <= _EAST:
        return Point(round(at.latitude, 5), round(at.longitude, 5))
    is_turned = _SOUTH <= at.longitude <= _NORTH and _WEST <= at.latitude <= _EAST
    hint = (
        "latitude and longitude have changed places" if is_turned else "it is not in Great Britain"
    )
    raise ImportFailure(f"{where}: {at.latitude:g}, {at.longitude:g} cannot be right: {hint}")


def _entries(text: str, name: str) -> Iterator[GivenArea]:
    document = parse_document(text.encode(), name)
    problems = document.problems or check(document, "areas", "settings")
    if problems:
        line = f", line {problems[0].place.line}" if problems[0].place.line else ""
        raise ImportFailure(f"{name}{line}: {problems[0].message}")
    for entry in document.data:
        has_point = "latitude" in entry
        places = entry.get("places") or ()
        yield GivenArea(
            entry["id"],
            entry["name"],
            f"{name}, {entry['id']}",
            Point(float(entry["latitude"]), float(entry["longitude"])) if has_point else None,
            tuple(
                (p["name"], p.get("postcode", "")) if isinstance(p, Mapping) else (p, "")
                for p in places
            ),
        )


def _features(text: str, name: str) -> Iterator[GivenArea]:
    try:
        data = json.loads(text)
        features = data["features"] if data.get("type") == "FeatureCollection" else [data]
        pairs = [(f["properties"] or {}, f["geometry"]) for f in features]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ImportFailure(
            f"{name}: this is not GeoJSON with a feature for each area (FeatureCollection)"
        ) from error
    for number, (properties, geometry) in enumerate(pairs, 1):
        where = f"{name}, feature {number}"
        area = _feature(properties, geometry, where)
        yield area


def _feature(properties: Mapping[str, Any], geometry: Any, where: str) -> GivenArea:
    keys = sorted(properties, key=lambda key: (str(key).lower() != "name", str(key)))
    name = next((properties[k] for k in keys if _NAMES_OF_FEATURES.match(str(k))), None)
    if not isinstance(name, str) or not name.strip():
        shown = joined([f'"{key}"' for key in keys[:6]])
        raise ImportFailure(
            f"{where}: no property is called name" + (f"; it has {shown}" if shown else "")
        )
    outline = outline_of(geometry, where) if geometry else None
    try:
        is_point = bool(geometry) and geometry["type"] == "Point"
        point = position_of(geometry["coordinates"]) if is_point else None
    except (TypeError, KeyError, ValueError, IndexError) as error:
        raise ImportFailure(f"{where}: its point is not GeoJSON") from error
    point = point or (outline.middle if outline else None)
    listed = properties.get("places")
    places = listed if isinstance(listed, list) else re.split(r"[;|,]", str(listed or ""))
    return GivenArea(
        _id(str(properties.get("slug") or ""), where),
        _name(name, where),
        where,
        _in_britain(point, where) if point else None,
        tuple((str(place).strip(), "") for place in places if str(place).strip()),
        outline,
    )


def _name(name: str, where: str) -> str:
    name = " ".join(name.split())
    if not 2 <= len(name) <= 80:
        raise ImportFailure(f"{where}: the name of an area has 2 to 80 characters")
    return name


def _id(text: str, where: str) -> str:
    if text and (not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text) or text == "all"):
        # A number of an area in somebody's own list is no id of ours.
        return ""
    return "" if text.isdigit() else text
