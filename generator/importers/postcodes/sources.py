"""The two directories of postcodes that are published for free, each read row by row.

ONS Postcode Directory: one CSV with a header, or the same cut by postcode area
in a folder `multi_csv`.
Column names change with the release (pcd, pcd7, pcds; oslaua, lad25cd), so they
are known by pattern. `doterm` holds the month in which a postcode ended.

Code-Point Open (Ordnance Survey): CSV files without a header, a file for each
postcode area; columns as in its Doc/Code-Point_Open_Column_Headers.csv. Great
Britain alone, live postcodes alone, positions on the National Grid alone.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.failure import ImportFailure
from generator.importers.postcodes.national_grid import to_wgs84
from generator.importers.postcodes.tables import SourceTable, Tally, tables_in
from generator.load.postcodes import PostcodePoint, normal_form
from generator.records import Point

Product = Literal["ONS Postcode Directory", "Code-Point Open"]
ONSPD: Product = "ONS Postcode Directory"
CODE_POINT: Product = "Code-Point Open"

_AUTHORITY = re.compile(r"[EWSN]\d{8}")
_COLUMNS = {
    "postcode": r"pcds|pcd\d?|postcode",
    "date of termination": r"doterm",
    "local authority": r"oslaua|laua|(lad|laua)(\d\d)?cd",
    "county": r"oscty|cty(\d\d)?(cd)?",
    "latitude": r"lat(itude)?",
    "longitude": r"long|lng|longitude",
    "easting": r"oseast1m|east1m|eastings?",
    "northing": r"osnrth1m|north1m|northings?",
}
_UNITED_KINGDOM = (49.8, 60.9, -8.7, 1.8)  # south, north, west, east: as areas.schema.json


@dataclass(frozen=True, slots=True)
class SourceLayout:
    """At which column a table holds what (from 0). `ended` is None where all are live.

    `authorities` are the local authority's and, where there is one, the
    county's. `position` is latitude and longitude, or easting and northing
    where `on_grid` says so.
    """

    product: Product
    postcode: int
    ended: int | None
    authorities: tuple[int, ...]
    position: tuple[int, int]
    on_grid: bool

    @property
    def width(self) -> int:
        """How many cells a row must have at the least."""
        return 1 + max(self.postcode, self.ended or 0, *self.authorities, *self.position)


_CODE_POINT_LAYOUT = SourceLayout(CODE_POINT, 0, None, (8, 7), (2, 3), on_grid=True)


def recognised(source: Path) -> list[tuple[SourceTable, SourceLayout]]:
    """The tables of a source that hold postcodes, all of one product.

    Of an ONS zip, which holds everything twice, the single file is taken and
    not the folder multi_csv. Raises ImportFailure where nothing is known.
    """
    tables = tables_in(source)
    pairs = [(table, layout) for table in tables if (layout := _layout(table)) is not None]
    for product in (ONSPD, CODE_POINT):
        of_product = [pair for pair in pairs if pair[1].product == product]
        whole = [pair for pair in of_product if "multi_csv" not in pair[0].folders]
        if product == ONSPD and len(whole) > 1:
            names = " and ".join(table.name for table, _ in whole[:2])
            raise ImportFailure(f"{source.name}: holds {names}; name the one to import")
        if of_product:
            return whole or of_product
    raise ImportFailure(_not_recognised(source, tables[0]))


def read(
    source: Path, authorities: frozenset[str], tally: Tally | None = None
) -> Iterator[PostcodePoint]:
    """The live postcodes of the authorities, in the order of the source, each once.

    Args:
        source: a CSV file, a folder or a zip of either product.
        authorities: codes of the Government Statistical Service (GSS) for
            local authorities or counties: E06000054 is Wiltshire.
        tally: counts what is left out, where the caller wants to know.

    Raises ImportFailure for what is neither product, and for a code that cannot be one.
    """
    tally = Tally() if tally is None else tally
    for code in sorted(authorities):
        if not _AUTHORITY.fullmatch(code):
            raise ImportFailure(f'"{code}" is no local authority code; Wiltshire\'s is E06000054')
    seen: set[str] = set()
    for table, layout in recognised(source):
        for line, row in table.rows():
            if layout.product == ONSPD and line == 1:
                continue
            outcome = _point(row, layout, authorities)
            if isinstance(outcome, PostcodePoint) and outcome.postcode in seen:
                outcome = "given twice"
            if isinstance(outcome, str):
                tally.add(outcome, table.name, line)
            else:
                seen.add(outcome.postcode)
                yield outcome


def _point(
    row: Sequence[str], layout: SourceLayout, authorities: frozenset[str]
) -> PostcodePoint | str:
    """The postcode of a row, or the reason for leaving it out."""
    if len(row) < layout.width:
        return "too few columns" if any(row) else "blank row"
    if not any(row[column].strip() in authorities for column in layout.authorities):
        return "of another authority"
    if layout.ended is not None and row[layout.ended].strip():
        return "no longer in use"
    postcode = normal_form(row[layout.postcode])
    if postcode is None:
        return "not a postcode"
    if layout.on_grid and postcode.startswith("BT"):
        return "on the Irish grid, and the source gives no latitude"
    first, second = (row[column].strip() for column in layout.position)
    try:
        numbers = float(first or "nan"), float(second or "nan")
    except ValueError:
        return "position is no number"
    point = _from_grid(*numbers) if layout.on_grid else Point(*numbers)
    # ONS: 99.999999, 0.000000 is "no grid reference"
    if any(map(math.isnan, numbers)) or numbers == (0, 0) or point.latitude >= 99:
        return "no position"
    south, north, west, east = _UNITED_KINGDOM
    if not (south <= point.latitude <= north and west <= point.longitude <= east):
        return "position outside the United Kingdom"
    return PostcodePoint(postcode, point.latitude, point.longitude)


def _from_grid(easting: float, northing: float) -> Point:
    inside = 0 <= easting <= 700_000 and 0 <= northing <= 1_300_000
    return to_wgs84(easting, northing) if inside else Point(0, 0)


def _layout(table: SourceTable) -> SourceLayout | None:
    """The layout by a table's first row, or None where it holds no postcodes."""
    row = table.first_row()
    if len(row) == 10 and normal_form(row[0]) and row[2].isdigit() and row[3].isdigit():
        return _CODE_POINT_LAYOUT
    if _missing(row):
        return None
    columns = _columns(row)
    on_grid = not {"latitude", "longitude"} <= columns.keys()
    first, second = ("easting", "northing") if on_grid else ("latitude", "longitude")
    return SourceLayout(
        ONSPD,
        postcode=columns["postcode"],
        ended=columns["date of termination"],
        authorities=tuple(columns[n] for n in ("local authority", "county") if n in columns),
        position=(columns[first], columns[second]),
        on_grid=on_grid,
    )


def _columns(header: Sequence[str]) -> dict[str, int]:
    """At which column each thing stands; the first where several could."""
    columns: dict[str, int] = {}
    for at, cell in enumerate(header):
        for name, pattern in _COLUMNS.items():
            if name not in columns and re.fullmatch(pattern, cell.lower()):
                columns[name] = at
    return columns


def _missing(header: Sequence[str]) -> list[str]:
    """What an ONS table must have and this one has not, as columns are named in it."""
    columns = _columns(header)
    needs = {
        "pcds": "postcode" in columns,
        "doterm": "date of termination" in columns,
        "oslaua or lad..cd": "local authority" in columns,
        "lat and long": {"latitude", "longitude"} <= columns.keys()
        or {"easting", "northing"} <= columns.keys(),
    }
    return [column for column, there in needs.items() if not there]


def _not_recognised(source: Path, table: SourceTable) -> str:
    missing = _missing(table.first_row())
    if len(missing) <= 2:
        return f"{table.name}: has no column {' and no '.join(missing)}, as the ONS Postcode Directory has"
    return (
        f"{source.name}: is neither the ONS Postcode Directory (a CSV file with columns pcds, "
        "doterm, lat, long and oslaua or lad..cd) nor Code-Point Open (CSV files without header)"
    )
