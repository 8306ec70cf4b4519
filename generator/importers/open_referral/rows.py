"""A service that is taken in → its rows: one for each of its places, new or brought up to date without losing what people wrote.

The rule for every cell is that of the register (`start.packages`): a cell that
still holds what the last import wrote takes what this one would; any other is
a person's and stays. What a source does not say changes nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.importers.open_referral.memory import Remembered
from generator.importers.open_referral.offered import OfferedService
from generator.importers.open_referral.sites import ReferralSite
from generator.importers.start import tidy
from generator.load.tables import column_names
from generator.records import Lot, Registration

_MOST_SITES: Final = 25
_MOST_TITLE: Final = 90
# Cells that hold together: all of a group are an import's, or none is written.
_GROUPS: Final = (
    ("price_from", "price_to", "price_unit"),
    ("address", "postcode", "latitude", "longitude"),
    ("age_from", "age_to"),
)
# What is decided once: the council's own word on what a service is, and its registration.
_ONCE: Final = frozenset({"lot", "regulated", "availability", "cqc_location_id"})


@dataclass(frozen=True, slots=True)
class RowWanted:
    """What a row says by its source.

    Attributes:
        key: the service's source id; of a further place with that behind an @.
        cells: what is said; `defaults`: what a new row needs besides.
    """

    key: str
    site: str
    cells: Mapping[str, str]
    defaults: Mapping[str, str]

    @property
    def location(self) -> str:
        """The id of its registered location, or ""."""
        return self.cells.get("cqc_location_id", "")

    @property
    def new_cells(self) -> dict[str, str]:
        """The cells of a new row, without its id."""
        return {**self.defaults, **self.cells}


def rows_of(
    service: OfferedService, lot: Lot, standing: Mapping[str, Remembered]
) -> Iterator[RowWanted]:
    """The rows of a service. Its first place is the one that its row had before.

    Args:
        standing: what earlier imports made of services, by source.
    """
    sites = [site for site in service.sites if site.cells.get("postcode")][:_MOST_SITES]
    sites = sites or list(service.sites[:1])
    before = standing.get(service.source)
    first = next((s for s in sites if before and s.source == before.site), None)
    others = (s for s in sites if f"{service.source}@{s.source}" not in standing)
    first = first or next(others, None)
    yield _wanted(service, lot, first, service.source, "")
    taken = {service.title.casefold()}
    for number, site in enumerate((s for s in sites if s is not first), 2):
        place = site.town or str(number)
        if f"{service.title} ({place})".casefold() in taken:
            place = f"{place}, {number}"
        taken.add(f"{service.title} ({place})".casefold())
        yield _wanted(service, lot, site, f"{service.source}@{site.source}", f" ({place})")


def _wanted(
    service: OfferedService, lot: Lot, site: ReferralSite | None, key: str, tail: str
) -> RowWanted:
    of_site = dict(site.cells) if site else {}
    cells = {**of_site, **service.cells, "lot": lot.id}
    cells["title"] = tidy.title(service.title, 3, _MOST_TITLE - len(tail)) + tail
    if tail:
        cells.pop("cqc_location_id", None)
    location = cells.get("cqc_location_id", "")
    regulated = {
        Registration.ALWAYS: "yes",
        Registration.SOMETIMES: "yes" if location else "",
        Registration.NEVER: "no",
    }
    columns = column_names("services")
    kept = {column: value for column, value in cells.items() if value and column in columns}
    defaults = {**service.defaults, "regulated": regulated[lot.cqc.registration]}
    return RowWanted(
        key, site.source if site else "", kept, {k: v for k, v in defaults.items() if v}
    )


def fresh_cells(
    standing: Mapping[str, str], wrote: Mapping[str, str], latest: Mapping[str, str]
) -> tuple[dict[str, str], list[str]]:
    """The cells that take another value, and the columns that are a person's and stay.

    Args:
        standing: the row as it stands.
        wrote: what the last import wrote into it.
        latest: what the source says now; only the columns of which it says something.
    """
    changed: dict[str, str] = {}
    kept: list[str] = []
    grouped = {column for group in _GROUPS for column in group}
    singles = [(column,) for column in latest if column not in grouped and column not in _ONCE]
    for group in (*singles, *_GROUPS):
        if not any(latest.get(column) for column in group):
            continue
        wanted = {column: latest.get(column, "") for column in group}
        if group == ("age_from", "age_to") and "age_from" not in latest:
            wanted["age_from"] = standing.get("age_from", "")
        differing = [c for c in group if standing.get(c, "").strip() != wanted[c]]
        if not differing:
            continue
        if all(standing.get(c, "").strip() == wrote.get(c, "") for c in group):
            changed |= {c: wanted[c] for c in differing}
        else:
            kept += differing
    return changed, kept
