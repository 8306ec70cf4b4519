"""Checked plain data → the values that records hold. Nothing here reports: the schemas have done so.

Where a value is missing or of a wrong kind, and so already a problem, there is
none: "", (), an empty mapping or None. A record that cannot do without it is
left out by whoever makes it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, Final, TypeVar, get_type_hints

EARLIEST: Final = 1900
"""The first year of a day that can be right: one before it is mistyped."""


_MIDNIGHT: Final = re.compile(r"[ T]00:00(?::00(?:\.0+)?)?$")

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")


def text(data: Mapping[str, Any], key: str) -> str:
    """The text at the key, on its own line ends, or ""."""
    value = data.get(key)
    return value.strip() if isinstance(value, str) else ""


def texts(data: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """The list of texts at the key, or ()."""
    value = data.get(key)
    return (
        tuple(item.strip() for item in value if isinstance(item, str))
        if isinstance(value, list)
        else ()
    )


def mapping(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """The mapping at the key, or an empty one."""
    value = data.get(key)
    return value if isinstance(value, Mapping) else {}


def mappings(data: Mapping[str, Any], key: str) -> tuple[Mapping[str, Any], ...]:
    """The mappings in the list at the key, or ()."""
    value = data.get(key)
    items = value if isinstance(value, list) else []
    return tuple(item for item in items if isinstance(item, Mapping))


def day(data: Mapping[str, Any], key: str) -> date | None:
    """The day at the key, or None."""
    return read_day(data.get(key))


def read_day(value: object) -> date | None:
    """The day that a text such as "2026-10-31" says; None where it says none that can be right."""
    # Python would read "20261031" and "2026-W44-6" as well.
    if not isinstance(value, str) or not value[4:5] == value[7:8] == "-":
        return None
    try:
        parsed = date.fromisoformat(value)
    except ValueError:
        return None
    return parsed if parsed.year >= EARLIEST else None


def excel_date(cell: Any, type_: str) -> date | None:
    """A date as Excel's British or American settings write it, where it can be read in one way only.

    A month (type "yearmonth") comes back as its first day. Blanks around a day,
    and the midnight that programs write behind one, say nothing.
    """
    text = _MIDNIGHT.sub("", str(cell).strip())
    if type_ == "yearmonth":
        return _try(text, "%b-%y")
    if type_ != "date":
        return None
    slashed = re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", text)
    if slashed:
        first, second = int(slashed[1]), int(slashed[2])
        if first > 12 >= second or first == second:
            return _try(f"{first}/{second}/{slashed[3]}", "%d/%m/%Y")
        if second > 12 >= first:
            return _try(f"{first}/{second}/{slashed[3]}", "%m/%d/%Y")
        return None
    return (
        read_day(text) or _try(text, "%d-%b-%y") or _try(text, "%d-%b-%Y") or _try(text, "%d %B %Y")
    )


def _try(text: str, pattern: str) -> date | None:
    try:
        day = datetime.strptime(text, pattern).date()
    except ValueError:
        return None
    return day if day.year >= EARLIEST else None


def month(cell: Any) -> date | None:
    """The first day of a month: of Frictionless's (year, month), or of a date as Excel's is read; or None."""
    return None if cell is None else date(cell.year, cell.month, 1)


def number(data: Mapping[str, Any], key: str) -> float | None:
    """The number at the key, or None."""
    value = data.get(key)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def pounds(data: Mapping[str, Any], key: str) -> Decimal | None:
    """The sum at the key, as it is written, or None."""
    value = number(data, key)
    return None if value is None else Decimal(str(value))


def whole(data: Mapping[str, Any], key: str) -> int | None:
    """The whole number at the key, or None."""
    value = number(data, key)
    return int(value) if value is not None and value == int(value) else None


def ids(cell: str | None) -> tuple[str, ...]:
    """The ids in a cell, with ; between them."""
    return tuple(part.strip() for part in (cell or "").split(";") if part.strip())


def choice(data: Mapping[str, Any], key: str, default: E) -> E:
    """The member whose word stands at the key, or the default."""
    word = text(data, key)
    return type(default)(word) if word in set(type(default)) else default


_READERS: Final[Mapping[Any, Callable[[Mapping[str, Any], str], Any]]] = {
    str: text,
    tuple[str, ...]: texts,
    date | None: day,
    int | None: whole,
}


def record(kind: Callable[..., T], data: Mapping[str, Any], **given: Any) -> T:
    """A record whose fields bear the names of the keys; what is given stands in place of what the key says.

    A text, a list of texts, a day and a whole number are read by the field's type; all else is given.
    """
    read = {
        name: _READERS[hint](data, name)
        for name, hint in hints(kind).items()
        if name not in given and hint in _READERS
    }
    return kind(**read, **given)


@cache
def hints(kind: Any) -> Mapping[str, Any]:
    """The type of each field of a record."""
    types = get_type_hints(kind)
    return {field.name: types[field.name] for field in fields(kind)}
