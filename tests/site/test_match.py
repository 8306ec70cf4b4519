"""Matching needs to services in a real Chromium: the list, its reasons, the address, and what stays private."""

from __future__ import annotations

import math
import random
import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urlencode

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.publication import Publication
from generator.publication import PublicService as Service
from generator.records import Availability, Point
from generator.site.words import wording
from tests.site.test_axe import violations

if TYPE_CHECKING:
    from conftest import Visitor

pytestmark = pytest.mark.browser

POSTCODE = "SN10 1AB"
RATED = re.compile("^(Outstanding|Good|Requires improvement|Inadequate)$")
WEEKS = {"week": 1.0, "month": 52 / 12, "year": 52.0}
UNMET = (Path(__file__).parents[2] / "content/unmet-requests.csv").read_text("utf-8").partition(
    "\n"
)[0] + "\n"


def opened(visitor: Visitor, query: str = "", *, width: int = 1280, dark: bool = False) -> Page:
    page = visitor.open(f"match/{query}", width=width, dark=dark)
    page.locator("#match-without").wait_for(state="hidden")
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
def services(publication: Publication) -> tuple[Service, ...]:
    return tuple(publication.services.values())


def test_the_musts_decide_and_everything_left_out_is_counted(
    visitor: Visitor, publication: Publication, services: tuple[Service, ...]
) -> None:
    wanted = max(services, key=lambda s: len(s.areas))
    need, area = wanted.needs[0], wanted.areas[0]
    page = opened(visitor)
    tick(page, "type", publication.lots[wanted.lot].title)
    tick(page, "need", publication.needs[need].name)
    page.get_by_label("Area", exact=True).select_option(area)
    show(page)
    fit = {s.id for s in services if s.lot == wanted.lot and need in s.needs and area in s.areas}
    assert set(listed(page)) == fit
    expect(page.locator("#match-count")).to_be_focused()
    assert sum(left_out(page).values()) == len(services) - len(fit)
    assert left_out(page)["Another type of support"] == sum(s.lot != wanted.lot for s in services)


def test_each_service_says_why_and_what_every_card_says(
    visitor: Visitor, services: tuple[Service, ...]
) -> None:
    """The lines of a card are those of the find page, in its order; the reasons come after them."""
    asked = services[0]
    query = f"?type={asked.lot}&need={asked.needs[0]}&area={asked.areas[0]}"
    page = opened(visitor, query)
    lines = {}
    for item in page.locator("#match-list > li").all():
        reasons = item.locator(".fd-reasons")
        labels = reasons.locator("dt").all_inner_texts()
        assert labels[:3] == ["Choice", "Geography", "Availability"]
        rated = item.locator(".fd-facts:not(.fd-reasons)").get_by_text(RATED)
        assert labels.count("CQC") == rated.count()
        expect(reasons).to_contain_text(
            re.compile(r"That word is \d+ days? old\.|Nobody knows on which day")
        )
        for words in reasons.locator("dd").all_inner_texts():
            assert words.endswith(".")
            assert "as asked for" not in words  # the card names the type
        (card,) = item.locator("dl").all()[:-1]
        lines[item.locator("h3 a").inner_text()] = card.locator("dt").all_inner_texts()
    expect(page.locator("#match-list")).not_to_contain_text("undefined")
    page = visitor.open(f"find/{query}")
    page.locator("#results > li").first.wait_for()
    cards = page.locator("#results > li").all()
    on_find = {
        card.locator("h3 a").inner_text(): card.locator("dt").all_inner_texts() for card in cards
    }
    assert lines
    assert lines.items() <= on_find.items()


def test_the_lowest_price_is_marked(visitor: Visitor, services: tuple[Service, ...]) -> None:
    page = opened(visitor, "?when=any&like=hoist")
    listed(page)
    marked = set(ids(page.locator("#match-list > li:has(h3 .fd-tag)")))
    alike: dict[tuple[str, str], dict[str, Decimal]] = {}
    for service in services:
        if service.price_from is not None:
            of_kind = alike.setdefault((service.lot, service.price_unit), {})
            of_kind[service.id] = service.price_from
    lowest = {
        service_id
        for prices in alike.values()
        for service_id, price in prices.items()
        if price == min(prices.values()) < max(prices.values())
    }
    assert marked == lowest


def test_a_price_ceiling_leaves_out_what_costs_more(
    visitor: Visitor, services: tuple[Service, ...]
) -> None:
    page = opened(visitor)
    page.get_by_label("At most (£)").fill("£700")
    page.get_by_label("for", exact=True).select_option("week")
    show(page)
    weeks = {s.id: WEEKS[s.price_unit] for s in services if s.price_unit in WEEKS}
    dear = [s for s in services if s.id in weeks and float(s.price_from or 0) / weeks[s.id] > 700]
    assert left_out(page) == ({"Costs more than £700 a week": len(dear)} if dear else {})
    fit = listed(page)
    sure = {
        s.id
        for s in services
        if s.id in weeks and float(s.price_to or s.price_from or 9999) / weeks[s.id] <= 700
    }
    assert set(fit) == sure
    expect(page.locator("#match-ask-count")).to_have_text(
        str(len(services) - len(sure) - len(dear))
    )
    more = page.locator("#match-ask-more")
    while more.is_visible():
        more.click()
    assert len(ids(page.locator("#match-ask-list"))) == len(services) - len(sure) - len(dear)


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
    page.get_by_role("button", name="Change what you asked for").click()
    expect(page.locator("details[data-group=type] summary")).to_be_focused()
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
    expect(page).to_have_url(f"{visitor.url}match/?area=devizes&near=SN10&miles=10")
    expect(page.locator("#match-place-said")).to_contain_text("is in the Devizes area")
    expect(page.locator("#match-place-said")).to_contain_text("from the middle of SN10")
    expect(page.locator("#match-list")).to_contain_text(
        re.compile(r"miles? away in a straight line")
    )
    page.get_by_role("button", name="Copy as text").click()
    expect(page.locator("#match-done")).to_contain_text("Copied as text")
    text = page.evaluate("navigator.clipboard.readText()")
    for trace in (*visitor.requests, page.url, text):
        assert "1ab" not in trace.casefold()
    fetched = [request for request in visitor.requests if "/postcodes/" in request]
    assert {request.rpartition("/")[2] for request in fetched} == {"index.json", "SN10.json"}


def test_a_whole_postcode_gives_the_list_that_its_link_gives(visitor: Visitor) -> None:
    page = opened(visitor)
    page.get_by_label("Or a postcode, town or village").fill(POSTCODE)
    page.get_by_label("How far").select_option("15")
    show(page)
    page.locator("#match-found:not([hidden])").wait_for()
    whole = page.locator("#match-list").inner_text(), listed(page), left_out(page)
    page.reload()
    page.locator("#match-found:not([hidden])").wait_for()
    assert (page.locator("#match-list").inner_text(), listed(page), left_out(page)) == whole
    page.get_by_role("link", name="Home").first.click()
    page.go_back()
    page.locator("#match-found:not([hidden])").wait_for()
    assert (listed(page), left_out(page)) == whole[1:]
    elsewhere = opened(visitor, "?" + page.url.partition("?")[2])
    assert (listed(elsewhere), left_out(elsewhere)) == whole[1:]


def test_a_match_is_measured_from_the_village_that_was_named(visitor: Visitor) -> None:
    page = opened(visitor)
    page.get_by_label("Or a postcode, town or village").fill("durrington")
    show(page)
    expect(page).to_have_url(f"{visitor.url}match/?near=durrington")
    said = page.locator("#match-place-said")
    expect(said).to_contain_text(
        "Durrington is in the Amesbury area. Distances are from the middle of Durrington."
    )


@pytest.mark.parametrize(
    ("typed", "address", "said"),
    [
        ("Swindon", "?near=swindon", "Swindon is not in Wiltshire. The nearest area is"),
        ("sn1 1aa", "?near=swindon", "Swindon is not in Wiltshire. The nearest area is"),
        ("Bath", "?near=bath", "Bath is not in Wiltshire. The nearest area is"),
        ("BA1", "?near=bath", "Bath is not in Wiltshire. The nearest area is"),
        ("Swindon, Wilts", "?near=swindon", "Distances are from the middle of Swindon."),
        ("sn12 6", "?near=SN12", "Distances are from the middle of SN12"),
        ("sp1 3", "?near=SP1", "Distances are from the middle of SP1"),
        (
            "Trowbridge, Wiltshire",
            "?area=trowbridge",
            "Distances are from the middle of Trowbridge",
        ),
        ("durington", "?near=durrington", "We took “durington” for Durrington."),
    ],
)
def test_what_find_knows_match_knows(visitor: Visitor, typed: str, address: str, said: str) -> None:
    page = opened(visitor)
    page.get_by_label("Or a postcode, town or village").fill(typed)
    show(page)
    page.locator("#match-found:not([hidden])").wait_for()
    expect(page.locator("#match-place-said")).to_contain_text(said)
    assert page.url == f"{visitor.url}match/{address}"
    whole = page.locator("#match-found").inner_text(), listed(page), left_out(page)
    elsewhere = opened(visitor, address)
    assert (
        elsewhere.locator("#match-found").inner_text(),
        listed(elsewhere),
        left_out(elsewhere),
    ) == whole


def test_from_over_the_border_the_nearest_come_first(visitor: Visitor) -> None:
    page = opened(visitor, "?near=swindon&miles=15")
    expect(page.locator("#match-asked")).to_contain_text("Where: Swindon")
    expect(page.get_by_label("Or a postcode, town or village")).to_have_value("Swindon")
    far = re.findall(
        r"([\d.]+) miles? away in a straight line", page.locator("#match-list").inner_text()
    )
    assert far
    assert all(0 < float(miles) <= 15 for miles in far)
    assert "Further away than 15 miles" in left_out(page)
    asks = page.locator("#match-ask-list > li").all_inner_texts()
    assert any("Ask whether it covers Swindon" in text for text in asks)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Devizess", "Did you mean Devizes?"),
        ("Swindonn", "Did you mean Swindon?"),
        ("Devizes or Melksham", "one place at a time. Did you mean Devizes or Melksham?"),
        ("SN99 9ZZ", "Did you mean SN9 or"),
        ("qqqqqq", "We do not know a place called “qqqqqq”."),
        ("ZZ9 9ZZ", "We do not know the postcode ZZ9 9ZZ."),
        ("<script>alert(1)</script>", "We do not know a place called “<script>"),
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
    expect(page.locator("#match-place-said")).to_contain_text("could not be looked up just now")
    visitor.excuse("Failed to load")


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
    expect(page.locator("#match-place-said")).to_contain_text("We do not know the postcode ZZ9.")
    expect(page.locator("#match-count")).to_contain_text("fit")


def test_services_that_cannot_be_loaded(visitor: Visitor) -> None:
    page = visitor.open("")
    page.route("**/find/services.json", lambda route: route.abort())
    page.goto(f"{visitor.url}match/")
    expect(page.locator("#match-failed")).to_contain_text("cannot be loaded just now")
    expect(page.get_by_role("main").get_by_role("link", name="All services")).to_be_visible()
    visitor.excuse("Failed to load")


def test_the_unit_follows_the_type_while_no_price_is_given(
    visitor: Visitor, publication: Publication, services: tuple[Service, ...]
) -> None:
    lot = "respite-and-short-breaks"
    units = Counter(s.price_unit for s in services if s.lot == lot and s.price_unit)
    page = opened(visitor)
    tick(page, "type", publication.lots[lot].title)
    expect(page.get_by_label("for", exact=True)).to_have_value(
        min(units, key=lambda unit: (-units[unit], unit))
    )


def test_the_list_is_handed_on(visitor: Visitor, services: tuple[Service, ...]) -> None:
    page = opened(visitor, "?area=devizes&when=now")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy a link to this list").click()
    expect(page.locator("#match-done")).to_contain_text("The link is copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    letter = page.get_by_role("link", name="Send by e-mail").get_attribute("href") or ""
    assert letter.startswith("mailto:?subject=")
    assert len(letter) <= 1900
    assert quote(page.url, safe="") in letter
    fit = listed(page)
    page.get_by_role("button", name="Put all that fit on my shortlist").click()
    expect(page.locator("#match-done")).to_contain_text("on your shortlist")
    expect(page.locator("a[data-shortlist-link]")).to_have_text(f"Shortlist ({len(fit)})")


def test_on_paper_all_that_fit_stand_with_their_address_and_no_buttons(visitor: Visitor) -> None:
    page = opened(visitor, "?like=hoist")
    number = int(re.sub(r"\D", "", page.locator("#match-count").inner_text()))
    assert page.locator("#match-list > li").count() < number
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator("#match-list > li")).to_have_count(number)
    for place in page.locator("#match-list .fd-address").all()[:3]:
        expect(place).to_be_visible()
        expect(place).to_contain_text("/services/")
    expect(page.locator("#match-address")).to_have_text(page.url)
    for button in page.get_by_role("main").get_by_role("button").all():
        expect(button).to_be_hidden()


def test_what_is_not_listed_is_said_to_be_left_aside(
    visitor: Visitor, publication: Publication
) -> None:
    page = opened(visitor, "?area=devizes")
    expect(page.locator("#match-found")).to_contain_text(
        f"{len(publication.withheld)} services are not listed at present"
    )


def test_the_way_to_easy_read_stands_on_the_page(visitor: Visitor) -> None:
    link = opened(visitor).get_by_role("main").get_by_role("link", name="Easy Read")
    expect(link).to_have_count(1)
    link.click()
    expect(link.page).to_have_url(f"{visitor.url}easy-read/choosing/")


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
    expect(page.locator("#match-change")).to_be_focused()
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


# The rule, told once more in another language: what the page shows is what it says it does


ORDER = ("places-now", "waiting-list", "ask", "full")


def told_again(services: Sequence[Service], asked: dict[str, Any], at: Point | None) -> list[str]:
    """The ids of those that fit, in the order of the rule that stands on the page."""

    def fits(service: Service, places: str = "") -> bool:
        return (
            (not asked["type"] or service.lot in asked["type"])
            and set(asked["need"]) <= set(service.needs)
            and (not asked["area"] or asked["area"] in service.areas)
            and (asked["when"] != "now" or (places or service.places.value) == "places-now")
            and set(asked["must"]) <= set(service.access)
        )

    def miles(service: Service) -> float:
        if at is None or service.point is None or "comes-to-you" in service.access:
            return 0
        # As rounded as they are published, for a mile begins or ends somewhere.
        ends = (service.point.latitude, service.point.longitude, at.latitude, at.longitude)
        north, east, other_north, other_east = (math.radians(round(x, 4)) for x in ends)
        half = math.sin((north - other_north) / 2) ** 2 + math.cos(north) * math.cos(
            other_north
        ) * (math.sin((east - other_east) / 2) ** 2)
        return 2 * 3958.8 * math.asin(math.sqrt(half))  # the earth's mean radius in miles

    def may_fit(service: Service) -> bool:
        return fits(service) or (service.places.value == "ask" and fits(service, "places-now"))

    def sold_by(service: Service) -> str:
        return "week" if service.price_unit in WEEKS else service.price_unit

    def price(service: Service, unit: str) -> tuple[Any, ...]:
        start = service.price_to if service.price_from is None else service.price_from
        if start is None:
            return (2,)
        return (
            sold_by(service) != unit,
            sold_by(service),
            float(start) / WEEKS.get(service.price_unit, 1),
        )

    units = Counter(sold_by(s) for s in services if may_fit(s) and s.price_unit)
    unit = min(units, key=lambda each: (-units[each], each), default="")

    def key(service: Service) -> tuple[Any, ...]:
        wished = set(asked["like"]) - set(asked["must"])
        return (
            -len(wished & set(service.access)),
            ORDER.index(service.places.value),
            math.floor(miles(service) + 0.5),
            price(service, unit),
            re.sub("^the ", "", re.sub("[^a-z0-9]+", " ", service.title.lower().replace("’", ""))),
            service.id,
        )

    return [service.id for service in sorted(filter(fits, services), key=key)]


def test_the_order_is_that_of_the_published_rule(
    visitor: Visitor, publication: Publication, services: tuple[Service, ...]
) -> None:
    chance = random.Random(20261123)
    page = opened(visitor)
    lengths = []
    for _ in range(25):
        asked = {
            "type": chance.sample(
                sorted(lot.id for lot in publication.offered_lots), chance.choice([0, 0, 1, 3])
            ),
            "need": chance.sample(sorted(publication.needs), chance.choice([0, 0, 0, 1])),
            "area": chance.choice(["", *publication.areas]),
            "when": chance.choice(["any", "any", "now"]),
            "must": chance.sample(sorted(publication.access), chance.choice([0, 0, 0, 1])),
            "like": chance.sample(sorted(publication.access), chance.choice([1, 2])),
        }
        query = urlencode({name: value for name, value in asked.items() if value}, doseq=True)
        page.goto(f"{visitor.url}match/?{query}")
        page.locator("#match-found:not([hidden])").wait_for()
        at = publication.areas[asked["area"]].point if asked["area"] else None
        expected = told_again(services, asked, at)
        assert listed(page) == expected, query
        lengths.append(len(expected))
    assert sum(length > 3 for length in lengths) >= 8  # else it would have little to order


def test_where_nothing_fits_each_wish_is_one_press_away_and_what_could_not_be_had_is_written_down(
    visitor: Visitor, services: tuple[Service, ...], publication: Publication
) -> None:
    """The row is one that the council's own table takes."""
    query = "?type=extra-care&area=malmesbury"
    without = sum(s.lot == "extra-care" for s in services)
    page = opened(visitor, query, width=360)
    expect(page.locator("#match-count")).to_have_text("No services fit")
    few = page.locator("#match-few")
    few.get_by_text("Write down what could not be had").click()
    row = few.locator("#match-unmet-row").inner_text()
    assert row == f"{UNMET}2026-11,,malmesbury,extra-care,,1"
    letter = unquote(few.get_by_role("link", name="Write to").get_attribute("href") or "")
    to, _, words = letter.removeprefix("mailto:").partition("?")
    assert to == publication.framework.commissioning.email
    assert row.replace("\n", "\r\n") in words
    assert violations(page) == {}
    few.get_by_role("link", name="Without “Malmesbury”").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#match-count")).to_be_focused()
    expect(page).to_have_url(f"{visitor.url}match/?type=extra-care")
    assert len(listed(page)) == without > 3
    expect(few).to_be_hidden()
    page.go_back()
    expect(few).to_be_visible()


def test_what_a_week_costs_is_asked_where_it_matters_and_orders_the_list(
    visitor: Visitor, publication: Publication, services: tuple[Service, ...]
) -> None:
    page = opened(visitor, width=360)
    hours = page.get_by_label("Hours a week")
    expect(hours).to_be_hidden()
    tick(page, "type", publication.lots["supported-living"].title)
    expect(page.get_by_label("Nights a week")).to_be_hidden()
    hours.fill("a few")
    show(page)
    expect(hours).to_be_focused()
    expect(page.locator("#match-amounts-said")).to_contain_text("as a number of at most 168")
    hours.fill("12")
    show(page)
    expect(page).to_have_url(f"{visitor.url}match/?type=supported-living&hour=12")
    assert violations(page) == {}
    order = page.get_by_label("Order", exact=True)
    expect(order).to_have_value("cost")
    hourly = sorted(
        (s.price_from, s.title)
        for s in services
        if s.lot == "supported-living" and s.price_unit == "hour" and s.price_from
    )
    cards = page.locator("#match-list > li:has-text('12 ×')")
    assert cards.locator("h3 a").all_inner_texts() == [title for _, title in hourly]
    expect(cards.first).to_contain_text(f"{wording.money(hourly[0][0] * 12)} to £")
    expect(page.locator("#match-list")).to_contain_text("we cannot compare it with an hour")
    order.focus()
    order.select_option("places")
    expect(page).to_have_url(f"{visitor.url}match/?type=supported-living&hour=12&first=places")
    expect(order).to_be_focused()
    page.get_by_role("button", name="Change what you asked for").click()
    expect(hours).to_have_value("12")


def test_what_pays_for_different_things_stands_apart_and_is_weighed_by_the_week(
    visitor: Visitor, publication: Publication
) -> None:
    """An address with a whole postcode is handed on without it, and without the distance from it."""
    page = opened(visitor, "?hour=20&day=2&evening=2&near=SN101AA&miles=5", width=360)
    assert page.url == f"{visitor.url}match/?hour=20&day=2&evening=2"
    expect(page.get_by_label("Order", exact=True)).to_have_value("cost")
    listed(page)
    lines = page.locator("#match-list > .fd-charged").all_inner_texts()
    assert lines[-1] == "No price named"
    assert page.locator("#match-order-ways > li").all_inner_texts() == lines[:-1]
    how = page.locator("#match-order-how").inner_text()
    assert how.startswith("Each way of charging stands by itself, with its lowest cost first")
    expect(page.locator("#match-status")).to_contain_text(how)
    titles = []
    for unit in ("hour", "evening"):
        line = page.locator(f".fd-charged:has-text('By the {unit}, ')")
        (service_id,) = ids(line.locator("+ li"))
        titles.append(publication.services[service_id].title)
        page.locator("#match-record").get_by_label(titles[-1], exact=True).check()
    dear, cheap = titles
    page.get_by_label("What the person chose").select_option(dear)
    expect(page.locator("#match-record-cost")).to_contain_text(f"{cheap} comes to less in a week")
    expect(page.locator("#match-record-why")).to_be_visible()
    assert violations(page) == {}
    page.get_by_label("What the person chose").select_option(cheap)
    expect(page.locator("#match-record-why")).to_be_hidden()


def test_a_choice_is_written_down_and_leaves_no_trace(
    visitor: Visitor, publication: Publication
) -> None:
    """With the keyboard as with the mouse: what is offered, chosen and typed stands on the sheet alone."""
    page = opened(visitor, "?type=supported-living&need=autism&hour=12", width=360)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("window.print = () => { window.printed = true }")
    asked_before = len(visitor.requests)
    page.get_by_role("button", name="Write down the choice").click()
    record = page.locator("#match-record")
    expect(record.get_by_role("heading")).to_be_focused()
    record.get_by_role("button", name="Print the sheet").click()
    expect(record.locator("#match-record-done")).to_have_text("Tick first what was offered.")
    first, second = listed(page)[:2]
    names = [publication.services[service_id].title for service_id in (first, second)]
    page.keyboard.press("Space")  # the first box has the focus
    record.get_by_label(names[1], exact=True).check()
    record.get_by_label("What the person chose").select_option(second)
    expect(record.locator("#match-record-cost")).to_contain_text(
        f"{names[0]} starts at a lower price"
    )
    record.get_by_label("The person prefers it").check()
    record.get_by_label("In other words").fill("There is a garden.")
    assert violations(page) == {}
    record.get_by_role("button", name="Copy as a case note").click()
    expect(record.locator("#match-record-done")).to_contain_text("Copied as a case note")
    note = page.evaluate("navigator.clipboard.readText()")
    record.get_by_role("button", name="Print the sheet").click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    sheet = page.locator("#match-sheet")
    version = page.evaluate(
        "fetch('../find/services.json').then(a => a.json()).then(a => a.version)"
    )
    for words in (
        *(f"as known on {wording.day(publication.as_of)}", version, page.url),
        *("Supported living (supported-living)", "Autism (autism)", "hour=12"),
        *(f"{visitor.url}services/{first}/", f"{visitor.url}services/{second}/"),
        *("The person prefers it", "There is a garden."),
    ):
        expect(sheet).to_contain_text(words)
        assert words in note
    expect(sheet.get_by_text("signature and date")).to_have_count(2)
    expect(page.locator("#match-list")).to_be_hidden()
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 2
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(sheet).to_be_hidden()
    with page.expect_download() as download:
        page.emulate_media(media="screen")
        record.get_by_role("button", name="Save the sheet").click()
    assert "There is a garden." in Path(download.value.path()).read_text("utf-8")
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, location.href])")
    for trace in (kept, *visitor.requests[asked_before:]):
        assert "garden" not in trace
        assert "prefers" not in trace
    page.get_by_role("button", name="Change what you asked for").click()
    page.get_by_role("button", name="Start again").click()
    expect(record.get_by_label("In other words")).to_have_value("")
