"""Where a service is somebody's own home, nothing public says in which street."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.load import Gaps
from generator.publication import FullAddress, Locality, Publication
from generator.records import Filed, NeighbouringTown, Point
from generator.rules import homes
from generator.rules.context import Context
from generator.site import data
from generator.site.parts import linked_data
from tests.builders import (
    NOWHERE,
    TODAY,
    a_feedback,
    a_lot,
    a_provider,
    a_service,
    as_filed,
    published,
)
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
    heads = (linked_data.element(page.things, page.address, "") for page in pages)
    texts = (f.decode(errors="replace") if isinstance(f, bytes) else f for f in files.values())
    return "".join((*bodies(publication).values(), *heads, *texts))


def test_a_street_that_is_shown_stands_on_the_page_and_in_the_data() -> None:
    publication = published(a_home(town_only=False))
    shown = everything(publication)
    assert publication.services["the-flat"].location == FullAddress(
        (STREET, "Devizes", "Downland"), STREET, "Devizes", POSTCODE
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
        (f"{STREET}, Potterne", "Potterne"),
        (f"Potterne, {STREET}", ""),  # a house that bears the name of a village
        ("12 Xyzzy Potterne", ""),  # and a street
        (f"{STREET} Devizes SN10", "Devizes"),
        (f"{STREET}, Devizes Road", ""),  # a street that is named after a town
        (f"{STREET}, Xyzzy Court", ""),  # no place that the council knows
        (f"Xyzzy House, {STREET}, {POSTCODE}", ""),
        (STREET, ""),
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
    assert location == (None if town is None else Locality(town))
    shown = everything(publication)
    for private in PRIVATE:
        assert private not in shown


def test_without_a_town_there_is_no_address_and_the_area_alone_is_shown() -> None:
    with_street = published(a_home(STREET, town_only=False)).services["the-flat"]
    assert with_street.location == FullAddress((STREET,), STREET, "", POSTCODE)
    publication = published(a_home(STREET))
    assert publication.services["the-flat"].location == Locality("")
    page = by_address(publication)["services/the-flat/"]
    assert "Devizes" in page.view.title  # its area
    assert "People live here, so we only show the area" in everything(publication)
    assert "Xyzzy" not in everything(publication)


def test_a_title_names_the_town() -> None:
    page = by_address(published(a_home()))["services/the-flat/"]
    assert "Devizes" in page.view.title


# What a text tells of a home

NO_GAPS = Gaps(frozenset(), frozenset(), {}, frozenset())
OFFICE = "19 Brook Road, Devizes"


def warned(filed: Filed) -> list[str]:
    context = Context(filed, TODAY, NO_GAPS)
    return [
        f"{place.field}: {words.split(chr(34))[1]}"
        for place, words in homes.street_of_a_home(context)
    ]


def of_a_title(title: str, address: str, office: str = OFFICE) -> list[str]:
    service = a_service("the-flat", lot="supported-living", title=title, address=address)
    provider = a_provider(address=office, postcode="SN10 1AA")
    lots = (a_lot("supported-living", town_only=True),)
    return warned(as_filed(service, providers=[provider], lots=lots))


@pytest.mark.parametrize(
    ("title", "address", "words"),
    [
        ("The flat in Xyzzy Street", "4 Xyzzy Street, Devizes", "Xyzzy Street"),
        ("9 Brook Road", "9 Brook Road, Devizes", "9 Brook Road"),  # the office is at number 19
        ("The Old Bakery", "The Old Bakery, Devizes", "The Old Bakery"),
        ("Homes at the old bakery", "The Old Bakery, Potterne, Devizes", "the old bakery"),
        ("By Church Path", "2 Church Path Devizes", "Church Path"),
        ("Church-Path homes", "Church Path, Devizes", "Church-Path"),
        ("Ask at SN10 1AA, live at SN10 9ZZ", "2 Church Path, Devizes", "SN10 9ZZ"),
        ("Our home at SN10 9ZZ", "2 Church Path, Devizes", "SN10 9ZZ"),
        ("The house in 17 Grove Lane", "", "17 Grove Lane"),
    ],
)
def test_a_title_that_tells_where_a_home_is_is_a_warning(
    title: str, address: str, words: str
) -> None:
    assert of_a_title(title, address) == [f"title: {words}"]


@pytest.mark.parametrize(
    ("title", "address"),
    [
        ("Devizes homes", "2 Church Path, Devizes"),
        ("Homes in Potterne", "2 Church Path, Potterne, Devizes"),
        ("Flat 3", "Flat 3, 2 Church Path, Devizes"),
        ("Ask at 19 Brook Road", "2 Church Path, Devizes"),  # the office
        ("Write to SN10 1AA", "2 Church Path, Devizes"),
        ("The bakery", "Bakery, Devizes"),  # one word is anybody's
        ("Homes in Downland", "4 Xyzzy Street, Devizes, Downland"),
    ],
)
def test_a_title_may_name_the_town_or_the_office(title: str, address: str) -> None:
    assert of_a_title(title, address) == []


def test_no_id_name_comment_or_reply_tells_it_either() -> None:
    service = a_service(
        "xyzzy-street-flat",
        lot="supported-living",
        address=f"{STREET}, Devizes",
        former_ids=("4-xyzzy-street",),
    )
    said = a_feedback(service.id, comment="I like Xyzzy Street.", reply="So do we in Xyzzy Street.")
    provider = a_provider(title="Xyzzy Street Homes", trading_name="Xyzzy Street", address="")
    lots = (a_lot("supported-living", town_only=True),)
    filed = as_filed(service, providers=[provider], lots=lots, feedback=[said])
    assert {words.partition(":")[0] for words in warned(filed)} == {
        *("id", "former_ids", "title", "provider.trading_name", "comment", "reply"),
    }
