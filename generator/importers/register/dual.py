"""CQC's sheet of dual registrations: homes that two providers are registered for, in the file of HSCA active locations."""

from generator.importers.register.columns import RegisterRow, RegisterTable, Shape
from generator.importers.register.records import (
    RegisterLayout,
    RegisterLinks,
    RegisterReading,
    Sighting,
)

SHAPE = Shape(
    RegisterLayout.DUAL,
    {
        "id": ("location id",),
        "name": ("location name",),
        "provider_id": ("provider id",),
        "provider_name": ("provider name",),
        "linked": ("linked organisation id", "linked location id"),
        "relationship": ("relationship", "relationship type"),
        "primary": ("primary id", "primary location id"),
    },
    ("id", "linked"),
    ("Location ID", "Linked Organisation ID", "Primary ID"),
)


def read(table: RegisterTable) -> RegisterReading:
    """Read a table in this layout."""
    return table.reading(map(_sighting, table.located()))


def _sighting(row: RegisterRow) -> Sighting:
    other, kind = (row.get("linked"),), row.get("relationship").casefold()
    if "predecessor" in kind:
        links = RegisterLinks(predecessors=other)
    elif "successor" in kind:
        links = RegisterLinks(successors=other)
    else:
        links = RegisterLinks(dual=other, primary=row.get("primary"))
    return row.sighting(links=links if all(other) else RegisterLinks())
