"""Headers → columns: which layout a table has, found by its headers alone, wherever the header stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from generator.importers.opening import Grid
from generator.importers.register.cells import KEY_QUESTIONS, id_fault, location, plain, ratings
from generator.importers.register.days import latest_of, own_day
from generator.importers.register.records import (
    Ratings,
    RegisterLayout,
    RegisterReading,
    Sighting,
    Unused,
)

_HEADER_WITHIN = 20  # rows; CQC's own preamble has four
_AROUND = 60  # rows of a sheet of notes


@dataclass(frozen=True, slots=True)
class Shape:
    """How a layout names its columns.

    Attributes:
        headers: field → the headers that it goes by, as `header_key` gives them.
        needed: the fields without which a table does not have this layout.
        shown: headers that tell it, as its files write them.
        any_of: fields of which it has one at least; () where the needed ones are enough.
    """

    layout: RegisterLayout
    headers: Mapping[str, tuple[str, ...]]
    needed: tuple[str, ...]
    shown: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The layout with the headers that tell it, for a message."""
        names = ", ".join(f'"{header}"' for header in self.shown)
        return f"{self.layout} ({names})"

    def fits(self, columns: Mapping[str, int]) -> bool:
        """Whether a table with columns for these fields has this layout."""
        enough = not self.any_of or any(field in columns for field in self.any_of)
        return enough and columns.keys() >= set(self.needed)


@dataclass(frozen=True)
class RegisterTable:
    """A grid whose header was found.

    Attributes:
        header: index of the header row.
        columns: field → index of its column.
        titles: header of each column as `header_key` gives it.
        beside: the sheets of its file that are no tables: one may say of which day it is.
    """

    grid: Grid
    shape: Shape
    header: int
    columns: Mapping[str, int]
    titles: tuple[str, ...]
    beside: tuple[Grid, ...] = ()

    @cached_property
    def rows(self) -> list[RegisterRow]:
        """Each row with anything in it."""
        lines = enumerate(self.grid.rows[self.header + 1 :], start=self.header + 2)
        return [RegisterRow(self, n, tuple(line)) for n, line in lines if any(map(str.strip, line))]

    @cached_property
    def faults(self) -> Mapping[int, Unused]:
        """The rows that are about no location, by their numbers."""
        return {row.number: fault for row in self.rows if (fault := row.fault())}

    @cached_property
    def has_ratings(self) -> bool:
        """Whether it says of any location how that is rated."""
        return any(map(plain, self.column("overall")))

    def column(self, field: str) -> list[str]:
        """Every value of a column."""
        return [row.get(field) for row in self.rows]

    def located(self) -> list[RegisterRow]:
        """Each row that is about a location."""
        return [row for row in self.rows if row.number not in self.faults]

    def reading(
        self, sightings: Iterable[Sighting], remark: str = "", latest: date | None = None
    ) -> RegisterReading:
        """What the table gave: these sightings, and what its other rows are.

        Args:
            latest: the latest day in its rows, where that is in none of the sightings.
        """
        sightings = tuple(sightings)
        around = (self.grid.rows[: self.header], *(g.rows[:_AROUND] for g in self.beside))
        names = {
            row.get("provider_id"): row.get("provider_name")
            for row in reversed(self.rows)
            if row.get("provider_id") and row.get("provider_name") and not row.overflows
        }
        return RegisterReading(
            file=self.grid.name,
            layout=self.shape.layout,
            rows=len(self.rows),
            sightings=sightings,
            unused=tuple(self.faults.values()),
            provider_names=names,
            remarks=(remark,) if remark else (),
            day=own_day(self.grid.name, *around),
            latest=latest_of(sightings, latest),
        )


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
        why, detail = id_fault(self.get("id"), self.get("provider_id"))
        if self.table.shape.layout is RegisterLayout.LIST and not self.get("id"):
            why = "" if self.get("name") and self.get("postcode") else "no name, postcode or id"
        kind, name = self.get("service_types"), self.get("name")
        if self.overflows:
            why, detail = "shifted columns: the row has more cells than the header", ""
        elif not self.get("id") and ("/provider/" in self.get("url") or kind in _OWNERSHIP):
            why, detail = "no location id: the row is about a provider, not a place", kind
            name = ""  # of a partnership it is the partners' own
        what = self.get("id") or name or self.get("provider_id") or f"row {self.number}"
        return Unused(self.table.grid.name, self.number, what, why, detail, name) if why else None

    def ratings(self, day: date | None) -> Ratings:
        """The rating in its columns, as of the day; none where the table has none at all."""
        if not self.table.has_ratings:
            return Ratings()
        return ratings({name: self.get(name) for name in ("overall", *KEY_QUESTIONS)}, day)

    def sighting(self, **more: Any) -> Sighting:
        """The location as this row shows it, with `more` as `cells.location` takes it."""
        layout, file = self.table.shape.layout, self.table.grid.name
        return Sighting(layout, file, self.number, location(self.get, **more))


# What CQC's website export writes under "Service types" where a row is about a provider.
_OWNERSHIP = frozenset({"Partnership", "Organisation", "Individual", "NHS Body"})


def header_key(text: str) -> str:
    """A header without case, spaces and signs that differ between editions: "locationId" is "location id"."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z][a-zA-Z])", " ", text)
    return " ".join(re.sub(r"[^0-9a-z]+", " ", parted.casefold()).split())


def recognised(grid: Grid, shapes: tuple[Shape, ...]) -> RegisterTable | None:
    """The table in a grid, in the first of the shapes that its headers satisfy."""
    for index, row in enumerate(grid.rows[:_HEADER_WITHIN]):
        titles = tuple(header_key(cell) for cell in row)
        while titles and not titles[-1]:
            titles = titles[:-1]
        for shape in shapes:
            columns = {
                field: titles.index(name)
                for field, names in shape.headers.items()
                for name in reversed(names)  # of several that are there, the first counts
                if name in titles
            }
            if shape.fits(columns):
                return RegisterTable(grid, shape, index, columns, titles)
    return None
