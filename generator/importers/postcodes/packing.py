"""Points → the files that `generator.load.postcodes` reads, and that its docstring describes.

The scripts read them as well, so each is what schemas/browser/postcodes.schema.json says, or a bug.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import fmean

from generator.failure import ImportFailure
from generator.importers.postcodes.areas import nearest
from generator.importers.postcodes.sources import ONSPD, Product
from generator.load.postcodes import DIGITS, INDEX, UNITS_PER_DEGREE, PostcodePoint
from generator.records import Area
from generator.site.browser import handing

MOST_BYTES = 20_000
ATTRIBUTION = "ATTRIBUTION.txt"
LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"


@dataclass(frozen=True, slots=True)
class Edition:
    """Which issue of a product the data is from.

    Attributes:
        product: what it is called.
        month: "2025-11".
        note: what else readers of the data must know, in plain text; or "".
    """

    product: Product
    month: str
    note: str = ""

    @property
    def attribution(self) -> str:
        """The line that the licence asks for.

        Sources: ons.gov.uk/methodology/geography/licences for the ONS Postcode
        Directory; Doc/licence.txt in the download for Code-Point Open.
        """
        year = self.month[:4]
        licensed = "licensed under the Open Government Licence v3.0."
        rights = f"© Crown copyright and database right {year}"
        source = (
            f"source: Office for National Statistics {licensed}"
            if self.product == ONSPD
            else f"contains National Statistics data {rights}; {licensed}"
        )
        royal_mail = f"contains Royal Mail data © Royal Mail copyright and database right {year}"
        return f"Contains OS data {rights}; {royal_mail}; {source}"


def compact(
    points: Iterable[PostcodePoint],
    areas: Sequence[Area],
    mapping: Mapping[str, str],
    edition: Edition,
) -> dict[str, bytes]:
    """File name → bytes, ordered by name; the same bytes for the same points in any order.

    Raises ImportFailure for an outcode whose file would be over MOST_BYTES
    (the largest in Great Britain, CR0 with 2,775 live postcodes, is not).
    """
    ordered = located(points, areas, mapping)
    centres = {
        outcode: [
            round(fmean(point.latitude for point in members), 5),
            round(fmean(point.longitude for point in members), 5),
            len(members),
        ]
        for outcode, group in groupby(ordered, key=lambda point: point.outcode)
        if (members := list(group))
    }
    files = packed(ordered)
    files[INDEX] = _index(centres, edition)
    files[ATTRIBUTION] = _attribution(edition, len(ordered))
    return dict(sorted(files.items()))


def located(
    points: Iterable[PostcodePoint], areas: Sequence[Area], mapping: Mapping[str, str]
) -> list[PostcodePoint]:
    """The postcodes in their order, each in its area: its own, that of the mapping, else the nearest."""
    return [
        replace(point, area=point.area or mapping.get(point.postcode) or nearest(point, areas))
        for point in sorted(points, key=lambda point: point.postcode)
    ]


def packed(ordered: Iterable[PostcodePoint]) -> dict[str, bytes]:
    """The file of each outcode, from its postcodes in their order, each with its area.

    Raises ImportFailure for one that would be over MOST_BYTES.
    """
    files: dict[str, bytes] = {}
    for outcode, group in groupby(ordered, key=lambda point: point.outcode):
        members = list(group)
        files[f"{outcode}.json"] = content = _packed(outcode, members)
        if len(content) > MOST_BYTES:
            raise ImportFailure(
                f"{outcode}: {len(members)} postcodes make {len(content)} bytes, "
                f"over the {MOST_BYTES} that a look-up may cost"
            )
    return files


def _packed(outcode: str, points: Sequence[PostcodePoint]) -> bytes:
    north, east = zip(*(_units(point) for point in points), strict=True)
    origin = (min(north), min(east))
    width = _width(max(max(north) - origin[0], max(east) - origin[1]))
    sectors: dict[str, dict[str, str]] = defaultdict(lambda: defaultdict(str))
    for point in points:
        inward = point.postcode[-3:]
        offsets = (unit - start for unit, start in zip(_units(point), origin, strict=True))
        record = inward[1:] + "".join(_digits(offset, width) for offset in offsets)
        sectors[inward[0]][point.area] += record
    content = {"outcode": outcode, "origin": origin, "width": width, "sectors": sectors}
    return _json(*handing.checked([content], "postcodes", "outcode"))


def _units(point: PostcodePoint) -> tuple[int, int]:
    return round(point.latitude * UNITS_PER_DEGREE), round(point.longitude * UNITS_PER_DEGREE)


def _width(largest: int) -> int:
    width = 1
    while len(DIGITS) ** width <= largest:
        width += 1
    return width


def _digits(number: int, width: int) -> str:
    digits = ""
    for _ in range(width):
        number, digit = divmod(number, len(DIGITS))
        digits = DIGITS[digit] + digits
    return digits


def _json(data: object) -> bytes:
    """A line for each text, so that a new edition shows as few changed lines."""
    text = json.dumps(data, ensure_ascii=False, indent=0, separators=(",", ":"), sort_keys=True)
    return f"{text}\n".encode()


def _index(centres: Mapping[str, Sequence[float]], edition: Edition) -> bytes:
    lines = ",\n".join(f"{json.dumps(name)}:{json.dumps(at)}" for name, at in centres.items())
    facts = {
        "source": edition.product,
        "edition": edition.month,
        "attribution": edition.attribution,
    }
    handing.check({**facts, "outcodes": centres}, "postcodes")
    head = json.dumps(facts, ensure_ascii=False, indent=0, separators=(",", ":"))[:-2]
    return f'{head},\n"outcodes":{{\n{lines}\n}}\n}}\n'.encode()


def _attribution(edition: Edition, postcodes: int) -> bytes:
    paragraphs = [
        edition.attribution,
        LICENCE,
        f"{postcodes:,} live postcodes, from the {edition.product} of {edition.month}.",
        "Made by `framework-directory import postcodes`; import again rather than edit. "
        + "The format is described in generator/load/postcodes.py.",
        edition.note,
    ]
    return ("\n\n".join(paragraph for paragraph in paragraphs if paragraph) + "\n").encode()
