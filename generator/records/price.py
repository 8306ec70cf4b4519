"""What a service may cost, version by version of its lot's price model; and what it does cost, day by day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from generator.problem import Place
from generator.records.framework import NOWHERE
from generator.records.provider import Service
from generator.records.sums import MinimumWage


@dataclass(frozen=True, slots=True)
class PriceBand:
    """The prices that are allowed for one unit, in pounds; None where there is no limit.

    `applies_to` says which support the band is for where a unit has several.
    `round_to` is the step to which new prices for the unit are rounded; None: the model's.
    """

    unit: str
    lowest: Decimal | None = None
    highest: Decimal | None = None
    applies_to: str = ""
    round_to: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PriceVersion:
    """The bands that one decision set, and from when they hold.

    Attributes:
        since: the first day; None: since the framework began.
        grace_until: the last day on which a price by the bands before is in order; None: none after `since`.
        why: what led to the change, or "".
    """

    bands: tuple[PriceBand, ...]
    since: date | None = None
    decided_on: date | None = None
    decided_by: str = ""
    reference: str = ""
    grace_until: date | None = None
    why: str = ""
    place: Place = NOWHERE

    @property
    def starts(self) -> date:
        """The first day; the first of all days where it holds since the framework began."""
        return self.since or date.min

    @property
    def units(self) -> tuple[str, ...]:
        """The units in which a price may be given, in the order of the bands."""
        return tuple(dict.fromkeys(band.unit for band in self.bands))

    @property
    def last_day_of_grace(self) -> date:
        """The last day on which a price by the bands before it is in order."""
        ends = self.last_day_of_those_before
        return max(ends, self.grace_until or ends)

    @property
    def last_day_of_those_before(self) -> date:
        """The last day on which the bands before it hold."""
        return _day_before(self.starts)

    def limits(self, unit: str) -> tuple[Decimal | None, Decimal | None]:
        """The lowest and the highest price of the unit in any of its bands; None: no limit."""
        bands = [band for band in self.bands if band.unit == unit]
        lows = [band.lowest for band in bands if band.lowest is not None]
        highs = [band.highest for band in bands if band.highest is not None]
        return (
            min(lows) if lows and len(lows) == len(bands) else None,
            max(highs) if highs and len(highs) == len(bands) else None,
        )

    def allows(self, unit: str, amounts: Iterable[Decimal]) -> bool:
        """Whether these prices for the unit lie within its bands; none does for a unit that has no band."""
        low, high = self.limits(unit)
        return unit in self.units and all(
            (low is None or low <= amount) and (high is None or amount <= high)
            for amount in amounts
        )


@dataclass(frozen=True, slots=True)
class CostPart:
    """One part of what an hour costs a provider: how many times the legal minimum wage, and what it costs in pounds beside that."""

    what: str
    pounds: Decimal = Decimal(0)
    wages: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class LeastCost:
    """What an hour of one worker costs a provider that pays the legal minimum wage: a band begins no lower.

    Attributes:
        wage_since: since when the wage holds by which the parts were put in pounds; None where none was.
    """

    parts: tuple[CostPart, ...] = ()
    source: str = ""
    wage_since: date | None = None

    @property
    def goes_by_wage(self) -> bool:
        """Whether any part follows the legal minimum wage."""
        return any(part.wages for part in self.parts)

    def at(self, wage: MinimumWage | None) -> LeastCost:
        """With every part in pounds alone, to the penny. Nothing is known where a part follows a wage that is not."""
        if not self.goes_by_wage:
            return self
        if wage is None:
            return LeastCost()
        pence = Decimal("0.01")
        parts = (
            CostPart(
                part.what, part.pounds + (part.wages * wage.hourly).quantize(pence, ROUND_HALF_UP)
            )
            for part in self.parts
        )
        return replace(self, parts=tuple(parts), wage_since=wage.since)

    @property
    def total(self) -> Decimal:
        """The sum, in pounds an hour."""
        return sum((part.pounds for part in self.parts), Decimal(0))


@dataclass(frozen=True, slots=True)
class PriceModel:
    """What the council decided about prices (`price_model` in lots/<id>.yml).

    Attributes:
        versions: the oldest first; () where nothing was decided, or not by the day.
        includes: what a price covers.
        uplift: how and when prices go up.
        round_to: the step in pounds to which new prices are rounded where their band says none.
        fees: whether people who do the work are self-employed, and get fees and no wage.
        draft: whether the council has not settled it yet.
    """

    versions: tuple[PriceVersion, ...] = ()
    includes: str = ""
    uplift: str = ""
    round_to: Decimal | None = None
    least_cost: LeastCost = LeastCost()
    fees: bool = False
    draft: bool = False
    place: Place = NOWHERE

    @property
    def units(self) -> tuple[str, ...]:
        """Every unit that any version has."""
        return tuple(dict.fromkeys(unit for v in self.versions for unit in v.units))

    def on(self, day: date) -> PriceVersion | None:
        """The version that holds on the day; None before the first."""
        return next((v for v in reversed(self.versions) if v.starts <= day), None)

    def as_known_on(self, day: date) -> PriceModel:
        """The model as it was known on the day: without what was decided later."""
        decided = (v for v in self.versions if (v.decided_on or day) <= day)
        return replace(self, versions=tuple(decided))

    def ever_allows(self, unit: str, amounts: Sequence[Decimal]) -> bool:
        """Whether any version allows these prices, whenever it holds."""
        return any(version.allows(unit, amounts) for version in self.versions)

    def is_in_order(self, unit: str, amounts: Sequence[Decimal], day: date) -> bool:
        """Whether these prices are in order on the day: by the bands that hold, or by older ones while there is grace.

        An older version counts as long as the grace of each that came since lasts. Before the
        first version there is nothing to measure by.
        """
        begun = [version for version in self.versions if version.starts <= day]
        for version in reversed(begun):
            if version.allows(unit, amounts):
                return True
            if version.last_day_of_grace < day:
                return False
        return True

    @property
    def turns(self) -> frozenset[date]:
        """The days on which it may change what is in order: bands begin, or a grace is over."""
        ends = {v.last_day_of_grace for v in self.versions if v.last_day_of_grace < date.max}
        return frozenset(
            {v.since for v in self.versions if v.since} | {end + timedelta(days=1) for end in ends}
        )

    def went_out_of_order(self, unit: str, amounts: Sequence[Decimal], day: date) -> date | None:
        """The last day on which prices were in order that are so no longer; None where they never were."""
        ends = {v.last_day_of_grace for v in self.versions if v.last_day_of_grace < day}
        latest_first = sorted(ends, reverse=True)
        return next((end for end in latest_first if self.is_in_order(unit, amounts, end)), None)


@dataclass(frozen=True, slots=True)
class DatedPrice:
    """What a service costs from a day on (a row of prices.csv); `since` is None where it has always done so."""

    provider: str
    service: str
    since: date | None
    price_from: Decimal
    price_to: Decimal | None
    price_unit: str
    place: Place


def amounts_of(priced: Service | DatedPrice) -> tuple[Decimal, ...]:
    """The one or two prices that are given."""
    return tuple(p for p in (priced.price_from, priced.price_to) if p is not None)


def price_on(service: Service, rows: Iterable[DatedPrice], day: date) -> Service | DatedPrice:
    """Where the price stands that holds on the day: the latest row that has begun, or the service's own.

    Args:
        rows: those of the service in prices.csv.
    """
    begun = [row for row in rows if (row.since or date.min) <= day]
    return max(begun, key=lambda row: row.since or date.min, default=service)


def _day_before(day: date) -> date:
    """The first of all days has none before it."""
    return day - timedelta(days=day > date.min)


@dataclass(frozen=True, slots=True)
class PriceStanding:
    """How the price of a service stands to the bands of its lot on a day.

    Attributes:
        in_order: whether it is in order on the day.
        last_day: the last day on which it is so, as far as is known, or was; None where no end
            is known, or it never was.
    """

    in_order: bool
    last_day: date | None


def price_standing(
    model: PriceModel, service: Service, rows: Sequence[DatedPrice], day: date
) -> PriceStanding | None:
    """How the service's price stands on the day, with what prices.csv says of later days; None where it has none.

    Args:
        rows: those of the service in prices.csv.
    """

    def is_in_order(on: date) -> bool:
        priced = price_on(service, rows, on)
        amounts = amounts_of(priced)
        return not amounts or model.is_in_order(priced.price_unit, amounts, on)

    priced = price_on(service, rows, day)
    if not amounts_of(priced) or priced.price_unit not in model.units:
        return None
    if not is_in_order(day):
        last = model.went_out_of_order(priced.price_unit, amounts_of(priced), day)
        return PriceStanding(in_order=False, last_day=last)
    turns = model.turns | {row.since for row in rows if row.since}
    over = (turn for turn in sorted(turns) if turn > day and not is_in_order(turn))
    first = next(over, None)
    return PriceStanding(in_order=True, last_day=_day_before(first) if first else None)
