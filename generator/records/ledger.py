"""Which addresses are public, since when, and which former ones lead on: what the build may never lose.

The ledger (content/addresses.csv) only ever grows. An address that stands in
it has a page, or leads on to one, in every build for its first day or a later
one. A build for an older day is not held to what was published since.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.problem import Place

LEDGER = "content/addresses.csv"
REDIRECTS = "content/redirects.csv"


@dataclass(frozen=True, slots=True)
class PublicAddress:
    """An address that was published, what stood there, and the first day for which it was built."""

    address: str
    kind: str
    first_seen: date
    place: Place

    @property
    def id(self) -> str:
        """The id of what stood there: the last part of its address."""
        return self.address.rstrip("/").rpartition("/")[2]


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
        by_address: by address.
        moved: where the council says that a former address leads, in the order of the file.
    """

    by_address: Mapping[str, PublicAddress] = field(default_factory=dict)
    moved: tuple[Moved, ...] = ()

    def published_by(self, day: date) -> Iterator[PublicAddress]:
        """The addresses that were public on the day."""
        return (row for row in self.by_address.values() if row.first_seen <= day)

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
