"""The bands of the find page: every service has its place, and an id means what its words say."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publication import facets
from tests.builders import a_directory, a_lot, a_rating, a_service


def price_band(start: Decimal | None, unit: str = "week", end: Decimal | None = None) -> str:
    return facets.price_of(a_service(price_from=start, price_to=end, price_unit=unit))


@pytest.mark.parametrize(
    ("ages", "expected"),
    [
        ((18, None), ("18-25", "26-49", "50-64", "65-and-over")),
        ((16, 25), ("under-18", "18-25")),
        ((55, None), ("50-64", "65-and-over")),
        ((18, 65), ("18-25", "26-49", "50-64", "65-and-over")),
        ((0, None), ("under-18", "18-25", "26-49", "50-64", "65-and-over")),
    ],
)
def test_a_service_is_in_each_age_band_in_which_it_takes_anybody(
    ages: tuple[int, int | None], expected: tuple[str, ...]
) -> None:
    assert facets.ages_of(a_service(age_from=ages[0], age_to=ages[1])) == expected


@pytest.mark.parametrize(
    ("start", "unit", "band"),
    [
        (Decimal("20"), "hour", "hour-0-20"),
        (Decimal("20.01"), "hour", "hour-20-25"),
        (Decimal("0"), "hour", "hour-0-20"),
        (Decimal("750"), "week", "week-500-750"),
        (Decimal("1501"), "week", "week-1500"),
        (None, "week", facets.AFTER_ASSESSMENT),
        (None, "", facets.AFTER_ASSESSMENT),
    ],
)
def test_a_price_is_filed_by_where_it_starts_in_its_own_unit(
    start: Decimal | None, unit: str, band: str
) -> None:
    assert price_band(start, unit) == band


def test_a_price_without_a_start_is_filed_by_its_end() -> None:
    assert price_band(None, "night", Decimal(120)) == "night-100-150"


@given(
    st.decimals(0, 5000, places=2),
    st.sampled_from(("hour", "visit", "session", "half-day", "day", "evening", "night", "week")),
)
def test_every_price_is_in_a_band_that_is_on_offer(start: Decimal, unit: str) -> None:
    assert price_band(start, unit) in {band.id for band in facets.prices()}


def test_a_price_band_says_its_unit() -> None:
    words = {band.id: (band.label, band.group) for band in facets.prices()}
    assert words["week-500-750"] == ("£500 to £750 a week", "By the week")
    assert words["hour-0-20"] == ("Up to £20 an hour", "By the hour")
    assert words["night-200"] == ("Over £200 a night", "By the night")


def test_a_service_that_the_cqc_does_not_regulate_is_filed_as_such() -> None:
    service = a_service()
    assert facets.rating_of(a_directory(service, lots=(a_lot(service.lot),)), service) == (
        "not-regulated"
    )


def test_a_rating_is_filed_by_its_word() -> None:
    service = a_service(cqc_location_id="1-000000001")
    rated = a_rating("1-000000001", overall="Requires improvement")
    assert facets.rating_of(a_directory(service, ratings=(rated,)), service) == (
        "requires-improvement"
    )
    assert facets.rating_of(a_directory(service), service) == "not-rated-yet"


@pytest.mark.parametrize(("welcome", "band"), [(True, "yes"), (False, "no"), (None, "ask")])
def test_who_pays(welcome: bool | None, band: str) -> None:
    assert facets.self_funders_of(a_service(self_funders=welcome)) == band
