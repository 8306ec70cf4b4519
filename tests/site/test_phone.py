"""On a phone: what people came for is on the first screen, with little above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from conftest import Visitor

pytestmark = pytest.mark.browser

PHONE = 360  # CSS pixels across, of 740 down
MOST_ABOVE = 190  # of those before a page's heading
KIND = 32  # a page of a service names its kind above its heading

ABOVE = {
    "": MOST_ABOVE,
    "find/": MOST_ABOVE,
    "areas/salisbury/": MOST_ABOVE,
    "join/": MOST_ABOVE,
    "accessibility/": MOST_ABOVE,
    "services/cobblers-acre-cordwainer-court/": MOST_ABOVE + KIND,
}


def top(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box
    return box["y"]


def height(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box
    return box["height"]


@pytest.mark.parametrize(("address", "most"), ABOVE.items())
def test_little_stands_above_the_heading(visitor: Visitor, address: str, most: int) -> None:
    page = visitor.open(address, width=PHONE)
    assert top(page, "h1") <= most
    assert height(page, ".md-banner p") < 40  # a line
    if address:
        assert height(page, ".fd-crumbs") < 40


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_the_menu_unfolds(visitor: Visitor, javascript: bool) -> None:
    page = visitor.open("areas/salisbury/", width=PHONE, javascript=javascript)
    menu = page.get_by_role("navigation", name="Main")
    expect(menu.get_by_role("link", name="Find support")).to_be_visible()
    expect(menu.get_by_role("link", name="A to Z")).to_be_hidden()
    menu.get_by_text("Menu", exact=True).press("Enter")
    menu.get_by_role("link", name="A to Z").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("A to Z")


@pytest.mark.parametrize("address", ABOVE)
def test_nothing_leaves_the_screen_when_letters_are_twice_as_large(
    visitor: Visitor, address: str
) -> None:
    page = visitor.open(address, width=320)
    if address == "find/":
        page.locator("#results a").first.wait_for()
    page.evaluate("document.documentElement.style.fontSize = '250%'")
    page.locator(".fd-nav summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
