"""Matching needs to services in a real Chromium: the list, its reasons, the address, and what stays private."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.listing import Listing
from generator.model import Availability, Directory, Service
from tests.site.test_axe import violations

if TYPE_CHECKING:
    from conftest import Visitor

pytestmark = pytest.mark.browser

POSTCODE = "SN10 1AA"


def opened(visitor: Visitor, query: str = "", *, width: int = 1280, dark: bool = False) -> Page:
    page = visitor.open(f"match/{query}", width=width, dark=dark)
    page.locator("#match:not([hidden])").wait_for()
    if query.count("="):
        page.locator("#match-found:not([hidden])").wait_for()
    return page


def tick(page: Page, group: str, *labels: str) -> None:
    page.locator(f"details[data-group={group}]").evaluate("group => { group.open = true }")
    for label in labels:
        page.locator(f"details[data-group={group}]").get_by_label(label, exact=True).check()


def show(page: Page) -> None:
    page.get_by_role("button", name="Show what fits").click()


def listed(page: Page) -> list[str]:
    """The ids of the services that fit, in order."""
    while page.locator("#match-more").is_visible():
        page.locator("#match-more").click()
    return ids(page.locator("#match-list"))


def ids(part: Locator) -> list[str]:
    places = part.locator("[data-shortlist]").all()
    return [place.get_attribute("data-shortlist") or "" for place in places]


def left_out(page: Page) -> dict[str, int]:
    lines = page.locator("#match-left-list summary").all_inner_texts()
    return {why: int(count) for why, count in (line.rsplit(": ", 1) for line in lines)}


@pytest.fixture(scope="session")
def services(directory: Directory, listing: Listing) -> tuple[Service, ...]:
    return listing.services(directory)


def test_the_musts_decide_and_everything_left_out_is_counted(
    visitor: Visitor, directory: Directory, services: tuple[Service, ...]
) -> None:
    wanted = max(services, key=lambda s: len(s.areas))
    need, area = wanted.needs[0], wanted.areas[0]
    page = opened(visitor)
    tick(page, "type", directory.lots[wanted.lot].title)
    tick(page, "need", directory.needs[need].name)
    page.get_by_label("Area", exact=True).select_option(area)
    show(page)
    fit = {s.id for s in services if s.lot == wanted.lot and need in s.needs and area in s.areas}
    assert set(listed(page)) == fit
    expect(page.locator("#match-count")).to_be_focused()
    assert sum(left_out(page).values()) == len(services) - len(fit)
    assert left_out(page)["Another type of support"] == sum(s.lot != wanted.lot for s in services)


def test_each_service_says_why(visitor: Visitor, services: tuple[Service, ...]) -> None:
    page = opened(visitor, f"?area={services[0].areas[0]}")
    for item in page.locator("#match-list > li").all():
        expect(item.locator("dt")).to_have_text(["Choice", "Geography", "Availability", "Price"])
        for words in item.locator("dd").all_inner_texts():
            assert words.endswith(".")
    expect(page.locator("#match-list")).not_to_contain_text("undefined")


def test_the_lowest_price_is_marked(visitor: Visitor, services: tuple[Service, ...]) -> None:
    page = opened(visitor, "?when=any&like=hoist")
    marked = {
        place.get_attribute("data-shortlist")
        for place in page.locator("#match-list > li:has(.fd-tag)").locator("[data-shortlist]").all()
    }
    listed(page)
    marked = set(ids(page.locator("#match-list > li:has(h3 .fd-tag)")))
    by_unit: dict[str, list[Service]] = {}
    for service in services:
        if service.price_from is not None:
            by_unit.setdefault(service.price_unit, []).append(service)
    lowest = {
        s.id
        for group in by_unit.values()
        for s in group
        if s.price_from == min(x.price_from for x in group if x.price_from is not None)
    }
    assert marked == lowest


def test_a_price_ceiling_leaves_out_what_costs_more(
    visitor: Visitor, services: tuple[Service, ...]
) -> None:
    page = opened(visitor)
    page.get_by_label("At most (£)").fill("£700")
    page.get_by_label("for", exact=True).select_option("week")
    show(page)
    dear = [s for s in services if s.price_unit == "week" and s.price_from and s.price_from > 700]
    assert left_out(page) == ({"Costs more than £700 a week": len(dear)} if dear else {})
    fit = listed(page)
    unknown = {s.id for s in services if s.price_unit != "week"}
    assert not unknown & set(fit)
    assert set(ids(page.locator("#match-ask-list"))) <= unknown | {
        s.id for s in services if not s.price_from
    }


def test_places_now(visitor: Visitor, services: tuple[Service, ...]) -> None:
    page = opened(visitor, "?when=now")
    state = {s.id: s.availability for s in services}
    fit = listed(page)
    assert fit
    assert all(state[service_id] is Availability.PLACES_NOW for service_id in fit)


def test_the_rule_is_on_the_page_and_the_list_the_same_for_everyone(visitor: Visitor) -> None:
    query = "?area=devizes&like=quiet-space"
    first, second = opened(visitor, query), opened(visitor, query, width=320)
    assert listed(first) == listed(second)
    first.get_by_text("How this list is ordered").click()
    expect(first.locator("#match-rule")).to_contain_text("It is the same for everyone")


def test_the_address_holds_what_was_asked_and_back_works(visitor: Visitor) -> None:
    page = opened(visitor)
    page.get_by_label("Area", exact=True).select_option("devizes")
    page.get_by_label("When", exact=True).select_option("soon")
    show(page)
    expect(page).to_have_url(f"{visitor.url}match/?area=devizes&when=soon")
    fit = listed(page)
    page.reload()
    page.locator("#match-found:not([hidden])").wait_for()
    assert listed(page) == fit
    expect(page.get_by_label("When", exact=True)).to_have_value("soon")
    page.go_back()
    expect(page.locator("#match-found")).to_be_hidden()
    expect(page.get_by_label("Area", exact=True)).to_have_value("")


# Postcodes and places


def test_a_postcode_stays_on_the_device(visitor: Visitor) -> None:
    page = opened(visitor)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_label("Or a postcode, town or village").fill(POSTCODE.lower())
    page.get_by_label("How far").select_option("10")
    show(page)
    expect(page).to_have_url(f"{visitor.url}match/?near=SN10&miles=10")
    expect(page.locator("#match-place-said")).to_contain_text("is in Devizes")
    expect(page.locator("#match-list")).to_contain_text(
        re.compile(r"miles? away in a straight line")
    )
    page.get_by_role("button", name="Copy as text").click()
    expect(page.locator("#match-done")).to_contain_text("Copied as text")
    text = page.evaluate("navigator.clipboard.readText()")
    for trace in (*visitor.requests, page.url, text):
        assert "1aa" not in trace.casefold()
    fetched = [request for request in visitor.requests if "/postcodes/" in request]
    assert {request.rpartition("/")[2] for request in fetched} == {"index.json", "SN10.json"}


def test_a_village_stands_for_its_area(visitor: Visitor) -> None:
    page = opened(visitor)
    page.get_by_label("Or a postcode, town or village").fill("durrington")
    show(page)
    expect(page).to_have_url(f"{visitor.url}match/?area=amesbury")
    expect(page.locator("#match-place-said")).to_contain_text("in the area of Amesbury")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Devizess", "Did you mean Devizes?"),
        ("qqqqqq", "We do not know that place."),
        ("ZZ9 9ZZ", "We hold no postcodes that begin with ZZ9."),
        ("<script>alert(1)</script>", "We do not know that place."),
    ],
)
def test_an_unknown_place_says_so_and_nothing_is_matched(
    visitor: Visitor, typed: str, said: str
) -> None:
    page = opened(visitor)
    field = page.get_by_label("Or a postcode, town or village")
    field.fill(typed)
    show(page)
    expect(page.locator("#match-place-said")).to_contain_text(said)
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#match-found")).to_be_hidden()


def test_postcodes_that_cannot_be_loaded(visitor: Visitor) -> None:
    page = opened(visitor)
    page.route("**/postcodes/**", lambda route: route.abort())
    page.get_by_label("Or a postcode, town or village").fill(POSTCODE)
    show(page)
    expect(page.locator("#match-place-said")).to_contain_text("could not be loaded just now")
    visitor.complaints.clear()


def test_a_price_that_is_no_number(visitor: Visitor) -> None:
    page = opened(visitor)
    page.get_by_label("At most (£)").fill("cheap")
    show(page)
    expect(page.locator("#match-price-said")).to_contain_text("Write the price as a number")
    expect(page.get_by_label("At most (£)")).to_be_focused()


# What may go wrong


@pytest.mark.parametrize(
    "query",
    [
        "?type=%3Cscript%3E&need=constructor&area=__proto__",
        "?price=NaN&unit=week&miles=999&when=yesterday",
        "?near=SN10%201AA",
        "?%E0%A4%A&&&=",
        "?" + "must=x&" * 3000,
    ],
)
def test_made_up_addresses_ask_for_nothing(visitor: Visitor, query: str) -> None:
    page = visitor.open(f"match/{query}")
    page.locator("#match:not([hidden])").wait_for()
    expect(page.locator("#match-found")).to_be_hidden()


def test_an_outcode_that_is_not_held(visitor: Visitor) -> None:
    page = opened(visitor, "?near=ZZ9")
    expect(page.locator("#match-place-said")).to_contain_text("We hold no postcodes")
    expect(page.locator("#match-count")).to_contain_text("fit")


def test_services_that_cannot_be_loaded(visitor: Visitor) -> None:
    page = visitor.open("")
    page.route("**/find/services.json", lambda route: route.abort())
    page.goto(f"{visitor.url}match/")
    expect(page.locator("#match-failed")).to_contain_text("cannot be loaded just now")
    expect(page.get_by_role("main").get_by_role("link", name="All services")).to_be_visible()
    visitor.complaints.clear()


def test_a_match_goes_on_the_shortlist(visitor: Visitor) -> None:
    page = opened(visitor, "?area=devizes")
    page.locator("#match-list [data-shortlist] button").first.click()
    expect(page.locator("a[data-shortlist-link]")).to_have_text("Shortlist (1)")


def test_with_the_keyboard_alone(visitor: Visitor) -> None:
    page = opened(visitor)
    page.locator("#match input[name=type]").first.focus()
    page.keyboard.press("Space")
    page.locator("#match-price").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#match-count")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#match-rule summary")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#match-rule ol")).to_be_visible()


@pytest.mark.parametrize("colours", ["light", "dark", "forced"])
def test_no_rule_of_wcag_is_broken(visitor: Visitor, colours: str) -> None:
    page = opened(visitor, "?area=devizes&when=now&like=quiet-space", dark=colours == "dark")
    page.locator("details").evaluate_all("all => all.forEach(d => { d.open = true })")
    if colours == "forced":
        page.emulate_media(forced_colors="active")
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page) == {}, f"at {width} px"
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width


def test_without_javascript_it_says_what_to_do_instead(visitor: Visitor) -> None:
    page = visitor.open("match/", javascript=False)
    expect(page.locator("#match-no-script")).to_contain_text("You can do it by hand")
    expect(page.locator("#match")).to_be_hidden()
    expect(page.get_by_role("main").get_by_role("link", name="Types of support")).to_be_visible()
