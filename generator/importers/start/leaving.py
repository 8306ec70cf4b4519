"""What becomes of a service whose location the register gives no more: withdrawn, or left as it is and named.

Only the register's own word withdraws: a registration that has ended, or a
location that no longer has a service type of the lot. That a location is not in
these files is nobody's word: the service stays, and the report has a line. Nor
does dormant withdraw: the registration goes on.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.importers.register.records import Register
from generator.importers.standing import ENDED
from generator.importers.start.existing import (
    ABSENT,
    DORMANT,
    ELSEWHERE,
    LISTED,
    WITHDRAWN,
    Existing,
)

Key = tuple[str, str]  # location id, lot


_FEWER_TYPES = "the location no longer has a service type of this lot"
_NO_LOT = "no service type that belongs to a lot"
_NOT_THERE = "not in the files"


@dataclass(frozen=True, slots=True)
class Gone:
    """A service that an import wrote and that these files do not give.

    Attributes:
        name: of the location.
        since: the day on which it was withdrawn, "" where it is not.
        outcome: what the report says of it: LISTED where it was not asked for.
        areas, town: where the last import had it, "" where that is not known.
    """

    location_id: str
    name: str
    lot: str
    service: str
    since: str
    why: str
    outcome: str
    areas: str = ""
    town: str = ""


@dataclass(frozen=True, slots=True)
class Absences:
    """Why a location gives no service here, by what is known of it.

    Attributes:
        offered: the locations that give a service in some lot.
        whys: the reasons of those that were read and not used, by location id.
        is_whole: whether the files say which locations there are.
        today: the day from which something ends of which the register says no day.
    """

    register: Register
    offered: frozenset[str]
    whys: Mapping[str, str]
    is_whole: bool
    today: date

    def outcome(self, location_id: str, last: str) -> tuple[str, str, str]:
        """What the report is to say, why, and the day from which the service is withdrawn, "" where it is not."""
        day = self.today.isoformat()
        if location_id in self.register.deregistered:
            ended = self.register.deregistered[location_id]
            return WITHDRAWN, ENDED, ended.isoformat() if ended else day
        if location_id in self.offered:
            return WITHDRAWN, _FEWER_TYPES, day
        why = self.whys.get(location_id, "")
        if why == _NO_LOT:
            return WITHDRAWN, why, day
        if why.startswith(DORMANT):
            return DORMANT, why, ""
        if why:
            return ELSEWHERE, why, ""
        return (ABSENT if self.is_whole else last), _NOT_THERE, ""


def last_outcome(key: Key, before: Existing, has_offer: bool) -> str:
    """What the last import made of a service; "" where no import wrote it, or a person has taken it out.

    Args:
        has_offer: whether the copy of the register gives a service in this lot, for a folder without a report.
    """
    if before.outcomes is not None:
        return before.outcomes.get(key, "")
    if not has_offer:
        return ""
    ended = key[0] in before.gone or before.location_rows[key[0]].get("deregistered_on")
    return WITHDRAWN if ended else LISTED


def is_an_imports(row: Mapping[str, str], key: Key, before: Existing) -> bool:
    """Whether the service is withdrawn, and an import did it."""
    day = row.get("withdrawn_on", "")
    gone_on = before.gone.get(key[0])
    return day != "" and day in (
        before.withdrawn.get(key, ""),
        gone_on.isoformat() if gone_on else "",
        before.location_rows.get(key[0], {}).get("deregistered_on", ""),
    )
