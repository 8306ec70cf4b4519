"""Where providers are wanted: what there is, what people could not get, and how to tell of it."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from generator.exports import wanted
from generator.model import Availability, Directory, LotState, Unmet
from generator.supply import Supply, market
from generator.views import where_wanted
from generator.views.catalogue import catalogue
from tests.builders import (
    TODAY,
    a_directory,
    a_framework,
    a_lot,
    a_service,
    an_area,
    an_unmet,
    listed,
)
from tests.county import bodies

DAY, OUTREACH = "day-and-evening-opportunities", "outreach-support"
PAGE = "join/where-wanted/"


def a_place(*unmet: Unmet, **changes: object) -> Directory:
    return a_directory(
        a_service(),
        a_service("full", availability=Availability.FULL),
        a_service("stale", availability_on=date(2026, 1, 1)),
        a_service("other", provider="moss-care"),
        a_service("withdrawn", withdrawn_on=TODAY),
        areas=(an_area(), an_area("pewsey")),
        lots=(
            a_lot(),
            a_lot(OUTREACH, order=2),
            a_lot("extra-care", title="Extra care", order=3, state=LotState.PLANNED),
            a_lot("parent-enabling", order=4, state=LotState.CLOSED_TO_NEW),
        ),
        unmet=unmet,
        **changes,  # type: ignore[arg-type]
    )


def view(directory: Directory) -> where_wanted.WhereWantedView:
    return where_wanted.view(catalogue(directory, listed(directory)))


def test_a_lot_in_an_area_is_counted() -> None:
    directory = a_place(an_unmet(how_many=4), an_unmet(how_many=1))
    found = market(directory, listed(directory))
    assert found.at(DAY, "devizes") == Supply(services=4, providers=2, places=2, asked=5)
    assert found.at(DAY, "pewsey") == Supply()


@pytest.mark.parametrize(
    ("month", "counts"),
    [
        (date(2026, 11, 1), True),
        (date(2025, 12, 1), True),
        (date(2025, 11, 1), False),
        (date(2026, 12, 1), False),
    ],
)
def test_requests_of_the_past_twelve_months_count(month: date, counts: bool) -> None:
    directory = a_place(an_unmet(month=month))
    assert bool(market(directory, listed(directory)).recent) == counts


def test_the_most_wanted_type_is_first_and_the_gap_is_said_in_words() -> None:
    directory = a_place(
        an_unmet(),
        an_unmet(lot=OUTREACH, area="pewsey", how_many=9),
        an_unmet(lot=OUTREACH, area="", need="", how_many=2),
    )
    found = view(directory)
    assert [t.name for t in found.types] == ["Outreach support", "Day and evening opportunities"]
    assert found.lead.startswith("In the past 12 months 14 people told us")
    assert found.gaps[0][1] == (
        "11 people asked for it and could not get it, most of all for autism. "
        "It was wanted most in Pewsey."
    )
    assert found.types[0].gap[1:] == ("Every area has no service.",)
    assert found.types[1].gap[1:] == ("1 area has no service.",)


def test_an_area_is_wanted_where_somebody_asked_or_too_few_serve_it() -> None:
    directory = a_place(an_unmet(lot=OUTREACH), framework=a_framework(fewest_providers=2))
    lines = {(t.id, line.area.text): line for t in view(directory).types for line in t.areas}
    assert not lines[DAY, "Devizes"].wanted  # two providers, and nobody asked
    assert lines[DAY, "Pewsey"].wanted
    assert lines[OUTREACH, "Devizes"].wanted
    assert lines[OUTREACH, "Devizes"].asked == "3"


@pytest.mark.parametrize(("number", "said"), [(1, "1 or 2"), (2, "1 or 2"), (3, "3")])
def test_one_or_two_people_are_not_counted_apart(number: int, said: str) -> None:
    directory = a_place(an_unmet(how_many=number))
    [line] = [x for x in view(directory).types[0].areas if x.area.text == "Devizes"]
    assert line.asked == said
    table = wanted.files(directory, listed(directory))["data/where-wanted.csv"]
    rows = {(r["lot"], r["area"]): r for r in csv.DictReader(io.StringIO(table))}
    assert rows[DAY, "devizes"]["asked_past_12_months"] == said
    assert rows[DAY, "devizes"]["places_now"] == "2"


def test_a_planned_lot_is_shown_as_planned_with_what_people_asked_for() -> None:
    directory = a_place(an_unmet(lot="extra-care"))
    shown = bodies(directory)[PAGE]
    assert "What the council plans" in shown
    assert '<span class="fd-tag">Planned</span>' in shown
    [planned] = view(directory).planned
    assert planned.name == "Extra care"
    assert planned.gap[0].startswith("3 people asked for it")


def test_a_lot_that_takes_no_provider_is_not_offered_to_any() -> None:
    assert "parent-enabling" not in {t.id for t in view(a_place()).types}


def test_what_no_lot_offers_stands_by_itself() -> None:
    rows = [an_unmet(lot="", area="", need="", words="A lift home", how_many=n) for n in (1, 3)]
    assert view(a_place(*rows)).nobody == (("A lift home", "4 people"),)


def test_words_are_quoted_once() -> None:
    found = view(
        a_place(an_unmet(words="Evenings"), an_unmet(words="Evenings"), an_unmet(words=""))
    )
    assert found.types[0].quotes == ("Evenings",)


def test_somebody_can_tell_of_a_gap_by_letter_and_on_paper() -> None:
    shown = bodies(a_place())
    assert "mailto:care@council.example.org?subject=I%20cannot%20find" in shown[PAGE]
    assert 'href="../../join/where-wanted/form/"' in shown[PAGE]
    form = shown["join/where-wanted/form/"]
    assert "What were you looking for?" in form
    assert "Outreach support" in form


def test_where_nobody_asked_the_page_says_so() -> None:
    found = view(a_place())
    assert found.gaps == ()
    assert found.lead.startswith("Nobody has told us")
