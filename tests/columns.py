"""find/services.json, told again: its columns as the records that they were made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def records(listed: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The services of the file's content, one record each; what is left out of one is not in it."""
    cells = {
        name: [column["values"][row] for row in column["rows"]]
        if isinstance(column, dict)
        else column
        for name, column in listed["services"].items()
    }
    rows = zip(*cells.values(), strict=True)
    whole = (dict(zip(cells, row, strict=True)) for row in rows)
    return [
        {name: value for name, value in record.items() if (name, value) != ("at", None)}
        for record in whole
    ]
