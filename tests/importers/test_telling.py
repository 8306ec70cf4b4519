"""What `start` and `import register` say that they did: ratings that rose and fell, who came, went and moved, what was kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.importers.changes import changes, lines
from generator.importers.start import lines as words_of
from tests.importers.register_files import directory, edited, hsca, rows_of, start
from tests.importers.test_poorer_files import a_register
from tests.importers.test_start_again import DECEMBER, LODGE, REPORT, SERVICES

NOVEMBER = "13_November_2026.csv"
OVERALL, PUBLISHED = "Location Latest Overall Rating", "Publication Date"


class TestRatings:
    @pytest.mark.parametrize(
        ("before", "after", "title"),
        [
            ("Good", "Outstanding", "Ratings that rose:"),
            ("Requires improvement", "Good", "Ratings that rose:"),
            ("Good", "Inadequate", "Ratings that fell:"),
            ("Not rated", "Good", "Rated for the first time:"),
            ("Good", "Not rated", "Rated no more:"),
            ("Good", "Good", "Rated anew, with the same word:"),
        ],
    )
    def test_are_told_by_the_way_they_went(
        self, tmp_path: Path, before: str, after: str, title: str
    ) -> None:
        then = hsca({OVERALL: before, PUBLISHED: "5/29/2024 12:00:00 AM"})
        latest = hsca({OVERALL: after, PUBLISHED: "11/20/2026 12:00:00 AM"})
        first = start(tmp_path, {NOVEMBER: then}).files
        again = start(tmp_path, {DECEMBER: latest}, first)
        out = words_of(again.report)
        line = out[out.index(title) + 1]
        assert line.startswith(f"  1-000000101 Kestrel House: {after}")
        assert f"(before: {before}" in line

    def test_that_are_the_same_are_not_told(self) -> None:
        row = {"location_id": "1-000000101", "rating": "Good", "rated_on": "2024-05-29"}
        assert changes({"1-000000101": row}, {"1-000000101": dict(row)}) == ()


class TestPlaces:
    def test_that_moved_are_told_by_their_postcodes(self, tmp_path: Path) -> None:
        first = start(tmp_path, {NOVEMBER: directory({})}).files
        latest = {"Address": "2 New Road, Calne", "Postcode": "SN11 8AA"}
        again = start(
            tmp_path, {DECEMBER: directory(latest).replace(b"13 November", b"1 December")}, first
        )
        assert lines(again.report.changes) == [
            "At another address:",
            "  1-000000101 Kestrel House: 2 New Road, Calne, SN11 8AA "
            "(before: 1 Mill Lane, Devizes, SN10 1AA)",
        ]

    def test_that_are_written_in_another_way_have_not_moved(self) -> None:
        rows = [
            {"1": {"address": address, "postcode": postcode}}
            for address, postcode in (
                ("1 Mill Lane,Devizes", "sn101aa"),
                ("1, Mill Lane", "SN10 1AA"),
            )
        ]
        assert changes(*rows) == ()


class TestWhoComesAndWhatIsKept:
    def test_who_is_new_is_named(self, tmp_path: Path) -> None:
        first = start(tmp_path, {NOVEMBER: hsca({})}).files
        out = words_of(start(tmp_path, {DECEMBER: hsca({}, LODGE)}, first).report)
        assert out[out.index("New in the register:") + 1] == (
            "  1-000000102 Wren Lodge (wren-lodge, residential-and-nursing-care)"
        )

    def test_very_many_are_counted_and_stand_in_the_file(self, tmp_path: Path) -> None:
        first = start(tmp_path, {NOVEMBER: hsca(*a_register(3))}).files
        out = words_of(start(tmp_path, {DECEMBER: hsca(*a_register(30))}, first).report)
        assert "  and 7 more: see import-report.csv" in out

    def test_cells_that_people_wrote_are_named_with_what_the_register_has(
        self, tmp_path: Path
    ) -> None:
        first = start(tmp_path, {NOVEMBER: hsca({}, LODGE)}).files
        mine = edited(first, SERVICES, 1, phone="01632960177", availability="full")
        again = start(tmp_path, {DECEMBER: hsca({}, LODGE)}, mine)
        assert f'  {SERVICES}:3  phone: "01632960177"; the register has "01632960101"' in words_of(
            again.report
        )
        [row] = [r for r in rows_of(again.files, REPORT) if r["outcome"].startswith("kept")]
        assert (row["service"], row["file"], row["row"]) == ("wren-lodge", SERVICES, "3")
        assert row["reason"] == 'phone: "01632960177"; the register has "01632960101"'


class TestFilesThatCannotBeUsed:
    def test_stand_in_the_report_beside_what_the_others_gave(self, tmp_path: Path) -> None:
        plan = start(tmp_path, {"odd.csv": b"a,b\n1,2\n", "h.csv": hsca({})})
        [row] = [r for r in rows_of(plan.files, REPORT) if r["outcome"] == "file not used"]
        assert row["file"] == "odd.csv"
        assert "no known headers" in row["reason"]
