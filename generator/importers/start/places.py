"""The towns and villages that the register's addresses name → the places of the areas in which they are."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.importers.register.records import Location
from generator.importers.start.areas import name_key, same_place
from generator.importers.start.sorting import AreaBook
from generator.records import Gazetteer
from generator.records.address_lines import in_public, is_street, may_be_town, near, place_key

_MOST_LETTERS = 80  # of the name of a place, by the schema


def places_of(locations: Iterable[Location], areas: AreaBook) -> Mapping[str, Sequence[str]]:
    """For each area the towns and villages in which its locations are, by name; one in two areas is a place of that with more of them.

    Where they lie follows from the same addresses: see `generator.load.places`.
    """
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    where: dict[str, Counter[str]] = defaultdict(Counter)
    area_names = {same_place(area.name) for area in areas.areas}
    ids = {area.id for area in areas.areas}
    for at in locations:
        area = areas.cell(at)
        for town in _towns(at.address, areas.reader) if area in ids else ():
            if same_place(town) not in area_names:
                spellings[name_key(town)][in_public(town)] += 1
                where[name_key(town)][area] += 1
    places: dict[str, list[str]] = defaultdict(list)
    for key, of_area in where.items():
        area, _ = min(of_area.items(), key=lambda pair: (-pair[1], pair[0]))
        name, _ = min(spellings[key].items(), key=lambda pair: (-pair[1], pair[0]))
        places[area].append(name)
    return {area: sorted(names) for area, names in places.items()}


def _towns(address: str, reader: Gazetteer) -> Iterator[str]:
    """What stands last, and what stands between the street and that, but for towns of other authorities."""
    lines = reader.parts(address)
    # The third line from the end is part of a village: an estate, a suburb of a suburb.
    for n in range(len(lines) - 1, max(0, len(lines) - 3), -1):
        line, before = lines[n], lines[:n]
        is_last = n == len(lines) - 1
        if near(line) or not may_be_town(line, before) or len(line) > _MOST_LETTERS:
            return
        if not is_last and not any(map(is_street, before)):
            return
        key = place_key(line)
        if key not in reader.authorities and key not in reader.regions:
            yield line
