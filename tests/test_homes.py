"""Where a service is somebody's own home, nothing public says in which street."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.publication import FullAddress, Locality, Publication
from generator.records import Filed, NeighbouringTown, Point
from generator.site import data, json_ld
from tests.builders import NOWHERE, a_lot, a_service, as_filed, published
from tests.county import bodies, by_address

STREET, POSTCODE = "4 Xyzzy Street", "SN10 9ZZ"
PRIVATE = (STREET, "Xyzzy", POSTCODE, "51.3528", "1.9941")


def a_home(address: str = f"{STREET}, Devizes, Downland", *, town_only: bool = True) -> Filed:
    service = a_service(
        "the-flat",
        lot="supported-living",
        address=address,
        postcode=POSTCODE,
        point=Point(51.35281, -1.99417),
    )
    return as_filed(service, lots=(a_lot("supported-living", town_only=town_only),))


def everything(publication: Publication) -> str:
    """Every page, with what search engines are told, and all open data."""
    files = data.files(publication, [], "https://care.example.org/")
    pages = by_address(publication).values()
    heads = (json_ld.element(page.things, page.address, "") for page in pages)
    texts = (f.decode(errors="replace") if isinstance(f, bytes) else f for f in files.values())
    return "".join((*bodies(publication).values(), *heads, *texts))


def test_a_street_that_is_shown_stands_on_the_page_and_in_the_data() -> None:
    publication = published(a_home(town_only=False))
    shown = everything(publication)
    assert publication.services["the-flat"].location == FullAddress(
        (STREET, "Devizes", "Downland"), "Devizes", POSTCODE
    )
    assert shown.count(STREET) > 1
    assert POSTCODE in shown
    assert "51.35281" in shown


def test_of_a_home_there_is_the_town_alone() -> None:
    publication = published(a_home())
    shown = everything(publication)
    assert "Devizes. People live here, so we only show the town" in shown
    for private in PRIVATE:
        assert private not in shown
    service = publication.services["the-flat"]
    assert service.location == Locality("Devizes")
    assert service.point == Point(51.35, -1.99)  # about a kilometre


def test_of_a_home_that_is_not_listed_not_even_the_exact_point_is_kept() -> None:
    filed = a_home()
    publication = published(replace(filed, awards=tuple(_ended(filed))))
    assert publication.withheld["the-flat"].point == Point(51.35, -1.99)
    for private in PRIVATE:
        assert private not in everything(publication)


def _ended(filed: Filed) -> list[object]:
    return [replace(award, ends_on=award.decided_on) for award in filed.awards]


@pytest.mark.parametrize(
    ("address", "town"),
    [
        (f"{STREET}, Devizes", "Devizes"),
        (f"{STREET}, DEVIZES", "Devizes"),
        (f"Flat 2, {STREET}, Devizes, Wiltshire, {POSTCODE}", "Devizes"),
        (f"{STREET} Devizes", "Devizes"),
        (f"{STREET} Devizes {POSTCODE}", "Devizes"),
        (f"Devizes, {STREET}", "Devizes"),
        (f"{STREET}, Potterne, Downland", "Potterne"),  # a village of the area
        (f"{STREET}, Bath", "Bath"),  # just over the border
        (f"{STREET}, Devizes Road", None),  # a street that is named after a town
        (f"{STREET}, Xyzzy Court", None),  # no place that the council knows
        (f"Xyzzy House, {STREET}, {POSTCODE}", None),
        (STREET, None),
        ("", None),
    ],
)
def test_a_home_has_no_other_town_than_one_that_the_council_knows(
    address: str, town: str | None
) -> None:
    bath = NeighbouringTown("bath", "Bath", Point(51.381, -2.359), (), NOWHERE)
    filed = replace(a_home(address), neighbouring_towns={"bath": bath})
    publication = published(filed)
    location = publication.services["the-flat"].location
    assert location == (Locality(town) if town else None)
    shown = everything(publication)
    for private in PRIVATE:
        assert private not in shown


def test_without_a_town_there_is_no_address_and_the_area_alone_is_shown() -> None:
    with_street = published(a_home(STREET, town_only=False)).services["the-flat"]
    assert with_street.location == FullAddress((STREET,), "", POSTCODE)
    publication = published(a_home(STREET))
    assert publication.services["the-flat"].location is None
    page = by_address(publication)["services/the-flat/"]
    assert "Devizes" in page.view.title  # its area
    assert "Xyzzy" not in everything(publication)


def test_a_title_names_the_town() -> None:
    page = by_address(published(a_home()))["services/the-flat/"]
    assert "Devizes" in page.view.title
