"""`import areas`: a council's folder, and maybe a list of its areas → the files to write, and what moves.

Pure but for the list: the folder's files come in as bytes by their path, and go
out the same way. The same folder gives nothing a second time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.failure import ImportFailure
from generator.importers.areas.moving import Moves, lost_addresses, moves
from generator.importers.areas.placing import with_places_moved
from generator.importers.areas.reading import GivenArea, read_areas
from generator.importers.areas.writing import AREAS, MadeAreas, with_areas
from generator.importers.changing import by_row, with_cells, with_rows
from generator.importers.outlines import OUTLINES, Outlines, read_outlines
from generator.importers.postcodes.packing import packed
from generator.importers.postcodes.shapes import shapes
from generator.importers.start.areas import kept_areas
from generator.importers.start.existing import (
    REPORT,
    Existing,
    read_existing,
    read_list,
    read_sheet,
)
from generator.importers.start.plan import words_of
from generator.importers.start.report import COLUMNS
from generator.importers.start.sorting import AreaBook, area_book
from generator.load.postcodes import PostcodeBook, PostcodePoint
from generator.records.ledger import LEDGER, REDIRECTS

_POSTCODES = "content/postcodes"


@dataclass(frozen=True, slots=True)
class AreasPlan:
    """What a sorting makes.

    Attributes:
        files: those that change, by their path below the folder.
        made: what became of content/areas.yml.
        placed: a place that was one of the whole → the id of the area in which it is.
        counts: area id → how many services are in it; "all" → how many are in all of them.
        emptied: ids of areas that bear the authority's name, and into which nothing falls beside others.
        postcodes: how many lie in another area than before, of how many.
        redirects: rows of content/redirects.csv without which addresses would be lost.
    """

    files: dict[str, bytes]
    made: MadeAreas
    placed: Mapping[str, str]
    moves: Moves
    counts: Mapping[str, int]
    emptied: Sequence[str]
    postcodes: tuple[int, int]
    redirects: Sequence[tuple[str, str]]


def plan_areas(
    existing: Mapping[str, bytes],
    installation: Mapping[str, bytes],
    postcodes: PostcodeBook,
    file: Path | None,
) -> AreasPlan:
    """Plan the areas of a folder, and where each service falls.

    Args:
        existing: the folder's files by their path: import-report.csv and all of content/, lots/ and providers/.
        installation: this installation's own content/*.yml and lots/*.yml, by the same paths.
        file: a list of areas to take in first; None to go by content/areas.yml as it stands.

    Raises:
        ImportFailure: a file is damaged, or there are no areas.
    """
    before = read_existing(existing)
    given = read_areas(file, area_book(existing, (), postcodes, False).find) if file else ()
    made = _made(existing, given)
    files = {AREAS: made.text, **_outlines(existing, given, made)}
    book = area_book({**existing, **files}, (), postcodes, False)
    if not book.areas:
        raise ImportFailure(f"{AREAS}: there is no area in it; give a list of them as FILE")
    locations = tuple(before.locations.values())
    book = book.settled(book.areas, locations)
    files[AREAS], placed = with_places_moved(made.text, book, locations)
    if placed:
        entries = read_list(files, AREAS)
        book = book.settled(kept_areas(entries), locations)
    leads_to = _leads_to(existing)
    moved = moves(before, words_of(existing, installation, book), leads_to)
    for provider, cells in by_row(moved.changes).items():
        name = f"providers/{provider}/services.csv"
        files[name] = with_cells(existing[name], name, "services", cells)
    if REPORT in existing:
        files[REPORT] = _report(existing, moved)
    sorted_anew, lie, changed = _postcodes(postcodes, book)
    files |= sorted_anew | shapes(
        lie, {area.id: area for area in book.areas}, postcodes.attribution
    )
    ids = {area.id for area in book.areas}
    counts = _counts(before, book, moved)
    wholes = [area.id for area in book.areas if area not in book.parts] if book.parts else []
    return AreasPlan(
        files={n: content for n, content in sorted(files.items()) if existing.get(n) != content},
        made=made,
        placed=placed,
        moves=moved,
        counts=counts,
        emptied=[area for area in wholes if not counts[area]],
        postcodes=(changed, len(lie)),
        redirects=lost_addresses(
            read_sheet(existing, LEDGER, "address").rows, ids, leads_to, moved.changes
        ),
    )


def _made(existing: Mapping[str, bytes], given: Sequence[GivenArea]) -> MadeAreas:
    raw = existing.get(AREAS, b"")
    if not given:
        return MadeAreas(raw)
    return with_areas(raw, read_list(existing, AREAS), given)


def _outlines(
    existing: Mapping[str, bytes], given: Sequence[GivenArea], made: MadeAreas
) -> dict[str, bytes]:
    """The outlines with those that the list has; nothing where it has none."""
    new = {key: area.outline for key, area in zip(made.ids, given, strict=False) if area.outline}
    if not new:
        return {}
    return {OUTLINES: Outlines({**read_outlines(existing).by_area, **new}).file()}


def _leads_to(existing: Mapping[str, bytes]) -> dict[str, str]:
    """A former area → the present one to which its address leads, or "" where it leads to another page."""
    rows = read_sheet(existing, REDIRECTS, "address").rows
    pairs = ((row["address"].split("/"), row.get("leads_to", "").split("/")) for row in rows)
    return {
        here[2]: there[2] if there[:2] == ["", "areas"] and len(there) == len(here) else ""
        for here, there in pairs
        if here[:2] == ["", "areas"] and len(here) == 4
    }


def _report(existing: Mapping[str, bytes], moved: Moves) -> bytes:
    """import-report.csv, which says where the last sorting had each location."""
    sheet = read_sheet(existing, REPORT, "outcome")
    rows = []
    for row in sheet.rows:
        where = moved.latest.get((row.get("location_id", ""), row.get("lot", "")))
        rows.append({**row, "areas": where.areas, "town": where.town} if where else row)
    header = dict.fromkeys((*sheet.header, *(c for c in COLUMNS if c in {"areas", "town"})))
    return with_rows(existing[REPORT], REPORT, header, rows)


def _postcodes(
    held: PostcodeBook, book: AreaBook
) -> tuple[dict[str, bytes], Sequence[PostcodePoint], int]:
    """The postcode files that change, every postcode with its area as it is now, and how many moved."""
    sorted_into = held.areas()
    ids = {area.id for area in book.areas}
    wanted = {area.id for area in book.parts}
    before = list(held.all())
    if (
        not sorted_into
        or not book.parts
        or (wanted <= sorted_into <= ids and not book.outlines.by_area)
    ):
        return {}, before, 0
    after = [replace(point, area=book.area_of(point) or point.area) for point in before]
    changed = sum(a.area != b.area for a, b in zip(before, after, strict=True))
    if not changed:
        return {}, before, 0
    # Where they are from stands in the index and beside it, which stay as they are.
    made = packed(sorted(after, key=lambda point: point.postcode))
    return {f"{_POSTCODES}/{name}": made[name] for name in made}, after, changed


def _counts(before: Existing, book: AreaBook, moved: Moves) -> dict[str, int]:
    after = {(c.provider, c.service): c.after for c in moved.changes if c.column == "areas"}
    counts = dict.fromkeys((*(area.id for area in book.areas), "all"), 0)
    for provider, package in before.packages.items():
        for row in package.services.rows:
            cell = after.get((provider, row["id"]), row.get("areas", ""))
            for name in {part.strip() for part in cell.split(";")} & counts.keys():
                counts[name] += 1
    return counts
