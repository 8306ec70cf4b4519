"""The towns and villages that the register's addresses name → the places of the areas in which they are."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from generator.importers.register.records import Location
from generator.importers.start.areas import AreaBook, name_key, same_place
from generator.records.gazetteer import gazetteer

_MOST_LETTERS = 80  # of the name of a place, by the schema


def places_of(
    locations: Iterable[Location], areas: AreaBook, region: str
) -> Mapping[str, Sequence[str]]:
    """For each area the towns in which its locations are, by name; one in two areas is a place of that with more of them.

    Where they lie follows from the same addresses: see `generator.load.places`.
    """
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    where: dict[str, Counter[str]] = defaultdict(Counter)
    area_names = {same_place(area.name) for area in areas.areas}
    ids = {area.id for area in areas.areas}
    reader = gazetteer((), (), [region])
    for at in locations:
        town = reader.town(at.address)
        area = areas.cell(at)
        if area in ids and _is_name(town) and same_place(town) not in area_names:
            spellings[name_key(town)][town.title() if town.isupper() else town] += 1
            where[name_key(town)][area] += 1
    places: dict[str, list[str]] = defaultdict(list)
    for key, of_area in where.items():
        area, _ = min(of_area.items(), key=lambda pair: (-pair[1], pair[0]))
        name, _ = min(spellings[key].items(), key=lambda pair: (-pair[1], pair[0]))
        places[area].append(name)
    return {area: sorted(names) for area, names in places.items()}


def _is_name(town: str) -> bool:
    return (
        2 <= len(town) <= _MOST_LETTERS
        and town != town.lower()
        and not any(letter.isdigit() for letter in town)
    )
