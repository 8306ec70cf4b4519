"""`import postcodes`: what is read from each kind of source, and what a wrong one is told."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pytest

from generator.failure import ImportFailure
from generator.importers.postcodes import edition_of, import_postcodes
from generator.importers.postcodes.areas import read_mapping
from generator.importers.postcodes.national_grid import to_wgs84
from generator.importers.postcodes.packing import ATTRIBUTION, Edition
from generator.importers.postcodes.sources import CODE_POINT, ONSPD, read
from generator.importers.postcodes.tables import Tally
from generator.load.postcodes import PostcodePoint
from generator.problem import Place
from generator.records import Area, Point, kilometres

WILTSHIRE = frozenset({"E06000054"})
AREAS = tuple(
    Area(area_id, name, Point(51.35, -1.99), (), Place("content/areas.yml"))
    for area_id, name in [
        ("devizes", "Devizes"),
        ("salisbury", "Salisbury"),
        ("bradford-on-avon", "Bradford on Avon"),
    ]
)

SN10_1AA = Point(51.352551, -1.994213)  # easting 400500, northing 161500

ONSPD_OLD = (
    "pcd,pcd2,pcds,doterm,oscty,oslaua,oseast1m,osnrth1m,lat,long\r\n"
    '"SN101AA","SN10 1AA","SN10 1AA",,,E06000054,400500,161500,51.352551,-1.994213\r\n'
    '"SN101AB","SN10 1AB","SN10 1AB",200612,,E06000054,400500,161500,51.352551,-1.994213\r\n'
    '"BA1 1AA","BA1  1AA","BA1 1AA",,,E06000022,375000,164700,51.381,-2.36\r\n'
    '"SP1 1AA","SP1  1AA","SP1 1AA",,,E06000054,,,99.999999,0.000000\r\n'
    '"SP1 1CI","SP1  1CI","SP1 1CI",,,E06000054,,,51.07,-1.80\r\n'
    '"SP1 1AD","SP1  1AD","SP1 1AD",,,E06000054,,,north,-1.80\r\n'
    '"SP1 1AE","SP1  1AE","SP1 1AE",,,E06000054,,,-51.07,-1.80\r\n'
    '"SP1 1AF"\r\n'
    "\r\n"
    '"SN101AA","SN10 1AA","SN10 1AA",,,E06000054,400500,161500,51.352551,-1.994213\r\n'
)
ONSPD_NEW = (
    "\ufeffpcd7,pcd8,pcds,doterm,cty25cd,lad25cd,wd25cd,east1m,north1m,lat,long\n"
    "SN101AA,SN10 1AA,SN10 1AA,,,E06000054 ,E05013430,400500,161500,51.352551,-1.994213\n"
    "GU1 1AA,GU1  1AA,GU1 1AA,,E10000030,E07000209,E05007293,499000,150000,51.239,-0.58\n"
)
CODE_POINT_SN = (
    '"SN101AA",10,400500,161500,"E92000001","E19000002","E18000010","","E06000054","E05013430"\n'
    '"SN101AB",90,0,0,"E92000001","E19000002","E18000010","","E06000054","E05013430"\n'
    '"SN1 1AE",10,415122,185189,"E92000001","E19000002","E18000010","","E06000030","E05008954"\n'
)
CODE_POINT_GU = '"GU1 1AA",10,499000,150000,"E92000001","","","E10000030","E07000209","E05007293"\n'


def written(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def zipped(path: Path, files: Mapping[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def a_csv(tmp_path: Path, content: str | bytes, name: str = "ONSPD_NOV_2025_UK.csv") -> Path:
    return written(tmp_path, {name: content}) / name


def postcodes(points: Iterable[PostcodePoint]) -> list[str]:
    return [point.postcode for point in points]


def metres(one: Point, other: Point) -> float:
    return 1000 * kilometres(one, other)


# --- reading ------------------------------------------------------------------------------------


def test_each_row_that_is_left_out_is_counted_with_its_reason(tmp_path: Path) -> None:
    tally = Tally()
    points = list(read(a_csv(tmp_path, ONSPD_OLD), WILTSHIRE, tally))
    assert points == [PostcodePoint("SN10 1AA", 51.352551, -1.994213)]
    assert tally.rows == {
        "no longer in use": 1,
        "of another authority": 1,
        "no position": 1,
        "not a postcode": 1,
        "position is no number": 1,
        "position outside the United Kingdom": 1,
        "too few columns": 1,
        "blank row": 1,
        "given twice": 1,
    }
    assert tally.first["no position"] == "ONSPD_NOV_2025_UK.csv:5"


def test_a_release_with_renamed_columns_a_byte_order_mark_and_unix_line_ends(
    tmp_path: Path,
) -> None:
    assert postcodes(read(a_csv(tmp_path, ONSPD_NEW), WILTSHIRE)) == ["SN10 1AA"]


def test_a_county_is_an_authority_too(tmp_path: Path) -> None:
    surrey = frozenset({"E10000030"})
    assert postcodes(read(a_csv(tmp_path, ONSPD_NEW), surrey)) == ["GU1 1AA"]
    assert postcodes(read(a_csv(tmp_path, CODE_POINT_GU, "gu.csv"), surrey)) == ["GU1 1AA"]


def test_a_directory_cut_down_to_grid_references(tmp_path: Path) -> None:
    text = "pcd7,doterm,lad25cd,east1m,north1m\nSN101AA,,E06000054,400500,161500\n"
    text += "BT1 1AA,,N09000003,333700,374100\n"
    tally = Tally()
    found = list(read(a_csv(tmp_path, text), WILTSHIRE | {"N09000003"}, tally))
    assert postcodes(found) == ["SN10 1AA"]
    assert metres(found[0].point, SN10_1AA) < 10
    assert list(tally.rows) == ["on the Irish grid, and the source gives no latitude"]


def test_an_ons_zip_is_read_once_although_it_holds_everything_twice(tmp_path: Path) -> None:
    names = "Documents/LA_UA names and codes.csv", "Data/multi_csv/ONSPD_NOV_2025_UK_SN.csv"
    files = {
        names[0]: "LAD25CD,LAD25NM\nE06000054,Wiltshire\n",
        names[1]: ONSPD_NEW,
        "Data/ONSPD_NOV_2025_UK.csv": ONSPD_NEW,
    }
    tally = Tally()
    source = zipped(tmp_path / "onspd.zip", files)
    assert postcodes(read(source, WILTSHIRE, tally)) == ["SN10 1AA"]
    assert tally.rows == {"of another authority": 1}
    assert edition_of(source) == Edition(ONSPD, "2025-11")


def test_the_folder_multi_csv_alone_will_do(tmp_path: Path) -> None:
    written(tmp_path, {"Data/multi_csv/ONSPD_NOV_2025_UK_SN.csv": ONSPD_NEW})
    assert postcodes(read(tmp_path, WILTSHIRE)) == ["SN10 1AA"]
    assert postcodes(read(tmp_path / "Data" / "multi_csv", WILTSHIRE)) == ["SN10 1AA"]


CODE_POINT_FILES = {
    "Data/CSV/sn.csv": CODE_POINT_SN,
    "Data/CSV/gu.csv": CODE_POINT_GU,
    "Doc/Code-Point_Open_Column_Headers.csv": "PC,PQ,EA,NO,CY,RH,LH,CC,DC,WC\n",
    "Doc/metadata.txt": "PRODUCT: OS CODE-POINT_03.02\nCOPYRIGHT DATE: 20250820\n",
}


@pytest.mark.parametrize("as_zip", [True, False])
def test_code_point_open(tmp_path: Path, as_zip: bool) -> None:
    source = (
        zipped(tmp_path / "codepo_gb.zip", CODE_POINT_FILES)
        if as_zip
        else written(tmp_path / "codepo_gb", CODE_POINT_FILES)
    )
    tally = Tally()
    found = list(read(source, WILTSHIRE, tally))
    assert postcodes(found) == ["SN10 1AA"]
    assert metres(found[0].point, SN10_1AA) < 10
    assert tally.rows == {"of another authority": 2, "no position": 1}
    assert edition_of(source) == Edition(CODE_POINT, "2025-08")


# Ordnance Survey's test points for its exact transformation (OSTN15 developer pack).
@pytest.mark.parametrize(
    ("easting", "northing", "latitude", "longitude"),
    [
        (91492.146, 11318.804, 49.92226393730, -6.29977752014),  # St Mary's, Scilly
        (438710.920, 114792.250, 50.93127937910, -1.45051433700),  # Southampton
        (362269.991, 169978.690, 51.42754743020, -2.54407618349),  # Bristol
        (389544.190, 261912.153, 52.25529381630, -2.15458614387),  # Droitwich
        (395999.668, 1138728.951, 60.13308091660, -2.07382822798),  # Shetland
    ],
)
def test_the_national_grid_is_within_5_m_of_the_exact_transformation(
    easting: float, northing: float, latitude: float, longitude: float
) -> None:
    assert metres(to_wgs84(easting, northing), Point(latitude, longitude)) < 5


# --- areas --------------------------------------------------------------------------------------


def test_a_mapping_names_areas_by_id_or_by_name(tmp_path: Path) -> None:
    text = (
        "postcode,community_area\r\nsn101aa,Devizes\r\nSP1 1AA,salisbury\r\n"
        "BA15 1AA,Bradford-on-Avon\r\nSP1 1AB,Swindon\r\nnowhere,Devizes\r\nSP1 1AD\r\n"
    )
    tally = Tally()
    mapping = read_mapping(a_csv(tmp_path, text, "areas.csv"), AREAS, tally)
    assert mapping == {
        "SN10 1AA": "devizes",
        "SP1 1AA": "salisbury",
        "BA15 1AA": "bradford-on-avon",
    }
    assert tally.first == {
        "area is not in areas.yml": "areas.csv:5",
        "not a postcode": "areas.csv:6",
        "too few columns": "areas.csv:7",
    }


# --- the whole import ---------------------------------------------------------------------------


def test_an_import_says_what_it_did(tmp_path: Path) -> None:
    source = a_csv(tmp_path, ONSPD_OLD)
    mapping = a_csv(tmp_path, "postcode,area\nSN10 1AA,salisbury\nSP9 9AA,swindon\n", "areas.csv")
    done = import_postcodes(source, WILTSHIRE, AREAS, mapping, note="Areas are derived.")
    assert list(done.files) == [ATTRIBUTION, "SN10.json", "index.json"]
    assert (done.postcodes, done.by_mapping) == (1, 1)
    assert sum(left_out.rows for left_out in done.left_out) == 9
    assert done.mapping_left_out[0].first == "areas.csv:3"
    assert json.loads(done.files["index.json"])["edition"] == "2025-11"
    text = done.files[ATTRIBUTION].decode()
    assert text.startswith("Contains OS data © Crown copyright and database right 2025;")
    assert text.endswith("Areas are derived.\n")


def imported(source: Path, codes: Sequence[str] = ("E06000054",), month: str = "") -> None:
    import_postcodes(source, codes, AREAS, month=month)


def test_a_source_that_cannot_be_used_is_named_with_what_would_be_right(tmp_path: Path) -> None:
    two = {"a/ONSPD_MAY_2025_UK.csv": ONSPD_NEW, "b/ONSPD_NOV_2025_UK.csv": ONSPD_NEW}
    cut = zipped(tmp_path / "whole.zip", CODE_POINT_FILES).read_bytes()[:300]
    wrong: list[tuple[Path, str]] = [
        (tmp_path / "gone.csv", "there is no such file"),
        (written(tmp_path / "empty", {"notes.txt": ""}), "empty: holds no CSV file"),
        (written(tmp_path / "two", two), "name the one to import"),
        (a_csv(tmp_path, "name,town\nA,B\n", "list.csv"), "list.csv: is neither the ONS Postcode"),
        (a_csv(tmp_path, "", "nothing.csv"), "nothing.csv: is neither"),
        (a_csv(tmp_path, b"\x00\xff" * 200_000, "photo.csv"), "photo.csv: (is neither|cannot be)"),
        (a_csv(tmp_path, "postcode,lat,long\n", "pc.csv"), "has no column doterm and no oslaua"),
        (a_csv(tmp_path, cut, "cut.zip"), "cut.zip: is no zip, or was cut short"),
        (zipped(tmp_path / "book.xlsx", {"xl/sheet1.xml": "<x/>"}), "holds no CSV file"),
        (a_csv(tmp_path, ONSPD_NEW, "postcodes.csv"), "does not say which edition it is"),
    ]
    for source, message in wrong:
        with pytest.raises(ImportFailure, match=message):
            imported(source)


def test_authorities_that_cannot_be_used(tmp_path: Path) -> None:
    source = a_csv(tmp_path, ONSPD_NEW)
    for codes, message in [
        ([], "no local authority is named"),
        (["Wiltshire"], '"Wiltshire" is no local authority code'),
        (["E06000001"], "holds no live postcode of E06000001"),
    ]:
        with pytest.raises(ImportFailure, match=message):
            imported(source, codes)
    with pytest.raises(ImportFailure, match="give its year and month"):
        imported(source, month="November")


def test_a_mapping_that_cannot_be_used(tmp_path: Path) -> None:
    for text, message in [
        ("postcode,town\n", "needs a column postcode and a column community_area"),
        ("postcode,area\nSN10 1AA,Swindon\n", "names no area of areas.yml in its column area"),
    ]:
        with pytest.raises(ImportFailure, match=message):
            read_mapping(a_csv(tmp_path, text, "areas.csv"), AREAS)
    with pytest.raises(ImportFailure, match="there is no such file"):
        read_mapping(tmp_path / "gone.csv", AREAS)
