"""The find page in a real Chromium: words, choices, counts, address, keyboard, and what may go wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from generator.publication import Publication, facets
from generator.publication import PublicService as Service
from generator.records import Availability

if TYPE_CHECKING:
    from conftest import Server, Visitor

pytestmark = pytest.mark.browser

Chosen = Mapping[str, Sequence[str]]
FACETS = (
    *("type", "care-home", "area", "need", "age", "access", "day", "language", "availability"),
    *("price", "rating", "self-funders"),
)
LISTED_AT_ONCE = 10


def find(visitor: Visitor, query: str = "", *, width: int = 1280) -> Page:
    """The find page at an address, once it shows what it found."""
    page = visitor.open(f"find/{query}", width=width)
    page.locator("#find").wait_for()
    return page


def count(page: Page) -> Locator:
    return page.locator("#find-count")


def titles(page: Page) -> list[str]:
    return page.locator("#results h3").all_inner_texts()


def first_types(page: Page, number: int) -> list[str]:
    """The types of support of the first results."""
    lines = page.locator("#results > li > p:first-of-type").all_inner_texts()[:number]
    return [line.split(", by ")[0] for line in lines]


def option(page: Page, facet: str, value: str) -> Locator:
    return page.locator(f"input[name={facet}][value={value}]")


def choose(page: Page, facet: str, value: str) -> None:
    """Open the facet's group where it is closed, and tick or untick."""
    page.locator(f"details[data-facet={facet}]").evaluate("group => { group.open = true }")
    option(page, facet, value).click()


def show_all(page: Page) -> None:
    while page.locator("#find-more").is_visible():
        before = page.locator("#results > li").count()
        page.locator("#find-more").click()
        expect(page.locator("#results > li")).not_to_have_count(before)


def query_of(page: Page) -> str:
    return page.evaluate("location.search")


# ── What there is, by the records ─────────────────────────────────────────────


@pytest.fixture(scope="session")
def values(publication: Publication) -> Mapping[str, Mapping[str, set[str]]]:
    """The values of each listed service in each facet."""

    def places(service: Service) -> str:
        said = service.availability_on
        stale = (
            said is None or (publication.as_of - said).days > publication.framework.stale_after_days
        )
        if service.places_from and service.places_from > publication.as_of:  # places to come
            return Availability.WAITING_LIST
        return Availability.ASK if stale else service.availability

    return {
        s.id: {
            "type": {s.lot},
            "care-home": set(s.care_home),
            "area": set(s.areas),
            "need": set(s.needs),
            "age": set(facets.ages_of(s)),
            "access": set(s.access),
            "day": set(facets.days_of(s)),
            "language": set(s.languages),
            "availability": {places(s)},
            "price": {facets.price_of(s)},
            "rating": {facets.rating_of(s)},
            "self-funders": {facets.self_funders_of(s)},
        }
        for s in publication.services.values()
    }


@pytest.fixture(scope="session")
def fitting(values: Mapping[str, Mapping[str, set[str]]]) -> Callable[[Chosen], int]:
    """How many services fit: of each facet in which anything is chosen, at least one."""

    def number(chosen: Chosen) -> int:
        return sum(
            all(has[facet] & set(wanted) for facet, wanted in chosen.items() if wanted)
            for has in values.values()
        )

    return number


def in_words(number: int) -> str:
    if number == 0:
        return "No services fit all of that"
    return "1 service" if number == 1 else f"{number} services"


# ── Words ─────────────────────────────────────────────────────────────────────


def test_without_words_or_choices_every_listed_service_is_found_in_the_alphabets_order(
    visitor: Visitor, publication: Publication
) -> None:
    page = find(visitor)
    expect(count(page)).to_have_text(in_words(len(publication.services)))
    show_all(page)
    found = titles(page)
    assert sorted(found) == sorted(s.title for s in publication.services.values())
    letters = [t.removeprefix("The ")[0].casefold() for t in found]
    assert letters == sorted(letters)


def test_typing_finds(visitor: Visitor) -> None:
    page = find(visitor)
    page.locator("#find-words").press_sequentially("Kestrel Yard workshop")
    expect(page.locator("#results h3").first).to_have_text("Kestrel Yard workshop")
    expect(page.locator("#results a").first).to_have_attribute(
        "href", re.compile(r"/services/kestrel-yard-workshop/$|/services/[a-z-]+/$")
    )


@pytest.mark.parametrize(
    ("words", "lot"),
    [
        ("day centre", "day-and-evening-opportunities"),
        ("adult placement", "shared-lives"),
        ("old people's home", "residential-and-nursing-care"),
        ("nursing home", "residential-and-nursing-care"),
        ("ISF", "individual-service-funds"),
        ("personal budget", "individual-service-funds"),
        ("sheltered housing", "extra-care"),
        ("floating support", "outreach-support"),
        ("step down bed", "step-up-step-down"),
        ("hospital discharge", "step-up-step-down"),
        ("carer's break", "respite-and-short-breaks"),
        ("short break", "respite-and-short-breaks"),
        ("parents with a learning disability", "parent-enabling"),
        ("mental health flat", "supported-living"),
    ],
)
def test_the_publics_words_find_the_type_of_support(
    visitor: Visitor, publication: Publication, words: str, lot: str
) -> None:
    page = find(visitor, f"?q={quote(words)}")
    title = publication.lots[lot].title
    shown = first_types(page, 3)
    assert shown[0] == title
    assert shown.count(title) >= min(2, len(shown))
    expect(page.locator("#find-types a").filter(has_text=title)).to_be_visible()


@pytest.mark.parametrize(
    ("words", "need"),
    [
        ("Alzheimer's", "dementia"),
        ("challenging behaviour", "behaviour-that-challenges"),
        ("Asperger's", "autism"),
        ("blind", "sight-loss"),
        ("wheelchair user", "physical-disability"),
    ],
)
def test_other_words_for_a_need_find_every_service_for_it(
    visitor: Visitor, fitting: Callable[[Chosen], int], words: str, need: str
) -> None:
    page = find(visitor, f"?{urlencode({'q': words, 'need': need})}")
    expect(count(page)).to_have_text(in_words(fitting({"need": [need]})))


@pytest.mark.parametrize(
    ("words", "access"),
    [("BSL", "sign-language"), ("Makaton", "makaton"), ("ceiling hoist", "hoist")],
)
def test_words_for_access_find_every_service_that_has_it(
    visitor: Visitor, fitting: Callable[[Chosen], int], words: str, access: str
) -> None:
    page = find(visitor, f"?{urlencode({'q': words, 'access': access})}")
    expect(count(page)).to_have_text(in_words(fitting({"access": [access]})))


def test_a_word_that_no_service_says_is_named_and_left_aside(visitor: Visitor) -> None:
    whole = count(find(visitor, "?q=day+centre")).inner_text()
    page = find(visitor, "?q=day+centre+zumba")
    expect(page.locator("#find-plain")).to_contain_text("No service mentions “zumba”.")
    assert whole != in_words(0)
    assert count(page).inner_text() == whole
    alone = find(visitor, "?q=zumba")
    expect(count(alone)).to_have_text(in_words(0))
    expect(alone.locator("#find-plain")).to_contain_text("No service mentions “zumba”.")


def test_a_place_finds_what_stands_there(visitor: Visitor) -> None:
    assert "Glover's Court" in titles(find(visitor, "?q=Downton"))


def test_what_says_nothing_does_not_narrow(visitor: Visitor) -> None:
    plain = count(find(visitor, "?q=dementia")).inner_text()
    assert plain != in_words(0)
    assert count(find(visitor, "?q=somebody+with+dementia+for+my+mum")).inner_text() == plain


def test_withheld_services_are_not_found(visitor: Visitor, publication: Publication) -> None:
    titled = {service.title for service in publication.services.values()}
    page = find(visitor)
    for service_id in sorted(publication.withheld)[:4]:
        title = publication.withheld[service_id].title
        assert title not in titled
        page.locator("#find-words").fill(title)
        expect(page.locator("#find-chips")).to_contain_text(title)
        assert title not in titles(page)


# ── Choices and counts ────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "chosen",
    [
        {},
        {"type": ["shared-lives"]},
        {"type": ["extra-care", "respite-and-short-breaks"]},
        {"type": ["supported-living"], "area": ["salisbury"]},
        {"area": ["salisbury", "devizes"], "need": ["dementia"]},
        {"need": ["autism", "sight-loss"], "availability": ["places-now", "waiting-list"]},
        {
            "type": ["day-and-evening-opportunities", "outreach-support"],
            "area": ["trowbridge", "chippenham", "calne"],
            "need": ["learning-disability", "mental-health"],
            "availability": ["ask", "places-now"],
        },
        {"type": ["parent-enabling"], "need": ["end-of-life"]},
        {"age": ["under-18", "65-and-over"], "access": ["hoist", "step-free"]},
        {"rating": ["not-regulated", "good"], "self-funders": ["yes"], "area": ["salisbury"]},
        {"price": ["hour-25-30", "week-500-750"]},
    ],
    ids=lambda chosen: "&".join(f"{k}={'|'.join(v)}" for k, v in chosen.items()) or "nothing",
)
def test_or_inside_a_facet_and_between_them_with_honest_counts(
    visitor: Visitor,
    fitting: Callable[[Chosen], int],
    chosen: Chosen,
) -> None:
    """The number beside a choice is how many there would be with that one choice in its facet."""
    page = find(visitor, f"?{urlencode(chosen, doseq=True)}")
    expect(count(page)).to_have_text(in_words(fitting(chosen)))
    shown = {
        (box["name"], box["value"]): box["count"]
        for box in page.locator(".fd-facets input[type=checkbox]").evaluate_all(
            """boxes => boxes.map(box => ({ name: box.name, value: box.value,
               count: box.closest("label").querySelector(".fd-option__count").textContent }))"""
        )
        if box["name"] in FACETS
    }
    assert {facet for facet, _ in shown} == set(FACETS)
    truth = {(facet, value): f"({fitting({**chosen, facet: [value]})})" for facet, value in shown}
    assert shown == truth


def test_every_choice_that_there_is_can_be_made(visitor: Visitor, publication: Publication) -> None:
    page = find(visitor)
    offered = {
        facet: page.locator(f"input[name={facet}]").evaluate_all("boxes => boxes.map(b => b.value)")
        for facet in FACETS
    }
    assert set(offered["type"]) == set(publication.lots)
    assert set(offered["area"]) == set(publication.areas)
    assert set(offered["need"]) == set(publication.needs)
    assert set(offered["availability"]) == {a.value for a in Availability}


def test_choices_are_made_and_taken_back_with_an_empty_box(
    visitor: Visitor, publication: Publication, fitting: Callable[[Chosen], int]
) -> None:
    page = find(visitor)
    choose(page, "area", "salisbury")
    expect(count(page)).to_have_text(in_words(fitting({"area": ["salisbury"]})))
    choose(page, "area", "devizes")
    expect(count(page)).to_have_text(in_words(fitting({"area": ["salisbury", "devizes"]})))
    choose(page, "need", "dementia")
    both = {"area": ["salisbury", "devizes"], "need": ["dementia"]}
    expect(count(page)).to_have_text(in_words(fitting(both)))
    expect(page.locator("details[data-facet=area] .fd-facet__chosen")).to_have_text("2 chosen")
    choose(page, "need", "dementia")
    choose(page, "area", "devizes")
    choose(page, "area", "salisbury")
    expect(count(page)).to_have_text(in_words(len(publication.services)))


def test_prices_are_folded_by_their_unit_and_what_is_chosen_is_in_sight(visitor: Visitor) -> None:
    page = find(visitor, "?price=week-500-750")
    expect(option(page, "price", "week-500-750")).to_be_visible()
    expect(option(page, "price", "hour-25-30")).to_be_hidden()
    page.get_by_text("By the hour", exact=True).click()
    expect(option(page, "price", "hour-25-30")).to_be_visible()


def test_a_chip_takes_its_choice_away(visitor: Visitor, fitting: Callable[[Chosen], int]) -> None:
    page = find(visitor, "?type=shared-lives&type=extra-care&area=salisbury")
    chips = page.locator("#find-chips button")
    expect(chips).to_have_text(
        ["Remove Shared Lives", "Remove Extra care housing", "Remove Salisbury"]
    )
    chips.nth(1).click()
    expect(count(page)).to_have_text(
        in_words(fitting({"type": ["shared-lives"], "area": ["salisbury"]}))
    )
    expect(option(page, "type", "extra-care")).not_to_be_checked()
    expect(count(page)).to_be_focused()
    chips.nth(1).click()
    chips.nth(0).click()
    expect(page.locator("#find-chips")).to_be_hidden()


def test_a_chip_takes_the_words_away(visitor: Visitor, publication: Publication) -> None:
    page = find(visitor, "?q=ISF")
    page.get_by_role("button", name="Remove “ISF”").click()
    expect(count(page)).to_have_text(in_words(len(publication.services)))
    expect(page.locator("#find-words")).to_have_value("")


def test_show_more_goes_on_to_the_end_and_moves_the_focus_to_what_is_new(visitor: Visitor) -> None:
    page = find(visitor, "?need=dementia")
    whole = int(count(page).inner_text().split()[0])
    assert whole > 2 * LISTED_AT_ONCE
    expect(page.locator("#results > li")).to_have_count(LISTED_AT_ONCE)
    page.locator("#find-more").click()
    expect(page.locator("#results > li")).to_have_count(2 * LISTED_AT_ONCE)
    expect(page.locator("#results a").nth(LISTED_AT_ONCE)).to_be_focused()
    expect(page.locator("#find-status")).to_have_text(f"Showing 20 of {whole} services")
    show_all(page)
    expect(page.locator("#results > li")).to_have_count(whole)


def test_pressing_show_more_twice_in_a_row_shows_nothing_twice(visitor: Visitor) -> None:
    page = find(visitor, "?need=dementia")
    page.locator("#find-more").evaluate("button => { button.click(); button.click(); }")
    expect(page.locator("#find-status")).to_contain_text("Showing")
    show_all(page)
    links = page.locator("#results a").evaluate_all("links => links.map(link => link.href)")
    assert len(links) == len(set(links)) == int(count(page).inner_text().split()[0])


def test_where_nothing_fits_the_ways_on_are_offered(
    visitor: Visitor, fitting: Callable[[Chosen], int]
) -> None:
    page = find(visitor, "?q=zzzqqq&area=calne")
    expect(count(page)).to_have_text(in_words(0))
    expect(page.locator("#find-nothing")).to_be_visible()
    calne = in_words(fitting({"area": ["calne"]}))
    page.get_by_role("button", name=f"Look without “zzzqqq”: {calne}").click()
    expect(count(page)).to_have_text(calne)
    expect(page.locator("#find-nothing")).to_be_hidden()


def test_where_more_than_one_choice_would_have_to_go_each_alone_is_offered(
    visitor: Visitor, fitting: Callable[[Chosen], int]
) -> None:
    page = find(visitor, "?q=zzzqqq&type=extra-care&area=malmesbury&need=end-of-life")
    expect(count(page)).to_have_text(in_words(0))
    malmesbury = in_words(fitting({"area": ["malmesbury"]}))
    page.get_by_role("button", name=f"Look for “Malmesbury” alone: {malmesbury}").click()
    expect(count(page)).to_have_text(malmesbury)
    assert query_of(page) == "?area=malmesbury"


# ── The address ───────────────────────────────────────────────────────────────


def test_the_address_holds_the_state_and_a_reload_restores_it(visitor: Visitor) -> None:
    page = find(visitor)
    page.locator("#find-words").fill("garden")
    expect(page.locator("#find-chips")).to_contain_text("garden")
    choose(page, "area", "devizes")
    choose(page, "availability", "places-now")
    expect(page.locator("#find-chips li")).to_have_count(3)
    assert query_of(page) == "?q=garden&area=devizes&availability=places-now"
    shown = titles(page)
    page.reload()
    page.locator("#find").wait_for()
    assert titles(page) == shown
    expect(page.locator("#find-words")).to_have_value("garden")
    expect(option(page, "area", "devizes")).to_be_checked()


def test_a_link_to_what_was_found_shows_the_same_to_somebody_else(visitor: Visitor) -> None:
    page = find(visitor)
    page.locator("#find-words").fill("lunch")
    expect(page.locator("#find-chips")).to_contain_text("lunch")
    choose(page, "need", "frailty")
    expect(page.locator("#find-chips li")).to_have_count(2)
    assert titles(find(visitor, query_of(page))) == titles(page)


def test_back_and_forward_restore_the_state(
    visitor: Visitor, publication: Publication, fitting: Callable[[Chosen], int]
) -> None:
    page = find(visitor)
    choose(page, "type", "shared-lives")
    expect(count(page)).to_have_text(in_words(fitting({"type": ["shared-lives"]})))
    choose(page, "type", "extra-care")
    two = in_words(fitting({"type": ["shared-lives", "extra-care"]}))
    expect(count(page)).to_have_text(two)
    page.go_back()
    expect(count(page)).to_have_text(in_words(fitting({"type": ["shared-lives"]})))
    expect(option(page, "type", "extra-care")).not_to_be_checked()
    page.go_back()
    expect(count(page)).to_have_text(in_words(len(publication.services)))
    page.go_forward()
    page.go_forward()
    expect(count(page)).to_have_text(two)


def test_back_from_a_service_finds_the_list_as_it_was(visitor: Visitor) -> None:
    page = find(visitor, "?need=dementia")
    page.locator("#find-more").click()
    expect(page.locator("#results > li")).to_have_count(2 * LISTED_AT_ONCE)
    page.locator("#results a").nth(14).click()
    page.locator("h1").wait_for()
    assert "/services/" in page.url
    page.go_back()
    expect(page.locator("#results > li")).to_have_count(2 * LISTED_AT_ONCE)


def test_back_from_a_service_finds_the_place_where_somebody_had_read(visitor: Visitor) -> None:
    page = find(visitor, "?need=dementia")
    ninth = page.locator("#results h3 a").nth(8)
    ninth.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    assert before > 0
    ninth.click()
    page.locator("h1").wait_for()
    page.go_back()
    page.locator("#results").wait_for(state="attached")
    expect(page.locator("#results h3 a").nth(8)).to_be_in_viewport()
    assert page.evaluate("scrollY") == pytest.approx(before, abs=2)


def test_one_step_back_undoes_all_that_was_typed(
    visitor: Visitor, publication: Publication
) -> None:
    page = find(visitor)
    page.locator("#find-words").press_sequentially("garden", delay=80)
    expect(page.locator("#find-chips")).to_contain_text("“garden”")
    page.locator("#find-words").press_sequentially(" club", delay=80)
    expect(page.locator("#find-chips")).to_contain_text("“garden club”")
    page.go_back()
    expect(count(page)).to_have_text(in_words(len(publication.services)))
    expect(page.locator("#find-words")).to_have_value("")
    assert query_of(page) == ""


def test_the_box_on_the_home_page_leads_to_what_is_found(visitor: Visitor) -> None:
    page = visitor.open("")
    box = page.get_by_role("searchbox", name="What are you looking for?")
    box.fill("adult placement")
    box.press("Enter")
    expect(page.locator("#find-words")).to_have_value("adult placement")
    expect(page.locator("#results h3").first).to_be_visible()


@pytest.mark.parametrize("visitor", ["directory/"], indirect=True)
def test_the_site_works_in_a_folder_of_its_host(visitor: Visitor) -> None:
    page = find(visitor, "?q=Kestrel+Yard+workshop")
    page.locator("#results a").first.click()
    expect(page.locator("h1")).to_have_text("Kestrel Yard workshop")
    assert page.url.startswith(f"{visitor.url}services/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Areas").click()
    expect(page.locator("h1")).to_be_visible()
    assert page.url == f"{visitor.url}areas/"


@pytest.mark.parametrize(
    "address", ["", "find", "match", "shortlist", "compare", "about", "join/shared-lives/check"]
)
def test_all_that_the_scripts_are_made_of_is_named_early(site: Path, address: str) -> None:
    """So that the modules come in one go, and not each when the one before has asked for it."""

    def imported(module: Path) -> set[Path]:
        statement = r'\b(?:import\b|export\b[^;"()]*\bfrom\b)[^;"()]*"(\.[^"]+)"'
        ways = re.findall(statement, module.read_text("utf-8"))
        return {(module.parent / way).resolve() for way in ways}

    page = site / address / "index.html"
    text = page.read_text("utf-8")

    def named(link: str) -> set[Path]:
        return {(page.parent / href).resolve() for href in re.findall(link, text)}

    needed: set[Path] = set()
    waiting = named(r'<script type="module" src="([^"]+)">')
    assert waiting
    while waiting:
        module = waiting.pop()
        needed.add(module)
        waiting |= imported(module) - needed
    assert named(r'<link rel="modulepreload" href="([^"]+)">') == needed


@pytest.mark.parametrize("address", ["find/", "match/"])
def test_what_a_script_reads_first_is_asked_for_early_and_once(
    visitor: Visitor, address: str
) -> None:
    visitor.open(address).wait_for_load_state("networkidle")
    read = [request for request in visitor.requests if request.endswith("find/services.json")]
    assert len(read) == 1


# ── The way to the first result ───────────────────────────────────────────────


def test_on_a_telephone_a_search_goes_straight_to_the_first_result(visitor: Visitor) -> None:
    page = visitor.open("", width=360, height=640)
    page.get_by_role("searchbox", name="What are you looking for?").fill("nursing home")
    page.get_by_role("searchbox", name="Near").fill("Calne")
    page.get_by_role("searchbox", name="Near").press("Enter")
    first = page.locator("#results h3").first
    expect(first).to_be_in_viewport(ratio=1)
    expect(count(page)).to_be_in_viewport(ratio=1)
    page.locator("#find-words").fill("day centre")
    page.locator("#find-words").press("Enter")
    expect(page.locator("#find-chips")).to_contain_text("day centre")
    expect(first).to_be_in_viewport(ratio=1)
    expect(count(page)).to_be_in_viewport(ratio=1)


def test_a_search_that_is_sent_moves_the_focus_to_how_many_there_are(visitor: Visitor) -> None:
    page = find(visitor)
    page.locator("#find-words").fill("dementia")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(count(page)).to_be_focused()


def test_a_place_that_is_not_known_keeps_the_focus_where_it_can_be_mended(visitor: Visitor) -> None:
    page = find(visitor)
    near = page.locator("#find-near")
    near.fill("Hogwarts")
    near.press("Enter")
    expect(page.get_by_role("status").filter(has_text="a place called “Hogwarts”")).to_be_visible()
    expect(near).to_be_focused()
    expect(near).to_have_attribute("aria-invalid", "true")
    described = (near.get_attribute("aria-describedby") or "").split()
    assert "find-near-note" in described


@pytest.mark.parametrize("width", [360, 1280])
def test_what_else_to_think_of_is_seen_after_the_third_result_and_is_none_itself(
    visitor: Visitor, width: int
) -> None:
    page = find(visitor, "?type=residential-and-nursing-care", width=width)
    tops = page.evaluate(
        """() => [...document.querySelectorAll("#results > li, #find-thought")]
             .map(part => [part.getBoundingClientRect().top, part.id])
             .sort(([a], [b]) => a - b).map(([, id]) => id)"""
    )
    assert tops.index("find-thought") == 3
    expect(page.locator("#results a[href*='/lots/']")).to_have_count(0)


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("?q=respite&near=salisbury", r"Respite near Salisbury – \d+ services – Find support.*"),
        (
            "?type=shared-lives&area=calne",
            r"Shared Lives in Calne – \d+ services? – Find support.*",
        ),
        ("?near=SN10", r"Support near SN10 – \d+ services – Find support.*"),
        ("?q=zzzqqq&area=calne", r"Zzzqqq in Calne – Nothing found – Find support.*"),
        ("", r"Find support – .*"),
    ],
)
def test_the_title_says_what_was_looked_for(visitor: Visitor, query: str, title: str) -> None:
    expect(find(visitor, query)).to_have_title(re.compile(f"^{title}$"))


# ── The keyboard, and people who hear the page ────────────────────────────────


def test_how_to_choose_in_easy_read_is_one_link_away(visitor: Visitor) -> None:
    page = find(visitor)
    page.get_by_role("link", name="How to choose support in Easy Read").click()
    expect(page.locator("h1")).to_contain_text("How to choose support")


def test_what_was_found_is_told_to_people_who_cannot_see_it(visitor: Visitor) -> None:
    page = find(visitor)
    status = page.locator("#find-status")
    choose(page, "type", "shared-lives")
    expect(status).to_have_text(count(page).inner_text())
    page.locator("#find-words").fill("zzzqqq")
    expect(status).to_have_text("No services fit all of that")


def outlined(page: Page) -> bool:
    """Whether what has the focus shows it, by an outline of its own or of its label."""
    return page.evaluate(
        """() => { const style = getComputedStyle(document.activeElement);
           return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2; }"""
    )


def test_the_keyboard_alone_does_everything_and_the_focus_is_always_seen(
    visitor: Visitor, fitting: Callable[[Chosen], int]
) -> None:
    page = find(visitor)
    page.keyboard.press("Tab")
    expect(page.locator(".fd-skip")).to_be_focused()
    page.keyboard.press("Enter")
    words, seen = page.locator("#find-words"), []

    def tab_to(target: Locator) -> None:
        for _ in range(80):
            page.keyboard.press("Tab")
            seen.append(outlined(page))
            if target.evaluate("element => element === document.activeElement"):
                return
        pytest.fail(f"Tab does not reach {target}")

    tab_to(words)
    page.keyboard.type("garden")
    expect(page.locator("#find-chips")).to_contain_text("garden")
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    tab_to(page.locator("details[data-facet=area] > summary"))
    page.keyboard.press("Enter")
    tab_to(option(page, "area", "amesbury"))
    page.keyboard.press("Space")
    expect(count(page)).to_have_text(in_words(fitting({"area": ["amesbury"]})))
    page.keyboard.press("Space")
    expect(option(page, "area", "amesbury")).not_to_be_checked()
    tab_to(page.locator("#results a").first)
    title = page.locator("#results a").first.inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(title)
    assert all(seen)


# ── Privacy, and what may go wrong ────────────────────────────────────────────


def test_what_is_typed_leaves_no_request(visitor: Visitor, server: Server) -> None:
    """Neither in an address nor as the page that asks: not even the site's own host learns it."""
    page = find(visitor)
    asked = len(server.asked)
    page.locator("#find-words").press_sequentially("incontinence dementia")
    expect(page.locator("#find-chips")).to_contain_text("incontinence dementia")
    page.locator("#find-words").fill("bipolar")
    page.locator("#find-words").press("Enter")
    expect(page.locator("#find-chips")).to_contain_text("bipolar")
    expect(page.locator("#results > li").first).to_be_visible()
    choose(page, "area", "devizes")
    page.locator("#results a").first.click()
    page.locator("h1").wait_for()
    later = server.asked[asked:]
    assert len(later) > 3  # parts of the index, and the service's page
    told = [line for line in later if re.search("incontinence|dementia|bipolar", line)]
    assert told == []


@pytest.mark.parametrize(
    "query",
    [
        "?type=<script>alert(1)</script>",
        "?type=no-such-type&area=atlantis",
        "?q=%E0%A4%A",
        "?q=%00%0A%FF",
        "?availability=&need=",
        "?unknown=1&&&=",
        "?type[]=shared-lives",
    ],
)
def test_an_address_that_makes_no_sense_finds_everything(
    visitor: Visitor, publication: Publication, query: str
) -> None:
    page = find(visitor, query)
    expect(page.locator("#find-failed")).to_be_hidden()
    if "q=%E0" in query:  # half a letter is a letter all the same: "%A"
        expect(count(page)).to_be_visible()
    else:
        expect(count(page)).to_have_text(in_words(len(publication.services)))


def test_markup_in_the_words_is_words(visitor: Visitor) -> None:
    page = find(visitor, f"?q={quote('<img src=x onerror=alert(1)>')}")
    expect(page.locator("#find-chips")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.locator("#find img")).to_have_count(0)


def test_a_choice_given_twice_counts_once(
    visitor: Visitor, fitting: Callable[[Chosen], int]
) -> None:
    page = find(visitor, "?type=shared-lives&type=shared-lives&q=&q=zzzqqq")
    expect(page.locator("#find-chips li")).to_have_count(1)
    expect(count(page)).to_have_text(in_words(fitting({"type": ["shared-lives"]})))


def test_a_whole_book_in_the_box_is_cut_short(visitor: Visitor) -> None:
    page = find(visitor)
    page.locator("#find-words").evaluate(
        """box => { box.value = "dementia ".repeat(12_000);
           box.dispatchEvent(new Event("input", { bubbles: true })); }"""
    )
    expect(page.locator("#find-chips")).to_contain_text("dementia dementia")
    assert len(query_of(page)) < 300


def test_a_whole_book_in_the_address_is_cut_short(visitor: Visitor) -> None:
    page = find(visitor, "?q=" + "garden+" * 8_000)
    expect(page.locator("#find-failed")).to_be_hidden()
    assert len(page.locator("#find-words").input_value()) <= 200


@pytest.mark.parametrize(
    "missing",
    [
        *("**/pagefind/pagefind.js", "**/pagefind/**", "**/pagefind-entry.json*"),
        *("**/*.pf_meta", "**/wasm.*", "**/*.pf_index"),
    ],
)
@pytest.mark.parametrize("how", ["aborted", "not found"])
def test_where_the_index_does_not_load_all_but_the_words_works(
    visitor: Visitor, fitting: Callable[[Chosen], int], missing: str, how: str
) -> None:
    visitor.excuse("Failed to load")  # as the browser says, and Pagefind
    visitor.excuse("Pagefind: WASM Error")
    page = visitor.open("about/")
    page.context.route(
        missing,
        lambda route: route.abort() if how == "aborted" else route.fulfill(status=404, body="no"),
    )
    page.goto(f"{visitor.url}find/?q=dementia+zumba")
    expect(page.locator("#find-failed")).to_contain_text("The search for words did not load")
    expect(page.locator("#results > li").first).to_be_visible()
    choose(page, "area", "salisbury")
    page.get_by_role("button", name="Remove “dementia zumba”").click()
    expect(count(page)).to_have_text(in_words(fitting({"area": ["salisbury"]})))
    expect(page.locator("#find-failed")).to_be_hidden()


@pytest.mark.parametrize("missing", ["**/find/services.json", "**/find/*.json"])
def test_where_the_services_do_not_load_the_page_leads_to_the_lists(
    visitor: Visitor, missing: str
) -> None:
    page = visitor.open("about/")
    page.context.route(missing, lambda route: route.abort())
    page.goto(f"{visitor.url}find/?q=dementia")
    failed = page.get_by_role("alert")
    expect(failed).to_contain_text("The search did not load.")
    for name, address in (("list of all services", "/services/"), ("A to Z", "/a-z/")):
        href = failed.get_by_role("link", name=name).get_attribute("href") or ""
        assert href.endswith(address)
    expect(page.locator("#find-loading")).to_be_hidden()
    expect(page.locator("#find")).to_be_hidden()
    page.get_by_role("link", name="See the types of support").click()
    expect(page.locator("h1")).to_have_text("Types of support")
    visitor.excuse("Failed to load")  # the browser says that a file did not come


def test_a_part_of_the_index_that_came_late_is_asked_for_again(visitor: Visitor) -> None:
    page = visitor.open("about/")
    page.context.route("**/*.pf_index", lambda route: route.abort())
    page.goto(f"{visitor.url}find/?q=laundry")
    expect(page.locator("#find-failed")).to_be_visible()
    # Nobody is told that nobody offers it, where it could not be looked for.
    expect(page.get_by_role("link", name="Tell the council")).to_have_count(0)
    page.context.unroute("**/*.pf_index")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.locator("#find-failed")).to_be_hidden()
    expect(page.locator("#results h3").first).to_be_visible()
    visitor.excuse("Failed to load")  # the browser and Pagefind say that a file did not come


def test_while_the_services_are_on_their_way_the_page_says_so(visitor: Visitor) -> None:
    page = visitor.open("about/")
    waiting: list[Route] = []
    page.context.route("**/find/services.json", lambda route: waiting.append(route))
    page.goto(f"{visitor.url}find/", wait_until="commit")
    loading = page.get_by_role("status").filter(has_text="Loading the search")
    expect(loading).to_be_visible()
    expect(page.locator("#find-without")).to_be_hidden()
    waiting[0].continue_()
    expect(page.locator("#find")).to_be_visible()
    expect(loading).to_be_hidden()


def test_whoever_is_in_the_list_stays_there_when_the_other_words_come_late(
    visitor: Visitor,
) -> None:
    page = visitor.open("about/")
    waiting: list[Route] = []
    page.context.route("**/find/words.json", lambda route: waiting.append(route))
    page.goto(f"{visitor.url}find/?area=salisbury&q=dementia")
    link = page.locator("#results > li:nth-child(2) h3 a")
    link.focus()
    link.evaluate("link => { link.dataset.old = '' }")
    waiting[0].continue_()
    expect(page.locator("#find")).to_have_attribute("data-answered", "dementia")
    assert page.locator("[data-old]").count() == 0  # the list is another
    expect(link).to_be_focused()


def test_where_nothing_is_listed_at_all_the_page_says_that_and_loads_no_index(
    visitor: Visitor, site: Path
) -> None:
    directory = json.loads((site / "find" / "services.json").read_text("utf-8"))
    page = visitor.open("about/")
    page.context.route(
        "**/find/services.json", lambda route: route.fulfill(json={**directory, "services": {}})
    )
    page.context.route("**/find/hits.json", lambda route: route.fulfill(json={}))
    page.goto(f"{visitor.url}find/?q=dementia")
    expect(count(page)).to_have_text("No service is listed at present")
    expect(page.locator("#find-nothing")).to_contain_text("Please come back later")
    expect(page.locator("#find-failed")).to_be_hidden()
    page.locator("#find-words").fill("garden")
    expect(page.locator("#find-chips")).to_contain_text("garden")
    assert [asked for asked in visitor.requests if "/pagefind/" in asked] == []


@pytest.mark.parametrize("missing", ["**/find/words.json", "**/find/hits.json", "**/postcodes/**"])
def test_where_a_lesser_file_does_not_load_the_rest_works(visitor: Visitor, missing: str) -> None:
    page = visitor.open("about/")
    page.context.route(missing, lambda route: route.abort())
    page.goto(f"{visitor.url}find/?q=day+centre+SN10+1BB&area=devizes")
    page.locator("#find").wait_for()
    expect(count(page)).to_have_text(re.compile(r"service"))
    visitor.excuse("Failed to load")  # the browser says that a file did not come


def test_barred_storage_and_thousands_of_values_disturb_nothing(visitor: Visitor) -> None:
    page = visitor.open("about/")
    page.add_init_script(
        """for (const name of ["localStorage", "sessionStorage"]) {
             Object.defineProperty(window, name, { get() { throw new DOMException("barred"); } }); }"""
    )
    many = "&".join(f"type=t{n}&area=a{n}&price=p{n}" for n in range(2_000))
    page.goto(f"{visitor.url}find/?{many}&area=salisbury&sort=sideways&near={'x' * 500}")
    page.locator("#find").wait_for()
    expect(page.locator("#find-chips li")).to_have_count(1)
    expect(page.locator("#find-near-note")).to_contain_text("We do not know a place")
