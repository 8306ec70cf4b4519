"""Comparing services in a real Chromium: one table, which a telephone shows as pairs under each fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.publication import Publication
from generator.publication import PublicService as Service
from tests.site.conftest import SPACED
from tests.site.test_axe import violations

if TYPE_CHECKING:
    from conftest import Visitor

pytestmark = pytest.mark.browser


# On a telephone four services are read in at most this height, in CSS pixels.
TELEPHONE, HIGHEST = 360, 4000
# Of 87 services the fours that differ most and say most: by trying which make the page longest.
UNLIKE = (
    "quarr-lea-mere,pennywort-bike-shed,wellies-puddle-mornings,juniper-hanger-nursing-home",
    "purse-and-pencil-fund,pennywort-in-calne,leat-ropewalk-spinners-leat,tuppenny-down-bothy",
)
TAGS = "tags => tags.map(tag => [tag.className, tag.textContent, getComputedStyle(tag).color])"
HREFS = "links => links.map(link => link.href)"


@pytest.fixture(scope="session")
def six(publication: Publication) -> list[Service]:
    """Listed services of one type, which share a fact and differ in others."""
    by_lot: dict[str, list[Service]] = {}
    for service in publication.services.values():
        by_lot.setdefault(service.lot, []).append(service)
    return max(by_lot.values(), key=len)[:6]


def compare(
    visitor: Visitor, services: list[Service], *, width: int = 1280, dark: bool = False
) -> Page:
    ids = ",".join(service.id for service in services)
    page = visitor.open(f"compare/?ids={ids}", width=width, dark=dark)
    page.locator("#compare-table > *").first.wait_for(state="attached")
    return page


def row(page: Page, label: str) -> Locator:
    """The row whose header is so."""
    return page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=label, exact=True))


def cells(page: Page, label: str) -> list[str]:
    return row(page, label).locator("td").all_inner_texts()


def test_a_table_with_a_header_for_each_service_and_each_fact_that_differs(
    visitor: Visitor, publication: Publication, six: list[Service]
) -> None:
    page = compare(visitor, six[:3])
    columns = page.locator("table.fd-compare").first.locator("thead th[scope=col] a")
    expect(columns).to_have_text([service.title for service in six[:3]])
    facts = page.locator("table.fd-compare").first.locator("tbody tr:not(.fd-compare__line)")
    for fact in facts.filter(has_not_text="For all three").all():
        assert len(set(fact.locator("td").all_inner_texts())) > 1
    for need in {*six[0].needs} - {*six[1].needs}:
        assert cells(page, publication.needs[need].name)[:2] == ["Yes", "–\nNot said"]
    assert cells(page, "Provider") == [publication.providers[s.provider].title for s in six[:3]]


def test_what_is_the_same_for_all_is_one_line_that_unfolds(
    visitor: Visitor, publication: Publication, six: list[Service]
) -> None:
    page = compare(visitor, six[:3], width=TELEPHONE)
    line = page.locator("#compare-same > summary")
    expect(line).to_contain_text("The same for all three: Type of support")
    assert row(page, "Type of support").count() == 0
    line.click()
    same = page.locator("#compare-same dl > div").filter(has_text="Type of support")
    expect(same.locator("dd")).to_have_text(publication.lots[six[0].lot].title)


def test_four_at_once_and_the_others_can_be_changed_for_them(
    visitor: Visitor, six: list[Service]
) -> None:
    page = compare(visitor, six)
    columns = page.locator("table.fd-compare").first.locator("thead th[scope=col] a")
    expect(columns).to_have_count(4)
    fifth = page.get_by_label(six[4].title, exact=True)
    expect(fifth).to_be_disabled()
    page.get_by_label(six[0].title, exact=True).uncheck()
    fifth.check()
    expect(columns).to_have_text([service.title for service in six[1:5]])
    expect(page.locator("#compare-status")).to_contain_text("They differ")


@pytest.mark.parametrize("ids", UNLIKE)
def test_on_a_telephone_four_that_differ_are_read_without_much_scrolling(
    visitor: Visitor, ids: str
) -> None:
    page = visitor.open(f"compare/?ids={ids}", width=TELEPHONE)
    table = page.locator("table.fd-compare").first
    table.wait_for()
    assert page.evaluate("document.scrollingElement.scrollHeight") <= HIGHEST
    # It is still a table for whoever hears it: a header for each column and each row.
    shown = page.get_by_role("table", name="What the services say")
    expect(shown.get_by_role("columnheader")).to_have_count(4)
    rows = shown.get_by_role("row").filter(has=page.get_by_role("rowheader"))
    assert rows.count() == table.locator("tbody tr").count()
    for each in rows.filter(has_not_text="For all four").all():
        expect(each.get_by_role("cell")).to_have_count(4)


def test_nothing_runs_out_of_a_narrow_window(visitor: Visitor) -> None:
    page = visitor.open(f"compare/?ids={UNLIKE[0]}", width=320)
    page.locator("table.fd-compare").first.wait_for()
    # As at 400%: the window is low, so no head stays, and each cell names its service.
    page.set_viewport_size({"width": 320, "height": 256})
    page.evaluate(SPACED)
    for folded in page.locator("#compare-table summary").all():
        folded.click()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320
    named = row(page, "Price").locator(".fd-compare__whose").first
    expect(named).to_contain_text(page.locator("table.fd-compare thead a").first.inner_text())
    expect(named.locator("span").last).to_be_visible()
    assert (
        page.locator("table.fd-compare thead")
        .first.evaluate("head => getComputedStyle(head).position")
        .startswith("static")
    )


def test_one_can_ring_and_write_and_the_tag_is_that_of_the_service_s_own_page(
    visitor: Visitor, publication: Publication
) -> None:
    by_state = {service.availability: service for service in publication.services.values()}
    services = [*by_state.values()][:4]
    assert len(services) >= 3
    ways, tags = [], []
    page = visitor.open("")
    for service in services:
        page.goto(f"{visitor.url}services/{service.id}/")
        own = page.locator("article[data-service]")
        ways += own.locator("[data-contacts] a").evaluate_all(HREFS)
        tags += own.locator("[data-fact=places] .fd-tag").evaluate_all(TAGS)
    page.goto(f"{visitor.url}compare/?ids=" + ",".join(service.id for service in services))
    page.locator("table.fd-compare").first.wait_for()
    assert row(page, "Ring or write").locator("a").evaluate_all(HREFS) == ways
    assert sum(href.startswith("tel:") for href in ways) >= 3
    assert row(page, "Places").locator(".fd-tag").evaluate_all(TAGS) == tags
    mail = page.get_by_role("link", name=f"E-mail to {services[0].title}")
    expect(mail).to_have_attribute("href", f"mailto:{services[0].email}")
    page.emulate_media(media="print")
    expect(row(page, "Ring or write")).to_contain_text(services[0].email)


def test_a_link_shows_the_same_comparison_to_somebody_else(
    visitor: Visitor, six: list[Service]
) -> None:
    page = compare(visitor, six)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_label(six[0].title, exact=True).uncheck()
    page.get_by_role("button", name="Copy a link").click()
    expect(page.locator("#compare-done")).to_contain_text("The link is copied")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.endswith("/compare/?ids=" + ",".join(service.id for service in six[1:4]))


def test_reload_and_back_show_what_was_ticked(visitor: Visitor, six: list[Service]) -> None:
    page = compare(visitor, six)
    page.get_by_label(six[0].title, exact=True).uncheck()
    page.get_by_label(six[4].title, exact=True).check()
    columns = page.locator("table.fd-compare").first.locator("thead th[scope=col] a")
    same = [service.title for service in six[1:5]]
    expect(columns).to_have_text(same)
    page.reload()
    expect(columns).to_have_text(same)
    columns.first.click()
    page.wait_for_url(f"**/services/{six[1].id}/")
    page.go_back()
    expect(columns).to_have_text(same)
    expect(page.locator("#compare-choices input")).to_have_count(6)


def test_on_paper_stands_the_address_of_what_is_compared(
    visitor: Visitor, six: list[Service]
) -> None:
    page = compare(visitor, six[:3])
    line = page.locator(".fd-footer__address")
    expect(line).to_be_hidden()
    page.emulate_media(media="print")
    expect(line).to_be_visible()
    ids = ",".join(service.id for service in six[:3])
    expect(line).to_have_text(f"This comparison on the website: {visitor.url}compare/?ids={ids}")


def test_ones_own_shortlist_is_compared(visitor: Visitor, six: list[Service]) -> None:
    page = visitor.open("")
    for service in six[:2]:
        page.goto(f"{visitor.url}services/{service.id}/")
        page.locator("article[data-service] [data-shortlist] button").first.click()
    page.goto(f"{visitor.url}shortlist/")
    page.get_by_role("link", name="Compare them side by side").click()
    expect(page.locator("table.fd-compare").first.locator("thead th[scope=col] a")).to_have_text(
        [service.title for service in six[:2]]
    )
    assert page.url.endswith("/compare/?ids=" + ",".join(service.id for service in six[:2]))
    page.reload()
    page.get_by_role("link", name="Back to the shortlist").click()
    expect(page.locator("#list-lead")).to_contain_text("You have put 2 services aside.")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "There is nothing to compare yet."),
        ("?ids=", "There is nothing to compare yet."),
        ("?ids=no-such-service", "There is nothing to compare yet."),
        ("?ids=%3Cscript%3E,--", "There is nothing to compare yet."),
    ],
)
def test_nothing_to_compare(visitor: Visitor, query: str, said: str) -> None:
    page = visitor.open(f"compare/{query}")
    expect(page.locator("#compare-lead")).to_contain_text(said)
    visitor.excuse("Failed to load")


def test_one_that_cannot_be_fetched_is_named(visitor: Visitor, six: list[Service]) -> None:
    page = visitor.open("")
    page.route(f"**/services/{six[0].id}/", lambda route: route.abort())
    page.goto(f"{visitor.url}compare/?ids={six[0].id},{six[1].id}")
    expect(page.locator("#compare-notes")).to_contain_text("could not be loaded just now")
    expect(page.locator("#compare-lead")).to_contain_text("There is one service here")
    visitor.excuse("Failed to load")


def test_what_is_listed_no_more_is_named_with_a_way_to_what_is_like_it(
    visitor: Visitor, publication: Publication, six: list[Service]
) -> None:
    gone = publication.withheld[sorted(publication.withheld)[0]]
    page = visitor.open(f"compare/?ids={six[0].id},{gone.id},{six[1].id}")
    note = page.locator("#compare-notes li")
    expect(note).to_contain_text(f"“{gone.title}” is not listed at present.")
    columns = page.locator("table.fd-compare").first.locator("thead th[scope=col] a")
    expect(columns).to_have_text([six[0].title, six[1].title])
    note.get_by_role("link").click()
    page.wait_for_url(f"**/services/{gone.id}/")


@pytest.mark.parametrize("colours", ["light", "dark", "forced"])
def test_no_rule_of_wcag_is_broken(visitor: Visitor, six: list[Service], colours: str) -> None:
    page = compare(visitor, six, dark=colours == "dark")
    if colours == "forced":
        page.emulate_media(forced_colors="active")
    for width in (1280, 768, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page) == {}, f"at {width} px"
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width


def test_without_javascript_it_says_what_to_do_instead(visitor: Visitor) -> None:
    page = visitor.open("compare/", javascript=False)
    expect(page.locator("#compare-without")).to_contain_text("Every page has the same parts")
