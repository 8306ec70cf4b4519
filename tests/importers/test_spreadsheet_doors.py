"""The words on what a spreadsheet did, wherever else a table comes in: import table, import updates, import workbook."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from generator.joining.workbook import form
from tests.importers.test_table import HEADERS, MAP, Run, a_csv, a_row, bytes_of, root, run
from tests.joining.conftest import Run as Call
from tests.joining.conftest import run as call
from tests.joining.sheets import COLUMNS, Change, answer, as_ods, cell, changed, service
from tests.test_spreadsheet_words import AS_TEXT, FAILS, FORMULA, SHORTENED, ole, packed

__all__ = ["call", "root", "run"]

WORDS = (
    MAP.replace("    dates: day-first\n", "")
    + "  - {column: Phone, field: phone}\n  - {column: Hours, field: hours}\n  - {column: Private, field: self_funders}\n  - {column: Price, field: price_includes}\n"
)
WIDER = [*HEADERS, "Phone", "Hours", "Private", "Price"]
TABLE_CELLS = [
    ("Phone", "=A2", f"=A2 {FORMULA}"),
    ("Vacancies", "#REF!", f'"#REF!" {FAILS}'),
    ("Phone", "1.61496E+11", f"1.61496E+11 {SHORTENED}: {AS_TEXT}"),
    ("Hours", "10-Dec", f'"10-Dec" is what Excel makes of two numbers with - or / between them: {AS_TEXT}'),
    ("Hours", "2026-12-10", f"2026-12-10 stands here as a date; if that is what the spreadsheet made of something else, such as 10-12, {AS_TEXT}"),
    ("Updated", "46347", '"46347" is the number by which a spreadsheet keeps 21 Nov 2026: write 2026-11-21, or format the column as a date and save again'),
    ("Updated", "12/11/2026", "this may be one of two days; say in the map: dates: day-first"),
    ("Private", "maybe", "the map's words do not have it, and it is neither yes nor no"),
]  # fmt: skip


@pytest.mark.parametrize(("header", "text", "words"), TABLE_CELLS)
def test_a_cell_of_any_table_says_what_happened(
    header: str, text: str, words: str, run: Run, tmp_path: Path
) -> None:
    named = dict(zip(WIDER, [*a_row("kite-hill-day-centre", Vacancies="Y"), "", "", "", ""], strict=True))  # fmt: skip
    named |= {"Updated": "2026-11-20", header: text}
    _, printed, beside = run(a_csv(tmp_path, list(named.values()), headers=WIDER), words=WORDS)
    shown = " ".join((printed + beside).split())
    assert f'row 2, kite-hill-day-centre, {header} "{text}": {words}' in shown


REFUSED = {
    "HTML": (b"<html><table><tr><td>Ref</td></tr></table>", "this is a web page, as some systems give out under the name .xls; open it in Excel and choose Save As, Excel Workbook (.xlsx)"),
    "XML of an old Excel": (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "this is an XML spreadsheet of an old Excel; open it in Excel"),
    "PDF": (b"%PDF-1.7\n", "this is a PDF, of which no table can be read; ask for the spreadsheet that it was made from"),
    "a photograph": (b"\xff\xd8\xff\xe0\0\x10JFIF", "this is a picture, of which no table can be read"),
    "Numbers": (packed("Index/Document.iwa", "Metadata/Properties.plist"), "this is a spreadsheet of Apple's Numbers; in Numbers choose File, Export To, Excel"),
    "Word": (packed("[Content_Types].xml", "word/document.xml"), "this is a Word document; copy its table into an empty sheet of Excel"),
    "a password": (ole("EncryptedPackage"), "this is an Excel file with a password; open it in Excel, take the password away"),
}  # fmt: skip


@pytest.mark.parametrize("name", ["table.csv", "table.xls", "table.xlsx"])
@pytest.mark.parametrize(("raw", "words"), REFUSED.values(), ids=REFUSED)
def test_a_file_of_another_kind_is_one_line_whatever_its_name(
    raw: bytes, words: str, name: str, run: Run, root: Path, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    before = bytes_of(root)
    code, printed, beside = run(path)
    assert (code, printed, bytes_of(root) == before) == (2, "", True)
    assert words in beside
    assert beside.count("table.") == 1


def _sheet(*rows: list[str], change: Callable[[Any], None] = lambda sheet: None) -> openpyxl.Workbook:  # fmt: skip
    made = openpyxl.Workbook()
    for row in (HEADERS, *rows):
        made.worksheets[0].append(row)
    change(made.worksheets[0])
    return made


ROW = a_row("kite-hill-day-centre", Vacancies="N", Updated="20/11/2026")
OTHER = a_row("kite-hill-evenings", Vacancies="N", Updated="20/11/2026")


@pytest.mark.parametrize("name", ["table.csv", "table.xlsx", "table"])
def test_a_table_is_read_whatever_its_name_and_however_it_was_saved(
    name: str, run: Run, tmp_path: Path
) -> None:
    text = a_csv(tmp_path, ROW).read_text("utf-8")
    path = tmp_path / name
    _sheet(ROW).save(path)
    outputs = {run(path)[1]}
    for raw in (text.encode(), text.replace(",", ";").encode("cp1252"), text.replace(",", "\t").encode("utf-16")):  # fmt: skip
        path.write_bytes(raw)
        outputs.add(run(path)[1])
    (printed,) = outputs
    assert "kite-hill-day-centre" in printed


def test_rows_that_a_filter_hides_are_read_with_the_others(run: Run, tmp_path: Path) -> None:
    def filtered(sheet: Any) -> None:
        sheet.auto_filter.ref = "A1:G3"
        sheet.auto_filter.add_filter_column(0, ["kite-hill-day-centre"])
        sheet.row_dimensions[3].hidden = True

    path = tmp_path / "table.xlsx"
    _sheet(ROW, OTHER, change=filtered).save(path)
    printed = run(path)[1]
    assert "kite-hill-evenings" in printed


def test_an_old_copy_on_a_hidden_sheet_is_not_taken_for_the_table(run: Run, tmp_path: Path) -> None:
    both = _sheet(ROW)
    copy = both.copy_worksheet(both.worksheets[0])
    copy["A2"], copy.sheet_state = "kite-hill-evenings", "hidden"
    path = tmp_path / "table.xlsx"
    both.save(path)
    printed = run(path)[1]
    assert "kite-hill-day-centre" in printed
    assert "kite-hill-evenings" not in printed


def test_blanks_round_cells_and_empty_rows_and_columns_are_nothing(
    run: Run, tmp_path: Path
) -> None:
    clean = run(a_csv(tmp_path, ROW))[1]
    wide = [f"\xa0{text} " if text else "" for text in ROW]
    path = a_csv(tmp_path, [*wide, "", ""], [""] * 9, [" "] * 9, headers=[*(f"{h} " for h in HEADERS), "", ""])  # fmt: skip
    assert run(path)[1] == clean


HEADER = "service,places,how many,from,on,by"
SENDER = "hello@kite-hill-trust.example.org"
UPDATES = [
    (f"kite-hill-day-centre,=A2,2,,2026-11-20,{SENDER}", f"=A2 {FORMULA}"),
    (f"kite-hill-day-centre,now,#REF!,,2026-11-20,{SENDER}", f'"#REF!" {FAILS}'),
    (f"kite-hill-day-centre,now,2,,#NAME?,{SENDER}", f'"#NAME?" {FAILS}'),
    (f"kite-hill-day-centre,now,1.2E+11,,2026-11-20,{SENDER}", f"1.2E+11 {SHORTENED}: {AS_TEXT}"),
    (f"kite-hill-day-centre,now,2,,46347,{SENDER}", '"46347" is the number by which a spreadsheet keeps 21 Nov 2026: write 2026-11-21, or format the column as a date and save again'),
    (f"kite-hill-day-centre,now,2,46357,2026-11-20,{SENDER}", '"46357" is the number by which a spreadsheet keeps 1 Dec 2026: write 2026-12-01, or format the column as a date and save again'),
]  # fmt: skip


@pytest.mark.parametrize(("row", "words"), UPDATES)
def test_a_cell_of_a_table_of_updates_is_held_with_what_happened(
    row: str, words: str, call: Call, root: Path, tmp_path: Path
) -> None:
    path = tmp_path / "week.csv"
    path.write_text(f"{HEADER}\n{row}\n,,,,,\n,,,,,\n", "utf-8")
    code, shown = call("import", "updates", path, "--root", root, "--as-of", "2026-11-23")
    assert code == 0
    assert words in shown
    assert shown.endswith("1 message: 1 held.\nNothing would be written.\n")


@pytest.fixture
def filled(call: Call, root: Path, tmp_path: Path) -> Path:
    """The workbook of the trust, as it is given out."""
    path = tmp_path / "kite.xlsx"
    call("export", "workbook", "kite-hill-trust", "--output", path, "--root", root)
    return path


def _letter(column: str) -> str:
    return openpyxl.utils.get_column_letter(COLUMNS.index(column) + 1)


def _merged(first: str, last: str) -> Change:
    return lambda sheets: sheets[form.SERVICES].merge_cells(f"{first}:{last}")


PHONE = _letter("phone")
FORM_CELLS: list[tuple[Change, str, str]] = [
    (service("phone", "=A2"), f"Services:2  {PHONE}2 (phone)", "this is a formula; copy the cell and paste it as a value"),
    (service("phone", 1.61496e11), f"Services:2  {PHONE}2 (phone)", '"161496000000" does not fit'),
    (service("phone", "1.61496E+11"), f"Services:2  {PHONE}2 (phone)", f"1.61496E+11 {SHORTENED}: {AS_TEXT}"),
    (service("hours", datetime(2026, 12, 10)), "(hours)", f"2026-12-10 stands here as a date; if that is what the spreadsheet made of something else, such as 10-12, {AS_TEXT}"),  # noqa: DTZ001
    (service("hours", "10-Dec"), "(hours)", f'"10-Dec" is what Excel makes of two numbers with - or / between them: {AS_TEXT}'),
    (service("availability_on", "46347"), "(availability_on)", '"46347" is the number by which a spreadsheet keeps 21 Nov 2026: write 2026-11-21'),
    (service("availability_on", "01/12/2026"), "(availability_on)", '"01/12/2026" can be read as 1 Dec or as 12 Jan'),
    (service("self_funders", "maybe"), "(self_funders)", '"maybe" is not yes or no'),
    (answer("company_number", "1.2E+07"), "(company_number)", f"1.2E+07 {SHORTENED}: {AS_TEXT}"),
    (_merged(f"{PHONE}2", f"{PHONE}3"), f"Services:3  {PHONE}3 (phone)", "another cell is merged over this one"),
]  # fmt: skip


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
@pytest.mark.parametrize(("change", "where", "words"), FORM_CELLS)
def test_a_cell_of_the_form_says_where_and_what_happened(
    change: Change, where: str, words: str, ending: str, call: Call, root: Path, filled: Path
) -> None:
    path = changed(filled, change)
    before = bytes_of(root)
    code, shown = call(
        "import", "workbook", as_ods(path) if ending == "ods" else path, "--update", "--write",
        "--root", root, "--as-of", "2026-11-23",
    )  # fmt: skip
    assert (code, bytes_of(root) == before) == (1, True), shown
    assert where in shown
    assert words in shown


@pytest.mark.parametrize(
    ("column", "value", "written"),
    [
        ("self_funders", "N", "no"),
        ("self_funders", 0, "no"),
        ("self_funders", False, "no"),
        ("hours", time(9, 30), "09:30"),
        ("price_to", 26.400000000000002, "26.4"),
        ("phone", 441632960777, "01632960777"),
        ("availability_on", "21 November 2026", "21 November 2026"),
        ("title", "Kite\xa0Hill days \n", "Kite Hill days"),
    ],
)
def test_what_excel_made_of_a_cell_and_is_plain_is_taken_as_it_was_meant(
    column: str, value: object, written: str, call: Call, root: Path, filled: Path
) -> None:
    changed(filled, service(column, value))
    shown = call("import", "workbook", filled, "--update", "--root", root, "--as-of", "2026-11-23")[1]  # fmt: skip
    (line,) = [line for line in shown.splitlines() if f"  {column} " in line]
    assert line.endswith(f"  {written}")


def _filtered(sheets: Any) -> None:
    sheet = sheets[form.SERVICES]
    sheet.auto_filter.ref = "A1:Z3"
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["D"].hidden = True


def _a_title_over_it(sheets: Any) -> None:
    sheets[form.SERVICES]["A9"] = "Please ring us before Friday."
    sheets[form.SERVICES].merge_cells("A9:F9")


@pytest.mark.parametrize(
    "change",
    [
        _filtered,
        _a_title_over_it,
        cell(form.SERVICES, "B40", " \xa0 "),
        cell(form.SERVICES, "BA1", "  "),
    ],
)
def test_what_only_looks_different_changes_nothing(
    change: Change, call: Call, root: Path, filled: Path
) -> None:
    changed(filled, change)
    code, shown = call("import", "workbook", filled, "--update", "--root", root, "--as-of", "2026-11-23")  # fmt: skip
    assert (code, shown.splitlines()[-1]) == (0, "Nothing changed."), shown


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"id,title\n", "this is text, such as a CSV file, and no workbook of this form; give the workbook itself (.xlsx or .ods)"),
        (b"%PDF-1.7", "this is a PDF, and no workbook of this form"),
        (b"<html><table>", "this is a web page, as some systems give out under the name .xls, and no workbook of this form"),
        (packed("word/document.xml"), "this is a Word document, and no workbook of this form"),
        (packed("xl/workbook.bin"), "this is an Excel binary workbook (.xlsb); open it in Excel and choose Save As, Excel Workbook (.xlsx)"),
        (packed("Index/Document.iwa"), "this is a spreadsheet of Apple's Numbers; in Numbers choose File, Export To, Excel, and then Save As, Excel Workbook (.xlsx)"),
        (ole("Workbook"), "this is a workbook of an old Excel (.xls); open it in Excel and choose Save As, Excel Workbook (.xlsx)"),
        (ole("EncryptedPackage"), "this is an Excel file with a password; open it in Excel, take the password away (File, Info, Protect Workbook, Encrypt with Password), and choose Save As, Excel Workbook (.xlsx)"),
        (b"", "this is an empty file"),
    ],
)  # fmt: skip
def test_what_is_sent_in_place_of_the_form_is_one_line(
    raw: bytes, words: str, call: Call, root: Path, tmp_path: Path
) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(raw)
    code, shown = call("import", "workbook", path, "--update", "--root", root)
    assert (code, words in shown, shown.count("\n")) == (2, True, 1), shown
