"""Who decides: every decision with its day, its role, its power and its reference."""

from __future__ import annotations

from datetime import date

from generator.records import Decision, PriceModel
from generator.site.pages import governance
from tests.builders import (
    TODAY,
    a_framework,
    a_lot,
    a_publication,
    a_service,
    an_award,
    an_evidence,
)
from tests.county import bodies

CABINET = Decision(date(2023, 3, 28), "To begin.", "Cabinet", "C-1", "The constitution")
DIRECTOR = Decision(date(2026, 6, 9), "To go on.", "Director", "D-7", "Delegated by C-1")


def a_council(**changes: object) -> governance.GovernanceView:
    publication = a_publication(
        a_service(),
        a_service("outreach", provider="moss-care", lot="outreach-support"),
        framework=a_framework(decisions=(CABINET, DIRECTOR)),
        **changes,
    )
    return governance.view(publication)


def test_decisions_are_the_newest_first_with_what_let_them_decide() -> None:
    found = a_council().framework
    assert [(d.day, d.by, d.under, d.reference) for d in found] == [
        ("9 June 2026", "Director", "Delegated by C-1", "D-7"),
        ("28 March 2023", "Cabinet", "The constitution", "C-1"),
    ]


def test_awards_of_one_decision_stand_together() -> None:
    awards = [
        an_award(lot="day-and-evening-opportunities"),
        an_award(lot="outreach-support"),
        an_award("moss-care", lot="outreach-support"),
        an_award("moss-care", lot="extra-care", decided_on=TODAY, decision_reference="Z"),
    ]
    lots = (a_lot(), a_lot("outreach-support"), a_lot("extra-care"))
    found = a_council(awards=awards, lots=lots).awards
    assert [(d.day, d.reference) for d in found] == [
        ("23 November 2026", "Z"),
        ("21 August 2023", "GLA-2023-014"),
    ]
    assert [(link.text, words) for link, words in found[1].names] == [
        ("Kite Hill Trust", "day and evening opportunities and outreach support"),
        ("Moss Care", "outreach support"),
    ]


def test_prices_decided_together_stand_together() -> None:
    model = PriceModel((), decided_on=date(2026, 2, 24), decided_by="Director", reference="P-1")
    lots = (a_lot(price_model=model), a_lot("outreach-support", price_model=model))
    [decision] = a_council(lots=lots).prices
    assert [link.text for link, _ in decision.names] == [
        "Day and evening opportunities",
        "Outreach support",
    ]


def test_the_page_says_how_the_list_stands() -> None:
    lapsed = an_evidence(seen_on=date(2025, 1, 1), valid_until=date(2026, 1, 1))
    assert a_council(evidence=[lapsed]).standing[:2] == (
        "No services listed.",
        "2 services not listed at present, because proof is missing.",
    )


def test_a_council_without_decisions_says_so() -> None:
    shown = bodies(a_publication(a_service()))["governance/"]
    assert "No decision has been written down here yet." in shown
