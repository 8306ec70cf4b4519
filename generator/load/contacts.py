"""How to reach a team, as the council's files say it."""

from collections.abc import Mapping
from typing import Any

from generator.load import fields
from generator.records import Contact


def contact(data: Mapping[str, Any]) -> Contact:
    """A team and its ways; what is not given is ""."""
    return Contact(*(fields.text(data, key) for key in ("team", "email", "phone", "hours")))
