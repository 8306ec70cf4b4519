"""The register's word outranks the paper's: ratings, registration, what is declared and what was seen, each on both sides of its day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.config import Config
from generator.load.settings import read_settings
from generator.publication.checks import rating_outranks_evidence
from generator.publication.registration import InRegister
from generator.records import (
    RATINGS,
    Filed,
    Rating,
    RatingsAsked,
    RegisteredLocation,
    Registration,
    RegulatedDeclared,
    Regulation,
    Vetting,
)
from generator.records.criterion import AskedOf, Criterion, ShownBy
from generator.site.browser import service_list
from generator.site.pages import find
from generator.site.pages import service as service_pages
from generator.site.parts import evidence as evidence_view
from generator.site.words import reasons
from generator.worklist import Action, actions
from tests.builders import (
    TODAY,
    a_criterion,
    a_framework,
    a_location,
    a_lot,
    a_provider,
    a_rating,
    a_service,
    an_award,
    an_evidence,
    as_filed,
    published,
)

DAY = timedelta(days=1)
LOCATION = "1-000000101"
SERVICE = "kite-hill-day-centre"
RATED = date(2026, 11, 10)
ASKED = RatingsAsked(("Outstanding", "Good"), ("Requires improvement",), grace_days=28)
any_records = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def matters(filed: Filed, *kinds: str, as_of: date = TODAY, within: int = 30) -> list[Action]:
    """What the worklist says of these kinds."""
    return [m for m in actions(published(filed, as_of), filed, within) if m.kind in kinds]


def about_ratings(**changes: Any) -> Criterion:
    defaults: dict[str, Any] = {
        "shown_as": "a good enough rating",
        "asked_of": AskedOf.REGULATED_SERVICES,
        "shown_by": ShownBy.SERVICE,
        "lasts_months": None,
        "ratings": ASKED,
    }
    return a_criterion("cqc-rating", **(defaults | changes))


def rated(overall: str, on: date | None = RATED) -> Rating:
    return a_rating(LOCATION, overall=overall, rated_on=on)


def a_seen_rating(result: str = "met", seen_on: date = date(2026, 3, 11)) -> Any:
    return an_evidence(
        criterion="cqc-rating", service=SERVICE, result=result, seen_on=seen_on, valid_until=None
    )


def in_register(*ratings: Rating, rows: Any = None, **filed: Any) -> Filed:
    """The one service, regulated, with these ratings and what the council saw of them."""
    at = a_location(LOCATION, *ratings)
    given: dict[str, Any] = {
        "lots": (a_lot(criteria=("cqc-rating",), cqc=Regulation(Registration.ALWAYS, (), (), "")),),
        "criteria": (about_ratings(),),
        "evidence": [a_seen_rating()] if rows is None else rows,
        "register": (at,),
    }
    return as_filed(a_service(cqc_location_id=LOCATION), **(given | filed))


def why(filed: Filed, as_of: date = TODAY) -> list[str]:
    publication = published(filed, as_of)
    if SERVICE in publication.services:
        return []
    return [reason.kind for reason in publication.withheld[SERVICE].reasons]


# Ratings


@pytest.mark.parametrize(
    ("overall", "result", "seen_on", "found"),
    [
        ("Good", "met", RATED, []),
        ("Good", "met-with-plan", RATED, []),
        ("Good", "met", RATED - DAY, []),  # within the days that it has to be looked at
        ("Good", "not-met", RATED, ["criterion-not-met"]),
        ("Good", "not-met", RATED - DAY, ["rated-anew"]),
        ("Requires improvement", "met-with-plan", RATED, []),
        ("Requires improvement", "met-with-plan", RATED - DAY, ["rating-needs-plan"]),
        ("Requires improvement", "met", RATED, ["rating-needs-plan"]),
        ("Inadequate", "met", RATED, ["rating-refused"]),
        ("Inadequate", "met-with-plan", RATED + DAY, ["rating-refused"]),
    ],
)
def test_a_rating_decides_with_what_was_seen_of_it(
    overall: str, result: str, seen_on: date, found: list[str]
) -> None:
    assert why(in_register(rated(overall), rows=[a_seen_rating(result, seen_on)])) == found


def test_a_rating_withholds_from_its_day_and_the_one_before_counts_until_then() -> None:
    good = rated("Good", date(2025, 5, 14))
    filed = in_register(good, rated("Inadequate"))
    assert why(filed, RATED - DAY) == []
    assert published(filed, RATED - DAY).services[SERVICE].rating == good
    assert why(filed, RATED) == ["rating-refused"]


def test_a_new_rating_that_passes_is_to_be_looked_at_within_the_days_that_the_criterion_gives() -> (
    None
):
    filed = in_register(rated("Outstanding"))
    last = RATED + timedelta(days=28)
    assert (why(filed, last), why(filed, last + DAY)) == ([], ["rated-anew"])
    looked = in_register(rated("Outstanding"), rows=[a_seen_rating(), a_seen_rating("met", last)])
    assert why(looked, last + DAY) == []
    at_once = about_ratings(ratings=replace(ASKED, grace_days=0))
    assert why(in_register(rated("Outstanding"), criteria=(at_once,)), RATED + DAY) == [
        "rated-anew"
    ]


def test_whoever_was_never_seen_has_no_days_to_be_looked_at() -> None:
    assert why(in_register(rated("Good"), rows=())) == ["evidence-missing"]
    assert why(in_register(rated("Inadequate"), rows=())) == ["rating-refused"]


def test_a_rating_without_a_day_counts_always() -> None:
    assert why(in_register(rated("Good", None))) == []
    assert why(in_register(rated("Inadequate", None))) == ["rating-refused"]


def test_a_stricter_rule_gives_whoever_is_on_its_grace_and_nobody_else() -> None:
    stricter = replace(
        about_ratings(),
        later=(
            about_ratings(
                since=date(2026, 10, 1),
                grace_months=6,
                new_evidence=False,
                ratings=RatingsAsked(("Outstanding", "Good")),
            ),
        ),
    )
    plan = [a_seen_rating("met-with-plan", RATED)]
    filed = in_register(rated("Requires improvement"), rows=plan, criteria=(stricter,))
    assert why(filed, date(2027, 3, 31)) == []
    assert why(filed, date(2027, 4, 1)) == ["rating-refused"]
    late = replace(filed, awards=(an_award(decided_on=date(2026, 10, 1)),))
    assert why(late) == ["rating-refused"]


def test_a_council_that_keeps_its_proof_elsewhere_hears_what_the_register_refuses() -> None:
    framework = a_framework(vetting=Vetting.AWARDS_ALONE)
    for overall, found in (("Inadequate", ["rating-refused"]), ("Requires improvement", [])):
        filed = in_register(rated(overall), rows=(), framework=framework)
        assert why(filed) == found
        assert len(list(rating_outranks_evidence(published(filed)))) == len(found)


def test_no_page_shows_a_refused_rating_beside_proof_of_a_good_one() -> None:
    filed = in_register(
        rated("Inadequate"), criteria=(about_ratings(mandatory=False),)
    )  # so that it is listed
    service = published(filed).services[SERVICE]
    assert service.rating
    assert service.rating.overall == "Inadequate"
    assert evidence_view.view(service) == ()


def test_the_check_and_the_worklist_name_both_days_until_it_is_settled() -> None:
    for overall in ("Inadequate", "Requires improvement", "Good"):
        filed = in_register(rated(overall))
        publication = published(filed)
        [(_, words)] = rating_outranks_evidence(publication)
        assert overall in words
        assert "2026-11-10" in words
        assert "2026-03-11" in words
        [matter] = matters(filed, "rating")
        assert overall in matter.words
        assert "2026-11-10" in matter.words
        assert "2026-03-11" in matter.words
    settled = in_register(rated("Good"), rows=[a_seen_rating("met", RATED)])
    assert list(rating_outranks_evidence(published(settled))) == []
    assert matters(settled, "rating", "evidence") == []


def test_the_public_reads_the_rating_and_its_day_and_nothing_private() -> None:
    said = {
        overall: reasons.in_words(published(in_register(rated(overall)), TODAY + 30 * DAY).withheld[SERVICE].reasons[0])
        for overall in ("Good", "Requires improvement", "Inadequate")
    }  # fmt: skip
    assert said == {
        "Good": "The Care Quality Commission (CQC) rated it Good on 10 November 2026. "
        "The council has still to look at that rating.",
        "Requires improvement": "The Care Quality Commission (CQC) rated it Requires improvement on "
        "10 November 2026. The council and the provider have still to agree a plan to improve it.",
        "Inadequate": "The Care Quality Commission (CQC) rated it Inadequate on 10 November 2026. "
        "A service with this rating is not on the list.",
    }


def test_of_a_service_that_is_not_rated_the_council_says_that_it_came_to_see() -> None:
    def shown(filed: Filed) -> list[str]:
        return [row.shows for kind in evidence_view.view(published(filed).services[SERVICE]) for row in kind.seen]  # fmt: skip

    assert shown(in_register()) == ["A visit by the council, as CQC has not rated it yet"]
    assert shown(in_register(rated("Good", date(2025, 5, 14)))) == ["A good enough rating"]
    assert why(in_register(rows=())) == ["evidence-missing"]


# Registration


def test_a_registration_that_ends_withholds_from_its_day() -> None:
    ended = a_location(LOCATION, rated("Good", date(2025, 5, 14)), deregistered_on=RATED)
    filed = in_register(register=(ended,))
    assert (why(filed, RATED - DAY), why(filed, RATED)) == ([], ["deregistered"])
    page = service_pages.view_withheld(published(filed), published(filed).withheld[SERVICE])
    assert page.reasons == (
        "It has not been registered with the Care Quality Commission (CQC) since 10 November 2026.",
    )
    assert [m.words for m in matters(filed, "registration")] == [
        f"The registration {LOCATION} ended on 2026-11-10, so it is off the list: Kite Hill Day Centre."
    ]
    alone = in_register(register=(ended,), framework=a_framework(vetting=Vetting.AWARDS_ALONE))
    assert why(alone) == ["deregistered"]


def test_a_dormant_registration_withholds_and_is_not_called_ended() -> None:
    at = a_location(LOCATION, rated("Good", date(2025, 5, 14)), dormant=True)
    filed = in_register(register=(at,))
    assert why(filed) == ["dormant"]
    page = service_pages.view_withheld(published(filed), published(filed).withheld[SERVICE])
    assert page.reasons == (
        "It is registered with the Care Quality Commission (CQC), but dormant: nobody gets support "
        "from it at present.",
    )
    assert [m.words for m in matters(filed, "registration")] == [
        f"The registration {LOCATION} is dormant, so it is off the list: Kite Hill Day Centre."
    ]


def test_that_a_newer_copy_of_the_register_does_not_have_it_is_said_and_takes_nobody_off() -> None:
    at = a_location(
        LOCATION,
        rated("Good", date(2025, 5, 14)),
        not_seen_on=date(2026, 11, 13),
        last_inspected=date(2025, 4, 2),
    )
    filed = in_register(register=(at,), rows=[a_seen_rating()])
    publication = published(filed)
    assert why(filed) == []
    assert service_pages.view(publication, publication.services[SERVICE]).regulation.notes == (
        "CQC last inspected it on 2 April 2025.",
        "It is not in the copies of CQC's register that we have read since 13 November 2026. "
        "That alone does not end its registration: we are finding out.",
    )
    assert [m.words for m in matters(filed, "registration")] == [
        f"The number {LOCATION} has not been in the register since 2026-11-13: Kite Hill Day Centre."
    ]
    earlier = published(filed, date(2026, 11, 12)).services[SERVICE]
    assert earlier.not_seen_on is None


def test_other_names_and_the_group_are_on_the_page_and_found() -> None:
    at = a_location(LOCATION, also_known_as="The Old Mill|Kite Hill", brand="Kite Group")
    publication = published(in_register(register=(at,)))
    view = service_pages.view(publication, publication.services[SERVICE])
    assert view.known_as == "Also known as The Old Mill. Part of Kite Group."
    [written] = service_list.files(publication).values()
    assert '["The Old Mill","Kite Group"]' in written


@pytest.mark.parametrize(
    ("types", "kinds"),
    [
        ("Care home service with nursing", ("with-nursing",)),
        ("Residential homes; Domiciliary care service", ("without-nursing",)),
        ("Nursing homes; Care home service without nursing", ("with-nursing", "without-nursing")),
        ("Supported living service", ()),
        ("", ()),
    ],
)
def test_a_care_home_is_with_nursing_or_without(types: str, kinds: tuple[str, ...]) -> None:
    for lot_types, expected in (
        (("Care home service with nursing",), kinds),
        (("Shared Lives",), ()),
    ):
        filed = in_register(
            register=(a_location(LOCATION, service_types=types),),
            lots=(a_lot(cqc=Regulation(Registration.ALWAYS, (), lot_types, "")),),
        )
        publication = published(filed)
        [service] = [*publication.services.values(), *publication.withheld.values()]
        assert service.care_home == expected
        choices = {facet.name for facet in find.view(publication).facets}
        assert ("care-home" in choices) is bool(publication.services and expected)


NUMBER = f"The provider gives the number {LOCATION} for its registration with the Care Quality Commission (CQC). "  # fmt: skip


@pytest.mark.parametrize(
    ("register", "explanation"),
    [
        ((), f"{NUMBER}You can look it up in CQC's register."),
        (
            (a_location("1-000000999"),),
            f"{NUMBER}We did not find this number in our copy of CQC's register, of 13 November 2026.",
        ),
        (
            (a_location(LOCATION, provider_id="1-000000777"),),
            f"{NUMBER}We could not match this number with the provider in our copy of CQC's register, "
            "of 13 November 2026.",
        ),
        (
            (a_location(LOCATION, read_on=None, provider_id="1-000000777"),),
            f"{NUMBER}We could not match this number with the provider in our copy of CQC's register.",
        ),
        (
            (a_location(LOCATION),),
            "It is registered with the Care Quality Commission (CQC), which has not given it a rating yet.",
        ),
        (
            (a_location(LOCATION, is_unrated=False),),
            "It is registered with the Care Quality Commission (CQC). We have not read what rating CQC gives "
            "it: CQC's website says so.",
        ),
        (
            (a_location(LOCATION, rated("Good", TODAY + DAY)),),
            "It is registered with the Care Quality Commission (CQC). We have not kept the rating that it had.",
        ),
    ],
)
def test_the_page_says_no_more_of_a_registration_than_was_seen(
    register: tuple[RegisteredLocation, ...], explanation: str
) -> None:
    filed = in_register(register=register, providers=(a_provider(cqc_provider_id="1-000000001"),))
    publication = published(filed)
    view = service_pages.view(publication, publication.services[SERVICE])
    assert (view.regulation.rating, view.regulation.explanation) == ("", explanation)


def test_of_another_providers_location_no_rating_is_shown() -> None:
    theirs = a_location(LOCATION, rated("Outstanding"), provider_id="1-000000777")
    filed = in_register(register=(theirs,), providers=(a_provider(cqc_provider_id="1-000000001"),))
    publication = published(filed)
    view = service_pages.view(publication, publication.services[SERVICE])
    assert (view.regulation.rating, view.regulation.report) == ("", None)
    assert [m.words for m in matters(filed, "registration")] == [
        f"The number {LOCATION} is another provider's in the register: Kite Hill Day Centre."
    ]


# What is declared

SINCE, LAST = date(2026, 11, 2), date(2027, 3, 31)


def undeclared(awarded: date = date(2023, 8, 21), **service: Any) -> Filed:
    lot = a_lot(criteria=("cqc-rating",), cqc=Regulation(Registration.SOMETIMES, (), (), ""))
    return as_filed(
        a_service(**service),
        lots=(lot,),
        criteria=(about_ratings(),),
        framework=a_framework(regulated_declared=RegulatedDeclared(SINCE, LAST)),
        awards=(an_award(decided_on=awarded),),
    )


def test_whoever_was_on_has_until_the_end_of_the_grace_to_declare() -> None:
    filed = undeclared()
    assert (why(filed, LAST), why(filed, LAST + DAY)) == ([], ["registration-undeclared"])
    named = undeclared(cqc_location_id=LOCATION)
    assert why(named, LAST) == ["evidence-missing"]
    assert why(named, LAST + DAY) == ["registration-undeclared", "evidence-missing"]
    for regulated in (True, False):
        assert "registration-undeclared" not in why(undeclared(regulated=regulated), LAST + DAY)


def test_whoever_joins_declares_at_once() -> None:
    assert why(undeclared(SINCE - DAY), SINCE) == []
    assert why(undeclared(SINCE), SINCE) == ["registration-undeclared"]


def test_the_worklist_asks_for_it_by_the_end_of_the_grace() -> None:
    def asked(as_of: date) -> list[tuple[str, date | None]]:
        found = matters(undeclared(), "registration", as_of=as_of, within=365)
        return [(m.words, m.due) for m in found]

    assert asked(SINCE - DAY) == []
    assert asked(LAST) == [("To be declared whether CQC regulates it: Kite Hill Day Centre.", LAST)]
    assert asked(LAST + DAY) == [
        (
            "Not declared whether CQC regulates it, so it is off the list: Kite Hill Day Centre.",
            None,
        )
    ]


# What holds for any records

DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
ROWS = st.lists(
    st.builds(a_seen_rating, st.sampled_from(["met", "met-with-plan", "not-met"]), DAYS), max_size=5
)
# As the rule criterion-contradiction wants them: none passes more easily than a better one.
RULES = st.builds(
    lambda ends, days: RatingsAsked(RATINGS[: min(ends)], RATINGS[min(ends) : max(ends)], days),
    st.tuples(st.integers(1, 4), st.integers(1, 4)),
    st.integers(0, 60),
)
VERSIONS = st.lists(st.tuples(RULES, st.integers(0, 12), st.booleans()), min_size=1, max_size=3)


@st.composite
def criteria(draw: st.DrawFn) -> Criterion:
    (rule, *_), *others = draw(VERSIONS)
    days = sorted(draw(st.sets(DAYS, min_size=len(others), max_size=len(others))))
    later = tuple(
        about_ratings(since=day, ratings=asked, grace_months=months, new_evidence=new)
        for day, (asked, months, new) in zip(days, others, strict=True)
    )
    return about_ratings(ratings=rule, later=later)


@any_records
@given(criteria(), ROWS, DAYS, DAYS, st.sampled_from(RATINGS), st.sampled_from(RATINGS))
def test_a_worse_rating_never_lists(
    criterion: Criterion, rows: Any, rated_on: date, as_of: date, one: str, other: str
) -> None:
    better, worse = sorted((one, other), key=RATINGS.index)
    listed_by = [
        why(in_register(rated(rating, rated_on), rows=rows, criteria=(criterion,)), as_of) == []
        for rating in (better, worse)
    ]
    assert listed_by in ([True, True], [True, False], [False, False])


@any_records
@given(
    st.sampled_from(Registration),
    st.sampled_from(["", LOCATION]),
    st.sampled_from(["", *RATINGS]),
    ROWS,
    DAYS,
    st.booleans(),
)
def test_declaring_more_never_lists(
    registration: Registration,
    location: str,
    overall: str,
    rows: Any,
    as_of: date,
    is_held: bool,
) -> None:
    """Who says that it is regulated is asked all that others are, and more."""

    def is_listed(regulated: bool) -> bool:
        filed = as_filed(
            a_service(regulated=regulated, cqc_location_id=location),
            lots=(
                a_lot(
                    criteria=("cqc-rating", "complaints"),
                    cqc=Regulation(registration, (), (), ""),
                ),
            ),
            criteria=(about_ratings(), a_criterion("complaints", lasts_months=None)),
            evidence=[*rows, an_evidence(criterion="complaints", valid_until=None)],
            ratings=[rated(overall)] if is_held else (),
        )
        return why(filed, as_of) == []

    assert is_listed(regulated=True) <= is_listed(regulated=False)


@any_records
@given(criteria(), ROWS, DAYS, DAYS, st.sampled_from(RATINGS), st.sampled_from(RATINGS))
def test_a_later_rating_changes_no_earlier_day(
    criterion: Criterion, rows: Any, rated_on: date, as_of: date, one: str, other: str
) -> None:
    first = rated(one, date(2025, 5, 14))
    before = in_register(first, rows=rows, criteria=(criterion,))
    after = in_register(first, rated(other, rated_on), rows=rows, criteria=(criterion,))
    if as_of < rated_on:
        assert published(after, as_of).entries == published(before, as_of).entries


# The council's own words


def test_the_text_of_the_criterion_says_what_its_data_says() -> None:
    root = Path(__file__).parents[1]
    criteria = read_settings(Config(root, TODAY, Path("unused"))).criteria
    about = [v for c in criteria.values() for v in c.versions if v.ratings]
    assert [version.id for version in about] == ["cqc-rating"]
    [version] = about
    assert version.ratings == ASKED
    assert version.passes.startswith(
        "Outstanding or Good passes. Requires improvement passes with an improvement plan that the "
        "council has agreed. Inadequate does not pass. A location that CQC has not yet rated passes"
    )
    assert f"{ASKED.grace_days} days" in version.guidance
    assert all("{" not in text for text in (version.passes, version.guidance))


def test_whom_a_rating_kept_off_comes_back_by_a_new_look_alone() -> None:
    ratings = (rated("Inadequate", date(2026, 5, 1)), rated("Good"))
    assert why(in_register(*ratings)) == ["rated-anew"]
    assert why(in_register(*ratings, rows=[a_seen_rating("met", RATED)])) == []


# What does not add up


def test_whoever_declares_no_beside_a_location_that_none_names_is_asked_about_it() -> None:
    at = a_location(LOCATION, rated("Inadequate"))
    for lot in (Registration.SOMETIMES, Registration.NEVER):
        filed = as_filed(
            a_service(regulated=False),
            lots=(a_lot(cqc=Regulation(lot, (), (), "")),),
            providers=(a_provider(cqc_provider_id="1-000000001"),),
            register=(at,),
        )
        words = [matter.words for matter in matters(filed, "registration")]
        assert words == [
            f"Declared as not regulated, and no service names {LOCATION} (Kite Hill) of its "
            "provider: Kite Hill Day Centre."
        ] * (lot is Registration.SOMETIMES)


@pytest.mark.parametrize("register", [(), (a_location("1-000000909"),)])
def test_a_number_that_was_not_found_shows_neither_a_registration_nor_a_rating(
    register: tuple[RegisteredLocation, ...],
) -> None:
    about = {"registration": a_criterion("cqc-registration", about_cqc="registration")}
    about["rating"] = replace(about_ratings(), about_cqc="rating")
    filed = in_register(
        criteria=tuple(about.values()),
        lots=(
            a_lot(
                criteria=tuple(c.id for c in about.values()),
                cqc=Regulation(Registration.ALWAYS, (), (), ""),
            ),
        ),
        evidence=[
            a_seen_rating(),
            an_evidence(criterion="cqc-registration", valid_until=None),
        ],
        register=register,
    )
    seen = evidence_view.view(published(filed).services[SERVICE])
    assert bool(seen) is not bool(register)


def test_until_it_is_declared_nothing_says_that_it_is_not_regulated() -> None:
    publication = published(undeclared())
    service = publication.services[SERVICE]
    assert service.in_register is InRegister.UNDECLARED
    view = service_pages.view(publication, service)
    assert view.regulation.explanation == (
        "The provider has still to say whether the Care Quality Commission (CQC) regulates this service."
    )


def test_a_rating_that_was_taken_away_is_shown_until_its_day_and_no_longer() -> None:
    filed = in_register(rated("Good", date(2025, 5, 14)), rated("", RATED), rows=[a_seen_rating()])
    shown = {day: published(filed, day).services[SERVICE] for day in (RATED - DAY, RATED)}
    assert [s.rating and s.rating.overall for s in shown.values()] == ["Good", None]
    assert [s.in_register for s in shown.values()] == [InRegister.RATED, InRegister.NOT_RATED]
