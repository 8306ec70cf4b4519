"""A council's own list of care homes, and any other table that has what a register has, under whatever headers.

A row may have no id of the CQC's. It is then about the location that another
file, or the council's copy of the register, has under its name at its postcode
(`merge` finds it), or about none.
"""

import re

from generator.importers.register.cells import listed
from generator.importers.register.columns import RegisterRow, RegisterTable, Shape
from generator.importers.register.dates import read_date, settled_order
from generator.importers.register.headers import USUAL
from generator.importers.register.records import RegisterLayout, RegisterReading, Sighting
from generator.importers.register.tied import links_in

_FACTS = ("address", "phone", "service_types", "overall", "beds", "provider_name", "website")
_DAYS = ("published", "last_inspected", "ended")
BY_ID = Shape(
    RegisterLayout.LIST,
    USUAL,
    ("id",),
    ("CQC Location ID", "Name", "Postcode", "Type", "CQC rating"),
    ("name", "postcode", *_FACTS),
)
BY_NAME = Shape(
    RegisterLayout.LIST,
    USUAL,
    ("name", "postcode"),
    ("Name", "Address", "Postcode", "Telephone", "Type", "CQC rating"),
    _FACTS,
)
_PARTED = re.compile(r"[|;]|\s/\s|\sand\s", re.IGNORECASE)


def read(table: RegisterTable) -> RegisterReading:
    """Read a table of this kind."""
    orders = {field: settled_order(table.column(field)) for field in _DAYS}

    def sighting(row: RegisterRow) -> Sighting:
        published, inspected, ended = (read_date(row.get(f), orders[f]) for f in _DAYS)
        status = row.get("registration").casefold()
        gone = bool(ended) or status in ("deregistered", "inactive", "closed")
        return row.sighting(
            service_types=_types(row.get("service_types")),
            specialisms=_types(row.get("specialisms")),
            registration="Deregistered" if gone else "",
            deregistered_on=ended,
            last_inspected=inspected,
            ratings=row.ratings(published),
            links=links_in(row),
        )

    return table.reading(map(sighting, table.located()))


def _types(text: str) -> tuple[str, ...]:
    return listed(_PARTED.sub("|", text), "|" if _PARTED.search(text) else ",")
