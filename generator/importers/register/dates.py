"""Dates as CQC's files write them → dates, without guessing which part is the month.

Three forms come: ISO (2025-05-14, with or without a time), words
(13 November 2026), and numbers with slashes (05/29/2026, 1/2/2025 12:00:00 AM).
In the last, the order is settled for a whole column of a file by its own
evidence: a second part over 12 anywhere makes it month-first, a first part over
12 day-first. Where a column has both, or neither, an order that a midnight
"12:00:00 AM" betrays is American; otherwise its slashed dates stay unread, as
a wrong date is worse than none.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Literal

Order = Literal["month-first", "day-first", "unsettled"]

_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?:[ T].*)?")
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T].*)?")
_WORDS = ("%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%B %d, %Y")


def settled_order(values: Iterable[str]) -> Order:
    """The order of day and month in a column, by the evidence of all its values."""
    matches = [match for value in values if (match := _SLASHED.fullmatch(value.strip()))]
    first_over = any(int(match[1]) > 12 for match in matches)
    second_over = any(int(match[2]) > 12 for match in matches)
    american = any(match[0].endswith((" AM", " PM")) for match in matches)
    if first_over and second_over:
        return "unsettled"
    if second_over or (american and not first_over):
        return "month-first"
    return "day-first" if first_over else "unsettled"


@lru_cache(maxsize=1 << 14)
def read_date(text: str, order: Order = "unsettled") -> date | None:
    """The date, or None where there is none or it cannot be told.

    A slashed date in an unsettled column is read only where both parts are the
    same, as 5/5/2025 is the same day either way.
    """
    text = text.strip()
    try:
        if match := _ISO.fullmatch(text):
            return date.fromisoformat(match[1])
        if match := _SLASHED.fullmatch(text):
            first, second, year = (int(part) for part in match.groups())
            if order == "unsettled" and first != second:
                return None
            return date(year, *((second, first) if order == "day-first" else (first, second)))
    except ValueError:
        return None
    for form in _WORDS:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None
