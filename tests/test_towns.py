"""The town of an address: from the area and the places that the council knows, never the line that happens to stand last."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.authorities import post_towns
from generator.load.postcodes import outcode_of
from generator.records import Area, NamedPlace, NeighbouringTown, Point, Position
from generator.records.address_lines import in_public, lines_of, may_be_town
from generator.records.gazetteer import Gazetteer, gazetteer
from tests.builders import NOWHERE

TABLE = Path(__file__).with_name("towns.csv")
ROWS = list(csv.DictReader(io.StringIO(TABLE.read_text("utf-8"))))


def an_area(area_id: str, name: str, at: tuple[float, float], *places: str) -> Area:
    named = tuple(NamedPlace(place, "", None, NOWHERE) for place in places)
    return Area(area_id, name, Point(*at), named, NOWHERE)


BATH = NeighbouringTown("bath", "Bath", Point(51.381, -2.359), ("BA1", "BA2"), NOWHERE)
COUNCILS = {
    "districts": gazetteer(
        [
            an_area("oldham", "Oldham", (53.541, -2.118)),
            an_area("failsworth", "Failsworth", (53.510, -2.157), "Woodhouses", "Hollinwood"),
            an_area("royton", "Royton", (53.566, -2.122)),
            an_area("saddleworth", "Saddleworth", (53.547, -2.005), "Uppermill", "Diggle"),
        ],
        [],
        ["Oldham", "Oldham Council"],
        post_towns(),
    ),
    "county": gazetteer(
        [
            an_area(
                *("lincolnshire", "Lincolnshire", (53.1, -0.2)),
                *("Lincoln", "Metheringham", "Louth", "Boston", "Spalding", "Moulton Chapel"),
            )
        ],
        [],
        ["Lincolnshire", "Lincolnshire County Council"],
        post_towns(),
    ),
    "downs": gazetteer(
        [
            an_area("devizes", "Devizes", (51.352, -1.994), "Potterne", "Urchfont"),
            an_area("bradford-on-avon", "Bradford on Avon", (51.347, -2.25), "Holt", "Winsley"),
            an_area(
                *("wootton-bassett-and-cricklade", "Royal Wootton Bassett and Cricklade"),
                (51.54, -1.9),
                *("Purton", "Cricklade", "purtun"),
            ),
        ],
        [BATH],
        ["Wiltshire", "Wiltshire Council"],
        post_towns(),
    ),
    "city": gazetteer(
        [an_area("bristol", "Bristol, City of", (51.46, -2.587))],
        [],
        ["Bristol, City of", "Bristol City Council"],
        post_towns(),
    ),
}


def town_of(row: dict[str, str]) -> str:
    council = COUNCILS[row["council"]]
    area, held = row["area"], row["held"] == "yes"
    point = council.areas[area].point if held else None
    postcode = re.search(r"[A-Z]+\d+ \d[A-Z]{2}$", row["address"])
    outcode = outcode_of(postcode[0]) if postcode else ""
    return council.town(row["address"], Position(area, held, point, outcode))


@pytest.mark.parametrize("row", ROWS, ids=[f"{n}-{row['why']}" for n, row in enumerate(ROWS, 2)])
def test_an_address_has_the_town_that_a_reader_would_name(row: dict[str, str]) -> None:
    assert town_of(row) == row["town"]


def test_the_table_holds_addresses_of_many_shapes() -> None:
    assert len(ROWS) >= 75
    assert len({row["address"] for row in ROWS}) > 90


@pytest.mark.parametrize("row", ROWS, ids=[f"{n}" for n in range(2, len(ROWS) + 2)])
def test_commas_blanks_and_capitals_change_no_town(row: dict[str, str]) -> None:
    """Where the council knows the name; what it does not know is written as the address has it."""
    for address in (
        row["address"].replace(", ", ","),
        row["address"].replace(", ", ",  "),
        row["address"].replace(", ", "\n"),
        row["address"].replace(", ", ";"),
    ):
        assert town_of({**row, "address": address}) == row["town"]
    shouted = town_of({**row, "address": row["address"].upper()})
    assert shouted.casefold() == row["town"].casefold()


@pytest.mark.parametrize(
    ("at", "town"),
    [
        (Point(51.320, -2.010), "Potterne"),  # by the village
        (Point(51.352, -1.994), "Potterne"),  # in the town, and not far from the village
        (Point(51.352, -1.800), "Devizes"),  # far from the village, and a little less from the town
    ],
)
def test_of_two_places_the_inner_counts_unless_it_is_far_off(at: Point, town: str) -> None:
    potterne = NamedPlace("Potterne", "", Point(51.326, -2.108), NOWHERE)
    near = NamedPlace("Potterne", "", Point(51.326, -2.008), NOWHERE)
    place = near if town == "Potterne" else potterne
    area = Area("devizes", "Devizes", Point(51.352, -1.994), (place,), NOWHERE)
    council = gazetteer([area], [], ["Wiltshire"], ())
    address = "Church Lane, Potterne, Devizes"
    assert council.town(address, Position("devizes", True, at)) == town


def test_of_two_villages_of_one_name_that_of_its_own_area_counts() -> None:
    areas = [
        an_area("north", "North Downs", (51.6, -1.9), "Newtown"),
        an_area("south", "South Downs", (51.0, -1.9), "Newtown"),
    ]
    council = gazetteer(areas, [], ["Wiltshire"], ())
    at = Position("south", True, Point(51.01, -1.9))
    assert council.town("3 Mill Lane, Newtown", at) == "Newtown"


def test_another_areas_place_counts_where_it_is_no_farther_than_its_own_areas_middle() -> None:
    downs = COUNCILS["downs"]
    beside = Position("devizes", True, Point(51.349, -2.2))
    assert downs.town("3 Mill Lane, Bradford on Avon", beside) == "Bradford on Avon"
    within = Position("devizes", True, Point(51.35, -2.0))
    assert downs.town("3 Mill Lane, Bradford on Avon", within) == "Devizes"


@pytest.mark.parametrize(
    ("address", "street"),
    [
        ("Spar House, Church Lane, Potterne, Devizes, Wiltshire", "Spar House, Church Lane"),
        ("Spar House,Church Lane,DEVIZES", "Spar House, Church Lane"),
        ("Spar House, Church Lane, near Potterne", "Spar House, Church Lane"),
        ("3 Mill Lane, Swindon", "3 Mill Lane, Swindon"),  # post goes by way of it
        ("3 Mill Lane", "3 Mill Lane"),
    ],
)
def test_the_street_is_what_stands_before_the_town(address: str, street: str) -> None:
    at = Position("devizes", True, Point(51.352, -1.994))
    assert COUNCILS["downs"].street(address, at) == street


@pytest.mark.parametrize(
    "line",
    [
        "12 Mill Lane", "Mill Lane", "MILL LANE", "Mill Ln", "High St.", "Unit 4", "Flat B",
        "Suite 200", "First Floor", "The Old Dairy", "Phoenix Business Park", "Rook Industrial Estate",
        "Larch House", "Wren Court", "St Anne's Hospital", "c/o Larch Ltd", "PO Box 7", "Wiltshire",
        "Tyne and Wear", "NA", "-", "12", "office@example.org", "Heol y Parc", "Northgate",
    ],
)  # fmt: skip
def test_a_street_a_house_or_a_county_is_no_town(line: str) -> None:
    assert not may_be_town(line, ["Kestrel House"])


@given(st.text(max_size=60))
def test_whatever_an_address_holds_its_town_is_no_street(text: str) -> None:
    council: Gazetteer = COUNCILS["downs"]
    town = council.town(f"Kestrel House, {text}")
    names = {place.name for places in council.places.values() for place in places}
    lines = {in_public(line).casefold() for line in lines_of(text)}
    assert town in names or not town or town.casefold() in lines or any(map(str.isupper, town))
    assert not any(character.isdigit() for character in town)
