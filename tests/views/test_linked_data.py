"""What search engines and messages are told: schema.org and Open Graph, from the same records as the pages."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest

from generator.records import Registration, Regulation
from generator.site.parts import linked_data
from generator.site.routes import Page
from tests.builders import (
    a_lot,
    a_photo,
    a_provider,
    a_publication,
    a_rating,
    a_service,
    an_award,
    an_easy_page,
)
from tests.county import by_address

SITE = "https://care.example.org/support/"


def graph(page: Page, site_url: str = SITE) -> dict[str, Any]:
    """The things in the head of the page, by their types."""
    text = linked_data.element(page.things, page.address, site_url)
    found = re.fullmatch(r'<script type="application/ld\+json">(.*)</script>', text)
    assert found is not None
    data = json.loads(found[1])
    assert data["@context"] == "https://schema.org"
    return {thing["@type"]: thing for thing in data.get("@graph", [data])}


def test_the_home_page_is_a_web_site_with_its_search() -> None:
    thing = graph(by_address(a_publication())[""])["WebSite"]
    assert thing["url"] == SITE
    assert thing["potentialAction"]["target"]["urlTemplate"] == (
        f"{SITE}find/?q={{search_term_string}}"
    )
    assert thing["publisher"] == {"@type": "GovernmentOrganization", "name": "Downland Council"}


def test_a_page_says_where_it_stands() -> None:
    page = by_address(a_publication())["services/kite-hill-day-centre/"]
    steps = graph(page)["BreadcrumbList"]["itemListElement"]
    assert [(step["position"], step["name"], step["item"]) for step in steps] == [
        (1, "Home", SITE),
        (2, "Types of support", f"{SITE}lots/"),
        (3, "Day and evening opportunities", f"{SITE}lots/day-and-evening-opportunities/"),
        (4, "Kite Hill Day Centre", f"{SITE}services/kite-hill-day-centre/"),
    ]


def test_the_provider_of_a_service_and_of_its_own_page_are_one() -> None:
    pages = by_address(a_publication())
    of_service = graph(pages["services/kite-hill-day-centre/"])["Service"]["provider"]
    own = graph(pages["providers/kite-hill-trust/"])["Organization"]
    assert of_service["@id"] == own["@id"] == f"{SITE}providers/kite-hill-trust/#provider"


@pytest.mark.parametrize(
    "address",
    ["lots/day-and-evening-opportunities/", "lots/day-and-evening-opportunities/devizes/"],
)
def test_a_list_names_its_services_in_order(address: str) -> None:
    page = by_address(a_publication())[address]
    [item] = graph(page)["ItemList"]["itemListElement"]
    assert item["position"] == 1
    assert item["name"] == "Kite Hill Day Centre"
    assert item["url"] == f"{SITE}services/kite-hill-day-centre/"


def test_an_empty_list_is_no_list() -> None:
    lots = (a_lot(), a_lot("extra-care"))
    assert "ItemList" not in graph(by_address(a_publication(lots=lots))["lots/extra-care/"])


def test_somebodys_home_is_no_business_that_people_can_visit() -> None:
    lot = a_lot("supported-living", town_only=True)
    publication = a_publication(a_service("the-flat", lot="supported-living"), lots=(lot,))
    thing = json.dumps(graph(by_address(publication)["services/the-flat/"])["Service"])
    assert "serviceLocation" not in thing
    assert "Brook Lane" not in thing


def test_a_service_is_a_service() -> None:
    thing = graph(by_address(a_publication())["services/kite-hill-day-centre/"])["Service"]
    assert set(thing) == {
        *("@type", "name", "serviceType", "description", "url", "provider"),
        *("areaServed", "audience", "offers", "availableChannel"),
    }
    assert thing["provider"]["@type"] == "Organization"
    assert thing["offers"]["priceSpecification"] == {
        "@type": "UnitPriceSpecification",
        "priceCurrency": "GBP",
        "minPrice": 62.5,
        "maxPrice": 84.0,
        "unitText": "day",
    }
    place = thing["availableChannel"]["serviceLocation"]
    assert place["@type"] == "LocalBusiness"
    assert place["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "Kite Hill, Brook Lane",
        "addressLocality": "Devizes",
        "postalCode": "SN10 1AA",
        "addressCountry": "GB",
    }


@pytest.mark.parametrize("county", ["Wiltshire", "Wilts", "Wilts.", "WILTSHIRE", "England"])
def test_the_county_at_the_end_of_an_address_is_not_its_town(county: str) -> None:
    service = a_service(address=f"Kite Hill, Brook Lane, Devizes, {county}")
    pages_of = by_address(a_publication(service))
    thing = graph(pages_of["services/kite-hill-day-centre/"])["Service"]
    place = thing["availableChannel"]["serviceLocation"]["address"]
    assert place["addressLocality"] == "Devizes"
    assert place["streetAddress"] == "Kite Hill, Brook Lane"


@pytest.mark.parametrize(
    "end",
    [
        "East Sussex",
        "West Yorkshire",
        "Tyne and Wear",
        "Co. Durham",
        "Wales",
        "United Kingdom",
        "BS1",
    ],
)
def test_of_an_address_far_away_the_town_is_what_stands_before_the_county(end: str) -> None:
    service = a_service(address=f"4 Mill Court, Brighton, {end}")
    page = by_address(a_publication(service))["services/kite-hill-day-centre/"]
    place = graph(page)["Service"]["availableChannel"]["serviceLocation"]["address"]
    assert (place["streetAddress"], place["addressLocality"]) == ("4 Mill Court", "Brighton")
    assert end not in page.view.title


def test_what_is_not_known_is_left_out() -> None:
    bare = a_service(
        price_from=None, price_to=None, price_unit="", address="", postcode="", point=None,
        phone="", website="javascript:alert(1)", age_from=0, age_to=None, days=(), languages=(),
    )  # fmt: skip
    thing = graph(by_address(a_publication(bare))["services/kite-hill-day-centre/"])["Service"]
    assert "offers" not in thing
    assert "availableChannel" not in thing
    assert "hoursAvailable" not in thing
    assert set(thing["audience"]) == {"@type", "audienceType"}


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
WEEKEND = ("Saturday", "Sunday")


@pytest.mark.parametrize(
    ("days", "hours", "named", "span"),
    [
        (("mon", "tue", "wed", "thu", "fri"), "9.30am to 4pm", WEEKDAYS, ("09:30", "16:00")),
        (("sat", "sun"), "8pm to 8am", WEEKEND, ("20:00", "08:00")),
        ((), "Open all hours", WEEKDAYS + WEEKEND, ("00:00", "23:59")),
    ],
)
@pytest.mark.parametrize("visits", [False, True])
def test_days_are_told_with_hours_that_can_be_read(
    days: tuple[str, ...],
    hours: str,
    named: tuple[str, ...],
    span: tuple[str, str],
    visits: bool,
) -> None:
    nowhere = {"address": "", "postcode": "", "point": None} if visits else {}
    service = a_service(days=days, hours=hours, **nowhere)
    thing = graph(by_address(a_publication(service))[f"services/{service.id}/"])["Service"]
    place = thing["availableChannel"].get("serviceLocation", {})
    told = thing["hoursAvailable"] if visits else place["openingHoursSpecification"]
    assert ("hoursAvailable" in thing) == visits
    assert told == {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": [f"https://schema.org/{name}" for name in named],
        "opens": span[0],
        "closes": span[1],
    }


@pytest.mark.parametrize("hours", ["mornings, and some evenings", "", "9am to 9am"])
@pytest.mark.parametrize("visits", [False, True])
def test_days_without_times_are_not_told_as_they_would_be_days_on_which_it_is_closed(
    hours: str, visits: bool
) -> None:
    nowhere = {"address": "", "postcode": "", "point": None} if visits else {}
    service = a_service(days=("sat", "sun"), hours=hours, **nowhere)
    element = by_address(a_publication(service))[f"services/{service.id}/"]
    assert "OpeningHoursSpecification" not in json.dumps(graph(element))


def test_the_languages_of_the_staff_are_those_of_the_way_to_reach_them() -> None:
    service = a_service(languages=("polish", "nepali"))
    thing = graph(by_address(a_publication(service))[f"services/{service.id}/"])["Service"]
    assert thing["availableChannel"]["availableLanguage"] == [
        {"@type": "Language", "name": "Polish"},
        {"@type": "Language", "name": "Nepali"},
    ]


def test_a_regulators_rating_is_never_said_as_peoples_reviews() -> None:
    service = a_service(regulated=True, cqc_location_id="1-000000101")
    lot = a_lot(cqc=Regulation(Registration.SOMETIMES, (), (), "It depends on the care."))
    found = by_address(a_publication(service, lots=(lot,), ratings=(a_rating(),)))
    page = found[f"services/{service.id}/"]
    assert page.view.rating_in_short == "Good"
    assert "rating" not in linked_data.element(page.things, page.address, SITE).lower()


def test_a_provider_is_an_organization() -> None:
    thing = graph(by_address(a_publication())["providers/kite-hill-trust/"])["Organization"]
    assert thing["legalName"] == "Kite Hill Trust Ltd"
    assert thing["sameAs"] == "https://kite-hill.example.org"
    assert thing["url"] == f"{SITE}providers/kite-hill-trust/"


def test_a_withheld_service_says_no_more_than_where_its_page_stands() -> None:
    ended = an_award(ends_on=date(2026, 10, 31))
    page = by_address(a_publication(awards=(ended,)))["services/kite-hill-day-centre/"]
    assert set(graph(page)) == {"BreadcrumbList"}


def test_without_the_sites_address_links_are_relative_to_the_page() -> None:
    page = by_address(a_publication())["providers/kite-hill-trust/"]
    assert graph(page, "")["Organization"]["url"] == "../../providers/kite-hill-trust/"


def test_no_text_ends_the_element() -> None:
    provider = a_provider(title="</script><script>alert(1)</script> & <!--")
    page = by_address(a_publication(providers=(provider,)))["providers/kite-hill-trust/"]
    text = linked_data.element(page.things, page.address, SITE)
    assert text.count("<") == 2
    assert graph(page)["Organization"]["name"] == provider.title


def test_every_page_has_a_picture_for_messages() -> None:
    service = a_service(image="garden.jpg", image_alt="Raised beds")
    publication = a_publication(
        service, a_service("other"), photos=(a_photo(service),), easy_read=(an_easy_page(),)
    )
    found = by_address(publication)
    assert all(page.image.address and page.image.alt for page in found.values())
    images = {address: page.image.address for address, page in found.items()}
    lot = "assets/share/lot-day-and-evening-opportunities.png"
    assert images[""] == images["areas/devizes/"] == "assets/share/site.png"
    assert images["lots/day-and-evening-opportunities/"] == lot
    assert images["services/other/"] == lot
    assert images[f"services/{service.id}/"] == "assets/photos/0123456789abcdef-960.jpg"
