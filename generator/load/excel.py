"""Days and months as Excel writes them, where they can be read in one way only."""

import re
from datetime import date, datetime
from typing import Any

from generator.load.fields import EARLIEST


def excel_date(cell: Any, type_: str) -> date | None:
    """A date as Excel's British or American settings write it, where it can be read in one way only.

    A month (type "yearmonth") comes back as its first day.
    """
    text = str(cell).strip()
    if type_ == "yearmonth":
        return _try(text, "%b-%y")
    if type_ != "date":
        return None
    slashed = re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", text)
    if slashed:
        first, second = int(slashed[1]), int(slashed[2])
        if first > 12 >= second or first == second:
            return _try(f"{first}/{second}/{slashed[3]}", "%d/%m/%Y")
        if second > 12 >= first:
            return _try(f"{first}/{second}/{slashed[3]}", "%m/%d/%Y")
        return None
    return _try(text, "%d-%b-%y") or _try(text, "%d-%b-%Y") or _try(text, "%d %B %Y")


def _try(text: str, pattern: str) -> date | None:
    try:
        day = datetime.strptime(text, pattern).date()
    except ValueError:
        return None
    return day if day.year >= EARLIEST else None
