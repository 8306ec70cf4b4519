"""The rows of a mapped table → what each says of which service, and which of its cells cannot be told."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from generator.importers.table.maps import STATES, MappedColumn, TableMap, folded
from generator.importers.table.matching import ServiceIndex
from generator.importers.table.sheets import MappedTable, SheetLine
from generator.importers.table.values import (
    Vocabularies,
    day_of,
    is_empty,
    require_worked_out,
    value_of,
    vocabularies_of,
)
from generator.importers.updates.statements import Unclear
from generator.importers.updates.strict import MOST
from generator.load.ids import slug_of
from generator.load.service_columns import PLACES, PLACES_ON
from generator.records import Availability, Filed, Service

_TOTALS: Final = re.compile(
    r"(?:(?:grand|sub|overall)[ -]?)?totals?\b|(?:sum|average|mean|count)\b(?: of\b.*)?$",
    re.IGNORECASE,
)
UNKNOWN_WORD: Final = "the map's words do not have it"
_AT_ONCE: Final = frozenset({"now", "immediately", "straight away", "asap", "today"})
_BACK, _AHEAD = timedelta(days=31), timedelta(days=366)  # as the rule places_from_far has it


@dataclass(frozen=True, slots=True)
class PlacesWord:
    """How the places of a service stand.

    Attributes:
        free: how many, with places-now alone; None where that is not told.
        since: the day from which it is so; None where it is so already, or not told.
        on: the day on which it was so.
    """

    availability: Availability
    free: int | None
    since: date | None
    on: date


@dataclass(frozen=True, slots=True)
class UnreadCell:
    """A cell that cannot be told, and why."""

    header: str
    cell: str
    reason: str


@dataclass(frozen=True, slots=True)
class RowReading:
    """What one row says.

    Attributes:
        number: as the spreadsheet shows it.
        label: the cells by which it names its service.
        service: None where it names none, or several; `reason` says which.
        is_total: whether it sums up the others.
        values: field → what it says, of all columns but those on places.
        places: None where it says nothing of places, or it cannot be told.
        on: the day of which it is, where that is told.
    """

    number: int
    label: str
    service: Service | None
    reason: str = ""
    several: bool = False
    is_total: bool = False
    values: Mapping[str, str] | None = None
    places: PlacesWord | None = None
    on: date | None = None
    unread: tuple[UnreadCell, ...] = ()

    @property
    def is_silent(self) -> bool:
        """Whether it says nothing at all."""
        return not (self.values or self.places or self.unread)


class RowReader:
    """Reads the rows of one table by its map."""

    def __init__(
        self,
        table: MappedTable,
        table_map: TableMap,
        filed: Filed,
        said_on: date | None,
        today: date,
    ) -> None:
        """Make ready to read.

        Args:
            said_on: of which day all of it is, where no cell tells that.
        """
        self._table, self._map, self._today, self._said_on = table, table_map, today, said_on
        self._index = ServiceIndex(filed)
        self._vocabularies: Vocabularies = vocabularies_of(filed)
        self._others = [c for c in table_map.columns if c.field not in (*PLACES, PLACES_ON)]

    def rows(self) -> list[RowReading]:
        """What each row says, in their order."""
        return [self._row(line) for line in self._table.lines]

    def _cell(self, line: SheetLine, header: str) -> str:
        return line.at(self._table.positions[header])

    def _row(self, line: SheetLine) -> RowReading:
        ways = [
            {key: self._cell(line, header) for key, header in way.items()}
            for way in self._map.identify
        ]
        label = ", ".join(dict.fromkeys(cell for way in ways for cell in way.values() if cell))
        named = self._index.named(ways)
        if named.service is None:
            first = next(filter(None, map(str.strip, line.cells)), "")
            is_total = not named.several and bool(_TOTALS.match(first))
            return RowReading(line.number, label, None, named.reason, named.several, is_total)
        unread: list[UnreadCell] = []
        values = self._values(line, unread)
        on = self._said_on
        try:
            on = self._day(line)
            places = self._places(line, on)
        except _UnreadError as error:
            unread.append(error.cell)
            places = None
        return RowReading(
            line.number, label, named.service, values=values, places=places, on=on, unread=tuple(unread)
        )  # fmt: skip

    def _values(self, line: SheetLine, unread: list[UnreadCell]) -> dict[str, str]:
        values = {}
        for column in self._others:
            cell = self._cell(line, column.header)
            if is_empty(cell, column, self._map.nothing):
                continue
            try:
                values[column.field] = value_of(cell, column, self._vocabularies)
            except Unclear as reason:
                unread.append(UnreadCell(column.header, cell, str(reason)))
        return values

    def _day(self, line: SheetLine) -> date | None:
        """The day of a row; that of the whole table where no cell has it."""
        column = self._map.fields.get(PLACES_ON)
        if column is None:
            return self._said_on
        cell = self._cell(line, column.header)
        if is_empty(cell, column, self._map.nothing):
            return self._said_on
        try:
            return day_of(cell, column, self._today)
        except Unclear as reason:
            raise _UnreadError(column, cell, str(reason)) from None

    def _places(self, line: SheetLine, on: date | None) -> PlacesWord | None:
        read: dict[str, tuple[Availability | None, int | None]] = {}
        for name in ("availability", "places_free"):
            column = self._map.fields.get(name)
            cell = self._cell(line, column.header) if column else ""
            if column is None or is_empty(cell, column, self._map.nothing):
                continue
            try:
                read[name] = _told_of_places(cell, column)
            except Unclear as reason:
                raise _UnreadError(column, cell, str(reason)) from None
        if not read:
            return None
        column = self._map.fields[next(iter(read))]
        cell = self._cell(line, column.header)
        try:
            state, free = _agreed(list(read.values()))
            if on is None:
                raise Unclear("nothing says on which day that was so")
        except Unclear as reason:
            raise _UnreadError(column, cell, str(reason)) from None
        return PlacesWord(state, free, self._since(line, state, on), on)

    def _since(self, line: SheetLine, state: Availability, on: date) -> date | None:
        column = self._map.fields.get("places_from")
        cell = self._cell(line, column.header) if column else ""
        if column is None or is_empty(cell, column, self._map.nothing) or folded(cell) in _AT_ONCE:
            return None
        try:
            day = day_of(cell, column, self._today)
            if not on - _BACK <= day <= on + _AHEAD:
                raise Unclear("this is far from the day on which it was told; is the year right?")
            if state is Availability.ASK and day > on:
                raise Unclear("there is a day, and nothing that is so from then")
        except Unclear as reason:
            raise _UnreadError(column, cell, str(reason)) from None
        return day if day > on else None


class _UnreadError(Exception):
    """A cell on places, which makes the whole word on places doubtful."""

    def __init__(self, column: MappedColumn, cell: str, reason: str) -> None:
        super().__init__(reason)
        self.cell = UnreadCell(column.header, cell, reason)


def _told_of_places(cell: str, column: MappedColumn) -> tuple[Availability | None, int | None]:
    """A state, or a number."""
    require_worked_out(cell)
    word = column.words.get(folded(cell))
    text = (cell if word is None else word).strip()
    if column.field == "places_free" and re.fullmatch(r"[0-9]{1,4}(?:\.0+)?", text):
        number = int(text.partition(".")[0])
        if number > MOST:
            raise Unclear("so many places are nobody's")
        return None, number
    if (state := slug_of(text)) in STATES:
        return Availability(state), None
    raise Unclear(UNKNOWN_WORD)


def _agreed(
    parts: Sequence[tuple[Availability | None, int | None]],
) -> tuple[Availability, int | None]:
    """The state, and how many, of which a word and a number tell."""
    states = {state for state, _ in parts if state is not None}
    number = next((number for _, number in parts if number is not None), None)
    if len(states) > 1:
        raise Unclear("the cells on places say different things")
    state = next(iter(states), None)
    if number is None:
        assert state is not None
        return state, None
    if number:
        if state not in (None, Availability.PLACES_NOW):
            raise Unclear(f"one cell says {state}, and another {number} free")
        return Availability.PLACES_NOW, number
    if state is Availability.PLACES_NOW:
        raise Unclear(f"one cell says {state}, and another that none is free")
    return state or Availability.FULL, None
