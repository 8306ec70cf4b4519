"""Shortlist, compare, match: what the pages offer, and the file and pictures that they read."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

import pytest

from generator.publication import Publication
from generator.records import Availability, Point
from generator.site.browser import service_list
from generator.site.images import qr
from generator.site.pages import match
from tests.builders import a_publication, a_service
from tests.county import a_county, bodies, by_address, links_in


@pytest.fixture(scope="module")
def county() -> Publication:
    return a_county()


def services_json(publication: Publication) -> dict[str, Any]:
    files = service_list.files(publication)
    found: dict[str, Any] = json.loads(files["find/services.json"])
    return found


def the_service(**changes: Any) -> dict[str, Any]:
    found: dict[str, Any] = services_json(a_publication(a_service(**changes)))["services"][0]
    return found


# find/services.json


def test_it_holds_what_is_listed_and_nothing_that_is_withheld(county: Publication) -> None:
    found = services_json(county)
    ids = [service["id"] for service in found["services"]]
    assert set(ids) == set(county.services)
    assert "paused-place" not in json.dumps(found)
    assert ids == sorted(ids, key=lambda i: (county.services[i].title.casefold(), i))


def test_every_id_of_a_service_has_a_name(county: Publication) -> None:
    found = services_json(county)
    for service in found["services"]:
        assert service["type"] in found["types"]
        assert set(service["areas"]) <= set(found["areas"])
        assert set(service["needs"]) <= set(found["needs"])
        assert set(service["access"]) <= set(found["access"])
        assert service["price"].get("unit", "day") in found["units"]


def test_a_service_says_what_its_page_says(county: Publication) -> None:
    body = bodies(county)
    for service in services_json(county)["services"]:
        page = body[f"services/{service['id']}/"]
        assert service["cost"] in page
        assert service["places"] in page


def test_a_price_has_what_is_known() -> None:
    both = the_service(price_from=Decimal("62.50"), price_to=Decimal(84), price_unit="day")
    assert both["price"] == {"from": 62.5, "to": 84, "unit": "day"}
    none = the_service(price_from=None, price_to=None, price_unit="")
    assert none["price"] == {}


def test_stale_availability_is_ask() -> None:
    stale = the_service(availability=Availability.PLACES_NOW, availability_on=date(2026, 1, 5))
    assert stale["availability"] == "ask"


def test_a_point_is_rounded_and_left_out_where_there_is_none() -> None:
    assert the_service(point=Point(51.3500449, -1.99))["at"] == [51.35, -1.99]
    assert "at" not in the_service(point=None)


# QR codes


def test_each_listed_service_has_a_code_where_the_site_has_an_address(county: Publication) -> None:
    files = qr.begin(county, "https://care.example.org/")()
    assert set(files) == {f"services/{i}/qr.svg" for i in county.services}
    assert qr.begin(county, "")() == {}


def test_codes_differ_by_service_and_site_and_are_the_same_each_time() -> None:
    addresses = [
        "https://care.example.org/services/a/",
        "https://care.example.org/services/b/",
        "https://care.example.org/folder/services/a/",
    ]
    assert len({qr.picture(address) for address in addresses}) == 3
    assert qr.picture(addresses[0]) == qr.picture(addresses[0])


def test_a_code_is_dark_on_light_with_a_quiet_margin() -> None:
    svg = ElementTree.fromstring(qr.picture("https://care.example.org/services/a/"))
    ground, dots = svg
    assert ground.get("fill") == "#fff"
    assert dots.get("stroke") == "#000"
    assert (dots.get("d") or "").startswith("M4 4.5")  # four modules in, as the standard asks


# The pages


def test_the_pages_ask_search_engines_to_index_the_one_that_is_for_everybody(
    county: Publication,
) -> None:
    pages = by_address(county)
    indexed = [pages[a].indexed for a in ("match/", "shortlist/", "compare/")]
    assert indexed == [True, False, False]


def test_match_offers_what_can_be_chosen(county: Publication) -> None:
    view = match.view(county)
    assert "extra-care" not in {option.id for option in view.types}  # only planned
    assert {option.id for option in view.areas} == set(county.areas)
    assert {option.id for option in view.needs} == set(county.needs)
    assert [unit.label for unit in view.units] == ["a day"]
    assert [wish.id for wish in view.wishes][-2:] == ["self-funders", "rated-good"]


@pytest.mark.parametrize("address", ["match/", "shortlist/", "compare/"])
def test_without_javascript_each_page_leads_on(county: Publication, address: str) -> None:
    body = bodies(county)[address]
    assert "needs JavaScript, which is not running here" in body
    assert {"../lots/", "../areas/", "../services/"} <= set(links_in(body).links)


def test_a_service_has_a_place_for_the_button_on_its_page_and_on_every_card(
    county: Publication,
) -> None:
    body = bodies(county)
    place = '<span data-shortlist="kite-hill-day-centre" data-name="'
    assert body["services/kite-hill-day-centre/"].count(place) == 1
    assert place in body["areas/devizes/"] + body["lots/day-and-evening-opportunities/devizes/"]
    assert (
        "data-shortlist=" not in body["services/paused-place/"].partition("<section data-near>")[0]
    )
