"""The names of places that the council knows, and the locality that stands in an address."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.records.area import Area, NeighbouringTown

_POSTCODE: Final = re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]?\s?[0-9][A-Z]{2}\b", re.IGNORECASE)
_OUTCODE: Final = re.compile(
    r"(?:^|\s)[A-Z]{1,2}[0-9][A-Z0-9]?$"
)  # the first half of one, at the end
_PARTED: Final = re.compile(r"[,;\n]")
_NOT_A_WORD: Final = re.compile(r"[^\w]+")

# Counties, whole and as they are shortened, that people write behind the town (Royal Mail's former
# postal counties of the south and the ones that they border on; the council's own is added).
_COUNTIES: Final = frozenset(
    [
        *("avon", "beds", "bedfordshire", "berks", "berkshire", "bucks", "buckinghamshire"),
        *("cambs", "cambridgeshire", "cheshire", "cornwall", "cumbria", "derbyshire", "derbys"),
        *("devon", "dorset", "durham", "essex", "glos", "gloucestershire", "hants", "hampshire"),
        *("herefordshire", "hertfordshire", "herts", "kent", "lancashire", "lancs"),
        *("leicestershire", "leics", "lincolnshire", "lincs", "middlesex", "norfolk"),
        *("northamptonshire", "northants", "northumberland", "nottinghamshire", "notts"),
        *("oxfordshire", "oxon", "rutland", "salop", "shropshire", "somerset", "staffordshire"),
        *("staffs", "suffolk", "surrey", "sussex", "warwickshire", "warks", "wiltshire", "wilts"),
        *("worcestershire", "worcs", "yorkshire", "merseyside", "cleveland", "humberside"),
        *("county durham", "co durham", "tyne and wear", "isle of wight", "isles of scilly"),
        *("greater london", "greater manchester", "west midlands", "east riding of yorkshire"),
        *(f"{side} yorkshire" for side in ("north", "south", "east", "west")),
        *("east sussex", "west sussex", "england", "wales", "scotland", "northern ireland"),
        *("united kingdom", "great britain", "uk", "gb"),
    ]
)
# What follows the name of a place in the name of a street that leads there.
STREETS: Final = (
    "road|rd|street|st|lane|ln|avenue|ave|close|drive|way|hill|row|terrace|place|gardens|grove|"
    "crescent|court|mews|walk|view|rise|green|square|park"
)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The names by which places are known, in small letters and one form → as the public writes them.

    Attributes:
        towns: those of areas and of towns over the border, after which few houses and streets are named.
    """

    names: Mapping[str, str]
    towns: frozenset[str]
    regions: frozenset[str]

    def locality(self, address: str) -> str:
        """The town or village that the address names, as the council writes it; "" where it names none.

        The last part between commas that is a place counts; else the town with
        which the address ends, or with which it begins before a number. Counties,
        the region and postcodes behind it are passed over. Before a street, a
        place counts that is a town: "Holt, 3 Mill Lane" may be a house's name.
        """
        parts = self.parts(address)
        is_before_street = False
        for part in reversed(parts):
            key = _key(part)
            if key in (self.towns if is_before_street else self.names):
                return self.names[key]
            is_before_street = is_before_street or _is_street(part)
        return next(self._within(parts), "")

    def town(self, address: str) -> str:
        """The locality, or else what stands last of several parts and is no street: for an address that is public as a whole."""
        parts = self.parts(address)
        last = parts[-1] if len(parts) > 1 else ""
        return self.locality(address) or ("" if _is_street(last) else last)

    def nearest_place(self, address: str) -> str:
        """The place that stands next behind the street: of "3 Mill Lane, Manton, Marlborough" it is Manton; "" for none."""
        nearest = ""
        for part in reversed(self.parts(address)):
            if _is_street(part):
                break
            nearest = self.names.get(_key(part), nearest)
        return nearest

    def street(self, address: str) -> str:
        """What the address says beside its town, its county and its postcode."""
        town = self.town(address)
        parts = (p for p in self.parts(address) if town not in (p, self.names.get(_key(p))))
        return ", ".join(parts)

    def parts(self, address: str) -> Sequence[str]:
        """What stands between the commas, without postcodes, counties and the region at the end."""
        pieces = (part.strip(" .") for part in _PARTED.split(_POSTCODE.sub("", address)))
        parts = [part for part in pieces if part]
        while len(parts) > 1 and (_key(parts[-1]) in self.regions or _OUTCODE.fullmatch(parts[-1])):
            parts.pop()
        last = _OUTCODE.sub("", parts[-1]) if parts else ""
        return [*parts[:-1], last] if any(map(_key(last).endswith, self.towns)) else parts

    def before_town(self, address: str) -> Sequence[str]:
        """House, number and street: the parts that are no place, each without one at its end."""
        town = self.town(address)
        return [kept for part in self.parts(address) if part != town and (kept := self._kept(part))]

    def _kept(self, part: str) -> str:
        words = part.split()
        starts = (n for n in range(len(words)) if _key(" ".join(words[n:])) in self.names)
        return " ".join(words[: next(starts, len(words))])

    def _within(self, parts: Sequence[str]) -> Iterator[str]:
        """A town with which the last part ends, the longest first, or before whose number the first begins."""
        words = parts[-1].split() if parts else []
        if words and _key(words[-1]) in self.regions:
            words.pop()
        numbered = any(word[:1].isdigit() for word in words)
        for start in range(len(words)):
            if (key := _key(" ".join(words[start:]))) in (self.towns if numbered else self.names):
                yield self.names[key]
        words = parts[0].split() if parts else []
        for end in range(len(words) - 1, 0, -1):
            if (key := _key(" ".join(words[:end]))) in self.towns and words[end][:1].isdigit():
                yield self.names[key]


def gazetteer(
    areas: Iterable[Area], towns: Iterable[NeighbouringTown], regions: Iterable[str]
) -> Gazetteer:
    """The places of the council's areas, and the towns just over the border.

    Args:
        regions: names of the council's own area: "Wiltshire", "Wiltshire Council".
    """
    areas = tuple(areas)
    names = [*(town.name for town in towns), *(area.name for area in areas)]
    places = [place for area in areas for place in area.places_shown]
    return Gazetteer(
        names={_key(name): name for name in reversed([*names, *places])},
        towns=frozenset(map(_key, names)),
        regions=_COUNTIES | {_key(region) for region in regions},
    )


def _is_street(part: str) -> bool:
    return re.search(rf"^\d|^the\s|\s(?:{STREETS})$", part, re.IGNORECASE) is not None


def _key(name: str) -> str:
    """In small letters, with one space between words: "Bradford-on-Avon" is "Bradford on Avon"."""
    return _NOT_A_WORD.sub(" ", name.replace("'", "").replace("’", "")).strip().casefold()
