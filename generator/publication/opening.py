"""The few words of a service's hours → when it opens and closes, where they say so beyond doubt.

People write "9.30am to 4pm", "9am–5pm", "10 to 3", "09:00-17:30" or "open all
hours". Whatever says more than one time to another, or could be of a morning
or of an evening ("7 to 9", "9 to 10pm", "6pm to 10"), is not read: the words are
shown as they stand, and nothing is made of them.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

_HALF_DAY: Final = 12 * 60
_DAY: Final = 24 * 60
# A time with no am or pm that begins a span over noon is of the morning from here on.
_MORNING: Final = 7 * 60
_DAWN: Final = 6 * 60  # before it no day begins: "2 to 4pm" is no day of fourteen hours

_ALL_HOURS: Final = re.compile(
    r"(?:open |staffed )?(?:(?:at )?all hours|24 hours(?: a day)?|24/7|day and night|a?round the clock)"
)
_TIME: Final = r"((?:12 )?(?:noon|midday|midnight)|\d{1,2}(?:[.:][0-5]\d)?) ?(am|pm)?"
_SPAN: Final = re.compile(
    rf"(?:open )?(?:from )?{_TIME} ?(?:to|until|till|[-\u2013\u2014]) ?{_TIME}"
)
_NAMED: Final = {"noon": _HALF_DAY, "midday": _HALF_DAY, "midnight": 0}


@dataclass(frozen=True, slots=True)
class OpeningTimes:
    """When a service opens and closes, in minutes after midnight.

    `closes` is after `opens` by less than a day, and so more than 1,440 where that
    is on the next day. Open all hours is from 0 to 1,440.
    """

    opens: int
    closes: int

    @property
    def all_hours(self) -> bool:
        """Whether it never closes."""
        return (self.opens, self.closes) == (0, _DAY)


@lru_cache(maxsize=1024)
def opening_times(hours: str) -> OpeningTimes | None:
    """When it opens and closes by these words; None where they do not say so beyond doubt."""
    words = " ".join(hours.casefold().replace("a.m.", "am").replace("p.m.", "pm").split())
    if _ALL_HOURS.fullmatch(words):
        return OpeningTimes(0, _DAY)
    match = _SPAN.fullmatch(words)
    if match is None:
        return None
    start, end = _time(match[1], match[2]), _time(match[3], match[4])
    span = _span(start, end) if start and end else None
    if span is None or span[0] in (span[1], _DAY):  # "9am to 9am": a whole day, or none?
        return None
    opens, closes = span
    return OpeningTimes(opens, closes if closes > opens else closes + _DAY)


@dataclass(frozen=True, slots=True)
class _Time:
    """Minutes after midnight, by a clock of 24 hours or of half a day; "open" where it may be either."""

    minutes: int
    clock: Literal["24 hours", "half", "open"]


def _span(start: _Time, end: _Time) -> tuple[int, int] | None:
    """When it opens and closes, each in minutes after midnight; None where one may be of a morning or an evening."""
    opens, closes = start.minutes, end.minutes
    match start.clock, end.clock:
        case "open", "open":
            if opens < _MORNING or opens <= closes <= _HALF_DAY:
                return None
            return opens, closes + (_HALF_DAY if closes < opens else 0)
        case "24 hours", "open" if closes <= opens:  # "09:00 to 5:00"
            return None
        case "open", "half":
            later = closes % _HALF_DAY
            if closes < _HALF_DAY:  # "8 to 9am", "10 to midnight"
                return None
            if opens % _HALF_DAY < min(later, _DAWN):
                return opens % _HALF_DAY + _HALF_DAY, closes
            if not _MORNING <= opens < _HALF_DAY or opens < later:  # "9 to 10pm"
                return None
        case "half", "open":
            if not _DAWN <= opens <= _HALF_DAY or not 0 < closes % _HALF_DAY <= opens:
                return None  # "9am to 11", "6pm to 10"
            return opens, closes % _HALF_DAY + _HALF_DAY
    return opens, closes


def _time(written: str, half: str | None) -> _Time | None:
    """A time as it is written; None where there is no such time."""
    if (name := written.removeprefix("12 ")) in _NAMED:
        return None if half else _Time(_NAMED[name], "half")
    hour, _, minute = written.replace(".", ":").partition(":")
    minutes = int(hour) * 60 + int(minute or 0)
    if half:
        later = _HALF_DAY if half == "pm" else 0
        return _Time(minutes % _HALF_DAY + later, "half") if 60 <= minutes < 780 else None
    if minutes > _DAY:
        return None
    if minutes >= 780 or hour.startswith("0"):
        return _Time(minutes, "24 hours")
    return _Time(minutes, "open")
