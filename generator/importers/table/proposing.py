"""A table without a map → the map that its headers and its cells suggest, for a person to look through.

What is not certain stands in it as a comment: a word that nobody knows is no
entry, so its cells are held until somebody says what it means.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator import formats
from generator.failure import ImportFailure
from generator.importers.opening import Grid
from generator.importers.register.columns import header_key
from generator.importers.register.headers import USUAL
from generator.importers.table.header_words import FIELDS, WAYS
from generator.importers.table.maps import STATES, STATES_IN_ORDER, folded
from generator.importers.table.sheets import HEADER_WITHIN, SheetLine, grids_of, letters
from generator.importers.table.values import figures_of_days, vocabularies_of
from generator.importers.updates.tables import STATE_WORDS
from generator.load.ids import slug_of
from generator.load.service_columns import IDS, PLACES_ON
from generator.records import Filed

_LOOKED_AT: Final = 2_000  # rows
_MOST_WORDS: Final = 40
_LEAST: Final = 2  # headers that are recognised, for a row to be the headers
# Beneath a header such as "status" a yes may mean anything.
_YES_OR_NO: Final = frozenset({"yes", "no", "y", "n"})
_ABOUT_ANYTHING: Final = frozenset({"status", "state", "position"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A column of the table, with what stands in it."""

    position: int
    header: str
    cells: tuple[str, ...]

    @property
    def key(self) -> str:
        """The header, as headers are compared."""
        return header_key(self.header)

    @property
    def words(self) -> tuple[str, ...]:
        """What stands in it, each once, the most frequent first."""
        counts = Counter(" ".join(cell.split()) for cell in self.cells)
        seen = {folded(word): word for word in reversed([word for word, _ in counts.most_common()])}
        return tuple(reversed(seen.values()))


def proposed_map(path: Path, filed: Filed) -> str:
    """The text of a map for the table.

    Raises:
        ImportFailure: the file cannot be opened, no row looks like headers, or no column names a service or tells anything.
    """
    grids = grids_of(path)
    grid, at = max(
        ((grid, at) for grid in grids for at in range(min(HEADER_WITHIN, len(grid.rows)))),
        key=lambda each: (_recognised(each[0].rows[each[1]]), -each[1]),
    )
    if _recognised(grid.rows[at]) < _LEAST:
        raise ImportFailure(f"{path}: none of the first {HEADER_WITHIN} rows has headers that are recognised; write a map by hand, as the README shows")  # fmt: skip
    columns, twice = _columns(grid, at)
    headers = ", ".join(column.header for column in columns)
    if twice:
        headers += f"; headed alike, so give each a header of its own: {', '.join(twice)}"
    ways = _ways(columns, filed)
    if not ways:
        raise ImportFailure(f"{grid.name}: no column in row {at + 1} names a service by its id, its CQC location id, or its name with postcode or provider; it has: {headers}")  # fmt: skip
    used = {column.position for way in ways for column in way.values()}
    fields = _fields([column for column in columns if column.position not in used], filed)
    if not any(name != PLACES_ON for name in fields):
        raise ImportFailure(f"{grid.name}: no column in row {at + 1} tells what services.csv has; write a map by hand, as the README shows; it has: {headers}")  # fmt: skip
    used |= {column.position for column in fields.values()}
    left = [column.header for column in columns if column.position not in used]
    sheet = _sheet(grid, grids, path)
    return "".join(f"{line}\n" for line in _lines(grid, sheet, ways, fields, left, twice))


def _recognised(row: Sequence[str]) -> int:
    """How many of the cells are headers that stand for something."""
    names = {words for of_field in (*WAYS.values(), *FIELDS.values()) for words in of_field}
    return sum(header_key(cell) in names for cell in row)


def _columns(grid: Grid, at: int) -> tuple[list[Candidate], list[str]]:
    """The columns with a header of their own; and the headers that are there twice."""
    header = SheetLine(at + 1, grid.rows[at])
    lines = [SheetLine(at + 2 + n, row) for n, row in enumerate(grid.rows[at + 1 : at + 1 + _LOOKED_AT])]  # fmt: skip
    counts = Counter(header_key(cell) for cell in header.cells)
    columns = [
        Candidate(n, header.at(n), tuple(cell for line in lines if (cell := line.at(n))))
        for n in range(len(header.cells))
        if header_key(header.at(n)) and counts[header_key(header.at(n))] == 1
    ]
    return columns, [
        f"{cell.strip()} ({letters(n)})"
        for n, cell in enumerate(header.cells)
        if header_key(cell) and counts[header_key(cell)] > 1
    ]


def _sheet(grid: Grid, grids: Sequence[Grid], path: Path) -> str:
    """The sheet's name, where there are several."""
    if len(grids) == 1:
        return ""
    inside = grid.name.removeprefix(path.name)
    return inside.strip(" ()/") if "/" not in inside else inside.rpartition("/")[2].strip()


def _first(columns: Sequence[Candidate], names: Sequence[str]) -> Iterator[Candidate]:
    """The columns with one of the headers, in the order of those."""
    for name in names:
        yield from (column for column in columns if column.key == name)


def _ways(columns: Sequence[Candidate], filed: Filed) -> list[Mapping[str, Candidate]]:
    """By what the rows name their services: what stands in the columns has to bear it out."""
    named = _with_ids(columns, filed) | _with_postcodes(columns)
    for key in ("title", "provider"):
        taken = list(named.values())
        for column in _first(columns, WAYS[key]):
            if column not in taken:
                named.setdefault(key, column)
    ways: list[Mapping[str, Candidate]] = [
        {key: named[key]} for key in ("id", "cqc_location_id") if key in named
    ]
    keys: tuple[str, ...] = ("postcode", "provider")
    beside = {key: named[key] for key in keys if key in named}
    if "title" in named and beside:
        ways.append({"title": named["title"], **beside})
    return ways


def _with_ids(columns: Sequence[Candidate], filed: Filed) -> dict[str, Candidate]:
    """The columns with our ids, and with those of CQC's locations."""
    ids = {name for s in filed.services.values() for name in (s.id, *s.former_ids)}
    named: dict[str, Candidate] = {}
    for column in _first(columns, WAYS["id"]):
        if any(folded(cell) in ids for cell in column.cells):
            named.setdefault("id", column)
    locations = {s.cqc_location_id for s in filed.services.values() if s.cqc_location_id}
    of_locations = [
        column
        for column in columns
        if column is not named.get("id")
        and column.key not in USUAL["provider_id"]
        and _mostly(column, _is_location)
    ]
    # Of several the one with locations that are listed here: another may have providers' ids.
    of_locations.sort(key=lambda column: locations.isdisjoint(column.cells))
    for column in (*_first(of_locations, WAYS["cqc_location_id"]), *of_locations):
        named.setdefault("cqc_location_id", column)
    return named


def _is_location(cell: str) -> bool:
    return cell.startswith("1-") and formats.fits("cqc_location_id", cell)


def _with_postcodes(columns: Sequence[Candidate]) -> dict[str, Candidate]:
    named: dict[str, Candidate] = {}
    for column in _first(columns, WAYS["postcode"]):
        if _mostly(column, lambda cell: bool(formats.postcode(cell))):
            named.setdefault("postcode", column)
    return named


def _mostly(column: Candidate, fits: Callable[[str], bool]) -> bool:
    """Whether more than half of the cells are so."""
    return 2 * sum(1 for cell in column.cells if fits(cell)) > len(column.cells)


def _fields(columns: Sequence[Candidate], filed: Filed) -> dict[str, Candidate]:
    """Field → the column that it most likely is."""
    fields: dict[str, Candidate] = {}
    for name in ("places_free", "availability", *FIELDS):
        for column in _first(columns, FIELDS[name]):
            if name not in fields and column not in fields.values() and _bears_out(name, column, filed):  # fmt: skip
                fields[name] = column
    if fields.keys().isdisjoint(("availability", "places_free")):
        # The day of nothing, and the day from which nothing is so.
        fields.pop(PLACES_ON, None)
        fields.pop("places_from", None)
    return {name: fields[name] for name in (*FIELDS,) if name in fields}


def _bears_out(name: str, column: Candidate, filed: Filed) -> bool:
    """Whether what stands in a column can be that field."""
    if not column.cells:
        return False
    if name == "places_free":
        return any(map(_is_number, column.cells)) and _mostly(
            column, lambda cell: _is_number(cell) or bool(_state_of(cell, column))
        )
    if name == "availability":
        return any(_state_of(word, column) for word in column.words)
    if name in (PLACES_ON, "places_from"):
        return _mostly(column, lambda cell: figures_of_days(cell) is not None)
    if name == "capacity":
        return _mostly(column, _is_number)
    if name in IDS:
        vocabulary = vocabularies_of(filed)[name]
        return any(slug_of(part) in vocabulary for cell in column.cells for part in cell.split(";"))
    return True


def _is_number(cell: str) -> bool:
    return cell.removesuffix(".0").isdecimal() and len(cell) <= 6


def _state_of(word: str, column: Candidate) -> str:
    """Ours for one of their words; "" where it is not certain."""
    if slug_of(word) in STATES:
        return slug_of(word)
    if column.key in _ABOUT_ANYTHING and folded(word) in _YES_OR_NO:
        return ""
    state = STATE_WORDS.get(folded(word))
    return state.value if state else ""


def _lines(
    grid: Grid,
    sheet: str,
    ways: Sequence[Mapping[str, Candidate]],
    fields: Mapping[str, Candidate],
    left: Sequence[str],
    twice: Sequence[str],
) -> Iterator[str]:
    """The map as it is written, with what a person has to decide as comments."""
    yield "# A proposal, from the headers and what stands beneath them. Look through it before you use it."
    if sheet:
        yield f"sheet: {_quoted(sheet)}"
    yield "identify:"
    for way in ways:
        for n, (key, column) in enumerate(way.items()):
            yield f"  {'-' if n == 0 else ' '} {key}: {_quoted(column.header)}"
    yield "columns:"
    for name, column in fields.items():
        yield f"  - column: {_quoted(column.header)}"
        yield f"    field: {name}"
        yield from _more(name, column)
    if PLACES_ON not in fields and not fields.keys().isdisjoint(("availability", "places_free")):
        yield "# No column tells the day: give it with --said-on."
    yield "said_by: council"
    if left:
        yield f"# No field takes: {_comment(', '.join(left))}"
    if twice:
        yield f"# Headed alike, so none of them can be named: {_comment(', '.join(twice))}"


def _more(name: str, column: Candidate) -> Iterator[str]:
    """How the words of a column translate, or how its days are written."""
    if name in (PLACES_ON, "places_from"):
        orders = {order for cell in column.cells if (order := figures_of_days(cell))}
        if {"day-first", "month-first"} <= orders:
            yield "    # Some of its days have the day first and others the month: what may be either is held."
        elif orders:
            order = "month-first" if "month-first" in orders else "day-first"
            yield f"    dates: {order}{'  # as in Britain: nothing in it tells' if orders == {'either'} else ''}"
        return
    if name not in ("availability", "places_free"):
        return
    words = [w for w in column.words if not _is_number(w) and slug_of(w) not in STATES][
        :_MOST_WORDS
    ]
    certain = {word: state for word in words if (state := _state_of(word, column))}
    if certain:
        yield "    words:"
        for word, state in certain.items():
            yield f"      {_quoted(word)}: {state}"
    for word in words:
        if word not in certain:
            yield f"      # {_comment(_quoted(word))}: which is it? {', '.join(STATES_IN_ORDER)}; its rows are held"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _comment(text: str) -> str:
    """In one line, as a comment is."""
    return "".join(c if c.isprintable() else " " for c in text)
