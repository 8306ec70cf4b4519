"""Who is listed on a day: each state on both sides of its dates, and what holds for any records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from generator.publication.criteria import (
    CriterionStatus,
    Outcome,
    last_day,
    months_after,
    status_of,
)
from generator.publication.listing import decide
from generator.publication.snapshot import snapshot_on
from generator.records import (
    Availability,
    Award,
    Evidence,
    Filed,
    FrameworkState,
    LotState,
    PriceBand,
    PriceModel,
    PriceVersion,
    ProviderStatus,
    Registration,
    Regulation,
    Round,
    Vetting,
    unbroken_since,
)
from generator.records.criterion import AskedOf, Criterion, ShownBy
from generator.records.ledger import Ledger, PublicAddress
from generator.site.parts import evidence as evidence_view
from generator.site.words import reasons, wording
from tests.builders import (
    NOWHERE,
    TODAY,
    a_criterion,
    a_feedback,
    a_framework,
    a_lot,
    a_provider,
    a_rating,
    a_review,
    a_service,
    an_award,
    an_evidence,
    as_filed,
    published,
)

DAY = timedelta(days=1)
FRAMEWORK_BEGINS = date(2023, 9, 4)
LOT = "day-and-evening-opportunities"
SERVICE = "kite-hill-day-centre"
INSURANCE = "public-liability-insurance"


NOT_PUBLIC = ["not public"]


def why(filed: Filed, as_of: date = TODAY) -> list[str]:
    """Why the one service is not listed: [] where it is, NOT_PUBLIC where nothing is told of it."""
    publication = published(filed, as_of)
    if SERVICE in publication.withheld:
        assert SERVICE not in publication.services
        reasons_found = [reason.kind for reason in publication.withheld[SERVICE].reasons]
        assert reasons_found
        return reasons_found
    return [] if SERVICE in publication.services else NOT_PUBLIC


def words(filed: Filed, as_of: date = TODAY) -> list[str]:
    withheld = published(filed, as_of).withheld[SERVICE]
    return [reasons.in_words(reason) for reason in withheld.public_reasons]


def public_since(filed: Filed, day: date) -> Filed:
    """The same where the pages of the service and its provider are public since the day."""
    rows = [
        PublicAddress("providers/kite-hill-trust/", "provider", day, NOWHERE),
        PublicAddress(f"services/{SERVICE}/", "service", day, NOWHERE),
    ]
    return replace(filed, ledger=Ledger({row.address: row for row in rows}))


# The framework, the provider, the award and the service


@pytest.mark.parametrize(
    ("as_of", "state", "found"),
    [
        (date(2023, 9, 3), FrameworkState.NOT_BEGUN, ["framework-not-begun"]),
        (date(2023, 9, 4), FrameworkState.IN_FORCE, []),
        (date(2026, 9, 3), FrameworkState.IN_FORCE, []),
        (date(2026, 9, 4), FrameworkState.EXTENDED, []),
        (date(2028, 9, 3), FrameworkState.EXTENDED, []),
        (date(2028, 9, 4), FrameworkState.OVER, ["framework-over"]),
    ],
)
def test_the_framework(as_of: date, state: FrameworkState, found: list[str]) -> None:
    framework = a_framework(ends=date(2026, 9, 3), extended_to=date(2028, 9, 3))
    assert framework.state_on(as_of) is state
    assert why(as_filed(framework=framework), as_of) == found


def test_a_framework_that_is_not_extended_ends_with_its_first_term() -> None:
    framework = a_framework(ends=date(2026, 9, 3))
    assert why(as_filed(framework=framework), date(2026, 9, 3)) == []
    assert why(as_filed(framework=framework), date(2026, 9, 4)) == ["framework-over"]


@pytest.mark.parametrize(
    ("day", "open_"),
    [
        (date(2025, 1, 31), False),
        (date(2025, 2, 1), True),
        (date(2025, 2, 10), True),
        (date(2025, 2, 11), False),
        (date(2026, 2, 1), True),
    ],
)
def test_between_rounds_nobody_may_apply_and_whoever_is_on_stays_listed(
    day: date, open_: bool
) -> None:
    rounds = (
        Round(date(2025, 2, 1), date(2025, 2, 10)),
        Round(date(2026, 2, 1), date(2026, 2, 10)),
    )
    framework = a_framework(round_dates=rounds)
    publication = published(as_filed(framework=framework), day)
    assert publication.takes_applications is open_
    assert publication.joinable_lots == tuple(publication.lots.values())  # they are wanted still
    assert why(as_filed(framework=framework), day) == []


def test_without_rounds_one_may_apply_until_the_framework_is_over() -> None:
    framework = a_framework()
    last = published(as_filed(framework=framework), framework.last_day)
    assert last.takes_applications
    assert last.joinable_lots
    after = published(as_filed(framework=framework), framework.last_day + DAY)
    assert not after.takes_applications
    assert (after.joinable_lots, after.preparable_lots) == ((), ())


@pytest.mark.parametrize(
    ("status", "since", "found"),
    [
        (ProviderStatus.ON, None, []),
        (ProviderStatus.SUSPENDED, TODAY, ["provider-suspended"]),
        (ProviderStatus.SUSPENDED, TODAY + DAY, []),
        (ProviderStatus.SUSPENDED, None, ["provider-suspended"]),
        (ProviderStatus.LEFT, TODAY, ["provider-left"]),
        (ProviderStatus.LEFT, TODAY + DAY, []),
    ],
)
def test_the_provider(status: ProviderStatus, since: date | None, found: list[str]) -> None:
    provider = a_provider(status=status, status_since=since)
    assert why(as_filed(providers=(provider,))) == found


def test_a_suspension_says_that_whoever_is_there_already_is_not_affected() -> None:
    provider = a_provider(status=ProviderStatus.SUSPENDED, status_since=TODAY)
    (said,) = words(as_filed(providers=(provider,)))
    assert said.startswith("Kite Hill Trust has not taken new people since 23 November 2026.")
    assert "already get support there are not affected" in said


def test_nothing_is_told_of_a_provider_before_it_joins() -> None:
    filed = as_filed(awards=[an_award(decided_on=TODAY)])
    assert why(filed) == []
    assert list(published(filed).providers) == ["kite-hill-trust"]
    assert why(filed, TODAY - DAY) == NOT_PUBLIC
    assert not published(filed, TODAY - DAY).providers


def test_whoever_was_awarded_a_lot_before_the_framework_began_is_on_it_since_that_began() -> None:
    awards = [an_award(decided_on=FRAMEWORK_BEGINS - 14 * DAY)]
    seen = published(as_filed(providers=(a_provider(),), awards=awards))
    (service,) = seen.services.values()
    assert seen.providers[service.provider].joined == FRAMEWORK_BEGINS
    began, decided_on = wording.day(FRAMEWORK_BEGINS), wording.day(FRAMEWORK_BEGINS - 14 * DAY)
    words = evidence_view.decided(seen, service)
    assert words.startswith(f"On the framework for day and evening opportunities since {began}.")
    assert f", on {decided_on} (" in words


def test_a_provider_joined_on_the_day_of_its_first_award_whatever_its_package_says() -> None:
    says = a_provider(joined_in_package=date(2024, 1, 1))
    later = an_award(decided_on=date(2025, 5, 4))
    awards = [later, an_award(decided_on=date(2024, 5, 4), lot="outreach-support")]
    filed = as_filed(providers=(says,), awards=awards, lots=[a_lot("outreach-support")])
    assert published(filed).providers[says.id].joined == date(2024, 5, 4)
    assert published(filed, date(2024, 5, 4)).providers[says.id].joined == date(2024, 5, 4)
    assert not published(filed, date(2024, 5, 3)).providers


@pytest.mark.parametrize(
    ("award", "found", "never_public"),
    [
        ({"decided_on": TODAY}, [], False),
        ({"decided_on": TODAY + DAY}, ["no-award-in-force"], True),
        ({"ends_on": TODAY}, [], False),
        ({"ends_on": TODAY - DAY}, ["no-award-in-force"], False),
        ({"lot": "extra-care"}, ["no-award-in-force"], True),
        ({"provider": "moss-care"}, ["no-award-in-force"], True),
    ],
)
def test_the_award(award: dict[str, Any], found: list[str], never_public: bool) -> None:
    filed = as_filed(awards=(an_award(**award),))
    assert why(filed) == (NOT_PUBLIC if never_public else found)
    assert why(public_since(filed, TODAY)) == found


def test_an_award_that_is_renewed_holds() -> None:
    awards = (an_award(ends_on=date(2026, 8, 31)), an_award(decided_on=date(2026, 9, 1)))
    assert why(as_filed(awards=awards)) == []


def test_a_service_is_withdrawn_from_its_day() -> None:
    assert why(as_filed(a_service(withdrawn_on=TODAY))) == ["service-withdrawn"]
    assert why(as_filed(a_service(withdrawn_on=TODAY + DAY))) == []


# The lot


@pytest.mark.parametrize(
    ("lot", "state", "found"),
    [
        ({"state": LotState.LIVE}, LotState.LIVE, []),
        ({"state": LotState.OPTIONAL}, LotState.OPTIONAL, []),
        ({"state": LotState.PLANNED}, LotState.PLANNED, ["lot-planned"]),
        ({"state": LotState.CLOSED}, LotState.CLOSED, ["lot-closed"]),
        ({"state": LotState.CLOSED_TO_NEW}, LotState.CLOSED_TO_NEW, []),
        ({"state": LotState.PLANNED, "opens_on": TODAY}, LotState.LIVE, []),
        ({"state": LotState.OPTIONAL, "opens_on": TODAY}, LotState.OPTIONAL, []),
        ({"opens_on": TODAY + DAY}, LotState.PLANNED, ["lot-planned"]),
        ({"closed_to_new_on": TODAY}, LotState.CLOSED_TO_NEW, []),
        ({"closed_to_new_on": TODAY + DAY}, LotState.LIVE, []),
        ({"closes_on": TODAY}, LotState.CLOSED, ["lot-closed"]),
        ({"closes_on": TODAY + DAY}, LotState.LIVE, []),
    ],
)
def test_the_lot(lot: dict[str, Any], state: LotState, found: list[str]) -> None:
    record = a_lot(**lot)
    assert record.state_on(TODAY) is state
    assert why(as_filed(lots=(record,))) == found


# Evidence


def vetted(*rows: Evidence, criterion: Criterion | None = None, **changes: Any) -> Filed:
    """One service, in a lot that asks one criterion, with this evidence."""
    asked = criterion or a_criterion()
    return as_filed(
        lots=(a_lot(criteria=(asked.id,)),), criteria=(asked,), evidence=rows, **changes
    )


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([], ["evidence-missing"]),
        ([an_evidence()], []),
        ([an_evidence(result="met-with-plan")], []),
        ([an_evidence(valid_until=TODAY)], []),
        ([an_evidence(valid_until=TODAY - DAY)], ["evidence-lapsed"]),
        ([an_evidence(seen_on=TODAY)], []),
        ([an_evidence(seen_on=TODAY + DAY)], ["evidence-missing"]),
        ([an_evidence(service=SERVICE)], []),
        ([an_evidence(service="another-service")], ["evidence-missing"]),
        ([an_evidence("moss-care")], ["evidence-missing"]),
        ([an_evidence(criterion="complaints")], ["evidence-missing"]),
        ([an_evidence(result="not-met")], ["criterion-not-met"]),
        ([an_evidence(), an_evidence(result="not-met", seen_on=TODAY)], ["criterion-not-met"]),
        ([an_evidence(seen_on=TODAY), an_evidence(result="not-met")], []),
        ([an_evidence(), an_evidence(result="not-met")], ["criterion-not-met"]),
        ([an_evidence(valid_until=TODAY - DAY), an_evidence()], []),
    ],
)
def test_what_was_seen_decides(rows: list[Evidence], found: list[str]) -> None:
    assert why(vetted(*rows)) == found


def test_without_a_last_day_evidence_counts_as_long_as_the_criterion_says() -> None:
    row = an_evidence(seen_on=date(2025, 11, 23), valid_until=None)
    assert last_day(a_criterion(lasts_months=12), row) == TODAY
    assert why(vetted(row)) == []
    assert why(vetted(row), TODAY + DAY) == ["evidence-lapsed"]
    assert why(vetted(row, criterion=a_criterion(lasts_months=None)), TODAY + DAY) == []


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 11, 23), 14, date(2028, 1, 23)),
        (date(2026, 12, 31), 0, date(2026, 12, 31)),
    ],
)
def test_months_after(day: date, months: int, after: date) -> None:
    assert months_after(day, months) == after


def test_the_reasons_are_all_there_in_words_and_tell_nothing_private() -> None:
    asked = [a_criterion(i) for i in (INSURANCE, "safe-recruitment", "complaints")]
    filed = as_filed(
        lots=(a_lot(criteria=tuple(criterion.id for criterion in asked)),),
        criteria=asked,
        evidence=(
            an_evidence(seen_by="Fraud officer", valid_until=date(2026, 10, 31)),
            an_evidence(criterion="safe-recruitment", result="not-met", seen_on=date(2026, 9, 1)),
        ),
    )
    assert words(filed) == [
        "The proof of public liability insurance that the council has seen ran until 31 October 2026.",
        "The council cannot confirm safe recruitment at present.",
        "The council has not yet seen proof of complaints.",
    ]


def test_what_is_not_mandatory_keeps_nobody_off() -> None:
    assert why(vetted(criterion=a_criterion(mandatory=False))) == []


def test_a_council_whose_evidence_is_kept_elsewhere_lists_by_award_alone() -> None:
    framework = a_framework(vetting=Vetting.AWARDS_ALONE)
    assert why(vetted(framework=framework)) == []
    unawarded = vetted(framework=framework, awards=())
    assert why(unawarded) == NOT_PUBLIC
    assert why(public_since(unawarded, TODAY)) == ["no-award-in-force"]
    ended = [an_award(ends_on=TODAY - DAY)]
    assert why(vetted(framework=framework, awards=ended)) == ["no-award-in-force"]


@pytest.mark.parametrize(
    ("registration", "regulated", "location", "found"),
    [
        (Registration.ALWAYS, None, "", ["evidence-missing"]),
        (Registration.ALWAYS, None, "1-000000101", ["evidence-missing"]),
        (Registration.SOMETIMES, True, "1-000000101", ["evidence-missing"]),
        (Registration.SOMETIMES, True, "", ["evidence-missing"]),
        (Registration.SOMETIMES, False, "1-000000101", []),
        (
            Registration.SOMETIMES,
            None,
            "1-000000101",
            ["registration-undeclared", "evidence-missing"],
        ),
        (Registration.SOMETIMES, None, "", ["registration-undeclared"]),
        (Registration.NEVER, None, "1-000000101", []),
    ],
)
def test_registration_is_asked_only_where_the_activity_is_regulated(
    registration: Registration, regulated: bool | None, location: str, found: list[str]
) -> None:
    criterion = a_criterion(asked_of=AskedOf.REGULATED_SERVICES)
    lot = a_lot(criteria=(criterion.id,), cqc=Regulation(registration, (), (), ""))
    service = a_service(regulated=regulated, cqc_location_id=location)
    assert why(as_filed(service, lots=(lot,), criteria=(criterion,))) == found


@pytest.mark.parametrize(
    ("registration", "regulated", "found"),
    [
        (Registration.SOMETIMES, False, ["evidence-missing"]),
        (Registration.SOMETIMES, True, []),
        (Registration.NEVER, None, ["evidence-missing"]),
        (Registration.ALWAYS, None, []),
    ],
)
def test_that_no_registration_is_needed_is_asked_of_whoever_says_so(
    registration: Registration, regulated: bool | None, found: list[str]
) -> None:
    criterion = a_criterion(asked_of=AskedOf.UNREGULATED_SERVICES)
    lot = a_lot(criteria=(criterion.id,), cqc=Regulation(registration, (), (), ""))
    service = a_service(regulated=regulated)
    assert why(as_filed(service, lots=(lot,), criteria=(criterion,))) == found


def test_what_each_service_shows_for_itself_is_not_shown_by_the_provider() -> None:
    criterion = a_criterion(shown_by=ShownBy.SERVICE)
    assert why(vetted(an_evidence(), criterion=criterion)) == ["evidence-missing"]
    assert why(vetted(an_evidence(service=SERVICE), criterion=criterion)) == []


def test_a_lot_may_ask_a_shared_criterion_in_its_own_way() -> None:
    lot = a_lot(criteria=(INSURANCE,), sharpened=(a_criterion(lasts_months=6),))
    row = an_evidence(seen_on=date(2026, 5, 1), valid_until=None)
    shared = as_filed(lots=(a_lot(criteria=(INSURANCE,)),), evidence=(row,))
    assert why(shared) == []
    assert why(as_filed(lots=(lot,), evidence=(row,))) == ["evidence-lapsed"]


def test_the_page_and_the_listing_follow_the_same_criterion() -> None:
    def both(criterion: Criterion) -> tuple[list[str], list[str]]:
        filed = vetted(an_evidence(valid_until=None), criterion=criterion)
        (service,) = published(filed).entries
        seen = evidence_view.view(service)
        return why(filed), [row.shows for kind in seen for row in kind.seen]

    assert both(a_criterion()) == ([], ["Public liability insurance"])
    assert both(a_criterion(title="Cover for the public")) == ([], ["Cover for the public"])
    assert both(a_criterion(lasts_months=6)) == (["evidence-lapsed"], [])
    assert both(a_criterion(shown_by=ShownBy.SERVICE)) == (["evidence-missing"], [])


# Versions and grace

CHANGED = date(2026, 4, 1)


def status(
    criterion: Criterion, rows: Sequence[Evidence], joined: date | None, as_of: date
) -> CriterionStatus:
    """Judged by what was seen by the day."""
    return status_of(criterion, [row for row in rows if row.seen_on <= as_of], joined, as_of)


def a_changed_criterion(**change: Any) -> Criterion:
    later = a_criterion(since=CHANGED, grace_months=6, **change)
    return a_criterion(since=date(2023, 9, 4), lasts_months=None, later=(later,))


@pytest.mark.parametrize(
    ("joined", "as_of", "found"),
    [
        (date(2025, 1, 1), CHANGED - DAY, Outcome.SHOWN),
        (date(2025, 1, 1), CHANGED, Outcome.SHOWN),
        (date(2025, 1, 1), date(2026, 9, 30), Outcome.SHOWN),
        (date(2025, 1, 1), date(2026, 10, 1), Outcome.OUTDATED),
        (CHANGED - DAY, CHANGED, Outcome.SHOWN),
        (CHANGED, CHANGED, Outcome.OUTDATED),
        (date(2026, 5, 1), date(2026, 5, 1), Outcome.OUTDATED),
    ],
)
def test_a_change_applies_at_once_to_newcomers_and_after_their_grace_to_others(
    joined: date, as_of: date, found: Outcome
) -> None:
    before = an_evidence(seen_on=date(2025, 1, 1), valid_until=None)
    assert status(a_changed_criterion(), [before], joined, as_of).outcome is found
    after = an_evidence(seen_on=CHANGED, valid_until=None)
    if as_of >= CHANGED:
        assert status(a_changed_criterion(), [before, after], joined, as_of).suffices


def test_a_change_that_needs_no_new_evidence_takes_what_was_seen_before() -> None:
    before = an_evidence(seen_on=date(2026, 3, 1), valid_until=None)
    unchanged = a_changed_criterion(new_evidence=False, lasts_months=None)
    assert status(unchanged, [before], CHANGED, TODAY).outcome is Outcome.SHOWN


def test_the_day_on_which_grace_ends_is_known() -> None:
    before = an_evidence(seen_on=date(2025, 1, 1), valid_until=None)
    found = status(a_changed_criterion(), [before], date(2025, 1, 1), CHANGED)
    assert found.last_day == date(2026, 9, 30)


@pytest.mark.parametrize(
    ("joined", "as_of", "found"),
    [
        (date(2025, 1, 1), CHANGED, Outcome.IN_GRACE),
        (date(2025, 1, 1), date(2026, 9, 30), Outcome.IN_GRACE),
        (date(2025, 1, 1), date(2026, 10, 1), Outcome.MISSING),
        (CHANGED, CHANGED, Outcome.MISSING),
        (None, CHANGED, Outcome.MISSING),
    ],
)
def test_a_new_criterion_gives_whoever_is_on_already_its_grace(
    joined: date | None, as_of: date, found: Outcome
) -> None:
    criterion = a_criterion(since=CHANGED, grace_months=6)
    assert status(criterion, [], joined, as_of).outcome is found


def test_grace_forgives_no_failure_that_was_seen() -> None:
    criterion = a_criterion(since=CHANGED, grace_months=6)
    failed = an_evidence(result="not-met", seen_on=CHANGED)
    assert status(criterion, [failed], date(2025, 1, 1), CHANGED).outcome is Outcome.NOT_MET


def test_a_criterion_is_not_asked_before_its_day() -> None:
    criterion = a_criterion(since=TODAY + DAY)
    assert why(vetted(criterion=criterion)) == []
    assert why(vetted(criterion=replace(criterion, since=TODAY))) == ["evidence-missing"]


@pytest.mark.parametrize(
    ("awards", "since"),
    [
        ([], None),
        ([an_award(decided_on=TODAY + DAY)], None),
        ([an_award(lot="extra-care")], None),
        ([an_award(lot="extra-care"), an_award(decided_on=CHANGED)], CHANGED),
        # Renewed in time, on the last day or the one after it, it goes on from the first.
        ([an_award(ends_on=CHANGED), an_award(decided_on=CHANGED)], an_award().decided_on),
        ([an_award(ends_on=CHANGED - DAY), an_award(decided_on=CHANGED)], an_award().decided_on),
        # With a day between, it begins anew.
        ([an_award(ends_on=CHANGED - 2 * DAY), an_award(decided_on=CHANGED)], CHANGED),
        # A short award inside a long one breaks nothing.
        (
            [an_award(), an_award(decided_on=date(2024, 1, 1), ends_on=date(2024, 1, 31))],
            an_award().decided_on,
        ),
        ([an_award(ends_on=date(2024, 1, 31))], an_award().decided_on),
    ],
)
def test_a_lot_is_held_since_the_first_award_without_a_day_between(
    awards: list[Award], since: date | None
) -> None:
    for rows in (awards, awards[::-1]):
        known = snapshot_on(as_filed(awards=rows), TODAY).awards_of("kite-hill-trust")
        assert unbroken_since(known, LOT) == since


def test_a_provider_that_comes_back_gets_no_grace_of_those_who_stayed() -> None:
    first, back = an_award(ends_on=date(2025, 12, 31)), an_award(decided_on=date(2026, 5, 1))
    before = an_evidence(seen_on=date(2025, 1, 1), valid_until=None)
    day = date(2026, 6, 1)
    stayed = vetted(before, criterion=a_changed_criterion(), awards=[an_award()])
    returned = vetted(before, criterion=a_changed_criterion(), awards=[first, back])
    assert why(stayed, day) == []
    assert why(returned, day) == ["evidence-outdated"]


def test_a_service_says_since_when_its_lot_is_held_and_by_the_last_decision() -> None:
    last = an_award(decided_on=CHANGED, decision_reference="GLA-2026-002")
    publication = published(as_filed(awards=[an_award(ends_on=CHANGED), last]))
    said = evidence_view.decided(publication, publication.services[SERVICE])
    assert "since 4 September 2023" in said
    assert "GLA-2026-002" in said


def test_of_two_changes_each_gives_its_own_grace_and_the_one_that_ends_first_decides() -> None:
    second = a_criterion(since=date(2026, 6, 1), grace_months=1)
    criterion = replace(a_changed_criterion(), later=(*a_changed_criterion().later, second))
    joined, before = date(2025, 1, 1), an_evidence(seen_on=date(2025, 1, 1), valid_until=None)
    between = an_evidence(seen_on=date(2026, 5, 1), valid_until=None)
    assert status(criterion, [before], joined, date(2026, 6, 30)).last_day == date(2026, 6, 30)
    # The first change's grace runs on to September; the second one's is over.
    for row in (before, between):
        assert status(criterion, [row], joined, date(2026, 7, 1)).outcome is Outcome.OUTDATED


def test_a_first_version_takes_what_was_seen_before_its_day() -> None:
    criterion = a_criterion(since=CHANGED, grace_months=0)
    row = an_evidence(seen_on=CHANGED - DAY, valid_until=None)
    assert status(criterion, [row], CHANGED, CHANGED).outcome is Outcome.SHOWN


def test_of_several_passes_the_one_that_holds_longest_counts() -> None:
    short, long = an_evidence(valid_until=TODAY), an_evidence(valid_until=TODAY + 30 * DAY)
    for rows in ([short, long], [long, short]):
        assert status(a_criterion(), rows, None, TODAY).last_day == TODAY + 30 * DAY


def test_each_failing_says_since_when_where_the_public_may_know() -> None:
    def since(filed: Filed) -> date | None:
        (reason,) = published(filed).withheld[SERVICE].reasons
        return reason.since

    assert since(vetted(an_evidence(valid_until=TODAY - DAY))) == TODAY
    old = an_evidence(seen_on=date(2025, 1, 1), valid_until=None)
    newcomer = [an_award(decided_on=CHANGED)]
    assert since(vetted(old, criterion=a_changed_criterion(), awards=newcomer)) == CHANGED
    assert since(vetted(an_evidence(result="not-met"))) is None
    assert since(vetted()) is None


# Older days


def test_an_older_day_knows_nothing_of_what_came_later() -> None:
    filed = as_filed(
        a_service(
            availability_on=TODAY,
            availability_by="officer",
            places_free=2,
            places_from=TODAY + DAY,
            checked_on=TODAY,
        ),
        a_service("new-place", provider="new-care"),
        providers=(
            a_provider(status=ProviderStatus.LEFT, status_since=TODAY),
            a_provider("new-care"),
        ),
        lots=(
            a_lot(
                opens_on=TODAY,
                price_model=PriceModel((PriceVersion((PriceBand("day"),), decided_on=TODAY),)),
            ),
        ),
        awards=(an_award(), an_award("new-care", decided_on=TODAY), an_award(decided_on=TODAY)),
        evidence=(an_evidence(), an_evidence(seen_on=TODAY)),
        ratings=(a_rating(rated_on=TODAY),),
    )
    before = snapshot_on(filed, TODAY - DAY)
    service = before.services[SERVICE]
    assert list(before.services) == [SERVICE]
    assert (service.availability, service.availability_on) == (Availability.ASK, None)
    assert (service.places_free, service.places_from, service.availability_by) == (None, None, "")
    assert (service.checked_on, service.checked_by) == (None, "")
    assert before.providers["kite-hill-trust"].status is ProviderStatus.ON
    assert before.lots[LOT].state is LotState.PLANNED
    assert before.lots[LOT].price_model.versions == ()
    assert before.awards == (an_award(),)
    assert before.evidence == (an_evidence(),)
    assert before.register["1-000000101"].rating is None
    now = snapshot_on(filed, TODAY)
    assert now.lots[LOT].price_model.units == ("day",)
    assert (now.services, now.awards, now.evidence) == (
        filed.services,
        filed.awards,
        filed.evidence,
    )


def test_who_asks_to_join_is_known_to_nobody_before_the_award() -> None:
    filed = as_filed(
        a_service(),
        a_service("also-wanted", lot="extra-care"),
        a_service("new-place", provider="new-care"),
        awards=[an_award(), an_award("new-care", decided_on=TODAY + DAY)],
        evidence=(an_evidence(), an_evidence("new-care")),
        reviews=(a_review("new-care"),),
        feedback=[a_feedback("new-place", provider="new-care")] * 3,
    )
    snapshot, publication = snapshot_on(filed, TODAY), published(filed)
    assert list(snapshot.providers) == list(publication.providers) == ["kite-hill-trust"]
    assert list(snapshot.services) == list(publication.services) == [SERVICE]
    assert (snapshot.evidence, snapshot.reviews, snapshot.feedback) == ((an_evidence(),), (), ())
    assert not publication.withheld
    assert "new-place" in snapshot_on(filed, TODAY + DAY).services
    assert "new-place" in published(filed, TODAY + DAY).services


def test_what_is_public_stays_when_its_award_is_taken_out() -> None:
    filed = public_since(as_filed(awards=()), TODAY)
    snapshot = snapshot_on(filed, TODAY)
    assert (list(snapshot.providers), list(snapshot.services)) == (["kite-hill-trust"], [SERVICE])
    assert [reason.kind for reason in decide(snapshot, TODAY)[SERVICE].reasons] == [
        "no-award-in-force"
    ]
    assert published(filed).services == {}
    assert list(published(filed).withheld) == [SERVICE]
    assert snapshot_on(filed, TODAY - DAY).services == {}
    assert published(filed, TODAY - DAY).providers == {}


@pytest.mark.parametrize(
    ("service_id", "slug", "kept"),
    [
        (SERVICE, "kite-hill-trust", True),
        ("the-old-day-centre", "kite-trust", True),
        ("the-old-day-centre", "kite-hill-trust", True),
        ("another-service", "kite-hill-trust", False),
        (SERVICE, "another-provider", True),  # which ran it before
    ],
)
def test_what_is_public_under_a_former_name_stays_too(
    service_id: str, slug: str, kept: bool
) -> None:
    filed = as_filed(
        a_service(former_ids=("the-old-day-centre",)),
        providers=(a_provider(former_slugs=("kite-trust",)),),
        awards=(),
    )
    rows = (
        PublicAddress(f"services/{service_id}/", "service", TODAY, NOWHERE),
        PublicAddress(f"providers/{slug}/", "provider", TODAY, NOWHERE),
    )
    filed = replace(filed, ledger=Ledger({row.address: row for row in rows}))
    assert why(filed) == (["no-award-in-force"] if kept else NOT_PUBLIC)
    assert why(filed, TODAY - DAY) == NOT_PUBLIC


# What holds for any records

# Few days and many rows, so that they meet.
DAYS = st.dates(date(2025, 9, 1), date(2026, 12, 31))
# The first draw is slow on a cold machine, and a slow machine is no fault.
any_records = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
RESULTS = st.sampled_from(["met", "met", "met-with-plan", "not-met"])


@st.composite
def evidences(draw: st.DrawFn) -> Evidence:
    """Evidence of either criterion, about the provider, the service or another one."""
    return an_evidence(
        criterion=draw(st.sampled_from([INSURANCE, "complaints"])),
        service=draw(st.sampled_from(["", SERVICE, SERVICE, "another-service"])),
        result=draw(RESULTS),
        seen_on=draw(DAYS),
        valid_until=draw(st.none() | DAYS),
    )


@st.composite
def criteria(draw: st.DrawFn, criterion_id: str = INSURANCE) -> Criterion:
    """A criterion with up to three versions."""

    def version(since: date) -> Criterion:
        return a_criterion(
            criterion_id,
            since=since,
            lasts_months=draw(st.none() | st.integers(1, 24)),
            mandatory=draw(st.sampled_from([True, True, True, False])),
            shown_by=draw(st.sampled_from([*ShownBy, ShownBy.PROVIDER])),
            asked_of=draw(st.sampled_from(AskedOf)),
            grace_months=draw(st.integers(0, 24)),
            new_evidence=draw(st.booleans()),
        )

    began = draw(st.dates(date(2023, 1, 1), date(2025, 8, 31)) | DAYS)
    days = sorted({began, *draw(st.sets(DAYS, max_size=2))})
    first, *later = map(version, days)
    return replace(first, later=tuple(later))


@st.composite
def directories(draw: st.DrawFn) -> Filed:
    """One service, with criteria and evidence of any kind, and at most one thing else that may be in its way."""
    obstacle = draw(st.sampled_from(["", "", "", "provider", "award", "lot", "service"]))

    def either(where: str, strategy: st.SearchStrategy[Any], usual: Any) -> Any:
        return draw(strategy) if obstacle == where else usual

    awards = st.builds(
        an_award,
        lot=st.sampled_from([LOT, "extra-care"]),
        decided_on=DAYS,
        ends_on=st.none() | DAYS,
    )
    decided = draw(st.dates(date(2023, 1, 1), date(2025, 12, 31)))
    return as_filed(
        a_service(
            regulated=draw(st.sampled_from([True, False, None])),
            cqc_location_id=draw(st.sampled_from(["", "1-000000101"])),
            withdrawn_on=either("service", DAYS, None),
        ),
        framework=a_framework(vetting=draw(st.sampled_from([*Vetting, Vetting.EVIDENCE]))),
        lots=(
            a_lot(
                criteria=(INSURANCE, "complaints"),
                cqc=Regulation(draw(st.sampled_from(Registration)), (), (), ""),
                state=either("lot", st.sampled_from(LotState), LotState.LIVE),
                opens_on=either("lot", st.none() | DAYS, None),
                closes_on=either("lot", st.none() | DAYS, None),
            ),
        ),
        criteria=[draw(criteria(INSURANCE)), draw(criteria("complaints"))],
        providers=(
            a_provider(
                status=either("provider", st.sampled_from(ProviderStatus), ProviderStatus.ON),
                status_since=either("provider", st.none() | DAYS, None),
            ),
        ),
        awards=either("award", st.lists(awards, max_size=3), [an_award(decided_on=decided)]),
        evidence=draw(st.lists(evidences(), max_size=8)),
    )


@any_records
@given(criteria(), st.lists(evidences(), max_size=6), st.none() | DAYS, DAYS, st.data())
def test_adding_a_valid_pass_never_makes_a_status_worse(
    criterion: Criterion,
    rows: list[Evidence],
    joined: date | None,
    as_of: date,
    data: st.DataObject,
) -> None:
    assume(criterion.on(as_of))
    passing = an_evidence(
        seen_on=data.draw(st.dates(date(2025, 9, 1), as_of)),
        valid_until=data.draw(st.none() | st.dates(as_of)),
        service=data.draw(st.sampled_from(["", SERVICE])),
    )
    held = status(criterion, rows, joined, as_of).suffices
    for more in ([*rows, passing], [passing, *rows]):
        assert status(criterion, more, joined, as_of).suffices >= held


def listed(filed: Filed, as_of: date) -> set[str]:
    return set(published(filed, as_of).services)


@any_records
@given(directories(), DAYS, st.data())
def test_adding_valid_evidence_never_withdraws_a_service(
    filed: Filed, as_of: date, data: st.DataObject
) -> None:
    before = listed(filed, as_of)
    row = replace(
        data.draw(evidences()),
        result=data.draw(st.sampled_from(["met", "met-with-plan"])),
        seen_on=data.draw(st.dates(date(2025, 9, 1), as_of)),
        valid_until=data.draw(st.none() | st.dates(as_of, date(2030, 12, 31))),
    )
    rows = list(filed.evidence)
    rows.insert(data.draw(st.integers(0, len(rows))), row)
    assert before <= listed(replace(filed, evidence=tuple(rows)), as_of)


@any_records
@given(directories(), DAYS, criteria("safe-recruitment"))
def test_adding_a_mandatory_criterion_never_lists_a_service(
    filed: Filed, as_of: date, criterion: Criterion
) -> None:
    added = replace(
        criterion,
        mandatory=True,
        later=tuple(replace(version, mandatory=True) for version in criterion.later),
    )
    lot = filed.lots[LOT]
    stricter = replace(
        filed,
        lots={LOT: replace(lot, criteria=(*lot.criteria, added.id))},
        criteria={**filed.criteria, added.id: added},
    )
    assert listed(stricter, as_of) <= listed(filed, as_of)


@any_records
@given(directories(), DAYS)
def test_nothing_without_an_award_in_force_is_ever_listed(filed: Filed, as_of: date) -> None:
    in_force = {
        award.lot
        for award in filed.awards
        if award.decided_on <= as_of and (award.ends_on is None or as_of <= award.ends_on)
    }
    for service in published(filed, as_of).services.values():
        assert service.lot in in_force


@any_records
@given(directories(), DAYS)
def test_what_was_not_known_on_the_day_decides_nothing(filed: Filed, as_of: date) -> None:
    known, all_filed = published(snapshot_on(filed, as_of), as_of), published(filed, as_of)
    assert known.services == all_filed.services
    assert known.withheld == all_filed.withheld
    assert known.providers == all_filed.providers
    assert known.lots == all_filed.lots


@any_records
@given(directories(), DAYS)
def test_each_service_is_listed_has_its_reasons_in_words_or_was_never_awarded(
    filed: Filed, as_of: date
) -> None:
    publication = published(filed, as_of)
    services, withheld = set(publication.services), set(publication.withheld)
    assert services | withheld <= set(filed.services)
    assert not services & withheld
    for service in filed.services.values():
        awarded = any(a.lot == service.lot and a.decided_on <= as_of for a in filed.awards)
        assert (service.id in services | withheld) is awarded
    for entry in publication.withheld.values():
        assert entry.reasons
        assert entry.public_reasons
        assert all(reasons.in_words(reason).endswith(".") for reason in entry.public_reasons)
