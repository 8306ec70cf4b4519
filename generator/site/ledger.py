"""The ledger of public addresses, with those that are new on a day."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from generator.records import Ledger
from generator.site.data.tables import table
from generator.site.routes import kind_of

COLUMNS: Final = ("address", "kind", "first_seen")


def with_new(ledger: Ledger, standing: Iterable[str], as_of: date) -> str | None:
    """The file's text with the addresses that are new on the day; None where there are none.

    What was written before stays as it is, whatever the day.
    """
    fresh = sorted(set(standing) - ledger.by_address.keys())
    if not fresh:
        return None
    rows = [(row.address, row.kind, row.first_seen) for row in ledger.by_address.values()]
    rows += [(address, kind_of(address), as_of) for address in fresh]
    return table(COLUMNS, ((f"/{address}", kind, day) for address, kind, day in sorted(rows)))
