"""Whether two cells say the same, however they are written: the one comparison of what comes in with what stands here."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from generator import formats
from generator.load import fields, meant
from generator.load.service_columns import IDS
from generator.load.tables import schema_descriptor

_DIGITS: Final = frozenset({"phone", "company_number", "charity_number"})


def same(column: str, first: str, second: str) -> bool:
    """Whether the two texts say the same in this column, or at this key: 26.40 is 26.4, 01632960123 is 01632 960123, and ids are the same in any order."""
    return first == second or _meaning(column, first) == _meaning(column, second)


def _meaning(column: str, text: str) -> object:
    text = " ".join(text.replace("\xa0", " ").split())
    if column in IDS:
        return frozenset(fields.ids(text))
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
    return meant.truth(text) or text.casefold()


_READERS: Final[Mapping[str, Callable[[str], object]]] = {
    "number": _number,
    "integer": _number,
    "date": _day,
    "boolean": _truth,
}


def _types() -> Mapping[str, Any]:
    return {field["name"]: field["type"] for field in schema_descriptor("services")["fields"]}
