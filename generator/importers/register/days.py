"""Of which day a file is: by what stands above its table, on its other sheets, or in its name."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Final

from generator.importers.register.records import Sighting

_FIRST: Final = date(2009, 4, 1)  # the Care Quality Commission began
_MONTH: Final = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
# Day, month and year as a file's name or a sentence of its preamble has them; without a day, the first.
_FORMS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<![0-9])(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?(?:[ _,.-]|%20)*(?P<b>{_MONTH})(?:[ _,.-]|%20)*(?P<y>20[0-9]{{2}})(?![0-9])",
        r"(?<![0-9])(?P<y>20[0-9]{2})[-_./ ](?P<m>[0-9]{1,2})[-_./ ](?P<d>[0-9]{1,2})(?![0-9])",
        r"(?<![0-9])(?P<d>[0-9]{1,2})[-_./ ](?P<m>[0-9]{1,2})[-_./ ](?P<y>20[0-9]{2})(?![0-9])",
        r"(?<![0-9])(?P<y>20[0-9]{2})(?P<m>[0-9]{2})(?P<d>[0-9]{2})(?![0-9])",
        rf"(?<![a-z])(?P<b>{_MONTH})(?:[ _,.-]|%20)*(?P<y>20[0-9]{{2}})(?![0-9])",
        r"(?<![0-9])(?P<y>20[0-9]{2})[-_](?P<m>[0-9]{1,2})(?![0-9])",
    )
)


def day_in(text: str) -> date | None:
    """The first day that a name or a sentence has: 13_November_2026, 2026-11, 01/11/2026.

    A day with slashes has the day before the month, as the Commission writes
    it in words that are not a table's.
    """
    for form in _FORMS:
        for match in form.finditer(text):
            if day := _day(match.groupdict()):
                return day
    return None


def own_day(name: str, *around: Iterable[Sequence[str]]) -> date | None:
    """The day of a table: in the rows around it, or else in its file's name."""
    cells = (cell for rows in around for row in rows for cell in row if cell)
    return next((day for cell in cells if (day := day_in(cell))), None) or day_in(name)


def latest_of(sightings: Iterable[Sighting], *more: date | None) -> date | None:
    """The latest day of which its rows speak, the ends of registrations aside: those may be to come."""
    return max((day for day in (*more, *_days(sightings)) if day), default=None)


def _days(sightings: Iterable[Sighting]) -> Iterator[date | None]:
    for sighting in sightings:
        at = sighting.location
        yield at.ratings.rated_on
        yield at.last_inspected


def _day(parts: dict[str, str]) -> date | None:
    month = parts.get("m") or str(datetime.strptime(parts["b"][:3], "%b").month)
    try:
        day = date(int(parts["y"]), int(month), int(parts.get("d") or 1))
    except ValueError:
        return None
    return day if day >= _FIRST else None
