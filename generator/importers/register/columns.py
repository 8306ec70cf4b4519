"""Headers → columns: which layout a table has, found by its headers alone, wherever the header stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.importers.register.cells import is_id, plain
from generator.importers.register.records import RegisterLayout, Unused
from generator.importers.register.tables import Grid

_HEADER_WITHIN = 20  # rows; CQC's own preamble has four


@dataclass(frozen=True, slots=True)
class Shape:
    """How a layout names its columns.

    Attributes:
        headers: field → the headers that it goes by, as `header_key` gives them.
        needed: the fields without which a table does not have this layout.
    """

    layout: RegisterLayout
    headers: Mapping[str, tuple[str, ...]]
    needed: tuple[str, ...]

    @property
    def words(self) -> str:
        """The layout with the headers that tell it, for a message."""
        names = ", ".join(f'"{self.headers[field][0]}"' for field in self.needed)
        return f"{self.layout.words} ({names})"


@dataclass(frozen=True, slots=True)
class RegisterTable:
    """A grid whose header was found.

    Attributes:
        header: index of the header row.
        columns: field → index of its column.
        titles: header of each column as `header_key` gives it.
    """

    grid: Grid
    shape: Shape
    header: int
    columns: Mapping[str, int]
    titles: tuple[str, ...]

    def rows(self) -> Iterator[RegisterRow]:
        """Each row with anything in it."""
        for index in range(self.header + 1, len(self.grid.rows)):
            cells = self.grid.rows[index]
            if any(cell.strip() for cell in cells):
                yield RegisterRow(self, index + 1, tuple(cells))

    def column(self, field: str) -> list[str]:
        """Every value of a column."""
        return [row.get(field) for row in self.rows()]


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A row; `number` counts as a spreadsheet does."""

    table: RegisterTable
    number: int
    cells: tuple[str, ...]

    def get(self, field: str) -> str:
        """The cell of a field, "" where there is no such column or cell."""
        index = self.table.columns.get(field)
        return plain(self.cells[index]) if index is not None and index < len(self.cells) else ""

    @property
    def overflows(self) -> bool:
        """Whether there is something right of the last header, as after a comma without quotation marks."""
        return any(cell.strip() for cell in self.cells[len(self.table.titles) :])

    def fault(self) -> Unused | None:
        """Why the row cannot be told to be a location, or None where it is one."""
        location_id, provider_id = self.get("id"), self.get("provider_id")
        if self.overflows:
            return self.unused(
                "shifted columns: the row has more cells than the header",
            )
        if not location_id:
            kind = self.get("service_types")
            if "/provider/" in self.get("url") or kind in _OWNERSHIP:
                return self.unused("no location id: the row is about a provider, not a place", kind)
            return self.unused("no location id")
        if not is_id(location_id):
            return self.unused("not a CQC location id", f'"{location_id}"')
        if provider_id and not is_id(provider_id):
            return self.unused("not a CQC provider id", f'"{provider_id}"')
        return None

    def unused(self, why: str, detail: str = "") -> Unused:
        """The row as one that gives nothing."""
        name = self.get("name")
        what = self.get("id") or name or f"row {self.number}"
        return Unused(self.table.grid.name, self.number, what, why, detail, name)


# What CQC's website export writes under "Service types" where a row is about a provider.
_OWNERSHIP = frozenset({"Partnership", "Organisation", "Individual", "NHS Body"})


def header_key(text: str) -> str:
    """A header without case, spaces and signs that differ between editions."""
    return " ".join(re.sub(r"[^0-9a-z]+", " ", text.casefold()).split())


def recognised(grid: Grid, shapes: tuple[Shape, ...]) -> RegisterTable | None:
    """The table in a grid, in the first of the shapes that its headers satisfy."""
    for index, row in enumerate(grid.rows[:_HEADER_WITHIN]):
        titles = tuple(header_key(cell) for cell in row)
        while titles and not titles[-1]:
            titles = titles[:-1]
        for shape in shapes:
            columns = _columns(titles, shape)
            if all(field in columns for field in shape.needed):
                return RegisterTable(grid, shape, index, columns, titles)
    return None


def _columns(titles: tuple[str, ...], shape: Shape) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for field, names in shape.headers.items():
        index = next((titles.index(name) for name in names if name in titles), None)
        if index is not None:
            found[field] = index
    return found
