"""Checked plain data → the values that records hold. Nothing here reports: the schemas have done so.

Where a value is missing or of a wrong kind, and so already a problem, there is
none: "", (), an empty mapping or None. A record that cannot do without it is
left out by whoever makes it.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

EARLIEST: Final = 1900
"""The first year of a day that can be right: one before it is mistyped."""


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


def day(data: Mapping[str, Any], key: str) -> date | None:
    """The day at the key, or None."""
    return read_day(data.get(key))


def read_day(value: object) -> date | None:
    """The day that a text such as "2026-10-31" says; None where it says none that can be right."""
    # Python would read "20261031" and "2026-W44-6" as well.
    if not isinstance(value, str) or not value[4:5] == value[7:8] == "-":
        return None
    try:
        found = date.fromisoformat(value)
    except ValueError:
        return None
    return found if found.year >= EARLIEST else None


def month(cell: Any) -> date | None:
    """The first day of a month: of Frictionless's (year, month), or of a date as Excel's is read; or None."""
    return None if cell is None else date(cell.year, cell.month, 1)


def number(data: Mapping[str, Any], key: str) -> float | None:
    """The number at the key, or None."""
    value = data.get(key)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def whole(data: Mapping[str, Any], key: str) -> int | None:
    """The whole number at the key, or None."""
    value = number(data, key)
    return int(value) if value is not None and value == int(value) else None


def ids(cell: str | None) -> tuple[str, ...]:
    """The ids in a cell, with ; between them."""
    return tuple(part.strip() for part in (cell or "").split(";") if part.strip())
