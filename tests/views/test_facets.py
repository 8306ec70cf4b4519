"""The facets of the find page: every service has its place, and an id means what its words say."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publication import PublicService, facets
from generator.records import Registration, Regulation
from generator.site.pages import find
from tests.builders import a_lot, a_publication, a_rating, a_service

REGULATED = a_lot(cqc=Regulation(Registration.SOMETIMES, (), (), "It depends on the care."))


def a_listed(filed: dict[str, Any] | None = None, **service: Any) -> PublicService:
    """A listed service, and what is filed beside it."""
    [found] = a_publication(a_service(**service), **filed or {}).services.values()
    return found


def price_range(start: Decimal | None, unit: str = "week", end: Decimal | None = None) -> str:
    return facets.price_of(a_listed(price_from=start, price_to=end, price_unit=unit))


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
def test_a_service_is_in_each_age_range_in_which_it_takes_anybody(
    ages: tuple[int, int | None], expected: tuple[str, ...]
) -> None:
    assert facets.ages_of(a_listed(age_from=ages[0], age_to=ages[1])) == expected


@pytest.mark.parametrize(
    ("start", "unit", "expected"),
    [
        (Decimal("20"), "hour", "hour-0-20"),
        (Decimal("20.01"), "hour", "hour-20-25"),
        (Decimal("0"), "hour", "hour-0-20"),
        (Decimal("750"), "week", "week-500-750"),
        (Decimal("1501"), "week", "week-1500"),
        (None, "week", facets.ASK_THE_PRICE),
        (None, "", facets.ASK_THE_PRICE),
        (None, "after-assessment", facets.AFTER_ASSESSMENT),
    ],
)
def test_a_price_is_filed_by_where_it_starts_in_its_own_unit(
    start: Decimal | None, unit: str, expected: str
) -> None:
    assert price_range(start, unit) == expected


def test_a_price_without_a_start_is_filed_by_its_end() -> None:
    assert price_range(None, "night", Decimal(120)) == "night-100-150"


@given(
    st.decimals(0, 5000, places=2),
    st.sampled_from(("hour", "visit", "session", "half-day", "day", "evening", "night", "week")),
)
def test_every_price_is_in_a_range_that_is_on_offer(start: Decimal, unit: str) -> None:
    assert price_range(start, unit) in {span.id for span in facets.PRICE_RANGES}


def test_a_price_range_says_its_unit() -> None:
    services = [
        a_service(str(n), price_from=Decimal(start), price_unit=unit)
        for n, (start, unit) in enumerate([(501, "week"), (1, "hour"), (300, "night")])
    ]
    [prices] = [f for f in find.view(a_publication(*services)).facets if f.name == "price"]
    words = {
        option.id: (option.label, group.heading)
        for group in prices.groups
        for option in group.options
    }
    assert words == {
        "week-500-750": ("£500 to £750 a week", "By the week"),
        "hour-0-20": ("Up to £20 an hour", "By the hour"),
        "night-200": ("Over £200 a night", "By the night"),
    }


def test_a_service_that_the_cqc_does_not_regulate_is_filed_as_such() -> None:
    assert facets.rating_of(a_listed()) == "not-regulated"


@pytest.mark.parametrize(
    ("overall", "expected"),
    [
        ("Requires improvement", "requires-improvement"),
        ("", "not-rated-yet"),
        (None, "not-shown"),  # no register is held, so nobody has seen that it is registered
    ],
)
def test_a_rating_is_filed_by_its_word(overall: str | None, expected: str) -> None:
    ratings = [] if overall is None else [a_rating("1-000000001", overall=overall)]
    filed = {"ratings": ratings, "lots": [REGULATED]}
    service = a_listed(filed, regulated=True, cqc_location_id="1-000000001")
    assert facets.rating_of(service) == expected


@pytest.mark.parametrize(("welcome", "expected"), [(True, "yes"), (False, "no"), (None, "ask")])
def test_who_pays(welcome: bool | None, expected: str) -> None:
    assert facets.self_funders_of(a_listed(self_funders=welcome)) == expected
