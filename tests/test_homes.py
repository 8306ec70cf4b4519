"""Where a service is somebody's own home, nothing public says in which street."""

from __future__ import annotations

from generator.publication.redaction import town, without_streets
from generator.records import Filed, Point
from generator.site import data, json_ld
from tests.builders import a_directory, a_lot, a_service, listed
from tests.county import bodies, by_address

STREET, POSTCODE = "4 Xyzzy Street", "SN10 9ZZ"


def a_home(address: str = f"{STREET}, Devizes, Downland", *, town_only: bool = True) -> Filed:
    service = a_service(
        "the-flat",
        lot="supported-living",
        address=address,
        postcode=POSTCODE,
        point=Point(51.35281, -1.99417),
    )
    return a_directory(service, lots=(a_lot("supported-living", town_only=town_only),))


def everything(directory: Filed) -> str:
    """Every page, with what search engines are told, and all open data."""
    files = data.files(directory, listed(directory), [], "https://care.example.org/")
    pages = by_address(directory).values()
    heads = (json_ld.element(page.things, page.address, "") for page in pages)
    texts = (f.decode(errors="replace") if isinstance(f, bytes) else f for f in files.values())
    return "".join((*bodies(directory).values(), *heads, *texts))


def test_a_street_that_is_shown_stands_on_the_page_and_in_the_data() -> None:
    shown = everything(without_streets(a_home(town_only=False)))
    assert shown.count(STREET) > 1
    assert POSTCODE in shown
    assert "51.35281" in shown


def test_of_a_home_there_is_the_town_alone() -> None:
    directory = without_streets(a_home())
    shown = everything(directory)
    assert "Devizes. People live here, so we only show the town" in shown
    for private in (STREET, "Xyzzy", POSTCODE, "51.3528", "1.9941"):
        assert private not in shown
    assert directory.services["the-flat"].point == Point(51.35, -1.99)  # about a kilometre


def test_without_a_town_there_is_no_address() -> None:
    directory = a_home(STREET, town_only=False)
    assert town(directory, directory.services["the-flat"]) == ""
    assert "Xyzzy" not in everything(without_streets(a_home(STREET)))


def test_a_title_names_the_town() -> None:
    page = by_address(without_streets(a_home()))["services/the-flat/"]
    assert "Devizes" in page.title
