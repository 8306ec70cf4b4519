"""Of several words on one fact of a location: the one that counts, whatever the order of the files.

What a source leaves blank is no word. Of two words the newer counts, each by
its own date: a rating by the day of its publication, everything else by the
day of the file. A name, and the words for what a place is, are no newer facts
for being written in another way: they are taken from the most trusted kind of
file. Latest ratings are read for ratings, and a council's own list for its: of
everything else they only fill what is blank. The council's own copy of the register is one source more: it
gives way to a file of the same day or a later one, and to none that is older.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final

from generator.importers.register.rated import newest_rating
from generator.importers.register.records import (
    Location,
    RegisterLayout,
    RegisterLinks,
    Sighting,
)

_RANK: Final = {layout: rank for rank, layout in enumerate(RegisterLayout)}
_BLANK = ("", (), None)
_FILLS_ALONE: Final = frozenset({RegisterLayout.RATINGS, RegisterLayout.LIST, RegisterLayout.DUAL})
_BY_KIND: Final = ("name", "service_types", "specialisms")
_OF_PROVIDER: Final = ("provider_name", "company_number")
_TOGETHER: Final = frozenset(
    {
        *("id", "latitude", "longitude", "ratings", "earlier_ratings", "links", "seen_on"),
        *("sources", "registration", "deregistered_on", "last_inspected"),
        *_BY_KIND,
        *_OF_PROVIDER,
    }
)
_BY_DAY: Final = tuple(field.name for field in fields(Location) if field.name not in _TOGETHER)
_NOTHING: Final = Location("")
_LINKS: Final = ("predecessors", "successors", "dual")


@dataclass(frozen=True, slots=True)
class Witness:
    """A sighting with the day of which its word is; date.min where nothing says."""

    sighting: Sighting
    day: date

    @property
    def location(self) -> Location:
        """What it says."""
        return self.sighting.location

    @property
    def layout(self) -> RegisterLayout:
        """What kind of file says so."""
        return self.sighting.layout

    @property
    def is_copy(self) -> bool:
        """Whether it is the council's own copy."""
        return self.layout is RegisterLayout.COPY


def one_of(witnesses: Iterable[Witness]) -> Location:
    """What they say together of the one location that all are about."""
    newest = sorted(witnesses, key=_by_day)
    facts = sorted(_of_facts(newest), key=lambda w: w.layout in _FILLS_ALONE)
    trusted = sorted(newest, key=lambda w: _RANK[w.layout])
    kinds = [w for w in trusted if w in facts]
    last = next((w.location for w in facts if w.location.latitude is not None), _NOTHING)
    values = {name: _first(facts, name) for name in _BY_DAY}
    values |= {name: _by_trust(kinds, name) for name in _BY_KIND}
    same = [w for w in trusted if w.location.provider_id in ("", values["provider_id"])]
    values |= {name: _by_trust(same, name) for name in _OF_PROVIDER}
    ratings, earlier = newest_rating([(w.location, w.day) for w in newest])
    return Location(
        **values,
        **_registration(newest),
        id=trusted[0].location.id,
        latitude=last.latitude,
        longitude=last.longitude,
        ratings=ratings,
        earlier_ratings=earlier,
        last_inspected=_latest(w.location.last_inspected for w in newest),
        links=_links(newest),
        seen_on=_latest(w.day for w in newest if w.day > date.min),
        sources=tuple(dict.fromkeys(str(w.layout) for w in trusted if not w.is_copy)),
    )


def _by_day(w: Witness) -> tuple[int, bool, int, str, int]:
    """The newest first; of one day the copy last, and the more trusted kind before another."""
    return -w.day.toordinal(), w.is_copy, _RANK[w.layout], w.sighting.file, w.sighting.row


def _of_facts(newest: Sequence[Witness]) -> list[Witness]:
    """Those that are read for more than ratings: beside the copy, latest ratings alone change nothing else."""
    telling = [w for w in newest if w.layout is not RegisterLayout.RATINGS]
    return telling if telling and all(w.is_copy for w in telling) else list(newest)


def _first(witnesses: Iterable[Witness], name: str) -> Any:
    for w in witnesses:
        if (value := getattr(w.location, name)) not in _BLANK:
            return value
    return getattr(_NOTHING, name)


def _by_trust(trusted: Sequence[Witness], name: str) -> Any:
    """The most trusted word; the copy's where that is older."""
    telling = [w for w in trusted if getattr(w.location, name) not in _BLANK]
    copies = [w for w in telling if w.is_copy]
    if copies and date.min < telling[0].day < copies[0].day:
        telling = copies
    return _first(telling, name)


def _latest(days: Iterable[date | None]) -> date | None:
    return max(filter(None, days), default=None)


def _registration(newest: Sequence[Witness]) -> dict[str, Any]:
    """Whether it is registered, and from which day it is not.

    An end stands until a file of a later day has the location again. A file
    that lists a location and says no more of it has it as registered.
    """
    ends = [w for w in newest if _has_ended(w.location)]
    if not ends:
        return {"registration": _first(newest, "registration"), "deregistered_on": None}
    day = _latest(w.location.deregistered_on for w in ends)
    said_on = max(*(w.day for w in ends), day or date.min, date.min)
    if any(w.day > said_on for w in newest if w not in ends):
        return {"registration": "Registered", "deregistered_on": None}
    return {"registration": "Deregistered", "deregistered_on": day}


def _has_ended(at: Location) -> bool:
    return at.registration.casefold() == "deregistered"


def _links(newest: Sequence[Witness]) -> RegisterLinks:
    links = [w.location.links for w in newest]
    before, after, dual = (tuple(dict.fromkeys(_ids(links, name))) for name in _LINKS)
    primary = next((link.primary for link in links if link.primary), "")
    flag = next((link.dual_flag for link in links if link.dual_flag), "")
    return RegisterLinks(before, after, dual, primary, flag)


def _ids(links: Iterable[RegisterLinks], name: str) -> Iterator[str]:
    for link in links:
        yield from getattr(link, name)
