"""The self-check in a real Chromium: its outcomes, what it keeps and where, and what can be taken away."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.publication import Publication

if TYPE_CHECKING:
    from conftest import Visitor

pytestmark = pytest.mark.browser

SOMETIMES, ALWAYS, NEVER = "supported-living", "residential-and-nursing-care", "outreach-support"
BLOCKED = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked') }})"


def opened(visitor: Visitor, lot: str = SOMETIMES, *, width: int = 1280) -> Page:
    page = visitor.open(f"join/{lot}/check/", width=width)
    page.locator("#check-clear:not([hidden])").wait_for()
    return page


def answer(page: Page, name: str, value: str) -> None:
    page.locator(f"input[name='{name}'][value='{value}']").check()


def pass_all(page: Page) -> None:
    """Say of every question that is asked that it is passed."""
    for choice in page.locator("[data-criterion]:not([hidden]) input[value='pass']").all():
        choice.check()


def ready(page: Page) -> None:
    page.get_by_role("button", name="Are we ready?").click()


def verdict(page: Page) -> str:
    return page.locator("#check-verdict").inner_text()


def missing(page: Page) -> Locator:
    return page.locator("#check-missing")


@pytest.fixture
def passed(visitor: Visitor) -> Page:
    """Everything is passed, as by a provider of personal care that will register."""
    page = opened(visitor)
    answer(page, "care", "yes")
    answer(page, "registered", "will-be")
    pass_all(page)
    return page


def test_whoever_passes_all_is_ready_and_gets_the_workbook(passed: Page) -> None:
    expect(passed.locator("#check-progress")).to_have_text("22 of 22 answered")
    ready(passed)
    assert verdict(passed) == "You look ready, once CQC has registered you"
    expect(passed.locator("#check-verdict")).to_be_focused()
    expect(passed.get_by_role("link", name="Get the Excel workbook")).to_be_visible()
    assert missing(passed).locator("h3").all_inner_texts() == [
        "What we need by the day of the award",  # the manager, whom CQC registers with the service
        "What we look at together, as CQC has not rated you yet",
    ]


def test_whoever_is_registered_is_asked_for_the_rating_alone_and_may_have_none_yet(
    visitor: Visitor,
) -> None:
    page = opened(visitor, ALWAYS)
    expect(page.locator("fieldset[data-criterion='cqc-registration']")).to_have_count(1)
    answer(page, "registered", "will-be")
    expect(page.locator("input[name='cqc-rating']").first).to_be_hidden()
    answer(page, "registered", "yes")
    pass_all(page)
    answer(page, "cqc-rating", "not-rated")
    answer(page, "public-liability-insurance", "by-award")
    ready(page)
    assert verdict(page) == "You look ready"
    assert missing(page).locator("h3").all_inner_texts() == [
        "What we need by the day of the award",
        "What we look at together, as CQC has not rated you yet",
    ]


@pytest.mark.parametrize("value", ["", "pass", "not-yet"])
@pytest.mark.parametrize("lot", [SOMETIMES, ALWAYS, NEVER, "individual-service-funds"])
def test_on_paper_it_takes_four_sheets_at_most(visitor: Visitor, lot: str, value: str) -> None:
    page = opened(visitor, lot)
    for name, choice in (("care", "no" if lot == NEVER else "yes"), ("registered", "will-be")):
        for box in page.locator(f"input[name='{name}'][value='{choice}']").all():
            if value and box.is_visible():
                box.check()
    for box in page.locator(f"[data-criterion]:not([hidden]) input[value='{value}']").all():
        box.check()
    if value:
        ready(page)
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 4


def test_what_is_missing_comes_with_what_passes_what_shows_it_and_what_helps(
    passed: Page, publication: Publication
) -> None:
    asked = publication.criteria["complaints"]
    answer(passed, "registered", "yes")
    for follows in ("cqc-rating", "registered-manager"):
        answer(passed, follows, "pass")
    answer(passed, asked.id, "not-yet")
    ready(passed)
    assert verdict(passed) == "Not yet"
    expect(missing(passed).locator("h4")).to_have_text([asked.title])
    facts = [fact.inner_text() for fact in missing(passed).locator("dd").all()]
    assert facts == [asked.passes, asked.evidence, asked.guidance]
    missing(passed).get_by_role("link", name=asked.title).click()
    expect(passed.get_by_role("heading", level=1)).to_have_text(asked.title)


def test_a_question_without_an_answer_is_named(visitor: Visitor) -> None:
    page = opened(visitor)
    expect(page.locator("#check-progress")).to_have_text("0 of 24 answered")
    answer(page, "care", "yes")
    expect(page.locator("#check-progress")).to_have_text("1 of 24 answered")
    answer(page, "registered", "yes")
    pass_all(page)
    # What is asked of regulated services alone goes, and what is asked of the others comes.
    answer(page, "care", "no")
    expect(page.locator("#check-progress")).to_have_text("19 of 20 answered")
    answer(page, "cqc-not-needed", "pass")
    expect(page.locator("#check-progress")).to_have_text("20 of 20 answered")
    ready(page)
    assert verdict(page) == "You look ready"
    answer(page, "care", "yes")
    page.locator("input[name='registered']").evaluate_all(
        "all => all.forEach(one => one.checked = false)"
    )
    ready(page)
    assert verdict(page) == "Not finished"


@pytest.mark.parametrize(
    ("lot", "answers", "after_all", "instead"),
    [
        (SOMETIMES, {"care": "yes", "registered": "no"}, ("care", "no"), "Outreach support"),
        (ALWAYS, {"registered": "no"}, ("registered", "yes"), "Outreach support"),
        (NEVER, {"care": "yes"}, ("care", "no"), "Residential and nursing care"),
    ],
)
def test_where_cqc_rules_the_type_out_it_says_so_at_once_and_what_may_fit(
    visitor: Visitor, lot: str, answers: dict[str, str], after_all: tuple[str, str], instead: str
) -> None:
    page = opened(visitor, lot)
    for name, value in answers.items():
        answer(page, name, value)
    assert verdict(page) == "This type of support does not fit"
    expect(page.get_by_role("status").get_by_role("link", name=instead, exact=True)).to_be_visible()
    expect(page.locator("[data-criterion]:not([data-care]):visible")).to_have_count(0)
    expect(page.get_by_role("button", name="Are we ready?")).to_be_hidden()
    answer(page, *after_all)
    expect(page.locator("#check-outcome")).to_be_hidden()
    assert page.locator("[data-criterion]:visible").count() > 5


def test_a_ground_for_exclusion_comes_with_a_number_to_ring(passed: Page) -> None:
    answer(passed, "exclusion-grounds", "not-yet")
    ready(passed)
    assert verdict(passed) == "Talk to us first"
    talk = passed.locator("#check-talk")
    expect(talk.locator("a[href^='tel:']")).to_be_visible()
    expect(talk.locator("a[href^='mailto:']")).to_be_visible()


def test_answers_stay_in_the_browser_and_across_a_reload(visitor: Visitor) -> None:
    page = opened(visitor)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.method} {request.url}"))
    answer(page, "care", "yes")
    answer(page, "complaints", "not-yet")
    ready(page)
    assert sent == []  # nothing is asked of anybody while one answers
    page.reload()
    expect(page.locator("input[name='care'][value='yes']")).to_be_checked()
    expect(page.locator("input[name='complaints'][value='not-yet']")).to_be_checked()
    assert sent
    assert all(each.startswith(f"GET {visitor.url}") and "?" not in each for each in sent)
    assert page.context.cookies() == []
    other = page.context.new_page()
    other.goto(f"{visitor.url}join/shared-lives/check/")
    expect(other.locator("#check-clear")).to_be_visible()
    assert other.locator("input:checked").count() == 0  # each type has answers of its own


def test_start_again_forgets(visitor: Visitor) -> None:
    page = opened(visitor)
    answer(page, "complaints", "pass")
    page.get_by_role("button", name="Start again").click()
    expect(page.locator("#check-progress")).to_have_text("0 of 24 answered")
    assert page.evaluate("localStorage.length") == 0
    page.reload()
    assert page.locator("input:checked").count() == 0


def downloaded(page: Page, button: str) -> str:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    return waiting.value.path().read_text("utf-8-sig")


def test_the_checklist_can_be_taken_away_as_text(passed: Page, publication: Publication) -> None:
    answer(passed, "complaints", "not-yet")
    ready(passed)
    text = downloaded(passed, "Download it as text")
    assert text.startswith("Self-check: Supported living\n\nNot yet. One thing is missing.")
    assert f"[ ] {publication.criteria['complaints'].title} (not yet)" in text
    assert publication.criteria["complaints"].guidance in text
    assert re.search(r"http://\S+/join/criteria/complaints/\n", text)


def test_the_checklist_can_be_taken_away_for_a_spreadsheet(passed: Page) -> None:
    answer(passed, "complaints", "not-yet")
    ready(passed)
    table = downloaded(passed, "Download it for a spreadsheet")
    rows = list(csv.reader(io.StringIO(table)))
    assert len(rows) == 1 + 23 + 1
    assert {row[0]: row[1] for row in rows}["Complaints"] == "not yet"
    assert rows[-1][:2] == ["Outcome for Supported living", "Not yet"]


def test_it_prints_its_questions_answers_and_outcome_in_full(passed: Page) -> None:
    answer(passed, "complaints", "not-yet")
    ready(passed)
    passed.evaluate("window.print = () => { window.printed = true }")
    passed.get_by_role("button", name="Print the checklist").click()
    assert passed.evaluate("window.printed")
    passed.emulate_media(media="print")
    expect(passed.get_by_role("button")).to_have_count(0)
    expect(passed.locator("#check-verdict")).to_be_visible()
    for passes in passed.locator("fieldset:not([hidden]) [data-passes]").all():
        expect(passes).to_be_visible()


def test_where_nothing_can_be_kept_it_says_so_and_works(visitor: Visitor) -> None:
    page = visitor.open("404.html")
    page.add_init_script(BLOCKED)
    page.goto(f"{visitor.url}join/{NEVER}/check/")
    expect(page.locator("#check-kept")).to_contain_text("does not keep your answers")
    answer(page, "care", "no")
    pass_all(page)
    ready(page)
    assert verdict(page) == "You look ready"


def test_what_was_kept_and_makes_no_sense_is_forgotten(visitor: Visitor) -> None:
    page = opened(visitor)
    answer(page, "care", "yes")
    for kept in ("[]", "nonsense", '{"care": {"x": 1}, "__proto__": "yes", "gone": "pass"}'):
        page.evaluate(
            "kept => { for (const key of Object.keys(localStorage)) localStorage[key] = kept }",
            kept,
        )
        page.reload()
        expect(page.locator("#check-progress")).to_have_text("0 of 24 answered")


def test_without_javascript_it_can_be_read_ticked_and_printed(visitor: Visitor) -> None:
    page = visitor.open(f"join/{SOMETIMES}/check/", javascript=False)
    expect(page.locator("#check-without")).to_be_visible()
    assert page.locator("[data-criterion]:visible").count() == 24
    expect(page.get_by_role("button", name=re.compile("ready|Print|Download|Start"))).to_have_count(
        0
    )
    page.locator("main summary").first.click()
    expect(page.locator("[data-passes]").first).to_be_visible()
    page.emulate_media(media="print")
    for passes in page.locator("[data-passes]").all():
        expect(passes).to_be_visible()


def test_it_can_be_done_with_the_keyboard_alone(visitor: Visitor) -> None:
    page = opened(visitor, NEVER, width=360)
    page.locator("input[name='care']").first.focus()
    page.keyboard.press("Space")
    assert verdict(page) == "This type of support does not fit"
    page.keyboard.press("ArrowDown")
    expect(page.locator("#check-outcome")).to_be_hidden()
    page.keyboard.press("Tab")
    expect(page.locator("main summary").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-passes]").first).to_be_visible()


def test_a_lots_page_opens_what_a_link_leads_to_and_prints_in_full(visitor: Visitor) -> None:
    page = visitor.open(f"join/{SOMETIMES}/#complaints")
    expect(page.locator("#complaints")).to_be_visible()
    expect(page.locator("#equality")).to_be_hidden()
    page.get_by_role("link", name="Safe recruitment", exact=True).click()
    expect(page.locator("#safe-recruitment")).to_be_visible()
    page.emulate_media(media="print")
    for body in page.locator(".fd-fold__body").all():
        expect(body).to_be_visible()
