"""Columns of services.csv that belong together."""

from typing import Final

IDS: Final = ("areas", "needs", "access", "languages")
"""They hold ids of a vocabulary, with ; between them."""

PLACES: Final = ("availability", "places_free", "places_from")
"""How places stand."""

PLACES_ON: Final = "availability_on"
PLACES_BY: Final = "availability_by"
"""On which day that was so, and who said it."""

PRICE: Final = ("price_from", "price_to", "price_unit")
"""What prices.csv has too, each with its day."""
