"""A cell of Excel → the text that a CSV file has for it."""

import re
from datetime import date, datetime, time
from typing import Any

from generator import formats
from generator.load import meant, spreadsheet
from generator.load.ids import slug_of
from generator.load.service_columns import IDS

MOST_CELL = 20_000  # characters


def fault(cell: Any, kind: str = "") -> tuple[str, str]:
    """The rule and the words for a cell that says nothing of its own, or of which Excel made a date; or ("", "").

    Args:
        kind: "string" where neither a day nor a number belongs there.
    """
    if cell.data_type == "f":
        return "formula", "this is a formula; copy the cell and paste it as a value"
    if cell.data_type == "e":
        return "formula", f"Excel shows {cell.value} here; write what is meant"
    if kind == "string" and isinstance(cell.value, date):
        day = cell.value.date() if isinstance(cell.value, datetime) else cell.value
        return "formula", spreadsheet.day_for_text(day)
    find = spreadsheet.mangled if kind == "string" else spreadsheet.remnant
    if isinstance(cell.value, str) and (words := find(cell.value)):
        return "formula", words
    if isinstance(cell.value, str) and len(cell.value) > MOST_CELL:
        words = f"the cell has {len(cell.value):,} characters; at most {MOST_CELL:,} are read"
        return "workbook", words
    return "", ""


def written(value: Any, name: str, kind: str) -> str:
    """The value as a CSV file has it: a day as YYYY-MM-DD, a number with the zeros that Excel took, ids and days with ; between.

    Y and 1 are yes where that or no belongs.

    Args:
        name: the column or key.
        kind: the column's type in its schema.
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime) and (kind == "date" or value.time() == time()):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = plain(value)
    if kind == "boolean":
        return meant.truth(text) or text
    if isinstance(value, int):
        return _with_zeros(text, name)
    if isinstance(value, float):
        return f"{value:.15g}"  # as many digits as Excel has; what is beyond is none of the sum's
    if name == "days":
        return formats.days(text) or text
    if name in IDS:
        # "Polish, Romanian": small letters and a ; make ids of names.
        return "; ".join(slug_of(part) or part.strip() for part in re.split("[;,\n]", text))
    return text


def plain(value: Any) -> str:
    """The value as text, without what stands round it."""
    return "" if value is None else str(value).replace("\r\n", "\n").replace("\xa0", " ").strip()


def _with_zeros(digits: str, name: str) -> str:
    """A number that is none: Excel drops the 0 at its front."""
    form = {"phone": formats.phone, "company_number": formats.company_number}.get(name)
    return (form(digits) if form else "") or digits
