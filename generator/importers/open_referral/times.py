"""Schedules → the days of the week on which a service runs, and its hours in a few words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from generator import formats
from generator.importers.open_referral.parts import Part
from generator.records.provider import DAYS

_OF_RRULE: Final = dict(zip(("MO", "TU", "WE", "TH", "FR", "SA", "SU"), DAYS, strict=True))
_TIME: Final = re.compile(
    r"(?:^|T|\s)(\d{1,2})[:.](\d\d)(?:[:.]\d\d(?:\.\d+)?)?\s*([ap]m)?", re.IGNORECASE
)
_NAMES: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ALL_HOURS: Final = {("00:00", "23:59"), ("00:00", "24:00"), ("00:00", "00:00"), ("00:01", "23:59")}
_MOST: Final = 80


@dataclass(frozen=True, slots=True)
class Times:
    """The cells `days` and `hours`; `lost` says what could not be put into them."""

    days: str = ""
    hours: str = ""
    lost: str = ""


def times_of(schedules: Iterable[Part], today: date) -> Times:
    """What the schedules that have not ended say together; those that come round by the month say no day of the week."""
    by_day: dict[str, list[tuple[str, str]]] = {}
    monthly = False
    for schedule in schedules:
        days, hours, is_monthly = _of_one(schedule, today)
        monthly = monthly or is_monthly
        for day in days:
            by_day.setdefault(day, []).extend([hours] if hours else [])
    days = [day for day in DAYS if day in by_day]
    if monthly:
        return Times(lost="a schedule by the month")
    words = _words({day: tuple(sorted(set(by_day[day]))) for day in days})
    if len(words) > _MOST:
        return Times("; ".join(days), "", "hours that are longer than the column")
    return Times("; ".join(days), words)


def _of_one(schedule: Part, today: date) -> tuple[Sequence[str], tuple[str, str] | None, bool]:
    """The days, the hours, and whether it comes round by the month."""
    begins, ends = (
        schedule.text("opens_at", "opening_time"),
        schedule.text("closes_at", "closing_time"),
    )
    last = schedule.text("valid_to", "until")[:10]
    schedule.skip("valid_from", "dtstart", "interval", "count", "timezone", "wkst")
    freq, by_month = schedule.text("freq").upper(), schedule.text("bymonthday")
    days = _days(schedule.text("byday", "weekday", "day", "day_of_week"), freq)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", last) and last < today.isoformat():
        return (), None, False
    if freq in ("MONTHLY", "YEARLY") or (by_month and not days):
        return (), None, True
    start, end = _clock(begins), _clock(ends)
    return days, (start, end) if start and end else None, False


def _days(text: str, freq: str) -> Sequence[str]:
    if not text:
        return DAYS if freq == "DAILY" else ()
    parts = [re.sub(r"[^A-Z]", "", part) for part in text.upper().split(",")]
    if all(part in _OF_RRULE for part in parts):
        return [_OF_RRULE[part] for part in parts]
    return [day for day in formats.days(text).split("; ") if day]


def _clock(text: str) -> str:
    """ "10:00:00", "10.00am", "2000-01-01T10:00:00Z" → "10:00"."""
    match = _TIME.search(text) or re.fullmatch(r"()?()(\d{1,2})\s*([ap]m)", text, re.IGNORECASE)
    if not match:
        return ""
    if match.re is not _TIME:
        hour, minute, half = int(match[3]), 0, match[4].lower()
    else:
        hour, minute, half = int(match[1]), int(match[2]), (match[3] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return f"{hour:02}:{minute:02}" if hour <= 24 and minute < 60 else ""


def _words(by_day: dict[str, tuple[tuple[str, str], ...]]) -> str:
    """The hours alone where they are the same on all days, otherwise with their days: "10am to 4pm; Saturday 9am to noon"."""
    kinds = dict.fromkeys(hours for hours in by_day.values() if hours)
    if not kinds:
        return ""
    if len(kinds) == 1 and all(by_day.values()):
        return _hours(next(iter(kinds)))
    parts = []
    for hours in kinds:
        days = [day for day in by_day if by_day[day] == hours]
        parts.append(f"{_day_names(days)} {_hours(hours)}")
    return "; ".join(parts)


def _hours(spans: Sequence[tuple[str, str]]) -> str:
    return " and ".join(
        "open all hours" if span in _ALL_HOURS else f"{_spoken(span[0])} to {_spoken(span[1])}"
        for span in spans
    )


def _spoken(clock: str) -> str:
    hour, minute = int(clock[:2]) % 24, clock[3:]
    half = "am" if hour < 12 else "pm"
    return f"{(hour - 1) % 12 + 1}{'' if minute == '00' else f'.{minute}'}{half}"


def _day_names(days: Sequence[str]) -> str:
    """ "Monday to Wednesday", "Monday and Friday"."""
    at = [DAYS.index(day) for day in days]
    if len(at) > 2 and at == list(range(at[0], at[-1] + 1)):
        return f"{_NAMES[at[0]]} to {_NAMES[at[-1]]}"
    written = [_NAMES[n] for n in at]
    return ", ".join(written[:-1]) + f" and {written[-1]}" if len(written) > 1 else written[0]
