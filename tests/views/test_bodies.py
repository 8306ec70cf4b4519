"""What the pages say of listed and of withheld services, types, areas and providers."""

from __future__ import annotations

import dataclasses
import os
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from generator.site.parts.catalogue import catalogue

from generator.records import Filed
from generator.site import addresses
from generator.site.pages import withheld
from tests.builders import (
    a_criterion,
    a_directory,
    a_framework,
    a_lot,
    a_service,
    an_area,
    an_evidence,
    listed,
)
from tests.county import a_county, bodies

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.fixture(scope="module")
def county() -> Filed:
    return a_county()


# Withheld services


def test_a_withheld_service_says_why_and_shows_what_it_was(county: Filed) -> None:
    body = bodies(county)["services/paused-place/"]
    assert "This service is not listed at present." in body
    assert "Paused Care is not taking new people since 1 October 2026." in body
    assert 'href="../../providers/paused-care/"' in body
    assert 'href="../../services/kite-hill-day-centre/"' in body  # what is near


def reasons_of(**changes: Any) -> list[str]:
    """What the page of a withheld service says, where two criteria are asked."""
    criteria = ("public-liability-insurance", "exclusion-grounds")
    directory = a_directory(
        lots=[a_lot(criteria=criteria)],
        criteria=[a_criterion(name) for name in criteria],
        **changes,
    )
    known = catalogue(directory, listed(directory))
    view = withheld.view(known, directory.services["kite-hill-day-centre"])
    return [reason.words for reason in view.reasons]


def test_of_a_service_of_which_nothing_was_seen_yet_no_list_of_faults_is_made() -> None:
    assert reasons_of() == ["The council is still checking this service."]
    assert reasons_of(awards=()) == [
        "It is not on the framework for this type of support at present."
    ]


def test_of_a_service_of_which_something_was_seen_each_reason_is_said() -> None:
    assert reasons_of(evidence=[an_evidence()]) == [
        "The council has no proof yet of exclusion grounds."
    ]
    lapsed = an_evidence(valid_until=date(2026, 10, 31))
    assert reasons_of(evidence=[lapsed]) == [
        "Its proof of public liability insurance lapsed on 31 October 2026.",
        "The council has no proof yet of exclusion grounds.",
    ]


@pytest.mark.parametrize("service_id", ["closed-kitchen", "paused-place", "left-place"])
def test_a_withheld_service_leaks_nothing(county: Filed, service_id: str) -> None:
    secret = dataclasses.replace(
        county.services[service_id],
        summary="XYZZY-summary",
        address="XYZZY-road, XYZZY-town",
        postcode="SN99 9ZZ",
        phone="01632 960999",
        email="xyzzy@xyzzy.example.org",
        website="https://xyzzy.example.org",
        price_from=Decimal("987.65"),
        price_to=None,
        price_includes="XYZZY-includes",
        how_to_apply="XYZZY-start",
    )
    directory = dataclasses.replace(county, services={**county.services, service_id: secret})
    everything = "".join(bodies(directory).values())
    for private in ("XYZZY", "xyzzy", "SN99", "960999", "987.65"):
        assert private not in everything


def test_a_withheld_service_is_in_no_list_and_not_in_the_search(county: Filed) -> None:
    found = bodies(county)
    for service_id in listed(county).withheld:
        assert "data-pagefind-body" not in found[f"services/{service_id}/"]
        own = addresses.provider(county.services[service_id].provider)
        for address, body in found.items():
            if address not in (f"services/{service_id}/", own):
                assert f"services/{service_id}/" not in body, address


def test_the_page_of_its_provider_leads_to_what_is_not_listed_and_says_no_more(
    county: Filed,
) -> None:
    body = bodies(county)["providers/paused-care/"]
    assert re.search(
        r"<h3>Not listed at present</h3>\s*<p>Each page says why.</p>\s*<ul>\s*"
        r'<li><a href="../../services/paused-place/">Paused Place</a></li>\s*</ul>',
        body,
    )


def test_the_search_knows_listed_services_alone(county: Filed) -> None:
    found = bodies(county)
    assert {address for address, body in found.items() if "data-pagefind-body" in body} == {
        addresses.service(service_id) for service_id in listed(county).listed
    }


def test_a_service_for_every_area_says_so_in_one_link(county: Filed) -> None:
    body = bodies(county)["services/moss-outreach/"]
    assert re.search(r'<a href="[^"]*areas/">All of Downland</a>', body)


# What the pages say


def test_a_planned_type_says_so_and_lists_no_areas(county: Filed) -> None:
    body = bodies(county)["lots/extra-care/"]
    assert "You cannot choose a service here yet." in body
    assert "lots/extra-care/" not in body.split("<h1", 1)[1]


def test_where_there_is_none_the_nearest_areas_are_named(county: Filed) -> None:
    body = bodies(county)["lots/residential-and-nursing-care/malmesbury/"]
    assert (
        "No service on this list offers residential and nursing care in Malmesbury at present."
        in body
    )
    assert "Residential and nursing care in Calne</a>: about 11 miles away, 1 service" in body


def test_misspellings_that_people_type_are_not_shown() -> None:
    calne = an_area("calne", places=("Derry Hill", "Compton Bassett", "caln"))
    found = bodies(a_directory(a_service(areas=("calne",)), areas=(calne,)))
    assert "<p>Derry Hill and Compton Bassett.</p>" in found["areas/calne/"]
    assert "<p>Derry Hill, Compton Bassett</p>" in found["areas/"]


def test_in_short_lines_a_rating_says_whose_it_is(county: Filed) -> None:
    assert "Rated Good by CQC." in bodies(county)["services/"]


def test_an_invented_rating_gives_no_link_to_the_regulator(county: Filed) -> None:
    trial = dataclasses.replace(county, framework=a_framework(demonstration=True))
    ratings = {
        key: dataclasses.replace(rating, source="invented for the demonstration")
        for key, rating in county.ratings.items()
    }
    invented = bodies(dataclasses.replace(trial, ratings=ratings))["services/calne-lodge/"]
    assert (
        'href="https://www.cqc.org.uk/location/1-000000101"'
        in bodies(trial)["services/calne-lodge/"]
    )
    assert "cqc.org.uk" not in invented
    assert "This rating is invented for the demonstration" in invented


def test_a_provider_that_left_is_in_no_list_but_keeps_its_page(county: Filed) -> None:
    found = bodies(county)
    assert "Has left the framework since 1 August 2026" in found["providers/left-care/"]
    assert "providers/left-care/" not in found["providers/"]
    assert "providers/left-care/" not in found["a-z/"]
    assert "Not taking new people since 1 October 2026" in found["providers/"]


def test_lists_are_sorted_by_name_whatever_the_case() -> None:
    directory = a_directory(
        a_service("c", title="bramble house"),
        a_service("b", title="Zinnia"),
        a_service("a", title="Bramble House"),
    )
    body = bodies(directory)["lots/day-and-evening-opportunities/devizes/"]
    assert re.findall(r'services/(\w)/"', body) == ["a", "c", "b"]


# Golden bodies: FRAMEWORK_GOLDEN=write makes them anew, to be read before they are committed.


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("service", "services/kite-hill-day-centre/"),
        ("withheld", "services/closed-kitchen/"),
        ("lot_in_area", "lots/day-and-evening-opportunities/devizes/"),
        ("area", "areas/calne/"),
    ],
)
def test_golden(county: Filed, name: str, address: str) -> None:
    body = bodies(county)[address]
    golden = GOLDEN / f"{name}.html"
    if os.environ.get("FRAMEWORK_GOLDEN") == "write":
        golden.write_text(body, encoding="utf-8", newline="\n")
    assert body == golden.read_text(encoding="utf-8")
