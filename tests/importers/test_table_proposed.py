"""`import table` without a map: what it proposes from headers and cells, for exports that councils have. All are invented."""

from __future__ import annotations

import sys
from pathlib import Path

import openpyxl
import pytest
import yaml

from generator.cli import main
from generator.importers.table import map_of
from generator.load.documents import parse_document
from tests.importers.test_table import bytes_of, places, root, run

__all__ = ["root", "run"]

CAPACITY_TRACKER = """\
Capacity Tracker,,,,,,,,,,
Exported,23/11/2026 08:00,,,,,,,,,
Location ID,Location Name,Provider Name,Postcode,Local Authority,Max Occupancy,Current Occupancy,Total Vacancies,General Residential Vacancies,Admission Status,Last Updated (UK)
1-900000101,Brook Lane Flats,Brook Lane Care Ltd,BA14 8AA,Exampleshire,6,4,2,2,Open,22/11/2026 08:14
1-900000999,Elsewhere House,Elsewhere Ltd,BA14 8AB,Exampleshire,30,30,0,0,Closed,01/11/2026 08:14
"""
BROKERAGE = """\
Scheme,Post code,Provider,Vacancies (Y/N),Comments,Contact number,Updated
Kite Hill day centre,SN10 1AA,Kite Hill Trust,Y,rang them,01632 960123,12-Nov-26
Brook Lane flats,BA14 8AA,Brook Lane Care,N,,,12-Nov-26
Kite Hill evenings,,Kite Hill Trust,Enq,,,11-Nov-26
"""
OUR_NAMES = """\
id,places_free,places_from,availability_on,capacity
brook-lane-flats,2,2026-12-01,2026-11-20,6
"""
AMERICAN = """\
Service id,Vacancies,As at
brook-lane-flats,1,11/20/2026
kite-hill-evenings,None,11/9/2026
"""
DAYS_APART = """\
Service id,Vacancies,Vacancies from,Last updated
brook-lane-flats,Y,1 December 2026,20/11/2026
kite-hill-evenings,Y,24/12/2026,20/11/2026
"""
STATUS = """\
Service id,Status,Date
brook-lane-flats,Full,20/11/2026
kite-hill-evenings,Waiting list,20/11/2026
kite-hill-day-centre,Yes,20/11/2026
"""


def a_file(folder: Path, text: str, name: str = "theirs.csv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def propose(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    def call(file: Path, *more: str | Path) -> tuple[int, str, str]:
        given = ["import", "table", file, *more, "--root", root, "--as-of", "2026-11-23"]
        monkeypatch.setattr(sys, "argv", ["framework-directory", *map(str, given)])
        try:
            main()
            code = 0
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else 1
        printed = capsys.readouterr()
        assert "Traceback" not in printed.out + printed.err
        return code, printed.out, " ".join(printed.err.split())

    return call


EXPECTED = {
    "Capacity Tracker": (
        CAPACITY_TRACKER,
        [{"cqc_location_id": "Location ID"}, {"title": "Location Name", "postcode": "Postcode", "provider": "Provider Name"}],
        {"Max Occupancy": "capacity", "Total Vacancies": "places_free", "Last Updated (UK)": "availability_on"},
    ),
    "a brokerage's list": (
        BROKERAGE,
        [{"title": "Scheme", "postcode": "Post code", "provider": "Provider"}],
        {"Vacancies (Y/N)": "availability", "Updated": "availability_on", "Contact number": "phone"},
    ),
    "our own names": (
        OUR_NAMES,
        [{"id": "id"}],
        {"places_free": "places_free", "places_from": "places_from", "availability_on": "availability_on", "capacity": "capacity"},
    ),
    "two days": (DAYS_APART, [{"id": "Service id"}], {"Vacancies": "availability", "Vacancies from": "places_from", "Last updated": "availability_on"}),
    "months first": (AMERICAN, [{"id": "Service id"}], {"As at": "availability_on", "Vacancies": "places_free"}),
    "a status": (STATUS, [{"id": "Service id"}], {"Status": "availability", "Date": "availability_on"}),
}  # fmt: skip


@pytest.mark.parametrize("name", EXPECTED)
def test_a_map_is_proposed_that_is_one_and_nothing_is_written(
    propose, root: Path, tmp_path: Path, name: str
) -> None:  # type: ignore[no-untyped-def]
    text, identify, columns = EXPECTED[name]
    file, before = a_file(tmp_path, text), bytes_of(root)
    assert propose(file, "--propose", tmp_path / "map.yml")[0] == 0
    written = (tmp_path / "map.yml").read_text("utf-8")
    data = yaml.safe_load(written)
    assert data["identify"] == identify
    assert {entry["column"]: entry["field"] for entry in data["columns"]} == columns
    assert map_of(parse_document(written.encode(), "map.yml")).said_by == "council"
    assert bytes_of(root) == before


def test_the_proposed_map_is_shown_with_how_the_table_would_be_understood(
    propose, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    _, out, _ = propose(a_file(tmp_path, BROKERAGE))
    assert '      "Y": places-now\n      "N": full\n' in out
    assert (
        '      # "Enq": which is it? places-now, waiting-list, full, ask; its rows are held' in out
    )
    assert (
        'row 4, kite-hill-evenings, Vacancies (Y/N) "Enq": the map\'s words do not have it' in out
    )
    assert "# No field takes: Comments" in out
    assert "Nothing of the table was written" in out


def test_a_proposed_map_that_was_looked_through_takes_the_table_in(
    propose, run, root: Path, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    file = a_file(tmp_path, CAPACITY_TRACKER)
    propose(file, "--propose", tmp_path / "proposed.yml")
    words = (tmp_path / "proposed.yml").read_text("utf-8")
    code, out, _ = run(file, "--write", words=words)
    assert code == 0
    assert places(root, "brook-lane-flats") == ["places-now", "2026-11-22", "2", "", "council"]
    assert "row 5, 1-900000999, Elsewhere House" in out.partition("No service here:")[2]


def test_how_days_are_written_is_told_from_them(propose, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    assert "dates: month-first\n" in propose(a_file(tmp_path, AMERICAN))[1]
    either = AMERICAN.replace("11/20/2026", "11/10/2026")
    assert "dates: day-first  # as in Britain" in propose(a_file(tmp_path, either))[1]
    both = AMERICAN.replace("11/9/2026", "19/11/2026")
    assert "what may be either is held" in propose(a_file(tmp_path, both))[1]


def test_beneath_a_header_that_may_mean_anything_yes_is_not_guessed(
    propose, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    out = propose(a_file(tmp_path, STATUS))[1]
    assert '# "Yes": which is it?' in out
    assert "words:" not in out


def test_the_sheet_is_named_where_there_are_several(
    propose, run, root: Path, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    book = openpyxl.Workbook()
    book.active.append(["made for the brokerage"])
    for title in ("October", "November"):
        sheet = book.create_sheet(title)
        sheet.append(["Service id", "Vacancies", "As at", "Beds"][: 3 + (title == "November")])
        sheet.append(["brook-lane-flats", "N", "20/11/2026", 6])
    file = tmp_path / "months.xlsx"
    book.save(file)
    propose(file, "--propose", tmp_path / "proposed.yml")
    words = (tmp_path / "proposed.yml").read_text("utf-8")
    assert 'sheet: "November"\n' in words
    run(file, "--write", words=words)
    assert places(root, "brook-lane-flats")[0] == "full"
    without = words.replace("sheet: ", "# ").replace(
        '  - column: "Beds"\n    field: capacity\n', ""
    )
    code, _, err = run(file, words=without)
    assert code == 2
    assert (
        "several tables have these columns (months.xlsx (October), months.xlsx (November))" in err
    )
    assert (
        'there is no sheet "May"; there are:'
        in run(file, words=words.replace("November", "May"))[2]
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a,b\n1,2\n", "none of the first 30 rows has headers that are recognised"),
        ("Vacancies,As at\nY,20/11/2026\n", "no column in row 1 names a service by its id"),
        ("Service id,Manager,Town\nbrook-lane-flats,K,Town\n", "none of the first 30 rows has headers"),
        ("Service id,Vacancies,Vacancies\nbrook-lane-flats,Y,2\n", "give each a header of its own: Vacancies (B), Vacancies (C)"),
        ("Service id,Location ID,Manager\nbrook-lane-flats,1-900000101,K\n", "no column in row 1 tells what services.csv has"),
    ],
)  # fmt: skip
def test_a_table_that_suggests_no_map_is_told_so(
    propose, tmp_path: Path, text: str, reason: str
) -> None:  # type: ignore[no-untyped-def]
    code, out, err = propose(a_file(tmp_path, text))
    assert (code, out) == (2, "")
    assert reason in err


def test_a_proposal_is_never_written_over_a_file_nor_taken_in_at_once(
    propose, root: Path, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    file, mine = a_file(tmp_path, BROKERAGE), a_file(tmp_path, "mine", "map.yml")
    before = bytes_of(tmp_path)
    assert "is there already; name another file" in propose(file, "--propose", mine)[2]
    assert "--write needs --map" in propose(file, "--write")[2]
    assert "give --map or --propose, not both" in propose(file, "--map", mine, "--propose", mine)[2]
    assert bytes_of(tmp_path) == before
