"""The places of an area that was everything → those of the areas in which they are, once there are others."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from generator.failure import Failure, ImportFailure
from generator.importers.register.records import Location
from generator.importers.start.sorting import AreaBook
from generator.load.postcodes import PostcodePoint
from generator.load.yaml_text import with_entry, without_entries
from generator.records import NamedPlace
from generator.records.address_lines import place_key

AREAS = "content/areas.yml"


def with_places_moved(
    raw: bytes, book: AreaBook, locations: Sequence[Location]
) -> tuple[bytes, dict[str, str]]:
    """content/areas.yml with each such place where it is, and where each went: its name → an area's id.

    A place goes where it bears the area's name, where the area has it already, or into which most
    of the locations fall whose address names it; else the area that is nearest to it.

    Raises:
        ImportFailure: the file is written in a way in which a place cannot be moved by itself.
    """
    moved: dict[str, str] = {}
    fallen = _fallen(book, locations)
    numbers = {area.id: n for n, area in enumerate(book.areas)}
    names = {
        place_key(name): area.id
        for area in book.parts
        for name in (area.name, *(place.name for place in area.places))
    }
    try:
        for whole in book.areas if book.parts else ():
            if whole in book.parts:
                continue
            there = {
                place.name: area
                for place in whole.places
                if not place.postcode
                and (area := names.get(place_key(place.name)) or _area(place, book, fallen))
                and area != whole.id
            }
            raw = without_entries(raw, AREAS, (numbers[whole.id], "places"), there.keys())
            for name, area in there.items():
                if place_key(name) not in names:
                    raw = with_entry(raw, AREAS, (numbers[area], "places"), name)
            moved |= there
    except Failure as error:
        raise ImportFailure(str(error)) from error
    return raw, moved


def _fallen(book: AreaBook, locations: Sequence[Location]) -> Mapping[str, Counter[str]]:
    """A place's name → how many of the locations whose address names it fall into which area."""
    fallen: dict[str, Counter[str]] = defaultdict(Counter)
    for at in locations:
        name, area = book.reader.nearest_place(at.address), book.position(at).area
        if name and area:
            fallen[name][area] += 1
    return fallen


def _area(place: NamedPlace, book: AreaBook, fallen: Mapping[str, Counter[str]]) -> str:
    if counts := fallen.get(place.name):
        return min(counts.items(), key=lambda pair: (-pair[1], pair[0]))[0]
    if place.point is None:
        return ""
    return book.area_of(PostcodePoint("", place.point.latitude, place.point.longitude))
