"""Whether two cells say the same, however they are written; and a cell in which they do not."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from generator import formats
from generator.load import fields
from generator.load.tables import schema_descriptor

_IDS: Final = frozenset({"areas", "needs", "access", "languages"})
_DIGITS: Final = frozenset({"phone", "company_number", "charity_number"})


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell of a workbook that says something else than the package.

    Attributes:
        sheet, row: where it stands in the workbook; row is None where it stands there no more.
        service: the id that the service has in the package; "" for the organisation.
        column: of services.csv, or the key of datapackage.yaml, or "about".
    """

    sheet: str
    row: int | None
    service: str
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Left:
    """A cell that differs and stays as the package has it, and why."""

    difference: Difference
    reason: str


def same(column: str, first: str, second: str) -> bool:
    """Whether the two texts say the same in this column, or at this key: 26.40 is 26.4, and 01632960123 is 01632 960123."""
    return first == second or _meaning(column, first) == _meaning(column, second)


def _meaning(column: str, text: str) -> object:
    text = " ".join(text.replace("\xa0", " ").split())
    if column in _IDS:
        return fields.ids(text)
    if column == "days":
        return formats.days(text) or text
    if column in _DIGITS:
        return re.sub(r"[^0-9A-Za-z]", "", text).upper()
    read = _READERS.get(_types().get(column, ""))
    return read(text) if read else text


def _number(text: str) -> object:
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def _day(text: str) -> object:
    return fields.read_day(text) or fields.excel_date(text, "date") or text


def _truth(text: str) -> object:
    word = text.casefold()
    return "yes" if word == "true" else "no" if word == "false" else word


_READERS: Final[Mapping[str, Callable[[str], object]]] = {
    "number": _number,
    "integer": _number,
    "date": _day,
    "boolean": _truth,
}


def _types() -> Mapping[str, Any]:
    return {field["name"]: field["type"] for field in schema_descriptor("services")["fields"]}
