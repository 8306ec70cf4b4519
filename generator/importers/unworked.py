"""Cells that a spreadsheet has not worked out, or could not: what stands in them, where readers of values see a blank.

A file that a program wrote, and that nobody has opened since, has formulas
without their values. Such a cell must not pass for an empty one.
"""

import html
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Final

Cells = Mapping[tuple[int, int], str]
"""Row and column, from 0 → the formula ("=A2+1"), or what the spreadsheet shows for its error ("#REF!")."""

_SHEET: Final = re.compile(rb"<(?:\w+:)?sheet\b([^>]*)>")
_RELATION: Final = re.compile(rb"<(?:\w+:)?Relationship\b([^>]*)>")
_ATTRIBUTE: Final = re.compile(rb"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_EXCEL: Final = re.compile(
    rb"<(?:\w+:)?row\b(?P<row>[^>]*)>|<(?:\w+:)?c\b(?P<cell>[^>]*?)(?:/>|>(?P<inner>.*?)</(?:\w+:)?c>)",
    re.DOTALL,
)
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f\b[^>]*?(?:/>|>(?P<text>.*?)</(?:\w+:)?f>)", re.DOTALL)
_VALUE: Final = re.compile(rb"<(?:\w+:)?v\b[^>]*>(?P<text>[^<]+)<")
_MAY_HAVE: Final = re.compile(rb"""<(?:\w+:)?f[\s>/]|\bt\s*=\s*["']e["']""")
_OPEN: Final = re.compile(
    rb"<table:table\s(?P<table>[^>]*)>|<table:table-row\b(?P<row>[^>]*)>"
    rb"|<table:(?:covered-)?table-cell\b(?P<cell>[^>]*?)(?:/>|>(?P<inner>.*?)</table:(?:covered-)?table-cell>)",
    re.DOTALL,
)
_MARKUP: Final = re.compile(rb"<[^>]*>")
_NAMELESS = "=formula"  # one that stands in another cell, and in this by reference


def unworked(raw: bytes) -> Mapping[str, Cells]:
    """Sheet → its cells with a formula and no value, and with an error.

    Args:
        raw: an .xlsx or .ods file, measured before. Of any other there are none.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            names = set(parts.namelist())
            if "content.xml" in names:
                return dict(_of_opendocument(parts.read("content.xml")))
            if "xl/workbook.xml" in names:
                return {
                    sheet: cells
                    for sheet, part in _parts_of(parts)
                    if part in names and (cells := dict(_of_excel(parts.read(part))))
                }
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, KeyError):
        return {}
    return {}


def _parts_of(parts: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Each sheet's name, with the file in which its cells stand."""
    relations = "xl/_rels/workbook.xml.rels"
    if relations not in parts.namelist():
        return
    targets = {}
    for match in _RELATION.finditer(parts.read(relations)):
        of = _attributes(match[1])
        targets[of.get("Id", "")] = of.get("Target", "")
    for match in _SHEET.finditer(parts.read("xl/workbook.xml")):
        of = _attributes(match[1])
        key = next((value for name, value in of.items() if name.endswith(":id")), "")
        target = targets.get(key, "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
        yield of.get("name", ""), posixpath.normpath(path)


def _of_excel(xml: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    if not _MAY_HAVE.search(xml):
        return
    row, column = -1, -1
    for match in _EXCEL.finditer(xml):
        if match["row"] is not None:
            number = _attributes(match["row"]).get("r", "")
            row, column = (int(number) - 1 if number.isdigit() else row + 1), -1
            continue
        of = _attributes(match["cell"])
        reference = re.fullmatch(r"([A-Z]{1,3})[0-9]+", of.get("r", ""))
        column = _column(reference[1]) if reference else column + 1
        inner = match["inner"] or b""
        value, formula = _VALUE.search(inner), _FORMULA.search(inner)
        if of.get("t") == "e":
            yield (row, column), _plain(value["text"] if value else b"#VALUE!")
        elif formula and not value and of.get("t") != "str":
            text = _plain(formula["text"] or b"")
            yield (row, column), f"={text}" if text else _NAMELESS


def _of_opendocument(xml: bytes) -> Iterator[tuple[str, Cells]]:
    if b"table:formula" not in xml:
        return
    # A row begins where the one before it, and its repetitions, end.
    sheet, row, column, height = "", -1, 0, 1
    cells: dict[tuple[int, int], str] = {}
    for match in _OPEN.finditer(xml):
        if match["table"] is not None:
            if cells:
                yield sheet, cells
            sheet, row, column, height, cells = _attributes(match["table"]).get("table:name", ""), -1, 0, 1, {}  # fmt: skip
        elif match["row"] is not None:
            row, column = row + height, 0
            height = _repeated(match["row"], b"table:number-rows-repeated")
        else:
            if text := _unworked_cell(match["cell"], match["inner"] or b""):
                cells[row, column] = text
            column += _repeated(match["cell"], b"table:number-columns-repeated")
    if cells:
        yield sheet, cells


def _unworked_cell(start: bytes, inner: bytes) -> str:
    if b"table:formula" not in start:
        return ""
    of = _attributes(start)
    shown = _plain(_MARKUP.sub(b"", inner))
    if of.get("calcext:value-type") == "error":
        return shown or "#VALUE!"
    has_value = "office:value-type" in of or shown
    return "" if has_value else f"={of['table:formula'].partition('=')[2]}"


def _repeated(start: bytes, name: bytes) -> int:
    match = re.search(name + rb"""\s*=\s*["']([0-9]{1,7})""", start)
    return int(match[1]) if match else 1


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _attributes(text: bytes) -> dict[str, str]:
    return {
        match[1].decode("ascii", "replace"): _plain(match[2] if match[2] is not None else match[3])
        for match in _ATTRIBUTE.finditer(text)
    }


def _plain(text: bytes) -> str:
    return html.unescape(text.decode("utf-8", "replace")).strip()
