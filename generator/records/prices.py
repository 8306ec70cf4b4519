"""The price model of a lot: the units and bands in which its services may be priced."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.problem import Place

_NOWHERE = Place("")


@dataclass(frozen=True, slots=True)
class PriceBand:
    """The prices that are allowed for one unit, in pounds; None where there is no limit.

    `applies_to` says which support the band is for where a unit has several.
    """

    unit: str
    lowest: Decimal | None = None
    highest: Decimal | None = None
    applies_to: str = ""


@dataclass(frozen=True, slots=True)
class PriceModel:
    """What the council decided about prices (`price_model` in lots/<id>.yml)."""

    bands: tuple[PriceBand, ...]
    includes: str = ""
    uplift: str = ""
    decided_on: date | None = None
    decided_by: str = ""
    reference: str = ""
    place: Place = _NOWHERE

    @property
    def units(self) -> tuple[str, ...]:
        """The units in which a price may be given, in the order of the bands."""
        return tuple(dict.fromkeys(band.unit for band in self.bands))

    def limits(self, unit: str) -> tuple[Decimal | None, Decimal | None]:
        """The lowest and the highest price of the unit in any of its bands; None: no limit."""
        bands = [band for band in self.bands if band.unit == unit]
        lows = [band.lowest for band in bands if band.lowest is not None]
        highs = [band.highest for band in bands if band.highest is not None]
        return (
            min(lows) if lows and len(lows) == len(bands) else None,
            max(highs) if highs and len(highs) == len(bands) else None,
        )
