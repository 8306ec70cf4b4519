"""The worklist: what wants attention on a day, whose it is, and the formats in which it is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.importers.register.records import Location, Ratings, Register, Unused
from generator.records import (
    Availability,
    Contact,
    DatedPrice,
    Feedback,
    Filed,
    LotState,
    PriceBand,
    PriceModel,
    PriceVersion,
    ProviderStatus,
    Registration,
    Regulation,
    ReviewOutcome,
    Vetting,
)
from generator.worklist import Action, ActionKind, actions
from tests.builders import (
    TODAY,
    a_criterion,
    a_feedback,
    a_framework,
    a_lot,
    a_provider,
    a_rating,
    a_review,
    a_review_action,
    a_service,
    an_area,
    an_award,
    an_evidence,
    as_filed,
    published,
)

DAY = timedelta(days=1)
# A service of which nothing wants attention for years, so that a test sees its own action alone.
CALM: dict[str, Any] = {"availability": Availability.ASK, "checked_on": TODAY}
FOREVER = an_evidence(valid_until=date(2035, 1, 1))


def of_kind(kind: ActionKind, filed: Filed, within: int = 30, **more: Any) -> list[Action]:
    return [action for action in wanted(filed, within, **more) if action.kind is kind]


def wanted(
    filed: Filed, within: int = 30, register: Register | None = None, as_of: date = TODAY
) -> tuple[Action, ...]:
    return actions(published(filed, as_of), filed, within, register)


def calm_records(**changes: Any) -> Filed:
    given_ = {
        "framework": a_framework(fewest_providers=1),
        "evidence": [FOREVER],
        "awards": [an_award(decided_on=TODAY - 200 * DAY)],
    }
    service = changes.pop("service", a_service(**CALM))
    return as_filed(service, **{**given_, **changes})


def test_where_all_is_well_nothing_wants_attention() -> None:
    assert wanted(calm_records(), 30) == ()


@given(st.integers(-400, 400), st.integers(0, 365))
def test_evidence_is_named_once_it_lapses_within_the_days(days: int, within: int) -> None:
    last = TODAY + days * DAY
    filed = calm_records(
        evidence=[an_evidence(seen_on=date(2024, 1, 1), valid_until=last)],
        awards=[an_award(decided_on=TODAY - 1 * DAY)],
    )
    found = of_kind(ActionKind.EVIDENCE, filed, within)
    assert [action.due for action in found] == ([last] if days <= within else [])
    assert all(("off the list" in action.words) == (days < 0) for action in found)


LED = (
    a_lot(lead_commissioner=Contact("Day team"), order=2),
    a_lot("outreach-support", lead_commissioner=Contact("Outreach team"), order=3),
    a_lot("extra-care", lead_commissioner=Contact("Housing team"), order=1),
)
IN_TWO_LOTS = (
    a_service("one", **CALM),
    a_service("two", **CALM),
    a_service("three", lot="outreach-support", **CALM),
)


@pytest.mark.parametrize(
    ("lead", "team"), [("", "Day team"), ("Outreach team", "Outreach team")], ids=["first", "own"]
)
def test_evidence_says_which_services_hang_on_it_and_one_team_leads_on_a_provider(
    lead: str, team: str
) -> None:
    filed = as_filed(
        *IN_TWO_LOTS,
        lots=LED,
        providers=[a_provider(lead_commissioner=lead)],
        framework=a_framework(fewest_providers=1),
        evidence=[an_evidence(valid_until=TODAY + 5 * DAY)],
    )
    [action] = of_kind(ActionKind.EVIDENCE, filed)
    assert (action.team, action.services) == (team, ("one", "three", "two"))
    assert action.words == 'Proof of "Public liability insurance" lapses in 5 days.'
    # What is about no provider is the lot's own team's.
    assert {a.team for a in of_kind(ActionKind.SUPPLY, filed) if a.lot == "extra-care"} == {
        "Housing team"
    }


def test_what_was_never_seen_has_no_day_and_what_is_optional_is_quiet() -> None:
    missing = calm_records(evidence=[], criteria=[a_criterion()])
    [action] = of_kind(ActionKind.EVIDENCE, missing)
    assert (action.due, "has never been seen" in action.words) == (None, True)
    optional = calm_records(evidence=[], criteria=[a_criterion(mandatory=False)])
    assert of_kind(ActionKind.EVIDENCE, optional) == []


def test_a_council_that_keeps_its_evidence_elsewhere_hears_nothing_of_it() -> None:
    framework = a_framework(fewest_providers=1, vetting=Vetting.AWARDS_ALONE)
    assert wanted(calm_records(evidence=[], framework=framework), 30) == ()


@pytest.mark.parametrize(
    ("checked", "due"),
    [
        (date(2025, 11, 1), [date(2026, 11, 1)]),
        (date(2025, 12, 23), [date(2026, 12, 23)]),  # in 30 days
        (date(2025, 12, 24), []),
        (None, [None]),
    ],
)
def test_an_entry_is_to_be_reviewed_after_a_year(
    checked: date | None, due: list[date | None]
) -> None:
    service = a_service(**{**CALM, "checked_on": checked})
    found = of_kind(ActionKind.REVIEW, calm_records(service=service))
    assert [action.due for action in found] == due


@pytest.mark.parametrize(
    ("decided", "reviewed", "due"),
    [
        (date(2025, 11, 23), [], [TODAY]),
        (date(2025, 11, 22), [], [TODAY - DAY]),
        (date(2025, 12, 23), [], [date(2026, 12, 23)]),  # in 30 days
        (date(2025, 12, 24), [], []),
        (TODAY, [], []),  # a review on the first day would be none
        (date(2023, 8, 21), [], [date(2024, 8, 21)]),  # never: overdue for years
        (date(2023, 8, 21), [date(2024, 9, 2)], [date(2025, 9, 2)]),
        (date(2023, 8, 21), [date(2024, 9, 2), date(2025, 8, 18)], [date(2026, 8, 18)]),
        (date(2023, 8, 21), [date(2026, 8, 18), date(2025, 9, 2)], []),
    ],
)
def test_the_annual_review_is_due_a_year_after_the_last_or_after_the_award(
    decided: date, reviewed: list[date], due: list[date]
) -> None:
    filed = calm_records(
        awards=[an_award(decided_on=decided)],
        reviews=[a_review(reviewed_on=day) for day in reviewed],
    )
    found = of_kind(ActionKind.ANNUAL_REVIEW, filed)
    assert [action.due for action in found] == due
    assert all(
        ("was due" in action.words) == (action.due < TODAY) for action in found if action.due
    )


def test_a_review_in_another_lot_or_of_another_provider_is_none_of_this_one() -> None:
    filed = calm_records(
        awards=[an_award(decided_on=date(2025, 9, 1))],
        reviews=[a_review(lot="extra-care"), a_review("brook-lane-care")],
    )
    found = of_kind(ActionKind.ANNUAL_REVIEW, filed)
    assert [action.due for action in found] == [date(2026, 9, 1)]


def test_a_review_that_took_place_after_the_day_is_not_known_yet() -> None:
    def due(reviewed_on: date) -> list[Action]:
        review = a_review(reviewed_on=reviewed_on)
        award = an_award(decided_on=date(2025, 9, 1))
        filed = calm_records(awards=[award], reviews=[review])
        return of_kind(ActionKind.ANNUAL_REVIEW, filed)

    assert due(TODAY + DAY)
    assert due(TODAY) == []


AGREED = a_review(outcome=ReviewOutcome.ACTIONS_AGREED)
PLAN = a_review(outcome=ReviewOutcome.IMPROVEMENT_PLAN)


@given(
    st.integers(-100, 400), st.none() | st.integers(-100, 100), st.integers(0, 365), st.booleans()
)
def test_what_was_agreed_is_named_until_the_day_on_which_it_is_done(
    due: int, done: int | None, within: int, is_plan: bool
) -> None:
    action = a_review_action(
        due_on=TODAY + due * DAY, done_on=None if done is None else TODAY + done * DAY
    )
    review = PLAN if is_plan else AGREED
    filed = calm_records(reviews=[review], review_actions=[action])
    kind = ActionKind.IMPROVEMENT_PLAN if is_plan else ActionKind.ACTION
    other = ActionKind.ACTION if is_plan else ActionKind.IMPROVEMENT_PLAN
    is_open = done is None or done > 0
    days = [a.due for a in of_kind(kind, filed, within)]
    assert days == ([action.due_on] if is_open and (is_plan or due <= within) else [])
    assert of_kind(other, filed, within) == []


def test_what_was_agreed_says_how_far_the_review_is() -> None:
    agreed = [
        a_review_action(done_on=TODAY),
        a_review_action(action="Train two people in signing", due_on=TODAY - 3 * DAY),
    ]
    [action] = of_kind(ActionKind.ACTION, calm_records(reviews=[AGREED], review_actions=agreed))
    assert action.words == (
        '"Train two people in signing", of the review of 2026-04-14, was due 3 days ago (1 of 2 done).'
    )
    assert action.about == "2026-04-14/2"


def test_what_was_agreed_with_a_provider_that_has_left_is_over() -> None:
    left = a_provider(status=ProviderStatus.LEFT, status_since=TODAY)
    filed = calm_records(
        reviews=[AGREED],
        review_actions=[a_review_action(due_on=TODAY)],
        providers=[left],
    )
    assert of_kind(ActionKind.ACTION, filed) == []


@pytest.mark.parametrize(("result", "named"), [("met", False), ("met-with-plan", True)])
def test_a_plan_to_improve_is_named_however_far_ahead_it_ends(result: str, named: bool) -> None:
    evidence = [an_evidence(result=result, valid_until=date(2035, 1, 1))]
    found = of_kind(ActionKind.IMPROVEMENT_PLAN, calm_records(evidence=evidence))
    assert [action.due for action in found] == ([date(2035, 1, 1)] if named else [])


def test_grace_that_ends_is_named_as_such() -> None:
    newer = replace(a_criterion(), since=TODAY - 50 * DAY, grace_months=2, new_evidence=True)
    criterion = replace(a_criterion(), later=(newer,))
    old = an_evidence(seen_on=date(2026, 1, 5), valid_until=date(2035, 1, 1))
    filed = calm_records(criteria=[criterion], evidence=[old])
    [action] = of_kind(ActionKind.GRACE, filed)
    assert action.due == date(2026, 12, 3)
    assert action.words == (
        'The grace for "Public liability insurance", asked in this way since 2026-10-04, ends in 10 days.'
    )
    assert of_kind(ActionKind.EVIDENCE, filed) == []
    # Where the proof itself ends sooner, that is what matters.
    sooner = replace(old, valid_until=TODAY + DAY)
    filed = calm_records(criteria=[criterion], evidence=[sooner])
    assert of_kind(ActionKind.GRACE, filed) == []
    assert [a.due for a in of_kind(ActionKind.EVIDENCE, filed)] == [TODAY + DAY]


@pytest.mark.parametrize(("since", "named"), [(TODAY, True), (TODAY + DAY, False)])
def test_a_suspension_is_named_as_long_as_it_lasts(since: date, named: bool) -> None:
    provider = a_provider(status=ProviderStatus.SUSPENDED, status_since=since)
    found = of_kind(ActionKind.SUSPENSION, calm_records(providers=[provider]))
    assert [action.words for action in found] == (
        ["Suspended since 2026-11-23: no new placements. Decide whether it goes on."]
        if named
        else []
    )


@pytest.mark.parametrize(
    ("row", "named"),
    [
        (a_feedback(comment="Too loud.", reply=""), True),
        (a_feedback(comment="Too loud.", reply="We have carpets now."), False),
        (a_feedback(comment="", reply=""), False),
        (a_feedback(comment="Too loud.", reply="", month=date(2025, 11, 1)), True),
        (a_feedback(comment="Too loud.", reply="", month=date(2025, 10, 1)), False),
        (a_feedback(comment="Too loud.", reply="", month=date(2026, 12, 1)), False),
    ],
    ids=["new", "answered", "wordless", "a year old", "too old", "to come"],
)
def test_a_comment_without_a_reply_is_named_for_a_year(row: Feedback, named: bool) -> None:
    found = of_kind(ActionKind.FEEDBACK, calm_records(feedback=[row]))
    assert [action.services for action in found] == ([(row.service,)] if named else [])


def test_whatever_is_overdue_comes_first() -> None:
    filed = calm_records(
        service=a_service(checked_on=date(2025, 11, 30), availability=Availability.ASK),
        awards=[an_award(decided_on=date(2025, 9, 1))],
        evidence=[an_evidence(valid_until=TODAY + 2 * DAY)],
    )
    kinds = [action.kind for action in wanted(filed, 30)]
    assert kinds == [ActionKind.ANNUAL_REVIEW, ActionKind.EVIDENCE, ActionKind.REVIEW]


@pytest.mark.parametrize(("days_ago", "named"), [(90, True), (91, True), (60, True), (59, False)])
def test_availability_is_named_before_it_goes_out_of_date(days_ago: int, named: bool) -> None:
    said = {"availability": Availability.FULL, "availability_on": TODAY - days_ago * DAY}
    found = of_kind(ActionKind.AVAILABILITY, calm_records(service=a_service(**{**CALM, **said})))
    assert [action.due for action in found] == ([TODAY + (90 - days_ago) * DAY] if named else [])


def test_an_award_that_ends_is_named_unless_a_later_one_goes_on() -> None:
    ends = an_award(decided_on=TODAY - 200 * DAY, ends_on=TODAY + 7 * DAY)
    goes_on = an_award(decided_on=TODAY - 100 * DAY, ends_on=TODAY + 700 * DAY)
    [action] = of_kind(ActionKind.AWARD, calm_records(awards=[ends]))
    assert action.words == 'The award for "Day and evening opportunities" ends in 7 days.'
    assert of_kind(ActionKind.AWARD, calm_records(awards=[ends, goes_on])) == []
    assert of_kind(ActionKind.AWARD, calm_records(awards=[goes_on])) == []


def test_the_end_of_the_framework_is_named() -> None:
    framework = a_framework(ends=TODAY + 3 * DAY, fewest_providers=1)
    [action] = of_kind(ActionKind.AWARD, calm_records(framework=framework))
    assert action.team == "Commissioning team"
    assert action.words == "The framework ends in 3 days, and with it every listing."


@pytest.mark.parametrize(
    "gone",
    [
        {"service": a_service(withdrawn_on=TODAY, checked_on=None)},
        {"providers": [a_provider(status=ProviderStatus.LEFT, status_since=TODAY)]},
        {"lots": [a_lot(state=LotState.CLOSED)]},
    ],
)
def test_of_what_is_over_for_good_nothing_is_said(gone: dict[str, Any]) -> None:
    filed = calm_records(evidence=[], **gone)
    found = wanted(filed, 30)
    assert [action for action in found if action.kind is not ActionKind.SUPPLY] == []


def a_register(*locations: Location, unused: tuple[Unused, ...] = ()) -> Register:
    return Register((), {location.id: location for location in locations}, {}, unused, 0)


RATED = date(2026, 11, 1)
REGULATED = a_lot(cqc=Regulation(Registration.ALWAYS, (), (), "Always registered."))


@pytest.mark.parametrize(
    ("location", "words"),
    [
        (Location("1-000000101", ratings=Ratings(True, "Good", date(2025, 5, 14))), None),
        (Location("1-000000101", ratings=Ratings()), None),  # the file has no ratings
        (Location("1-000000101", ratings=Ratings(True, "Inadequate", date(2024, 5, 14))), None),
        (
            Location("1-000000101", ratings=Ratings(True, "Inadequate", RATED)),
            "The rating here is Good, and the register says Inadequate: Moss House.",
        ),
        (
            Location("1-000000101", ratings=Ratings(True, "", None)),
            "The rating here is Good, and the register says not rated: Moss House.",
        ),
        (
            Location("1-000000101", ratings=Ratings(True, "Good", RATED)),
            "The rating, Good, is of 2026-11-01 in the register, and of 2025-05-14 here: Moss House.",
        ),
    ],
)
def test_a_rating_is_compared_with_the_latest_register(
    location: Location, words: str | None
) -> None:
    service = a_service(title="Moss House", cqc_location_id="1-000000101", **CALM)
    filed = calm_records(service=service, ratings=[a_rating()], lots=[REGULATED])
    found = of_kind(ActionKind.RATING, filed, register=a_register(location))
    assert [action.words for action in found] == ([words] if words else [])


def test_of_a_service_that_is_not_regulated_no_rating_is_shown_and_none_is_compared() -> None:
    service = a_service(title="Moss House", cqc_location_id="1-000000101", **CALM)
    filed = calm_records(service=service, ratings=[a_rating()])
    for overall in ("Good", "Inadequate"):
        location = Location("1-000000101", ratings=Ratings(True, overall, RATED))
        assert of_kind(ActionKind.RATING, filed, register=a_register(location)) == []


def test_a_location_that_is_no_longer_registered_is_named_with_the_reason() -> None:
    service = a_service(title="Moss House", cqc_location_id="1-000000101", **CALM)
    gone = Unused("f.csv", 2, "1-000000101", "no longer registered")
    filed = calm_records(service=service, lots=[REGULATED])
    [action] = of_kind(ActionKind.RATING, filed, register=a_register(unused=(gone,)))
    assert action.words == "The location 1-000000101 is no longer registered: Moss House."


@pytest.mark.parametrize(
    ("number", "named"), [(1, "1-000000100 (Service 0)"), (48, "48 locations")]
)
def test_what_the_files_do_not_have_is_one_line_however_much_it_is(number: int, named: str) -> None:
    services = [
        a_service(f"service-{n}", cqc_location_id=f"1-{100 + n:09}", **CALM) for n in range(number)
    ]
    framework = a_framework(fewest_providers=1)
    filed = as_filed(*services, framework=framework, lots=[REGULATED])
    [action] = of_kind(ActionKind.RATING, filed, register=a_register(Location("1-000000999")))
    assert action.words == (
        f"Not in these files of the register: {named}. Look whether the files are whole."
    )
    assert len(action.services) == number


def test_lots_and_areas_with_too_few_providers_are_named() -> None:
    filed = calm_records(
        framework=a_framework(fewest_providers=2), areas=(an_area(), an_area("pewsey"))
    )
    assert {action.words for action in of_kind(ActionKind.SUPPLY, filed)} == {
        'Too few providers of "Day and evening opportunities": 1 listed, and 2 wanted.',
        'Fewer than 2 providers of "Day and evening opportunities" in 2 of 2 areas: none in Pewsey; 1 in Devizes.',
        "Too few providers in Devizes: 1 listed, and 2 wanted.",
        "Too few providers in Pewsey: 0 listed, and 2 wanted.",
    }


def test_where_every_area_lacks_a_lot_the_areas_are_not_told_one_by_one() -> None:
    areas = [an_area(area) for area in ("calne", "corsham", "devizes", "pewsey")]
    filed = calm_records(
        service=a_service(withdrawn_on=TODAY),
        areas=areas,
        framework=a_framework(fewest_providers=2),
    )
    words = [
        action.words for action in of_kind(ActionKind.SUPPLY, filed) if action.about == "areas"
    ]
    assert words == [
        'Fewer than 2 providers of "Day and evening opportunities" in 4 of 4 areas: none in every area.'
    ]


APRIL = date(2027, 4, 1)


def of_prices(as_of: date, rows: Sequence[DatedPrice] = (), **provider: Any) -> list[Action]:
    """A service at £50 a day; from April 2027 the bands begin at £60, with grace until the end of June."""
    first = PriceVersion((PriceBand("day", Decimal(40), Decimal(80)),))
    band = PriceBand("day", Decimal(60), Decimal(90))
    then = PriceVersion((band,), APRIL, TODAY, "Cabinet", grace_until=date(2027, 6, 30))
    service = a_service(price_from=Decimal(50), price_to=None, **CALM)
    lot = a_lot(price_model=PriceModel((first, then)))
    filed = as_filed(
        service, lots=[lot], evidence=[FOREVER], prices=rows, providers=[a_provider(**provider)]
    )
    return of_kind(ActionKind.PRICE, filed, as_of=as_of)


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        (
            date(2027, 5, 31),
            "Its price is in order until 2027-06-30, and outside the bands from the day after",
        ),
        (date(2027, 7, 1), "Its price is outside the bands; it was in order until 2027-06-30"),
    ],
)
def test_a_price_whose_grace_is_over_is_a_matter_until_it_is_another(
    as_of: date, words: str
) -> None:
    [matter] = of_prices(as_of)
    assert (matter.words, matter.due) == (f"{words}: Kite Hill Day Centre.", date(2027, 6, 30))
    assert of_prices(TODAY) == []


def test_a_new_price_or_a_suspension_settles_it() -> None:
    service = a_service()
    row = DatedPrice(service.provider, service.id, APRIL, Decimal(65), None, "day", service.place)
    july = date(2027, 7, 1)
    assert of_prices(july, [row]) == []
    suspended = {"status": ProviderStatus.SUSPENDED, "status_since": TODAY}
    assert of_prices(july, **suspended) == []
