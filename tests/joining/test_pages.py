"""The pages for providers say what decides the listing: they are made of the same criteria."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from generator import addresses
from generator.config import Config
from generator.listing import decide
from generator.load import load
from generator.model import (
    AskedOf,
    Band,
    Directory,
    Joining,
    LotState,
    PriceModel,
    Question,
    Registration,
    Regulation,
    Round,
)
from generator.views import join, join_lot, joining, self_check
from generator.views.catalogue import Catalogue, catalogue
from tests.builders import (
    TODAY,
    a_criterion,
    a_directory,
    a_framework,
    a_lot,
    a_service,
    an_evidence,
)
from tests.county import bodies

LOT = "day-and-evening-opportunities"


def _known(directory: Directory, day: date = TODAY) -> Catalogue:
    return catalogue(directory, decide(directory, day))


def _body(directory: Directory, address: str) -> str:
    return bodies(directory)[address]


def _with(*criteria, **lot):  # type: ignore[no-untyped-def]
    return a_directory(
        lots=[a_lot(criteria=tuple(c.id for c in criteria), **lot)],
        criteria=criteria,
        evidence=[an_evidence()],
    )


def test_a_change_to_a_criterion_changes_the_page_and_the_listing() -> None:
    asked = a_criterion(passes="A policy of £5 million.")
    before = _with(asked)
    assert "A policy of £5 million." in _body(before, addresses.join_lot(LOT))
    assert decide(before, TODAY).listed == {"kite-hill-day-centre"}

    later = replace(
        asked, passes="A policy of £10 million.", since=date(2026, 11, 1), why="Claims have risen.",
        least=None, lasts_months=12,
    )  # fmt: skip
    after = _with(replace(asked, later=(later,)))
    page = _body(after, addresses.join_lot(LOT))
    assert "A policy of £10 million." in page
    assert "A policy of £5 million." not in page
    assert "1 November 2026" in page
    assert "Claims have risen." in page
    (why,) = decide(after, TODAY).withheld["kite-hill-day-centre"]
    assert why.reason == "evidence-outdated"


def test_a_criterion_that_is_new_is_on_the_page_and_withholds() -> None:
    more = a_criterion("complaints", question="How can people complain?")
    directory = _with(a_criterion(), more)
    assert "How can people complain?" in _body(directory, addresses.join_lot(LOT))
    assert "How can people complain?" in _body(directory, addresses.self_check(LOT))
    assert decide(directory, TODAY).listed == set()


def test_criteria_stand_in_the_order_in_which_they_are_assessed() -> None:
    directory = _with(
        a_criterion("price", stage="award"),
        a_criterion("review", stage="while-on-the-framework"),
        a_criterion("fraud", stage="exclusion"),
        a_criterion("policy", stage="selection"),
    )
    found = joining.stages(_known(directory), directory.lots[LOT])
    assert [c.id for stage in found for c in stage.criteria] == [
        "fraud",
        "policy",
        "price",
        "review",
    ]
    assert [stage.id for stage in found] == list(joining.STAGES)


def test_both_pages_keep_the_order_of_the_councils_file() -> None:
    """Each type's page, and the first one, in the order of lots/criteria.yml within a stage."""
    root = Path(__file__).parents[2]
    directory = load(Config(root, TODAY, root / "site")).directory
    assert directory is not None
    file = yaml.safe_load((root / "lots/criteria.yml").read_text("utf-8"))
    shared = {entry["id"]: number for number, entry in enumerate(file)}
    known = _known(directory)
    pages = {
        lot.id: [[c.id for c in stage.criteria] for stage in joining.stages(known, lot)]
        for lot in known.lots
    }
    pages["all"] = [
        [asked.link.href.split("/")[-2] for asked in criteria]
        for _, criteria in join.view(known).stages
    ]
    for page, stages in pages.items():
        for stage in stages:
            numbers = [shared[name] for name in stage if name in shared]
            assert numbers == sorted(numbers), (page, stage)


def test_what_is_to_come_is_said_and_is_not_asked_yet() -> None:
    asked = a_criterion(passes="Today's.")
    later = replace(asked, passes="Tomorrow's.", since=date(2027, 4, 1), why="The law changes.")
    directory = _with(replace(asked, later=(later,)))
    view = joining.stages(_known(directory), directory.lots[LOT])[0].criteria[0]
    assert view.passes == "Today's."
    assert view.coming == ("From 1 April 2027: The law changes.",)


def test_a_criterion_that_is_still_to_come_is_announced_and_not_in_force() -> None:
    directory = _with(a_criterion(), a_criterion("complaints", since=date(2027, 4, 1)))
    known = _known(directory)
    lot = directory.lots[LOT]
    assert [c.id for s in joining.stages(known, lot) for c in s.criteria] == [
        "public-liability-insurance"
    ]
    for view in (join_lot.view(known, lot), join.view(known)):
        assert [(c.on, c.link.text, c.why) for c in view.to_come] == [
            ("1 April 2027", "Complaints", "New.")
        ]
        assert view.changes == view.to_come
    page = _body(directory, addresses.criterion("complaints"))
    assert "<dt>Will be asked from</dt> <dd>1 April 2027</dd>" in page
    assert "Where it will be asked" in page
    assert "In force since" not in page


BEFORE, DURING, AFTER = date(2026, 9, 30), date(2027, 3, 31), date(2027, 4, 1)


@pytest.mark.parametrize(
    ("months", "day", "words"),
    [
        (6, BEFORE, "Providers already on have until 31 March 2027."),
        (6, DURING, "Providers already on have until 31 March 2027."),
        (6, AFTER, "Providers already on had until 31 March 2027."),
        (0, BEFORE, "It applies to everybody from that day."),
        (0, DURING, "It applied to everybody from that day."),
    ],
)
def test_a_change_says_until_when_providers_already_on_have_time(
    months: int, day: date, words: str
) -> None:
    later = a_criterion(since=date(2026, 10, 1), grace_months=months)
    directory = _with(replace(a_criterion(), later=(later,)))
    (change,) = joining.changes(_known(directory, day), directory.criteria.values())
    assert change.for_others == words
    assert words in bodies(directory, decide(directory, day))[addresses.criterion(later.id)]


def test_a_lots_own_way_of_asking_is_on_its_page_and_on_the_criterions() -> None:
    shared = a_criterion(passes="Five million.")
    own = replace(shared, passes="Two million.")
    directory = a_directory(
        lots=[a_lot(sharpened=(own,)), a_lot("outreach-support", order=2)], criteria=[shared]
    )
    assert "Two million." in _body(directory, addresses.join_lot(LOT))
    assert "Five million." in _body(directory, addresses.join_lot("outreach-support"))
    page = _body(directory, addresses.criterion(shared.id))
    assert "Five million." in page
    assert "in its own way: Two million." in page


def test_the_price_model_is_told_in_full() -> None:
    model = PriceModel(
        (Band("hour", Decimal(20), Decimal(27)), Band("night", None, Decimal(190)), Band("day")),
        includes="Training and travel.", decided_on=date(2026, 2, 24), decided_by="Cabinet", reference="X-2",
    )  # fmt: skip
    directory = _with(a_criterion(), price_model=model)
    view = join_lot.view(_known(directory), directory.lots[LOT])
    assert view.prices == (
        ("An hour", "£20 to £27"),
        ("A night", "Up to £190"),
        ("A day", "agreed with each provider"),
    )
    assert ("Decided on", "24 February 2026, by the Cabinet (X-2)") in view.price_notes


@pytest.mark.parametrize(
    ("rounds", "words"),
    [
        ((), "Providers can ask to join at any time."),
        ((Round(date(2026, 11, 1), date(2026, 11, 30)),), "You can apply until 30 November 2026."),
        ((Round(date(2027, 2, 1), date(2027, 3, 1)),), "You can apply from 1 February 2027."),
        ((Round(date(2026, 1, 1), date(2026, 3, 1)),), "You cannot apply at present."),
    ],
)
def test_whether_one_can_apply_today(rounds: tuple[Round, ...], words: str) -> None:
    directory = a_directory(framework=a_framework(round_dates=rounds))
    assert joining.whether_open(_known(directory)) == words


def test_a_lot_that_is_closed_to_providers_offers_no_pack() -> None:
    directory = _with(a_criterion(), state=LotState.CLOSED_TO_NEW)
    view = join_lot.view(_known(directory), directory.lots[LOT])
    assert view.pack is None
    assert view.open_now == "This type of support takes no new providers at present."


def test_the_first_page_tells_what_the_settings_say() -> None:
    said = Joining(
        decision_days=30, decided_by="The director", leaving="Write to us.", duties=("Tell us about places.",),
        questions=(Question("Is there a closing date?", "**No.**"),),
    )  # fmt: skip
    directory = a_directory(framework=a_framework(joining=said))
    body = _body(directory, addresses.JOIN)
    for words in ("at most 30 working days", "The director", "Write to us.", "Tell us about places.",
                  "Is there a closing date?", "<strong>No.</strong>"):  # fmt: skip
        assert words in body
    assert join.view(_known(a_directory())).questions == ()


def test_a_self_check_asks_what_the_lot_asks_and_knows_other_lots() -> None:
    regulated = Regulation(Registration.ALWAYS, ("Personal care",), (), "CQC regulates it.")
    directory = a_directory(
        a_service(),
        lots=[a_lot(cqc=regulated), a_lot("outreach-support", order=2)],
        criteria=[a_criterion()],
    )
    view = self_check.view(_known(directory), directory.lots[LOT])
    assert view.care == "Will you provide personal care, and be registered with CQC for it?"
    assert [link.href for link in view.others] == ["join/outreach-support/"]
    other = self_check.view(_known(directory), directory.lots["outreach-support"])
    assert [link.href for link in other.others] == [f"join/{LOT}/"]


def test_what_is_asked_of_regulated_services_alone_is_marked() -> None:
    sometimes = Regulation(Registration.SOMETIMES, ("Personal care",), (), "It depends.")
    directory = _with(a_criterion(asked_of=AskedOf.REGULATED_SERVICES), cqc=sometimes)
    asked = joining.stages(_known(directory), directory.lots[LOT])[0].criteria[0]
    assert asked.regulated_only
    assert "only where CQC regulates" in asked.of_whom
