"""What the rows say, beside what is filed and beside one another → the cells that change, and what is held or left."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from generator.importers.cell_meaning import same
from generator.importers.changing import CellChange
from generator.importers.standing_cells import StandingRows, standing_rows
from generator.importers.table.maps import TableMap
from generator.importers.table.reading import PlacesWord, RowReading
from generator.load.service_columns import PLACES, PRICE
from generator.records import Filed, Service
from generator.site.words.wording import day as in_words


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A row, or one of its cells, that is not taken, and why.

    Attributes:
        what: the service's id, or what the row names it by.
        header, cell: "" where it is the row as a whole.
    """

    number: int
    what: str
    reason: str
    header: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class TableOutcome:
    """What becomes of a table.

    Attributes:
        changes: each cell that changes, with the row that says so.
        held: cells that a person has to look at.
        left: cells of which the list has a newer or better word.
        nobody: rows that name no service.
        several: rows that name more than one.
        totals: numbers of rows that sum up the others.
        same: how many rows say what the list says already.
        silent: how many name a service and say nothing.
    """

    changes: tuple[tuple[CellChange, RowReading], ...]
    held: tuple[NamedRow, ...]
    left: tuple[NamedRow, ...]
    nobody: tuple[NamedRow, ...]
    several: tuple[NamedRow, ...]
    totals: tuple[int, ...]
    same: int
    silent: int


def decide_rows(
    rows: Sequence[RowReading], table_map: TableMap, filed: Filed, root: Path, today: date
) -> TableOutcome:
    """What becomes of each row.

    Args:
        root: the council's folder, whose tables are looked at as they stand.
    """
    return _Deciding(table_map, filed, root, today).outcome(rows)


def without_refused(outcome: TableOutcome, refused: Mapping[str, str]) -> TableOutcome:
    """The outcome with all changes of some services held.

    Args:
        refused: the service's id → why.
    """
    rows = {change.service: row for change, row in outcome.changes if change.service in refused}
    held = [NamedRow(row.number, key, refused[key]) for key, row in rows.items()]
    return replace(
        outcome,
        changes=tuple(each for each in outcome.changes if each[0].service not in refused),
        held=tuple(sorted((*outcome.held, *held), key=lambda each: each.number)),
    )


class _Deciding:
    def __init__(self, table_map: TableMap, filed: Filed, root: Path, today: date) -> None:
        self._map, self._filed, self._root, self._today = table_map, filed, root, today
        self._tables: dict[str, StandingRows] = {}
        self._changes: list[tuple[CellChange, RowReading]] = []
        self._held: list[NamedRow] = []
        self._left: list[NamedRow] = []
        self._same = 0

    def outcome(self, rows: Sequence[RowReading]) -> TableOutcome:
        of_service: dict[str, list[RowReading]] = defaultdict(list)
        for row in rows:
            if row.service is not None and not row.is_silent:
                of_service[row.service.id].append(row)
        for group in of_service.values():
            for row in self._one_of(group):
                self._row(row)
        nameless = [row for row in rows if row.service is None and not row.is_total]
        named = [(row, NamedRow(row.number, row.label, row.reason)) for row in nameless]
        return TableOutcome(
            changes=tuple(self._changes),
            held=tuple(sorted(self._held, key=lambda each: each.number)),
            left=tuple(sorted(self._left, key=lambda each: each.number)),
            nobody=tuple(each for row, each in named if not row.several),
            several=tuple(each for row, each in named if row.several),
            totals=tuple(row.number for row in rows if row.is_total),
            same=self._same,
            silent=sum(1 for row in rows if row.service is not None and row.is_silent),
        )

    def _one_of(self, rows: Sequence[RowReading]) -> Iterator[RowReading]:
        """The one row of a service that counts; of several the newest, if they do not say the same."""
        newest = max(rows, key=lambda row: row.on or date.min)
        others = [row for row in rows if row is not newest]
        if all(_meaning(row) == _meaning(newest) for row in others):
            self._same += len(others)
            yield newest
            return
        if newest.on and not newest.unread and all(row.on and row.on < newest.on for row in others):
            for row in others:
                words = f"row {newest.number}, of {in_words(newest.on)}, is newer"
                self._left.append(self._named(row, words))
            yield newest
            return
        numbers = ", ".join(str(row.number) for row in rows[:6]) + (", …" if len(rows) > 6 else "")
        for row in rows:
            self._held.append(self._named(row, f"the rows {numbers} are of one service and say different things"))  # fmt: skip

    def _row(self, row: RowReading) -> None:
        service = row.service
        assert service is not None
        if service.withdrawn_on and service.withdrawn_on <= self._today:
            self._left.append(self._named(row, f"it is no longer offered since {in_words(service.withdrawn_on)}"))  # fmt: skip
            return
        noted = len(self._held) + len(self._left)
        for unread in row.unread:
            self._held.append(self._named(row, unread.reason, unread.header, unread.cell))
        standing = self._standing(service)
        cells = self._other_cells(row, service, standing)
        if row.places:
            cells |= self._places_cells(row, row.places, service, standing)
        changed = [
            CellChange(service.provider, service.id, column, standing.get(column, ""), after)
            for column, after in cells.items()
            if standing.get(column, "").strip() != after
        ]
        self._same += not changed and noted == len(self._held) + len(self._left)
        self._changes += [(change, row) for change in changed]

    def _other_cells(
        self, row: RowReading, service: Service, standing: Mapping[str, str]
    ) -> dict[str, str]:
        """The cells that differ, of all columns but those on places."""
        cells = {}
        for column, after in (row.values or {}).items():
            if same(column, standing.get(column, ""), after):
                continue
            header = self._map.fields[column].header
            if row.on and service.checked_on and row.on < service.checked_on:
                words = f"the entry was looked through on {in_words(service.checked_on)}, after this was written"
                self._left.append(self._named(row, words, header, after))
            elif column in PRICE and self._filed.prices_of(service):
                words = "its prices stand in prices.csv, each with its day; put a row there"
                self._left.append(self._named(row, words, header, after))
            else:
                cells[column] = after
        return cells

    def _places_cells(
        self, row: RowReading, places: PlacesWord, service: Service, standing: Mapping[str, str]
    ) -> dict[str, str]:
        """The cells on places, where this word on them counts."""
        header = next(self._map.fields[name].header for name in PLACES if name in self._map.fields)
        shown = places.availability.value + ("" if places.free is None else f", {places.free}")
        filed_on = service.availability_on
        fresh_for = timedelta(days=self._filed.framework.stale_after_days)
        capacity = (row.values or {}).get("capacity") or service.capacity
        held = left = ""
        if places.on > self._today:
            held = f"its day, {in_words(places.on)}, is still to come"
        elif filed_on and filed_on > places.on:
            left = f"the list has a newer word, of {in_words(filed_on)}"
        elif places.on + fresh_for < self._today:
            left = f"it is of {in_words(places.on)}: what is so old is not shown"
        elif capacity and (places.free or 0) > int(capacity):
            held = f"it says {places.free} free, and there are {capacity} in all"
        elif filed_on == places.on and not _is_filed(places, service):
            held = "the list has another word of the same day"
        if held or left:
            (self._held if held else self._left).append(self._named(row, held or left, header, shown))  # fmt: skip
            return {}
        return (
            {} if filed_on == places.on else _cells_of(places, service, standing, self._map.said_by)
        )

    def _named(self, row: RowReading, reason: str, header: str = "", cell: str = "") -> NamedRow:
        assert row.service is not None
        return NamedRow(row.number, row.service.id, reason, header, cell)

    def _standing(self, service: Service) -> Mapping[str, str]:
        if service.provider not in self._tables:
            self._tables[service.provider] = standing_rows(self._root, service.provider)
        return self._tables[service.provider].get(service.id, {})


def _meaning(row: RowReading) -> object:
    """What a row says: equal where two say the same, of whatever day."""
    places = row.places and (row.places.availability, row.places.free, row.places.since)
    return row.values, places, tuple((cell.header, cell.cell) for cell in row.unread)


def _is_filed(places: PlacesWord, service: Service) -> bool:
    """Whether what is filed is what is told, as far as that is told."""
    return (
        service.availability is places.availability
        and (places.free is None or service.places_free == places.free)
        and (places.since is None or service.places_from == places.since)
    )


def _cells_of(
    places: PlacesWord, service: Service, standing: Mapping[str, str], said_by: str
) -> dict[str, str]:
    """The cells of a newer word. An old number, and an old day, go where the state is another; else only a new one takes their place."""
    is_same = service.availability is places.availability
    free = "" if places.free is None else str(places.free)
    since = places.since.isoformat() if places.since else ""
    # A day that has come is as good as none.
    is_to_come = is_same and service.places_from is not None and service.places_from > places.on
    return {
        "availability": places.availability.value,
        "availability_on": places.on.isoformat(),
        "places_free": free or (standing.get("places_free", "").strip() if is_same else ""),
        "places_from": since or (standing.get("places_from", "").strip() if is_to_come else ""),
        "availability_by": said_by,
    }
