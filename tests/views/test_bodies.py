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

from generator.publication import Publication
from generator.records import Ledger
from generator.records.ledger import PublicAddress
from generator.site import addresses
from generator.site.pages import service as service_page
from tests.builders import (
    NOWHERE,
    TODAY,
    a_criterion,
    a_framework,
    a_location,
    a_lot,
    a_place,
    a_publication,
    a_rating,
    a_service,
    an_area,
    an_award,
    an_evidence,
    as_filed,
    published,
)
from tests.county import a_county, a_county_as_filed, bodies, body_at

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.fixture(scope="module")
def county() -> Publication:
    return a_county()


# Withheld services


def test_a_withheld_service_says_why_and_shows_what_it_was(county: Publication) -> None:
    body = body_at(county, "services/paused-place/")
    assert "This service is not listed at present." in body
    assert "Paused Care has not taken new people since 1 October 2026." in body
    assert 'href="../../providers/paused-care/"' in body
    assert 'href="../../services/kite-hill-day-centre/"' in body  # what is near


def reasons_of(ledger: Ledger | None = None, **changes: Any) -> list[str]:
    """What the page of a withheld service says, where two criteria are asked."""
    criteria = ("public-liability-insurance", "exclusion-grounds")
    filed = as_filed(
        lots=[a_lot(criteria=criteria)],
        criteria=[a_criterion(name) for name in criteria],
        **changes,
    )
    publication = published(dataclasses.replace(filed, ledger=ledger or filed.ledger))
    view = service_page.view_withheld(publication, publication.withheld["kite-hill-day-centre"])
    return list(view.reasons)


def test_of_a_service_of_which_nothing_was_seen_yet_no_list_of_faults_is_made() -> None:
    assert reasons_of() == ["The council is waiting for papers, or is still looking at them."]
    assert reasons_of(awards=[an_award(ends_on=date(2026, 10, 31))]) == [
        "Its place on the framework for this type of support ended on 31 October 2026."
    ]


def test_who_was_never_awarded_anything_has_no_page_unless_it_is_public_already() -> None:
    assert {"services/kite-hill-day-centre/", "providers/kite-hill-trust/"}.isdisjoint(
        bodies(a_publication(awards=()))
    )
    kept = (
        PublicAddress("services/kite-hill-day-centre/", "service", TODAY, NOWHERE),
        PublicAddress("providers/kite-hill-trust/", "provider", TODAY, NOWHERE),
    )
    assert reasons_of(Ledger({row.address: row for row in kept}), awards=()) == [
        "It is not on the framework for this type of support at present."
    ]


def test_of_a_service_of_which_something_was_seen_each_reason_is_said() -> None:
    assert reasons_of(evidence=[an_evidence()]) == [
        "The council has not yet seen proof of exclusion grounds."
    ]
    lapsed = an_evidence(valid_until=date(2026, 10, 31))
    assert reasons_of(evidence=[lapsed]) == [
        "The proof of public liability insurance that the council has seen ran until 31 October 2026.",
        "The council has not yet seen proof of exclusion grounds.",
    ]


@pytest.mark.parametrize("service_id", ["closed-kitchen", "paused-place", "left-place"])
def test_a_withheld_service_leaks_nothing(service_id: str) -> None:
    filed = a_county_as_filed()
    secret = dataclasses.replace(
        filed.services[service_id],
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
    filed = dataclasses.replace(filed, services={**filed.services, service_id: secret})
    everything = "".join(bodies(published(filed)).values())
    for private in ("XYZZY", "xyzzy", "SN99", "960999", "987.65"):
        assert private not in everything


def test_a_withheld_service_is_in_no_list_and_not_in_the_search(county: Publication) -> None:
    found = bodies(county)
    assert set(county.withheld) == {"closed-kitchen", "paused-place", "left-place"}
    for service_id, service in county.withheld.items():
        assert "data-pagefind-body" not in found[f"services/{service_id}/"]
        own = addresses.provider(service.provider)
        for address, body in found.items():
            if not address.startswith(f"services/{service_id}/") and address != own:
                assert f"services/{service_id}/" not in body, address


def test_the_page_of_its_provider_leads_to_what_is_not_listed_and_says_no_more(
    county: Publication,
) -> None:
    body = body_at(county, "providers/paused-care/")
    assert re.search(
        r"<h3>Not listed at present</h3>\s*<p>Each page says why.</p>\s*<ul>\s*"
        r'<li><a href="../../services/paused-place/">Paused Place</a></li>\s*</ul>',
        body,
    )


def test_of_services_the_search_knows_the_listed_alone(county: Publication) -> None:
    """Beside what explains: the types of support, joining, criteria, who decided, what one pays."""
    found = bodies(county)
    searched = {address for address, body in found.items() if "data-pagefind-body" in body}
    assert {address for address in searched if address.startswith("services/")} == {
        addresses.service(service_id) for service_id in county.services
    }
    assert {address.split("/")[0] for address in searched} == {
        *("services", "lots", "join", "governance", "paying")
    }


def test_a_service_for_every_area_says_so_in_one_link(county: Publication) -> None:
    body = body_at(county, "services/moss-outreach/")
    assert re.search(r'<a href="[^"]*areas/">All of Downland</a>', body)


# What the pages say


def test_a_planned_type_says_so_and_lists_no_areas(county: Publication) -> None:
    body = body_at(county, "lots/extra-care/")
    assert "You cannot choose a service here yet." in body
    assert "lots/extra-care/" not in body.split("<h1", 1)[1]


def test_where_there_is_none_the_nearest_areas_are_named(county: Publication) -> None:
    body = body_at(county, "lots/residential-and-nursing-care/malmesbury/")
    assert (
        "No service on this list offers residential and nursing care in Malmesbury at present."
        in body
    )
    assert "Residential and nursing care in Calne</a>: about 11 miles away, 1 service" in body


def test_misspellings_that_people_type_are_not_shown() -> None:
    calne = an_area("calne", places=tuple(map(a_place, ("Derry Hill", "Compton Bassett", "caln"))))
    found = bodies(a_publication(a_service(areas=("calne",)), areas=(calne,)))
    assert "<p>Derry Hill and Compton Bassett.</p>" in found["areas/calne/"]
    assert "<p>Derry Hill, Compton Bassett</p>" in found["areas/"]


def test_in_short_lines_a_rating_says_whose_it_is(county: Publication) -> None:
    assert "Rated Good by CQC." in body_at(county, "services/")


def test_an_invented_rating_gives_no_link_to_the_regulator() -> None:
    filed = a_county_as_filed()
    trial = dataclasses.replace(filed, framework=a_framework(demonstration=True))
    rating = a_rating(source="invented for the demonstration")
    register = {rating.location_id: a_location(rating.location_id, rating)}
    real, invented = (
        body_at(published(each), "services/calne-lodge/")
        for each in (trial, dataclasses.replace(trial, register=register))
    )
    assert 'href="https://www.cqc.org.uk/location/1-000000101"' in real
    assert "cqc.org.uk" not in invented
    assert "This rating is invented for the demonstration" in invented


def test_a_provider_that_left_keeps_its_page_and_is_listed_among_the_gone_alone(
    county: Publication,
) -> None:
    found = bodies(county)
    assert "Left the framework on 1 August 2026" in found["providers/left-care/"]
    on, _, gone = found["providers/"].partition("Not on the framework any more")
    assert "providers/left-care/" not in on
    assert 'providers/left-care/">Left Care</a>: Left the framework on 1 August 2026.' in gone
    assert "providers/left-care/" not in found["a-z/"]
    assert "Has not taken new people since 1 October 2026" in found["providers/"]


def test_lists_are_sorted_by_name_whatever_the_case() -> None:
    publication = a_publication(
        a_service("c", title="bramble house"),
        a_service("b", title="Zinnia"),
        a_service("a", title="Bramble House"),
    )
    body = body_at(publication, "lots/day-and-evening-opportunities/devizes/")
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
def test_golden(county: Publication, name: str, address: str) -> None:
    body = body_at(county, address)
    golden = GOLDEN / f"{name}.html"
    if os.environ.get("FRAMEWORK_GOLDEN") == "write":
        golden.write_text(body, encoding="utf-8", newline="\n")
    assert body == golden.read_text(encoding="utf-8")
