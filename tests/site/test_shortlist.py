"""The shortlist in a real Chromium: adding, keeping, sending, printing, and what may go wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.publication import Publication, WithheldService
from generator.publication import PublicService as Service
from generator.site import addresses
from generator.site.images import qr
from tests.site.test_axe import violations

if TYPE_CHECKING:
    from conftest import Visitor

pytestmark = pytest.mark.browser

MOST = 30  # services on a list, as in site_templates/assets/core/entries.js
FULL = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }"
HREFS = "links => links.map(link => link.href)"
COLOUR = "tag => [tag.className, tag.textContent, getComputedStyle(tag).color]"
BLOCKED = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked') }})"


@pytest.fixture(scope="session")
def three(publication: Publication) -> list[Service]:
    """Three listed services of different types."""
    by_lot = {service.lot: service for service in reversed([*publication.services.values()])}
    return list(by_lot.values())[:3]


@pytest.fixture(scope="session")
def withheld(publication: Publication) -> WithheldService:
    return publication.withheld[sorted(publication.withheld)[0]]


def add(page: Page, visitor: Visitor, *services: Service | WithheldService) -> None:
    for service in services:
        page.goto(visitor.url + addresses.service(service.id))
        own_button(page).click()
        expect(own_button(page)).to_contain_text("On your shortlist: remove")


def own_button(page: Page) -> Locator:
    """The button of the service whose page it is."""
    return page.locator("article[data-service] [data-shortlist] button").first


def in_header(page: Page) -> Locator:
    return page.locator("a[data-shortlist-link]")


def the_list(page: Page, visitor: Visitor, query: str = "") -> Page:
    page.goto(f"{visitor.url}shortlist/{query}")
    page.locator("#list:not([hidden])").wait_for()
    expect(page.locator("#list-status")).not_to_have_text("Getting the services…")
    return page


def opened(visitor: Visitor, query: str = "", **kind: bool | int) -> Page:
    page = visitor.open(f"shortlist/{query}", **kind)  # type: ignore[arg-type]
    return the_list(page, visitor, query)


def names(page: Page) -> list[str]:
    return page.locator("#list-services h2").all_inner_texts()


def sent(*services: Service | WithheldService) -> str:
    return "?ids=" + ",".join(service.id for service in services)


def only_missing_pages(visitor: Visitor) -> None:
    """A page that is not there is all that the console may complain of."""
    visitor.excuse("Failed to load")


# Adding and taking off


def test_a_service_is_added_and_taken_off_on_its_own_page(
    visitor: Visitor, three: list[Service]
) -> None:
    page = visitor.open(addresses.service(three[0].id))
    button = own_button(page)
    expect(button).to_have_accessible_name(f"Add to my shortlist, {three[0].title}")
    expect(in_header(page)).to_have_text("Shortlist")
    button.click()
    expect(button).to_have_accessible_name(f"On your shortlist: remove, {three[0].title}")
    expect(in_header(page)).to_have_text("Shortlist (1)")
    told = page.get_by_role("status").filter(has_text=three[0].title)
    expect(told).to_contain_text("is on your shortlist, with 1 service in all.")
    button.click()
    expect(told).to_contain_text("is off your shortlist")
    expect(in_header(page)).to_have_text("Shortlist")


def test_it_is_kept_for_the_next_visit_and_named_with_what_its_page_says(
    visitor: Visitor, publication: Publication, three: list[Service]
) -> None:
    page = visitor.open("")
    add(page, visitor, *three)
    page = the_list(page, visitor)
    assert names(page) == [service.title for service in three]
    for service, part in zip(three, page.locator(".fd-listed").all(), strict=True):
        expect(part).to_contain_text(service.summary.split(". ")[0])
        expect(part).to_contain_text(publication.lots[service.lot].title)
        expect(part).to_contain_text(publication.providers[service.provider].title)
    expect(page.locator("#list-lead")).to_have_text(
        "You have put 3 services aside. It is kept on this device and nowhere else."
    )


def test_every_card_has_a_button_and_so_has_what_a_script_adds_later(
    visitor: Visitor, three: list[Service]
) -> None:
    page = visitor.open(addresses.area(three[0].areas[0]))
    buttons = page.locator(".fd-card [data-shortlist] button")
    assert buttons.count() == page.locator(".fd-card [data-shortlist]").count() > 0
    page.evaluate(
        """() => document.querySelector('main').insertAdjacentHTML('beforeend',
             '<p id="later"><span data-shortlist="later-one" data-name="Later one"></span></p>')"""
    )
    page.locator("#later button").click()
    expect(in_header(page)).to_have_text("Shortlist (1)")


def test_what_is_taken_off_can_be_put_back_at_once(visitor: Visitor, three: list[Service]) -> None:
    page = visitor.open("")
    add(page, visitor, *three[:2])
    page = the_list(page, visitor)
    button = page.locator(".fd-listed").first.get_by_role("button")
    button.click()
    expect(page.locator("#list-lead")).to_contain_text("1 service aside")
    expect(button).to_be_focused()
    button.click()
    expect(page.locator("#list-lead")).to_contain_text("2 services aside")


def test_everything_is_taken_off_in_one_go(visitor: Visitor, three: list[Service]) -> None:
    page = visitor.open("")
    add(page, visitor, *three)
    page = the_list(page, visitor)
    page.get_by_role("button", name="Take everything off the list").click()
    expect(page.locator("#list-empty")).to_be_visible()
    expect(page.locator("#list-actions")).to_be_hidden()
    assert names(the_list(page, visitor)) == []


def test_another_tab_hears_of_it(visitor: Visitor, three: list[Service]) -> None:
    page = visitor.open("")
    other = page.context.new_page()
    other.goto(visitor.url + addresses.service(three[0].id))
    own_button(other).click()
    expect(in_header(page)).to_have_text("Shortlist (1)")


def test_with_the_keyboard_alone(visitor: Visitor, three: list[Service]) -> None:
    page = visitor.open(addresses.service(three[0].id))
    for _ in range(40):
        page.keyboard.press("Tab")
        if own_button(page).evaluate("button => button === document.activeElement"):
            break
    expect(own_button(page)).to_be_focused()
    assert own_button(page).evaluate("b => getComputedStyle(b).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    in_header(page).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#list-services h2")).to_have_text(three[0].title)


# A list that somebody sent


def test_a_link_carries_the_list_to_somebody_else(visitor: Visitor, three: list[Service]) -> None:
    mine = visitor.open("")
    mine.context.grant_permissions(["clipboard-read", "clipboard-write"])
    add(mine, visitor, *three)
    the_list(mine, visitor).get_by_role("button", name="Copy a link to this list").click()
    expect(mine.locator("#list-done")).to_contain_text("The link is copied")
    link = mine.evaluate("navigator.clipboard.readText()")
    assert link == f"{visitor.url}shortlist/{sent(*three)}"

    page = visitor.open(link.removeprefix(visitor.url))
    expect(page.locator("#list-sent")).to_contain_text("This is a list that somebody sent you.")
    site = mine.title().removeprefix("Your shortlist")
    expect(page).to_have_title(f"A shortlist for you{site}")
    expect(page.locator("#list-services h2")).to_have_text([s.title for s in three])
    expect(in_header(page)).to_have_text("Shortlist")  # nothing is kept unasked
    page.get_by_role("button", name="Keep these on this device").click()
    expect(in_header(page)).to_have_text("Shortlist (3)")
    assert names(the_list(page, visitor)) == [service.title for service in three]


def test_in_a_folder_of_its_host_too(visitor: Visitor, three: list[Service]) -> None:
    visitor.url += "directory/"
    page = opened(visitor, sent(*three))
    assert names(page) == [service.title for service in three]
    link = page.locator("#list-services h2 a").first.get_attribute("href")
    assert link == visitor.url + addresses.service(three[0].id)


def test_a_service_that_has_gone_shows_what_it_was_and_says_so(
    visitor: Visitor, publication: Publication, three: list[Service], withheld: WithheldService
) -> None:
    page = opened(visitor, sent(withheld, three[0]))
    part = page.locator(".fd-listed").first
    expect(part.locator("h2")).to_have_text(withheld.title)
    expect(part).to_contain_text("This service is not listed at present.")
    expect(part).to_contain_text(publication.lots[withheld.lot].title)
    expect(part.locator("img.fd-qr")).to_have_count(0)
    page.goto(visitor.url + addresses.service(withheld.id))
    like = page.locator("[data-near] h3 a").all_text_contents()
    assert like
    expect(the_list(page, visitor, sent(withheld)).locator(".fd-listed li a")).to_have_text(like)


def test_unknown_ids_are_named_calmly(visitor: Visitor, three: list[Service]) -> None:
    page = opened(visitor, f"{sent(three[0])},no-such-service,%3Cb%3E,%E0%A4%A")
    assert names(page) == [three[0].title, "no-such-service"]
    expect(page.locator("#list-services")).to_contain_text(
        "The directory has no service with the name “no-such-service”."
    )
    expect(page.locator("#list-notes")).to_contain_text("We could not read 2 of the names")
    expect(page.locator("#list-lead")).to_have_text("There is 1 service on it.")
    only_missing_pages(visitor)
    pages = {address for address in visitor.requests if re.search("/services/.*/$", address)}
    ids = (three[0].id, "no-such-service")  # what can be no id is not asked for
    assert pages == {visitor.url + addresses.service(each) for each in ids}


def test_a_list_says_in_short_on_which_days_and_in_which_languages(
    visitor: Visitor, publication: Publication
) -> None:
    speaking = next(s for s in publication.services.values() if s.days and s.languages)
    short = opened(visitor, sent(speaking)).locator(".fd-listed dl.fd-listed__short dt")
    expect(short.filter(has_text="Days")).to_be_visible()
    expect(short.filter(has_text="Languages")).to_be_visible()


def test_one_can_ring_and_write_from_the_list_and_the_tag_keeps_its_colour(
    visitor: Visitor, three: list[Service]
) -> None:
    page = visitor.open(addresses.service(three[0].id))
    own = page.locator("article[data-service]")
    ways = own.locator("[data-contacts] a").evaluate_all(HREFS)
    colour = own.locator("[data-fact=places] .fd-tag").evaluate(COLOUR)
    assert ways[0].startswith("tel:+44")
    short = opened(visitor, sent(three[0])).locator(".fd-listed dl.fd-listed__short")
    links = short.locator("a").evaluate_all(HREFS)
    assert links[-len(ways) :] == ways
    assert visitor.url + addresses.provider(three[0].provider) in links
    expect(short.locator(".fd-tag")).to_have_count(1)
    assert short.locator(".fd-tag").evaluate(COLOUR) == colour


def test_the_way_to_an_address_is_that_of_the_service_s_own_page(visitor: Visitor) -> None:
    page = visitor.open("services/cobblers-acre-cordwainer-court/")
    way = "way => [way.textContent, way.href, way.rel]"
    own = page.locator("[data-fact=where] .fd-there").evaluate(way)
    short = opened(visitor, "?ids=cobblers-acre-cordwainer-court").locator(".fd-listed__short")
    assert short.locator(".fd-there").evaluate(way) == own
    assert "noreferrer" in own[2]


def test_a_service_that_the_site_forgot_keeps_the_name_it_had(visitor: Visitor) -> None:
    page = visitor.open("")
    page.evaluate(
        """() => document.querySelector('main').insertAdjacentHTML('beforeend',
             '<span id="old" data-shortlist="old-mill" data-name="The Old Mill"></span>')"""
    )
    page.locator("#old button").click()
    page = the_list(page, visitor)
    expect(page.locator(".fd-listed")).to_contain_text(
        "“The Old Mill” is not in the directory any more."
    )
    page.locator(".fd-listed").get_by_role("button").click()
    expect(in_header(page)).to_have_text("Shortlist")
    only_missing_pages(visitor)


def test_thousands_of_ids_are_cut_with_a_word(visitor: Visitor, publication: Publication) -> None:
    listed = [service.id for service in publication.services.values()]
    many = [*listed[:MOST], *(f"made-up-{i}" for i in range(3000))]
    page = opened(visitor, "?ids=" + ",".join(many))
    assert len(names(page)) == len(many[:MOST])
    expect(page.locator("#list-notes")).to_contain_text(
        f"The link had {len(many):,} services. These are the first {MOST}."
    )
    only_missing_pages(visitor)


@pytest.mark.parametrize(
    "query", ["?ids=", "?ids=%00", "?ids[]=a", "?ids=a&ids=<script>", "?%E0%A4%A"]
)
def test_made_up_addresses_do_no_harm(visitor: Visitor, query: str) -> None:
    page = opened(visitor, query)
    expect(page.locator("#list-lead")).not_to_be_empty()
    only_missing_pages(visitor)


# Blocked storage, damaged storage, no network


def test_where_nothing_can_be_kept_the_address_takes_the_list_along(
    visitor: Visitor, three: list[Service]
) -> None:
    page = visitor.open("")
    page.add_init_script(BLOCKED)
    page.goto(visitor.url + addresses.service(three[0].id))
    own_button(page).click()
    expect(page.locator(".fd-shortlist__note").first).to_contain_text(
        "Your browser cannot keep the list"
    )
    expect(in_header(page)).to_have_text("Shortlist (1)")
    in_header(page).click()
    expect(page.locator("#list-services h2")).to_have_text(three[0].title)


def test_a_full_device_still_shows_what_it_kept_and_takes_more_for_this_visit(
    visitor: Visitor, three: list[Service]
) -> None:
    page = visitor.open("")
    add(page, visitor, three[0])
    page.add_init_script(FULL)
    page.goto(visitor.url + addresses.service(three[1].id))
    expect(in_header(page)).to_have_text("Shortlist (1)")
    own_button(page).click()
    expect(page.locator(".fd-shortlist__note").first).to_contain_text(
        "Your browser cannot keep the list"
    )
    expect(in_header(page)).to_have_text("Shortlist (2)")
    in_header(page).click()
    expect(page.locator("#list-services h2")).to_have_text([s.title for s in three[:2]])


def test_a_renamed_service_is_on_the_list_once_under_its_present_id(
    visitor: Visitor, three: list[Service]
) -> None:
    page = visitor.open("")
    page.evaluate(
        """() => document.querySelector('main').insertAdjacentHTML('beforeend',
             '<span id="old" data-shortlist="former-name" data-name="Former name"></span>')"""
    )
    page.locator("#old button").click()
    add(page, visitor, three[0], three[1])
    page.route(
        f"**/{addresses.service('former-name')}",
        lambda route: route.fulfill(
            content_type="text/html",
            body=f'<meta http-equiv="refresh" content="0; url=../{three[0].id}/">',
        ),
    )
    page = the_list(page, visitor)
    assert names(page) == [three[0].title, three[1].title]
    expect(in_header(page)).to_have_text("Shortlist (2)")
    expect(page.locator("#list-lead")).to_contain_text("2 services aside")
    own = page.locator(".fd-listed").first.get_by_role("button")
    expect(own).to_have_accessible_name(f"On your shortlist: remove, {three[0].title}")
    sent_too = the_list(page, visitor, f"?ids=former-name,{three[0].id}")
    expect(sent_too.locator("#list-lead")).to_have_text("There is 1 service on it.")


def test_an_empty_list_without_storage(visitor: Visitor) -> None:
    page = visitor.open("")
    page.add_init_script(BLOCKED)
    expect(the_list(page, visitor).locator("#list-lead")).to_have_text(
        "There is nothing on your shortlist yet."
    )


@pytest.mark.parametrize("kept", ["{", "null", '[{"id":7},{"id":"<b>","name":"x"}]', "x" * 10_000])
def test_a_damaged_list_is_an_empty_one(visitor: Visitor, three: list[Service], kept: str) -> None:
    page = visitor.open("")
    add(page, visitor, three[0])
    page.evaluate(
        "kept => { for (const key of Object.keys(localStorage)) localStorage[key] = kept }", kept
    )
    expect(the_list(page, visitor).locator("#list-empty")).to_be_visible()


def test_a_page_that_cannot_be_fetched_says_so_and_the_rest_is_there(
    visitor: Visitor, three: list[Service]
) -> None:
    page = visitor.open("")
    page.route(f"**/{addresses.service(three[0].id)}", lambda route: route.abort())
    page = the_list(page, visitor, sent(*three))
    assert names(page) == [three[0].id, three[1].title, three[2].title]
    expect(page.locator(".fd-listed").first).to_contain_text("could not be loaded just now")
    only_missing_pages(visitor)


# Handing it on


def test_as_text_for_a_care_record(visitor: Visitor, three: list[Service]) -> None:
    page = visitor.open("")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    the_list(page, visitor, sent(*three)).get_by_role("button", name="Copy as text").click()
    expect(page.locator("#list-done")).to_contain_text("Copied as text")
    text = page.evaluate("navigator.clipboard.readText()")
    for service in three:
        assert service.title.upper() in text
        assert service.summary in text
    assert "as known on 23 November 2026" in text
    assert "undefined" not in text


def test_where_copying_is_not_allowed_the_text_is_there_to_be_copied_by_hand(
    visitor: Visitor, three: list[Service]
) -> None:
    page = visitor.open("")
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    the_list(page, visitor, sent(*three)).get_by_role("button", name="Copy as text").click()
    area = page.get_by_label("Your browser did not let us copy.")
    expect(area).to_be_focused()
    assert three[0].title.upper() in area.input_value()


def test_by_e_mail_within_what_programs_take(visitor: Visitor, three: list[Service]) -> None:
    page = opened(visitor, sent(*three))
    href = page.get_by_role("link", name="Send by e-mail").get_attribute("href") or ""
    assert len(href) <= 1900
    letter = parse_qs(urlsplit(href).query)
    assert letter["subject"] == ["Care and support: 3 services"]
    assert f"shortlist/{sent(*three)}" in unquote(letter["body"][0])
    for service in three:
        assert service.title.casefold() in letter["body"][0].casefold()


def test_by_the_devices_own_share_sheet(visitor: Visitor, three: list[Service]) -> None:
    page = visitor.open("")
    page.add_init_script("navigator.share = async given => { window.given = given }")
    the_list(page, visitor, sent(*three)).get_by_role("button", name="Share", exact=True).click()
    assert page.evaluate("window.given.url") == f"{visitor.url}shortlist/{sent(*three)}"


# On paper


def test_on_paper_every_service_stands_in_full_without_buttons(
    visitor: Visitor, publication: Publication, three: list[Service]
) -> None:
    page = opened(visitor, sent(*three))
    page.emulate_media(media="print")
    for service, part in zip(three, page.locator(".fd-listed").all(), strict=True):
        expect(part.locator("h2")).to_be_visible()
        for words in (
            service.summary,
            service.how_to_apply,
            "At a glance",
            "What the council has checked",
        ):
            expect(part.locator(".fd-listed__full").get_by_text(words).first).to_be_visible()
    expect(
        page.locator("button:visible, .fd-button:visible, .fd-nav:visible, input:visible")
    ).to_have_count(0)
    assert page.evaluate("document.querySelectorAll('[id=\"\"]').length") == 0
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    sheets = len(re.findall(rb"/Type\s*/Page\b", pdf))
    assert len(three) + 1 <= sheets <= 2 * len(three) + 1
    first = page.locator("#list-sheet")
    expect(first.locator("dt")).to_have_text([service.title for service in three])
    for service in three:
        expect(first).to_contain_text(service.phone or service.email)
    expect(first).to_contain_text(f"{visitor.url}shortlist/{sent(*three)}")


def test_each_has_the_code_of_its_own_address(visitor: Visitor, three: list[Service]) -> None:
    page = opened(visitor, sent(*three))
    for service, part in zip(three, page.locator(".fd-listed").all(), strict=True):
        address = part.locator(".fd-address").text_content() or ""
        assert address.endswith(addresses.service(service.id))
        source = part.locator("img.fd-qr").get_attribute("src") or ""
        assert page.request.get(source).body() == qr.picture(address)


# Looks


@pytest.mark.parametrize("colours", ["light", "dark", "forced"])
def test_no_rule_of_wcag_is_broken(
    visitor: Visitor, three: list[Service], withheld: WithheldService, colours: str
) -> None:
    page = opened(visitor, f"{sent(*three, withheld)},no-such-service", dark=colours == "dark")
    if colours == "forced":
        page.emulate_media(forced_colors="active")
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page) == {}, f"at {width} px"
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    only_missing_pages(visitor)


def test_without_javascript_it_says_what_to_do_instead(visitor: Visitor) -> None:
    page = visitor.open("shortlist/", javascript=False)
    expect(page.locator("#list-without")).to_contain_text("You can print the page of each service")
    expect(page.locator("#list")).to_be_hidden()
    expect(in_header(page)).to_be_hidden()
