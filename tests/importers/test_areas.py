"""`import areas`: lists of areas as they lie about, what is added to content/areas.yml, and what moves."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.__main__ import main
from generator.check import check
from generator.config import Config
from generator.failure import ImportFailure
from generator.importers.areas import AreasPlan, plan_areas
from generator.importers.areas.reading import read_areas
from generator.importers.outlines import OUTLINES, outline_of
from generator.load.postcodes import PostcodePoint
from generator.load.postcodes import load as load_postcodes
from generator.load.yaml_text import without_entries
from generator.records import Point
from tests.importers.register_files import (
    TODAY,
    csv_bytes,
    edited,
    installation,
    ods_bytes,
    postcodes,
    rows_of,
)
from tests.importers.test_sorting import HELD, areas_of, oldham, towns_of

AREAS, REPORT = "content/areas.yml", "import-report.csv"
SERVICES = "providers/kestrel-care/services.csv"
CSV = (
    "Area name,Latitude,Longitude,Towns and villages\r\n"
    "Failsworth,53.510,-2.157,Woodhouses; Hollinwood\r\n"
    "Saddleworth,53.547,-2.005,Uppermill\r\n"
)


def no_postcode(postcode: str) -> PostcodePoint | None:
    del postcode
    return None


def square(west: float, south: float, east: float, north: float) -> list[list[float]]:
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def features(*pairs: tuple[dict[str, Any], Any]) -> str:
    made = [{"type": "Feature", "properties": p, "geometry": g} for p, g in pairs]
    return json.dumps({"type": "FeatureCollection", "features": made})


def read(
    folder: Path, name: str, content: str | bytes
) -> list[tuple[str, Point | None, list[str]]]:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    book = {"M35 9BG": PostcodePoint("M35 9BG", 53.511, -2.158)}
    return [(a.name, a.point, [p for p, _ in a.places]) for a in read_areas(path, book.get)]


class TestFiles:
    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("areas.csv", CSV),
            ("areas.csv", "\ufeff" + CSV.replace("\r\n", "\n")),
            ("areas.csv", CSV.replace(",", "\t")),
            ("areas.csv", "Our areas\n\n" + CSV),
            (
                "areas.csv",
                "district;lat;lng;places\nFailsworth;53.51;-2.157;Woodhouses, Hollinwood\n"
                "Saddleworth;53.547;-2.005;Uppermill\n",
            ),
            (
                "centroids.csv",
                "id,name,centroid_lat,centroid_lon,places\nfailsworth,Failsworth,53.51,-2.157,Woodhouses;Hollinwood\n"
                "saddleworth,Saddleworth,53.547,-2.005,Uppermill\n",
            ),
            (
                "places.csv",  # a row for each place
                "Place,Area,Lat,Long\nWoodhouses,Failsworth,53.51,-2.157\n"
                "Hollinwood,Failsworth,,\nUppermill,Saddleworth,53.547,-2.005\n",
            ),
            (
                "wards.csv",
                "WD24CD,WD24NM,LAT,LONG,Villages\nE05000721,Failsworth,53.51,-2.157,Woodhouses|Hollinwood\n"
                "E05000729,Saddleworth,53.547,-2.005,Uppermill\n",
            ),
            (
                "areas.ods",
                ods_bytes(
                    {
                        "Areas": [
                            ["Name", "Latitude", "Longitude", "Places"],
                            ["Failsworth", 53.51, -2.157, "Woodhouses; Hollinwood"],
                            ["Saddleworth", 53.547, -2.005, "Uppermill"],
                        ]
                    }
                ),
            ),
            (
                "areas.yml",
                "- {id: failsworth, name: Failsworth, latitude: 53.51, longitude: -2.157, "
                "places: [Woodhouses, Hollinwood]}\n"
                "- {id: saddleworth, name: Saddleworth, latitude: 53.547, longitude: -2.005, "
                "places: [Uppermill]}\n",
            ),
            (
                "areas.geojson",
                features(
                    (
                        {"name": "Failsworth", "places": "Woodhouses, Hollinwood"},
                        {"type": "Point", "coordinates": [-2.157, 53.51]},
                    ),
                    (
                        {"WD24NM": "Saddleworth", "places": ["Uppermill"]},
                        {"type": "Point", "coordinates": [-2.005, 53.547]},
                    ),
                ),
            ),
        ],
        ids=lambda value: value if isinstance(value, str) and "\n" not in value else "",
    )
    def test_a_list_says_the_same_in_each_form(
        self, tmp_path: Path, name: str, content: str | bytes
    ) -> None:
        assert read(tmp_path, name, content) == [
            ("Failsworth", Point(53.51, -2.157), ["Woodhouses", "Hollinwood"]),
            ("Saddleworth", Point(53.547, -2.005), ["Uppermill"]),
        ]

    def test_a_postcode_stands_in_for_a_point_and_neither_need_be_there(
        self, tmp_path: Path
    ) -> None:
        rows = "name,postcode\nFailsworth,m359bg\nSaddleworth,\n"
        assert read(tmp_path, "areas.csv", rows) == [
            ("Failsworth", Point(53.511, -2.158), []),
            ("Saddleworth", None, []),
        ]

    def test_metres_of_the_national_grid_are_turned_into_degrees(self, tmp_path: Path) -> None:
        ((_, point, _),) = read(
            tmp_path, "a.csv", "name,easting,northing\nFailsworth,389600,401300\n"
        )
        assert point is not None
        assert (round(point.latitude, 2), round(point.longitude, 2)) == (53.51, -2.16)

    def test_the_middle_of_an_outline_is_its_point(self, tmp_path: Path) -> None:
        ring = square(-2.2, 53.5, -2.1, 53.6)
        text = features(({"name": "Failsworth"}, {"type": "Polygon", "coordinates": [ring]}))
        ((_, point, _),) = read(tmp_path, "a.geojson", text)
        assert point == Point(53.55, -2.15)

    @pytest.mark.parametrize(
        ("name", "content", "part"),
        [
            ("a.csv", "colour,size\nred,2\n", 'no column is called name.*"colour" and "size"'),
            ("a.csv", "", "no column is called name"),
            ("a.csv", "name\n", "there is no area in it"),
            ("a.csv", "name,lat\n,53\n", "a.csv:2: this row has no name"),
            ("a.csv", "name,lat,long\nX1,north,2\n", "a.csv:2: latitude and longitude should be"),
            ("a.csv", "name,lat,long\nX1,53.5,\n", "a.csv:2: latitude and longitude should be"),
            ("a.csv", "name,lat,long\nX1,-2.1,53.5\n", "have changed places"),
            ("a.csv", "name,lat,long\nX1,48.8,2.3\n", "not in Great Britain"),
            ("a.csv", "name,lat,long\nX1,nan,2.3\n", "not in Great Britain"),
            ("a.csv", "name,postcode\nX1,ZZ1 1ZZ\n", "does not hold ZZ1 1ZZ"),
            ("a.csv", "postcode,area\nOL1 1AA,X1\n,X1\n", "does not hold|there twice"),
            ("a.csv", "name\nX1\nX1\n", "import postcodes"),
            ("a.csv", "name\n" + "\n".join(f"Area {n}" for n in range(501)), "at most 500"),
            ("a.csv", f"name\n{'x' * 81}\n", "2 to 80 characters"),
            ("a.csv", b"\x00\x01\x02", "not a CSV, ODS, XLSX or JSON file"),
            ("a.yml", "- {name: X1}\n", "a.yml"),
            ("a.yml", "- [", "a.yml"),
            ("a.json", "{}", "not GeoJSON"),
            ("a.json", '{"type": "FeatureCollection", "features": [3]}', "not GeoJSON"),
            ("a.json", features(({"colour": "red"}, None)), 'no property is called name.*"colour"'),
            ("a.json", features(({"name": "X1"}, {"type": "Point", "coordinates": ["a", 2]})), "its point"),
            ("a.json", features(({"name": "X1"}, {"type": "Polygon", "coordinates": [[3]]})), "outline"),
            (
                "a.json",
                features(({"name": "X1"}, {"type": "Polygon", "coordinates": [[[-2, 53]] * 200_001]})),
                "generalised",
            ),
        ],
    )  # fmt: skip
    def test_what_cannot_be_used_is_named_in_one_line(
        self, tmp_path: Path, name: str, content: str | bytes, part: str
    ) -> None:
        with pytest.raises(ImportFailure, match=part) as failure:
            read(tmp_path, name, content)
        assert "\n" not in str(failure.value)


class TestOutlines:
    def test_a_hole_is_outside_and_an_island_inside(self) -> None:
        rings = [
            [square(-2.3, 53.3, -2.0, 53.6), square(-2.2, 53.4, -2.1, 53.5)],
            [square(-1.9, 53.3, -1.8, 53.4)],
        ]
        outline = outline_of({"type": "MultiPolygon", "coordinates": rings}, "here")
        assert outline is not None
        inside = [Point(53.35, -2.25), Point(53.35, -1.85)]
        outside = [Point(53.45, -2.15), Point(53.45, -1.85), Point(53.9, -2.25)]
        assert [outline.has(point) for point in (*inside, *outside)] == [True] * 2 + [False] * 3

    @given(
        st.floats(min_value=-2.3, max_value=-2.0001), st.floats(min_value=53.3001, max_value=53.6)
    )
    def test_areas_beside_each_other_share_no_point(self, x: float, y: float) -> None:
        west = outline_of({"type": "Polygon", "coordinates": [square(-2.3, 53.3, -2.1, 53.6)]}, "")
        east = outline_of({"type": "Polygon", "coordinates": [square(-2.1, 53.3, -2.0, 53.6)]}, "")
        assert west is not None
        assert east is not None
        assert not (west.has(Point(y, x)) and east.has(Point(y, x)))


def planned(
    folder: Path, files: Mapping[str, bytes], csv: str | None = None, name: str = "areas.csv"
) -> AreasPlan:
    if csv is not None:
        (folder / name).write_text(csv, "utf-8", newline="")
    book = load_postcodes(folder / "content" / "postcodes")
    return plan_areas(files, installation(), book, folder / name if csv is not None else None)


class TestPlan:
    def test_the_areas_of_a_list_take_what_lies_in_them(self, tmp_path: Path) -> None:
        former = {code: (north, east, "oldham") for code, (north, east, _) in HELD.items()}
        book = postcodes(tmp_path, former)
        first = oldham(tmp_path, postcode_book=book).files
        plan = planned(tmp_path, first, CSV)
        after = {**first, **plan.files}
        assert plan.made.new == ("Failsworth", "Saddleworth")
        assert areas_of(after) == {
            "0101": "failsworth",
            "0102": "saddleworth",
            "0103": "oldham",
            "0104": "failsworth",
            "0105": "oldham",
        }
        assert towns_of(after)["0104"] == "Failsworth"
        assert plan.moves.kept == ()
        assert plan.counts == {"oldham": 2, "failsworth": 2, "saddleworth": 1, "all": 0}

    def test_the_postcodes_go_with_them_and_where_they_lie_stays(self, tmp_path: Path) -> None:
        former = {code: (north, east, "oldham") for code, (north, east, _) in HELD.items()}
        book = postcodes(tmp_path, former)
        first = oldham(tmp_path, postcode_book=book).files
        plan = planned(tmp_path, first, CSV)
        lies_in = {code: area for code, (_, _, area) in HELD.items()}
        assert plan.postcodes == (2, 4)
        for name, content in plan.files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(content)
        after = load_postcodes(tmp_path / "content" / "postcodes")
        for code, area in lies_in.items():
            before, now = book.find(code), after.find(code)
            assert before is not None
            assert now is not None
            assert (now.area, now.point) == (area, before.point)

    def test_what_an_outline_says_counts_before_what_is_near(self, tmp_path: Path) -> None:
        postcodes(tmp_path, {code: (n, e, "oldham") for code, (n, e, _) in HELD.items()})
        book = load_postcodes(tmp_path / "content" / "postcodes")
        first = oldham(tmp_path, postcode_book=book).files
        text = features(
            ({"name": "Oldham"}, {"type": "Polygon", "coordinates": [square(-2.15, 53.5, -2.0, 53.6)]}),
            ({"name": "Failsworth"}, {"type": "Polygon", "coordinates": [square(-2.2, 53.5, -2.15, 53.6)]}),
        )  # fmt: skip
        plan = planned(tmp_path, first, text, "areas.geojson")
        after = {**first, **plan.files}
        assert areas_of(after)["0101"] == "failsworth"
        assert areas_of(after)["0102"] == "oldham"
        assert OUTLINES in after
        again = planned(tmp_path, after)
        assert {n for n in again.files if not n.startswith("content/postcodes/")} == set()
        start_again = oldham(tmp_path, after, postcode_book=book)
        assert SERVICES not in start_again.files

    def test_what_a_person_set_stays_and_is_named(self, tmp_path: Path) -> None:
        postcodes(tmp_path, HELD)
        first = edited(oldham(tmp_path).files, SERVICES, 0, areas="oldham; failsworth")
        plan = planned(tmp_path, first, CSV)
        assert areas_of({**first, **plan.files})["0101"] == "oldham; failsworth"
        (kept,) = plan.moves.kept
        assert (kept.service, kept.cell, kept.sorted) == (
            "home-101",
            "oldham; failsworth",
            "failsworth",
        )

    def test_areas_that_somebody_drew_by_hand_are_sorted_by_without_a_list(
        self, tmp_path: Path
    ) -> None:
        postcodes(tmp_path, HELD)
        first = dict(oldham(tmp_path).files)
        first[AREAS] += (
            b"- {id: failsworth, name: Failsworth, latitude: 53.51, longitude: -2.157}\n"
        )
        plan = planned(tmp_path, first)
        assert areas_of({**first, **plan.files})["0101"] == "failsworth"
        assert plan.placed == {"Failsworth": "failsworth"}
        assert [a["places"] for a in yaml.safe_load(plan.files[AREAS]) if "places" in a] == [
            ["Uppermill"]
        ]

    def test_a_list_adds_to_the_file_and_leaves_its_other_bytes(self, tmp_path: Path) -> None:
        ours = (
            b"# Ours, since 2020\n"
            b"- id: failsworth  # by the canal\n"
            b'  name: "Failsworth"\n'
            b"  latitude: 53.51\n"
            b"  longitude: -2.157\n"
            b"  places:\n"
            b"    - Woodhouses   # a village\n"
            b"    - failsworthe\n"
        )
        plan = planned(tmp_path, {**oldham(tmp_path).files, AREAS: ours}, CSV)
        text = plan.files[AREAS]
        assert text.startswith(ours + b"    - Hollinwood\n")
        assert yaml.safe_load(text)[1]["places"] == ["Uppermill"]
        assert plan.made.extended == (("Failsworth", 1),)

    def test_another_point_is_named_and_left(self, tmp_path: Path) -> None:
        existing = {**oldham(tmp_path).files, AREAS: b"- {id: failsworth, name: Failsworth, latitude: 53.6, longitude: -2.1}\n"}  # fmt: skip
        plan = planned(tmp_path, existing, CSV)
        (words,) = plan.made.apart
        assert "Failsworth keeps its point; the file has another, 11 km away" in words
        assert yaml.safe_load(plan.files[AREAS])[0]["latitude"] == 53.6

    def test_a_folder_without_areas_gets_those_of_the_list(self, tmp_path: Path) -> None:
        existing = {n: c for n, c in oldham(tmp_path).files.items() if n != AREAS}
        plan = planned(tmp_path, existing, CSV)
        assert [a["id"] for a in yaml.safe_load(plan.files[AREAS])] == ["failsworth", "saddleworth"]
        with pytest.raises(ImportFailure, match="there is no area in it"):
            planned(tmp_path, existing)


class TestPlaces:
    """What is taken out of a list of places, whatever form that has."""

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("places:\n    - A1  # ours\n    - B1\n    - C1\n", "places:\n    - A1  # ours\n    - C1\n"),
            ("places:\n    - B1\n", "places: []\n"),
            ("places:\n  - B1", "places: []"),
            ("places:  # ours\n    - B1\n", "places:  # ours\n      []\n"),
            ("places: [A1, B1, C1]\n", "places: [A1, C1]\n"),
            ("places: [A1, B1]\n", "places: [A1]\n"),
            ("places: [B1, A1]  # ours\n", "places: [A1]  # ours\n"),
            ("places: [B1]\n", "places: []\n"),
            ('places: ["B1", {name: A1, postcode: OL1 1AA}]\n', "places: [{name: A1, postcode: OL1 1AA}]\n"),
            ("places: [A1]\n", "places: [A1]\n"),
        ],
    )  # fmt: skip
    def test_it_is_taken_out_and_all_else_stays(self, before: str, after: str) -> None:
        entry = "# Areas\n- id: oldham\n  "
        raw = without_entries((entry + before).encode(), AREAS, (0, "places"), {"B1", "D1"})
        assert raw.decode() == entry + after

    def test_what_was_a_place_of_everything_goes_where_it_is(self, tmp_path: Path) -> None:
        postcodes(tmp_path, HELD)
        first = dict(oldham(tmp_path).files)
        first[AREAS] = first[AREAS].replace(
            b"  - Uppermill", b"  - Uppermill\n  - Lees\n  - failswerth"
        )
        plan = planned(tmp_path, first, CSV.replace(",Uppermill", ","))
        after = {a["id"]: a["places"] for a in yaml.safe_load(plan.files[AREAS])}
        assert after == {
            "oldham": ["Lees", "failswerth"],  # nobody says where Lees is
            "failsworth": ["Woodhouses", "Hollinwood"],
            "saddleworth": ["Uppermill"],
        }


class TestGone:
    """An area that somebody has taken out of content/areas.yml."""

    LEDGER = (
        b"address,kind,first_seen\n"
        b"/areas/,page,2026-11-01\n"
        b"/areas/oldham/,area,2026-11-01\n"
        b"/areas/royton/,area,2026-11-01\n"
        b"/lots/residential-and-nursing-care/oldham/,lot-in-area,2026-11-01\n"
    )
    TWO = (
        b"- {id: failsworth, name: Failsworth, latitude: 53.51, longitude: -2.157}\n"
        b"- {id: saddleworth, name: Saddleworth, latitude: 53.547, longitude: -2.005}\n"
    )

    def test_its_addresses_lead_where_most_of_its_services_went(self, tmp_path: Path) -> None:
        postcodes(tmp_path, HELD)
        first = {**oldham(tmp_path).files, AREAS: self.TWO, "content/addresses.csv": self.LEDGER}
        plan = planned(tmp_path, first)
        assert plan.redirects == [
            ("/areas/oldham/", "/areas/failsworth/"),
            ("/lots/residential-and-nursing-care/oldham/", "/areas/failsworth/"),
            ("/areas/royton/", "/areas/"),
        ]

    def test_what_a_person_set_goes_where_its_address_leads(self, tmp_path: Path) -> None:
        postcodes(tmp_path, HELD)
        first = edited(oldham(tmp_path).files, SERVICES, 0, areas="royton; saddleworth")
        moved = b"address,leads_to\n/areas/royton/,/areas/failsworth/\n"
        first |= {AREAS: self.TWO, "content/redirects.csv": moved}
        plan = planned(tmp_path, first)
        assert areas_of({**first, **plan.files})["0101"] == "failsworth; saddleworth"

    def test_an_area_that_leads_to_another_page_is_named(self, tmp_path: Path) -> None:
        postcodes(tmp_path, HELD)
        first = edited(oldham(tmp_path).files, SERVICES, 0, areas="royton", cqc_location_id="")
        moved = b"address,leads_to\n/areas/royton/,/about/\n"
        plan = planned(tmp_path, {**first, AREAS: self.TWO, "content/redirects.csv": moved})
        assert plan.moves.astray == (("home-101", "royton"),)

    def test_what_the_import_knows_is_put_in_its_place_and_the_rest_is_named(
        self, tmp_path: Path
    ) -> None:
        postcodes(tmp_path, HELD)
        first = edited(oldham(tmp_path).files, SERVICES, 0, areas="royton")
        rows = rows_of(first, SERVICES)
        by_hand = {**rows[0], "id": "our-club", "cqc_location_id": "", "areas": "royton"}
        first[SERVICES] = csv_bytes([list(rows[0]), *(list(r.values()) for r in (*rows, by_hand))])
        plan = planned(tmp_path, {**first, AREAS: self.TWO})
        after = rows_of({**first, **plan.files}, SERVICES)
        assert [row["areas"] for row in after if row["id"] == "home-101"] == ["failsworth"]
        assert plan.moves.astray == (("our-club", "royton"),)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.sampled_from([CSV, None]),
    st.booleans(),
    st.lists(st.sampled_from(["oldham", "failsworth", "all", ""]), min_size=5, max_size=5),
)
def test_twice_gives_no_change(
    tmp_path: Path, csv: str | None, has_postcodes: bool, cells: list[str]
) -> None:
    folder = tmp_path / f"{has_postcodes}"
    folder.mkdir(exist_ok=True)
    if has_postcodes:
        postcodes(folder, {code: (n, e, "oldham") for code, (n, e, _) in HELD.items()})
    files = dict(oldham(folder).files)
    for row, cell in enumerate(cells):
        if cell:
            files = edited(files, SERVICES, row, areas=cell)
    once = planned(folder, files, csv)
    for name, content in once.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    again = planned(folder, {**files, **once.files}, csv)
    assert again.files == {}
    assert again.moves.kept == once.moves.kept


class TestCommand:
    def laid_out(self, folder: Path) -> Path:
        root = folder / "council"
        book = postcodes(root, {code: (n, e, "oldham") for code, (n, e, _) in HELD.items()})
        for name, content in oldham(folder, postcode_book=book).files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content)
        return root

    def call(self, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
        monkeypatch.setattr("sys.argv", ["framework-directory", "import", "areas", *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        return int(left.value.code or 0)

    def test_it_shows_what_moves_and_writes_when_it_is_told(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        root = self.laid_out(tmp_path)
        before = {p: p.read_bytes() for p in root.rglob("*") if p.is_file()}
        (tmp_path / "areas.csv").write_text(CSV)
        arguments = (str(tmp_path / "areas.csv"), "--root", str(root))
        assert self.call(monkeypatch, *arguments) == 0
        words = capsys.readouterr().out
        assert "New: Failsworth and Saddleworth" in words
        assert "  home-101  kestrel-care  oldham  failsworth" in words
        assert "3 services in another area:" in words
        assert (
            "Nothing was written. With --write: content/area-shapes.geojson, content/areas.yml"
            in words
        )
        assert {p: p.read_bytes() for p in root.rglob("*") if p.is_file()} == before
        assert self.call(monkeypatch, *arguments, "--write") == 0
        assert "Now: framework-directory check" in capsys.readouterr().out
        problems = check(Config(root=root, as_of=TODAY, out=root / "site")).problems
        assert [p for p in problems if p.severity == "error"] == []
        assert self.call(monkeypatch, *arguments, "--write") == 0
        assert "Nothing has changed." in capsys.readouterr().out

    def test_what_cannot_be_used_writes_nothing(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        root = self.laid_out(tmp_path)
        before = {p: p.read_bytes() for p in root.rglob("*") if p.is_file()}
        (tmp_path / "areas.csv").write_text("colour\nred\n")
        assert (
            self.call(monkeypatch, str(tmp_path / "areas.csv"), "--root", str(root), "--write") == 2
        )
        assert "no column is called name" in capsys.readouterr().err
        assert self.call(monkeypatch, "no-such.csv", "--root", str(root), "--write") == 2
        (root / "content" / "postcodes" / "OL3.json").write_text("{}")
        assert self.call(monkeypatch, "--root", str(root), "--write") == 2
        assert "import postcodes" in capsys.readouterr().err
        after = {p: p.read_bytes() for p in root.rglob("*") if p.is_file()}
        assert {p for p in after if before.get(p) != after[p]} == {
            root / "content/postcodes/OL3.json"
        }
