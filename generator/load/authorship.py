"""Who says what in a package: what is the council's, and what of a service a workbook does not ask. The one table of it.

`ownership` tells by it what of a change only the council may approve, and the
workbook what it asks and what it leaves when it comes back.
"""

from collections.abc import Mapping
from typing import Final

from generator.load.csv_files import column_names

COUNCILS_TABLES: Final = (
    *("awards", "decisions", "evidence", "feedback", "reviews", "review-actions"),
)
"""Tables of which each row is the council's: feedback is what people told it."""

COUNCILS_COLUMNS: Final = ("checked_by", "checked_on")
"""Columns of services.csv that are the council's, where one in its own role checked."""

COUNCILS_KEYS: Final = ("joined", "status", "status_since", "lead_commissioner")
"""Keys below `provider` in the descriptor that are the council's."""

NOT_ASKED_KEYS: Final = ("status", "status_since", "former_slugs", "lead_commissioner")
"""Those keys that no workbook asks of a provider and that stay when one comes back."""

NOT_ASKED: Final[Mapping[str, str]] = {
    "checked_on": "the council says when it was checked",
    "checked_by": "the council says who checked it",
    "availability_by": "it follows from how the provider said so",
    "withdrawn_on": "a service that is not offered any more is taken out of the sheet",
    "former_ids": "they follow from a change of the id",
    "latitude": "it follows from the postcode",
    "longitude": "it follows from the postcode",
    "image": "a picture comes as a file",
    "image_alt": "it goes with the picture, which comes as a file",
}
"""Columns of services.csv that a workbook does not ask, each with why; what stands there stays."""

NOT_MAPPED: Final = ("id", "lot", "regulated", "cqc_location_id")
"""What a workbook asks of a provider and no other table may tell: which service it is, and what was decided or is registered."""


def mapped_columns() -> tuple[str, ...]:
    """The columns of services.csv that any table may tell by its map, as the published schema of maps has them too."""
    return tuple(name for name in column_names("services") if name not in (*NOT_ASKED, *NOT_MAPPED))
