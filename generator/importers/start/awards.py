"""Who is awarded which lot: the council's list where there is one, otherwise a mark that nobody has decided."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.failure import ImportFailure
from generator.importers.opening import opened
from generator.importers.register.cells import plain
from generator.importers.register.columns import RegisterRow, Shape, recognised
from generator.importers.register.dates import Order, read_date, settled_order
from generator.importers.register.records import RegisterLayout
from generator.importers.start.assembly import Assembly
from generator.importers.start.existing import NO_PACKAGE, Existing
from generator.importers.start.selection import Selection
from generator.joining.package import awarded
from generator.load.tables import column_names, schema_descriptor

MARK_REFERENCE = "imported-from-cqc-register"
MARK_BY = "Imported: no decision recorded"

# The layout's number is of no use here: only the headers are.
_SHAPE = Shape(
    RegisterLayout.DIRECTORY,
    {
        "provider": ("provider", "cqc provider id", "provider name"),
        **{name: (name.replace("_", " "),) for name in column_names("awards")},
    },
    ("provider", "lot", "decided_on", "decision_reference", "decided_by"),
)


@dataclass(frozen=True, slots=True)
class AwardRow:
    """A row of the council's list: the provider as it is written there, and the cells of awards.csv."""

    row: int
    provider: str
    cells: Mapping[str, str]
    fault: str = ""


def read_awards(path: Path) -> tuple[AwardRow, ...]:
    """The council's list of awards, a CSV or ODS file.

    Dates are ISO, or with slashes in an order that the column itself settles.

    Raises:
        ImportFailure: it cannot be opened, or lacks a column.
    """
    grids = (grid for part in opened(path) for grid in part.grids())
    table = next((table for grid in grids if (table := recognised(grid, (_SHAPE,)))), None)
    if table is None:
        raise ImportFailure(
            f"{path}: a list of awards has the columns provider, {', '.join(column_names('awards'))}"
        )
    orders = {field: settled_order(table.column(field)) for field in ("decided_on", "ends_on")}
    return tuple(_award(row, orders) for row in table.rows)


def _award(row: RegisterRow, orders: Mapping[str, Order]) -> AwardRow:
    cells = {column: row.get(column) for column in column_names("awards")}
    faults: list[str] = []
    for field, order in orders.items():
        # A council's own list is British: day first, unless a second part over 12 says otherwise.
        day = read_date(cells[field], "day-first" if order == "unsettled" else order)
        if cells[field] and day is None:
            faults.append(f'{field}: "{cells[field]}" is not a date')
        cells[field] = day.isoformat() if day else ""
    columns = schema_descriptor("awards")["fields"]
    limits = {f["name"]: f.get("constraints", {}).get("maxLength") for f in columns}
    if not faults:
        faults = [f"{field} is blank" for field in _SHAPE.needed[1:] if not cells[field]]
    faults += [f"{f} has over {n} characters" for f, n in limits.items() if n and len(cells[f]) > n]
    return AwardRow(row.number, plain(row.get("provider")), cells, "; ".join(faults))


@dataclass(frozen=True, slots=True)
class Decided:
    """The awards of every package of the register's providers.

    Attributes:
        rows: slug → the rows of awards.csv.
        without: (slug, lot) with services and no award.
        unfit: rows of the council's list that fit nothing, with the reason.
    """

    rows: dict[str, list[dict[str, str]]]
    without: tuple[tuple[str, str], ...]
    unfit: tuple[tuple[AwardRow, str], ...]


def decide(
    selection: Selection,
    assembly: Assembly,
    before: Existing,
    given: Sequence[AwardRow] | None,
    today: date,
) -> Decided:
    """Settle the awards.

    A refresh awards nothing: whoever is new waits for a person, or for a list. Where a folder begins
    without a list, each provider gets a mark, which says that nobody has recorded a decision. It is
    the import's own, so a list replaces it; every other row that stands is kept.
    """
    lots: dict[str, list[str]] = {}
    for (_, lot), (slug, _service) in assembly.placed.items():
        lots.setdefault(slug, []).append(lot)
    placed = {slug: set(of_slug) for slug, of_slug in lots.items()}
    marks = given is None and not before.packages and before.outcomes is None
    for slug, package in before.packages.items():
        lots.setdefault(slug, [row.get("lot", "") for row in package.services.rows])
    fitting, unfit = _fitting(given or (), _names(selection, assembly, before), lots)
    rows: dict[str, list[dict[str, str]]] = {}
    without: list[tuple[str, str]] = []
    for slug in sorted(lots):
        package = before.packages.get(slug, NO_PACKAGE)
        kept = [dict(row) for row in package.awards.rows]
        if given is not None:
            kept = [row for row in kept if not _is_mark(row)]
            kept += [row for row in fitting.get(slug, []) if not _stands(row, kept)]
        for lot in sorted(placed.get(slug, set()) - {row.get("lot", "") for row in kept}):
            if marks:
                kept += awarded([lot], today, MARK_REFERENCE, MARK_BY)
            else:
                without.append((slug, lot))
        rows[slug] = kept
    return Decided(rows, tuple(without), unfit)


def _stands(row: dict[str, str], kept: Sequence[dict[str, str]]) -> bool:
    return any(all(old.get(key, "") == value for key, value in row.items()) for old in kept)


def _fitting(
    given: Sequence[AwardRow], names: Mapping[str, set[str]], lots: dict[str, list[str]]
) -> tuple[dict[str, list[dict[str, str]]], tuple[tuple[AwardRow, str], ...]]:
    fitting: dict[str, list[dict[str, str]]] = {}
    unfit: list[tuple[AwardRow, str]] = []
    for award in given:
        slugs = names.get(_key(award.provider), set()) & lots.keys()
        lot = award.cells["lot"]
        if award.fault:
            unfit.append((award, award.fault))
        elif not slugs:
            unfit.append((award, "no provider in the register has this id, slug or name"))
        elif len(slugs) > 1:
            unfit.append((award, "several providers have this name: give the CQC provider id"))
        elif lot not in lots[slug := next(iter(slugs))]:
            unfit.append((award, f'the provider has no service in the lot "{lot}"'))
        elif not _stands(dict(award.cells), fitting.get(slug, [])):
            fitting.setdefault(slug, []).append(dict(award.cells))
    return fitting, tuple(unfit)


def _names(selection: Selection, assembly: Assembly, before: Existing) -> dict[str, set[str]]:
    """What a provider may be called in the council's list: its id, its folder, and its names in the register and on the site."""
    named = [(slug, name) for slug, p in before.packages.items() for name in (slug, *p.names)]
    for at in selection.locations:
        slug = assembly.slugs[at.provider_id]
        named += [(slug, name) for name in (at.provider_id, slug, at.provider_name)]
    names: dict[str, set[str]] = {}
    for slug, name in named:
        if name:
            names.setdefault(_key(name), set()).add(slug)
    return names


def _key(name: str) -> str:
    """A name as it is compared: "Wren & Bourne Ltd." is "wren and bourne limited"."""
    words = re.sub(r"[^0-9a-z-]+", " ", name.casefold().replace("&", " and ")).split()
    return " ".join("limited" if word == "ltd" else word for word in words)


def _is_mark(row: Mapping[str, str]) -> bool:
    """Whether an award is the import's own, untouched."""
    return (row.get("decision_reference"), row.get("decided_by")) == (MARK_REFERENCE, MARK_BY)
