"""A provider's own page: what the list says of it today, and the lines in which it answers."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.records import Availability, Contact, ProviderStatus
from generator.site import addresses
from generator.site.pages import provider as provider_page
from generator.site.pages import update
from generator.site.words import updating
from tests.builders import (
    TODAY,
    a_framework,
    a_provider,
    a_publication,
    a_service,
    an_award,
    an_evidence,
)

CASES = json.loads((Path(__file__).parents[1] / "update-lines.json").read_text("utf-8"))
STATES = {words: state for state, words in updating.PLACES.items()}
PROVIDER = "kite-hill-trust"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_a_line_is_as_the_table_that_the_scripts_share_has_it(case: dict[str, Any]) -> None:
    since = case.get("since")
    made = updating.line(
        "a-b",
        STATES.get(case["places"]),
        date.fromisoformat(case["today"]),
        free=case.get("free"),
        since=date.fromisoformat(since) if since else None,
        details_right=case.get("right", False),
    )
    assert made == case["line"]


def the_page(*services: Any, **filed: Any) -> update.UpdateView:
    publication = a_publication(*services, **filed)
    return update.view(publication, publication.providers[PROVIDER])


@pytest.mark.parametrize(
    ("changes", "places", "word"),
    [
        ({}, "Places now, updated 2 November 2026", "now"),
        ({"places_free": 2}, "2 places now, updated 2 November 2026", "now"),
        (
            {"places_from": date(2026, 12, 1)},
            "Places from 1 December, updated 2 November 2026",
            "now",
        ),
        ({"availability": Availability.FULL}, "Full, updated 2 November 2026", "full"),
        (
            {"availability_on": date(2026, 1, 5)},
            "Ask about places, last updated 5 January 2026",
            "",
        ),
        ({"availability": Availability.ASK, "availability_on": None}, "Ask about places", ""),
    ],
)
def test_each_service_stands_there_as_the_list_has_it(
    changes: dict[str, Any], places: str, word: str
) -> None:
    [service] = the_page(a_service(**changes)).services
    assert (service.places, service.word) == (places, word)


def test_what_else_is_to_be_confirmed_is_shown_and_what_is_missing_named() -> None:
    [service] = the_page(a_service()).services
    assert service.details == (
        "Price: £62.50 to £84 a day. Telephone: 01632 960123. Hours: Monday to Friday, 9.30am to 4pm."
    )
    [bare] = the_page(a_service(days=(), hours="", price_from=None, price_to=None)).services
    assert bare.details.startswith("Price: not on the list. ")
    assert bare.details.endswith("Hours: not on the list.")


def test_a_service_that_is_not_listed_is_there_without_what_the_list_does_not_show() -> None:
    page = the_page(a_service(), evidence=(an_evidence(valid_until=date(2026, 11, 1)),))
    [service] = page.services
    assert (service.places, service.word, service.details) == (updating.NOT_LISTED, "", "")


def test_what_does_not_come_back_is_not_asked_about() -> None:
    page = the_page(a_service(), a_service("closed", withdrawn_on=date(2026, 11, 1)))
    assert [service.id for service in page.services] == ["kite-hill-day-centre"]


def test_a_provider_that_has_left_keeps_its_page_and_is_asked_nothing() -> None:
    publication = a_publication(
        a_service(),
        providers=(a_provider(status=ProviderStatus.LEFT, status_since=date(2026, 11, 1)),),
    )
    provider = publication.providers[PROVIDER]
    assert update.view(publication, provider).services == ()
    assert update.view_of_all(publication).letters == ()
    assert provider_page.view(publication, provider).update is None


def test_the_examples_are_lines_that_can_be_said() -> None:
    page = the_page(*(a_service(f"service-{n}") for n in range(6)))
    assert [service.example for service in page.services] == [
        "service-0: 2 now, from 1 January",
        "service-1: waiting list, details right",
        "service-2: full",
        "service-3: 1 now, details right",
        "service-4: ask",
        "service-5: 2 now, from 1 January",
    ]
    assert date(2026, 11, 23) == TODAY


def test_without_scripts_a_letter_has_the_beginning_of_each_line() -> None:
    page = the_page(a_service("one"), a_service("two"))
    assert page.letter is not None
    assert page.letter.href.startswith(
        f"mailto:{page.email}?subject=Places%3A%20Kite%20Hill%20Trust"
    )
    assert page.letter.href.endswith("&body=one%3A%20%0D%0A%0D%0Atwo%3A%20%0D%0A%0D%0A")


def test_a_letter_that_a_program_would_cut_is_not_offered() -> None:
    page = the_page(*(a_service(f"a-service-with-a-long-name-{n}") for n in range(60)))
    assert page.letter is None
    assert page.email


def test_where_the_council_names_no_address_there_is_none() -> None:
    framework = a_framework(commissioning=Contact("Commissioning team", "", "01632 960101", ""))
    page = the_page(a_service(), framework=framework)
    assert (page.email, page.letter) == ("", None)


def test_each_provider_finds_its_page() -> None:
    publication = a_publication(a_service())
    [(letter, [link])] = update.view_of_all(publication).letters
    assert (letter, link.text, link.href) == ("", "Kite Hill Trust", f"update/{PROVIDER}/")
    assert provider_page.view(publication, publication.providers[PROVIDER]).update is not None


def test_where_they_are_many_they_stand_by_letter() -> None:
    names = [f"{letter}-care-{n}" for letter in "bac" for n in range(15)]
    publication = a_publication(
        *(a_service(f"of-{name}", provider=name) for name in names),
        providers=tuple(a_provider(name) for name in names),
        awards=tuple(an_award(name) for name in names),
        evidence=tuple(an_evidence(provider=name) for name in names),
    )
    letters = update.view_of_all(publication).letters
    assert [(letter, len(links)) for letter, links in letters] == [("A", 15), ("B", 15), ("C", 15)]
    assert letters[0][1][0].href == addresses.update_of("a-care-0")
