"""Cells of a JSON document that may hold anything at all."""

from collections.abc import Mapping
from typing import Any

from generator.importers.register.cells import plain


def text_of(document: Mapping[str, Any], key: str) -> str:
    """The words or the number under the key, as a cell; "" for anything else."""
    value = document.get(key)
    return plain(str(value)) if isinstance(value, str | int | float) else ""


def mapping(document: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """The mapping under the key; an empty one where there is none."""
    value = document.get(key)
    return value if isinstance(value, Mapping) else {}


def mappings(document: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    """The mappings in the list under the key, or the one that stands there alone."""
    value = document.get(key)
    if isinstance(value, Mapping):
        return [value]
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []
