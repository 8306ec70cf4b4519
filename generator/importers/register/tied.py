"""Locations that the register ties together: who has whose place, and which home is registered twice."""

import re
from collections.abc import Collection, Mapping
from functools import lru_cache

from generator import formats
from generator.importers.register.cells import in_order, yes_or_no
from generator.importers.register.columns import RegisterRow
from generator.importers.register.records import NO_LINKS, Location, RegisterLinks

_LOCATION_ID = re.compile(r"\b1-[0-9]{6,12}\b")
# Field of RegisterLinks → the word by which a header tells it.
_WORDS = {"predecessors": "predecessor", "successors": "successor", "dual": "dual"}


def links_in(row: RegisterRow) -> RegisterLinks:
    """What the columns say whose headers name a predecessor, a successor or a dual registration."""
    columns = _columns(row.table.titles)
    if not columns:
        return NO_LINKS
    ids: dict[str, dict[str, None]] = {field: {} for field in _WORDS}
    flag = ""
    for index, field in columns:
        cell = row.cells[index] if index < len(row.cells) else ""
        ids[field] |= dict.fromkeys(_LOCATION_ID.findall(cell))
        if field == "dual":
            flag = flag or yes_or_no(cell)
    its_id = row.get("id")
    before, after, dual = (tuple(i for i in ids[field] if i != its_id) for field in _WORDS)
    if not (flag or before or after or dual):
        return NO_LINKS
    return RegisterLinks(before, after, dual, dual_flag=flag)


@lru_cache(maxsize=8)
def _columns(titles: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    """The columns whose headers tell of other locations, each with its field."""
    return tuple(
        (index, field)
        for index, title in enumerate(titles)
        for field, word in _WORDS.items()
        if word in title.split()
    )


def moved(ties: Mapping[str, RegisterLinks], present: Collection[str]) -> dict[str, str]:
    """Former registrations → the present one that has their place, over as many steps as it takes.

    A registration that is still there has moved nowhere. Where the place of
    one was parted among several, no one of them has it.

    Args:
        ties: every location's, by its id.
        present: the ids of those that are registered.
    """
    after: dict[str, set[str]] = {}
    for location_id, links in ties.items():
        for former in links.predecessors:
            after.setdefault(former, set()).add(location_id)
        after.setdefault(location_id, set()).update(links.successors)
    ends = {former: _ends(former, after, present) for former in after if former not in present}
    return {
        former: ends[former].pop()
        for former in sorted(ends, key=in_order)
        if len(ends[former]) == 1
    }


def _ends(former: str, after: Mapping[str, set[str]], present: Collection[str]) -> set[str]:
    """The present ones at the end of the steps; a ring of steps ends nowhere."""
    ends: set[str] = set()
    seen, open_ = {former}, [former]
    while open_:
        for step in after.get(open_.pop(), set()) - seen:
            seen.add(step)
            if step in present:
                ends.add(step)
            else:
                open_.append(step)
    return ends


def second_registrations(locations: Mapping[str, Location]) -> dict[str, str]:
    """The ids of second registrations of a home → the one that speaks for it.

    That is the one that the files name as the primary, and otherwise the one
    that was registered first. Where the files say only that a home is
    registered twice, it is told by its postcode and name.
    """
    partners = {
        key: {other for other in at.links.dual if other != key and other in locations}
        for key, at in locations.items()
    }
    flagged: dict[tuple[str, str], list[str]] = {}
    for key, at in locations.items():
        if (
            at.links.dual_flag == "Y"
            and not partners[key]
            and (code := formats.postcode(at.postcode))
        ):
            flagged.setdefault((code, at.name.casefold()), []).append(key)
    for alike in flagged.values():
        for key in alike:
            partners[key] |= {*alike} - {key}
    pairs = {tuple(sorted((key, o), key=in_order)) for key, of in partners.items() for o in of}
    second: dict[str, str] = {}
    for first, other in sorted(pairs):
        named = locations[first].links.primary or locations[other].links.primary
        is_other = named in (other, locations[other].provider_id) and bool(named)
        second[first if is_other else other] = other if is_other else first
    # Of three, the one that speaks for all.
    return {key: _last(key, second) for key in sorted(second, key=in_order)}


def _last(key: str, second: Mapping[str, str]) -> str:
    seen = {key}
    while (following := second.get(key)) and following not in seen:
        seen.add(following)
        key = following
    return key
