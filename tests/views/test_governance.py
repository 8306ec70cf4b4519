"""Who decides: every decision with its day, its role, its power and its reference."""

from __future__ import annotations

import csv
import io
from datetime import date

from generator.records import (
    Delegation,
    FrameworkDecision,
    PriceModel,
    PriceVersion,
    ProviderStatus,
)
from generator.site.data import tables
from generator.site.pages import governance
from tests.builders import (
    TODAY,
    a_decision,
    a_framework,
    a_lot,
    a_provider,
    a_publication,
    a_service,
    an_award,
    an_evidence,
)
from tests.county import body_at

CABINET = FrameworkDecision(date(2023, 3, 28), "To begin.", "Cabinet", "C-1", "The constitution")
DIRECTOR = FrameworkDecision(date(2026, 6, 9), "To go on.", "Director", "D-7", "Delegated by C-1")


def a_council(**changes: object) -> governance.GovernanceView:
    publication = a_publication(
        a_service(),
        a_service("outreach", provider="moss-care", lot="outreach-support"),
        **{"framework": a_framework(decisions=(CABINET, DIRECTOR)), "awards": (), **changes},
    )
    return governance.view(publication)


def told(view: governance.GovernanceView) -> list[governance.DecisionView]:
    return [decision for year in view.years for decision in year.decisions]


def test_decisions_stand_by_year_the_newest_first_with_what_let_them_decide() -> None:
    view = a_council()
    assert [(year.year, year.count) for year in view.years] == [
        ("2026", "1 decision"),
        ("2023", "1 decision"),
    ]
    assert [(d.day, d.kind, d.what, d.by, d.under, d.reference) for d in told(view)] == [
        (
            "9 June 2026",
            "About the framework",
            "To go on.",
            "Decided by: Director",
            "Delegated by C-1",
            "D-7",
        ),
        (
            *("28 March 2023", "About the framework", "To begin."),
            *("Decided by: Cabinet", "The constitution", "C-1"),
        ),
    ]


def test_awards_of_one_decision_stand_together() -> None:
    awards = [
        an_award(lot="day-and-evening-opportunities"),
        an_award(lot="outreach-support"),
        an_award("moss-care", lot="outreach-support"),
        an_award("moss-care", lot="extra-care", decided_on=TODAY, decision_reference="Z"),
    ]
    lots = (a_lot(), a_lot("outreach-support"), a_lot("extra-care"))
    found = told(a_council(awards=awards, lots=lots, framework=a_framework()))
    assert [(d.day, d.kind, d.reference) for d in found] == [
        ("23 November 2026", "A place on the framework", "Z"),
        ("21 August 2023", "A place on the framework", "GLA-2023-014"),
    ]
    assert [(link.text, words) for link, words in found[1].names] == [
        ("Kite Hill Trust", "day and evening opportunities and outreach support"),
        ("Moss Care", "outreach support"),
    ]


def test_prices_decided_together_stand_together() -> None:
    decided = {"decided_on": date(2026, 2, 24), "decided_by": "Director", "reference": "P-1"}
    first, then = PriceVersion((), **decided), PriceVersion((), date(2027, 4, 1), **decided)
    model = PriceModel((first, then))
    lots = (a_lot(price_model=model), a_lot("outreach-support", price_model=model))
    then, now = told(a_council(lots=lots, framework=a_framework()))
    names = ["Day and evening opportunities", "Outreach support"]
    assert [link.text for link, _ in then.names] == [link.text for link, _ in now.names] == names
    assert (then.what, now.what) == ("From 1 April 2027.", "")


def test_what_came_after_the_award_says_what_it_is_from_when_and_why() -> None:
    decisions = [
        a_decision(reason="There was nobody to lead it."),
        a_decision(
            "review",
            decided_on=date(2026, 10, 5),
            reference="R",
            reviewed="GLA-2026-041",
            outcome="stands",
        ),
        a_decision("lifting", decided_on=date(2026, 11, 2), reference="L"),
        a_decision("leaving", decided_on=TODAY, from_on=date(2027, 2, 1), reference="Z"),
        a_decision(
            "removal", "moss-care", decided_on=TODAY, reference="X", lots=("outreach-support",)
        ),
    ]
    view = a_council(decisions=decisions, awards=None, framework=a_framework())
    assert [
        (d.kind, d.what, [(link.text, lots) for link, lots in d.names]) for d in told(view)
    ] == [
        ("Removal by the council", "", [("Moss Care", "outreach support")]),
        ("Leaving by its own wish", "From 1 February 2027.", [("Kite Hill Trust", "")]),
        ("New people again", "", [("Kite Hill Trust", "")]),
        (
            "A decision was looked at again",
            "Decision GLA-2026-041. It stands.",
            [("Kite Hill Trust", "")],
        ),
        ("No new people for now", "There was nobody to lead it.", [("Kite Hill Trust", "")]),
        (
            "A place on the framework",
            "",
            [
                ("Kite Hill Trust", "day and evening opportunities"),
                ("Moss Care", "outreach support"),
            ],
        ),
    ]


def test_of_who_left_by_an_old_package_nobody_says_by_whose_wish() -> None:
    left = a_provider(status=ProviderStatus.LEFT, status_since=date(2026, 8, 1))
    gone = told(a_council(providers=[left], awards=None, framework=a_framework()))[0]
    assert (gone.day, gone.kind, gone.by, gone.reference) == (
        *("1 August 2026", "Left the framework"),
        *("", ""),
    )


def test_what_let_them_decide_is_said_once_for_all() -> None:
    powers = (
        Delegation("Corporate Director for Resources", "Delegated by C-1", date(2023, 3, 28)),
        Delegation("Corporate Director for Resources", "Delegated by C-9", date(2026, 1, 1)),
    )
    decisions = [
        a_decision(),
        a_decision("review", reference="R", decided_by="Director of Law", delegation="By rule 5"),
    ]
    view = a_council(framework=a_framework(delegations=powers), decisions=decisions, awards=None)
    assert {d.reference: d.under for d in told(view)} == {
        "GLA-2026-041": "Delegated by C-9",
        "R": "By rule 5",
        "GLA-2023-014": "Delegated by C-1",
    }


def test_the_table_has_what_the_page_has() -> None:
    decisions = [
        a_decision(reason="=1+1"),
        a_decision("review", reference="R", outcome="changed", reviewed="GLA-2026-041"),
    ]
    publication = a_publication(
        a_service(), decisions=decisions, framework=a_framework(decisions=(CABINET,))
    )
    rows = list(csv.DictReader(io.StringIO(tables.decisions(publication)["data/decisions.csv"])))
    assert [
        (r["decided_on"], r["kind"], r["provider"], r["lots"], r["words"], r["outcome"])
        for r in rows
    ] == [
        ("2026-09-14", "suspension", "kite-hill-trust", "", "'=1+1", ""),
        ("2026-09-14", "review", "kite-hill-trust", "", "", "changed"),
        ("2023-08-21", "award", "kite-hill-trust", "day-and-evening-opportunities", "", ""),
        ("2023-03-28", "framework", "", "", "To begin.", ""),
    ]
    assert len(rows) == len(publication.decisions)


def test_the_page_says_how_the_list_stands() -> None:
    lapsed = an_evidence(seen_on=date(2025, 1, 1), valid_until=date(2026, 1, 1))
    assert a_council(evidence=[lapsed], awards=None).standing[:2] == (
        "No service is listed.",
        "2 services are not listed: the council is waiting for papers, or is still looking at them.",
    )
    paused = a_provider(status=ProviderStatus.SUSPENDED)
    assert a_council(providers=[paused], awards=None).standing == (
        "1 service is listed.",
        "1 service is not listed: the provider takes no new people for now.",
        "Pages checked in the past year: 1 of 1.",
    )


def test_a_council_without_decisions_says_so() -> None:
    shown = body_at(a_publication(a_service(), awards=()), "governance/")
    assert "No decision has been written down here yet." in shown
