"""The names of places that the council knows, and the locality that stands in an address."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.records.area import Area, NeighbouringTown

_POSTCODE: Final = re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]?\s?[0-9][A-Z]{2}\b", re.IGNORECASE)
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
        *("worcestershire", "worcs", "yorkshire", "england", "uk"),
    ]
)
# What follows the name of a place in the name of a street that leads there.
STREETS: Final = (
    "road|rd|street|st|lane|ln|avenue|ave|close|drive|way|hill|row|terrace|place|gardens|grove|"
    "crescent|court|mews|walk|view|rise|green|square|park"
)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The names by which places are known, in small letters and one form → as the public writes them."""

    names: Mapping[str, str]
    regions: frozenset[str]

    def locality(self, address: str) -> str:
        """The town or village that the address names, as the council writes it; "" where it names none.

        The last part between commas that is a place counts; else the place with
        which the address ends, or with which it begins before a number. Counties,
        the region and postcodes behind it are passed over.
        """
        parts = self.parts(address)
        found = next((self.names[k] for p in reversed(parts) if (k := _key(p)) in self.names), "")
        return found or next(self._within(parts), "")

    def town(self, address: str) -> str:
        """The locality, or else what stands last of several parts and is no street: for an address that is public as a whole."""
        parts = self.parts(address)
        last = parts[-1] if len(parts) > 1 else ""
        is_street = re.match(r"\d", last) or re.search(rf"\s(?:{STREETS})$", last, re.IGNORECASE)
        return self.locality(address) or ("" if is_street else last)

    def parts(self, address: str) -> Sequence[str]:
        """What stands between the commas, without postcodes, counties and the region at the end."""
        found = (part.strip(" .") for part in _PARTED.split(_POSTCODE.sub("", address)))
        parts = [part for part in found if part]
        while len(parts) > 1 and _key(parts[-1]) in self.regions:
            parts.pop()
        return parts

    def before_town(self, address: str) -> Sequence[str]:
        """House, number and street: the parts that are no place, each without one at its end."""
        town = self.town(address)
        return [kept for part in self.parts(address) if part != town and (kept := self._kept(part))]

    def _kept(self, part: str) -> str:
        words = part.split()
        starts = (n for n in range(len(words)) if _key(" ".join(words[n:])) in self.names)
        return " ".join(words[: next(starts, len(words))])

    def _within(self, parts: Sequence[str]) -> Iterator[str]:
        """A place with which the last part ends, the longest first, or before whose number the first begins."""
        words = parts[-1].split() if parts else []
        if words and _key(words[-1]) in self.regions:
            words.pop()
        for start in range(len(words)):
            if name := self.names.get(_key(" ".join(words[start:]))):
                yield name
        words = parts[0].split() if parts else []
        for end in range(len(words) - 1, 0, -1):
            name = self.names.get(_key(" ".join(words[:end])))
            if name and words[end][:1].isdigit():
                yield name


def gazetteer(
    areas: Iterable[Area], towns: Iterable[NeighbouringTown], regions: Iterable[str]
) -> Gazetteer:
    """The places of the council's areas, and the towns just over the border.

    Args:
        regions: names of the council's own area: "Wiltshire", "Wiltshire Council".
    """
    names = [town.name for town in towns]
    for area in areas:
        names += [area.name, *area.places_shown]
    return Gazetteer(
        names={_key(name): name for name in reversed(names)},
        regions=_COUNTIES | {_key(region) for region in regions},
    )


def _key(name: str) -> str:
    """In small letters, with one space between words: "Bradford-on-Avon" is "Bradford on Avon"."""
    return _NOT_A_WORD.sub(" ", name.replace("'", "").replace("’", "")).strip().casefold()
