"""The facts on a service's page: where it is, its rating, what the council has seen."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest

from generator.publication import Publication, PublicService
from generator.records import Contact, Registration, Regulation, framework
from generator.site import addresses
from generator.site.pages import service
from generator.site.parts import card as card_view
from generator.site.parts import evidence, location, regulation
from tests.builders import (
    TODAY,
    a_criterion,
    a_framework,
    a_lot,
    a_provider,
    a_publication,
    a_rating,
    a_service,
    an_area,
    an_evidence,
)
from tests.county import body_at

COMES = {"address": "", "postcode": "", "point": None, "access": ("comes-to-you",)}
NO_PLACE = {"address": "", "postcode": "", "point": None, "access": ()}
FOUR = (an_area("calne"), an_area("corsham"), an_area("devizes"), an_area("pewsey"))


def a_listed(changes: dict[str, Any], **filed: Any) -> tuple[Publication, PublicService]:
    """A publication of one listed service, and the service."""
    publication = a_publication(a_service(**changes), **filed)
    [service] = publication.services.values()
    return publication, service


@pytest.mark.parametrize(
    ("changes", "short", "title"),
    [
        ({}, "Devizes", "Mill, Devizes: day and evening opportunities"),
        (
            {"address": "Mill Lane, Devizes, Downland"},
            "Devizes",
            "Mill, Devizes: day and evening opportunities",
        ),
        (
            {"title": "Devizes Mill"},
            "Devizes",
            "Devizes Mill: day and evening opportunities",
        ),
        (
            COMES | {"areas": ("devizes", "calne")},
            "Comes to you in Calne and Devizes",
            "Mill, Calne and Devizes: day and evening opportunities",
        ),
        (
            COMES | {"areas": ("devizes", "calne", "corsham")},
            "Comes to you in Calne and 2 more areas",
            "Mill, Downland: day and evening opportunities",
        ),
        (
            COMES | {"areas": ("devizes", "calne", "corsham", "pewsey")},
            "Comes to you across Downland",
            "Mill, Downland: day and evening opportunities",
        ),
        (
            {"address": "Mill Farm, near Rowde"},
            "Rowde",
            "Mill, Rowde: day and evening opportunities",
        ),
        (NO_PLACE, "In Devizes", "Mill, Devizes: day and evening opportunities"),
        (
            {"address": "Mill House"},
            "In Devizes",
            "Mill, Devizes: day and evening opportunities",
        ),
    ],
)
def test_where(changes: dict[str, Any], short: str, title: str) -> None:
    publication, record = a_listed({"title": "Mill"} | changes, areas=FOUR)
    assert location.in_short(publication, record) == short
    assert service.title(publication, record) == title


@pytest.mark.parametrize(
    ("changes", "instead"),
    [({}, ""), (COMES, "It comes to you"), (NO_PLACE, "No one address: ask where it happens")],
)
def test_where_there_is_no_address(changes: dict[str, Any], instead: str) -> None:
    assert location.view(*a_listed(changes)).instead == instead


def test_when_it_runs_what_is_spoken_and_how_many_places_there_are() -> None:
    publication, listed = a_listed({"days": ("sat", "sun"), "hours": "10 to 3", "capacity": 1200})
    view = service.view(publication, listed)
    assert view.opening == "Saturday and Sunday, 10 to 3"
    assert view.languages == ("Polish",)
    assert view.capacity == "1,200"
    [card] = card_view.cards_of(publication, [listed])
    assert card.opening == view.opening


def test_of_what_is_not_filed_there_is_no_line() -> None:
    publication, _ = a_listed({"days": (), "hours": "", "languages": (), "capacity": None})
    for address in (addresses.service("kite-hill-day-centre"), addresses.SERVICES):
        body = body_at(publication, address)
        assert not {"Days", "Languages", "Places in all"} & set(
            re.findall("<dt[^>]*>([^<]+)", body)
        )


def test_a_framework_without_a_region_is_named_by_its_council() -> None:
    served = {"areas": ("calne", "devizes")}
    everywhere = location.view(*a_listed(served, framework=a_framework(region=""))).everywhere
    assert everywhere is not None
    assert everywhere.text == "All of Downland Council"


@pytest.mark.parametrize(
    ("location", "overall", "registration", "regulated", "words"),
    [
        ("1-000000101", "Good", Registration.ALWAYS, None, "Good"),
        ("1-000000101", "", Registration.ALWAYS, None, "Registered with CQC, not rated yet"),
        ("1-000000999", "Good", Registration.ALWAYS, None, "No CQC rating to show"),
        ("", "", Registration.NEVER, None, "Not regulated by CQC"),
        ("1-000000101", "Good", Registration.NEVER, None, "Not regulated by CQC"),
        ("1-000000101", "Good", Registration.SOMETIMES, True, "Good"),
        ("1-000000101", "Good", Registration.SOMETIMES, False, "Not regulated by CQC"),
        ("", "", Registration.SOMETIMES, False, "Not regulated by CQC"),
        ("", "", Registration.ALWAYS, None, "No CQC rating to show"),
    ],
)
def test_rating(
    location: str, overall: str, registration: Registration, regulated: bool | None, words: str
) -> None:
    _, record = a_listed(
        {"cqc_location_id": location, "regulated": regulated},
        lots=(a_lot(cqc=Regulation(registration, (), (), "It depends on the care.")),),
        ratings=(a_rating(overall=overall),),
    )
    assert regulation.in_short(record).words == words


def test_the_five_questions_are_those_that_were_answered() -> None:
    publication, record = a_listed(
        {"cqc_location_id": "1-000000101", "regulated": True},
        lots=(a_lot(cqc=Regulation(Registration.SOMETIMES, (), (), "It depends on the care.")),),
        ratings=(a_rating(safe="", effective=""),),
    )
    view = regulation.view(publication, record)
    assert view.questions == (
        ("Caring", "Outstanding"),
        ("Responsive", "Good"),
        ("Well led", "Requires improvement"),
    )


def seen(*rows: Any, **lot: Any) -> list[tuple[str, str, str]]:
    """What the page says was seen; nothing is mandatory, so that the service is listed whatever was."""
    criteria = [a_criterion(row.criterion, mandatory=False) for row in rows]
    _, record = a_listed({}, evidence=rows, lots=(a_lot(**lot),), criteria=criteria)
    views = evidence.view(record)
    return [(view.shows, view.seen, view.note) for kind in views for view in kind.seen]


SEEN = [("Public liability insurance", "11 March 2026", "")]


def test_what_counts_today_is_shown() -> None:
    assert seen(an_evidence()) == SEEN
    assert seen(an_evidence(valid_until=None)) == SEEN
    assert seen(an_evidence(valid_until=TODAY)) == SEEN


def test_an_improvement_plan_is_said() -> None:
    assert seen(an_evidence(result="met-with-plan")) == [
        ("Public liability insurance", "11 March 2026", "with improvements agreed")
    ]


@pytest.mark.parametrize(
    "row",
    [
        an_evidence(result="not-met"),
        an_evidence(valid_until=TODAY - timedelta(days=1)),
        an_evidence(seen_on=TODAY + timedelta(days=1)),
        an_evidence(service="another-service"),
        an_evidence(criterion="cqc-rating"),  # not asked in this lot
    ],
)
def test_what_does_not_count_is_left_out(row: Any) -> None:
    assert seen(row) == []


def test_a_later_failure_takes_an_earlier_pass_away() -> None:
    failed = an_evidence(result="not-met", seen_on=date(2026, 5, 1))
    assert seen(an_evidence(), failed) == []
    assert seen(failed, an_evidence()) == []


def test_what_the_lot_does_not_ask_is_not_shown() -> None:
    assert seen(an_evidence(), criteria=()) == []


@pytest.mark.parametrize(
    ("of_service", "of_provider", "of_council", "rings"),
    [
        ("01632 960001", "01632 960002", "01632 960003", "Ring 01632 960001"),
        ("", "01632 960002", "01632 960003", "Ring 01632 960002"),
        ("", "", "01632 960003", "Ring the council: 01632 960003"),
        ("", "", "", None),
    ],
)
def test_a_service_is_rung_at_its_own_number_its_provider_s_or_the_council_s(
    of_service: str, of_provider: str, of_council: str, rings: str | None
) -> None:
    """With a website of its own and no number, too."""
    publication, listed = a_listed(
        {"phone": of_service, "website": "https://mill.example.org"},
        providers=(a_provider(phone=of_provider),),
        framework=a_framework(care=Contact("Advice line", phone=of_council)),
    )
    ring = service.view(publication, listed).ring
    assert (ring and ring.text) == rings
    shown = re.findall(
        r'fd-split__first.*?href="tel:[^>]*>([^<]*)',
        body_at(publication, addresses.service(listed.id)),
    )
    assert shown == ([rings] if rings else [])


MAPS = "https://maps.example.org/?q={address}&at={postcode}"


@pytest.mark.parametrize(
    ("changes", "lot", "maps", "leads_to"),
    [
        ({}, {}, MAPS, "https://maps.example.org/?q=Mill%2C%201%2F2%20High%20St%20%26%20Co%2C%20SN10%201AA&at=SN10%201AA"),
        ({}, {}, framework.MAPS, "https://www.openstreetmap.org/directions?to=SN10%201AA"),
        ({}, {}, "none", None),
        ({}, {"town_only": True}, MAPS, None),
        ({"postcode": ""}, {}, MAPS, None),
        (NO_PLACE, {}, MAPS, None),
        (COMES, {}, MAPS, None),
    ],
    ids=["address", "as shipped", "not wanted", "a home", "a town", "no place", "comes to you"],
)  # fmt: skip
def test_the_way_there_leads_to_a_map_where_the_whole_address_is_public(
    changes: dict[str, Any], lot: dict[str, Any], maps: str, leads_to: str | None
) -> None:
    """No street of a home stands in the page, nor its postcode in a link."""
    at = {"address": "Mill, 1/2 High St & Co", "postcode": "SN10 1AA"}
    publication, listed = a_listed(
        at | changes, lots=(a_lot(**lot),), framework=a_framework(maps=maps)
    )
    way = location.view(publication, listed).way
    assert (way and way.href) == leads_to
    links = re.findall(
        r'<a class="fd-there.*?</a>', body_at(publication, addresses.service(listed.id))
    )
    assert len(links) == (leads_to is not None)
    for link in links:
        assert 'rel="external nofollow noreferrer"' in link
        host = leads_to.split("/")[2].removeprefix("www.") if leads_to else ""
        assert f">How to get there (a map on {host})<" in link
