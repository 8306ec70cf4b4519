"""Shortlist, compare, match: what the pages offer, and the file and pictures that they read."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema_rs import ValidationError

from generator.config import BROWSER_SCHEMAS
from generator.publication import Publication
from generator.records import DAYS, Availability, Point
from generator.site.browser import handing, service_list
from generator.site.images import qr
from generator.site.pages import match
from tests.builders import (
    TODAY,
    a_lot,
    a_provider,
    a_publication,
    a_service,
    as_filed,
    published,
)
from tests.columns import records
from tests.county import a_county, bodies, body_at, by_address, links_in


@pytest.fixture(scope="module")
def county() -> Publication:
    return a_county()


def services_json(publication: Publication) -> dict[str, Any]:
    files = service_list.files(publication)
    found: dict[str, Any] = json.loads(files["find/services.json"])
    return {**found, "services": records(found)}


def schema(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((BROWSER_SCHEMAS / f"{name}.schema.json").read_text())
    return loaded


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
        assert service["provider"] in found["providers"]
        assert set(service["languages"]) <= set(found["languages"])
        assert service["price"].get("unit", "day") in found["units"]


def test_a_service_says_what_its_page_says(county: Publication) -> None:
    body = bodies(county)
    found = services_json(county)
    for service in found["services"]:
        page = body[f"services/{service['id']}/"]
        assert service["price"]["words"] in page
        assert service["availability"]["words"] in page
        assert service["availability"]["updated"] in page
        assert found["providers"][service["provider"]]["name"] in page
        for line in service["address"].split(", "):
            assert line in page


def test_a_price_has_what_is_known() -> None:
    both = the_service(price_from=Decimal("62.50"), price_to=Decimal(84), price_unit="day")
    assert both["price"] == {"from": 62.5, "to": 84, "unit": "day", "words": "£62.50 to £84 a day"}
    none = the_service(price_from=None, price_to=None, price_unit="")
    assert none["price"] == {"words": "Ask the provider"}
    after = the_service(price_from=None, price_to=None, price_unit="after-assessment")
    assert after["price"] == {"words": "After an assessment"}


def test_what_follows_an_assessment_is_no_unit_by_which_prices_are_compared() -> None:
    after = a_service(price_from=None, price_to=None, price_unit="after-assessment")
    publication = a_publication(after, a_service("b", price_from=Decimal(5), price_unit="hour"))
    assert services_json(publication)["units"] == {"hour": "an hour"}
    assert [unit.id for unit in match.view(publication).units] == ["hour"]


@pytest.mark.parametrize(
    ("days", "hours", "said"),
    [
        (("tue",), "6pm to 9pm", (["tue"], 1260)),
        ((), "open all hours", (list(DAYS), 1440)),
        ((), "mornings", ([], None)),
    ],
)
def test_days_are_told_and_times_where_they_can_be_read(
    days: tuple[str, ...], hours: str, said: tuple[list[str], int | None]
) -> None:
    service = the_service(days=days, hours=hours)
    assert (service["days"], service["closes"]) == said


def test_stale_availability_is_ask() -> None:
    stale = the_service(availability=Availability.PLACES_NOW, availability_on=date(2026, 1, 5))
    assert stale["availability"] == {
        "state": "ask",
        "words": "Ask about places",
        "said": "2026-01-05",
        "updated": "last updated 5 January 2026",
    }


def test_a_rating_comes_with_its_day_and_none_has_none(county: Publication) -> None:
    ratings = [service["rating"] for service in services_json(county)["services"]]
    assert {rating["rated"] for rating in ratings if rating["id"]} == {"14 May 2025"}
    assert {rating["rated"] for rating in ratings if not rating["id"]} == {""}


def test_the_version_is_the_same_for_the_same_list_and_no_other() -> None:
    def version(publication: Publication) -> str:
        named: str = services_json(publication)["version"]
        return named

    first = version(a_publication(a_service()))
    assert version(a_publication(a_service())) == first
    assert version(a_publication(a_service(price_from=Decimal(99)))) != first
    assert version(published(as_filed(a_service()), TODAY + timedelta(1))) == first


def test_a_point_is_rounded_and_left_out_where_there_is_none() -> None:
    assert the_service(point=Point(51.3500449, -1.99))["at"] == [51.35, -1.99]
    assert "at" not in the_service(point=None)


def test_a_property_that_many_share_is_said_once_and_none_is_lost() -> None:
    services = [a_service(f"house-{n}", title=f"House {n}") for n in range(20)]
    (text,) = service_list.files(a_publication(*services)).values()
    columns = json.loads(text)["services"]
    assert columns["type"] == {"values": ["day-and-evening-opportunities"], "rows": [0] * 20}
    assert sorted(columns["id"]) == sorted(service.id for service in services)
    assert set(columns) == set(schema("services")["$defs"]["service"]["required"]) | {"at"}


def test_a_home_s_street_and_postcode_stay_out_of_it() -> None:
    home = {"address": "Vine Cottage, 3 Long Street, Devizes", "postcode": "SN10 1NS"}
    open_lot, homes = a_lot(town_only=False), a_lot(town_only=True)
    shown, hidden = (
        services_json(a_publication(a_service(**home), lots=(lot,)))["services"][0]
        for lot in (open_lot, homes)
    )
    assert (shown["address"], shown["postcode"]) == (home["address"], home["postcode"])
    assert (hidden["address"], hidden["postcode"]) == ("", "")
    assert "Long Street" not in json.dumps(hidden)


def test_a_provider_comes_with_its_other_names_and_former_ones() -> None:
    provider = a_provider(
        title="Kite Hill",
        legal_name="Kite Hill Ltd",
        trading_name="KITE HILL",
        former_slugs=("old-kite",),
    )
    found = services_json(a_publication(a_service(former_ids=("old-barn",)), providers=(provider,)))
    assert found["providers"][provider.id]["also"] == ["Kite Hill Ltd", "old kite"]
    assert found["services"][0]["former"] == ["old barn"]


def test_what_is_not_as_its_schema_says_is_a_bug() -> None:
    with pytest.raises(ValidationError, match="elsewhere"):
        handing.written({"as_of": "2026-11-23", "elsewhere": {}}, "words")
    with pytest.raises(ValidationError, match="required property"):
        handing.checked([{"id": "kite-hill"}], "services", "service")


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


def test_each_fact_of_a_service_has_a_name_of_its_own(county: Publication) -> None:
    """The comparison puts facts of one name side by side, and drops what has none."""
    body = bodies(county)
    for service_id in (*county.services, *county.withheld):
        page = body[f"services/{service_id}/"]
        rows = re.findall(r"<dl[^>]* data-facts>(.*?)</dl>", page, re.DOTALL)
        rows += re.findall(r"<div data-contacts>(.*?)</dl>", page, re.DOTALL)
        assert rows
        assert all(row.count("<dt") == row.count(" data-fact=") for row in rows)
        names = re.findall(r' data-fact="([a-z-]+)"', page)
        assert len(names) == len(set(names))


@pytest.mark.parametrize("address", ["match/", "shortlist/", "compare/"])
def test_without_javascript_each_page_leads_on(county: Publication, address: str) -> None:
    body = body_at(county, address)
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
