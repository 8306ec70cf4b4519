"""The areas of a file → content/areas.yml, made or with what it lacked; all else in it stays to the byte."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.failure import Failure, ImportFailure
from generator.importers.areas.reading import GivenArea
from generator.importers.start import tidy
from generator.importers.start.areas import areas_yml, kept_areas
from generator.load.ids import slug_of
from generator.load.yaml_text import with_entry
from generator.problem import Place
from generator.records import Area, NamedPlace, Point, kilometres
from generator.records.address_lines import place_key

AREAS = "content/areas.yml"
_FAR_KM = 1


@dataclass(frozen=True, slots=True)
class MadeAreas:
    """What became of content/areas.yml.

    Attributes:
        ids: of the areas of the file, in its order.
        new: names of areas that it did not have.
        extended: names of areas that got further places, with how many.
        apart: what the file says otherwise and was left, in words.
    """

    text: bytes
    ids: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    extended: tuple[tuple[str, int], ...] = ()
    apart: tuple[str, ...] = ()


def with_areas(
    raw: bytes, entries: Sequence[Mapping[str, Any]], given: Sequence[GivenArea]
) -> MadeAreas:
    """The file with the areas that are given: a new one at its end, further places at the end of one that is there.

    An area that has a point keeps it, and no name is changed.

    Args:
        raw: content/areas.yml as it stands; b"" where there is none.
        entries: what stands in it.

    Raises:
        ImportFailure: a name leaves no id, or the file is written in a way into which nothing fits by itself.
    """
    areas = kept_areas(entries)
    by_name = {
        key: n for n, a in reversed(list(enumerate(areas))) for key in (a.id, place_key(a.name))
    }
    taken = {area.id for area in areas}
    ids: list[str] = []
    new: list[Area] = []
    extended: list[tuple[str, int]] = []
    apart: list[str] = []
    for area in given:
        n = by_name.get(area.id or place_key(area.name), by_name.get(place_key(area.name)))
        if n is None:
            made = _made(area, taken)
            taken.add(made.id)
            ids.append(made.id)
            new.append(made)
            continue
        standing = areas[n]
        ids.append(standing.id)
        apart += _apart(standing, area)
        names = {place_key(place.name) for place in standing.places}
        further = [place for place in area.places if place_key(place[0]) not in names]
        for place in further:
            raw = _added(raw, (n, "places"), _entry(place))
        if further:
            extended.append((standing.name, len(further)))
    if not raw.strip():
        raw = areas_yml(new)
    else:
        for made in new:
            raw = _added(raw, (), _mapping(made))
    return MadeAreas(raw, tuple(ids), tuple(a.name for a in new), tuple(extended), tuple(apart))


def _made(area: GivenArea, taken: set[str]) -> Area:
    wanted = area.id or slug_of(area.name, most=60)
    if not wanted:
        raise ImportFailure(
            f'{area.where}: "{area.name}" leaves no id; give one in a column id, in small letters with hyphens'
        )
    places = tuple(NamedPlace(name, postcode, None, Place(AREAS)) for name, postcode in area.places)
    return Area(tidy.free(wanted, {*taken, "all"}), area.name, area.point, places, Place(AREAS))


def _apart(standing: Area, area: GivenArea) -> list[str]:
    if standing.point is None or area.point is None:
        return []
    km = kilometres(standing.point, area.point)
    if km < _FAR_KM:
        return []
    at = f"latitude: {area.point.latitude:g}, longitude: {area.point.longitude:g}"
    return [
        f"{standing.name} keeps its point; the file has another, {km:.0f} km away. To take it, write {at} in {AREAS}"
    ]


def _entry(place: tuple[str, str]) -> Mapping[str, str] | str:
    name, postcode = place
    return {"name": name, "postcode": postcode} if postcode else name


def _mapping(area: Area) -> Mapping[str, Any]:
    at: Point | None = area.point
    return {
        "id": area.id,
        "name": area.name,
        **({"latitude": at.latitude, "longitude": at.longitude} if at else {}),
        "places": [_entry((place.name, place.postcode)) for place in area.places],
    }


def _added(raw: bytes, path: tuple[str | int, ...], entry: Mapping[str, Any] | str) -> bytes:
    try:
        return with_entry(raw, AREAS, path, entry)
    except Failure as error:
        raise ImportFailure(str(error)) from error
