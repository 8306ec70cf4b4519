"""The cells of a report: whatever other people's files hold, a spreadsheet shows it and does not run it."""

from collections.abc import Mapping
from typing import Any, Final

_FORMULA: Final = ("=", "+", "-", "@", "\t")


def shown(row: Mapping[str, Any]) -> dict[str, str]:
    """The row as text; what a spreadsheet would take for a formula has a ' before it."""
    texts = {key: str(value) for key, value in row.items()}
    return {key: f"'{x}" if x.startswith(_FORMULA) else x for key, x in texts.items()}
