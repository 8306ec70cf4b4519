"""The council's copy of the register, brought up to date by any files: again, in any order, and by older ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.importers.held import renewed
from generator.importers.register.merge import merged
from generator.importers.register.records import RegisterLayout, RegisterReading
from generator.importers.standing import beside
from generator.importers.start.existing import read_existing
from generator.records import NOT_RATED
from tests.importers.test_register_newest import DAYS, ID, OTHER, SOURCES, Sources, readings

TODAY = date(2026, 12, 31)
FACTS = "content/cqc-locations.csv"
Files = Mapping[str, bytes]


def imported(files: Files, read: Sequence[RegisterReading]) -> Files:
    """The copy's files after an import."""
    before = read_existing(files)
    register = beside(merged(read), before.locations)
    made = renewed(files, before, register, {ID, OTHER}, TODAY)
    return {**files, **made.files}


def rows(files: Files) -> Mapping[str, Mapping[str, str]]:
    return read_existing(files).location_rows


def all_of(sources: Sources, day: date) -> list[RegisterReading]:
    """Whole registers of one day."""
    whole = [(RegisterLayout.HSCA, day, at) for _, _, at in sources]
    return readings(whole)


@given(SOURCES)
def test_the_same_files_again_change_nothing(sources: Sources) -> None:
    once = imported({}, readings(sources))
    assert imported(once, readings(sources)) == once


@given(SOURCES, st.randoms())
def test_in_another_order_they_give_the_same(sources: Sources, random: Any) -> None:
    one = readings(sources)
    other = list(one)
    random.shuffle(other)
    assert imported({}, one) == imported({}, other)


@given(SOURCES, SOURCES, DAYS, st.integers(1, 400))
def test_an_older_register_changes_no_fact_that_is_there(
    latest: Sources, older: Sources, day: date, before: int
) -> None:
    copy = imported({}, all_of(latest, day))
    after = imported(copy, all_of(older, day - timedelta(days=before)))
    told = ("location_name", "provider_id", "phone", "beds", "not_seen_on")
    for key, row in rows(copy).items():
        now = rows(after)[key]
        assert {c: now[c] for c in told if row[c]} == {c: row[c] for c in told if row[c]}
        if row["deregistered_on"]:
            assert now["deregistered_on"] == row["deregistered_on"]
        if row["rated_on"] and row["rating"] != NOT_RATED:
            assert now["rating"] != NOT_RATED
            assert now["rated_on"] >= row["rated_on"]
