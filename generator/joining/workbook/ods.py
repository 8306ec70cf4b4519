"""The sheets of an OpenDocument spreadsheet, as LibreOffice writes it: values, formulas and comments of cells.

OpenDocument 1.3, part 3, chapters 9 and 19: a row or a cell may stand for many
alike, and what is empty at the end of a sheet often does for a million.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

from generator.failure import ImportFailure

_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CELLS: Final = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_NUMBERS: Final = ("float", "currency", "percentage")
_MOST_ALIKE: Final = 1_000  # rows or cells with something in them that one entry may stand for


@dataclass(frozen=True, slots=True)
class OdsCell:
    """A cell, with what openpyxl's have: its value, and "f" where it is a formula; `is_covered` where another is merged over it."""

    value: Any = None
    data_type: str = "s"
    comment: str = ""
    is_covered: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands there, nor beside it."""
        is_blank = self.value is None and not self.comment and self.data_type != "f"
        return is_blank and not self.is_covered


_EMPTY: Final = OdsCell()


def tables(content: bytes, most: int, path: Path) -> dict[str, list[list[OdsCell]]]:
    """The rows of each sheet, without what is empty at its end.

    Args:
        content: content.xml, which has been looked through for definitions that could grow.
        most: how many cells all sheets may have.
        path: the spreadsheet's, for messages.

    Raises:
        ImportFailure: one entry stands for more cells than anybody fills.
        ElementTree.ParseError: it is no XML.
    """
    root = ElementTree.parse(io.BytesIO(content)).getroot()  # noqa: S314 - without definitions nothing in it grows
    sheets: dict[str, list[list[OdsCell]]] = {}
    left = most
    for table in root.iter(f"{_TABLE}table"):
        rows: list[list[OdsCell]] = []
        gap = 0
        for row in table.iter(f"{_TABLE}table-row"):
            cells = list(_cells(row, path))
            repeated = _repeated(row, "number-rows-repeated")
            if not cells:
                gap += repeated
                continue
            left -= (len(cells) + 1) * repeated + gap
            if repeated > _MOST_ALIKE or left < 0:
                raise ImportFailure(f"{path}: this spreadsheet has more cells than are read; delete what is empty")  # fmt: skip
            rows += [[] for _ in range(gap)] + [cells] * repeated
            gap = 0
        sheets[table.get(f"{_TABLE}name", "")] = rows
    return sheets


def _cells(row: ElementTree.Element, path: Path) -> Iterator[OdsCell]:
    """The cells of a row up to the last that holds something."""
    gap = 0
    for element in row:
        if element.tag not in _CELLS:
            continue
        cell, repeated = _cell(element), _repeated(element, "number-columns-repeated")
        if element.tag == _CELLS[1]:
            cell = replace(cell, is_covered=True)
        if cell.is_empty:
            gap += repeated
            continue
        if repeated + gap > _MOST_ALIKE:
            raise ImportFailure(f"{path}: this spreadsheet has more columns than are read; delete what is empty")  # fmt: skip
        yield from [_EMPTY] * gap
        yield from [cell] * repeated
        gap = 0


def _repeated(element: ElementTree.Element, name: str) -> int:
    number = element.get(f"{_TABLE}{name}", "1")
    return int(number) if number.isascii() and number.isdigit() else 1


def _cell(element: ElementTree.Element) -> OdsCell:
    note = element.find(f"{_OFFICE}annotation")
    comment = "\n".join(_lines(note)).strip() if note is not None else ""
    if element.get(f"{_TABLE}formula"):
        return OdsCell("\n".join(_lines(element)), "f", comment)
    kind = element.get(f"{_OFFICE}value-type", "")
    if kind in _NUMBERS:
        return OdsCell(float(element.get(f"{_OFFICE}value", "nan")), "n", comment)
    if kind == "boolean":
        return OdsCell(element.get(f"{_OFFICE}boolean-value") == "true", "b", comment)
    if kind == "date":
        try:
            day = datetime.fromisoformat(element.get(f"{_OFFICE}date-value", ""))
            return OdsCell(day.replace(tzinfo=None), "d", comment)
        except ValueError:
            pass
    text = "\n".join(_lines(element))
    return OdsCell(text or None, "s", comment)


def _lines(element: ElementTree.Element) -> Iterator[str]:
    """The text of each paragraph."""
    for child in element:
        if child.tag == f"{_TEXT}p":
            yield "".join(_written(child))


def _written(element: ElementTree.Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}s":
            number = child.get(f"{_TEXT}c", "1")
            yield " " * min(int(number) if number.isdigit() else 1, _MOST_ALIKE)
        elif child.tag in (f"{_TEXT}line-break", f"{_TEXT}tab"):
            yield "\n" if child.tag.endswith("line-break") else "\t"
        elif child.tag != f"{_OFFICE}annotation":
            yield from _written(child)
        yield child.tail or ""
