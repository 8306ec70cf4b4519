"""What a criterion rests on, and what is declared for it: the lists inside an entry → records."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from generator.load import fields
from generator.problem import Place
from generator.records.criterion import Source, Statement


def sources(item: Mapping[str, Any]) -> tuple[Source, ...]:
    """The sources at the key `sources`, in their order."""
    listed = fields.mappings(item, "sources")
    return tuple(fields.record(Source, source) for source in listed if fields.text(source, "title"))


def declaration(item: Mapping[str, Any]) -> tuple[Statement, ...]:
    """The statements at the key `declaration`, in their order."""
    listed = fields.mappings(item, "declaration")
    return tuple(fields.record(Statement, entry) for entry in listed if fields.text(entry, "id"))


@dataclass(frozen=True, slots=True)
class Mark:
    """What is true of an entry itself, and not of what builds on it: where it stands, and whether it is a draft."""

    place: Place
    draft: bool

    @classmethod
    def of(cls, item: Mapping[str, Any], place: Place) -> Self:
        """The mark of the entry at the place."""
        return cls(place, item.get("draft") is True)
