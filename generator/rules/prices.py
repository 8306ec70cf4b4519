"""Price models hold together, and what services cost fits them."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise

from generator.problem import Finding, Place
from generator.records import (
    AFTER_ASSESSMENT,
    DatedPrice,
    Lot,
    PriceVersion,
    ProviderStatus,
    Service,
    amounts_of,
    price_on,
)
from generator.records.sums import SUMS
from generator.rules.context import Context


def price_range(context: Context) -> Iterator[Finding]:
    """price_to is not below price_from, and does not stand alone."""
    for priced in _filed(context):
        low, high = priced.price_from, priced.price_to
        if high is not None and low is None:
            yield (
                priced.place.at("price_from"),
                "there is a price_to and no price_from; a single price is price_from",
            )
        elif high is not None and low is not None and high < low:
            yield priced.place.at("price_to"), f"{high} is below price_from, {low}"


def price_unit(context: Context) -> Iterator[Finding]:
    """A price says what it is for, in a unit that the lot allows. Without a price there is no unit, or it is after-assessment; a blank unit means that the price is not known, and the site says to ask."""
    for priced, lot in _with_lots(context):
        unit, place = priced.price_unit, priced.place.at("price_unit")
        if context.in_doubt(priced.place, "price_from", "price_to"):
            continue
        if lot and context.in_doubt(lot.place, "price_model"):
            continue
        if unit == AFTER_ASSESSMENT:
            if amounts_of(priced):
                yield (
                    place,
                    "there is a price, so it does not follow an assessment; say what it is for, such as hour, day or week",
                )
        elif amounts_of(priced) and not unit:
            yield (
                place,
                "there is a price and no unit; say what it is for, such as hour, day or week",
            )
        elif unit and not amounts_of(priced):
            yield (
                place,
                "there is a unit and no price; fill price_from, leave both blank where the price is not known, or write after-assessment where it follows one",
            )
        elif unit and lot and (units := lot.price_model.units) and unit not in units:
            yield place, f'"{unit}" is not a unit of {lot.id}: {", ".join(units)}'


def price_twice(context: Context) -> Iterator[Finding]:
    """A service has one price from a day on: no two rows of prices.csv with the same service and since."""
    seen: dict[tuple[str, str, date | None], int | None] = {}
    for row in context.filed.prices:
        if context.in_doubt(row.place, "since", "service"):
            continue
        key = (row.provider, row.service, row.since)
        if key in seen:
            yield row.place.at("since"), f"row {seen[key]} has the same service and since; keep one"
        seen.setdefault(key, row.place.row)


def price_undated(context: Context) -> Iterator[Finding]:
    """The price in services.csv of a service that has rows in prices.csv is one of those: by them alone the price goes, so a new one is a new row there, with its day."""
    for service in context.filed.services.values():
        rows = context.filed.prices_of(service)
        if not rows or context.in_doubt(service.place, "price_from", "price_to", "price_unit"):
            continue
        if any(context.in_doubt(row.place, *_PRICE) for row in rows):
            continue
        if all(_price(row) != _price(service) for row in rows):
            words = (
                "this price is in no row of prices.csv, by which the price of this service goes, so it "
                "does not count: write it there, with the first day on which it holds"
            )
            yield service.place.at("price_from"), words


def price_model_order(context: Context) -> Iterator[Finding]:
    """In a band of a price model, `to` is not below `from`."""
    for _, version in _versions(context):
        for band in version.bands:
            low, high = band.lowest, band.highest
            if low is not None and high is not None and high < low:
                words = f"for {band.unit}, to: {_pounds(high)} is below from: {_pounds(low)}"
                yield version.place, words


def price_version_gap(context: Context) -> Iterator[Finding]:
    """The first version of a price model holds from the first day of the framework, or of its lot where that opens later: on no day is it open what a price may be."""
    framework = context.filed.framework
    if framework.starts is None or context.in_doubt(framework.place, "starts"):
        return
    for lot in _lots(context):
        first = next(iter(lot.price_model.versions), None)
        begins = max(framework.starts, lot.opens_on or framework.starts)
        if first is None or first.since is None or context.in_doubt(lot.place, "opens_on"):
            continue
        if first.since > begins:
            words = (
                f"from {begins} to {first.last_day_of_those_before} there are no bands; write down those that held before, "
                "or leave this day out, if these have held since the framework began"
            )
            yield _at(first, "since"), words


def price_version_overlap(context: Context) -> Iterator[Finding]:
    """Versions of a price model follow one another, the earliest first: no two hold on the same day. The grace of one does not end before it begins."""
    for lot in _lots(context):
        for before, after in pairwise(lot.price_model.versions):
            if after.starts <= before.starts:
                words = f"{after.since} is not after {before.since or 'the first day'}, since when the bands before hold"
                yield _at(after, "since"), words
    for _, version in _versions(context):
        if version.since and version.grace_until and version.grace_until < version.since:
            words = f"{version.grace_until} is before since, {version.since}; leave it out where there is no grace"
            yield _at(version, "grace_until"), words


def price_version_late(context: Context) -> Iterator[Finding]:
    """A version of a price model is decided before it begins, or on that day: no bands hold for days that have passed."""
    for _, version in _versions(context):
        if version.since and version.decided_on and version.decided_on > version.since:
            words = f"{version.decided_on} is after since, {version.since}; prices are not changed for days that have passed"
            yield _at(version, "decided_on"), words


def price_below_cost(context: Context) -> Iterator[Finding]:
    """Where a lot says what an hour costs at the legal minimum wage (least_cost), the band for an hour of one worker (`for` is left out) begins no lower, in the version that holds or is to come. What follows the minimum wage is reckoned with that of the day from which the version holds."""
    sums = context.filed.sums
    for lot, version in _versions(context):
        model, day = lot.price_model, max(version.starts, context.as_of)
        least, holds = model.least_cost.at(sums.minimum_wage_on(day)), model.on(context.as_of)
        if not least.parts or (holds is not None and version.starts < holds.starts):
            continue
        for band in version.bands:
            if band.unit == "hour" and not band.applies_to and (band.lowest or 0) < least.total:
                words = (
                    f"an hour from £{_pounds(band.lowest or Decimal(0))} does not pay for what an hour "
                    f"costs at the legal minimum wage, £{_pounds(least.total)} (least_cost)"
                )
                yield version.place, words


def minimum_wage_missing(context: Context) -> Iterator[Finding]:
    """Where a lot reckons what an hour costs by the legal minimum wage (`wages` under least_cost), content/sums.yml says what that is: else nothing can be shown or measured."""
    if context.filed.sums.minimum_wage_on(context.as_of) is None:
        for lot in _lots(context):
            if lot.price_model.least_cost.goes_by_wage:
                words = (
                    f"least_cost goes by the legal minimum wage, and {SUMS} has none (minimum_wage) "
                    f"for {context.as_of}; write it there, or give pounds in place of wages"
                )
                yield lot.price_model.place, words


def price_outside_model(context: Context) -> Iterator[Finding]:
    """A service's price lies within bands that its lot's price model has for the unit: not below the lowest `from`, not above the highest `to`. It is a mistake where no version of the model allows it, whenever that holds. What has left, is withdrawn or suspended is not measured."""
    for priced, lot, day in _measured(context):
        model, unit = lot.price_model, priced.price_unit
        version = model.on(day)
        if not version or unit not in version.units or model.ever_allows(unit, amounts_of(priced)):
            continue
        if not model.is_in_order(unit, amounts_of(priced), day):
            yield from _outside(priced, lot, version)


def price_outside_bands(context: Context) -> Iterator[Finding]:
    """A service's price lies within the bands that hold on the day. One by older bands is in order until their grace is over; after it, and before bands begin that allow it, it is a warning, and a line in framework-directory status."""
    for priced, lot, day in _measured(context):
        model, unit, amounts = lot.price_model, priced.price_unit, amounts_of(priced)
        version = model.on(day)
        if version is None or model.is_in_order(unit, amounts, day):
            continue
        if unit not in version.units:
            words = f"since {version.since} {lot.id} has no bands for {_unit(unit)}"
            yield priced.place.at("price_unit"), words
        elif model.ever_allows(unit, amounts):
            last = model.went_out_of_order(unit, amounts, day)
            when = (
                f"; it was in order until {last}" if last else "; no bands that hold yet allow it"
            )
            for place, words in _outside(priced, lot, version):
                yield place, f"{words}{when}"


_PRICE = ("since", "price_from", "price_to", "price_unit")


def _measured(context: Context) -> Iterator[tuple[Service | DatedPrice, Lot, date]]:
    """The price of each service that may be offered, with its lot and the day on which it is to be in order.

    That is the price of the day, and each that begins later. What cannot be read, or is in a unit
    that the lot has never had, is left out: it has been named.
    """
    today = context.as_of
    for service in context.filed.services.values():
        lot, rows = context.filed.lots.get(service.lot), context.filed.prices_of(service)
        if lot is None or not _is_on_offer(context, service):
            continue
        if context.in_doubt(lot.place, "price_model"):
            continue
        later = [(row, row.since) for row in rows if row.since is not None and row.since > today]
        for priced, day in ((price_on(service, rows, today), today), *later):
            doubtful = context.in_doubt(priced.place, *_PRICE)
            if not doubtful and priced.price_unit in lot.price_model.units:
                yield priced, lot, day


def _is_on_offer(context: Context, service: Service) -> bool:
    """Whether it is neither withdrawn by the day, nor its provider suspended or gone."""
    if service.withdrawn_on is not None and service.withdrawn_on <= context.as_of:
        return False
    standing = context.filed.standing_in(service.provider, service.lot, context.as_of)
    return standing.status is ProviderStatus.ON


def _outside(priced: Service | DatedPrice, lot: Lot, version: PriceVersion) -> Iterator[Finding]:
    """Each price that lies outside the bands of the version, and by how much."""
    unit = _unit(priced.price_unit)
    lowest, highest = version.limits(priced.price_unit)
    for field, price in (("price_from", priced.price_from), ("price_to", priced.price_to)):
        if price is None:
            continue
        if lowest is not None and price < lowest:
            words = (
                f"£{_pounds(price)} {unit} is £{_pounds(lowest - price)} below the lowest price "
                f"of {lot.id}, £{_pounds(lowest)}"
            )
            yield priced.place.at(field), words
        if highest is not None and price > highest:
            words = (
                f"£{_pounds(price)} {unit} is £{_pounds(price - highest)} above the highest price "
                f"of {lot.id}, £{_pounds(highest)}"
            )
            yield priced.place.at(field), words


def _filed(context: Context) -> Iterator[Service | DatedPrice]:
    """Every price that is filed."""
    yield from context.filed.services.values()
    yield from context.filed.prices


def _with_lots(context: Context) -> Iterator[tuple[Service | DatedPrice, Lot | None]]:
    """Every price that is filed, with the lot of its service; None where that is not there."""
    filed = context.filed
    for priced in _filed(context):
        service = priced if isinstance(priced, Service) else filed.services.get(priced.service)
        yield priced, filed.lots.get(service.lot) if service else None


def _versions(context: Context) -> Iterator[tuple[Lot, PriceVersion]]:
    return ((lot, version) for lot in _lots(context) for version in lot.price_model.versions)


def _lots(context: Context) -> Iterator[Lot]:
    """The lots whose price models could be read."""
    lots = context.filed.lots.values()
    return (lot for lot in lots if not context.in_doubt(lot.place, "price_model"))


def _price(priced: Service | DatedPrice) -> tuple[object, ...]:
    return priced.price_from, priced.price_to, priced.price_unit


def _at(version: PriceVersion, key: str) -> Place:
    return version.place.at(f"{version.place.field}.{key}")


def _unit(unit: str) -> str:
    return f"{'an' if unit in ('hour', 'evening') else 'a'} {unit}"


def _pounds(sum_: Decimal) -> str:
    """`24`, `24.50`, `1,150`: pence only where there are any."""
    return f"{sum_:,.0f}" if sum_ == sum_.to_integral_value() else f"{sum_:,.2f}"
