"""What was found, on the map of the find page, in a real Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.publication import FullAddress, Publication

from .test_find import count, find, titles

if TYPE_CHECKING:
    from conftest import Visitor

pytestmark = pytest.mark.browser


def opened(visitor: Visitor, query: str = "", width: int = 1280) -> Page:
    page = find(visitor, query, width=width)
    page.locator("#find-map > summary").click()
    return page


def dots(page: Page) -> Locator:
    return page.locator("#find-map .fd-map__found a")


def names(page: Page) -> list[str]:
    return [str(dot.get_attribute("aria-label")) for dot in dots(page).all()]


def ids(page: Page) -> set[str]:
    return {str(dot.get_attribute("data-on")) for dot in dots(page).all()}


def others(page: Page) -> int:
    return (page.locator("#find-map .fd-map__dots").get_attribute("d") or "").count("M")


def test_it_is_closed_until_somebody_opens_it(visitor: Visitor) -> None:
    page = find(visitor)
    expect(page.locator("#find-map > summary")).to_be_visible()
    expect(page.locator("#find-map svg")).to_be_hidden()
    expect(dots(page)).to_have_count(0)


def test_each_service_of_the_list_whose_place_anybody_may_know_is_a_dot_and_no_other(
    visitor: Visitor, publication: Publication
) -> None:
    page = opened(visitor, "?type=day-and-evening-opportunities")
    placed = {
        service.title
        for service in publication.services.values()
        if isinstance(service.location, FullAddress) and service.point
    }
    expect(dots(page)).to_have_count(len(placed & set(titles(page))))
    assert {name.rpartition(", ")[0] for name in names(page)} == placed & set(titles(page))


def test_a_home_is_never_on_it(visitor: Visitor, publication: Publication) -> None:
    page = opened(visitor, "?type=supported-living")
    assert publication.lots["supported-living"].town_only
    assert titles(page)
    expect(dots(page)).to_have_count(0)
    assert others(page) == 0
    expect(page.locator("#find-map-note")).to_have_text(
        "None of them is on the map. We show no place where people live, and some services come to you."
    )


def test_what_is_further_down_the_list_is_a_small_dot_until_it_is_shown(visitor: Visitor) -> None:
    page = opened(visitor, "?type=day-and-evening-opportunities")
    before, small = dots(page).count(), others(page)
    assert small > 0
    page.locator("#find-more").click()
    expect(dots(page)).to_have_count(before + small)
    assert others(page) == 0


def test_the_map_goes_with_the_list(visitor: Visitor) -> None:
    page = opened(visitor, "?type=day-and-evening-opportunities")
    before = names(page)
    page.locator("#find-words").fill("Moorhen")
    expect(dots(page)).to_have_count(1)
    assert names(page)[0] in before
    page.locator("#find-words").fill("zzzqqq")
    expect(page.locator("#find-map")).to_be_hidden()


def test_an_area_that_is_pressed_is_chosen_and_lit(visitor: Visitor) -> None:
    page = opened(visitor)
    area = page.locator('#find-map a[data-area="calne"]')
    area.focus()
    page.keyboard.press("Enter")
    expect(page.locator('input[name="area"][value="calne"]')).to_be_checked()
    expect(area).to_have_class("fd-map__lit")
    assert "area=calne" in page.url
    page.keyboard.press("Enter")
    expect(page.locator('input[name="area"][value="calne"]')).not_to_be_checked()


def test_what_the_keyboard_is_on_stands_out_on_the_map_and_in_the_list(visitor: Visitor) -> None:
    page = opened(visitor, "?type=day-and-evening-opportunities")
    dot = dots(page).first
    dot.focus()
    card = page.locator(".fd-card--on")
    expect(card).to_have_count(1)
    name = str(dot.get_attribute("aria-label"))
    assert name.startswith(card.locator("h3").inner_text())
    card.locator("h3 a").focus()
    expect(dot).to_have_class("fd-map__on")
    page.locator("#find-words").focus()
    expect(page.locator(".fd-card--on, .fd-map__on")).to_have_count(0)


def test_a_dot_leads_to_its_service(visitor: Visitor) -> None:
    page = opened(visitor, "?q=Moorhen")
    dots(page).first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Days on the Moorhen")


@pytest.mark.parametrize("width", [320, 1280])
def test_no_two_dots_hide_one_another_and_the_page_stays_as_wide_as_the_window(
    visitor: Visitor, width: int
) -> None:
    page = opened(visitor, "", width=width)
    for _ in range(5):
        if page.locator("#find-more").is_visible():
            page.locator("#find-more").click()
    spots = [
        (int(x), int(y))
        for x, y in page.locator("#find-map .fd-map__found circle").evaluate_all(
            "all => all.map(c => [c.getAttribute('cx'), c.getAttribute('cy')])"
        )
    ]
    assert len(spots) > 20
    near = [
        (a, b)
        for n, a in enumerate(spots)
        for b in spots[:n]
        if (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 < 12**2
    ]
    assert near == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_postcodes_there_is_none_and_the_search_works(visitor: Visitor) -> None:
    page = find(visitor)
    page.evaluate("document.querySelector('#find-map').remove()")
    page.locator("#find-words").fill("Moorhen")
    expect(count(page)).to_have_text("3 services")
