"""How the sheets of the workbook look: heads, widths, text that runs over several lines."""

from collections.abc import Sequence

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

WRAP = Alignment(wrap_text=True, vertical="top")
_BOLD, _HEAD = Font(bold=True), PatternFill("solid", fgColor="DDE7EC")


def headed(sheet: Worksheet, row: int, column: int, words: str) -> None:
    """Write the head of a column."""
    cell = sheet.cell(row, column, words)
    cell.font, cell.fill = _BOLD, _HEAD


def widths(sheet: Worksheet, widths: Sequence[int]) -> None:
    """Make the columns so wide, in characters, from the first on."""
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def head_row(sheet: Worksheet, names: Sequence[str], wide: Sequence[int]) -> None:
    """Write the first row, which stays in sight."""
    for column, name in enumerate(names, start=1):
        headed(sheet, 1, column, name)
    widths(sheet, wide)
    sheet.freeze_panes = "A2"
