"""What you may have to pay: the government's sums with their year and source, and nothing where there are none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from generator.problem import Place
from generator.publication import Publication
from generator.records import NursingContribution, SavingsLimits, Sums
from generator.records.criterion import Source
from generator.site import addresses
from generator.site.pages import paying
from tests.builders import a_publication, a_service
from tests.county import body_at, links_in

NOWHERE = Place("content/sums.yml")
REGULATIONS = Source("The regulations", "https://www.legislation.gov.uk/uksi/2014/2672/contents")


def limits(year: int, lower: str, upper: str) -> SavingsLimits:
    first, last = date(year, 4, 1), date(year + 1, 3, 31)
    pounds = (Decimal(upper), Decimal(lower), Decimal(250), Decimal(1))
    return SavingsLimits(first, last, *pounds, sources=(REGULATIONS,), place=NOWHERE)


def with_sums(**sums: object) -> Publication:
    return replace(a_publication(a_service()), sums=Sums(**sums), as_of=date(2026, 11, 23))  # type: ignore[arg-type]


def test_the_limits_stand_in_pounds_with_their_year_and_source() -> None:
    nursing = NursingContribution(
        date(2026, 4, 1), date(2027, 3, 31), Decimal("267.68"), sources=(), place=NOWHERE
    )
    both = with_sums(
        savings_limits=(limits(2025, "1", "2"), limits(2026, "14250", "23250")),
        nursing_contributions=(nursing,),
    )
    body = body_at(both, addresses.PAYING)
    assert "From 1 April 2026 to 31 March 2027" in body
    assert "Up to £14,250" in body
    assert "More than £23,250" in body
    assert "With £18,750, that is £18 a week." in body
    assert "£267.68 a week" in body
    assert REGULATIONS.address in body


def test_a_year_that_is_over_still_stands_with_its_year() -> None:
    late = with_sums(savings_limits=(limits(2024, "14250", "23250"),))
    assert "From 1 April 2024 to 31 March 2025" in body_at(late, addresses.PAYING)


def test_where_no_sum_is_written_down_the_page_tells_the_way_without_pounds() -> None:
    body = body_at(with_sums(savings_limits=(limits(2027, "1", "2"),)), addresses.PAYING)
    assert "needs assessment" in body
    assert "£" not in body
    assert "Where these sums come from" not in body


@given(st.decimals(0, 60_000, places=2))
def test_savings_count_by_each_250_or_part_of_it_above_the_lower_limit(savings: Decimal) -> None:
    weekly = paying.weekly_income(limits(2026, "14250", "23250"), savings)
    assert (weekly == 0) == (savings <= 14250)
    # The least whole number of steps that holds what is above.
    assert (weekly - 1) * 250 < max(savings - 14250, Decimal("0.01")) <= max(weekly, 1) * 250


def test_whoever_reads_a_price_finds_the_way_there() -> None:
    priced = a_publication(a_service(price_from=Decimal("62.5"), price_unit="day"))
    for address in (
        "services/kite-hill-day-centre/",
        "lots/day-and-evening-opportunities/",
        "lots/day-and-evening-opportunities/devizes/",
    ):
        links = links_in(body_at(priced, address)).links
        assert any(href.endswith(f"/{addresses.PAYING}") for href in links), address
