"""Comparing services in a real Chromium: a table where there is room, the same rows on a telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from generator.publication import Publication
from generator.publication import PublicService as Service
from tests.site.test_axe import violations

if TYPE_CHECKING:
    from conftest import Visitor

pytestmark = pytest.mark.browser


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


def cells(page: Page, row: str) -> list[str]:
    """The cells of the row whose header begins so."""
    header = page.locator("table.fd-compare tbody th[scope=row]").filter(has_text=row).first
    return header.locator("xpath=../td").all_inner_texts()


def test_a_table_with_a_header_for_each_service_and_each_fact(
    visitor: Visitor, publication: Publication, six: list[Service]
) -> None:
    page = compare(visitor, six[:3])
    columns = page.locator("table.fd-compare thead th[scope=col]")
    expect(columns).to_have_text([service.title for service in six[:3]])
    for service, cell in zip(six, cells(page, "Who it is for"), strict=False):
        said = sorted(cell.replace(" (not all)", "").replace("\n", ", ").split(", "))
        assert said == sorted(publication.needs[need].name for need in service.needs)
    assert cells(page, "Provider") == [publication.providers[s.provider].title for s in six[:3]]


def test_what_differs_is_marked_in_words(visitor: Visitor, six: list[Service]) -> None:
    page = compare(visitor, six[:3])
    for row in page.locator("table.fd-compare tbody tr").all():
        different = len(set(row.locator("td").all_inner_texts())) > 1
        expect(row.locator("th")).to_contain_text("differs" if different else "the same")
    expect(page.locator("table.fd-compare th").filter(has_text="Type of support")).to_contain_text(
        "the same"
    )


def test_only_what_differs(visitor: Visitor, six: list[Service]) -> None:
    page = compare(visitor, six[:3])
    every = page.locator("table.fd-compare tbody tr").count()
    page.get_by_label("Show only what differs").check()
    rows = page.locator("table.fd-compare tbody tr")
    assert 0 < rows.count() < every
    for row in rows.all():
        expect(row.locator("th")).to_contain_text("differs")


def test_four_at_once_and_the_others_can_be_changed_for_them(
    visitor: Visitor, six: list[Service]
) -> None:
    page = compare(visitor, six)
    columns = page.locator("table.fd-compare thead th[scope=col]")
    expect(columns).to_have_count(4)
    fifth = page.get_by_label(six[4].title, exact=True)
    expect(fifth).to_be_disabled()
    page.get_by_label(six[0].title, exact=True).uncheck()
    fifth.check()
    expect(columns).to_have_text([service.title for service in six[1:5]])
    expect(page.locator("#compare-status")).to_contain_text("The 4 services differ")


def test_on_a_telephone_one_point_after_another_with_every_service(
    visitor: Visitor, six: list[Service]
) -> None:
    page = compare(visitor, six[:2], width=320)
    expect(page.locator("table.fd-compare")).to_be_hidden()
    wide = page.locator("table.fd-compare tbody th").all_text_contents()
    points = page.locator(".fd-compare__narrow section")
    assert points.locator("h2").all_text_contents() == wide
    for point in points.filter(has=page.locator(".fd-tag--differs")).all():
        expect(point.locator("dt")).to_have_text([service.title for service in six[:2]])
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320


def test_what_not_all_of_them_have_is_named_so(
    visitor: Visitor, publication: Publication, six: list[Service]
) -> None:
    two = next(
        [a, b]
        for i, a in enumerate(six)
        for b in six[i + 1 :]
        if {*a.access} & {*b.access} and {*a.access} ^ {*b.access} and a.access and b.access
    )
    page = compare(visitor, two)
    row = page.locator("table.fd-compare tbody tr").filter(
        has=page.locator("th", has_text="Access")
    )
    for service, cell in zip(two, row.locator("td").all(), strict=True):
        both = {*two[0].access} & {*two[1].access}
        lines = [
            publication.access[term].name + ("" if term in both else " (not all)")
            for term in sorted(service.access, key=lambda term: term not in both)
        ]
        assert sorted(cell.locator("li").all_inner_texts()) == sorted(lines)


def test_a_link_shows_the_same_comparison_to_somebody_else(
    visitor: Visitor, six: list[Service]
) -> None:
    page = compare(visitor, six)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_label(six[0].title, exact=True).uncheck()
    page.get_by_role("button", name="Copy a link to this comparison").click()
    expect(page.locator("#compare-done")).to_contain_text("The link is copied")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.endswith("/compare/?ids=" + ",".join(service.id for service in six[1:4]))


def test_reload_and_back_show_what_was_ticked(visitor: Visitor, six: list[Service]) -> None:
    page = compare(visitor, six)
    page.get_by_label(six[0].title, exact=True).uncheck()
    page.get_by_label(six[4].title, exact=True).check()
    columns = page.locator("table.fd-compare thead th[scope=col]")
    same = [service.title for service in six[1:5]]
    expect(columns).to_have_text(same)
    page.reload()
    expect(columns).to_have_text(same)
    columns.first.get_by_role("link").click()
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
    expect(page.locator("table.fd-compare thead th[scope=col]")).to_have_text(
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
