"""Places lie where they are: those of the demonstration, and how a point is found for one."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.check import check
from generator.config import Config
from generator.importers.postcodes.national_grid import to_wgs84
from generator.importers.postcodes.packing import ONSPD, Edition, compact
from generator.load import load
from generator.load import postcodes as postcode_data
from generator.load.postcodes import PostcodePoint
from generator.load.tables import column_names
from generator.records import NamedPlace, Point, kilometres
from tests.matrix import AS_OF, council

ROOT = Path(__file__).parents[1]
KM_IN_A_MILE = 1.609344

# Easting and northing (metres, OSGB36) of a village's middle by its OS grid reference, and not by
# any postcode; then how far it is from its area's town in a straight line, in miles, by theirs.
ON_THE_MAP = {
    "Aldbourne": (426400, 175600, "marlborough", 6.2),
    "Ramsbury": (427500, 171600, "marlborough", 5.3),
    "Potterne": (399500, 158500, "devizes", 1.9),
    "Urchfont": (404100, 157300, "devizes", 3.4),
    "Great Bedwyn": (427800, 164500, "pewsey", 7.4),
    "Zeals": (378100, 131700, "south-west-wiltshire", 19.6),
    "Lacock": (391600, 168500, "corsham", 3.3),
    "Sherston": (385300, 185900, "malmesbury", 5.0),
    "Ludgershall": (426400, 150800, "tidworth", 2.1),
    "Codford": (396700, 139900, "warminster", 6.6),
}


@pytest.fixture(scope="module")
def places() -> Mapping[str, tuple[NamedPlace, str]]:
    """Those of the demonstration, with the ids of their areas."""
    filed = load(Config(ROOT, AS_OF, ROOT / "site")).filed
    assert filed is not None
    return {place.name: (place, area.id) for area in filed.areas.values() for place in area.places}


@pytest.fixture(scope="module")
def towns() -> Mapping[str, Point]:
    """The points of the demonstration's areas."""
    filed = load(Config(ROOT, AS_OF, ROOT / "site")).filed
    assert filed is not None
    return {area.id: area.point for area in filed.areas.values() if area.point}


@pytest.mark.parametrize("village", ON_THE_MAP)
def test_a_village_is_where_the_map_shows_it(
    village: str,
    places: Mapping[str, tuple[NamedPlace, str]],
    towns: Mapping[str, Point],
) -> None:
    easting, northing, town, away = ON_THE_MAP[village]
    place, area = places[village]
    assert area == town
    assert place.point is not None
    assert kilometres(place.point, to_wgs84(easting, northing)) < 0.5
    assert kilometres(place.point, towns[town]) / KM_IN_A_MILE == pytest.approx(away, abs=0.3)


def test_each_place_lies_in_its_own_area(
    places: Mapping[str, tuple[NamedPlace, str]], towns: Mapping[str, Point]
) -> None:
    """By the area of its postcode, and by its way to the area's town; one place is over a border."""
    book = postcode_data.load(ROOT / "content" / "postcodes")
    far = {"south-west-wiltshire": 33}  # its town, Wilton, lies at its eastern end
    astray = set()
    for name, (place, area) in places.items():
        if place.postcode:
            located = book.find(place.postcode)
            assert located is not None, name
            assert kilometres(located.point, towns[area]) < far.get(area, 20), name
            if located.area != area:
                astray.add(name)
    assert astray == {"Dauntsey Lock"}


def test_nearly_every_place_has_a_point_and_no_misspelling_has(
    places: Mapping[str, tuple[NamedPlace, str]],
) -> None:
    without = {n for n, (place, _) in places.items() if not (place.point or place.is_misspelling)}
    assert without == {
        *("Bradford-on-Avon", "Braydon", "Brokerswood", "Castle Mead", "Chute", "Melksham Without"),
        "Savernake",
    }
    assert not [n for n, (place, _) in places.items() if place.is_misspelling and place.point]


AREAS = """\
- id: devizes
  name: Devizes
  latitude: 51.352
  longitude: -1.994
  places:
    - Rowde
    - {name: Potterne, postcode: SN10 5NF}
    - {name: Stert, postcode: SN10 9ZZ}
    - Urchfont
    - rowd
- id: pewsey
  name: Pewsey
"""
HELD = {
    "SN10 1AA": (51.351, -1.994, "devizes"),
    "SN10 2AA": (51.366, -2.030, "devizes"),
    "SN10 2AB": (51.368, -2.036, "devizes"),
    "SN10 2AD": (51.310, -2.036, "devizes"),
    "SN10 2AE": (51.300, -1.700, "pewsey"),
    "SN10 5NF": (51.326, -2.008, "devizes"),
}


def laid_out(folder: Path, *rows: Mapping[str, str]) -> Path:
    """The small council with these postcodes, and with these rows in its register."""
    root = council(folder)
    content = root / "content"
    (content / "areas.yml").write_text(AREAS, "utf-8")
    points = [PostcodePoint(code, north, east) for code, (north, east, _) in HELD.items()]
    lies_in = {code: area for code, (_, _, area) in HELD.items()}
    (content / "postcodes").mkdir()
    for name, data in compact(points, (), lies_in, Edition(ONSPD, "2025-11")).items():
        (content / "postcodes" / name).write_bytes(data)
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, column_names("cqc-locations"))
    writer.writeheader()
    for number, row in enumerate(rows, 1):
        writer.writerow({"location_id": f"1-{number:09}", "location_name": "A home", **row})
    (content / "cqc-locations.csv").write_text(out.getvalue(), "utf-8")
    return root


def points_in(root: Path) -> dict[str, Point | None]:
    filed = load(Config(root, AS_OF, root / "site")).filed
    assert filed is not None
    return {place.name: place.point for area in filed.areas.values() for place in area.places}


def at(address: str, postcode: str, **more: str) -> dict[str, str]:
    return {"address": address, "postcode": postcode, **more}


def test_a_place_lies_where_its_postcode_lies_or_nobody_knows_where(tmp_path: Path) -> None:
    in_stert = at("1 The Green, Stert", "SN10 1AA")
    in_potterne = at("1 High Street, Potterne", "SN10 1AA")
    points = points_in(laid_out(tmp_path, in_stert, in_potterne))
    assert points["Potterne"] == Point(51.326, -2.008)
    assert points["Stert"] is None
    assert points["Rowde"] is points["Urchfont"] is points["rowd"] is None


def test_without_a_postcode_it_lies_in_the_middle_of_the_registers_addresses_there(
    tmp_path: Path,
) -> None:
    points = points_in(
        laid_out(
            tmp_path,
            at("1 High Street, Rowde", "SN10 2AA"),
            at("The Lodge, Marsh Lane, Rowde, Devizes, Wiltshire", "SN10 2AB"),
            at("3 Silver Street, Rowde, Devizes", "SN10 2AD"),
            at("Rowde, 3 Long Street, Devizes", "SN10 5NF"),  # the name of a house
            at("1 Far Lane, Rowde", "SN10 2AE"),  # another area's
            at("2 High Street, Rowde", "SN10 9ZZ"),  # not held, and the register has no point
        )
    )
    assert points["Rowde"] == Point(51.366, -2.036)


def test_an_address_whose_postcode_is_not_held_lies_where_the_register_puts_it(
    tmp_path: Path,
) -> None:
    row = at("1 High Street, Urchfont", "ZZ1 1ZZ", latitude="51.315", longitude="-1.944")
    assert points_in(laid_out(tmp_path, row))["Urchfont"] == Point(51.315, -1.944)


@pytest.mark.parametrize("known_by", ["location_id", "postcode"])
def test_no_place_lies_where_a_home_is_whose_street_is_withheld(
    tmp_path: Path, known_by: str
) -> None:
    home = {"location_id": "1-900000101", "postcode": "BA14 8AA"}  # Brook Lane flats
    point = {"latitude": "51.361", "longitude": "-2.031"}
    row = {"address": "1 High Street, Rowde", **point, known_by: home[known_by]}
    root = laid_out(tmp_path, row)
    assert points_in(root)["Rowde"] == Point(51.361, -2.031)
    lot = root / "lots" / "supported-living.yml"
    lot.write_text(lot.read_text("utf-8") + "town_only: true\n", "utf-8")
    assert points_in(root)["Rowde"] is None


def test_without_postcodes_a_place_that_names_one_is_no_problem(tmp_path: Path) -> None:
    """As in a starter pack, which goes without: what is not there makes nobody's postcode wrong."""
    root = laid_out(tmp_path)
    unheld = [p for p in check(Config(root, AS_OF, root / "site")).problems if "place" in p.rule]
    assert [(p.rule, p.severity) for p in unheld] == [("place-postcode-unheld", "warning")]
    shutil.rmtree(root / "content" / "postcodes")
    assert not [p for p in check(Config(root, AS_OF, root / "site")).problems if "place" in p.rule]
