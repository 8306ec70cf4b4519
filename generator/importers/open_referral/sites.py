"""Where a service is → the cells of its place: address, postcode, point, areas and access, and why an address is left out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from generator import formats
from generator.collation import folded
from generator.importers.open_referral import cleaning
from generator.importers.open_referral.parts import Part
from generator.importers.open_referral.privacy import Addressed
from generator.importers.open_referral.wordmap import ReferralWords
from generator.importers.register import cells
from generator.importers.register.records import Location
from generator.importers.start.sorting import AreaBook
from generator.records import Filed, Point, RegisteredLocation, grouped, kilometres
from generator.records.address_lines import is_county

_MOST_ADDRESS: Final = 200
_LINES: Final = ("address_1", "address_2", "address_3", "address_4", "street", "city", "town")
_COUNTRY: Final = frozenset({"gb", "uk", "united kingdom", "england", "wales", "great britain"})


@dataclass(frozen=True)
class Surroundings:
    """What tells where something is in the council's area, and what its words mean here."""

    book: AreaBook
    filed: Filed
    words: ReferralWords

    @cached_property
    def registered(self) -> Mapping[str, tuple[RegisteredLocation, ...]]:
        """The locations in the council's copy of the register, by their postcodes."""
        return grouped((at.postcode, at) for at in self.filed.register.values() if at.postcode)

    def is_within_reach(self, point: Point) -> bool:
        """Whether a service may stand there, as the rule point-outside has it."""
        points = [area.point for area in self.filed.areas.values() if area.point]
        reach = self.filed.framework.reach_km
        return not points or min(kilometres(point, at) for at in points) <= reach


@dataclass(frozen=True, slots=True)
class ReferralSite:
    """One place at which a service is.

    Attributes:
        source: its id, or what tells it from the service's other places.
        cells: address, postcode, latitude, longitude, areas, access: what is known of them.
        town: the town in which it is, or "".
        part: what stands between the service and the place: schedules, contacts.
        left_out: why its address is left out.
        lost: what was read and could not be used.
    """

    source: str
    cells: Mapping[str, str]
    town: str
    part: Part
    left_out: str = ""
    lost: tuple[str, ...] = field(default=())


def sites_of(service: Part, around: Surroundings, addressed: Addressed) -> list[ReferralSite]:
    """Its places, each once; none where it has none or is met online alone."""
    out: dict[tuple[str, str], ReferralSite] = {}
    for holder, at in _places(service):
        site = _site(holder, at, around, addressed)
        if site is not None:
            key = (site.cells.get("postcode", ""), site.cells.get("address", ""))
            out.setdefault(key if any(key) else ("", site.source), site)
    return list(out.values())


def _places(service: Part) -> Iterator[tuple[Part, Part]]:
    for holder in service.parts("service_at_locations"):
        for at in holder.parts("location", "locations"):
            yield holder, at
    for at in service.parts("locations", "location"):
        yield at, at


def _site(
    holder: Part, at: Part, around: Surroundings, addressed: Addressed
) -> ReferralSite | None:
    kind = at.text("location_type")
    about = f"{at.text('name', 'alternate_name')} {at.peek('description')}"
    postal = at.parts("addresses", "physical_addresses", "postal_addresses") or [at]
    lines, postcode, hidden = _address(postal[0])
    masked = at.flag("mask_exact_address") is True or hidden
    latitude, longitude = _degrees(at)
    location = Location(
        id="",
        address=", ".join(lines),
        postcode=postcode,
        latitude=latitude,
        longitude=longitude,
    )
    access, lost = _access(at, around.words)
    if kind.casefold() in ("virtual", "online"):
        return None
    lies = around.book.lies(location)
    is_near = lies is None or around.is_within_reach(lies.point)
    area = around.book.position(location).area if is_near else ""
    why = addressed.why_private(lines, about, masked=masked)
    if not is_near:
        why = why or "it is far from the council's area"
    named = {"areas": area, "access": access}
    placed = {} if why else _placed(lines, postcode, location, around, at)
    if (lines or postcode) and not why and not placed:
        lost.append("an address without a postcode")
    return ReferralSite(
        source=_source(at, lines, postcode),
        cells={key: value for key, value in {**named, **placed}.items() if value},
        town=around.book.reader.town(location.address) if lines and is_near else "",
        part=holder,
        left_out=why if lines or postcode else "",
        lost=tuple(lost),
    )


def _placed(
    lines: Sequence[str], postcode: str, location: Location, around: Surroundings, at: Part
) -> dict[str, str]:
    """The cells of an address that may stand; {} where it has no postcode."""
    if not postcode:
        return {}
    written = list(lines) or [around.book.town(location)]
    while len(written) > 1 and len(", ".join(written)) > _MOST_ADDRESS:
        written.pop(1)
    address = ", ".join(written)[:_MOST_ADDRESS]
    if not address:
        return {}
    cells_here = {"address": address, "postcode": postcode}
    if location.latitude is None or around.book.find(postcode) is not None:
        return cells_here
    point = (location.latitude, location.longitude)
    return {**cells_here, "latitude": f"{point[0]:.5f}", "longitude": f"{point[1]:.5f}"}


def _address(part: Part) -> tuple[list[str], str, bool]:
    """The lines without county and country, the postcode, and whether the source hides them."""
    part.skip("attention", "address_type", "country", "uprn", "region", "state_province", "county")
    written = [part.prose(name) for name in _LINES]
    raw_postcode = part.text("postal_code", "postcode")
    parts = (piece for text in written for piece in re.split(r"[\n,;]+", text))
    lines: list[str] = []
    for piece in parts:
        line = " ".join(piece.split()).strip(" .")
        is_own = line and formats.postcode(line) == ""
        if is_own and folded(line) not in {*map(folded, lines), *_COUNTRY}:
            lines.append(line)
    lines = [line for n, line in enumerate(lines) if n == 0 or not is_county(line)]
    inside = (formats.postcode(piece) for text in written for piece in text.split("\n"))
    postcode = formats.postcode(raw_postcode) or next(filter(None, inside), "")
    hidden = any("**" in str(part.raw(name)) for name in (*_LINES, "postal_code", "postcode"))
    return lines, postcode, hidden


def _degrees(at: Part) -> tuple[float, float] | tuple[None, None]:
    geometry = at.raw("geometry")
    listed = geometry.get("coordinates") if isinstance(geometry, dict) else None
    latitude, longitude = at.text("latitude"), at.text("longitude")
    if not latitude and isinstance(listed, list) and len(listed) == 2:
        longitude, latitude = map(str, listed)
    north, east = cells.degrees(latitude, longitude)
    if north is None or east is None:
        return None, None
    return round(north, 5), round(east, 5)


def _access(at: Part, words: ReferralWords) -> tuple[str, list[str]]:
    """The ids that its words stand for, and what stands for none."""
    ids: list[str] = []
    lost: list[str] = []
    for each in at.parts("accessibility", "accessibility_for_disabilities", "accessibilities"):
        texts = [
            part
            for name in ("name", "accessibility", "description", "details")
            for part in re.split(r"[.,;\n]+", each.prose(name))
        ]
        meant = words.access.ids(texts)
        ids += meant
        lost += [] if meant or not any(texts) else ["words on access that stand for nothing here"]
    return "; ".join(dict.fromkeys(ids)), lost


def _source(at: Part, lines: Sequence[str], postcode: str) -> str:
    held = at.raw("id")
    if isinstance(held, (str, int)):
        return str(held)[:80]
    return cleaning.line(f"{postcode} {lines[0] if lines else ''}").strip()[:80]
