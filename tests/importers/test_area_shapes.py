"""The drawing of the areas: what is made of postcodes, and how it is read back."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.importers.postcodes.shapes import shapes
from generator.load import postcodes as loading
from generator.load.area_shapes import MOST_BYTES, read_area_shapes
from generator.load.postcodes import PostcodePoint
from generator.problem import Place
from generator.records import AREA_SHAPES, Area, AreaShape

ROOT = Path(__file__).resolve().parents[2]


def area(key: str) -> Area:
    return Area(key, key.title(), None, (), Place("content/areas.yml"))


AREAS = {key: area(key) for key in ("east", "west")}


def postcode(number: int, latitude: float, longitude: float, area_id: str) -> PostcodePoint:
    return PostcodePoint(f"ZZ{number // 1000} {number:04}", latitude, longitude, area_id)


def town(*spots: tuple[float, float, str]) -> list[PostcodePoint]:
    return [postcode(n, *spot) for n, spot in enumerate(spots)]


def two_halves(wide: int = 20, tall: int = 10) -> list[PostcodePoint]:
    """A chequerboard of postcodes a kilometre apart, of which the west half is one area."""
    return town(
        *(
            (51 + y / 111, -2 + x / 70, "west" if x < wide / 2 else "east")
            for x in range(wide)
            for y in range(tall)
        )
    )


def drawn(points: list[PostcodePoint], tmp_path: Path) -> dict[str, AreaShape]:
    for name, content in shapes(points, AREAS, "Contains postcodes").items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    read, problems = read_area_shapes(tmp_path, AREAS)
    assert not problems
    return dict(read)


def surface(shape: AreaShape) -> shapely.Geometry:
    """By the even-odd rule, as it is drawn."""
    made = shapely.Polygon()
    for ring in shape.rings:
        line = [(corner.longitude, corner.latitude) for corner in ring]
        made = made.symmetric_difference(shapely.Polygon(line))
    return made


def file_of_the_demonstration() -> Any:
    return json.loads((ROOT / AREA_SHAPES).read_bytes())


@pytest.fixture(scope="module")
def held() -> dict[str, shapely.Geometry]:
    keys = [feature["properties"]["area"] for feature in file_of_the_demonstration()["features"]]
    read, problems = read_area_shapes(ROOT, dict.fromkeys(keys))
    assert not problems
    return {key: surface(shape) for key, shape in read.items()}


class TestOfTheDemonstration:
    def test_is_what_its_postcodes_make(self) -> None:
        book = loading.load(ROOT / "content" / "postcodes")
        areas = {
            f["properties"]["area"]: f["properties"]["name"]
            for f in file_of_the_demonstration()["features"]
        }
        by_id = {key: Area(key, name, None, (), Place("")) for key, name in areas.items()}
        made = shapes(book.all(), by_id, book.attribution)
        assert made == {AREA_SHAPES: (ROOT / AREA_SHAPES).read_bytes()}

    def test_has_nearly_every_postcode_in_its_own_area(
        self, held: dict[str, shapely.Geometry]
    ) -> None:
        book = loading.load(ROOT / "content" / "postcodes")
        points = [*book.all()]
        inside = sum(
            shapely.contains_xy(held[p.area], p.longitude, p.latitude).item() for p in points
        )
        assert inside / len(points) > 0.97

    def test_has_neighbours_that_share_their_border(
        self, held: dict[str, shapely.Geometry]
    ) -> None:
        assert len(held) == 18
        assert shapely.coverage_is_valid([*held.values()])

    def test_is_no_larger_than_a_picture(self) -> None:
        assert (ROOT / AREA_SHAPES).stat().st_size < 40_000

    def test_says_what_it_is_and_whose_data_it_is_from(self) -> None:
        file = file_of_the_demonstration()
        assert "no official boundary" in str(file["note"])
        assert "Contains OS data" in str(file["attribution"])


class TestWhatIsDrawn:
    def test_halves_meet_where_the_postcodes_change_area(self, tmp_path: Path) -> None:
        made = drawn(two_halves(), tmp_path)
        west, east = surface(made["west"]), surface(made["east"])
        assert west.bounds[2] == pytest.approx(-2 + 9.5 / 70, abs=0.01)
        assert east.bounds[0] == pytest.approx(-2 + 9.5 / 70, abs=0.01)
        assert shapely.coverage_is_valid([west, east])

    def test_ends_a_little_way_beyond_the_last_postcode(self, tmp_path: Path) -> None:
        made = drawn(two_halves(), tmp_path)
        whole = shapely.union_all([surface(shape) for shape in made.values()])
        west, south, east, north = whole.bounds
        assert -2.02 < west < -2
        assert 50.98 < south < 51
        assert -2 + 19 / 70 < east < -2 + 19 / 70 + 0.02
        assert 51 + 9 / 111 < north < 51 + 9 / 111 + 0.02

    def test_a_city_within_that_is_not_the_councils_is_left_open(self, tmp_path: Path) -> None:
        ring = [
            point
            for point in two_halves(40, 40)
            if max(abs(point.latitude - 51.176), abs(point.longitude + 1.72) * 0.63) > 0.09
        ]
        made = drawn(ring, tmp_path)
        whole = shapely.union_all([surface(shape) for shape in made.values()])
        assert not shapely.contains_xy(whole, -1.72, 51.176)
        assert shapely.contains_xy(whole, -1.98, 51.176)

    def test_a_lone_postcode_far_away_is_no_island(self, tmp_path: Path) -> None:
        made = drawn([*two_halves(), postcode(9999, 51.3, -2, "west")], tmp_path)
        assert surface(made["west"]).bounds[3] < 51.2

    def test_an_area_without_postcodes_has_no_shape(self, tmp_path: Path) -> None:
        here = [point for point in two_halves() if point.area == "west"]
        assert [*drawn(here, tmp_path)] == ["west"]

    def test_a_postcode_of_no_area_changes_nothing(self) -> None:
        points = two_halves()
        elsewhere = postcode(9999, 51.05, -1.5, "")
        assert shapes([*points, elsewhere], AREAS, "") == shapes(points, AREAS, "")

    @pytest.mark.parametrize("few", [0, 1, 3])
    def test_of_too_few_postcodes_nothing_is_drawn(self, few: int) -> None:
        assert shapes(two_halves()[:few], AREAS, "") == {}

    def test_of_postcodes_in_one_building_nothing_is_drawn(self) -> None:
        assert shapes(town(*[(51.0, -2.0, "west")] * 9), AREAS, "") == {}

    @given(st.randoms(use_true_random=False))
    @settings(max_examples=10, deadline=None)
    def test_the_order_of_the_postcodes_changes_nothing(self, random: object) -> None:
        points = two_halves(8, 6)
        mixed = sorted(points, key=lambda _: random.random())  # type: ignore[attr-defined]
        assert shapes(mixed, AREAS, "") == shapes(points, AREAS, "")

    @given(
        st.lists(
            st.tuples(st.floats(50, 52), st.floats(-3, 0), st.sampled_from(["east", "west"])),
            max_size=30,
        )
    )
    @settings(max_examples=60, deadline=None)
    def test_whatever_lies_anywhere_is_drawn_or_not_and_read_back(
        self, tmp_path_factory: pytest.TempPathFactory, spots: list[tuple[float, float, str]]
    ) -> None:
        made = drawn(town(*spots), tmp_path_factory.mktemp("council"))
        for shape in made.values():
            assert all(len(ring) > 2 for ring in shape.rings)


class TestReading:
    def test_a_council_without_one_has_no_shapes(self, tmp_path: Path) -> None:
        assert read_area_shapes(tmp_path, AREAS) == ({}, ())

    def test_the_shape_of_an_area_that_is_no_more_is_left_out(self, tmp_path: Path) -> None:
        drawn(two_halves(), tmp_path)
        read, _ = read_area_shapes(tmp_path, {"west": area("west")})
        assert [*read] == ["west"]

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"\xff\xfe",
            b"[]",
            b"null",
            b'{"features":7}',
            b'{"features":[{"properties":{},"geometry":{}}]}',
            b"[" * 100_000,
            b" " * (MOST_BYTES + 1),
            b'{"features":[{"properties":{"area":"west"},"geometry":{"type":"Point","coordinates":[1,2]}}]}',
            b'{"features":[{"properties":{"area":"west"},"geometry":{"type":"MultiPolygon",'
            b'"coordinates":[[[[400500,161500],[400600,161500],[400600,161600],[400500,161500]]]]}}]}',
            b'{"features":[{"properties":{"area":"west"},"geometry":{"type":"MultiPolygon",'
            b'"coordinates":[[[[NaN,51],[1,52],[1,53],[NaN,51]]]]}}]}',
        ],
        ids=lambda content: content[:40].decode("latin-1"),
    )
    def test_a_damaged_one_is_a_problem(self, tmp_path: Path, content: bytes) -> None:
        (tmp_path / "content").mkdir()
        (tmp_path / AREA_SHAPES).write_bytes(content)
        read, problems = read_area_shapes(tmp_path, AREAS)
        assert read == {}
        assert [p.rule for p in problems] == ["damaged-area-shapes"]

    def test_a_link_is_not_followed(self, tmp_path: Path) -> None:
        (tmp_path / "content").mkdir()
        shutil.copy(ROOT / AREA_SHAPES, tmp_path / "elsewhere.geojson")
        (tmp_path / AREA_SHAPES).symlink_to(tmp_path / "elsewhere.geojson")
        read, problems = read_area_shapes(tmp_path, AREAS)
        assert read == {}
        assert [p.rule for p in problems] == ["symbolic-link"]
