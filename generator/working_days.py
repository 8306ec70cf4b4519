"""Working days in England: what is neither a Saturday, a Sunday nor a bank holiday."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

_DAY = timedelta(days=1)


@cache
def _bank_holidays() -> HolidayBase:
    """Those of England, substitute days too. They are computed: nothing is looked up."""
    from holidays import (
        country_holidays,
    )  # it takes a quarter of a second, and few commands count days

    return country_holidays("GB", subdiv="ENG")


def is_working_day(day: date) -> bool:
    """Whether offices in England are open."""
    return day.weekday() < 5 and day not in _bank_holidays()


def working_days_after(day: date, number: int) -> date:
    """The last of so many working days, the first of which is the one after `day`.

    A promise of "at most 30 working days" from a Monday is kept on the
    thirtieth working day after it; the Monday itself is not counted. Where the
    days would run past the last one that there is, that.
    """
    ahead = (date.fromordinal(n) for n in range(day.toordinal() + 1, date.max.toordinal() + 1))
    return next(islice(filter(is_working_day, ahead), number - 1, None), date.max)


def working_days_between(first: date, last: date) -> int:
    """How many working days come after `first`, up to and with `last`; 0 where `last` is not after it."""
    return sum(is_working_day(first + n * _DAY) for n in range(1, (last - first).days + 1))
