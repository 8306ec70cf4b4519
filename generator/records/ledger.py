"""Which addresses are public, since when, and which former ones lead on: what the build may never lose.

The ledger (content/addresses.csv) only ever grows. An address that stands in
it has a page, or leads on to one, in every build for its first day or a later
one. A build for an older day is not held to what was published since.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.problem import Place

LEDGER = "content/addresses.csv"
REDIRECTS = "content/redirects.csv"
COLUMNS = ("address", "kind", "first_seen")

# What a page is about, by where it stands. The last part of the address is its id.
_KINDS: Mapping[tuple[str, ...], str] = {
    ("services", "*"): "service",
    ("providers", "*"): "provider",
    ("lots", "*"): "lot",
    ("lots", "*", "*"): "lot-in-area",
    ("areas", "*"): "area",
    ("easy-read", "*"): "easy-read",
    ("join", "where-wanted"): "page",
    ("join", "criteria", "*"): "criterion",
    ("join", "*"): "joining",
    ("join", "*", "check"): "joining",
}


@dataclass(frozen=True, slots=True)
class PublicAddress:
    """An address that was published, and the first day for which it was built."""

    address: str
    kind: str
    first_seen: date
    place: Place


@dataclass(frozen=True, slots=True)
class Moved:
    """A former address that leads on, with every lost one below it."""

    address: str
    target: str
    place: Place


@dataclass(frozen=True, slots=True)
class Ledger:
    """What was published before, in the order of addresses.

    Attributes:
        known: by address.
        moved: where the council says that a former address leads, in the order of the file.
        prose: the addresses of the prose pages that are in content/ today.
    """

    known: Mapping[str, PublicAddress] = field(default_factory=dict)
    moved: tuple[Moved, ...] = ()
    prose: frozenset[str] = frozenset()

    def leads_on(self, address: str, standing: Collection[str]) -> str | None:
        """Where the council's redirects lead from the address in the end; None where nowhere, or in a circle."""
        way = self.way(address, standing)
        return way[-1] if len(way) > 1 and way[-1] not in way[:-1] else None

    def way(self, address: str, standing: Collection[str]) -> tuple[str, ...]:
        """The addresses on the way from a former one, itself the first, until one stands or leads no further.

        Of several redirects that fit, the one that says most of the address
        counts. In a circle the last address is there twice.
        """
        way = [address]
        while move := self._nearest(way[-1]):
            way.append(move.target)
            if move.target in standing or move.target in way[:-1]:
                break
        return tuple(way)

    def _nearest(self, address: str) -> Moved | None:
        fitting = (moved for moved in self.moved if address.startswith(moved.address))
        return max(fitting, key=lambda moved: len(moved.address), default=None)


def kind_of(address: str) -> str:
    """What stands at the address: "service", "lot-in-area", …; "page" for any other."""
    parts = tuple(address.strip("/").split("/"))
    return next((kind for shape, kind in _KINDS.items() if _fits(parts, shape)), "page")


def lost(ledger: Ledger, standing: Collection[str], as_of: date) -> Iterator[PublicAddress]:
    """The addresses that were public by the day and at which nothing stands now."""
    for row in ledger.known.values():
        if row.first_seen <= as_of and row.address not in standing:
            yield row


def with_new(ledger: Ledger, standing: Iterable[str], as_of: date) -> str | None:
    """The file's text with the addresses that are new on the day; None where there are none.

    What was written before stays as it is, whatever the day.
    """
    fresh = sorted(set(standing) - ledger.known.keys())
    if not fresh:
        return None
    rows = [(row.address, row.kind, row.first_seen) for row in ledger.known.values()]
    rows += [(address, kind_of(address), as_of) for address in fresh]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((f"/{address}", kind, day) for address, kind, day in sorted(rows))
    return text.getvalue()


def how_to_mend(address: str) -> str:
    """What keeps the address, in words for whoever changed the data."""
    name = address.rstrip("/").rpartition("/")[2]
    elsewhere = f"let a row of {REDIRECTS} lead on from /{address}"
    return {
        "service": f"keep its row in services.csv with a withdrawn_on, or name {name} under former_ids of the service that took its place",
        "provider": f"keep its folder with status: left and a status_since, or name {name} under former_slugs of the provider that took its place",
        "lot": f"keep lots/{name}.yml with state: closed, or {elsewhere}",
        "area": f"keep {name} in content/areas.yml, or {elsewhere}",
        "lot-in-area": f"keep the lot and the area (a lot that was open is closed, and not planned), or {elsewhere}",
        "easy-read": f"keep its Easy Read text, or {elsewhere}",
        "criterion": f"keep {name} in lots/, with mandatory: false where it is not asked any more, or {elsewhere}",
        "joining": f"keep the lot's file in lots/ with state: closed, or {elsewhere}",
    }.get(kind_of(address), f"put the page back, or {elsewhere}")


def _fits(parts: tuple[str, ...], shape: tuple[str, ...]) -> bool:
    return len(parts) == len(shape) and all(
        want in ("*", part) for part, want in zip(parts, shape, strict=True)
    )
