"""Working days in England."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.working_days import is_working_day, working_days_after, working_days_between

DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


# As https://www.gov.uk/bank-holidays has them for England and Wales.
@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 27), True),  # a Friday
        (date(2026, 11, 28), False),
        (date(2026, 11, 29), False),
        (date(2026, 12, 24), True),
        (date(2026, 12, 25), False),
        (date(2026, 12, 28), False),  # for Boxing Day, a Saturday
        (date(2026, 12, 29), True),
        (date(2027, 12, 27), False),  # for Christmas Day, a Saturday
        (date(2027, 12, 28), False),  # for Boxing Day, a Sunday
        (date(2026, 4, 3), False),  # Good Friday
        (date(2026, 4, 6), False),  # Easter Monday
        (date(2026, 5, 4), False),
        (date(2026, 8, 31), False),
        (date(2026, 8, 3), True),  # Scotland's alone
        (date(2026, 3, 17), True),  # Northern Ireland's alone
        (date(2023, 5, 8), False),  # the coronation
    ],
)
def test_weekends_and_the_bank_holidays_of_england_are_none(day: date, works: bool) -> None:
    assert is_working_day(day) is works


@pytest.mark.parametrize(
    ("day", "number", "last"),
    [
        (date(2026, 11, 23), 1, date(2026, 11, 24)),
        (date(2026, 11, 27), 1, date(2026, 11, 30)),
        (date(2026, 11, 23), 30, date(2027, 1, 7)),  # over Christmas and New Year
        (date(2026, 12, 26), 1, date(2026, 12, 29)),
        (date(9999, 12, 30), 30, date.max),
    ],
)
def test_so_many_working_days_after_a_day(day: date, number: int, last: date) -> None:
    assert working_days_after(day, number) == last


@given(DAYS, st.integers(1, 80))
def test_what_is_counted_forwards_is_counted_back(day: date, number: int) -> None:
    last = working_days_after(day, number)
    assert is_working_day(last)
    assert working_days_between(day, last) == number
    assert working_days_between(day, last - timedelta(days=1)) == number - 1


@given(DAYS, st.integers(0, 400))
def test_there_are_none_backwards(day: date, back: int) -> None:
    assert working_days_between(day, day - timedelta(days=back)) == 0
