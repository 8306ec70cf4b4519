"""What earlier imports wrote: open-referral-import.csv, by which the next one tells a person's edits from its own.

A row for each cell, so that git shows what a newer file changed: `kind`
(provider or service), `source` (its id where it comes from), `provider` and
`id` here, `column` and `value`. Two columns are no cells: `modified`, the day
of what was read, and `site`, which of a service's places the row is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from generator.failure import ImportFailure
from generator.importers.start.existing import read_sheet
from generator.joining.package import table

MEMORY: Final = "open-referral-import.csv"
_COLUMNS: Final = ("kind", "source", "provider", "id", "column", "value")
_MODIFIED, _SITE = "modified", "site"


@dataclass(slots=True)
class Remembered:
    """A provider or a service that an import made or matched.

    Attributes:
        cells: what the import wrote, by column or key; {} of one that was there before.
    """

    provider: str
    id: str
    modified: str = ""
    site: str = ""
    cells: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Memory:
    """Both kinds by their source ids; a further place of a service has its own behind an @."""

    providers: dict[str, Remembered] = field(default_factory=dict)
    services: dict[str, Remembered] = field(default_factory=dict)


def read_memory(files: Mapping[str, bytes]) -> Memory:
    """What stands in the file; nothing where it is not there.

    Raises:
        ImportFailure: the file is damaged.
    """
    memory = Memory()
    kinds = {"provider": memory.providers, "service": memory.services}
    for row in read_sheet(files, MEMORY, "source").rows:
        if row.get("kind") not in kinds or not row.get("id") or not row.get("column"):
            raise ImportFailure(
                f"{MEMORY}: each row should have kind, source, provider, id, column and value; take back what was changed in it"
            )
        of_kind = kinds[row["kind"]]
        entry = of_kind.setdefault(row["source"], Remembered(row.get("provider", ""), row["id"]))
        value = row.get("value", "")
        if row["column"] == _MODIFIED:
            entry.modified = value
        elif row["column"] == _SITE:
            entry.site = value
        else:
            entry.cells[row["column"]] = value
    return memory


def memory_csv(memory: Memory) -> bytes:
    """The file's text, in the order of the source ids."""
    rows = []
    for kind, entries in (("provider", memory.providers), ("service", memory.services)):
        for source, entry in sorted(entries.items()):
            head = {"kind": kind, "source": source, "provider": entry.provider, "id": entry.id}
            facts = {_MODIFIED: entry.modified, **({_SITE: entry.site} if entry.site else {})}
            cells = {column: value for column, value in sorted(entry.cells.items()) if value}
            rows += [{**head, "column": c, "value": v} for c, v in {**facts, **cells}.items()]
    return table(_COLUMNS, rows).encode()
