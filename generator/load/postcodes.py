"""The site's own postcode data (content/postcodes/): a point and an area for every live postcode.

`generator.importers.postcodes` writes it; the build reads it here, and the
browser reads the same files, so that a postcode never leaves it. A look-up
costs the index and one outcode file, and no file is over 20,000 bytes.

index.json
    {"source": "ONS Postcode Directory", "edition": "2025-11", "attribution": "…",
     "outcodes": {"SN10": [51.3372, -1.9905, 1198], …}}
    Each outcode with the mean latitude and longitude (degrees, WGS 84) of the
    postcodes held, and how many they are.

SN10.json
    {"outcode": "SN10", "origin": [512131, -20712], "width": 2,
     "sectors": {"1": {"devizes": "AAk3ZqAB…", …}, …}}
    `sectors` is keyed by the first character after the space, then by area id;
    each text is a run of records of equal length, one a postcode: its last two
    letters, then how far north and how far east of `origin` it lies, each as
    `width` digits in base 64 (DIGITS, most significant first).
    Origin and offsets are in ten-thousandths of a degree (UNITS_PER_DEGREE):
    about 11 m north and, in England, 7 m east; so a position is kept within 7 m.

To look up SN10 1AA: in sector "1", the record that starts with "AA".
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.records import Point

INDEX = "index.json"
UNITS_PER_DEGREE = 10_000
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

NO_POSTCODE_DATA = "is not postcode data as `import postcodes` writes it; run that command again"

_VALUES = {digit: value for value, digit in enumerate(DIGITS)}
_POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][ABD-HJLNP-UW-Z]{2})")


class DamagedPostcodeData(ValueError):
    """A file of the postcode data cannot be read: one line that names it and says what to do."""

    def __init__(self, path: Path) -> None:
        """Make one for the file."""
        self.path = path
        super().__init__(f"{path}: {NO_POSTCODE_DATA}")


@dataclass(frozen=True, slots=True)
class PostcodePoint:
    """Where a postcode lies.

    Attributes:
        postcode: upper case with one space, "SN10 1AA".
        latitude: degrees, WGS 84.
        longitude: degrees, WGS 84.
        area: the id of the area it lies in, or "" where nothing says so.
    """

    postcode: str
    latitude: float
    longitude: float
    area: str = ""

    @property
    def point(self) -> Point:
        """The position as the records hold it."""
        return Point(self.latitude, self.longitude)

    @property
    def outcode(self) -> str:
        """The part before the space: "SN10"."""
        return self.postcode.partition(" ")[0]


@dataclass(frozen=True, slots=True)
class PostcodeBook:
    """The postcode data of a folder. Opens an outcode's file when it is first asked for.

    Attributes:
        folder: where the files stand.
        outcodes: how many postcodes are held of each.
        attribution: the line that their licence asks for.
    """

    folder: Path
    outcodes: Mapping[str, int] = field(default_factory=dict)
    attribution: str = ""
    _opened: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def find(self, postcode: str) -> PostcodePoint | None:
        """The postcode however it is spaced or cased; None where it is not held or is none.

        Raises DamagedPostcodeData for a file that cannot be read.
        """
        wanted = normal_form(postcode)
        if wanted is None:
            return None
        outcode, _, inward = wanted.partition(" ")
        if outcode not in self.outcodes:
            return None
        return next(iter(self._unpacked(outcode, inward)), None)

    def all(self) -> Iterator[PostcodePoint]:
        """Every postcode that is held.

        Raises DamagedPostcodeData for a file that cannot be read.
        """
        for outcode in self.outcodes:
            yield from self._unpacked(outcode, "")

    def areas(self) -> frozenset[str]:
        """The ids of the areas in which its postcodes lie.

        Raises DamagedPostcodeData for a file that cannot be read.
        """
        names: set[str] = set()
        for outcode in self.outcodes:
            path = self.folder / f"{outcode}.json"
            try:
                if outcode not in self._opened:
                    self._opened[outcode] = _json(path)
                for areas in self._opened[outcode]["sectors"].values():
                    names |= areas.keys()
            except (AttributeError, KeyError, TypeError, ValueError) as error:
                raise DamagedPostcodeData(path) from error
        return frozenset(names - {""})

    def _unpacked(self, outcode: str, inward: str) -> list[PostcodePoint]:
        """The postcode of the outcode with this inward part, or for "" all; nothing where it is not held."""
        path = self.folder / f"{outcode}.json"
        try:
            if outcode not in self._opened:
                self._opened[outcode] = _json(path)
            return list(_unpacked(outcode, self._opened[outcode], inward))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise DamagedPostcodeData(path) from error


def load(folder: Path) -> PostcodeBook:
    """The book of a folder that the importer wrote; an empty one where there is no index.

    Raises DamagedPostcodeData for an index that cannot be read.
    """
    path = folder / INDEX
    if not path.exists():
        return PostcodeBook(folder)
    index = _json(path)
    try:
        outcodes = {
            outcode: int(postcodes) for outcode, (_, _, postcodes) in index["outcodes"].items()
        }
        return PostcodeBook(folder, outcodes, str(index.get("attribution", "")))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise DamagedPostcodeData(path) from error


def normal_form(text: str) -> str | None:
    """ "sn101aa" → "SN10 1AA"; None for what does not have the form of a full postcode.

    The form is that of BS 7666 as Royal Mail uses it; the last two letters are
    never C, I, K, M, O or V. Girobank's GIR 0AA has none and is no place.
    """
    match = _POSTCODE.fullmatch("".join(text.split()).upper())
    return f"{match[1]} {match[2]}" if match else None


def outcode_of(text: str) -> str:
    """The first half of a postcode: "SN10" of "sn10 1aa"; "" for what is none."""
    return (normal_form(text) or "").partition(" ")[0]


def _unpacked(outcode: str, packed: Any, inward: str) -> Iterator[PostcodePoint]:
    north, east = packed["origin"]
    width = packed["width"]
    for sector, areas in packed["sectors"].items():
        if inward and sector != inward[0]:
            continue
        for area, records in areas.items():
            if len(records) % (2 + 2 * width):
                raise ValueError("a record is cut short")
            for start in range(0, len(records), 2 + 2 * width):
                if inward and records[start : start + 2] != inward[1:]:
                    continue
                middle = start + 2 + width
                yield PostcodePoint(
                    f"{outcode} {sector}{records[start : start + 2]}",
                    (north + _number(records[start + 2 : middle])) / UNITS_PER_DEGREE,
                    (east + _number(records[middle : middle + width])) / UNITS_PER_DEGREE,
                    area,
                )


def _number(digits: str) -> int:
    value = 0
    for digit in digits:
        value = value * len(DIGITS) + _VALUES[digit]
    return value


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DamagedPostcodeData(path) from error
