"""On a phone: what people came for is on the first screen, with little above it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from generator.publication import Publication

if TYPE_CHECKING:
    from conftest import Visitor

pytestmark = pytest.mark.browser

PHONE = 360  # CSS pixels across, of 740 down
MOST_ABOVE = (
    200  # of those before a page's heading, where the name of the council takes a line of its own
)
KIND = 32  # a page of a service names its kind above its heading

ABOVE = {
    "": MOST_ABOVE,
    "find/": MOST_ABOVE,
    "areas/salisbury/": MOST_ABOVE,
    "join/": MOST_ABOVE,
    "accessibility/": MOST_ABOVE,
    "services/cobblers-acre-cordwainer-court/": MOST_ABOVE + KIND,
}


TALL = 740


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


def test_a_service_begins_with_its_name_what_it_is_its_places_and_a_way_to_ring(
    visitor: Visitor, publication: Publication
) -> None:
    services = publication.services.values()
    longest = max(services, key=lambda s: len(s.summary) + len(s.title))
    pictured = next(s for s in services if s.photo)
    without = next(s for s in services if s.website and not s.phone)
    leaving = next(
        s
        for s in services
        if any(d.concerns(s.lot) for d in publication.providers[s.provider].to_come)
    )
    for service in (longest, pictured, without, leaving):
        page = visitor.open(f"services/{service.id}/", width=PHONE)
        parts = ("h1", "[data-summary]", ".fd-split__first .fd-tag", "main a[href^='tel:']")
        places = [top(page, part) for part in parts]
        assert places == sorted(places), service.id
        assert places[-1] + height(page, parts[-1]) <= TALL, service.id
        assert height(page, parts[-1]) >= 44


def test_who_is_not_listed_and_who_provides_can_be_rung_from_the_first_screen(
    visitor: Visitor, publication: Publication
) -> None:
    longest = max(publication.withheld.values(), key=lambda s: len(s.public_reasons))
    for address in (f"services/{longest.id}/", "providers/kestrel-yard/"):
        page = visitor.open(address, width=PHONE)
        assert top(page, "main a[href^='tel:']") <= TALL, address


def test_on_a_desk_a_number_stands_once_beside_what_the_service_is(visitor: Visitor) -> None:
    page = visitor.open("services/cobblers-acre-cordwainer-court/")
    expect(page.locator(".fd-split__first").first).to_be_hidden()
    expect(page.locator(".fd-split__side a[href^='tel:']").first).to_be_visible()
    page.emulate_media(media="print")
    page.set_viewport_size({"width": PHONE, "height": TALL})
    expect(page.locator(".fd-split__first").first).to_be_hidden()


SEARCH = "find/?q=dementia&area=salisbury"
DOWN = "scrollY"


def test_a_search_that_was_sent_opens_at_its_results(visitor: Visitor) -> None:
    page = visitor.open(SEARCH, width=PHONE)
    count = page.locator("#find-count")
    expect(count).to_be_focused()
    expect(count).to_be_in_viewport()
    expect(page.locator("#results h3").first).to_be_in_viewport()
    page.reload()
    expect(count).to_be_in_viewport()
    expect(count).not_to_be_focused()  # as the page was left, and nothing is read out anew
    page.get_by_role("button", name="Change what you look for").click()
    words = page.get_by_role("searchbox", name="What are you looking for?")
    expect(words).to_be_focused()
    expect(words).to_be_in_viewport()
    before = page.evaluate(DOWN)
    words.press_sequentially(" at home")
    expect(page).to_have_url(re.compile("home"))
    expect(words).to_be_focused()
    assert page.evaluate(DOWN) == before


@pytest.mark.parametrize(("address", "width"), [("find/", PHONE), (SEARCH, 1280)])
def test_the_find_page_alone_and_a_desk_begin_at_the_top(
    visitor: Visitor, address: str, width: int
) -> None:
    page = visitor.open(address, width=width)
    page.locator("#results a").first.wait_for()
    assert page.evaluate(DOWN) == 0
    expect(page.locator("#find-count")).not_to_be_focused()


def test_needs_that_were_sent_open_at_what_fits(visitor: Visitor) -> None:
    page = visitor.open("match/?type=supported-living&area=salisbury", width=PHONE)
    expect(page.locator("#match-count")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Change what you asked for")).to_be_in_viewport()


def test_a_map_of_others_is_asked_only_once_it_is_pressed(visitor: Visitor) -> None:
    page = visitor.open("services/cobblers-acre-cordwainer-court/")
    page.wait_for_load_state("networkidle")
    assert visitor.foreign == []
    headers: list[dict[str, str]] = []

    def answer(route: Route) -> None:
        headers.append(route.request.headers)
        route.fulfill(body="A map")

    page.route("https://www.openstreetmap.org/**", answer)
    page.get_by_role("link", name="How to get there").click()
    expect(page).to_have_url(re.compile("directions"))
    assert [header.get("referer") for header in headers] == [None]
    assert {urlsplit(address).query for address in visitor.foreign} == {"to=SP2%208BG"}
    visitor.foreign.clear()
