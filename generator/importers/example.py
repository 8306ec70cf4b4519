"""What stands in a starter pack until the provider writes its own: an example that no check lets pass.

Every text that is to be replaced holds "[your …]", which the rule
placeholder-text names until somebody has written over it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.load.packages import EXAMPLE
from generator.model import Area, Lot, Registration, Term

TITLE = "[your name]"
LEGAL_NAME = "[your legal name]"
FACTS = {
    "description": "[your own words] Who you are and what you do, in one plain sentence or two.",
}
ABOUT = """\
[your own words] How you began, who works with you, and what matters to you.

## A day with us

[your own words] What happens, from the morning on.
"""


def service(
    lot: Lot, areas: Iterable[Area], needs: Iterable[Term], access: Iterable[Term], day: date
) -> dict[str, str]:
    """The example's row of services.csv, by column: a service of the lot that holds together."""
    unit, price = _price(lot)
    return {
        "id": f"{EXAMPLE}-first-service",
        "title": "[your service's name]",
        "lot": lot.id,
        "summary": "[your own words] What people do there, who helps them, and what is special about it.",
        "areas": "; ".join([area.id for area in areas][:2]),
        "needs": "; ".join([need.id for need in needs][:2]),
        "age_from": "18",
        "access": "; ".join([term.id for term in access][:1]),
        "availability": "places-now",
        "availability_on": day.isoformat(),
        "price_from": price,
        "price_unit": unit,
        "cqc_location_id": "1-123456789" if lot.cqc.registration is Registration.ALWAYS else "",
        "how_to_apply": "[your own words] What somebody does first, and what happens then.",
        "self_funders": "yes",
    }


def _price(lot: Lot) -> tuple[str, str]:
    """The unit of the first band and a price within it; blank where there is no price model."""
    for band in lot.price_model.bands:
        price = band.lowest if band.lowest is not None else band.highest
        return (band.unit, f"{price:f}") if price is not None else ("", "")
    return "", ""
