"""`import postcodes`: a national directory of postcodes → the site's own postcode data.

The road: `recognised` finds the tables in the file, folder or zip; `read` gives
the live postcodes of the council's authorities; `read_mapping` and `nearest`
say which area each lies in; `compact` packs them into one small file an
outcode, which `generator.load.postcodes` and the browser read; `shapes` draws
the areas from them, for the map. Nothing is fetched, and nothing is written here: the caller gets names and bytes.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.failure import ImportFailure
from generator.importers.postcodes.areas import read_mapping
from generator.importers.postcodes.packing import Edition, compact, located
from generator.importers.postcodes.shapes import shapes
from generator.importers.postcodes.sources import CODE_POINT, Product, read, recognised
from generator.importers.postcodes.tables import LeftOut, Tally, text_in
from generator.records import Area

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_ONS_NAME = re.compile(rf"ONSPD_({'|'.join(_MONTHS)})_(\d{{4}})", re.IGNORECASE)
_OS_DATE = re.compile(r"COPYRIGHT DATE\s*:\s*(\d{4})(\d{2})\d{2}")


@dataclass(frozen=True, slots=True)
class Imported:
    """What came out of an import.

    Attributes:
        files: name → bytes, to stand in content/postcodes/.
        shapes: path → bytes of the drawing of the areas; empty where it takes more postcodes.
        postcodes: how many are held.
        by_mapping: how many of those have their area from the mapping; the
            others have the area with the nearest point.
        left_out: the directory's rows that were not used.
        mapping_left_out: the mapping's rows that were not used.
    """

    files: Mapping[str, bytes]
    shapes: Mapping[str, bytes]
    postcodes: int
    by_mapping: int
    left_out: tuple[LeftOut, ...]
    mapping_left_out: tuple[LeftOut, ...] = ()


def import_postcodes(
    source: Path,
    authorities: Iterable[str],
    areas: Sequence[Area],
    mapping_file: Path | None = None,
    month: str = "",
    note: str = "",
) -> Imported:
    """Turn a directory of postcodes into the site's postcode data.

    Args:
        source: ONS Postcode Directory or Code-Point Open, as a CSV, folder or zip.
        authorities: GSS codes of the council's local authorities or counties.
        areas: the framework's areas; at least one.
        mapping_file: a CSV with postcode and community_area, or None.
        month: the source's edition, "2025-11"; "" to find it in the source.
        note: for the attribution file.

    Raises ImportFailure, with one line for the user, where the input cannot be used.
    """
    wanted = frozenset(authorities)
    if not wanted:
        raise ImportFailure("no local authority is named; Wiltshire's code is E06000054")
    if not areas:
        raise ImportFailure("content/areas.yml: names no area, so no postcode can lie in one")
    edition = edition_of(source, month, note)
    tally, mapping_tally = Tally(), Tally()
    mapping = read_mapping(mapping_file, areas, mapping_tally) if mapping_file else {}
    points = list(read(source, wanted, tally))
    if not points:
        raise ImportFailure(f"{source.name}: holds no live postcode of {', '.join(sorted(wanted))}")
    points = located(points, areas, mapping)
    return Imported(
        files=compact(points, areas, mapping, edition),
        shapes=shapes(points, {area.id: area for area in areas}, edition.attribution),
        postcodes=len(points),
        by_mapping=sum(point.postcode in mapping for point in points),
        left_out=tally.left_out(),
        mapping_left_out=mapping_tally.left_out(),
    )


def edition_of(source: Path, month: str = "", note: str = "") -> Edition:
    """The product and its month: the caller's, otherwise as the source's own names and papers say.

    ONS puts the month in the file's name (ONSPD_NOV_2025_UK.csv), Ordnance
    Survey in Doc/metadata.txt. Raises ImportFailure where neither helps.
    """
    tables = recognised(source)
    product: Product = tables[0][1].product
    month = month or _month(source, tables[0][0].name, product)
    if not re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", month):
        raise ImportFailure(
            f"{source.name}: does not say which edition it is; give its year and month, as 2025-11"
        )
    return Edition(product, month, note)


def _month(source: Path, table: str, product: Product) -> str:
    if product == CODE_POINT:
        date = _OS_DATE.search(text_in(source, "metadata.txt"))
        return f"{date[1]}-{date[2]}" if date else ""
    named = _ONS_NAME.search(f"{table} {source.name}")
    return f"{named[2]}-{_MONTHS.index(named[1].upper()) + 1:02}" if named else ""
