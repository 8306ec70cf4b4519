"""What is not listed here, or cannot wait: the find page says who can help, above what it found."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, expect

from generator.publication import Publication
from generator.site.parts import links

if TYPE_CHECKING:
    from conftest import Visitor

pytestmark = pytest.mark.browser


def notice(visitor: Visitor, words: str) -> Locator:
    page = visitor.open(f"find/?q={quote(words)}")
    page.locator("#find").wait_for()
    return page.locator("#find-elsewhere")


@pytest.mark.parametrize("words", ["I feel suicidal", "my brother wants to die", "in crisis"])
def test_where_a_life_may_be_at_risk_help_comes_before_anything_that_was_found(
    visitor: Visitor, words: str
) -> None:
    shown = notice(visitor, words)
    for number in ("999", "111", "116123"):
        expect(shown.locator(f"a[href='tel:{number}']")).to_be_visible()
    assert shown.evaluate(
        "(notice) => Boolean(notice.compareDocumentPosition(document.querySelector('#results')) & 4)"
    )


def test_a_longer_name_hides_nothing_that_is_said_beside_it(visitor: Visitor) -> None:
    shown = notice(visitor, "substance abuse, and he hits me: emergency")
    expect(shown).to_contain_text("Nobody should be hurt")
    expect(shown).to_contain_text("If a life is at risk")


def test_somebody_who_is_hurt_finds_the_councils_own_number(
    visitor: Visitor, publication: Publication
) -> None:
    phone = links.telephone(publication.framework.care.phone)
    assert phone is not None
    shown = notice(visitor, "abused by a carer")
    expect(shown.locator(f"a[href='{phone.href}']")).to_be_visible()
    expect(shown.locator("a[href$='/feedback/']")).to_be_visible()


def test_each_number_stands_on_a_line_of_its_own_and_is_never_broken(visitor: Visitor) -> None:
    page = visitor.open("find/?q=he+hits+me", width=360)
    numbers = page.locator("#find-elsewhere li .fd-number")
    expect(numbers.first).to_be_visible()
    assert numbers.count() == page.locator("#find-elsewhere a[href^='tel:']").count() > 1
    for number in numbers.all():
        assert number.evaluate("(part) => part.getClientRects().length") == 1


def test_what_is_not_listed_is_said_in_plain_words(visitor: Visitor) -> None:
    expect(notice(visitor, "carers at home to get mum up")).to_contain_text("not on this list")


@pytest.mark.parametrize(
    "words",
    [
        "day centre in Devizes",
        "shared lives carer",
        "care home",
        "emergency respite for mum",
        "substance abuse",
    ],
)
def test_nothing_is_said_where_the_list_has_it(visitor: Visitor, words: str) -> None:
    expect(notice(visitor, words)).to_be_hidden()


def test_it_goes_with_the_words(visitor: Visitor) -> None:
    shown = notice(visitor, "stairlift")
    expect(shown).to_be_visible()
    shown.page.locator("#find-words").fill("respite")
    expect(shown).to_be_hidden()
