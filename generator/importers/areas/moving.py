"""What was sorted into the areas as they were → where it falls now: cells of services, the report, postcodes, addresses."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.importers.changing import CellChange
from generator.importers.register.records import Location
from generator.importers.start.existing import Existing, Sorted
from generator.importers.start.services import Offer, Words

Key = tuple[str, str]  # location id, lot


@dataclass(frozen=True, slots=True)
class KeptCell:
    """The areas of a service as a person set them, and what the import would have given."""

    provider: str
    service: str
    cell: str
    sorted: str


@dataclass(frozen=True, slots=True)
class Moves:
    """What a sorting changes.

    Attributes:
        changes: cells of services.csv.
        kept: services whose areas a person set otherwise.
        unknown: services of which nobody knows where they are.
        astray: services that name an area which is not there, with its id.
        latest: where the import has each location.
    """

    changes: tuple[CellChange, ...]
    kept: tuple[KeptCell, ...]
    unknown: tuple[str, ...]
    astray: tuple[tuple[str, str], ...]
    latest: Mapping[Key, Sorted]


def moves(before: Existing, words: Words, leads_to: Mapping[str, str]) -> Moves:
    """Sort every service of the register anew; of the others see to areas that are there no more.

    Args:
        words: with the areas as they are now.
        leads_to: an area that is gone → the one to which its address leads, by content/redirects.csv.
    """
    placed = [
        _Placed(provider, row, *_row(row, before, words, leads_to))
        for provider, package in before.packages.items()
        for row in package.services.rows
    ]
    imported = [(one, one.where) for one in placed if one.where]
    return Moves(
        changes=tuple(
            CellChange(one.provider, one.row["id"], column, one.row.get(column, ""), cell)
            for one in placed
            for column in ("areas", "summary")
            if (cell := one.cells.get(column, "")) != one.row.get(column, "")
        ),
        kept=tuple(
            KeptCell(one.provider, one.row["id"], one.cells["areas"], where.areas)
            for one, where in imported
            if not _is_same(one.cells["areas"], where.areas)
        ),
        unknown=tuple(
            one.row["id"] for one, where in imported if where.areas == "all" == one.cells["areas"]
        ),
        astray=tuple((one.row["id"], area) for one in placed for area in one.gone),
        latest={_key(one.row): where for one, where in imported},
    )


@dataclass(frozen=True, slots=True)
class _Placed:
    """A row of services.csv as it stands; its cells as they are to be; where the import has it, or None; areas that it names and that are gone."""

    provider: str
    row: Mapping[str, str]
    cells: Mapping[str, str]
    where: Sorted | None
    gone: Sequence[str]


def _key(row: Mapping[str, str]) -> Key:
    return row.get("cqc_location_id", ""), row.get("lot", "")


def _row(
    row: Mapping[str, str], before: Existing, words: Words, leads_to: Mapping[str, str]
) -> tuple[dict[str, str], Sorted | None, list[str]]:
    key, cells = _key(row), dict(row)
    at = before.locations.get(key[0]) if key in (before.outcomes or {}) else None
    where = words.areas.sorted(at) if at else None
    if at:
        cells |= _sorted_anew(row, at, key, before, words)
    ids = {area.id for area in words.areas.areas}
    cells["areas"] = _renamed(cells.get("areas", ""), ids, leads_to)
    gone = [name for name in _split(cells["areas"]) if name not in ids | {"all"}]
    # A person's cell cannot stay where its area does not; what the import knows is next best.
    if gone and where and where.areas != "all":
        cells["areas"], gone = where.areas, []
    return cells, where, gone


def _sorted_anew(
    row: Mapping[str, str], at: Location, key: Key, before: Existing, words: Words
) -> dict[str, str]:
    """The cells that an import wrote, as it would write them now."""
    offers: Iterator[Offer] = (offer for offer in words.offers(at) if offer.kind.lot == key[1])
    offer, where = next(offers, None), before.sorted.get(key)
    if offer is None:  # the lot has no text here: the areas stand by themselves
        latest = words.areas.sorted(at)
        is_same = where is not None and _is_same(row.get("areas", ""), where.areas)
        return {"areas": latest.areas} if is_same else {}
    was, now_cells = words.cells(offer, where), words.cells(offer)
    also = {} if where else words.earlier_cells(offer)
    return {
        column: now_cells[column]
        for column in ("areas", "summary")
        if _is_same(cell := row.get(column, ""), was[column]) or cell in also.get(column, ())
    }


def _renamed(cell: str, ids: set[str], leads_to: Mapping[str, str]) -> str:
    """The cell with the area to which a gone one's address leads in its place; as it is where none is gone."""
    names = _split(cell)
    new = [
        target if name not in ids and (target := leads_to.get(name, "")) in ids else name
        for name in names
    ]
    return cell if new == names else "; ".join(dict.fromkeys(new))


def _split(cell: str) -> list[str]:
    return [name.strip() for name in cell.split(";") if name.strip()]


def _is_same(cell: str, other: str) -> bool:
    return cell == other or (bool(cell) and sorted(_split(cell)) == sorted(_split(other)))


def lost_addresses(
    ledger: Sequence[Mapping[str, str]],
    ids: Collection[str],
    leads_to: Collection[str],
    changes: Sequence[CellChange],
) -> list[tuple[str, str]]:
    """For each area that had a page and is gone, the rows of content/redirects.csv that keep its addresses.

    They lead to the area into which most of its services went, else to the page of all areas.

    Args:
        ledger: rows of content/addresses.csv.
        ids: of the areas that there are.
        leads_to: the former areas whose addresses lead on already.
    """
    public = {row["address"]: row.get("kind", "") for row in ledger}
    pages = {_last(address) for address, kind in public.items() if kind == "area"}
    went: dict[str, Counter[str]] = {area: Counter() for area in pages - {*ids, *leads_to}}
    for change in changes:
        if change.column == "areas":
            for area in went.keys() & set(_split(change.before)):
                went[area].update(name for name in _split(change.after) if name in ids)
    rows = []
    for area, counts in sorted(went.items()):
        first = min(counts.items(), key=lambda pair: (-pair[1], pair[0]), default=("", 0))[0]
        target = f"/areas/{first}/" if first else "/areas/"
        kinds = ("area", "lot-in-area")
        rows += [(a, target) for a, kind in public.items() if kind in kinds and _last(a) == area]
    return rows


def _last(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]
