"""Where providers are wanted: what there is, what people could not get, and how to tell of it."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.publication import Publication
from generator.publication.sufficiency import Sufficiency
from generator.records import Availability, LotState, UnmetRequest
from generator.site.data import tables
from generator.site.pages.where_wanted import view
from tests.builders import (
    TODAY,
    a_framework,
    a_lot,
    a_publication,
    a_service,
    a_term,
    an_area,
    an_unmet,
)
from tests.county import bodies, body_at

DAY, OUTREACH = "day-and-evening-opportunities", "outreach-support"
PAGE = "join/where-wanted/"


def a_place(*unmet: UnmetRequest, **changes: object) -> Publication:
    return a_publication(
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
        **changes,
    )


def test_a_lot_in_an_area_is_counted() -> None:
    publication = a_place(an_unmet(how_many=4), an_unmet(how_many=1))
    supply, asked = publication.sufficiency_of, publication.demand.of(DAY)
    assert supply(DAY, "devizes") == Sufficiency(services=4, providers=2, places=2)
    assert asked.at("devizes") == 5
    assert supply(DAY, "pewsey") == Sufficiency(0, 0, 0)
    assert asked.at("pewsey") == 0


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
    demand = a_place(an_unmet(month=month)).demand
    assert demand.total.least == demand.of(DAY).at("devizes") == (3 if counts else 0)


def test_the_most_wanted_type_is_first_and_the_gap_is_said_in_words() -> None:
    publication = a_place(
        an_unmet(),
        an_unmet(lot=OUTREACH, area="pewsey", how_many=9),
        an_unmet(lot=OUTREACH, area="", need="", how_many=2),
    )
    found = view(publication)
    assert [t.name for t in found.types] == ["Outreach support", "Day and evening opportunities"]
    assert found.lead.startswith("In the past 12 months at least 13 people told us")
    assert found.gaps[0][1] == (
        "At least 10 people asked for it and could not get it, most of all for autism. "
        "It was wanted most in Pewsey."
    )
    assert found.types[0].gap[1:] == ("Every area has no service.",)
    assert found.types[1].gap[1:] == ("1 area has no service.",)


def test_a_table_says_where_somebody_asked_and_where_few_serve_the_widest_gap_first() -> None:
    publication = a_place(an_unmet(lot=OUTREACH), framework=a_framework(fewest_providers=2))
    day, outreach = (
        {t.id: t.areas for t in view(publication).types}[lot_id] for lot_id in (DAY, OUTREACH)
    )
    assert [(x.area.text, x.asked_for, x.short) for x in day] == [
        ("Pewsey", False, "No service"),
        ("Devizes", False, ""),  # two providers, and nobody asked
    ]
    assert [(x.area.text, x.asked_for, x.asked) for x in outreach] == [
        ("Devizes", True, "3"),
        ("Pewsey", False, "0"),
    ]
    assert body_at(publication, PAGE).count(">Asked for</span>") == 1


def test_links_to_the_same_area_differ_in_their_words() -> None:
    shown = body_at(a_place(), PAGE)
    assert 'Devizes<span class="fd-hidden">, Outreach support</span></a>' in shown


def test_so_many_needs_and_areas_are_named_as_a_sentence_holds() -> None:
    areas = ["calne", "corsham", "devizes", "pewsey", "tidworth"]
    needs = ["autism", "dementia", "frailty"]
    rows = [an_unmet(area=area, how_many=9 - n) for n, area in enumerate(areas)]
    rows += [an_unmet(need=need, how_many=5 + n) for n, need in enumerate(needs)]
    publication = a_publication(
        a_service(areas=tuple(areas), needs=tuple(needs)), unmet=[*rows, an_unmet(how_many=1)]
    )
    assert view(publication).gaps[0][1] == (
        "54 people asked for it and could not get it, most of all for autism and frailty. "
        "It was wanted most in Devizes, Calne, Corsham and Pewsey."
    )


def asked_of_csv(publication: Publication) -> dict[tuple[str, str], str]:
    table = tables.wanted(publication)["data/where-wanted.csv"]
    rows = csv.DictReader(io.StringIO(table))
    return {(r["lot"], r["area"]): r["asked_past_12_months"] for r in rows}


def asked_on_page(publication: Publication) -> dict[tuple[str, str], str]:
    ids = {area.name: area.id for area in publication.areas.values()}
    types = view(publication).types
    return {(t.id, ids[x.area.text]): x.asked for t in types for x in t.areas}


@pytest.mark.parametrize(("number", "said"), [(1, "1 or 2"), (2, "1 or 2"), (3, "3")])
def test_one_or_two_people_are_not_counted_apart(number: int, said: str) -> None:
    publication = a_place(an_unmet(how_many=number), an_unmet(area="pewsey", how_many=4))
    assert asked_on_page(publication)[DAY, "devizes"] == said
    assert asked_of_csv(publication) == asked_on_page(publication)
    least = 5 if number < 3 else 7
    assert f"{least} people asked" in view(publication).gaps[0][1]


def test_fewer_than_three_people_are_told_without_place_need_or_words() -> None:
    publication = a_place(an_unmet(how_many=2, need="autism", words="For a parent like me"))
    found = view(publication)
    assert found.gaps[0][1] == "1 or 2 people asked for it and could not get it."
    assert {x.asked for x in found.types[0].areas} == {"0 to 2"}
    assert not any(x.asked_for for x in found.types[0].areas)
    assert found.types[0].quotes == ()
    assert asked_of_csv(publication) == asked_on_page(publication)


def test_a_need_of_which_one_or_two_spoke_is_not_named() -> None:
    rows = [an_unmet(how_many=5), an_unmet(need="frailty", how_many=2)]
    publication = a_place(*rows, needs=[a_term("frailty")])
    assert "frailty" not in view(publication).gaps[0][1]


LOTS = (DAY, OUTREACH, "extra-care", "")


def cell(row: UnmetRequest) -> tuple[str, str]:
    return (row.lot, row.area) if row.lot else ("", row.words)


some_requests = st.lists(
    st.builds(
        an_unmet,
        lot=st.sampled_from(LOTS),
        area=st.sampled_from(["devizes", "pewsey", ""]),
        need=st.sampled_from(["autism", "frailty"]),
        words=st.sampled_from(["One thing", "Another"]),
        how_many=st.sampled_from([1, 2, 4]),
    ),
    min_size=2,
    unique_by=cell,
)


@given(some_requests)
@settings(max_examples=300)
@example([an_unmet(how_many=1), an_unmet(area="pewsey", how_many=1), an_unmet(area="", how_many=1)])
def test_nothing_that_is_public_tells_one_person_from_two(rows: list[UnmetRequest]) -> None:
    """Whatever is said to be small may be one or two: no other figure, order or name tells which."""
    said = a_place(*rows, needs=[a_term("frailty")])
    for row in rows:
        if row.how_many < 3:
            other = [replace(r, how_many=3 - r.how_many) if r is row else r for r in rows]
            changed = a_place(*other, needs=[a_term("frailty")])
            assert said.demand == changed.demand
            assert view(said) == view(changed)
            assert asked_of_csv(said) == asked_of_csv(changed)


def test_a_planned_lot_is_shown_as_planned_with_what_people_asked_for() -> None:
    publication = a_place(an_unmet(lot="extra-care"))
    shown = body_at(publication, PAGE)
    assert "What the council plans" in shown
    assert '<span class="fd-tag">Planned</span>' in shown
    [planned] = view(publication).planned
    assert planned.name == "Extra care"
    assert planned.gap[0].startswith("3 people asked for it")


def test_a_lot_that_takes_no_provider_is_not_offered_to_any() -> None:
    assert "parent-enabling" not in {t.id for t in view(a_place()).types}


def test_what_no_lot_offers_stands_by_itself() -> None:
    rows = [an_unmet(lot="", area="", need="", words="A lift home", how_many=n) for n in (1, 3)]
    few = an_unmet(lot="", area="", words="A choir", how_many=2)
    assert view(a_place(few, *rows)).nobody == (
        ("A lift home", "4 people"),
        ("A choir", "1 or 2 people"),
    )


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
