"""A formula without its value, and an error, are no blank cell: in Excel's files and in OpenDocument's, packed or not."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

from generator.importers.opening import opened
from generator.importers.unworked import unworked

ODS = """\
<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">
<office:body><office:spreadsheet>
<table:table table:name="Empty"><table:table-row><table:table-cell/></table:table-row></table:table>
<table:table table:name="Week &amp; day">
<table:table-row>
<table:table-cell office:value-type="string"><text:p>Ref</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>Free</text:p></table:table-cell>
</table:table-row>
<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2"/></table:table-row>
<table:table-row>
<table:table-cell office:value-type="string"><text:p>worked out</text:p></table:table-cell>
<table:table-cell table:formula="of:=[.C4]-1" office:value-type="float" office:value="2"><text:p>2</text:p></table:table-cell>
</table:table-row>
<table:table-row>
<table:table-cell office:value-type="string"><text:p>not worked out</text:p></table:table-cell>
<table:table-cell table:formula="of:=[.C5]-1"/>
</table:table-row>
<table:table-row>
<table:table-cell office:value-type="string"><text:p>failed</text:p></table:table-cell>
<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>
</table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>
"""
MANIFEST = """\
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"""


def an_ods(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS.replace(">\n<", "><"))
        archive.writestr("META-INF/manifest.xml", MANIFEST)
    return path


def an_xlsx(path: Path) -> Path:
    book = openpyxl.Workbook()
    book.active.title = "Week & day"
    book.active.append(["Ref", "Free", None])
    book.active.append(["not worked out", "=C2-1"])
    book.active.append(["failed", "#DIV/0!"])
    book.active["B3"].data_type = "e"
    book.active["E5"] = "=SUM(B2:B3)"
    book.save(path)
    return path


def rows_of(path: Path, sheet: str = "Week & day") -> list[list[str]]:
    (one,) = opened(path)
    (grid,) = [g for g in one.grids() if sheet in g.name] if len(one.grids()) > 1 else one.grids()
    return [list(row) for row in grid.rows]


@pytest.mark.parametrize("packed", [False, True])
def test_in_opendocument(tmp_path: Path, packed: bool) -> None:
    file = an_ods(tmp_path / "week.ods")
    if packed:
        with zipfile.ZipFile(tmp_path / "week.zip", "w") as archive:
            archive.write(file, "week.ods")
        file = tmp_path / "week.zip"
    rows = rows_of(file)
    assert [row[:2] for row in rows[3:]] == [
        ["worked out", "2"],
        ["not worked out", "=[.C5]-1"],
        ["failed", "#DIV/0!"],
    ]


def test_in_excel_beyond_what_has_values_too(tmp_path: Path) -> None:
    rows = rows_of(an_xlsx(tmp_path / "week.xlsx"))
    assert rows[1][:2] == ["not worked out", "=C2-1"]
    assert rows[2][:2] == ["failed", "#DIV/0!"]
    assert rows[4] == ["", "", "", "", "=SUM(B2:B3)"]


SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
BOOK = '<workbook xmlns:r="r"><sheets><sheet name="One" sheetId="1" r:id="rId7"/></sheets></workbook>'  # fmt: skip
RELATIONS = '<Relationships><Relationship Target="{}" Id="rId7" Type="worksheet"/></Relationships>'


@pytest.mark.parametrize("target", ["worksheets/a.xml", "/xl/worksheets/a.xml"])
@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ('<row r="2"><c r="B2"><f>A1</f></c></row>', {(1, 1): "=A1"}),
        ('<row r="2"><c r="B2"><f>A1</f><v></v></c></row>', {(1, 1): "=A1"}),
        ('<row r="2"><c r="B2"><f>A1</f><v>4</v></c></row>', {}),
        ('<row r="2"><c r="B2" t="str"><f>IF(A1="","","x")</f><v></v></c></row>', {}),
        ('<row r="2"><c r="AA2"><f t="shared" si="0"/></c></row>', {(1, 26): "=formula"}),
        ('<row><c t="n"/><c><f>A1&amp;"x"</f></c></row>', {(0, 1): '=A1&"x"'}),
        ('<x:row><x:c r="A1" t="e"><x:v>#N/A</x:v></x:c></x:row>', {(0, 0): "#N/A"}),
        ('<row r="1"><c r="A1"><v>1</v></c></row>', {}),
    ],
)
def test_in_whatever_way_excels_file_is_written(
    tmp_path: Path, target: str, cells: str, expected: dict[tuple[int, int], str]
) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", BOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", RELATIONS.format(target))
        archive.writestr("xl/worksheets/a.xml", SHEET.format(cells))
    assert unworked(path.read_bytes()) == ({"One": expected} if expected else {})


def test_what_is_no_such_file_has_none() -> None:
    assert unworked(b"PK\x03\x04 and nothing behind") == {}
    assert unworked(b"\xd0\xcf\x11\xe0") == {}
