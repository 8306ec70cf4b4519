"""What `import table` refuses whole: one clear line, and nothing is written. And what looks bad and is not."""

from __future__ import annotations

import csv
import io
import time
from pathlib import Path

import openpyxl
import pytest

from generator.failure import ImportFailure
from generator.importers.table import sheets
from generator.importers.table.maps import map_of, read_map
from generator.importers.table.sheets import mapped_table
from generator.load.authorship import mapped_columns
from generator.load.documents import parse_document
from generator.load.tables import column_names
from tests.importers.test_table import HEADERS, MAP, Run, a_csv, a_row, bytes_of, root, run

__all__ = ["root", "run"]

FAULTS = {
    "a column twice": (
        MAP + "  - {column: vacancies, field: capacity}\n",
        'map.yml, line 18: the column "vacancies" is there twice; a column has one meaning',
    ),
    "a column that names the service, and is a field": (
        MAP + "  - {column: Postcode, field: postcode}\n",
        'line 18: the column "Postcode" is there twice',
    ),
    "a field twice": (
        MAP + "  - {column: Free, field: places_free}\n",
        "line 18: two columns are places_free; keep one of them",
    ),
    "a word that becomes nothing": (
        MAP.replace("N: full", "N:"),
        "map.yml, line 11: columns.0.words.N",
    ),
    "a word that becomes a blank": (
        MAP.replace("N: full", 'N: ""'),
        'line 9: the word "n" becomes "", which is nothing; put it under nothing, where it stands for an empty cell',
    ),
    "a word that becomes what the field does not have": (
        MAP.replace("N: full", "N: fully booked"),
        'the word "n" becomes "fully booked", and availability has: places-now, waiting-list, full, ask',
    ),
    "a word twice": (MAP.replace("N: full", "Y: full"), "line 11: columns.0.words.Y: the key"),
    "a field of the council's": (
        MAP + "  - {column: Checked, field: checked_on}\n",
        "line 18: columns.3.field",
    ),
    "no such field": (MAP.replace("field: places_free", "field: free"), "line 14: columns.1.field"),
    "a title alone": (
        MAP.replace("    postcode: Postcode\n", ""),
        "line 4: a name alone may be another service's; put postcode or provider beside title",
    ),
    "two ways in one entry": (
        MAP.replace("  - cqc_location_id", "    cqc_location_id"),
        "line 2: an entry is id, or cqc_location_id, or title with postcode or provider",
    ),
    "nothing that names a service": (MAP.partition("columns:")[1] + MAP.partition("columns:")[2], "identify"),
    "a day and no places": (
        "identify: [{id: Ref}]\ncolumns: [{column: Updated, field: availability_on}]\n",
        "map.yml, line 2: availability_on is a day of places, and no column tells how they stand",
    ),
    "dates of what is no day": (
        MAP.replace("    field: places_free\n", "    field: places_free\n    dates: day-first\n"),
        "line 15: places_free is no day",
    ),
    "a name as who told it": ("said_by: Kim Example\n" + MAP, "line 1: said_by"),
    "no YAML": ("identify: [", "map.yml, line"),
    "an empty file": ("", "map.yml: the file is empty"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_mistake_in_a_map_is_named_with_its_line(run: Run, tmp_path: Path, name: str) -> None:
    words, expected = FAULTS[name]
    file = a_csv(tmp_path, a_row("brook-lane-flats", Vacancies="N", Updated="20/11/2026"))
    before = bytes_of(tmp_path / "council")
    code, out, err = run(file, "--write", words=words)
    assert (code, out) == (2, "")
    assert expected in err
    assert bytes_of(tmp_path / "council") == before


def test_a_map_may_name_each_field_that_is_no_decision_and_no_evidence() -> None:
    columns = column_names("services")
    taken = {name for name in columns if not _refused(_map_with(name))}
    assert set(columns) - taken == {
        *("id", "lot", "regulated", "cqc_location_id", "checked_on", "checked_by"),
        *("withdrawn_on", "former_ids", "image", "image_alt", "availability_by"),
        *("latitude", "longitude"),
    }
    assert taken == set(mapped_columns())


def _map_with(name: str) -> str:
    beside = "places_free" if name == "availability" else "availability"
    fields = "".join(f"  - {{column: {field}, field: {field}}}\n" for field in (name, beside))
    return f"identify: [{{id: Ref}}]\ncolumns:\n{fields}"


def _refused(words: str) -> bool:
    try:
        map_of(parse_document(words.encode(), "map.yml"))
    except ImportFailure:
        return True
    return False


SHEETS = {
    "a column that the file lacks": (
        [[h for h in HEADERS if h != "Vacancies"] + ["Vacancy"], a_row("brook-lane-flats")],
        'row 1 has no column "Vacancies", which map.yml names (did you mean "Vacancy"?); it has: Ref, Service',
    ),
    "no headers at all": ([["a", "b"], ["1", "2"]], "none of the first 30 rows has the columns of map.yml"),
    "a header twice": (
        [[*HEADERS, "Vacancies"], a_row("brook-lane-flats")],
        'row 1 has the header "Vacancies" in the columns E and H; give each a header of its own',
    ),
    "two rows of headers": (
        [[*HEADERS, ""], ["", "", "", "", "Residential", "", "", "Nursing"], [*a_row("brook-lane-flats", Vacancies="Y"), "N"], *[a_row("kite-hill-evenings", Vacancies="Y")] * 3],
        "rows 1 and 2 both look like headers; keep one row, with a header for each column",
    ),
    "a second row that explains the headers": (
        [HEADERS, ["(id)", "(name)", "", "", "(Y or N)", "(number)", "(date)"], a_row("brook-lane-flats", Vacancies="Y", How_many="1", Updated="20/11/2026")],
        "rows 1 and 2 both look like headers; keep one row, with a header for each column",
    ),
    "a header over two columns, as a CSV file has it": (
        [[*HEADERS[:5], "", *HEADERS[5:]], ["brook-lane-flats", "", "", "", "Y", "N", "1", "20/11/2026"]],
        'the column F, beside "Vacancies", has no header; if that header is merged over both, unmerge it',
    ),
    "nothing": ([[]], "there is nothing in it"),
}  # fmt: skip


@pytest.mark.parametrize("name", SHEETS)
def test_a_table_whose_headers_can_be_read_in_two_ways_is_refused(
    run: Run, tmp_path: Path, name: str
) -> None:
    rows, expected = SHEETS[name]
    file = a_csv(tmp_path, *rows[1:], headers=rows[0])
    before = bytes_of(tmp_path / "council")
    code, out, err = run(file, "--write")
    assert (code, out) == (2, "")
    assert expected in err
    assert bytes_of(tmp_path / "council") == before


@pytest.mark.parametrize(("cells", "over"), [("E1:F1", "columns E to F"), ("E1:E2", "rows 1 to 2")])
def test_a_header_that_is_merged_over_others_is_refused(
    run: Run, tmp_path: Path, cells: str, over: str
) -> None:
    book = openpyxl.Workbook()
    headers = list(HEADERS)
    if cells == "E1:F1":
        headers.insert(5, "")
    book.active.append(headers)
    book.active.append(["brook-lane-flats", None, None, None, "Y", None, None, None])
    book.active.merge_cells(cells)
    file = tmp_path / "week.xlsx"
    book.save(file)
    code, out, err = run(file, "--write")
    assert (code, out) == (2, "")
    assert f'the header "Vacancies" is merged over {over}; unmerge it' in err


def test_blanks_behind_the_rows_and_the_columns_are_nothing(run: Run, tmp_path: Path) -> None:
    blank = [""] * 40
    row = a_row("brook-lane-flats", Vacancies="N", Updated="20/11/2026")
    file = a_csv(tmp_path, row, *[blank] * 500, headers=[*HEADERS, *[" "] * 30])
    out = run(file)[1]
    assert out.startswith("brokerage.csv: 1 row beneath the headers in row 1")
    assert "without a header" not in out


def _rows(number: int) -> str:
    written = io.StringIO(newline="")
    row = ["kite-hill-evenings", "Kite Hill evenings", "", "", "Y", "2", "20/11/2026"]
    csv.writer(written).writerows([HEADERS, *[row] * number])
    return written.getvalue()


def test_more_rows_than_any_council_has_services_are_refused_at_once(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "all.csv"
    file.write_text(_rows(sheets.MOST_ROWS + 1), "utf-8")
    begun = time.monotonic()
    code, out, err = run(file, "--write")
    assert (code, out) == (2, "")
    assert "there are more than 50,000 rows; is this the right table?" in err
    assert time.monotonic() - begun < 20


def test_a_map_or_a_table_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ImportFailure, match=r"gone\.yml: this map cannot be read"):
        read_map(tmp_path / "gone.yml")
    made = map_of(parse_document(MAP.encode(), "map.yml"))
    with pytest.raises(ImportFailure, match=r"gone\.csv: this file cannot be read"):
        mapped_table(tmp_path / "gone.csv", made)
