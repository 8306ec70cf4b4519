"""A file and a map → the table in it that has the map's columns, row by row; or the one thing that keeps it from being read."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from generator.failure import ImportFailure
from generator.importers.opening import Grid, opened
from generator.importers.register.columns import header_key
from generator.importers.table.maps import TableMap

HEADER_WITHIN: Final = 30  # rows: titles, dates and notes of an export stand above its headers
MOST_ROWS: Final = 50_000
_WORD: Final = re.compile(r"[^\W\d_]{2}")
_SHOWN: Final = 12  # headers that a message names


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One row of the table: its number as the spreadsheet shows it, and its cells."""

    number: int
    cells: Sequence[str]

    def at(self, position: int) -> str:
        """The cell in a column, from 0, without what stands round it; "" beyond the last one."""
        return self.cells[position].strip() if position < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class MappedTable:
    """The table that a map is about.

    Attributes:
        name: the file, with its sheet where it has several.
        header_row: its number as the spreadsheet shows it.
        positions: header, as the map writes it → its column, from 0.
        lines: the rows beneath that hold anything, without headers that are repeated.
        repeated: numbers of rows that are the headers again.
        unused: headers of columns that hold something and that the map does not name.
        unheaded: columns, from 0, that hold something beneath no header.
    """

    name: str
    header_row: int
    positions: Mapping[str, int]
    lines: Sequence[SheetLine]
    repeated: Sequence[int]
    unused: Sequence[str]
    unheaded: Sequence[int]


def grids_of(path: Path, sheet: str = "") -> list[Grid]:
    """The tables in a file, or those of the sheet that is named.

    Raises:
        ImportFailure: it cannot be opened, or has no such sheet, or no table.
    """
    grids = [grid for each in opened(path) for grid in each.grids() if any(map(any, grid.rows))]
    if not grids:
        raise ImportFailure(f"{path}: there is nothing in it")
    if not sheet:
        return grids
    named = [grid for grid in grids if _is_sheet(grid, sheet, alone=len(grids) == 1)]
    if not named:
        raise ImportFailure(f'{path}: there is no sheet "{sheet}"; there are: {", ".join(g.name for g in grids)}')  # fmt: skip
    return named


def _is_sheet(grid: Grid, sheet: str, *, alone: bool) -> bool:
    """Whether the grid is of that name; a file with one sheet does not tell how that is named."""
    name, wanted = grid.name.casefold(), sheet.casefold()
    return (
        name == wanted
        or name.endswith((f"({wanted})", f"/{wanted}"))
        or (alone and "(" not in name)
    )


def mapped_table(path: Path, table_map: TableMap) -> MappedTable:
    """The table in the file that has each of the map's columns.

    Raises:
        ImportFailure: there is none, or several, or its headers can be read in two ways.
    """
    grids = grids_of(path, table_map.sheet)
    wanted = {header_key(header): header for header in table_map.headers}
    placed = [(grid, at) for grid in grids if (at := _header_at(grid, wanted)) is not None]
    if not placed:
        raise ImportFailure(_missing(grids, wanted, table_map.name))
    shown = [(grid, at) for grid, at in placed if not grid.is_hidden]
    placed = shown or placed  # a sheet that nobody sees is an old copy of one that is seen
    if len(placed) > 1:
        names = ", ".join(grid.name for grid, _ in placed)
        raise ImportFailure(f"{path}: several tables have these columns ({names}); name one in the map: sheet")  # fmt: skip
    grid, at = placed[0]
    keys = [header_key(cell) for cell in grid.rows[at]]
    _require_one_each(grid, at, keys, wanted)
    positions = {header: keys.index(key) for key, header in wanted.items()}
    lines, repeated = _body(grid, at, keys)
    _require_no_header_over_two(grid, at, positions, lines)
    used = set(positions.values())
    filled = sorted({n for line in lines for n in range(len(line.cells)) if n not in used and line.at(n)})  # fmt: skip
    header = SheetLine(at + 1, grid.rows[at])
    return MappedTable(
        name=grid.name,
        header_row=at + 1,
        positions=positions,
        lines=lines,
        repeated=repeated,
        unused=tuple(header.at(n) for n in filled if header.at(n)),
        unheaded=tuple(n for n in filled if not header.at(n)),
    )


def _header_at(grid: Grid, wanted: Mapping[str, str]) -> int | None:
    """The first row that has each of the headers."""
    for at, row in enumerate(grid.rows[:HEADER_WITHIN]):
        if wanted.keys() <= {header_key(cell) for cell in row}:
            return at
    return None


def _missing(grids: Sequence[Grid], wanted: Mapping[str, str], name: str) -> str:
    """Which columns the nearest row of headers lacks."""
    rows = (
        (len(wanted.keys() & {header_key(cell) for cell in row}), -number, grid, at)
        for number, grid in enumerate(grids)
        for at, row in enumerate(grid.rows[:HEADER_WITHIN])
        if any(row)
    )
    hits, _, grid, at = max(rows, key=lambda each: (each[0], each[1], -each[3]), default=(0, 0, grids[0], 0))  # fmt: skip
    if not hits:
        headers = ", ".join(f'"{header}"' for header in wanted.values())
        return f"{grid.name}: none of the first {HEADER_WITHIN} rows has the columns of {name}: {headers}"
    present = [cell.strip() for cell in grid.rows[at] if cell.strip()]
    keys = {header_key(cell): cell for cell in present}
    lacking = [header for key, header in wanted.items() if key not in keys]
    near = get_close_matches(header_key(lacking[0]), keys, n=1, cutoff=0.7)
    hint = f' (did you mean "{keys[near[0]].strip()}"?)' if near else ""
    shown = ", ".join(present[:_SHOWN]) + (", …" if len(present) > _SHOWN else "")
    names = " and ".join(f'"{header}"' for header in lacking)
    return f"{grid.name}: row {at + 1} has no column {names}, which {name} names{hint}; it has: {shown}"


def _require_one_each(grid: Grid, at: int, keys: Sequence[str], wanted: Mapping[str, str]) -> None:
    counts = Counter(keys)
    for key, header in wanted.items():
        if counts[key] > 1:
            where = " and ".join(letters(n) for n, each in enumerate(keys) if each == key)
            raise ImportFailure(f'{grid.name}: row {at + 1} has the header "{header}" in the columns {where}; give each a header of its own')  # fmt: skip
    for (top, left), (bottom, right) in grid.merged:
        touched = [keys[n] for n in range(left, min(right + 1, len(keys))) if keys[n] in wanted]
        if touched and top <= at <= bottom and (right > left or bottom > at):
            over = f"columns {letters(left)} to {letters(right)}" if right > left else f"rows {top + 1} to {bottom + 1}"  # fmt: skip
            raise ImportFailure(f'{grid.name}: the header "{wanted[touched[0]]}" is merged over {over}; unmerge it, so that one row has a header for each column')  # fmt: skip


def _body(grid: Grid, at: int, keys: Sequence[str]) -> tuple[list[SheetLine], list[int]]:
    """The rows beneath the headers that hold anything, and the numbers of those that are the headers again."""
    lines: list[SheetLine] = []
    repeated = []
    header = [cell.strip() for cell in grid.rows[at]]
    for number, row in enumerate(grid.rows[at + 1 :], at + 2):
        if not any(cell.strip() for cell in row):
            continue
        if len(lines) >= MOST_ROWS:
            raise ImportFailure(f"{grid.name}: there are more than {MOST_ROWS:,} rows; is this the right table?")  # fmt: skip
        if [header_key(cell) for cell in row if cell.strip()] == [k for k, c in zip(keys, header, strict=True) if c]:  # fmt: skip
            repeated.append(number)
        else:
            lines.append(SheetLine(number, row))
    return lines, repeated


def _require_no_header_over_two(
    grid: Grid, at: int, positions: Mapping[str, int], lines: Sequence[SheetLine]
) -> None:
    """Refuse a header that may go on over the column beside it, as a merged one does in a CSV file."""
    header = SheetLine(at + 1, grid.rows[at])
    for name, n in positions.items():
        beside = sum(1 for line in lines if line.at(n + 1))
        if not header.at(n + 1) and 2 * beside > len(lines):
            raise ImportFailure(f'{grid.name}: the column {letters(n + 1)}, beside "{name}", has no header; if that header is merged over both, unmerge it, and give each its own')  # fmt: skip


def looks_like_headers(table: MappedTable, line: SheetLine) -> bool:
    """Whether a row has words alone, and these stand beneath no header, or in two columns that have figures in the other rows."""
    filled = [n for n in range(len(line.cells)) if line.at(n)]
    if any(re.search(r"\d", line.at(n)) for n in filled):
        return False
    used = set(table.positions.values())
    others = [each for each in table.lines if each is not line]
    in_words = [n for n in filled if _WORD.search(line.at(n))]
    beneath_nothing = [n for n in in_words if n in table.unheaded and any(each.at(n) for each in others)]  # fmt: skip
    for_figures = [n for n in in_words if n in used and _has_figures(n, others)]
    return bool(beneath_nothing) or len(for_figures) > 1


def _has_figures(position: int, lines: Sequence[SheetLine]) -> bool:
    """Whether most of the cells in a column have figures in them."""
    cells = [cell for line in lines if (cell := line.at(position))]
    return 2 * sum(1 for cell in cells if re.search(r"\d", cell)) > len(cells)


def letters(position: int) -> str:
    """The letters of a column, from 0, as a spreadsheet shows them."""
    text, number = "", position + 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text
