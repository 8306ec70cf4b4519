"""What comes out of a printer, as Chromium's own PDF: how many sheets, what stands on each, and in which size."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from generator.publication import Publication

if TYPE_CHECKING:
    from conftest import Visitor

pytestmark = pytest.mark.browser

FOUR = (
    "cobblers-acre-cordwainer-court,bissbank-first-keys,quarr-lea-mere,juniper-hanger-nursing-home"
)
SERVICE = "services/cobblers-acre-cordwainer-court/"
# Where somebody prints in large letters, and what has to stand there first.
IN_LARGE = {
    SERVICE: "article",
    f"shortlist/?ids={FOUR}": ".fd-listed >> nth=3",
    f"compare/?ids={FOUR}": "#compare-table > *",
    "easy-read/shared-lives/": "article",
}
# The size of all the text that shows, in points of 1/72 inch; a browser's pixel is 1/96.
SIZES = """() => {
  const sizes = {};
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const of = text.parentElement;
    if (!text.textContent.trim() || of.closest("svg, .fd-hidden, script, template")) continue;
    if (!of.checkVisibility({ visibilityProperty: true }) || !of.getClientRects().length) continue;
    sizes[text.textContent.trim().slice(0, 60)] = parseFloat(getComputedStyle(of).fontSize) * 72 / 96;
  }
  return sizes;
}"""


def sheets(page: Page) -> list[str]:
    """The words of each sheet, without its number."""
    pdf = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    return [re.sub(r"\b\d+ of \d+\b", "", sheet.extract_text()).strip() for sheet in pdf.pages]


def opened(visitor: Visitor, address: str) -> Page:
    page = visitor.open(address)
    page.locator(IN_LARGE.get(address, "main")).first.wait_for(state="attached")
    return page


@pytest.mark.parametrize(
    "four",
    [
        FOUR,
        "pennywort-bike-shed,wellies-puddle-mornings,purse-and-pencil-fund,leat-ropewalk-spinners-leat",
    ],
)
def test_four_chosen_services_are_five_sheets_each_with_words_of_its_own(
    visitor: Visitor, four: str
) -> None:
    page = visitor.open(f"shortlist/?ids={four}")
    page.locator(".fd-listed").nth(3).wait_for(state="attached")
    printed = sheets(page)
    assert len(printed) <= 5
    assert all(len(words) > 300 for words in printed)


def test_four_compared_services_are_few_sheets(visitor: Visitor) -> None:
    assert len(sheets(opened(visitor, f"compare/?ids={FOUR}"))) <= 3


def test_a_service_is_two_sheets_with_its_code_and_address(
    visitor: Visitor, publication: Publication
) -> None:
    """The services of which most is said."""
    said = publication.feedback
    most = sorted(
        publication.services, key=lambda key: -len(said[key].comments) if key in said else 0
    )
    for service in most[:5]:
        page = visitor.open(f"services/{service}/")
        printed = sheets(page)
        assert len(printed) <= 2, service
        assert all(len(words) > 100 for words in printed), service
        assert f"/services/{service}/" in "".join(printed).replace("\n", "")
        page.emulate_media(media="print")
        expect(page.locator("img[src$='qr.svg']")).to_be_visible()


# The lowest of what leads to the page, and the top of the box below it.
APART = """() => [...document.querySelectorAll("article.fd-split")].map(article => {
  const way = article.querySelector(".fd-way") ?? article.closest(".fd-listed").querySelector(".fd-way");
  return [way.getBoundingClientRect().bottom, article.querySelector(".fd-split__side").getBoundingClientRect().top];
})"""


@pytest.mark.parametrize(
    ("address", "services"), [("services/quarr-lea-mere/", 1), (f"shortlist/?ids={FOUR}", 4)]
)
def test_no_rule_strikes_through_an_address(visitor: Visitor, address: str, services: int) -> None:
    page = opened(visitor, address)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 1000})  # what a sheet has between its margins
    parts = page.evaluate(APART)
    assert len(parts) == services
    assert [part for part in parts if part[0] > part[1]] == []


@pytest.mark.parametrize("address", IN_LARGE)
def test_at_the_press_of_a_button_no_letter_is_smaller_than_16_points(
    visitor: Visitor, address: str
) -> None:
    page = opened(visitor, address)
    page.evaluate("() => { window.print = () => { window.printed = (window.printed ?? 0) + 1; }; }")
    button = page.get_by_role("button", name="Print in large letters")
    button.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("window.printed") == 1
    page.emulate_media(media="print")
    sizes = page.evaluate(SIZES)
    assert len(sizes) > 10
    assert {words: size for words, size in sizes.items() if size < 15.99} == {}
    words = " ".join(sheets(page))
    heading = page.locator("main h1").inner_text()
    assert heading.split()[0] in words
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert min(page.evaluate(SIZES).values()) < 15.99


def test_names_that_are_compared_in_large_letters_stay_whole(visitor: Visitor) -> None:
    page = opened(visitor, f"compare/?ids={FOUR}")
    page.evaluate("() => { window.print = () => {}; }")
    page.get_by_role("button", name="Print in large letters").click()
    words = set(" ".join(sheets(page)).split())
    for name in page.locator(".fd-compare thead a").all_inner_texts():
        assert set(name.split()) <= words, name
