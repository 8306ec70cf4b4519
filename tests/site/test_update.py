"""A provider says how its places stand, in a real Chromium: it chooses, and takes the message away; and without scripts."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from generator.publication import Publication
from generator.records import Availability
from generator.site.words import updating

if TYPE_CHECKING:
    from conftest import Visitor

pytestmark = pytest.mark.browser

ADDRESS = "update/bissbank-living/"
FIRST_KEYS, PELL_STREET = "First Keys", "The house for three"
SOON = date.today() + timedelta(days=20)  # noqa: DTZ011 (the visitor's own day)


def of(page: Page, title: str):  # type: ignore[no-untyped-def]
    return page.get_by_role("group", name=title, exact=True)


def choose(page: Page, title: str, label: str) -> None:
    of(page, title).get_by_label(label).check()


@pytest.fixture
def page(visitor: Visitor) -> Page:
    page = visitor.open(ADDRESS, width=360)
    page.locator("#update:not([hidden])").wait_for()
    return page


@pytest.fixture
def filled(page: Page) -> Page:
    """Two places to come in one service, with all else right; another is full."""
    choose(page, FIRST_KEYS, "We have places")
    of(page, FIRST_KEYS).get_by_label("How many places?").fill("2")
    of(page, FIRST_KEYS).get_by_label("From which day?").fill(SOON.isoformat())
    of(page, FIRST_KEYS).get_by_label("still right").check()
    choose(page, PELL_STREET, "We are full")
    return page


def lines() -> list[str]:
    """What `filled` comes to, as Python writes it."""
    today = SOON - timedelta(days=20)
    first = updating.line(
        "bissbank-first-keys",
        Availability.PLACES_NOW,
        today,
        free=2,
        since=SOON,
        details_right=True,
    )
    return [first, updating.line("bissbank-pell-street", Availability.FULL, today)]


def test_what_the_list_says_today_stands_beside_each_service(
    page: Page, publication: Publication
) -> None:
    services = publication.of_provider("bissbank-living")
    assert page.locator("#update legend").all_inner_texts() == [s.title for s in services]
    expect(of(page, PELL_STREET)).to_contain_text("The list says today: Places now, updated")
    expect(of(page, PELL_STREET).get_by_label("We have places")).to_have_accessible_name(
        "We have places (as listed)"
    )


def test_an_e_mail_opens_with_the_lines(filled: Page) -> None:
    link = filled.get_by_role("link", name="Open the e-mail")
    href = link.get_attribute("href")
    assert href is not None
    assert urlsplit(href)[:3] == ("mailto", "", "framework@council.example.org")
    query = parse_qs(urlsplit(href).query)
    assert query["subject"] == ["Places: Bissbank Living"]
    assert query["body"] == ["".join(f"{line}\r\n" for line in lines())]
    assert filled.locator("#update-lines").inner_text().splitlines() == lines()
    expect(filled.locator("#update-progress")).to_have_text("2 of 5 chosen")


def test_the_text_is_copied(filled: Page) -> None:
    filled.context.grant_permissions(["clipboard-read", "clipboard-write"])
    filled.get_by_role("button", name="Copy the text").click()
    expect(filled.locator("#update-done")).to_contain_text("The text is copied")
    assert filled.evaluate("navigator.clipboard.readText()").splitlines() == lines()


def test_what_a_browser_does_not_copy_is_shown_to_be_copied_by_hand(filled: Page) -> None:
    filled.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('barred')) }"
    )
    filled.get_by_role("button", name="Copy the text").click()
    text = filled.get_by_label("Your browser did not let us copy")
    expect(text).to_be_focused()
    assert text.input_value().splitlines() == lines()


def test_the_file_has_the_lines_and_the_day(filled: Page) -> None:
    with filled.expect_download() as saved:
        filled.get_by_role("button", name="Save it as a file").click()
    assert saved.value.suggested_filename == "places.txt"
    text = Path(saved.value.path()).read_text("utf-8").splitlines()
    assert text[:2] == ["To: framework@council.example.org", "Subject: Places: Bissbank Living"]
    assert text[2].startswith("Date: ")
    assert text[4:] == lines()


def test_fields_come_with_the_choice_to_which_they_belong(page: Page) -> None:
    number, day = (
        of(page, FIRST_KEYS).get_by_label(label)
        for label in ("How many places?", "From which day?")
    )
    for label, seen in (
        ("We have places", (True, True)),
        ("We are full", (False, True)),
        ("People should ask us", (False, False)),
        ("Leave it as it is", (False, False)),
    ):
        choose(page, FIRST_KEYS, label)
        assert (number.is_visible(), day.is_visible()) == seen
    expect(page.locator("#update-ready")).to_be_hidden()


def test_a_tick_alone_says_that_the_details_are_right_and_nothing_of_places(page: Page) -> None:
    of(page, FIRST_KEYS).get_by_label("still right").check()
    expect(page.locator("#update-lines")).to_have_text("bissbank-first-keys: details right\n")
    expect(page.locator("#update-progress")).to_have_text("1 of 5 chosen")


def test_a_mistake_is_named_where_it_was_typed_and_no_message_is_offered(filled: Page) -> None:
    number = of(filled, FIRST_KEYS).get_by_label("How many places?")
    number.fill("a few")
    expect(number).to_have_accessible_description(
        "Leave it blank if you would rather not say. Type how many in digits, such as 2, or leave it blank."
    )
    expect(filled.get_by_role("link", name="Open the e-mail")).to_be_hidden()
    expect(filled.locator("#update-lead")).to_have_text(
        f"Something is not right yet: {FIRST_KEYS}."
    )
    expect(number).to_have_attribute("aria-invalid", "true")
    day = of(filled, FIRST_KEYS).get_by_label("From which day?")
    expect(day).not_to_have_attribute("aria-invalid", "true")
    number.fill("3")
    expect(filled.locator("#update-lines")).to_contain_text("bissbank-first-keys: 3 now")


def test_nothing_is_sent_and_nothing_is_kept(visitor: Visitor, filled: Page) -> None:
    filled.wait_for_load_state("networkidle")
    before = len(visitor.requests)
    filled.get_by_role("link", name="Your message").click()
    of(filled, FIRST_KEYS).get_by_label("How many places?").press("Enter")
    # A browser may fetch the icon again when the place in the page changes.
    assert [r for r in visitor.requests[before:] if not r.endswith("favicon.svg")] == []
    assert filled.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    filled.reload()
    expect(filled.locator("#update-progress")).to_have_text("0 of 5 chosen")


def test_the_form_on_paper_folds_away_and_is_printed_whole(page: Page) -> None:
    paper = page.get_by_text("Filled in on")
    expect(paper).to_be_hidden()
    page.emulate_media(media="print")
    expect(paper).to_be_visible()
    expect(page.locator("#update")).to_be_hidden()


def test_without_scripts_there_are_a_form_to_print_and_lines_to_type(visitor: Visitor) -> None:
    page = visitor.open(ADDRESS, width=360, javascript=False)
    expect(page.locator("#update")).to_be_hidden()
    expect(page.locator("#update-result")).to_be_hidden()
    expect(page.get_by_text("Filled in on")).to_be_visible()
    expect(page.locator(".fd-paper > li")).to_have_count(5)
    typed = page.locator("#update-paper .fd-update-lines").inner_text().splitlines()
    assert len(typed) == 5
    assert all(line.startswith("bissbank-") and ": " in line for line in typed)
    letter = page.get_by_role("link", name="Write the e-mail").get_attribute("href")
    assert letter is not None
    assert "bissbank-first-keys%3A%20" in letter


def test_a_provider_finds_its_page_from_where_it_looks(visitor: Visitor) -> None:
    page = visitor.open("", javascript=False)
    page.get_by_role("contentinfo").get_by_role("link", name="For providers: your places").click()
    page.get_by_role("main").get_by_role("link", name="Bissbank Living").click()
    assert page.url.endswith(ADDRESS)
    for address in ("providers/bissbank-living/", "services/bissbank-first-keys/"):
        page = visitor.open(address, javascript=False)
        page.get_by_role("link", name="Do you work for Bissbank Living?").click()
        assert page.url.endswith(ADDRESS)
    page = visitor.open("join/", javascript=False)
    page.get_by_role("main").get_by_role("link", name="Tell us about your places").click()
    assert page.url.endswith("update/")


def test_search_engines_and_the_search_of_the_site_leave_the_pages_of_providers_alone(
    site: Path,
) -> None:
    page = (site / ADDRESS / "index.html").read_text("utf-8")
    assert 'content="noindex' in page
    assert "data-pagefind-body" not in page
    assert "update/" not in (site / "find" / "hits.json").read_text("utf-8")
