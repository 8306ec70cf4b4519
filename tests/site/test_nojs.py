"""Without JavaScript: every page can be read, and links alone lead to every kind of page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from generator.publication import Publication

if TYPE_CHECKING:
    from conftest import Visitor

pytestmark = pytest.mark.browser


def follow(page: Page, name: str) -> None:
    """Click the first link of that name in the page's own part, and see that its page has come."""
    before = page.url
    page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()
    assert page.url != before
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def main_menu(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="Main").get_by_role("link", name=name, exact=True).click()


@pytest.mark.parametrize("visitor", ["", "directory/"], indirect=True, ids=["root", "folder"])
def test_from_home_by_type_to_a_service_and_its_provider(
    visitor: Visitor, publication: Publication
) -> None:
    service = next(s for s in publication.services.values() if s.lot == "supported-living")
    lot, area = publication.lots[service.lot], publication.areas[service.areas[0]]
    provider = publication.providers[service.provider]
    page = visitor.open("", javascript=False)
    follow(page, lot.title)
    assert heading(page) == lot.title
    follow(page, area.name)
    assert heading(page) == f"{lot.title} in {area.name}"
    follow(page, service.title)
    assert heading(page) == service.title
    follow(page, provider.title)
    assert heading(page) == provider.title
    follow(page, service.title)
    assert heading(page) == service.title


def test_from_home_by_area_to_a_service(visitor: Visitor, publication: Publication) -> None:
    service = next(s for s in publication.services.values() if "devizes" in s.areas)
    page = visitor.open("", javascript=False)
    main_menu(page, "Areas")
    follow(page, "Devizes")
    follow(page, service.title)
    assert heading(page) == service.title
    expect(page.get_by_role("main")).to_contain_text(service.summary)


def test_from_a_to_z_to_a_service(visitor: Visitor) -> None:
    page = visitor.open("", javascript=False)
    main_menu(page, "A to Z")
    follow(page, "Cordwainer Court")
    assert heading(page) == "Cordwainer Court"


def test_the_find_page_says_what_it_needs_and_offers_other_ways(visitor: Visitor) -> None:
    page = visitor.open("find/", javascript=False)
    expect(page.locator("#find")).to_be_hidden()
    expect(page.locator("#find-without")).to_contain_text("needs JavaScript")
    for way in ("See the types of support", "See what there is in each area"):
        follow(page, way)
        page.go_back()
    follow(page, "Look a service or provider up, from A to Z")


def test_home_offers_what_works_in_place_of_the_search(visitor: Visitor) -> None:
    page = visitor.open("", javascript=False)
    top = page.locator(".fd-hero")
    expect(top.get_by_role("searchbox")).to_have_count(0)
    expect(top.get_by_role("link", name="01632 960100")).to_be_in_viewport()
    for way in ("Types of support", "Areas", "All services", "A to Z of services and providers"):
        expect(top.get_by_role("link", name=way, exact=True)).to_be_in_viewport()
        follow(page, way)
        page.go_back()
    with_script = visitor.open("").locator(".fd-hero")
    expect(with_script.get_by_role("searchbox", name="What are you looking for?")).to_be_visible()
    expect(with_script.get_by_role("link", name="Areas", exact=True)).to_have_count(0)


def test_every_kind_of_page_can_be_read(visitor: Visitor, address: str) -> None:
    page = visitor.open(address, javascript=False)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("main").get_by_role("link").first).to_be_visible()
    assert len(page.get_by_role("main").inner_text().split()) > 40
    visitor.excuse("Failed to load")  # of the 404
