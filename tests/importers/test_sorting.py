"""Where a registered location is: into which area it falls, at first and whenever the areas change, and which town is named."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.failure import ImportFailure
from generator.importers.start import StartPlan
from tests.importers.register_files import (
    directory,
    edited,
    postcodes,
    rows_of,
    start,
)

REPORT = "import-report.csv"
OLDHAM = b"- {id: oldham, name: Oldham, latitude: 53.541, longitude: -2.118, places: []}\n"
DISTRICTS = (
    OLDHAM
    + b"""\
- {id: failsworth, name: Failsworth, latitude: 53.510, longitude: -2.157, places: [Woodhouses]}
- {id: saddleworth, name: Saddleworth, latitude: 53.547, longitude: -2.005, places: [Uppermill]}
"""
)
HELD = {
    "M35 9BG": (53.511, -2.158, "failsworth"),
    "OL3 6HR": (53.549, -2.006, "saddleworth"),
    "OL8 2BA": (53.533, -2.114, "oldham"),
    "OL4 5PP": (53.540, -2.060, "oldham"),  # nearer to Saddleworth in a straight line
}


def at(number: int, address: str, postcode: str = "", **more: str) -> dict[str, str]:
    """A home in Oldham's authority."""
    return {
        "CQC Location ID (for office use only)": f"1-00000{number:04}",
        "CQC Provider ID (for office use only)": "1-000000001",
        "Name": f"Home {number}",
        "Address": address,
        "Postcode": postcode,
        "Local authority": "Oldham",
        **more,
    }


HOMES = [
    at(101, "Ivy House,Crown Street,Failsworth,Manchester", "M35 9BG"),
    at(102, "4 High Street, Uppermill, Oldham", "OL3 6HR"),
    at(103, "71 Queens Road, Oldham", "OL8 2BA"),
    at(104, "Wren House, Crown Street, Manchester", "M35 9BG"),
    at(105, "Moorhen House, 79 Waterworks Road", "OL8 2BA"),
]


def oldham(folder: Path, existing: Mapping[str, bytes] | None = None, **more: object) -> StartPlan:
    options = {"local_authority": "Oldham", "council": "Oldham Council", **more}
    return start(folder, {"d": directory(*HOMES)}, existing, **options)


def services(files: Mapping[str, bytes]) -> dict[str, dict[str, str]]:
    rows = rows_of(files, "providers/kestrel-care/services.csv")
    return {row["cqc_location_id"].removeprefix("1-00000"): row for row in rows}


def areas_of(files: Mapping[str, bytes]) -> dict[str, str]:
    return {number: row["areas"] for number, row in services(files).items()}


def towns_of(files: Mapping[str, bytes]) -> dict[str, str]:
    words = {number: row["summary"].partition(".")[0] for number, row in services(files).items()}
    return {number: text.rpartition(" in ")[2].partition(",")[0] for number, text in words.items()}


class TestTowns:
    def test_of_a_register_alone(self, tmp_path: Path) -> None:
        files = oldham(tmp_path).files
        assert towns_of(files) == {
            "0101": "Failsworth",
            "0102": "Uppermill",
            "0103": "Oldham",
            "0104": "Oldham",
            "0105": "Oldham",
        }

    def test_a_post_town_of_another_authority_is_no_place_of_this_one(self, tmp_path: Path) -> None:
        (area,) = yaml.safe_load(oldham(tmp_path).files["content/areas.yml"])
        assert area["places"] == ["Failsworth", "Uppermill"]

    def test_of_the_areas_that_the_council_has_drawn(self, tmp_path: Path) -> None:
        book = postcodes(tmp_path, HELD)
        files = oldham(tmp_path, {"content/areas.yml": DISTRICTS}, postcode_book=book).files
        assert towns_of(files) == {
            "0101": "Failsworth",
            "0102": "Uppermill",
            "0103": "Oldham",
            "0104": "Failsworth",
            "0105": "Oldham",
        }

    def test_no_address_leaves_the_authority(self, tmp_path: Path) -> None:
        plan = start(tmp_path, {"d": directory(at(101, "", ""))}, local_authority="Oldham")
        assert towns_of(plan.files) == {"0101": "Oldham"}


class TestAreas:
    def test_what_bears_the_authoritys_name_takes_everything_while_it_is_the_only_one(
        self, tmp_path: Path
    ) -> None:
        assert set(areas_of(oldham(tmp_path).files).values()) == {"oldham"}

    def test_beside_others_each_takes_what_lies_in_it(self, tmp_path: Path) -> None:
        book = postcodes(tmp_path, HELD)
        files = oldham(tmp_path, {"content/areas.yml": DISTRICTS}, postcode_book=book).files
        assert areas_of(files) == {
            "0101": "failsworth",
            "0102": "saddleworth",
            "0103": "oldham",
            "0104": "failsworth",
            "0105": "oldham",
        }

    def test_a_postcode_says_more_than_a_straight_line(self, tmp_path: Path) -> None:
        home = {"d": directory(at(101, "1 Lees Road", "OL4 5PP"))}
        areas = {"content/areas.yml": DISTRICTS}
        by_postcode = start(
            tmp_path,
            home,
            areas,
            local_authority="Oldham",
            postcode_book=postcodes(tmp_path, HELD),
        )
        assert areas_of(by_postcode.files) == {"0101": "oldham"}
        nobody = {code: (north, east, "") for code, (north, east, _) in HELD.items()}
        by_point = start(
            tmp_path,
            {"d": directory(at(101, "1 Lees Road, Oldham", "OL4 5PP"))},
            areas,
            local_authority="Oldham",
            postcode_book=postcodes(tmp_path / "points", nobody),
        )
        assert areas_of(by_point.files) == {"0101": "saddleworth"}

    def test_an_area_that_has_come_since_the_postcodes_were_sorted_takes_what_is_nearer(
        self, tmp_path: Path
    ) -> None:
        former = {code: (north, east, "oldham") for code, (north, east, _) in HELD.items()}
        book = postcodes(tmp_path, former)
        files = oldham(tmp_path, {"content/areas.yml": DISTRICTS}, postcode_book=book).files
        assert areas_of(files)["0101"] == "failsworth"
        assert areas_of(files)["0103"] == "oldham"

    def test_without_postcodes_the_place_in_the_address_says_it(self, tmp_path: Path) -> None:
        files = oldham(tmp_path, {"content/areas.yml": DISTRICTS}).files
        assert areas_of(files) == {
            "0101": "failsworth",
            "0102": "saddleworth",
            "0103": "oldham",
            "0104": "all",  # nobody knows
            "0105": "all",
        }

    def test_a_county_takes_nothing_beside_its_parts(self, tmp_path: Path) -> None:
        areas = (
            b"- {id: kent, name: Kent, latitude: 51.26, longitude: 0.73}\n"
            b"- {id: dover, name: Dover, latitude: 51.13, longitude: 1.31}\n"
            b"- {id: ashford, name: Ashford, latitude: 51.146, longitude: 0.872}\n"
        )
        book = postcodes(tmp_path, {"TN25 1AA": (51.25, 0.74, "kent")})  # beside Kent's own point
        rows = directory(at(101, "1 Mill Lane, Kent", "TN25 1AA", **{"Local authority": "Kent"}))
        plan = start(
            tmp_path,
            {"d": rows},
            {"content/areas.yml": areas},
            local_authority="Kent",
            postcode_book=book,
        )
        assert areas_of(plan.files) == {"0101": "ashford"}

    def test_an_area_may_be_called_as_some_other_authority_is(self, tmp_path: Path) -> None:
        """There are villages called Sutton in many counties, and a borough in London."""
        areas = (
            b"- {id: sutton, name: Sutton, latitude: 51.2, longitude: 1.3}\n"
            b"- {id: ashford, name: Ashford, latitude: 51.146, longitude: 0.872}\n"
        )
        rows = directory(at(101, "1 Mill Lane, Sutton", "", **{"Local authority": "Kent"}))
        existing = {"content/areas.yml": areas}
        plan = start(tmp_path, {"d": rows}, existing, local_authority="Kent")
        assert areas_of(plan.files) == {"0101": "sutton"}

    def test_authorities_beside_each_other_keep_what_is_theirs(self, tmp_path: Path) -> None:
        rows = directory(
            at(101, "1 Mill Lane, Failsworth, Manchester", "M35 9BG"),
            at(102, "2 Mill Lane, Manchester", "M1 1AA", **{"Local authority": "Manchester"}),
        )
        plan = start(tmp_path, {"d": rows}, council="Two Councils")
        assert areas_of(plan.files) == {"0101": "oldham", "0102": "manchester"}
        assert towns_of(plan.files) == {"0101": "Failsworth", "0102": "Manchester"}

    def test_an_area_without_a_point_is_no_fault(self, tmp_path: Path) -> None:
        areas = b"- {id: oldham, name: Oldham}\n- {id: failsworth, name: Failsworth}\n"
        files = oldham(tmp_path, {"content/areas.yml": areas}).files
        assert areas_of(files)["0101"] == "failsworth"


class TestAgain:
    """`start` once more, after somebody has drawn the areas anew."""

    def test_what_an_import_sorted_is_sorted_anew_with_the_town_in_its_summary(
        self, tmp_path: Path
    ) -> None:
        first = oldham(tmp_path).files
        again = oldham(
            tmp_path,
            {**first, "content/areas.yml": DISTRICTS},
            postcode_book=postcodes(tmp_path, HELD),
        )
        assert areas_of(again.files)["0104"] == "failsworth"
        assert towns_of(again.files)["0104"] == "Failsworth"
        assert again.report.kept == ()

    def test_what_a_person_set_stays(self, tmp_path: Path) -> None:
        name = "providers/kestrel-care/services.csv"
        first = edited(oldham(tmp_path).files, name, 0, areas="oldham; saddleworth")
        again = oldham(
            tmp_path,
            {**first, "content/areas.yml": DISTRICTS},
            postcode_book=postcodes(tmp_path, HELD),
        )
        assert areas_of(again.files)["0101"] == "oldham; saddleworth"
        assert areas_of(again.files)["0104"] == "failsworth"
        [kept] = again.report.kept
        assert (kept.column, kept.register) == ("areas", "failsworth")

    def test_a_person_may_set_what_another_sorting_would_have_given(self, tmp_path: Path) -> None:
        """What the last import gave counts, and not what one might have given."""
        areas, book = {"content/areas.yml": DISTRICTS}, postcodes(tmp_path, HELD)
        first = {**areas, **oldham(tmp_path, areas, postcode_book=book).files}
        name = "providers/kestrel-care/services.csv"
        by_hand = edited(first, name, 0, areas="oldham")
        again = oldham(tmp_path, by_hand, postcode_book=book)
        assert list(again.files) == ["import-report.csv"]  # it names what was kept
        [kept] = again.report.kept
        assert (kept.column, kept.register) == ("areas", "failsworth")

    def test_a_folder_from_before_the_sorting_was_written_down_is_sorted_too(
        self, tmp_path: Path
    ) -> None:
        first = dict(oldham(tmp_path).files)
        name = "providers/kestrel-care/services.csv"
        summary = services(first)["0101"]["summary"].replace("Failsworth", "Oldham")
        first = edited(first, name, 0, summary=summary, areas="all")
        lines = first[REPORT].decode().splitlines()
        first[REPORT] = "\n".join(line.rsplit(",", 2)[0] for line in lines).encode()
        again = oldham(
            tmp_path,
            {**first, "content/areas.yml": DISTRICTS},
            postcode_book=postcodes(tmp_path, HELD),
        )
        assert areas_of(again.files)["0101"] == "failsworth"
        assert towns_of(again.files)["0101"] == "Failsworth"

    @settings(
        max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(st.permutations(range(len(HOMES))), st.sampled_from([OLDHAM, DISTRICTS]), st.booleans())
    def test_twice_gives_no_change_and_the_order_of_rows_changes_nothing(
        self, tmp_path: Path, order: list[int], areas: bytes, has_postcodes: bool
    ) -> None:
        book = postcodes(tmp_path, HELD) if has_postcodes else None
        existing = {"content/areas.yml": areas}
        options = {"local_authority": "Oldham", "postcode_book": book}
        first = start(tmp_path, {"d": directory(*HOMES)}, existing, **options).files
        rows = directory(*(HOMES[n] for n in order))
        again = start(tmp_path, {"d": rows}, {**existing, **first}, **options)
        assert {name for name in again.files if name != REPORT} == set()


@pytest.mark.parametrize("name", ["content/areas.yml", "content/places-outside.yml"])
def test_what_cannot_be_read_is_named(tmp_path: Path, name: str) -> None:
    existing = {"content/areas.yml": DISTRICTS, name: b"- {id: a, latitude: north}\n"}
    with pytest.raises(ImportFailure, match=f"{name}: every .* needs an id"):
        oldham(tmp_path, existing)
