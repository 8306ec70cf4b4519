"""The names of places that the council knows, and which town a service is in.

Whatever shows a town goes by this: a card, a title, a summary, the open data.
The town comes from where the service is (its area) and from the places that its
address names; the last line of an address is only a post town, which may be
another one: post for Failsworth goes by way of Manchester.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.records import address_lines
from generator.records.address_lines import place_key
from generator.records.area import (
    ANYWHERE,
    Area,
    KnownPlace,
    NeighbouringTown,
    Position,
    kilometres,
)

# Of two places that an address names, the outer counts only where the inner is farther off than that.
_NEAR_KM: Final = 6
_FORMAL: Final = re.compile(r", (?:City|County|Borough) of$|^(?:City|Borough) of ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The places of the council's areas, and the towns just over the border.

    Attributes:
        places: by their keys (`address_lines.place_key`).
        areas: by their ids.
        regions: keys of the names of the council's own area: "wiltshire", "wiltshire council".
        authorities: keys of the names of other authorities, to whose towns post is sent.
    """

    places: Mapping[str, tuple[KnownPlace, ...]]
    areas: Mapping[str, Area]
    regions: frozenset[str]
    authorities: frozenset[str] = frozenset()

    def town(self, address: str, at: Position = ANYWHERE) -> str:
        """The town or village of an address that is public as a whole, as the public writes it; "" where there is none.

        In this order: the innermost place of its own area that the address
        names; another place that it names and that is no farther off; the name of
        the area; what stands last in the address and is no street, house, county
        or authority. An area that bears the name of the whole comes last, as it
        is wider than a town, and not at all where it is a county.
        """
        if place := self._named(address, at):
            return place.name
        area = self.areas.get(at.area)
        if area and at.is_held and not self._is_whole(area):
            return in_short(area.name)
        if town := self._post_town(address, at):
            return address_lines.in_public(town)
        return in_short(area.name) if area and not address_lines.is_county(area.name) else ""

    def locality(self, address: str) -> str:
        """The town or village that the address of somebody's home names, as the council writes it; "" where it names none.

        The last part between commas that is a place counts, as it says least; else
        the town with which the address ends, or with which it begins before a
        number. Counties, the region and postcodes behind it are passed over. Before
        a street, a place counts that is a town: "Holt, 3 Mill Lane" may be a house's name.
        """
        return next((places[0].name for places in self._all_named(address)), "")

    def nearest_place(self, address: str) -> str:
        """The place that stands next behind the street: of "3 Mill Lane, Manton, Marlborough" it is Manton; "" for none."""
        nearest = ""
        for line in reversed(self.parts(address)):
            if address_lines.is_street(line):
                break
            nearest = next((place.name for place in self._places(line)), nearest)
        return nearest

    def street(self, address: str, at: Position = ANYWHERE) -> str:
        """What the address says beside its town, what that belongs to, its county and its postcode."""
        town = place_key(self.town(address, at))
        lines = self.parts(address)
        keys = [self._key(line) for line in lines]
        if town not in keys:
            return ", ".join(lines)
        there = keys.index(town)
        behind = [line for line in lines[there + 1 :] if address_lines.is_street(line)]
        return ", ".join([*lines[:there], *behind])

    def parts(self, address: str) -> Sequence[str]:
        """What stands between the commas, without postcodes, counties and the region at the end."""
        lines = address_lines.lines_of(address)
        while len(lines) > 1 and self._is_beyond(lines):
            lines.pop()
        if not lines or (last := address_lines.without_outcode(lines[-1])) == lines[-1]:
            return lines
        is_town = any(place_key(last).endswith(name) for name in self._towns())
        return [*lines[:-1], last] if is_town else lines

    def before_town(self, address: str) -> Sequence[str]:
        """House, number and street: the parts that are no place, each without one at its end."""
        town = place_key(self.town(address))
        lines = (line for line in self.parts(address) if self._key(line) != town)
        return [kept for line in lines if (kept := self._kept(line))]

    def _is_beyond(self, lines: Sequence[str]) -> bool:
        """Whether the last line is wider than a town: a county, the region, half a postcode."""
        last = lines[-1]
        if not address_lines.without_outcode(last) or address_lines.is_county(last):
            return True
        if place_key(last) not in self.regions:
            return False
        # An authority may bear the name of a town: it is that where no other stands before it.
        return place_key(last) not in self.places or bool(
            self._places(lines[-2]) and not address_lines.is_street(lines[-2])
        )

    def _is_whole(self, area: Area) -> bool:
        return place_key(in_short(area.name)) in self.regions or address_lines.is_county(area.name)

    def _towns(self) -> Iterable[str]:
        return (key for key, places in self.places.items() if places[0].is_town)

    def _key(self, line: str) -> str:
        """The key of the place that the line names, as the council writes it, or else of the line."""
        return next((place_key(p.name) for p in self._places(line)), place_key(_at(line)))

    def _places(self, line: str) -> Sequence[KnownPlace]:
        return self.places.get(place_key(_at(line)), ())

    def _named(self, address: str, at: Position) -> KnownPlace | None:
        """The place that the address names and that fits its position best."""
        chains = [places for places in self._all_named(address) if places]
        fit = [place for places in reversed(chains) if (place := self._fit(places, at))]
        if not fit:
            return None
        inside = [place for place in fit if place.area == at.area] or fit
        away = [_away(place, at) for place in inside]
        near = [
            place for place, km in zip(inside, away, strict=True) if km is None or km <= _NEAR_KM
        ]
        return near[0] if near else min(inside, key=lambda place: _away(place, at) or 0.0)

    def _fit(self, places: Sequence[KnownPlace], at: Position) -> KnownPlace | None:
        """That of the places of one name in which the position may be; None where it is in none of them."""
        here = [place for place in places if at.area and place.area == at.area]
        if here:
            return here[0]
        away = [place for place in places if self._may_be(place, at)]
        return away[0] if away else None

    def _may_be(self, place: KnownPlace, at: Position) -> bool:
        """Whether it may be in a place of another area, or over the border."""
        area = self.areas.get(at.area)
        if area is None:
            return True
        if not place.area and (at.is_held or not _has(place, at.outcode)):
            return False
        if at.point and place.point and area.point:
            return kilometres(at.point, place.point) <= kilometres(at.point, area.point)
        return bool(place.area == "" or place_key(place.name) not in self.authorities)

    def _all_named(self, address: str) -> Iterator[Sequence[KnownPlace]]:
        """The places of each name in the address, the outermost first."""
        lines = self.parts(address)
        is_before_street = False
        is_near: list[Sequence[KnownPlace]] = []
        count = 0
        for line in reversed(lines):
            places = self._places(line)
            if places and (places[0].is_town or not is_before_street):
                if address_lines.near(line):
                    is_near.append(places)
                else:
                    count += 1
                    yield places
            is_before_street = is_before_street or address_lines.is_street(line)
        if not count:
            yield from is_near or self._within(lines)

    def _within(self, lines: Sequence[str]) -> Iterator[Sequence[KnownPlace]]:
        """A town with which the last line ends, the longest first, or before whose number the first begins."""
        words = lines[-1].split() if lines else []
        last = place_key(words[-1]) if words else ""
        if last not in self.places and (address_lines.is_county(last) or last in self.regions):
            words.pop()
        is_numbered = any(word[:1].isdigit() for word in words)
        for start in range(len(words)):
            places = self.places.get(place_key(" ".join(words[start:])), ())
            if places and (places[0].is_town or not is_numbered):
                yield places
                return
        words = lines[0].split() if lines else []
        for end in range(len(words) - 1, 0, -1):
            places = self.places.get(place_key(" ".join(words[:end])), ())
            if places and places[0].is_town and words[end][:1].isdigit():
                yield places
                return

    def _post_town(self, address: str, at: Position) -> str:
        """What stands last and may be a town, or before it where that is another authority's; "" for nothing."""
        lines = self.parts(address)
        lines = [*lines[:-1], *filter(None, _parted(lines[-1]))] if lines else []
        for n in range(len(lines) - 1, 0, -1):
            name, before = address_lines.near(lines[n]) or lines[n], lines[:n]
            if not address_lines.may_be_town(name, before):
                return ""
            # What the council knows and has ruled out is elsewhere, as another authority's town is.
            is_elsewhere = at.area and (self._places(name) or place_key(name) in self.authorities)
            if is_elsewhere or place_key(name) in self.regions:
                continue
            if n == len(lines) - 1 or _is_behind_street(before):
                return name
            return ""
        return ""

    def _kept(self, line: str) -> str:
        words = line.split()
        starts = (n for n in range(len(words)) if self._places(" ".join(words[n:])))
        return " ".join(words[: next(starts, len(words))])


def gazetteer(
    areas: Iterable[Area],
    towns: Iterable[NeighbouringTown],
    regions: Iterable[str],
    authorities: Iterable[str] = (),
) -> Gazetteer:
    """The places of the council's areas, and the towns just over the border.

    Args:
        regions: names of the council's own area: "Wiltshire", "Wiltshire Council".
        authorities: names of authorities with social services, its own among them.
    """
    areas = tuple(areas)
    own_names = frozenset(place_key(in_short(region)) for region in regions)
    places: dict[str, list[KnownPlace]] = {}
    for town in towns:
        place = KnownPlace(town.name, "", town.point, is_town=True, outcodes=town.outcodes)
        places.setdefault(place_key(town.name), []).append(place)
    for area in areas:
        name = in_short(area.name)
        place = KnownPlace(name, area.id, area.point, is_town=True)
        for key in {place_key(name), place_key(area.name)}:
            places.setdefault(key, []).append(place)
    for area in areas:
        for named in area.places:
            if not named.is_misspelling:
                place = KnownPlace(named.name, area.id, named.point, is_town=False)
                places.setdefault(place_key(named.name), []).append(place)
    return Gazetteer(
        places={key: tuple(of_name) for key, of_name in places.items()},
        areas={area.id: area for area in areas},
        regions=own_names,
        authorities=frozenset(map(place_key, authorities)) - own_names,
    )


def in_short(name: str) -> str:
    """An authority's name without what it is: "Bristol, City of" → "Bristol"."""
    return _FORMAL.sub("", name)


def _at(line: str) -> str:
    return address_lines.near(line) or line


def _away(place: KnownPlace, at: Position) -> float | None:
    return kilometres(place.point, at.point) if place.point and at.point else None


def _has(place: KnownPlace, outcode: str) -> bool:
    return not (place.outcodes and outcode) or outcode in place.outcodes


def _parted(line: str) -> tuple[str, str]:
    """Street and town of one line; the line alone where no town follows a street in it."""
    town = address_lines.behind_street(line)
    return (line.removesuffix(town).strip(), town) if town else (line, "")


def _is_behind_street(before: Sequence[str]) -> bool:
    return any(address_lines.is_street(line) for line in before)
