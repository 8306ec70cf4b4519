"""Workbooks as people hand them back: cells changed in Excel's format, and the same book as LibreOffice writes it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from openpyxl import load_workbook
from openpyxl.cell import MergedCell

from generator.joining.workbook import form

COLUMNS = [field["name"] for field in form.columns()]
KEYS = [fact.key for fact in form.facts()]
Change = Callable[[Any], None]
_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
_MILLION = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>'


def changed(path: Path, *changes: Change) -> Path:
    """The workbook, opened and saved with the changes."""
    book = load_workbook(path)
    for change in changes:
        change(book)
    book.save(path)
    return path


def service(column: str, value: Any, row: int = 2) -> Change:
    """A cell of the services' sheet."""
    return lambda book: _set(book[form.SERVICES], row, COLUMNS.index(column) + 1, value)


def answer(key: str, value: Any) -> Change:
    """An answer of the organisation's sheet."""
    return lambda book: _set(book[form.ORGANISATION], 2 + KEYS.index(key), 2, value)


def cell(sheet: str, where: str, value: Any) -> Change:
    """Any cell."""

    def change(book: Any) -> None:
        (book[sheet] if sheet in book.sheetnames else book.create_sheet(sheet))[where] = value

    return change


def without_row(row: int) -> Change:
    """A row of the services' sheet taken out."""
    return lambda book: book[form.SERVICES].delete_rows(row)


def _set(sheet: Any, row: int, column: int, value: Any) -> None:
    sheet.cell(row, column).value = value


def as_ods(path: Path) -> Path:
    """The same workbook as an OpenDocument spreadsheet, with the million empty rows that end its sheets."""
    book = load_workbook(path)
    sheets = []
    for sheet in book.worksheets:
        rows = "".join(f"<table:table-row>{''.join(map(_ods, row))}</table:table-row>" for row in sheet.iter_rows())  # fmt: skip
        sheets.append(f"<table:table table:name={quoteattr(sheet.title)}>{rows}{_MILLION}</table:table>")  # fmt: skip
    body = f"<office:body><office:spreadsheet>{''.join(sheets)}</office:spreadsheet></office:body>"
    content = f"<?xml version='1.0' encoding='UTF-8'?><office:document-content {_NAMES}>{body}</office:document-content>"
    made = path.with_suffix(".ods")
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr("content.xml", content)
    return made


def _ods(cell: Any) -> str:
    if isinstance(cell, MergedCell):
        return "<table:covered-table-cell/>"
    value, note = cell.value, ""
    if cell.comment:
        note = (
            f"<office:annotation><text:p>{escape(cell.comment.text)}</text:p></office:annotation>"
        )
    if cell.data_type == "f":
        return f"<table:table-cell table:formula={quoteattr('of:' + value)}/>"
    if value is None:
        return f"<table:table-cell>{note}</table:table-cell>" if note else "<table:table-cell/>"
    if isinstance(value, bool):
        return f'<table:table-cell office:value-type="boolean" office:boolean-value="{str(value).lower()}"/>'
    if isinstance(value, datetime):
        day = f'office:value-type="date" office:date-value="{value.date().isoformat()}"'
        return f"<table:table-cell {day}>{note}<text:p>{value:%d/%m/%Y}</text:p></table:table-cell>"
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}">{note}<text:p>{value}</text:p></table:table-cell>'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f'<table:table-cell office:value-type="string">{note}{lines}</table:table-cell>'
