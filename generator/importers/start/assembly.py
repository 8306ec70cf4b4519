"""The selection and what stands already → every package's rows, by the rule of `packages`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from generator.importers.register.cells import in_order
from generator.importers.register.records import Location, Register
from generator.importers.standing import is_whole
from generator.importers.start import tidy
from generator.importers.start.existing import LISTED, REMOVED, WITHDRAWN, Existing
from generator.importers.start.handover import Handover, hand_over
from generator.importers.start.leaving import (
    Absences,
    Gone,
    Key,
    is_an_imports,
    last_outcome,
)
from generator.importers.start.packages import (
    by_provider,
    new_row,
    new_slug,
    provider_facts,
    refreshed_row,
)
from generator.importers.start.selection import Selection
from generator.importers.start.services import Offer, Words
from generator.load.ids import slug_of

Rows = dict[str, list[dict[str, str]]]


# Cells that an import fills once, as every service needs one: the register says nothing of them.
_NOT_THE_REGISTERS = frozenset({"availability", "regulated"})


@dataclass(frozen=True, slots=True)
class StandingCell:
    """A cell that a person wrote, and what the register has in its place."""

    provider: str
    service: str
    column: str
    stands: str
    register: str


@dataclass(slots=True)
class Assembly:
    """What the packages will hold.

    Attributes:
        rows: slug → the rows of its services.csv, in their order.
        slugs: provider id → slug, for the providers that the register has here.
        placed: (location id, lot) → (slug, service id).
        new, refreshed, kept: services added; cells refreshed; cells that are a person's.
        removed: services that a person has taken out, and that stay out.
        returned: services that had been withdrawn and are back.
        gone: services that an import wrote and that these files do not give.
        vanished: those of them that were there at the last import.
        listed: how many services an import wrote and nobody has withdrawn.
        handed_over: services that have another provider, or whose location has another id.
    """

    rows: Rows
    slugs: dict[str, str]
    placed: dict[Key, tuple[str, str]] = field(default_factory=dict)
    new: list[Key] = field(default_factory=list)
    refreshed: int = 0
    kept: list[StandingCell] = field(default_factory=list)
    removed: list[Offer] = field(default_factory=list)
    returned: list[str] = field(default_factory=list)
    gone: list[Gone] = field(default_factory=list)
    vanished: list[Gone] = field(default_factory=list)
    listed: int = 0
    handed_over: list[Handover] = field(default_factory=list)


def assembled(selection: Selection, register: Register, before: Existing, today: date) -> Assembly:
    """Bring the rows up to date, add what is new, withdraw what has ended."""
    rows: Rows = {
        slug: [dict(row) for row in p.services.rows] for slug, p in before.packages.items()
    }
    outcomes = before.outcomes or {}
    assembly = Assembly(rows, _slugs(selection, before))
    handed = hand_over(rows, selection.offers, assembly.slugs, register.moved, before)
    assembly.handed_over, standing = handed.done, handed.standing
    taken: set[str] = set()
    for row in chain.from_iterable(rows.values()):
        taken |= {row["id"], *map(str.strip, row.get("former_ids", "").split(";"))}
    for offer in selection.offers:
        key = (offer.location.id, offer.kind.lot)
        if key in standing:
            slug, index = standing[key]
            former = handed.former.get(offer.location.id, offer.location.id)
            earlier = before.locations.get(former)
            row = rows[slug][index]
            if earlier:
                row = _refreshed(row, offer, (slug, earlier), selection.words, before, assembly)
            rows[slug][index] = row
            assembly.placed[key] = (slug, row["id"])
        elif any((id_, key[1]) in outcomes for id_ in (key[0], *handed.formers.get(key[0], ()))):
            assembly.removed.append(offer)
        else:
            slug = assembly.slugs[offer.location.provider_id]
            service_id = _new_id(offer, taken)
            taken.add(service_id)
            rows.setdefault(slug, []).append(new_row(service_id, selection.words.cells(offer)))
            assembly.placed[key] = (slug, service_id)
            assembly.new.append(key)
    whys = {row.what: row.why for row in reversed(selection.unused)}
    here = frozenset(offer.location.id for offer in selection.offers)
    _leave(
        assembly,
        selection,
        before,
        standing,
        Absences(register, here, whys, is_whole(register), today),
    )
    return assembly


def _slugs(selection: Selection, before: Existing) -> dict[str, str]:
    """Each provider's slug: its package's where there is one, otherwise a new one from its name."""
    standing = reversed(tuple(before.packages.items()))
    slugs = {package.cqc_provider_id: slug for slug, package in standing}
    taken = set(before.packages)
    locations = by_provider(selection.locations)
    for provider_id in sorted(locations, key=in_order):
        if provider_id not in slugs:
            facts = provider_facts(locations[provider_id])
            slugs[provider_id] = tidy.free(new_slug(facts), taken)
            taken.add(slugs[provider_id])
    return {provider_id: slugs[provider_id] for provider_id in locations}


def _new_id(offer: Offer, taken: set[str]) -> str:
    name = slug_of(offer.location.name, most=50)
    wanted = name if offer.first else f"{name}-{offer.kind.lot}".strip("-")
    return tidy.free(wanted, taken, slug_of(offer.location.local_authority, most=20))


def _refreshed(
    row: dict[str, str],
    offer: Offer,
    of: tuple[str, Location],
    words: Words,
    before: Existing,
    assembly: Assembly,
) -> dict[str, str]:
    """The row of a package, by what the copy of the register had of its location and what it has now."""
    slug, earlier = of
    was = _offer(earlier, offer.kind.lot, words)
    if was is None:
        return row  # a row that a person made for this location
    where = before.sorted.get((earlier.id, offer.kind.lot))
    is_imports = (earlier.id, offer.kind.lot) in (before.outcomes or {})
    also = words.earlier_cells(was) if is_imports and not where else {}
    # Imports once wrote an extension's digits behind the number's: another's number.
    also["phone"] = {"".join(re.findall("[0-9]", earlier.phone))}
    latest = words.cells(offer)
    new, fresh, kept = refreshed_row(row, words.cells(was, where), latest, also)
    assembly.refreshed += fresh
    assembly.kept += [
        StandingCell(slug, new["id"], column, new[column], latest[column])
        for column in kept
        if column not in _NOT_THE_REGISTERS
    ]
    if is_an_imports(new, (earlier.id, offer.kind.lot), before):
        new["withdrawn_on"] = ""
        assembly.returned.append(new["id"])
    return new


def _offer(location: Location, lot: str, words: Words) -> Offer | None:
    return next((offer for offer in words.offers(location) if offer.kind.lot == lot), None)


def _leave(
    assembly: Assembly,
    selection: Selection,
    before: Existing,
    standing: Mapping[Key, tuple[str, int]],
    absences: Absences,
) -> None:
    """Withdraw the services that an import wrote and that the register has ended; name the others that it does not give."""
    offered = {(offer.location.id, offer.kind.lot) for offer in selection.offers}
    latest = (absences.register.ended, absences.register.dormant, before.locations)
    for key in sorted(standing):
        slug, index = standing[key]
        row = assembly.rows[slug][index]
        last = last_outcome(key, before, _was_offered(key, selection.words, before))
        if last in ("", REMOVED):
            continue
        assembly.listed += not row.get("withdrawn_on")
        if key in offered:
            continue
        outcome, why, since = absences.outcome(key[0], last)
        was_listed = last == LISTED and not row.get("withdrawn_on")
        if outcome == WITHDRAWN and last != WITHDRAWN and not row.get("withdrawn_on"):
            row["withdrawn_on"] = since
        at = next((m[key[0]] for m in latest if key[0] in m), None)
        name = at.name if at else row.get("title", "")
        gone = Gone(
            key[0],
            name,
            key[1],
            row["id"],
            row.get("withdrawn_on", ""),
            why,
            outcome,
            *_where(key, before),
        )
        assembly.gone.append(gone)
        if was_listed and outcome != LISTED:
            assembly.vanished.append(gone)


def _where(key: Key, before: Existing) -> tuple[str, str]:
    where = before.sorted.get(key)
    return (where.areas, where.town) if where else ("", "")


def _was_offered(key: Key, words: Words, before: Existing) -> bool:
    earlier = before.locations.get(key[0])
    return earlier is not None and _offer(earlier, key[1], words) is not None
