"""The public's words, as a table of examples."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal

import pytest

from generator.config import SCHEMAS
from generator.records import AFTER_ASSESSMENT, Availability, LotState
from generator.site.parts import card
from generator.site.words import places, wording
from tests.builders import TODAY, a_lot, a_publication, a_service

OFFICER = "Commissioning officer"


@pytest.mark.parametrize(
    ("lowest", "highest", "unit", "words"),
    [
        ("62.5", "84", "day", "£62.50 to £84 a day"),
        ("62.50", None, "day", "£62.50 a day"),
        ("84", "84.00", "day", "£84 a day"),
        (None, "84", "night", "Up to £84 a night"),
        ("1150", "1900", "week", "£1,150 to £1,900 a week"),
        ("19.05", None, "hour", "£19.05 an hour"),
        ("40", None, "half-day", "£40 for half a day"),
        ("0", None, "session", "£0 a session"),
        ("40", None, "", "£40"),
        (None, None, "", "Ask the provider"),
        (None, None, "week", "Ask the provider"),
        (None, None, "after-assessment", "After an assessment"),
    ],
)
def test_price(lowest: str | None, highest: str | None, unit: str, words: str) -> None:
    def amount(text: str | None) -> Decimal | None:
        return None if text is None else Decimal(text)

    assert wording.price(amount(lowest), amount(highest), unit) == words


def test_of_every_unit_but_weeks_it_can_be_said_how_many_somebody_needs() -> None:
    fields = json.loads((SCHEMAS / "services.schema.json").read_text("utf-8"))["fields"]
    (units,) = (f["constraints"]["enum"] for f in fields if f["name"] == "price_unit")
    assert {*units} - {*wording.A_WEEK} == {"week", "month", "year", AFTER_ASSESSMENT}


@pytest.mark.parametrize(
    ("state", "days_ago", "shown", "full"),
    [
        (Availability.PLACES_NOW, 0, "places-now", "Places now, updated 23 November 2026"),
        (Availability.WAITING_LIST, 21, "waiting-list", "Waiting list, updated 2 November 2026"),
        (Availability.FULL, 90, "full", "Full, updated 25 August 2026"),
        (Availability.FULL, 91, "ask", "Ask about places, last updated 24 August 2026"),
        (Availability.PLACES_NOW, None, "ask", "Ask about places"),
        (Availability.ASK, 2, "ask", "Ask about places"),
        (Availability.ASK, None, "ask", "Ask about places"),
    ],
)
def test_availability_never_goes_without_its_day(
    state: Availability, days_ago: int | None, shown: str, full: str
) -> None:
    said_on = None if days_ago is None else TODAY - timedelta(days=days_ago)
    publication = a_publication(a_service(availability=state, availability_on=said_on))
    [service] = publication.services.values()
    assert service.places == shown
    words = places.availability(service.availability, service.availability_on, service.places)
    assert (words.state, words.full) == (shown, full)


@pytest.mark.parametrize(
    ("said", "since", "free", "counts_as", "words"),
    [
        ("places-now", None, 2, "places-now", "2 places now"),
        ("places-now", None, 1, "places-now", "1 place now"),
        ("places-now", None, None, "places-now", "Places now"),
        ("places-now", "2026-12-01", 2, "waiting-list", "2 places from 1 December"),
        ("places-now", "2026-12-01", None, "waiting-list", "Places from 1 December"),
        ("places-now", "2027-10-01", 1, "waiting-list", "1 place from 1 October 2027"),
        ("places-now", "2026-11-23", 2, "places-now", "2 places now"),
        ("places-now", "2026-11-24", 2, "waiting-list", "2 places from 24 November"),
        ("waiting-list", "2026-12-01", None, "ask", "Waiting list from 1 December"),
        ("full", "2026-12-01", None, "ask", "Full from 1 December"),
        ("full", "2026-11-20", None, "full", "Full"),
    ],
)
def test_how_many_places_and_from_when(
    said: str, since: str | None, free: int | None, counts_as: str, words: str
) -> None:
    service = a_service(
        availability=Availability(said),
        places_free=free,
        places_from=since and date.fromisoformat(since),
    )
    [public] = a_publication(service).services.values()
    assert public.places == counts_as
    shown = card.availability(public)
    assert shown.state == counts_as
    assert (shown.short, shown.full) == (words, f"{words}, updated 2 November 2026")


def test_of_what_was_said_too_long_ago_neither_a_number_nor_a_day_is_shown() -> None:
    service = a_service(
        availability_on=TODAY - timedelta(days=91),
        availability_by="provider, by mail",
        places_free=2,
        places_from=TODAY + timedelta(days=9),
    )
    [public] = a_publication(service).services.values()
    assert (public.places_free, public.places_from, public.availability_by) == (None, None, "")
    assert card.availability(public).full == "Ask about places, last updated 24 August 2026"


@pytest.mark.parametrize(
    ("youngest", "oldest", "words"),
    [
        (18, 64, "18 to 64"),
        (55, None, "55 and over"),
        (0, None, "Any age"),
        (0, 25, "Up to 25"),
        (18, 18, "18"),
    ],
)
def test_ages(youngest: int, oldest: int | None, words: str) -> None:
    assert wording.ages(youngest, oldest) == words


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Extra care", "extra care"),
        ("Day and evening opportunities", "day and evening opportunities"),
        ("Shared Lives", "Shared Lives"),
        ("Individual Service Funds", "Individual Service Funds"),
        ("CQC checks", "CQC checks"),
        ("Respite", "respite"),
        ("", ""),
    ],
)
def test_a_title_inside_a_sentence(title: str, words: str) -> None:
    assert wording.mid_sentence(title) == words


@pytest.mark.parametrize(
    ("km", "words"),
    [
        (0.0, "less than a mile"),
        (0.79, "less than a mile"),
        (1.0, "about 1 mile"),
        (6.5, "about 4 miles"),
    ],
)
def test_miles(km: float, words: str) -> None:
    assert wording.miles(km) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "no services"), (1, "1 service"), (12, "12 services"), (1204, "1,204 services")],
)
def test_count(number: int, words: str) -> None:
    assert wording.count(number, "service") == words


@pytest.mark.parametrize(
    ("words", "together"),
    [([], ""), (["Calne"], "Calne"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_joined(words: list[str], together: str) -> None:
    assert wording.joined(words) == together


@pytest.mark.parametrize(
    ("title", "letter"),
    [
        ("Kite Hill", "K"),
        ("kite hill", "K"),
        ("Étoile", "E"),
        ("'Ome", "O"),
        ("1st Step", "0-9"),
        ("Ωmega", "O"),
        ("Łódź", "L"),
        ("Ægir", "A"),
        ("Østlund", "O"),
        ("The Moorhen", "M"),
        ("“The Moorhen”", "M"),
        ("Theatre", "T"),
        ("The", "T"),
        ("!", "0-9"),
    ],
)
def test_letter(title: str, letter: str) -> None:
    assert wording.letter(title) == letter


@pytest.mark.parametrize(
    ("on", "role", "words"),
    [
        (date(2026, 10, 20), OFFICER, f"20 October 2026, by the council ({OFFICER})"),
        (date(2026, 10, 20), "Farmer", "20 October 2026, by the provider (Farmer)"),
        (date(2026, 10, 20), "", "20 October 2026"),
        (None, "", "Not checked yet"),
        (None, OFFICER, "Not checked yet"),
    ],
)
def test_checked(on: date | None, role: str, words: str) -> None:
    assert wording.checked(on, role, [OFFICER]) == words


def test_where_the_council_names_no_roles_nobody_says_whose_check_it_was() -> None:
    assert wording.checked(TODAY, "Farmer", []) == "23 November 2026 (Farmer)"


def test_a_type_that_is_not_open_has_a_tag_and_a_sentence() -> None:
    tags = {state: wording.lot_state(a_lot(state=state))[0] for state in LotState}
    assert tags == {
        LotState.LIVE: "",
        LotState.OPTIONAL: "",
        LotState.PLANNED: "Planned",
        LotState.CLOSED_TO_NEW: "",
        LotState.CLOSED: "Closed",
    }


def test_a_description_is_cut_between_words() -> None:
    assert wording.clip("One two\nthree four", 14) == "One two …"
    assert wording.clip("Short  enough", 14) == "Short enough"
