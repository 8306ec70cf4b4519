"""Cards and lines of a list in a real Chromium: what matters is as dark as any text, rows are even, none stands alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Visitor

pytestmark = pytest.mark.browser

# The colour of the text of a page, and of what stands beside these labels on its cards.
DARK = """labels => {
  const colour = part => getComputedStyle(part).color;
  const facts = [...document.querySelectorAll(".fd-card .fd-facts > div")];
  const named = facts.filter(fact => labels.includes(fact.querySelector("dt").textContent));
  return [colour(document.querySelector("main h1")), named.map(fact => colour(fact.querySelector("dd")))];
}"""
# The grids of cards, each with how many may stand in it: seven leave every remainder of two and of three.
GRIDS = {".fd-cards": 7, ".fd-easy__pages": 7, ".fd-doors": 3}
WIDTHS = (700, 768, 900, 1024, 1280, 1600)
# The rows of each grid of the page with two cards and more: how many stand in each, and how far short of the end it stops.
ROWS = """most => Object.entries(most).flatMap(([name, most]) => [...document.querySelectorAll(name)].flatMap(grid => {
  const cards = [...grid.children];
  return Array.from({length: most - 1}, (_, more) => {
    grid.replaceChildren(...Array.from({length: more + 2}, (_, n) => cards[n % cards.length].cloneNode(true)));
    const end = grid.getBoundingClientRect().right;
    const boxes = [...grid.children].map(card => card.getBoundingClientRect());
    const rows = Map.groupBy(boxes, box => Math.round(box.top)).values();
    return [...rows].map(row => [row.length, Math.round(end - row.at(-1).right)]);
  });
}))"""


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


def with_cards(site: Path) -> Iterator[str]:
    """One page of each depth in each folder of the site in which a grid of cards stands."""
    grid = re.compile(f'class="(?:{"|".join(name[1:] for name in GRIDS)})[ "]')
    kinds = set()
    for file in sorted(site.rglob("index.html")):
        folders = file.relative_to(site).parts[:-1]
        kind = (folders[:1], len(folders))
        if kind not in kinds and grid.search(file.read_text()):
            kinds.add(kind)
            yield "/".join((*folders, ""))


def test_no_card_is_left_alone_in_a_row_and_every_row_is_full(visitor: Visitor, site: Path) -> None:
    """Whatever the number of cards, on a page of each kind that has a grid of them."""
    pages = list(with_cards(site))
    assert {"", "lots/", "providers/", "join/", "easy-read/"} < set(pages)
    several = set()
    for address in pages:
        page = visitor.open(address)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            for rows in page.evaluate(ROWS, GRIDS):
                most = max(cards for cards, _ in rows)
                several.add(most)
                assert {short for _, short in rows} == {0}, (address, width, rows)
                assert rows[-1][0] > 1 or most < 3, (address, width, rows)
    assert several >= {1, 2, 3}


@pytest.mark.parametrize("width", [1024, 1280])
def test_the_rows_of_the_a_to_z_are_even(visitor: Visitor, width: int) -> None:
    rows = visitor.open("a-z/", width=width).locator(".fd-az > li")
    heights = rows.evaluate_all("all => all.map(row => Math.round(row.offsetHeight))")
    assert len(heights) > 100
    assert len(set(heights)) == 1
