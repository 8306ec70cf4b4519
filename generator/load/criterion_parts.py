"""What a criterion rests on, and what is declared for it: the lists inside an entry → records."""

from collections.abc import Mapping
from typing import Any

from generator.load import fields
from generator.records.criterion import Source, Statement


def sources(item: Mapping[str, Any]) -> tuple[Source, ...]:
    """The sources at the key `sources`, in their order."""
    listed = fields.mappings(item, "sources")
    return tuple(fields.record(Source, source) for source in listed if fields.text(source, "title"))


def declaration(item: Mapping[str, Any]) -> tuple[Statement, ...]:
    """The statements at the key `declaration`, in their order."""
    listed = fields.mappings(item, "declaration")
    return tuple(fields.record(Statement, entry) for entry in listed if fields.text(entry, "id"))
