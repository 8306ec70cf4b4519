"""Whatever a spreadsheet does to a table, whoever saved it reads what happened there and what to type, to the word."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from generator.load.documents import parse_document
from generator.load.schema import check
from generator.load.tables import TableFile, faulty_texts, read_tables
from tests.matrix import COUNCIL

SERVICES = (COUNCIL / "providers" / "kite-hill-trust" / "services.csv").read_bytes()
HEADER = SERVICES.split(b"\n")[0]
AS_TEXT = "in the spreadsheet format the column as Text, and type it again"
SHORTENED = "is a long number that the spreadsheet shortened, and its last digits are lost"
DELETE = "at the edge, right-click, choose Delete (the Delete key is not enough), and save again"
PHONE = "One United Kingdom number with its leading 0. An extension goes behind it (01632 960123 ext 12), and 18001 for text relay before it."
FAILS = "is what a spreadsheet shows where its formula fails: type what should stand here"
FORMULA = (
    "is a formula, and not what it works out: in the spreadsheet copy the cells, choose Paste special, Values, "
    "and save again; or type what should stand here"
)


def spoken(raw: bytes, folder: Path) -> list[str]:
    """Each problem of a services.csv as the check says it: row, column, words."""
    path = folder / "services.csv"
    path.write_bytes(raw)
    read = read_tables("services", [TableFile(path, "services.csv", "kite-hill-trust")])
    problems = (*read.problems, *faulty_texts(read))
    return [f"{p.place.row or ''} {p.place.field}: {p.message}" for p in problems]


def with_cell(column: str, text: str) -> bytes:
    rows = list(csv.reader(io.StringIO(SERVICES.decode())))
    rows[1][rows[0].index(column)] = text
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


CELLS = [
    ("phone", "=A2", f"=A2 {FORMULA}"),
    ("title", "#REF!", f'"#REF!" {FAILS}'),
    ("lot", "#NAME?", f'"#NAME?" {FAILS}'),
    ("price_from", "#DIV/0!", f'"#DIV/0!" {FAILS}'),
    ("availability_on", "=TODAY()", f"=TODAY() {FORMULA}"),
    ("availability_on", "##########", "######## is what a spreadsheet shows where the column is too narrow: make it wider, and save again"),
    ("phone", "1.61496E+11", f"1.61496E+11 {SHORTENED}: {AS_TEXT}"),
    ("cqc_location_id", "1.1E+09", f"1.1E+09 {SHORTENED}: {AS_TEXT}"),
    ("address", "1.61496E+011", f"1.61496E+011 {SHORTENED}: {AS_TEXT}"),
    ("phone", "1632960123", f'"1632960123" does not fit; write "01632960123". {PHONE} Its leading 0 is gone: format the column as Text.'),
    ("phone", "441632960123", f'"441632960123" does not fit; write "01632960123". {PHONE}'),
    ("availability_on", "46357", '"46357" is the number by which a spreadsheet keeps 1 Dec 2026: write 2026-12-01, or format the column as a date and save again'),
    ("availability_on", "46357.0", '"46357.0" is the number by which a spreadsheet keeps 1 Dec 2026: write 2026-12-01, or format the column as a date and save again'),
    ("availability_on", "01/12/2026", '"01/12/2026" can be read as 1 Dec or as 12 Jan; write 2026-12-01 for the former'),
    ("availability_on", "1.12.26", '"1.12.26" can be read as 1 Dec or as 12 Jan; write 2026-12-01 for the former'),
    ("availability_on", "31/10/26", '"31/10/26" has two digits for its year; write 2026-10-31'),
    ("availability_on", "31-10-2026", '"31-10-2026" is not a date here; write 2026-10-31'),
    ("availability_on", "soon", '"soon" is not a date; write it as YYYY-MM-DD, such as 2026-10-31'),
    ("hours", "10-Dec", f'"10-Dec" is what Excel makes of two numbers with - or / between them: {AS_TEXT}'),
    ("address", "Oct-12", f'"Oct-12" is what Excel makes of two numbers with - or / between them: {AS_TEXT}'),
    ("age_from", "18-Jan", f'"18-Jan" is what Excel makes of two numbers with - or / between them: {AS_TEXT}'),
    ("self_funders", "Y", '"Y" is not yes or no; write yes'),
    ("self_funders", "1", '"1" is not yes or no; write yes'),
    ("self_funders", "0", '"0" is not yes or no; write no'),
    ("self_funders", "maybe", '"maybe" is not yes or no'),
    ("price_from", "£62.50", '"£62.50" is not a number; write 62.50'),
    ("price_from", "1,250.00", '"1,250.00" is not a number; write 1250.00'),
    ("price_from", "62,50", '"62,50" is not a number; write 62.50'),
    ("price_from", "10%", '"10%" is not a number; write digits alone, such as "62.5"'),
    ("age_from", "18.0", '"18.0" is not a whole number; write 18'),
    ("age_from", "18+", '"18+" is not a whole number; write 18'),
    ("availability", "Full", '"Full" is not one of places-now, waiting-list, full, ask; did you mean "full"?'),
]  # fmt: skip


@pytest.mark.parametrize(("column", "text", "words"), CELLS)
def test_a_cell_says_what_happened_and_what_to_type(
    column: str, text: str, words: str, tmp_path: Path
) -> None:
    assert spoken(with_cell(column, text), tmp_path) == [f"2 {column}: {words}"]


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("self_funders", "TRUE"),
        ("self_funders", "Yes"),
        ("availability_on", " 2026-11-02\xa0"),
        ("availability_on", "2026-11-02 00:00:00"),
        ("availability_on", "31/10/2026"),
        ("lot", "day-and-evening-opportunities\xa0"),
        ("age_from", " 18 "),
        ("price_from", " 62.50 "),
    ],
)
def test_what_can_be_read_in_one_way_only_is_read(column: str, text: str, tmp_path: Path) -> None:
    assert spoken(with_cell(column, text), tmp_path) == []


def _lines(change: Callable[[int, bytes], bytes]) -> bytes:
    lines = SERVICES.rstrip(b"\n").split(b"\n")
    return b"\n".join(change(at, line) for at, line in enumerate(lines, 1)) + b"\n"


def book() -> bytes:
    """An empty workbook of Excel's."""
    out = io.BytesIO()
    Workbook().save(out)
    return out.getvalue()


def packed(*names: str) -> bytes:
    """A zip file with such files in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        for name in names:
            parts.writestr(name, "x")
    return out.getvalue()


def ole(stream: str) -> bytes:
    """A file as old Office programs write it, with such a stream."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + stream.encode("utf-16-le")


COMMAS = b"," * HEADER.count(b",")
SAVE_AS = "open it in Excel and choose Save As, CSV UTF-8 (Comma delimited)"
FILES = {
    "empty rows": (SERVICES + COMMAS + b"\n\n" + COMMAS + b"\n", [f"4 : rows 4 to 6 are empty: in the spreadsheet select the numbers {DELETE}"]),
    "an empty row": (_lines(lambda at, line: line + b"\n" + COMMAS if at == 2 else line), [f"3 : row 3 is empty: in the spreadsheet select the number {DELETE}"]),
    "empty columns": (_lines(lambda at, line: line + b",,"), [f"1 : columns AJ to AK are empty: in the spreadsheet select the letters {DELETE}"]),
    "an empty column": (_lines(lambda at, line: line + b","), [f"1 : column AJ is empty: in the spreadsheet select the letter {DELETE}"]),
    "a column without a name": (_lines(lambda at, line: line + (b",,x" if at == 3 else b",,")), ["1 : column AK has no name, and something stands in its row 3: name the column, or delete it"]),
    "a column twice": (SERVICES.replace(b"title", b"summary", 1), ['1 summary: the column "summary" is there twice']),
    "a capital": (SERVICES.replace(b"title", b"Title", 1), ['1 Title: there is no column "Title"; did you mean "title"?']),
    "a line break in a header": (SERVICES.replace(b"title", b'"ti\ntle"', 1), ['1 ti\ntle: there is no column "ti\\ntle"; did you mean "title"?']),
    "blanks round a header": (SERVICES.replace(b"title", b" title ", 1), []),
    "a no-break space behind a header": (SERVICES.replace(b"title", "title\xa0".encode(), 1), []),
    "semicolons": (SERVICES.replace(b",", b";"), ['1 : the file seems to be parted by semicolons, and commas are needed; in Excel choose "CSV UTF-8 (Comma delimited)" when saving']),
    "sep=": (b"sep=,\n" + SERVICES, ['1 : the first line, "sep=", is a note for Excel; delete it, so that the file begins with the names of the columns']),
    "Windows-1252": (SERVICES.replace(b"Kite", b"Kit\xe9", 1), [' : the file is not in UTF-8; in Excel choose "CSV UTF-8 (Comma delimited)" when saving']),
    "UTF-16": (SERVICES.decode().encode("utf-16"), [" : the file is in UTF-16, as Excel saves Unicode Text; open it in Excel and choose Save As, CSV UTF-8 (Comma delimited)"]),
    ".xlsx": (book(), [f" : this is an Excel workbook (.xlsx); {SAVE_AS}"]),
    ".xlsb": (packed("xl/workbook.bin"), [f" : this is an Excel binary workbook (.xlsb); {SAVE_AS}"]),
    ".xls": (ole("Workbook"), [f" : this is a workbook of an old Excel (.xls); {SAVE_AS}"]),
    "a password": (ole("EncryptedPackage"), [" : this is an Excel file with a password; open it in Excel, take the password away (File, Info, Protect Workbook, Encrypt with Password), and choose Save As, CSV UTF-8 (Comma delimited)"]),
    ".ods": (packed("mimetype", "content.xml"), [" : this is an OpenDocument spreadsheet (.ods); open it in LibreOffice or Excel and choose Save As, CSV UTF-8 (Comma delimited)"]),
    ".numbers": (packed("Index/Document.iwa"), [" : this is a spreadsheet of Apple's Numbers; in Numbers choose File, Export To, Excel, and then Save As, CSV UTF-8 (Comma delimited)"]),
    ".docx": (packed("word/document.xml"), [" : this is a Word document; copy its table into an empty sheet of Excel, and choose Save As, CSV UTF-8 (Comma delimited)"]),
    ".zip": (packed("services.csv"), [" : this is a packed file (.zip); unpack it, open what is in it, and choose Save As, CSV UTF-8 (Comma delimited)"]),
    "half a zip": (book()[:300], [f" : this is a spreadsheet or a packed file that is damaged; ask for it again, or {SAVE_AS}"]),
    "HTML": (b"<html><table><tr><td>id</td></tr></table></html>", [f"1 : this is a web page, as some systems give out under the name .xls; {SAVE_AS}"]),
    "PDF": (b"%PDF-1.7\n%\xe2\xe3", [" : this is a PDF, of which no table can be read; ask for the spreadsheet that it was made from"]),
}  # fmt: skip


@pytest.mark.parametrize(("raw", "lines"), FILES.values(), ids=FILES)
def test_a_file_says_what_it_is_and_what_to_choose(
    raw: bytes, lines: list[str], tmp_path: Path
) -> None:
    assert spoken(raw, tmp_path) == lines


def test_a_thousand_empty_rows_are_one_line(tmp_path: Path) -> None:
    (line,) = spoken(SERVICES + (COMMAS + b"\n") * 1_000, tmp_path)
    assert line.startswith("4 : rows 4 to 1003 are empty")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("phone: 1632960124", f'"1632960124" needs quotation marks around it, so that it stays text: write "01632960124". {PHONE}'),
        ("phone: 1.63296E+11", f"1.63296E+11 {SHORTENED}: {AS_TEXT}"),
        ("phone: “01632 960124”", '“ would be shown as part of the text; write straight quotation marks, or none: "01632 960124"'),
        ("trading_name: '#REF!'", f'"#REF!" {FAILS}'),
    ],
)  # fmt: skip
def test_a_value_that_was_pasted_from_a_spreadsheet_or_a_letter_says_so(
    line: str, words: str
) -> None:
    text = f"name: x\ntitle: X Y\nprovider:\n  legal_name: X Y Ltd\n  {line}\n"
    document = parse_document(text.encode(), "datapackage.yaml")
    problems = [*document.problems, *check(document, "provider", "profile")]
    assert words in [problem.message for problem in problems]
