"""The pages for providers say what decides the listing: they are made of the same criteria."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from generator.check import check
from generator.config import Config
from generator.publication import Publication
from generator.records import (
    AskedOf,
    Contact,
    CostPart,
    Joining,
    LeastCost,
    LotState,
    MinimumWage,
    PriceBand,
    PriceModel,
    PriceVersion,
    Question,
    Registration,
    Regulation,
    Round,
    Sums,
)
from generator.records.framework import NOWHERE
from generator.site import addresses
from generator.site.pages import join, join_lot, self_check
from generator.site.parts import entry_criteria
from generator.site.words import applying
from generator.site.words import criteria as criteria_words
from tests.builders import (
    TODAY,
    a_criterion,
    a_framework,
    a_lot,
    a_publication,
    a_service,
    an_easy_page,
    an_evidence,
    as_filed,
    published,
)
from tests.county import bodies, body_at

LOT = "day-and-evening-opportunities"


def _body(publication: Publication, address: str) -> str:
    return body_at(publication, address)


def _filed(*criteria, **lot):  # type: ignore[no-untyped-def]
    return as_filed(
        lots=[a_lot(criteria=tuple(c.id for c in criteria), **lot)],
        criteria=criteria,
        evidence=[an_evidence()],
        sums=Sums(minimum_wages=(_wage(2026, "12.71"), _wage(2027, "13.50"))),
    )


def _wage(year: int, hourly: str) -> MinimumWage:
    since, until = date(year, 4, 1), date(year + 1, 3, 31)
    return MinimumWage(since, until, Decimal(hourly), sources=(), place=NOWHERE)


def _with(*criteria, **lot):  # type: ignore[no-untyped-def]
    return published(_filed(*criteria, **lot))


def test_a_change_to_a_criterion_changes_the_page_and_the_listing() -> None:
    asked = a_criterion(passes="A policy of £5 million.")
    before = _with(asked)
    assert "A policy of £5 million." in _body(before, addresses.join_lot(LOT))
    assert before.services.keys() == {"kite-hill-day-centre"}

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
    assert not after.services
    (why,) = after.withheld["kite-hill-day-centre"].reasons
    assert why.kind == "evidence-outdated"


def test_a_criterion_that_is_new_is_on_the_page_and_withholds() -> None:
    more = a_criterion("complaints", question="How can people complain?")
    publication = _with(a_criterion(), more)
    assert "How can people complain?" in _body(publication, addresses.join_lot(LOT))
    assert "How can people complain?" in _body(publication, addresses.self_check(LOT))
    assert not publication.services
    assert publication.withheld.keys() == {"kite-hill-day-centre"}


def test_criteria_stand_in_the_order_in_which_they_are_assessed() -> None:
    publication = _with(
        a_criterion("price", stage="award"),
        a_criterion("review", stage="while-on-the-framework"),
        a_criterion("fraud", stage="exclusion"),
        a_criterion("policy", stage="selection"),
    )
    found = entry_criteria.stages(publication, publication.lots[LOT])
    assert [c.id for stage in found for c in stage.criteria] == [
        "fraud",
        "policy",
        "price",
        "review",
    ]
    assert [stage.id for stage in found] == list(criteria_words.STAGES)


ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def demonstration() -> Publication:
    found = check(Config(ROOT, TODAY, ROOT / "site")).publication
    assert found is not None
    return found


def test_each_type_of_the_demonstration_says_which_papers_to_gather(
    demonstration: Publication,
) -> None:
    for lot in demonstration.lots.values():
        papers = dict(join_lot.view(demonstration, lot).papers)
        assert [*papers][:3] == ["To sign", "Policies and plans", "Certificates and numbers"]
        assert "Complaints" in [link.text for link in papers["Policies and plans"]]


def test_both_pages_keep_the_order_of_the_councils_file(demonstration: Publication) -> None:
    """Each type's page, and the first one, in the order of lots/criteria.yml within a stage."""
    file = yaml.safe_load((ROOT / "lots/criteria.yml").read_text("utf-8"))
    shared = {entry["id"]: number for number, entry in enumerate(file)}
    pages = {
        lot.id: [
            [c.id for c in stage.criteria] for stage in entry_criteria.stages(demonstration, lot)
        ]
        for lot in demonstration.lots.values()
    }
    pages["all"] = [
        [asked.link.href.split("/")[-2] for asked in criteria]
        for _, criteria in join.view(demonstration).stages
    ]
    for page, stages in pages.items():
        for stage in stages:
            numbers = [shared[name] for name in stage if name in shared]
            assert numbers == sorted(numbers), (page, stage)


def test_what_is_to_come_is_said_and_is_not_asked_yet() -> None:
    asked = a_criterion(passes="Today's.")
    later = replace(asked, passes="Tomorrow's.", since=date(2027, 4, 1), why="The law changes.")
    publication = _with(replace(asked, later=(later,)))
    view = entry_criteria.stages(publication, publication.lots[LOT])[0].criteria[0]
    assert view.passes == "Today's."
    assert view.coming == ("From 1 April 2027: The law changes.",)


def test_a_criterion_that_is_still_to_come_is_announced_and_not_in_force() -> None:
    publication = _with(a_criterion(), a_criterion("complaints", since=date(2027, 4, 1)))
    lot = publication.lots[LOT]
    assert [c.id for s in entry_criteria.stages(publication, lot) for c in s.criteria] == [
        "public-liability-insurance"
    ]
    for view in (join_lot.view(publication, lot), join.view(publication)):
        assert [(c.on, c.link.text, c.why) for c in view.to_come] == [
            ("1 April 2027", "Complaints", "New.")
        ]
        assert view.changes == view.to_come
    page = _body(publication, addresses.criterion("complaints"))
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
    publication = published(_filed(replace(a_criterion(), later=(later,))), day)
    (change,) = entry_criteria.changes(publication, publication.criteria.values())
    assert change.for_others == words
    assert words in _body(publication, addresses.criterion(later.id))


def test_a_lots_own_way_of_asking_is_on_its_page_and_on_the_criterions() -> None:
    shared = a_criterion(passes="Five million.")
    own = replace(shared, passes="Two million.")
    publication = a_publication(
        lots=[a_lot(sharpened=(own,)), a_lot("outreach-support", order=2)], criteria=[shared]
    )
    assert "Two million." in _body(publication, addresses.join_lot(LOT))
    assert "Five million." in _body(publication, addresses.join_lot("outreach-support"))
    page = _body(publication, addresses.criterion(shared.id))
    assert "Five million." in page
    assert "in its own way: Two million." in page


@pytest.mark.parametrize(
    ("shared", "own", "words"),
    [
        ({}, {"mandatory": False}, ", in its own way: You can be listed without it.</li>"),
        (
            {"mandatory": False},
            {"mandatory": True},
            ", in its own way: You cannot be listed without it.</li>",
        ),
        (
            {},
            {"passes": "Two million.", "mandatory": False},
            ", in its own way: Two million. You can be listed without it.</li>",
        ),
        ({}, {"guidance": "Ask us."}, "</a></li>"),
    ],
)
def test_a_lot_that_asks_less_or_more_of_others_asks_in_its_own_way(
    shared: dict[str, bool], own: dict[str, object], words: str
) -> None:
    asked = a_criterion(**shared)
    publication = a_publication(lots=[a_lot(sharpened=(replace(asked, **own),))], criteria=[asked])
    assert words in _body(publication, addresses.criterion(asked.id))


def a_dated_model() -> PriceModel:
    """Bands since the framework began, others since April 2026, and a third decided for April 2027."""
    began = PriceVersion((PriceBand("hour", Decimal(18), Decimal(24)),))
    holds = PriceVersion(
        (PriceBand("hour", Decimal(20), Decimal(27)), PriceBand("night", None, Decimal(190)), PriceBand("day")),
        since=date(2026, 4, 1), decided_on=date(2026, 2, 24), decided_by="Cabinet", reference="X-2",
        grace_until=date(2026, 12, 31),
    )  # fmt: skip
    coming = PriceVersion(
        (PriceBand("hour", Decimal(21), Decimal("28.30")),),
        since=date(2027, 4, 1), decided_on=date(2026, 11, 10), decided_by="Cabinet",
        why="The legal minimum wage goes up.",
    )  # fmt: skip
    parts = CostPart("The wage", wages=Decimal(1)), CostPart("The rest", Decimal(4))
    cost = LeastCost(parts, "A")
    return PriceModel((began, holds, coming), includes="Training and travel.", least_cost=cost)


def test_the_price_model_is_told_in_full() -> None:
    publication = _with(a_criterion(), price_model=a_dated_model())
    prices = join_lot.view(publication, publication.lots[LOT]).prices
    assert prices.holds is not None
    assert prices.holds.held == "Since 1 April 2026"
    assert prices.holds.bands == (
        ("An hour", "£20 to £27"),
        ("A night", "Up to £190"),
        ("A day", "agreed with each provider"),
    )
    assert prices.holds.notes == (
        ("Decided on", "24 February 2026, by the Cabinet (X-2)"),
        ("Prices by the bands before", "They are in order until 31 December 2026."),
    )
    assert [(v.held, v.why, v.bands) for v in prices.to_come] == [
        ("From 1 April 2027", "The legal minimum wage goes up.", (("An hour", "£21 to £28.30"),))
    ]
    assert ("Prices by the bands before", "From that day they are not in order any more.") in (
        prices.to_come[0].notes
    )
    assert [v.held for v in prices.past] == ["Until 31 March 2026"]
    assert prices.hour == (
        "£12.71: The wage",
        "£4: The rest",
        "£16.71 together, at the wage since 1 April 2026",
    )


@pytest.mark.parametrize(
    ("day", "together"),
    [
        (date(2026, 3, 31), ()),
        (date(2026, 4, 1), "£16.71 together, at the wage since 1 April 2026"),
        (date(2027, 4, 1), "£17.50 together, at the wage since 1 April 2027"),
    ],
)
def test_what_an_hour_costs_follows_the_minimum_wage_of_the_day(
    day: date, together: str | tuple[()]
) -> None:
    publication = published(_filed(a_criterion(), price_model=a_dated_model()), day)
    hour = join_lot.view(publication, publication.lots[LOT]).prices.hour
    assert (hour[-1] if hour else ()) == together


def test_what_is_to_come_holds_from_its_day_on() -> None:
    filed = _filed(a_criterion(), price_model=a_dated_model())
    publication = published(filed, date(2027, 4, 1))
    prices = join_lot.view(publication, publication.lots[LOT]).prices
    assert prices.holds is not None
    assert (prices.holds.held, prices.to_come) == ("Since 1 April 2027", ())
    assert [v.held for v in prices.past] == ["1 April 2026 to 31 March 2027", "Until 31 March 2026"]


def test_a_version_shows_on_no_page_before_it_was_decided() -> None:
    model = a_dated_model()
    before = replace(model, versions=model.versions[:2])
    day = date(2026, 11, 9)
    pages = [bodies(published(_filed(a_criterion(), price_model=m), day)) for m in (model, before)]
    assert pages[0] == pages[1]


@pytest.mark.parametrize(
    ("rounds", "words"),
    [
        ((), "Providers can ask to join at any time."),
        ((Round(date(2026, 11, 1), date(2026, 11, 30)),), "You can apply until 30 November 2026."),
        ((Round(date(2027, 2, 1), date(2027, 3, 1)),), "You can apply from 1 February 2027."),
        (
            (Round(date(2026, 1, 1), date(2026, 3, 1)),),
            "You cannot apply at present. The next dates are not set yet.",
        ),
    ],
)
def test_whether_one_can_apply_today(rounds: tuple[Round, ...], words: str) -> None:
    publication = a_publication(framework=a_framework(round_dates=rounds))
    assert applying.whether(publication).words == words


def test_a_lot_that_is_closed_to_providers_offers_no_pack() -> None:
    publication = _with(a_criterion(), state=LotState.CLOSED_TO_NEW)
    view = join_lot.view(publication, publication.lots[LOT])
    assert (view.check, view.book, view.pack) == (None, None, None)
    assert view.open_now == "This type of support takes no new providers at present."


def test_between_rounds_one_can_prepare_and_after_the_last_one_cannot() -> None:
    spring = Round(date(2027, 2, 1), date(2027, 3, 1))
    autumn = Round(date(2027, 9, 1), date(2027, 10, 1))
    filed = as_filed(framework=a_framework(round_dates=(spring, autumn)))
    times = "1 February 2027 to 1 March 2027; 1 September 2027 to 1 October 2027"
    for day, offered in ((TODAY, True), (date(2027, 5, 1), True), (date(2027, 11, 1), False)):
        publication = published(filed, day)
        lot = publication.lots[LOT]
        assert bool(join_lot.view(publication, lot).pack) is offered
        assert bool(self_check.view(publication, lot).book) is offered
        assert bool(join.view(publication).checks) is offered
        assert ("When you can join", times) in join.view(publication).facts


def test_a_planned_lot_says_on_both_pages_when_it_opens() -> None:
    publication = _with(a_criterion(), state=LotState.PLANNED, opens_on=date(2027, 4, 1))
    assert "planned: opens on 1 April 2027" in _body(publication, addresses.JOIN)
    view = join_lot.view(publication, publication.lots[LOT])
    assert "It opens on 1 April 2027. You can prepare for it now." in view.open_now


LAST = date(2028, 9, 3)


@pytest.mark.parametrize("day", [LAST, LAST + timedelta(days=1)])
def test_when_the_framework_has_ended_no_page_invites_anybody_to_join(day: date) -> None:
    filed = as_filed(
        a_service(), framework=a_framework(joining=Joining(steps=("Ring us.",), decision_days=30, leaving="Write.")),
        criteria=[a_criterion(lasts_months=None)], evidence=[an_evidence(valid_until=None)],
    )  # fmt: skip
    over = day > LAST
    found = bodies(published(filed, day))
    for address in (addresses.JOIN, addresses.join_lot(LOT), addresses.self_check(LOT)):
        words = "The framework ended on 3 September 2028. Nobody can apply"
        assert (words in found[address]) is over, address
        assert ("at any time" in found[address]) is (
            not over and address != addresses.self_check(LOT)
        )
        assert ("workbook.xlsx" in found[address]) is (not over and address != addresses.JOIN)
    for words in ("How to apply", "live now", "at most 30 working days", "How to leave"):
        assert (words in found[addresses.JOIN]) is not over, words
    for words in ("Would you like", "at most 30 working days", "How to leave"):
        assert (words in found[addresses.join_lot(LOT)]) is not over, words
    home = found[addresses.HOME]
    assert ("from checked providers" in home) is not over
    assert ("How to join as a provider" in home) is not over
    assert ("list of " in home) is not over
    assert ("Can you offer one of these?" in found[addresses.WHERE_WANTED]) is not over
    for address in (addresses.HOME, addresses.LOTS, addresses.SERVICES, addresses.PROVIDERS,
                    addresses.AREAS, addresses.A_TO_Z, addresses.lot(LOT)):  # fmt: skip
        assert ("The framework has ended" in found[address]) is over, address


def test_before_the_framework_begins_the_lists_say_so() -> None:
    publication = a_publication(framework=a_framework(starts=date(2027, 1, 4)))
    assert "It begins on 4 January 2027. No service is listed yet." in _body(
        publication, addresses.SERVICES
    )


@pytest.mark.parametrize(
    ("team", "said"),
    [
        (Contact("Day team"), ("Commissioning team", "", "framework@council.example.org")),
        (Contact("Day team", "day@council.example.org", "01632 960555"), ("Day team", "01632 960555", "day@council.example.org")),
        (Contact("Day team", phone="01632 960555"), ("Day team", "01632 960555", "framework@council.example.org")),
    ],
)  # fmt: skip
def test_a_provider_asks_the_lots_team_and_the_commissioning_team_where_it_has_no_way(
    team: Contact, said: tuple[str, str, str]
) -> None:
    publication = _with(a_criterion(), lead_commissioner=team)
    lot = publication.lots[LOT]
    for view in (join_lot.view(publication, lot), self_check.view(publication, lot)):
        phone, email = view.team.phone, view.team.email
        assert (view.team.name, phone.text if phone else "", email.text if email else "") == said


def test_the_papers_that_one_needs_are_grouped() -> None:
    publication = _with(
        a_criterion("fraud", paper="declaration", stage="exclusion"),
        a_criterion(paper="certificate"),
        a_criterion("references"),
        a_criterion("complaints", paper="policy"),
    )
    view = join_lot.view(publication, publication.lots[LOT])
    assert [(heading, [link.text for link in links]) for heading, links in view.papers] == [
        ("To sign", ["Fraud"]),
        ("Policies and plans", ["Complaints"]),
        ("Certificates and numbers", ["Public liability insurance"]),
        ("Other papers", ["References"]),
    ]
    assert next(link.href for _, links in view.papers for link in links) == "#fraud"
    assert 'id="fraud"' in _body(publication, addresses.join_lot(LOT))


def test_a_lots_page_alone_tells_how_it_goes_on() -> None:
    said = Joining(
        decision_days=30, decided_by="The director", call_off="People choose.",
        leaving="Write to us.", duties=("Tell us about places.",),
    )  # fmt: skip
    publication = a_publication(framework=a_framework(joining=said))
    body = _body(publication, addresses.join_lot(LOT))
    for words in ("at most 30 working days", "The director", "People choose.", "Write to us.",
                  "Tell us about places.", "Providers can ask to join at any time.", "regulations 74 to 77",
                  "4 September 2023 to 3 September 2028"):  # fmt: skip
        assert words in body


def test_easy_read_on_joining_is_one_link_away() -> None:
    team = Contact("Commissioning team", phone="01632 960101")
    publication = a_publication(
        framework=a_framework(commissioning=team),
        easy_read=[an_easy_page("joining", title="How to join")],
    )
    assert 'href="../easy-read/joining/">How to join in Easy Read</a>' in _body(
        publication, addresses.JOIN
    )
    assert 'href="../../easy-read/joining/">' in _body(publication, addresses.join_lot(LOT))
    page = _body(publication, addresses.easy_read("joining"))
    assert 'href="../../join/">More about joining</a>' in page
    assert "01632 960101" in page
    assert "01632 960100" not in page


def test_the_first_page_tells_what_the_settings_say() -> None:
    said = Joining(
        decision_days=30, decided_by="The director", leaving="Write to us.", duties=("Tell us about places.",),
        questions=(Question("Is there a closing date?", "**No.**"),),
    )  # fmt: skip
    publication = a_publication(framework=a_framework(joining=said))
    body = _body(publication, addresses.JOIN)
    for words in ("at most 30 working days", "The director", "Write to us.", "Tell us about places.",
                  "Is there a closing date?", "<strong>No.</strong>"):  # fmt: skip
        assert words in body
    assert join.view(a_publication()).questions == ()


def _lots_of_each_kind() -> Publication:
    kinds = zip(("one", "two", "three", "four"), [*Registration, Registration.NEVER], strict=True)
    lots = [
        a_lot(name, order=n, cqc=Regulation(kind, ("Personal care",), (), "CQC."))
        for n, (name, kind) in enumerate(kinds)
    ]
    return a_publication(a_service(lot="one"), lots=lots, criteria=[a_criterion()])


@pytest.mark.parametrize(
    ("lot", "questions", "others"),
    [
        ("one", ["Are you registered with CQC for personal care?"], ["Three", "Four", "Two"]),
        (
            "two",
            ["Will your service include personal care?", "Are you registered with CQC for personal care?"],
            ["Three", "Four"],
        ),
        (
            "three",
            ["Will your service include care that CQC regulates, such as personal care?"],
            ["One", "Two"],
        ),
    ],
)  # fmt: skip
def test_a_self_check_asks_about_cqc_and_knows_which_lots_may_fit_instead(
    lot: str, questions: list[str], others: list[str]
) -> None:
    publication = _lots_of_each_kind()
    view = self_check.view(publication, publication.lots[lot])
    assert [asked.question for asked in view.care] == questions
    assert [link.text for link in view.others] == others


def test_what_is_asked_of_regulated_services_alone_is_marked() -> None:
    sometimes = Regulation(Registration.SOMETIMES, ("Personal care",), (), "It depends.")
    publication = _with(a_criterion(asked_of=AskedOf.REGULATED_SERVICES), cqc=sometimes)
    asked = entry_criteria.stages(publication, publication.lots[LOT])[0].criteria[0]
    assert asked.asked_of == "regulated"
    assert "only where CQC regulates" in asked.of_whom
