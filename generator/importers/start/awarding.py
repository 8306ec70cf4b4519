"""Who is awarded which lot: the council's list where there is one, otherwise a mark for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.importers.register.records import Location
from generator.importers.start.assembly import Assembly
from generator.importers.start.awards import AwardRow, is_mark, mark
from generator.importers.start.existing import Existing
from generator.importers.start.selection import Selection


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


def awarded(
    selection: Selection,
    assembly: Assembly,
    before: Existing,
    given: Sequence[AwardRow] | None,
    today: date,
) -> Decided:
    """Settle the awards.

    A mark (see `awards.mark`) is the import's own, so a list replaces it;
    every other row that stands is kept. Marks are given where no list is, and
    not in a folder whose awards are all real decisions: there a provider that
    is new waits for one.
    """
    lots: dict[str, list[str]] = {}
    for (_, lot), (slug, _service) in assembly.placed.items():
        lots.setdefault(slug, []).append(lot)
    standing = [row for package in before.packages.values() for row in package.awards.rows]
    marks = given is None and (not standing or any(is_mark(row) for row in standing))
    fitting, unfit = _fitting(given or (), selection, assembly, lots)
    rows: dict[str, list[dict[str, str]]] = {}
    without: list[tuple[str, str]] = []
    for slug in sorted(lots):
        package = before.packages.get(slug)
        kept = [dict(row) for row in package.awards.rows] if package else []
        if given is not None:
            kept = [row for row in kept if not is_mark(row)]
            kept += [row for row in fitting.get(slug, []) if not _stands(row, kept)]
        for lot in sorted(set(lots[slug])):
            if any(row.get("lot") == lot for row in kept):
                continue
            if marks and not _known(slug, lot, before):
                kept.append(mark(lot, today))
            else:
                without.append((slug, lot))
        rows[slug] = kept
    return Decided(rows, tuple(without), unfit)


def _known(slug: str, lot: str, before: Existing) -> bool:
    """Whether the provider had services in the lot before: then a missing award was taken out."""
    package = before.packages.get(slug)
    return package is not None and any(row.get("lot") == lot for row in package.services.rows)


def _stands(row: dict[str, str], kept: Sequence[dict[str, str]]) -> bool:
    return any(all(old.get(key, "") == value for key, value in row.items()) for old in kept)


def _fitting(
    given: Sequence[AwardRow],
    selection: Selection,
    assembly: Assembly,
    lots: dict[str, list[str]],
) -> tuple[dict[str, list[dict[str, str]]], tuple[tuple[AwardRow, str], ...]]:
    names = _names(selection.locations, assembly)
    fitting: dict[str, list[dict[str, str]]] = {}
    unfit: list[tuple[AwardRow, str]] = []
    for award in given:
        slugs = names.get(award.provider.casefold(), set()) & lots.keys()
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


def _names(locations: Sequence[Location], assembly: Assembly) -> dict[str, set[str]]:
    names: dict[str, set[str]] = {}
    for location in locations:
        slug = assembly.slugs[location.provider_id]
        for name in (location.provider_id, slug, location.provider_name):
            if name:
                names.setdefault(name.casefold(), set()).add(slug)
    return names
