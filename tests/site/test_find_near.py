"""Near me, the orders, and what the find page offers besides, in a real Chromium."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, Route, expect

from generator.load import postcodes
from generator.publication import Publication
from generator.records import Point, kilometres

from .test_find import choose, count, find, in_words, query_of, titles

if TYPE_CHECKING:
    from conftest import Server, Visitor

KM_IN_A_MILE = 1.609344
pytestmark = pytest.mark.browser

BOOK = postcodes.load(Path(__file__).parents[2] / "content" / "postcodes")
PACKED = json.loads((BOOK.folder / "SN10.json").read_text("utf-8"))["sectors"]
WHOLE = next(f"SN10 {sector}{next(iter(areas.values()))[:2]}" for sector, areas in PACKED.items())
TIGHT = WHOLE.replace(" ", "")
LOOK_UP = 20_000  # bytes, for the files of one look-up


def near_note(page: Page) -> str:
    return page.locator("#find-near-note").inner_text()


def distances(page: Page) -> list[float]:
    """In miles, of those in the list that have one."""
    lines = page.locator("#results .fd-results__far").all_inner_texts()
    found = [re.match(r"(Less than half a|[\d.]+) miles? away", line) for line in lines]
    return [0.0 if m[1].startswith("Less") else float(m[1]) for m in found if m]


@pytest.mark.parametrize(
    "typed",
    [
        *(WHOLE, TIGHT.lower(), f" {WHOLE.lower()} "),
        *(f"12 High Street, Devizes {WHOLE}", f"{WHOLE}.", WHOLE.replace(" ", "-")),
        WHOLE.replace("10", "1O"),
    ],
)
def test_a_postcode_puts_the_nearest_first_with_true_distances(
    visitor: Visitor, publication: Publication, typed: str
) -> None:
    page = find(visitor)
    page.locator("#find-near").fill(typed)
    page.locator("#find-near").press("Enter")
    expect(page.locator("#find-near-note")).to_contain_text(f"{WHOLE} is in the")
    expect(count(page)).to_have_text(in_words(len(publication.services)))
    shown = distances(page)
    assert shown == sorted(shown)
    spot = BOOK.find(WHOLE)
    assert spot is not None
    places = (s.point for s in publication.services.values() if s.point)
    truth = sorted(kilometres(spot.point, place) / KM_IN_A_MILE for place in places)
    assert shown[: len(shown)] == pytest.approx(truth[: len(shown)], abs=0.5)


def test_no_request_and_no_address_holds_the_whole_postcode(
    visitor: Visitor, server: Server
) -> None:
    page = find(visitor)
    asked = len(server.asked)
    page.locator("#find-near").press_sequentially(WHOLE)
    page.locator("#find-near").press("Enter")
    expect(page.locator("#find-near-note")).to_contain_text("shows only the first part")
    assert query_of(page) == "?near=SN10"
    page.locator("#find-near").fill("")
    page.locator("#find-words").press_sequentially(f"respite near {TIGHT}")
    page.locator("#find-words").press("Enter")
    expect(page.locator("#find-words")).to_have_value("respite")
    expect(page.locator("#find-near")).to_have_value(WHOLE)
    assert query_of(page) == "?q=respite&near=SN10"
    choose(page, "area", "devizes")
    expect(page.locator("#find-chips li")).to_have_count(3)
    page.reload()
    expect(page.locator("#find-near")).to_have_value(WHOLE)  # this tab alone remembers
    page.locator("#results a").first.click()
    page.locator("h1").wait_for()
    told = " ".join(unquote(line) for line in server.asked[asked:]).upper()
    inward = WHOLE.split()[1]
    assert "POSTCODES/SN10.JSON" in told
    assert not re.search(rf"SN10[^A-Z0-9]*{inward}", told)


def test_a_look_up_is_light(visitor: Visitor, site: Path) -> None:
    find(visitor, "?near=BA14")
    files = {address.rpartition("/")[2] for address in visitor.requests if "/postcodes/" in address}
    assert files == {"index.json", "BA14.json"}
    assert sum((site / "postcodes" / name).stat().st_size for name in files) <= LOOK_UP


def test_a_link_shows_somebody_else_the_outcode(visitor: Visitor) -> None:
    page = find(visitor, "?near=SN10")
    expect(page.locator("#find-near")).to_have_value("SN10")
    assert "middle of SN10" in near_note(page)
    expect(page.get_by_role("button", name="Remove Near SN10")).to_be_visible()


def test_a_whole_postcode_in_an_address_that_somebody_made_does_not_stay_there(
    visitor: Visitor,
) -> None:
    page = find(visitor, f"?near={TIGHT}&q=day+centre")
    assert query_of(page) == "?q=day+centre&near=SN10"


def test_the_home_page_hands_a_postcode_over_without_a_request_that_holds_it(
    visitor: Visitor, server: Server
) -> None:
    page = visitor.open("")
    asked = len(server.asked)
    words = page.get_by_role("searchbox", name="What are you looking for?")
    words.fill(f"day centre {TIGHT}")
    words.press("Enter")
    expect(page.locator("#find-near")).to_have_value(WHOLE)
    expect(page.locator("#find-words")).to_have_value("day centre")
    asked_for = " ".join(server.asked[asked:])
    assert TIGHT not in asked_for
    assert "centre" not in asked_for
    assert "SN10" not in asked_for.replace("/postcodes/SN10.json", "")


@pytest.mark.parametrize(
    ("typed", "there", "address"),
    [
        (TIGHT, WHOLE, "?q=day+centre&near=SN10"),
        (f"near {TIGHT}", WHOLE, "?q=day+centre&near=SN10"),
        ("sn10", "SN10", "?q=day+centre&near=SN10"),
        ("great bedwyn", "Great Bedwyn", "?q=day+centre&near=great-bedwyn"),
        ("", "", "?q=day+centre"),
    ],
)
def test_the_home_page_hands_over_where_somebody_is(
    visitor: Visitor, server: Server, typed: str, there: str, address: str
) -> None:
    page = visitor.open("")
    asked = len(server.asked)
    page.get_by_role("searchbox", name="What are you looking for?").fill("day centre")
    near = page.get_by_role("searchbox", name="Near")
    near.fill(typed)
    near.press("Enter")
    expect(page.locator("#find-near")).to_have_value(there)
    expect(page.locator("#find-words")).to_have_value("day centre")
    assert page.url == f"{visitor.url}find/{address}"
    assert not [line for line in server.asked[asked:] if re.search("centre|near=|bedwyn", line)]
    expect(page).to_have_title(re.compile("^Day centre"))
    assert WHOLE not in page.title()
    assert TIGHT not in " ".join(server.asked[asked:])


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("SN99 9ZZ", "We do not know the postcode SN99 9ZZ"),
        ("SN10 9ZZ", "so we look near SN10"),
        ("Hogwarts", "We do not know a place called “Hogwarts”"),
        ("<img src=x>", "We do not know a place called “<img src=x>”"),
        ("Trowbrigde", "Did you mean Trowbridge?"),
        ("Potterne", "Potterne is in the Devizes area"),
        ("Trowbridge, Wiltshire", "Distances are from the middle of Trowbridge"),
        ("Devizes or Melksham", "Look near Melksham"),
        ("Swindon", "Swindon is not in Wiltshire. The nearest area is"),
        ("SN1 1AA", "Swindon is not in Wiltshire"),
        ("sn12 6", "Distances are from the middle of SN12"),
        ("sp1 3", "Distances are from the middle of SP1"),
        ("Aldbourne", "Distances are from the middle of Aldbourne"),
        ("Savernake", "so we give no distances from it"),
        ("my house in Calne", "Distances are from the middle of Calne"),
        ("Bradford", "Did you mean Bradford on Avon?"),
        ("12 High Street, Devizes SN10 9ZZ", "so we look near Devizes"),
        (f"Devizes {WHOLE}", f"{WHOLE} is in the"),
        ("Swindonn", "Did you mean Swindon?"),
        ("Bath, Somerset", "Bath is not in Wiltshire"),
    ],
)
def test_what_is_known_of_a_place_is_said(visitor: Visitor, typed: str, says: str) -> None:
    page = find(visitor)
    page.locator("#find-near").fill(typed)
    page.locator("#find-near").press("Enter")
    expect(page.locator("#find-near-note")).to_contain_text(says)
    expect(page.locator("#results > li").first).to_be_visible()


@pytest.mark.parametrize("typed", ["SN10 9ZZ", "SN99 9ZZ"])
def test_what_is_said_of_an_unknown_postcode_stays(visitor: Visitor, typed: str) -> None:
    page = find(visitor)
    field, said = page.locator("#find-near"), f"We do not know the postcode {typed}"
    field.fill(typed)
    for _ in range(3):
        field.press("Enter")
        expect(page.locator("#find-near-note")).to_contain_text(said)
        expect(field).to_have_value(typed)
    choose(page, "type", "shared-lives")
    expect(page.locator("#find-chips")).to_contain_text("Shared Lives")
    expect(page.locator("#find-near-note")).to_contain_text(said)
    assert typed.split()[1] not in page.url


def test_miles_are_from_the_village_and_none_are_told_where_nobody_knows_where_it_lies(
    visitor: Visitor, publication: Publication
) -> None:
    aldbourne = next(
        place.point
        for place in publication.areas["marlborough"].places
        if place.name == "Aldbourne"
    )
    shown = distances(find(visitor, "?near=aldbourne"))
    points = (s.point for s in publication.services.values() if s.point)
    truth = sorted(kilometres(aldbourne, point) / KM_IN_A_MILE for point in points)
    assert shown == pytest.approx(truth[: len(shown)], abs=0.5)
    assert shown[0] > 4
    assert distances(find(visitor, "?near=savernake")) == []


def test_a_place_in_which_something_is_listed_has_that_first(visitor: Visitor) -> None:
    page = find(visitor, "?near=mere")
    expect(page.locator("#results > li").first).to_contain_text("Mere")
    expect(page.locator("#results > li").first).to_contain_text(
        "less than half a mile", ignore_case=True
    )


def test_the_nearest_spelling_is_one_press_away(visitor: Visitor) -> None:
    page = find(visitor)
    page.locator("#find-near").fill("Salsbry")
    page.locator("#find-near").press("Enter")
    page.get_by_role("button", name="Did you mean Salisbury?").click()
    expect(page.locator("#find-near")).to_have_value("Salisbury")
    assert query_of(page) == "?near=salisbury"


def test_a_misspelt_word_finds_what_was_meant_and_offers_it(visitor: Visitor) -> None:
    page = find(visitor, "?q=day+centre+chipenham")
    expect(page.locator("#find-types a").first).to_have_text(
        "Day and evening opportunities in Chippenham"
    )
    page.get_by_role("button", name="Did you mean Chippenham?").click()
    expect(page.locator("#find-words")).to_have_value("day centre Chippenham")
    assert distances(page)


@pytest.mark.parametrize("town", ["swindon", "newbury", "frome"])
def test_a_town_over_the_border_is_no_misspelt_word(visitor: Visitor, town: str) -> None:
    page = find(visitor, f"?q=day+centre+{town}")
    expect(page.locator("#find-near-note")).to_contain_text(f"{town.title()} is not in Wiltshire.")
    expect(page.locator("#find-meant")).to_be_hidden()
    assert distances(page)


def test_back_undoes_a_place(visitor: Visitor) -> None:
    page = find(visitor)
    before = titles(page)
    page.locator("#find-near").fill("Calne")
    page.locator("#find-near").press("Enter")
    expect(page.locator("#find-sort")).to_have_value("nearest")
    page.go_back()
    expect(page.locator("#find-near")).to_have_value("")
    assert titles(page) == before


def test_the_order_can_be_chosen_and_is_explained(
    visitor: Visitor, publication: Publication
) -> None:
    page = find(visitor)
    page.locator("#find-sort").select_option("checked")
    expect(page.locator("#find-sort-note")).to_contain_text("last went through")
    assert query_of(page) == "?sort=checked"
    latest = sorted(
        publication.services.values(), key=lambda s: str(s.checked_on or ""), reverse=True
    )
    by_title = {s.title: s.checked_on for s in latest}
    assert [by_title[t] for t in titles(page)] == [s.checked_on for s in latest[:10]]
    page.locator("#find-sort").select_option("soonest")
    expect(page.locator("#results .fd-tag").first).to_have_text("Places now")
    page.locator("#find-sort").select_option("price")
    expect(page.locator("#find-sort-note")).to_contain_text("from the lowest")
    expect(page.locator("#find-sort option[value=nearest]")).to_be_disabled()


def test_what_somebody_may_not_have_thought_of_is_named(visitor: Visitor) -> None:
    page = find(visitor, "?type=residential-and-nursing-care")
    thought = page.locator("#find-thought")
    expect(thought).to_contain_text("Have you thought of Shared Lives?")
    thought.get_by_role("link").click()
    expect(page.locator("h1")).to_contain_text("Shared Lives")
    expect(find(visitor, "?type=shared-lives").locator("#find-thought")).to_be_hidden()


def test_a_type_that_is_not_on_offer_is_neither_named_nor_thought_of(visitor: Visitor) -> None:
    """The data knows the titles of types that are closed; the page's own choices decide."""
    page = visitor.open("")

    def without_it(route: Route) -> None:
        body = route.fetch().text()
        box = 'name="type" value="shared-lives"'
        assert box in body
        route.fulfill(body=body.replace(box, 'name="none"'), content_type="text/html")

    page.route("**/find/?*", without_it)
    page.goto(f"{visitor.url}find/?type=residential-and-nursing-care")
    expect(count(page)).to_contain_text("service")
    expect(page.locator("#find-thought")).to_be_hidden()
    page.goto(f"{visitor.url}find/?q=shared+lives")
    expect(count(page)).to_contain_text("service")
    expect(page.locator("#find-types")).not_to_contain_text("Shared Lives")


def test_nothing_found_names_what_is_too_narrow_and_whom_to_tell(visitor: Visitor) -> None:
    page = find(visitor, "?type=extra-care&area=malmesbury&q=my+private+words")
    nothing = page.locator("#find-nothing")
    expect(nothing).to_be_visible()
    letter = nothing.get_by_role("link", name="Tell the council what is missing")
    href = unquote(letter.get_attribute("href") or "")
    assert href.startswith("mailto:")
    assert "Extra care housing" in href
    assert "Malmesbury" in href
    assert "private" not in href.split("Please leave out")[0]


def test_on_a_telephone_the_filters_are_folded_away_and_say_how_many_are_set(
    visitor: Visitor,
) -> None:
    page = find(visitor, "?area=calne&need=dementia", width=360)
    summary = page.locator("#find-filters > summary")
    expect(summary).to_have_text(re.compile(r"Filters \(2\)"))
    expect(page.locator("details[data-facet=area]")).to_be_hidden()
    summary.click()
    expect(page.locator("details[data-facet=area]")).to_be_visible()
    page.locator("#find-done").click()
    expect(count(page)).to_be_focused()
    expect(page.locator("details[data-facet=area]")).to_be_hidden()


def test_on_paper_the_choices_are_text_and_nothing_stands_there_to_press(visitor: Visitor) -> None:
    page = find(visitor, "?q=day+centre&near=calne&need=dementia", width=360)
    cross = "(chip) => getComputedStyle(chip, '::after').content"
    chip = page.locator("#find-chips .fd-chip").first
    assert "×" in chip.evaluate(cross)
    page.emulate_media(media="print")
    for what in ("#find-filters", "#find-sort", "#find-clear"):
        expect(page.locator(what)).to_be_hidden()
    expect(page.locator("#find-chips")).to_contain_text("Near Calne")
    expect(chip).to_be_visible()
    assert chip.evaluate(cross) == "none"
    assert chip.evaluate("(chip) => getComputedStyle(chip).borderTopWidth") == "0px"


def test_two_types_of_support_have_a_comma_between_them(visitor: Visitor) -> None:
    page = find(visitor, "?q=respite+day+centre")
    expect(page.locator("#find-types")).to_have_text(
        "Type of support: Respite and short breaks, Day and evening opportunities"
    )


def test_each_result_can_be_put_on_the_shortlist(visitor: Visitor) -> None:
    page = find(visitor, "?q=Kestrel+Yard+workshop")
    slot = page.locator("#results > li").first.locator("[data-shortlist]")
    expect(slot).to_have_attribute("data-name", "Kestrel Yard workshop")
    expect(slot.get_by_role("button")).to_be_visible()


def loaded(visitor: Visitor, site: Path, words: str) -> dict[str, int]:
    """Every file that a first search brings, with its size on the wire."""
    from .test_weight import on_the_wire

    page = find(visitor, f"?q={words.replace(' ', '+')}")
    page.locator("#find[data-answered]").wait_for()
    page.wait_for_load_state("networkidle")
    files = {request.partition("?")[0].removeprefix(visitor.url) for request in visitor.requests}
    return {f: on_the_wire(site / (f"{f}index.html" if f.endswith("/") else f)) for f in files}


@pytest.mark.parametrize(
    "words",
    ["day centre for dementia", "supported living for autism with a garden", "walks and singing"],
)
def test_a_first_search_is_light(visitor: Visitor, site: Path, words: str) -> None:
    """All that it takes, cold: what the list of services knows is asked of nothing else."""
    sizes = loaded(visitor, site, words)
    assert not any("pagefind/" in name for name in sizes)
    assert sum(sizes.values()) <= 150_000, sizes


def test_a_word_that_no_service_says_in_short_is_looked_for_in_the_text(
    visitor: Visitor, site: Path
) -> None:
    sizes = loaded(visitor, site, "laundry")
    assert any("/index/" in name for name in sizes)
    assert not any("/fragment/" in name for name in sizes)
    assert sum(sizes.values()) <= 260_000, sizes


def test_an_area_is_known_by_every_listed_place(publication: Publication) -> None:
    """Points are needed to measure from: without them the page can only say what covers an area."""
    assert all(isinstance(area.point, Point) for area in publication.areas.values())
