"""Cards and lines of a list in a real Chromium: what matters is as dark as any text, rows are even, none stands alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Visitor

pytestmark = pytest.mark.browser

# The colour of the text of a page, and of what stands beside these labels on its cards.
DARK = """labels => {
  const colour = part => getComputedStyle(part).color;
  const facts = [...document.querySelectorAll(".fd-card .fd-facts > div")];
  const named = facts.filter(fact => labels.includes(fact.querySelector("dt").textContent));
  return [colour(document.querySelector("main h1")), named.map(fact => colour(fact.querySelector("dd")))];
}"""
ENDS = """cards => cards.map(card => [Math.round(card.getBoundingClientRect().top),
  Math.round(card.getBoundingClientRect().right)])"""


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("address", ["areas/salisbury/", "find/?area=salisbury"])
def test_price_and_rating_are_as_dark_as_any_text(
    visitor: Visitor, address: str, dark: bool
) -> None:
    page = visitor.open(address, dark=dark)
    page.locator(".fd-card .fd-facts").first.wait_for()
    text, facts = page.evaluate(DARK, ["Price", "CQC rating"])
    assert len(facts) > 10
    assert set(facts) == {text}


def test_the_count_and_the_price_on_the_card_of_a_type_are_as_dark(visitor: Visitor) -> None:
    page = visitor.open("areas/calne/")
    of = "e => getComputedStyle(e).color"
    lines = page.locator(".fd-card--type > p:last-child").evaluate_all(f"all => all.map({of})")
    assert set(lines) == {page.locator("main h1").evaluate(of)}


@pytest.mark.parametrize("width", [768, 1024, 1280])
@pytest.mark.parametrize("address", ["", "lots/", "areas/calne/", "areas/malmesbury/"])
def test_no_card_of_a_type_is_left_alone_in_a_row(
    visitor: Visitor, address: str, width: int
) -> None:
    page = visitor.open(address, width=width)
    for grid in page.locator("ul.fd-cards:has(.fd-card--type)").all():
        ends = grid.locator("> li").evaluate_all(ENDS)
        last = [right for top, right in ends if top == ends[-1][0]]
        assert max(last) == max(right for _, right in ends)


@pytest.mark.parametrize("width", [1024, 1280])
def test_the_rows_of_the_a_to_z_are_even(visitor: Visitor, width: int) -> None:
    rows = visitor.open("a-z/", width=width).locator(".fd-az > li")
    heights = rows.evaluate_all("all => all.map(row => Math.round(row.offsetHeight))")
    assert len(heights) > 100
    assert len(set(heights)) == 1
