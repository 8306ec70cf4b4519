"""Whether two cells say the same: one answer, whichever way the one came in."""

from __future__ import annotations

import pytest

from generator.importers.cell_meaning import same

SAME = [
    ("price_from", "26.40", "26.4"), ("age_from", "18", "18.0"), ("phone", "01632 960123", "01632960123"),
    ("needs", "autism; dementia", "dementia;autism"), ("days", "mon; tue", "Monday, Tuesday"),
    ("availability_on", "2026-10-31", "31/10/2026"), ("self_funders", "yes", "TRUE"), ("self_funders", "no", "N"),
    ("title", "Kite  Hill ", "Kite\xa0Hill"), ("summary", "Two\nlines", "Two\r\nlines"), ("address", "", "  "),
]  # fmt: skip
OTHER = [
    ("price_from", "26.40", "264"), ("phone", "01632 960123", "01632 960124"), ("needs", "autism", "autism; dementia"),
    ("title", "Kite Hill", "kite hill"), ("self_funders", "yes", ""), ("self_funders", "maybe", "yes"),
    ("availability_on", "2026-12-01", "01/12/2026"), ("age_to", "", "0"), ("hours", "9am", "09:00"),
]  # fmt: skip


@pytest.mark.parametrize(("column", "first", "second"), SAME)
def test_written_otherwise_it_is_the_same(column: str, first: str, second: str) -> None:
    assert same(column, first, second)
    assert same(column, second, first)


@pytest.mark.parametrize(("column", "first", "second"), OTHER)
def test_what_says_something_else_is_another(column: str, first: str, second: str) -> None:
    assert not same(column, first, second)
