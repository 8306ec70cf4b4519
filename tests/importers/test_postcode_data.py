"""The site's postcode data: packed small, the same points found again, and Wiltshire's own."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema_rs import ValidationError

from generator.failure import ImportFailure
from generator.importers.postcodes.areas import nearest
from generator.importers.postcodes.national_grid import to_wgs84
from generator.importers.postcodes.packing import MOST_BYTES, Edition, compact
from generator.importers.postcodes.sources import ONSPD
from generator.load import postcodes as loading
from generator.load.postcodes import DamagedPostcodeData, PostcodePoint, normal_form
from generator.problem import Place
from generator.records import Area, Point, kilometres
from generator.site.browser import handing

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("FRAMEWORK_SHARED_DATA", ROOT.parent / "shared" / "data"))
WILTSHIRE_CSV = SHARED / "postcodes" / "wiltshire_postcodes.csv"
LETTERS = "ABDEFGHJLNPQRSTUWXYZ"  # what may stand after the last figure of a postcode

needs_shared_data = pytest.mark.skipif(
    not WILTSHIRE_CSV.is_file(), reason=f"no {WILTSHIRE_CSV}: set FRAMEWORK_SHARED_DATA"
)

AREAS = tuple(
    Area(area_id, area_id.title(), Point(latitude, longitude), (), Place("content/areas.yml"))
    for area_id, latitude, longitude in [
        ("devizes", 51.3508, -1.99118),
        ("salisbury", 51.07125, -1.80069),
        ("bradford-on-avon", 51.34714, -2.24989),
    ]
)
HELD = sorted((ROOT / "content" / "postcodes").glob("*.json"))
NOVEMBER = Edition(ONSPD, "2025-11")


def written(folder: Path, files: Mapping[str, bytes]) -> Path:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def metres(one: Point, other: Point) -> float:
    return 1000 * kilometres(one, other)


uk_points = st.builds(
    PostcodePoint,
    st.from_regex(rf"[A-Z]{{1,2}}[0-9][0-9A-Z]? [0-9][{LETTERS}]{{2}}", fullmatch=True),
    st.floats(49.8, 60.9),
    st.floats(-8.7, 1.8),
)


@given(st.lists(uk_points, min_size=1, max_size=40, unique_by=lambda point: point.postcode))
def test_every_postcode_is_found_again_within_12_m(
    tmp_path_factory: pytest.TempPathFactory, points: list[PostcodePoint]
) -> None:
    files = compact(points, AREAS, {}, NOVEMBER)
    assert compact(points[::-1], AREAS, {}, NOVEMBER) == files
    book = loading.load(written(tmp_path_factory.mktemp("postcodes"), files))
    for point in points:
        found = book.find(point.postcode.lower().replace(" ", ""))
        assert found is not None
        assert metres(found.point, point.point) < 12
        assert found.area == nearest(point, AREAS)
    assert sum(book.outcodes.values()) == len(points)


def crowded(outcode: str, number: int) -> Iterator[PostcodePoint]:
    """So many postcodes, spread over 40 km by 27 km."""
    for n in range(number):
        sector, unit = divmod(n, 400)
        postcode = f"{outcode} {sector}{LETTERS[unit // 20]}{LETTERS[unit % 20]}"
        yield PostcodePoint(postcode, 51 + n % 97 / 250, -2.3 + n % 89 / 230)


def test_the_largest_outcode_of_the_country_fits_into_20_kilobytes() -> None:
    files = compact(crowded("CR0", 2775), AREAS, {}, NOVEMBER)  # ONSPD 2025: CR0 leads with 2,775
    assert len(files["CR0.json"]) <= MOST_BYTES == 20_000
    assert b'"width":2' in files["CR0.json"]


def test_an_outcode_over_20_kilobytes_is_refused() -> None:
    with pytest.raises(ImportFailure, match=r"CR0: 4000 postcodes make .* over the 20000"):
        compact(crowded("CR0", 4000), AREAS, {}, NOVEMBER)


def test_the_book_gives_none_for_what_it_does_not_hold(tmp_path: Path) -> None:
    files = compact([PostcodePoint("SN10 1AA", 51.35, -1.99)], AREAS, {}, NOVEMBER)
    book = loading.load(written(tmp_path, files))
    index = json.loads(files["index.json"])
    assert (index["edition"], index["attribution"]) == ("2025-11", NOVEMBER.attribution)
    for unknown in ("SN10 1AB", "SN11 1AA", "SN10", "", "../SN10 1AA"):
        assert book.find(unknown) is None
    assert loading.load(tmp_path / "nothing").find("SN10 1AA") is None


@pytest.mark.parametrize("name", ["index.json", "SN10.json"])
@pytest.mark.parametrize("content", ["", "[]", '{"outcodes":{"SN10":[1]}}', "\udcff", "{}"])
def test_a_damaged_file_is_named(tmp_path: Path, name: str, content: str) -> None:
    files = compact([PostcodePoint("SN10 1AA", 51.35, -1.99)], AREAS, {}, NOVEMBER)
    written(tmp_path, files | {name: content.encode(errors="surrogateescape")})
    with pytest.raises(DamagedPostcodeData, match=f"{name}: is not postcode data"):
        loading.load(tmp_path).find("SN10 1AA")


@pytest.mark.parametrize(
    ("text", "normal"),
    [("sn101aa", "SN10 1AA"), (" W1A  1hq ", "W1A 1HQ"), ("M1\u00a01AE", "M1 1AE")]
    + [
        (text, None)
        for text in ("SN10", "SN10 1A", "SN10 1CA", "GIR 0AA", "SN100 1AA", "\uff33N10 1AA")
    ],
)
def test_the_form_of_a_postcode(text: str, normal: str | None) -> None:
    assert normal_form(text) == normal


def test_a_postcode_that_the_mapping_leaves_out_gets_the_nearest_area(tmp_path: Path) -> None:
    near_salisbury = PostcodePoint("SP1 1AA", 51.07, -1.80)
    mapped_away = PostcodePoint("SP1 1AB", 51.07, -1.80)
    files = compact([near_salisbury, mapped_away], AREAS, {"SP1 1AB": "devizes"}, NOVEMBER)
    book = loading.load(written(tmp_path, files))
    held = [book.find("SP1 1AA"), book.find("SP1 1AB")]
    assert [point and point.area for point in held] == ["salisbury", "devizes"]
    assert nearest(near_salisbury, AREAS) == "salisbury"


# --- the real data ------------------------------------------------------------------------------


@needs_shared_data
def test_the_national_grid_against_every_postcode_of_wiltshire() -> None:
    with WILTSHIRE_CSV.open(newline="", encoding="utf-8") as text:
        off = sorted(
            metres(
                to_wgs84(float(row["easting"]), float(row["northing"])),
                Point(float(row["latitude"]), float(row["longitude"])),
            )
            for row in csv.DictReader(text)
        )
    assert len(off) == 22_828
    assert off[len(off) * 99 // 100] < 10


@needs_shared_data
def test_the_committed_data_holds_every_live_postcode_of_wiltshire_in_its_area() -> None:
    folder = ROOT / "content" / "postcodes"
    book = loading.load(folder)
    with WILTSHIRE_CSV.open(newline="", encoding="utf-8") as text:
        live = [row for row in csv.DictReader(text) if row["in_code_point_open_2025"] == "Y"]
    for row in live:
        found = book.find(row["postcode"])
        assert found is not None, row["postcode"]
        assert metres(found.point, Point(float(row["latitude"]), float(row["longitude"]))) < 12
        name = row["community_area"].replace("&", "and")
        assert found.area == name.lower().replace(" ", "-")
    assert sum(book.outcodes.values()) == len(live) == 17_039
    assert all(path.stat().st_size <= MOST_BYTES for path in folder.iterdir())


def test_the_postcodes_that_are_held_are_as_the_scripts_read_them() -> None:
    contents = {path.stem: json.loads(path.read_text("utf-8")) for path in HELD}
    index = contents.pop("index")
    handing.check(index, "postcodes")
    assert len(handing.checked([*contents.values()], "postcodes", "outcode")) == len(contents) > 20
    assert set(index["outcodes"]) == set(contents)


def test_what_the_scripts_could_not_read_is_not_written() -> None:
    with pytest.raises(ValidationError, match="Octember"):
        compact([PostcodePoint("SN10 1AA", 51.35, -1.99)], AREAS, {}, Edition(ONSPD, "Octember"))
    with pytest.raises(ValidationError, match="sn10"):
        compact([PostcodePoint("sn10 1AA", 51.35, -1.99)], AREAS, {}, NOVEMBER)
