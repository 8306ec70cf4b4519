"""What a person means by a cell of another kind than its column's, as spreadsheets and people write it; "" where that is not plain."""

import re
from collections.abc import Mapping
from typing import Final

from generator.load import fields, spreadsheet

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_SLASHED: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})")
_WRITTEN: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER: Final = re.compile(r"(\d+(?:\.\d+)?)|(\d{1,3}(?:,\d{3})+(?:\.\d+)?)|(\d+),(\d{2})")
_WHOLE: Final = re.compile(r"(\d+)(?:\.0+|\+)?")
_TRUTHS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("yes", "y", "true", "t", "1", "on", "✓", "✔"), "yes"),
    **dict.fromkeys(("no", "n", "false", "f", "0", "off", "✗", "✘"), "no"),
}


def truth(text: str) -> str:
    """ "yes" or "no": of TRUE, Y and 1, too."""
    return _TRUTHS.get(text.strip().casefold(), "")


def number(text: str) -> str:
    """The number in "£62.50", "1,250.00" and "62,50"."""
    match = _NUMBER.fullmatch(re.sub(r"^£|\s", "", text.strip()))
    if match is None:
        return ""
    return f"{match[3]}.{match[4]}" if match[3] else (match[1] or match[2]).replace(",", "")


def whole(text: str) -> str:
    """The whole number in "18.0" and "18+"."""
    match = _WHOLE.fullmatch(text.strip())
    return match[1] if match else ""


def day(text: str) -> str:
    """What is wrong with a text where a day belongs, and what to write, to follow the text."""
    text = text.strip()
    if serial := spreadsheet.serial_day(text):
        return (
            f"is the number by which a spreadsheet keeps {serial.day} {_MONTHS[serial.month - 1]} {serial.year}: "
            f"write {serial}, or format the column as a date and save again"
        )
    if match := _SLASHED.fullmatch(text):
        first, second, century = int(match[1]), int(match[2]), f"20{match[3]}"[-4:]
        if 1 <= first <= 12 and 1 <= second <= 12 and first != second:
            return (
                f"can be read as {first} {_MONTHS[second - 1]} or as {second} "
                f"{_MONTHS[first - 1]}; write {century}-{second:02d}-{first:02d} for the former"
            )
        if written := fields.excel_date(f"{first}/{second}/{century}", "date"):
            short = "has two digits for its year" if len(match[3]) == 2 else "is not a date here"
            return f"{short}; write {written}"
    if _WRITTEN.fullmatch(text):
        return "is in the right form, and there is no such day; look at the month and the day"
    return "is not a date; write it as YYYY-MM-DD, such as 2026-10-31"
