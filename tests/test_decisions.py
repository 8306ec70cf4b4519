"""How a provider stands by what was decided of it: each decision on both sides of its day, in the list and in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.publication import Publication, WithheldService
from generator.publication.snapshot import snapshot_on
from generator.records import (
    Award,
    DecisionKind,
    Filed,
    FrameworkDecision,
    FrameworkState,
    ProviderDecision,
    ProviderStatus,
    unbroken_since,
)
from generator.site.pages import provider, service
from tests.builders import (
    TODAY,
    a_decision,
    a_framework,
    a_provider,
    a_service,
    an_award,
    an_evidence,
    as_filed,
    published,
)
from tests.county import body_at

DAY = timedelta(days=1)
KITE, DAYS_OUT, OUTREACH = "kite-hill-trust", "day-and-evening-opportunities", "outreach-support"
HERE, THERE = "kite-hill-day-centre", "kite-hill-visits"


def filed(*decisions: ProviderDecision, awards: Sequence[Award] | None = None) -> Filed:
    """A provider with a service in each of two lots, and what was decided of it."""
    return as_filed(
        a_service(HERE),
        a_service(THERE, lot=OUTREACH),
        awards=awards or [an_award(), an_award(lot=OUTREACH)],
        evidence=[an_evidence(seen_on=date(2025, 12, 1), valid_until=date(2027, 12, 31))],
        decisions=decisions,
    )


def reasons(publication: Publication, service_id: str) -> list[tuple[str, bool]]:
    """Why the service is withheld, and whether in this lot alone; [] where it is listed."""
    if service_id in publication.services:
        return []
    return [(r.kind, r.in_lot_alone) for r in publication.withheld[service_id].reasons]


def shown(decisions: Sequence[ProviderDecision], day: date) -> tuple[list[str], list[str]]:
    """What the page of the service in DAYS_OUT says of why it is not listed, and what the provider's notices say."""
    publication = published(filed(*decisions), day)
    entry = publication.withheld.get(HERE)
    why = list(service.view_withheld(publication, entry).reasons) if entry else []
    notices = provider.view(publication, publication.providers[KITE]).notices
    return why, [f"{tag}. {sentence}".strip() for tag, sentence in notices]


STAYS = "People who already get support there are not affected."
GONE = "Its services are not listed any more. The links below lead to others."


@pytest.mark.parametrize(
    ("kind", "why", "notice"),
    [
        (
            "suspension",
            f"Kite Hill Trust has not taken new people since 14 September 2026. {STAYS}",
            "Has not taken new people since 14 September 2026. People who already get support from them are not affected.",
        ),
        (
            "leaving",
            "Kite Hill Trust left the framework on 14 September 2026.",
            f"Left the framework on 14 September 2026. It left by its own wish. {GONE}",
        ),
        (
            "removal",
            "The council removed Kite Hill Trust from the framework on 14 September 2026.",
            f"Removed from the framework by the council on 14 September 2026. {GONE}",
        ),
    ],
)
def test_a_decision_holds_from_its_day_and_says_what_it_is(
    kind: str, why: str, notice: str
) -> None:
    decision = a_decision(kind)
    assert shown([decision], decision.decided_on - DAY) == ([], [])
    assert shown([decision], decision.decided_on) == ([why], [notice])


@pytest.mark.parametrize(
    ("kind", "why", "before", "after"),
    [
        (
            "suspension",
            f"Kite Hill Trust has not taken new people for this type of support since 1 October 2026. {STAYS}",
            "Takes no new people for day and evening opportunities from 1 October 2026.",
            "Has not taken new people for day and evening opportunities since 1 October 2026.",
        ),
        (
            "leaving",
            "Kite Hill Trust stopped this type of support on 1 October 2026.",
            "Stops day and evening opportunities on 1 October 2026.",
            "Stopped day and evening opportunities on 1 October 2026.",
        ),
        (
            "removal",
            "The council removed Kite Hill Trust from this type of support on 1 October 2026.",
            "The council removes it from day and evening opportunities on 1 October 2026.",
            "Removed by the council from day and evening opportunities on 1 October 2026.",
        ),
    ],
)
def test_of_one_lot_it_is_told_beforehand_and_leaves_the_others_alone(
    kind: str, why: str, before: str, after: str
) -> None:
    decision = a_decision(kind, lots=(DAYS_OUT,), from_on=date(2026, 10, 1))
    assert shown([decision], date(2026, 9, 13)) == ([], [])
    assert shown([decision], date(2026, 9, 14)) == ([], [before])
    assert shown([decision], date(2026, 9, 30)) == ([], [before])
    assert shown([decision], date(2026, 10, 1)) == ([why], [after])
    assert reasons(published(filed(decision)), THERE) == []


@pytest.mark.parametrize(
    ("kind", "whole", "alone"),
    [
        (
            "suspension",
            "takes no new people from",
            "takes no new people for this type of support from",
        ),
        ("leaving", "leaves the framework on", "stops this type of support on"),
    ],
)
def test_a_listed_service_says_what_takes_it_off_the_list_later(
    kind: str, whole: str, alone: str
) -> None:
    ahead = date(2027, 2, 1)
    for lots, words in (((), whole), ((DAYS_OUT,), alone)):
        publication = published(filed(a_decision(kind, lots=lots, from_on=ahead)))
        notices = service.view(publication, publication.services[HERE]).notices
        assert notices == ((f"Kite Hill Trust {words} 1 February 2027", ""),)
        others = service.view(publication, publication.services[THERE]).notices
        assert len(others) == (not lots)
    assert "leaves the framework" not in body_at(published(filed()), f"services/{HERE}/")


def test_a_lifting_lists_again_from_its_day() -> None:
    suspended = a_decision()
    lifted = a_decision("lifting", decided_on=date(2026, 11, 2), from_on=date(2026, 11, 9))
    for day, found in (
        (date(2026, 9, 13), []),
        (date(2026, 9, 14), [("provider-suspended", False)]),
        (date(2026, 11, 8), [("provider-suspended", False)]),
        (date(2026, 11, 9), []),
    ):
        assert reasons(published(filed(suspended, lifted), day), HERE) == found
    assert shown([suspended, lifted], date(2026, 11, 2))[1][1] == (
        "Takes new people again from 9 November 2026."
    )


def test_who_is_gone_from_every_lot_is_gone_and_in_no_list_but_that_of_the_gone() -> None:
    left = a_decision("leaving", lots=(DAYS_OUT,))
    removed = a_decision("removal", lots=(OUTREACH,), decided_on=date(2026, 10, 1))
    publication = published(filed(left, removed))
    kite = publication.providers[KITE]
    assert (kite.status, kite.status_since) == (ProviderStatus.REMOVED, date(2026, 10, 1))
    view = provider.view_of_all(publication)
    assert view.providers == ()
    assert [words for _, words in view.gone] == [
        "Removed from the framework by the council on 1 October 2026"
    ]
    page = body_at(publication, "providers/")
    assert "Not on the framework any more" in page
    assert "data/services.csv" not in page


def test_a_reason_that_the_public_may_read_stands_in_the_notice() -> None:
    decision = a_decision("removal", reason="The homes were sold.")
    assert shown([decision], TODAY)[1] == [
        f"Removed from the framework by the council on 14 September 2026. The homes were sold. {GONE}"
    ]


def test_a_review_changes_nothing() -> None:
    review = a_decision("review", reviewed="GLA-2023-014", outcome="changed")
    assert published(filed(review)).services.keys() == {HERE, THERE}
    old = a_provider(status=ProviderStatus.SUSPENDED, status_since=date(2026, 10, 1))
    records = replace(filed(review), providers={KITE: old})
    assert reasons(published(records), HERE) == [("provider-suspended", False)]


def test_whoever_left_comes_back_by_a_new_award_and_begins_anew() -> None:
    back = date(2026, 11, 2)
    awards = [an_award(), an_award(decided_on=back, decision_reference="GLA-2026-052")]
    records = filed(a_decision("leaving"), awards=awards)
    assert reasons(published(records, back - DAY), HERE) == [("provider-left", False)]
    assert reasons(published(records, back), HERE) == []
    assert published(records, back).services[HERE].awarded_since == back
    first, _ = snapshot_on(records, back).awards
    assert first.ends_on == date(2026, 9, 13)
    assert unbroken_since(snapshot_on(records, back - DAY).awards, DAYS_OUT) == date(2023, 8, 21)


def test_a_new_award_lifts_no_suspension() -> None:
    awards = [an_award(), an_award(decided_on=date(2026, 10, 1), decision_reference="GLA-2026-052")]
    assert reasons(published(filed(a_decision(), awards=awards)), HERE) == [
        ("provider-suspended", False)
    ]


def test_what_an_old_package_says_of_itself_holds_as_before() -> None:
    old = a_provider(status=ProviderStatus.LEFT, status_since=date(2026, 10, 1))
    records = replace(filed(), providers={KITE: old})
    assert reasons(published(records, date(2026, 9, 30)), HERE) == []
    gone = published(records, date(2026, 10, 1))
    assert reasons(gone, HERE) == [("provider-left", False)]
    assert provider.view(gone, gone.providers[KITE]).notices == (
        ("Left the framework on 1 October 2026", GONE),
    )


def test_an_extension_is_not_known_before_its_decision() -> None:
    decided = date(2026, 6, 9)
    extension = FrameworkDecision(
        decided, "To go on.", "Cabinet", "C-2", extended_to=date(2028, 9, 3)
    )
    framework = a_framework(ends=date(2026, 9, 3), decisions=(extension,))
    records = replace(filed(), framework=framework)
    before, after = (published(records, day) for day in (decided - DAY, decided))
    assert (before.framework.last_day, before.decisions[0].kind) == (date(2026, 9, 3), "award")
    assert (after.framework.last_day, after.decisions[0].kind) == (date(2028, 9, 3), "extension")
    assert published(records, date(2026, 9, 4)).state is FrameworkState.EXTENDED
    assert published(records, date(2028, 9, 4)).state is FrameworkState.OVER


# What holds for any decisions

WHEN = st.dates(date(2026, 1, 1), date(2026, 12, 31))
any_decisions = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def decided(
    draw: st.DrawFn, kinds: Sequence[DecisionKind] = tuple(DecisionKind)
) -> ProviderDecision:
    """A decision of any kind about one lot, the other or both, from its own day or a later one."""
    day = draw(WHEN)
    return a_decision(
        draw(st.sampled_from(kinds)),
        lots=draw(st.sampled_from([(), (DAYS_OUT,), (OUTREACH,), (DAYS_OUT, OUTREACH)])),
        decided_on=day,
        from_on=draw(st.none() | st.dates(day, date(2027, 3, 31))),
    )


AWARDS = st.lists(
    st.builds(an_award, lot=st.sampled_from([DAYS_OUT, OUTREACH]), decided_on=WHEN), max_size=2
)


def public(publication: Publication) -> tuple[object, ...]:
    p = publication
    return (p.services, p.withheld, p.providers, p.awards, p.decisions, p.framework, p.state)


@any_decisions
@given(st.lists(decided(), max_size=4), AWARDS, decided(), WHEN)
def test_a_later_decision_never_changes_an_earlier_day(
    decisions: list[ProviderDecision], more: list[Award], late: ProviderDecision, day: date
) -> None:
    awards = [an_award(), an_award(lot=OUTREACH), *more]
    late = replace(late, decided_on=day + DAY, from_on=None)
    before = public(published(filed(*decisions, awards=awards), day))
    assert public(published(filed(*decisions, late, awards=awards), day)) == before
    assert public(published(filed(late, *decisions, awards=awards), day)) == before


@any_decisions
@given(
    st.lists(decided(), max_size=4),
    decided([DecisionKind.SUSPENSION, DecisionKind.REMOVAL, DecisionKind.LEAVING]),
    st.data(),
)
def test_whatever_takes_off_the_list_holds_from_its_day(
    decisions: list[ProviderDecision], last: ProviderDecision, data: st.DataObject
) -> None:
    earlier = [d for d in decisions if d.holds_from < last.holds_from]
    day = data.draw(st.dates(last.holds_from, date(2027, 3, 31)))
    publication = published(filed(*earlier, last), day)
    concerned = {HERE: DAYS_OUT, THERE: OUTREACH}
    for service_id, lot in concerned.items():
        assert not (last.concerns(lot) and service_id in publication.services)


@any_decisions
@given(st.lists(decided(), max_size=5), AWARDS, WHEN)
def test_a_service_is_withheld_for_how_its_provider_stands_or_listed(
    decisions: list[ProviderDecision], more: list[Award], day: date
) -> None:
    awards = [an_award(), an_award(lot=OUTREACH), *more]
    publication = published(filed(*decisions, awards=awards), day)
    for entry in publication.entries:
        standing = filed(*decisions, awards=awards).standing_in(KITE, entry.lot, day)
        assert isinstance(entry, WithheldService) is (standing.status is not ProviderStatus.ON)
    kite = publication.providers[KITE]
    if kite.status.is_gone or kite.status is ProviderStatus.SUSPENDED:
        assert not publication.services


def test_what_is_left_while_another_lot_is_held_is_no_leaving_of_the_framework() -> None:
    """One lot is left, and a year later the award of the other runs out: that is what takes it off."""
    left = a_decision("leaving", decided_on=date(2026, 9, 14), lots=(OUTREACH,))
    awards = [an_award(ends_on=date(2027, 9, 13)), an_award(lot=OUTREACH)]
    told = {}
    for day in (date(2027, 9, 13), date(2027, 9, 14)):
        publication = published(filed(left, awards=awards), day)
        whole = publication.providers[KITE]
        notices = provider.view(publication, whole).notices
        told[whole.status] = [tag for tag, _ in notices]
    assert told == {
        ProviderStatus.ON: ["Stopped outreach support on 14 September 2026"],
        ProviderStatus.ENDED: [
            "Its place on the framework ended on 13 September 2027",
            "Stopped outreach support on 14 September 2026",
        ],
    }


def test_a_suspension_is_over_with_the_award() -> None:
    decisions = (
        a_decision(decided_on=date(2026, 9, 14), lots=(OUTREACH,)),
        a_decision("removal", decided_on=date(2026, 10, 1), reference="X", lots=(DAYS_OUT,)),
    )
    awards = [an_award(), an_award(lot=OUTREACH, ends_on=date(2026, 12, 31))]
    publication = published(filed(*decisions, awards=awards), date(2027, 1, 1))
    assert [tag for tag, _ in provider.view(publication, publication.providers[KITE]).notices] == [
        "Its place on the framework ended on 31 December 2026",
        "Removed by the council from day and evening opportunities on 1 October 2026",
    ]


def test_of_a_leaving_and_an_award_that_ends_on_one_day_the_leaving_is_told() -> None:
    left = a_decision(
        "leaving", decided_on=date(2026, 9, 14), from_on=date(2027, 1, 1), lots=(OUTREACH,)
    )
    awards = [an_award(ends_on=date(2026, 12, 31)), an_award(lot=OUTREACH)]
    publication = published(filed(left, awards=awards), date(2027, 1, 1))
    assert publication.providers[KITE].status is ProviderStatus.LEFT
