"""Checked plain data → the values that records hold. Nothing here reports: the schemas have done so.

Where a value is missing or of a wrong kind, and so already a problem, a
neutral one stands in, so that the other rules can still be tried.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

UNKNOWN_DATE = date.min


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
    value = data.get(key)
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def month(cell: Any) -> date:
    """The first day of a month: of Frictionless's (year, month), or of text such as "2026-06"."""
    if cell is None:
        return UNKNOWN_DATE
    if isinstance(cell, str):
        year, number_ = cell.split("-")
        return date(int(year), int(number_), 1)
    return date(cell.year, cell.month, 1)


def number(data: Mapping[str, Any], key: str) -> float | None:
    """The number at the key, or None."""
    value = data.get(key)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def whole(data: Mapping[str, Any], key: str) -> int | None:
    """The whole number at the key, or None."""
    value = data.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def ids(cell: str | None) -> tuple[str, ...]:
    """The ids in a cell, with ; between them."""
    return tuple(part.strip() for part in (cell or "").split(";") if part.strip())
