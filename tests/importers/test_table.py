"""`import table` as an officer calls it: what it understands, what it holds, what it writes, and what it refuses whole.

The council has three services (tests/council): brook-lane-flats at the CQC location
1-900000101, on a waiting list since 9 November; kite-hill-day-centre, with places
since 2 November and 18 in all; kite-hill-evenings, of which nothing is told.
"""

from __future__ import annotations

import csv
import gzip
import io
import sys
import zipfile
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from generator.check import check
from generator.cli import main
from generator.config import Config
from tests.matrix import AS_OF, HERE, council, lay_out

Run = Callable[..., tuple[int, str, str]]
HEADERS = ["Ref", "Service", "Postcode", "CQC ID", "Vacancies", "How many", "Updated"]
MAP = """\
identify:
  - id: Ref
  - cqc_location_id: CQC ID
  - title: Service
    postcode: Postcode
columns:
  - column: Vacancies
    field: availability
    words:
      Y: places-now
      N: full
      W/L: waiting-list
  - column: How many
    field: places_free
  - column: Updated
    field: availability_on
    dates: day-first
"""
PLACES = ("availability", "availability_on", "places_free", "places_from", "availability_by")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return council(tmp_path / "council")


@pytest.fixture
def run(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call the command with the map of this file, or another; its exit code, what it printed, and what it said beside."""

    def call(file: Path, *more: str | Path, words: str = MAP) -> tuple[int, str, str]:
        map_file = file.with_name("map.yml")
        map_file.write_text(words, "utf-8")
        given = ["import", "table", file, "--map", map_file, *more, "--root", root]
        given += ["--as-of", "2026-11-23"]
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


def a_csv(folder: Path, *rows: Sequence[str], headers: Sequence[str] = HEADERS) -> Path:
    """A table with the headers of this file, or others."""
    written = io.StringIO(newline="")
    csv.writer(written).writerows([headers, *rows])
    path = folder / "brokerage.csv"
    path.write_text(written.getvalue(), "utf-8")
    return path


def a_row(ref: str = "", **cells: str) -> list[str]:
    named = {"Ref": ref, **{key.replace("_", " "): cell for key, cell in cells.items()}}
    return [named.get(header, "") for header in HEADERS]


def services(root: Path) -> dict[str, dict[str, str]]:
    rows: dict[str, dict[str, str]] = {}
    for path in sorted(root.glob("providers/*/services.csv")):
        rows |= {row["id"]: row for row in csv.DictReader(io.StringIO(path.read_text("utf-8")))}
    return rows


def places(root: Path, service: str) -> list[str]:
    row = services(root)[service]
    return [row.get(column, "") for column in PLACES]


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def errors(root: Path) -> list[str]:
    problems = check(Config(root, AS_OF, root / "site")).problems
    return [problem.message for problem in problems if problem.severity == "error"]


def test_it_shows_what_it_understood_and_what_changes_and_writes_nothing(
    run: Run, root: Path, tmp_path: Path
) -> None:
    before = bytes_of(root)
    file = a_csv(tmp_path, a_row("brook-lane-flats", Vacancies="Y", How_many="2", Updated="20/11/2026"))  # fmt: skip
    code, out, _ = run(file)
    assert code == 0
    lines = [line.split() for line in out.splitlines()]
    assert ["2", "brook-lane-flats", "places-now", "2", "2026-11-20"] in lines
    assert ["brook-lane-flats", "availability", "waiting-list", "places-now", "2"] in lines
    assert ["brook-lane-flats", "availability_by", "-", "council", "2"] in lines
    assert "1 row: 4 cells of 1 service change." in out
    assert "Nothing was written. With --write: providers/brook-lane-care/services.csv" in out
    assert bytes_of(root) == before


def test_ten_rows_are_shown_and_no_more(run: Run, tmp_path: Path) -> None:
    rows = [a_row("brook-lane-flats", Vacancies="Y", Updated="20/11/2026")] * 14
    shown = run(a_csv(tmp_path, *rows))[1].partition("the first 10 rows:")[2]
    assert len([line for line in shown.splitlines() if line.split()[1:2] == ["brook-lane-flats"]]) == 10  # fmt: skip


def test_write_changes_the_cells_and_logs_in_private_from_which_row_they_came(
    run: Run, root: Path, tmp_path: Path
) -> None:
    private = tmp_path / "private"
    private.mkdir()
    file = a_csv(tmp_path, a_row("brook-lane-flats", Vacancies="Y", How_many="2", Updated="20/11/2026"))  # fmt: skip
    assert run(file, "--write", "--private", private)[0] == 0
    assert places(root, "brook-lane-flats") == ["places-now", "2026-11-20", "2", "", "council"]
    (logged,) = csv.DictReader(io.StringIO((private / "updates.csv").read_text("utf-8")))
    assert (logged["sender"], logged["service"], logged["said_on"]) == ("brokerage.csv, row 2", "brook-lane-flats", "2026-11-20")  # fmt: skip
    read = check(Config(root, AS_OF, root / "site", private=private))
    assert [p for p in read.problems if p.severity == "error"] == []


def test_a_log_that_cannot_be_written_leaves_the_packages_as_they_were(
    run: Run, root: Path, tmp_path: Path
) -> None:
    private = tmp_path / "private"
    (private / "updates.csv").mkdir(parents=True)
    file = a_csv(tmp_path, a_row("brook-lane-flats", Vacancies="Y", How_many="2", Updated="20/11/2026"))  # fmt: skip
    before = bytes_of(root)
    code, _, err = run(file, "--write", "--private", private)
    assert (code, "updates.csv cannot be written" in err) == (2, True)
    assert bytes_of(root) == before


def test_a_log_that_is_damaged_stops_the_import_before_it_writes(
    run: Run, root: Path, tmp_path: Path
) -> None:
    private = tmp_path / "private"
    private.mkdir()
    (private / "updates.csv").write_text('message,"', "utf-8")
    file = a_csv(tmp_path, a_row("brook-lane-flats", Vacancies="Y", How_many="2", Updated="20/11/2026"))  # fmt: skip
    before = bytes_of(root)
    code, _, err = run(file, "--write", "--private", private)
    assert (code, "updates.csv" in err) == (2, True)
    assert bytes_of(root) == before


def test_the_same_table_again_changes_nothing(run: Run, root: Path, tmp_path: Path) -> None:
    private = tmp_path / "private"
    private.mkdir()
    file = a_csv(
        tmp_path,
        a_row("brook-lane-flats", Vacancies="Y", How_many="2", Updated="20/11/2026"),
        a_row("kite-hill-day-centre", Vacancies="N", How_many="0", Updated="20/11/2026"),
        a_row("kite-hill-evenings", Vacancies="W/L", Updated="20/11/2026"),
    )
    run(file, "--write", "--private", private)
    before = bytes_of(tmp_path)
    code, out, _ = run(file, "--write", "--private", private)
    assert (code, bytes_of(tmp_path)) == (0, before)
    assert "3 rows: nothing changes, 3 with nothing new." in out


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"Vacancies": "Y"}, ["places-now", ""]),
        ({"Vacancies": "n"}, ["full", ""]),
        ({"Vacancies": "W/L"}, ["waiting-list", ""]),
        ({"Vacancies": "Waiting list"}, ["waiting-list", ""]),
        ({"How_many": "3"}, ["places-now", "3"]),
        ({"How_many": "3.0"}, ["places-now", "3"]),
        ({"How_many": "0"}, ["full", ""]),
        ({"Vacancies": "W/L", "How_many": "0"}, ["waiting-list", ""]),
        ({"Vacancies": "Y", "How_many": "3"}, ["places-now", "3"]),
    ],
)
def test_their_words_and_numbers_become_ours(
    run: Run, root: Path, tmp_path: Path, cells: dict[str, str], expected: list[str]
) -> None:
    file = a_csv(tmp_path, a_row("kite-hill-day-centre", Updated="20/11/2026", **cells))
    run(file, "--write")
    availability, on, free, *_ = places(root, "kite-hill-day-centre")
    assert ([availability, free], on) == (expected, "2026-11-20")
    assert errors(root) == []


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"Vacancies": "Enq"}, 'Vacancies "Enq": the map\'s words do not have it'),
        ({"How_many": "2?"}, 'How many "2?": the map\'s words do not have it'),
        ({"How_many": "1-2"}, "the map's words do not have it"),
        ({"How_many": "-1"}, "the map's words do not have it"),
        ({"How_many": "2001"}, "so many places are nobody's"),
        ({"How_many": "19"}, "it says 19 free, and there are 18 in all"),
        ({"Vacancies": "Y", "How_many": "0"}, "one cell says places-now, and another that none is free"),
        ({"Vacancies": "N", "How_many": "2"}, "one cell says full, and another 2 free"),
        ({"Vacancies": "Y", "Updated": ""}, "nothing says on which day that was so"),
        ({"Vacancies": "Y", "Updated": "soon"}, 'Updated "soon": this is no day that is clear'),
        ({"Vacancies": "Y", "Updated": "31/11/2026"}, "this is no day, if it is read day-first"),
        ({"Vacancies": "Y", "Updated": "46345"}, "format the column as a date"),
        ({"Vacancies": "Y", "Updated": "24/11/2026"}, "24 November 2026, is still to come"),
        ({"Vacancies": "N", "Updated": "02/11/2026"}, "the list has another word of the same day"),
        ({"Vacancies": "=IF(F2>0,\"Y\",\"N\")"}, "is a formula, and not what it works out"),
        ({"Vacancies": "#REF!"}, "where its formula fails"),
    ],
)  # fmt: skip
def test_what_cannot_be_told_for_certain_is_held_with_its_row_column_and_reason(
    run: Run, root: Path, tmp_path: Path, cells: dict[str, str], reason: str
) -> None:
    before = bytes_of(root)
    file = a_csv(tmp_path, a_row("kite-hill-day-centre", **{"Updated": "20/11/2026", **cells}))
    code, out, _ = run(file, "--write")
    held = out.partition("Held for a person:\n")[2].splitlines()[0]
    assert code == 0
    assert held.startswith("  row 2, kite-hill-day-centre, ")
    assert reason in held
    assert bytes_of(root) == before


def test_an_older_word_never_takes_the_place_of_a_newer_one(
    run: Run, root: Path, tmp_path: Path
) -> None:
    before = bytes_of(root)
    file = a_csv(tmp_path, a_row("brook-lane-flats", Vacancies="N", Updated="08/11/2026"))
    _, out, _ = run(file, "--write")
    assert "the list has a newer word, of 9 November" in out
    assert bytes_of(root) == before


def test_a_blank_cell_changes_nothing(run: Run, root: Path, tmp_path: Path) -> None:
    before = bytes_of(root)
    file = a_csv(tmp_path, a_row("brook-lane-flats", Updated="20/11/2026"), a_row("kite-hill-evenings", Vacancies="-", How_many="n/a", Updated="20/11/2026"))  # fmt: skip
    _, out, _ = run(file, "--write")
    assert "2 rows: nothing changes, 2 blank." in out
    assert bytes_of(root) == before


def test_an_old_number_and_an_old_day_go_when_the_state_is_another_one(
    run: Run, root: Path, tmp_path: Path
) -> None:
    words = MAP.replace("identify:", "said_by: council, by export\nidentify:") + "  - column: From\n    field: places_from\n    dates: day-first\n"  # fmt: skip
    headers = [*HEADERS, "From"]
    first = [*a_row("brook-lane-flats", Vacancies="Y", How_many="2", Updated="20/11/2026"), "1/12/2026"]  # fmt: skip
    run(a_csv(tmp_path, first, headers=headers), "--write", words=words)
    assert places(root, "brook-lane-flats") == ["places-now", "2026-11-20", "2", "2026-12-01", "council, by export"]  # fmt: skip
    still = [*a_row("brook-lane-flats", Vacancies="Y", Updated="21/11/2026"), ""]
    run(a_csv(tmp_path, still, headers=headers), "--write", words=words)
    assert places(root, "brook-lane-flats")[2:4] == ["2", "2026-12-01"]
    full = [*a_row("brook-lane-flats", Vacancies="N", Updated="22/11/2026"), ""]
    run(a_csv(tmp_path, full, headers=headers), "--write", words=words)
    assert places(root, "brook-lane-flats")[:4] == ["full", "2026-11-22", "", ""]
    assert errors(root) == []


@pytest.mark.parametrize(
    "cells",
    [
        {"Ref": "brook-lane-flats"},
        {"Ref": "Brook-Lane-Flats"},
        {"CQC_ID": "1-900000101"},
        {"Service": "BROOK LANE FLATS", "Postcode": "ba148aa"},
        {"Service": "The Brook Lane Flats", "Postcode": "BA14 8AA"},
        {"Ref": "their own 117", "CQC_ID": "1-900000101"},
    ],
)
def test_a_service_goes_by_its_id_its_location_or_its_name_and_postcode(
    run: Run, root: Path, tmp_path: Path, cells: dict[str, str]
) -> None:
    ref = cells.pop("Ref", "")
    run(a_csv(tmp_path, a_row(ref, Vacancies="N", Updated="20/11/2026", **cells)), "--write")
    assert places(root, "brook-lane-flats")[0] == "full"


def test_a_service_goes_by_its_name_and_its_provider(run: Run, root: Path, tmp_path: Path) -> None:
    words = MAP.replace("postcode: Postcode", "provider: Postcode")
    file = a_csv(tmp_path, a_row(Service="Kite Hill Evenings", Postcode="Kite Hill Trust", Vacancies="N", Updated="20/11/2026"))  # fmt: skip
    run(file, "--write", words=words)
    assert places(root, "kite-hill-evenings")[0] == "full"


@pytest.mark.parametrize(
    ("cells", "title", "reason"),
    [
        ({"Service": "The Old Dairy", "Postcode": "SN1 1AA"}, "No service here", 'no service here has its name "The Old Dairy"'),
        ({"Service": "Brook Lane flats"}, "No service here", 'no service here has its name "Brook Lane flats"'),
        ({"How_many": "1"}, "No service here", "it names no service"),
        ({"Ref": "kite-hill-evenings", "CQC_ID": "1-900000101"}, "Several services fit", "its id is that of kite-hill-evenings, and its CQC location id that of brook-lane-flats"),
    ],
)  # fmt: skip
def test_a_row_that_names_no_service_or_several_is_named(
    run: Run, root: Path, tmp_path: Path, cells: dict[str, str], title: str, reason: str
) -> None:
    before = bytes_of(root)
    ref = cells.pop("Ref", "")
    file = a_csv(tmp_path, a_row(ref, Vacancies="N", Updated="20/11/2026", **cells))
    _, out, _ = run(file, "--write")
    assert reason in out.partition(f"{title}:\n")[2].splitlines()[0]
    assert bytes_of(root) == before


def test_of_two_rows_of_a_service_the_newer_counts_and_two_of_one_day_are_held(
    run: Run, root: Path, tmp_path: Path
) -> None:
    file = a_csv(
        tmp_path,
        a_row("brook-lane-flats", Vacancies="Y", Updated="19/11/2026"),
        a_row("brook-lane-flats", Vacancies="N", Updated="20/11/2026"),
        a_row("kite-hill-evenings", Vacancies="Y", Updated="20/11/2026"),
        a_row("kite-hill-evenings", Vacancies="N", Updated="20/11/2026"),
        a_row("kite-hill-day-centre", Vacancies="N", Updated="20/11/2026"),
        a_row("kite-hill-day-centre", Vacancies="N", Updated="20/11/2026"),
    )
    _, out, _ = run(file, "--write")
    assert places(root, "brook-lane-flats")[0] == "full"
    assert places(root, "kite-hill-evenings")[0] == "ask"
    assert places(root, "kite-hill-day-centre")[0] == "full"
    assert "row 2, brook-lane-flats: row 3, of 20 November 2026, is newer" in out
    assert "row 5, kite-hill-evenings: the rows 4, 5 are of one service and say different things" in out  # fmt: skip


def test_a_newer_row_that_cannot_be_told_does_not_let_an_older_one_count(
    run: Run, root: Path, tmp_path: Path
) -> None:
    before = bytes_of(root)
    file = a_csv(
        tmp_path,
        a_row("brook-lane-flats", Vacancies="Y", Updated="19/11/2026"),
        a_row("brook-lane-flats", Vacancies="Enq", Updated="20/11/2026"),
    )
    run(file, "--write")
    assert bytes_of(root) == before


def test_columns_that_no_field_takes_totals_and_headers_again_are_named_and_left_out(
    run: Run, root: Path, tmp_path: Path
) -> None:
    headers = [*HEADERS, "Manager", ""]
    file = a_csv(
        tmp_path,
        [*a_row("brook-lane-flats", Vacancies="N", Updated="20/11/2026"), "somebody", "by phone"],
        headers,
        a_row("Total", How_many="12"),
        ["", "", ""],
        headers=headers,
    )
    _, out, _ = run(file, "--write")
    assert "Columns that no field takes: Manager" in out
    assert "Columns without a header, not read: I" in out
    assert "Left out, as totals: row 4" in out
    assert "Left out, as the headers again: row 3" in out
    assert "1 row" not in out.splitlines()[0]
    assert places(root, "brook-lane-flats")[0] == "full"


def test_without_a_column_of_days_it_is_asked_of_which_day_the_table_is(
    run: Run, root: Path, tmp_path: Path
) -> None:
    words = MAP[: MAP.index("  - column: Updated")]
    file = a_csv(tmp_path, a_row("brook-lane-flats", Vacancies="N"))
    code, _, err = run(file, words=words)
    assert (code, err.count("--said-on YYYY-MM-DD")) == (2, 1)
    run(file, "--said-on", "2026-11-21", "--write", words=words)
    assert places(root, "brook-lane-flats")[:2] == ["full", "2026-11-21"]


OTHERS = """\
identify: [{id: Ref}]
columns:
  - {column: Tel, field: phone}
  - {column: Beds, field: capacity}
  - {column: Weekly fee, field: price_from}
  - {column: Private clients, field: self_funders, words: {Welcome: yes}}
  - {column: Days open, field: days}
  - {column: Areas, field: areas, words: {Kennet: devizes; pewsey}}
  - {column: Web, field: website}
"""


def test_other_fields_are_written_as_the_list_writes_them_and_what_is_alike_stays(
    run: Run, root: Path, tmp_path: Path
) -> None:
    headers = ["Ref", "Tel", "Beds", "Weekly fee", "Private clients", "Days open", "Areas", "Web"]
    file = a_csv(
        tmp_path,
        ["kite-hill-day-centre", "1632960177", "20", "£62.50", "Welcome", "Mon-Thu", "Kennet", ""],
        [
            "kite-hill-evenings",
            "+44 1632 960188",
            "12.0",
            "",
            "maybe",
            "Sundays",
            "Atlantis",
            "n/k",
        ],
        headers=headers,
    )
    before = services(root)
    _, out, _ = run(file, "--write", words=OTHERS)
    after = services(root)
    assert after["kite-hill-day-centre"] == before["kite-hill-day-centre"] | {"phone": "01632960177", "capacity": "20"}  # fmt: skip
    assert after["kite-hill-evenings"] == before["kite-hill-evenings"] | {"phone": "01632 960188", "capacity": "12", "days": "sun"}  # fmt: skip
    assert (
        """Private clients "maybe": the map's words do not have it, and it is neither yes nor no"""
        in out
    )
    assert 'Areas "Atlantis": "Atlantis" is none of the areas here' in out
    assert errors(root) == []


def test_what_was_looked_through_after_the_table_was_written_stays(
    run: Run, root: Path, tmp_path: Path
) -> None:
    words = MAP + "  - {column: Service, field: phone}\n"
    words = words.replace("  - title: Service\n    postcode: Postcode\n", "")
    before = bytes_of(root)
    file = a_csv(tmp_path, a_row("brook-lane-flats", Service="01632 960111", Updated="09/11/2026"))
    _, out, _ = run(file, "--write", words=words)
    assert "the entry was looked through on 10 November 2026, after this was written" in out
    assert bytes_of(root) == before


def test_a_workbook_is_read_packed_or_not_with_its_titles_and_real_dates(
    run: Run, root: Path, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    book.create_sheet("Read me").append(["made for the brokerage"])
    sheet = book.active
    sheet.append(["Vacancies this week"])
    sheet.append([])
    sheet.append(HEADERS)
    sheet.append(["brook-lane-flats", None, None, None, "Y", 3, datetime(2026, 11, 20, 9, 30)])  # noqa: DTZ001
    plain = tmp_path / "week.xlsx"
    book.save(plain)
    packed = tmp_path / "week.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(plain, "exports/week.xlsx")
    pressed = tmp_path / "week.xlsx.gz"
    pressed.write_bytes(gzip.compress(plain.read_bytes()))
    for file in (plain, packed, pressed):
        code, out, _ = run(file)
        assert (code, "1 row beneath the headers in row 3" in out) == (0, True)
        assert ["4", "brook-lane-flats", "places-now", "3", "2026-11-20"] in [line.split() for line in out.splitlines()]  # fmt: skip


def test_a_formula_that_nobody_worked_out_is_held_and_no_blank(
    run: Run, root: Path, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    book.active.append(HEADERS)
    book.active.append(["brook-lane-flats", None, None, None, "=IF(F2>0,\"Y\",\"N\")", None, "20/11/2026"])  # fmt: skip
    plain = tmp_path / "week.xlsx"
    book.save(plain)
    packed = tmp_path / "week.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(plain, "week.xlsx")
    for file in (plain, packed):
        _, out, _ = run(file)
        assert 'row 2, brook-lane-flats, Vacancies "=IF(F2>0,"Y","N")": =IF(F2>0,"Y","N") is a formula' in out  # fmt: skip


@pytest.mark.parametrize(
    ("headers", "cells", "field", "words"),
    [
        (["Ref", "Oldest"], ["kite-hill-evenings", "17"], "age_to", "17 is below age_from, 18"),
        (["Ref", "From"], ["kite-hill-evenings", "20"], "price_from", "price_unit"),
        (["Ref", "Street"], ["kite-hill-evenings", "3 Some Road"], "address", "there is an address and no postcode"),
        (["Ref", "Blurb"], ["kite-hill-evenings", "Ring Kim on 01632 960999 or write to kim@mail.example.org, we are open every night of the week."], "summary", ""),
    ],
)  # fmt: skip
def test_what_would_stop_the_build_is_held(
    run: Run,
    root: Path,
    tmp_path: Path,
    headers: list[str],
    cells: list[str],
    field: str,
    words: str,
) -> None:
    map_words = f"identify: [{{id: Ref}}]\ncolumns: [{{column: {headers[1]}, field: {field}}}]\n"
    before = bytes_of(root)
    _, out, _ = run(a_csv(tmp_path, cells, headers=headers), "--write", words=map_words)
    assert errors(root) == []
    if words:
        assert words in out.partition("Held for a person:\n")[2].splitlines()[0]
        assert bytes_of(root) == before


def test_a_price_that_stands_in_prices_csv_is_left_for_a_row_there(
    run: Run, root: Path, tmp_path: Path
) -> None:
    lay_out(HERE / "valid/every-setting", root)
    file = a_csv(tmp_path, ["kite-hill-day-centre", "70"], headers=["Ref", "Fee"])
    words = "identify: [{id: Ref}]\ncolumns: [{column: Fee, field: price_from}]\n"
    before = bytes_of(root)
    _, out, _ = run(file, "--write", words=words)
    assert 'Fee "70": its prices stand in prices.csv, each with its day; put a row there' in out
    assert bytes_of(root) == before


def test_a_first_row_of_words_alone_that_names_a_service_is_no_header(
    run: Run, root: Path, tmp_path: Path
) -> None:
    words = MAP[: MAP.index("  - column: Updated")].replace("    field: places_free\n", "    field: places_free\n    words: {None: full}\n")  # fmt: skip
    file = a_csv(tmp_path, a_row("kite-hill-evenings", How_many="None"), a_row("brook-lane-flats", How_many="2"))  # fmt: skip
    assert run(file, "--said-on", "2026-11-20", "--write", words=words)[0] == 0
    assert places(root, "kite-hill-evenings")[0] == "full"


def test_the_words_to_put_into_the_map_are_told_once_with_their_number(
    run: Run, tmp_path: Path
) -> None:
    services_ = ("brook-lane-flats", "kite-hill-evenings", "kite-hill-day-centre")
    rows = [a_row(ref, Vacancies="Enq", Updated="20/11/2026") for ref in services_[:2]]
    rows.append(a_row(services_[2], Vacancies="Tbc", Updated="20/11/2026"))
    out = run(a_csv(tmp_path, *rows))[1]
    assert 'Words to put into the map, or to mend in the table: Vacancies "Enq" (2), Vacancies "Tbc" (1)' in out  # fmt: skip


def test_a_row_without_its_day_is_of_the_day_that_a_person_gives(
    run: Run, root: Path, tmp_path: Path
) -> None:
    file = a_csv(
        tmp_path,
        a_row("brook-lane-flats", Vacancies="N", Updated="20/11/2026"),
        a_row("kite-hill-evenings", Vacancies="N"),
    )
    run(file, "--said-on", "2026-11-22", "--write")
    assert places(root, "brook-lane-flats")[:2] == ["full", "2026-11-20"]
    assert places(root, "kite-hill-evenings")[:2] == ["full", "2026-11-22"]
    assert "--said-on 2026-11-24 is still to come" in run(file, "--said-on", "2026-11-24")[2]
