"""The entry criteria and the price models fit together, and services fit them."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from generator.problem import Finding
from generator.records import AskedOf, Lot, Registration, Service
from generator.records.criterion import Criterion
from generator.rules.context import Context


def criterion_contradiction(context: Context) -> Iterator[Finding]:
    """A criterion does not contradict itself, the law or its lot: no least sum below the one that law sets, no legal or exclusion criterion made optional by a lot, nothing asked of regulated services in a lot that has none, and {least} only where `least` is given."""
    keys = {
        field.rpartition(".")[2]
        for file, _, field in context.already_named
        if file.startswith("lots/")
    }
    if keys & {"least", "least_set_by"}:
        return  # what builds on a criterion has its sum as well
    shared = context.filed.criteria
    for criterion in shared.values():
        for version in criterion.versions:
            yield from ((criterion.place, words) for words in _in_itself(version))
    for lot in context.filed.lots.values():
        for criterion in lot.sharpened:
            before = shared[criterion.id]
            for words in dict.fromkeys(w for v in criterion.versions for w in _against(before, v)):
                yield criterion.place, words
        for criterion in context.filed.criteria_of(lot.id):
            if _never_asked(lot, criterion) and not context.in_doubt(lot.place, "cqc"):
                words = (
                    f'"{criterion.id}" is asked of regulated services alone, and in this lot '
                    "(cqc.registration: never) there are none"
                )
                yield lot.place.at("criteria"), words


def _in_itself(version: Criterion) -> Iterator[str]:
    if "{least}" in version.question + version.passes + version.evidence:
        yield "the text names {least}, and no `least` is given"
    if (version.least is None) != (not version.least_set_by):
        yield "`least` and `least_set_by` go together: a sum, and who sets it"


def _against(shared: Criterion, version: Criterion) -> Iterator[str]:
    """What a lot asks less of than the shared criterion, where that is law."""
    before = shared.on(version.since) or shared
    by_law = before.least_set_by == "law" and before.least is not None
    if by_law and version.least is not None and version.least < (before.least or 0):
        yield f"£{version.least:,} is less than £{before.least:,}, the least that the law allows"
    if (
        before.mandatory
        and not version.mandatory
        and (before.kind == "legal" or before.stage == "exclusion")
    ):
        yield f'"{shared.id}" rests on law, so a lot cannot leave it open (mandatory: false)'
    yield from (w for w in _in_itself(version) if w not in _in_itself(before))


def _never_asked(lot: Lot, criterion: Criterion) -> bool:
    regulated_alone = all(v.asked_of is AskedOf.REGULATED_SERVICES for v in criterion.versions)
    return regulated_alone and lot.cqc.registration is Registration.NEVER


def repeated_criterion(context: Context) -> Iterator[Finding]:
    """A lot picks up a criterion once: as it stands, or with what is different."""
    for lot in context.filed.lots.values():
        for criterion, count in sorted(Counter(lot.criteria).items()):
            if count > 1:
                yield lot.place.at("criteria"), f'"{criterion}" is there {count} times; keep one'


def price_outside_model(context: Context) -> Iterator[Finding]:
    """A service's price lies within the bands that its lot's price model has for the unit: not below the lowest `from`, not above the highest `to`."""
    for service in context.filed.services.values():
        lot = context.filed.lots.get(service.lot)
        if lot and service.price_unit in lot.price_model.units:
            yield from _outside(service, lot)


def _outside(service: Service, lot: Lot) -> Iterator[Finding]:
    lowest, highest = lot.price_model.limits(service.price_unit)
    for field, price in (("price_from", service.price_from), ("price_to", service.price_to)):
        if price is None:
            continue
        unit = f"{'an' if service.price_unit in ('hour', 'evening') else 'a'} {service.price_unit}"
        if lowest is not None and price < lowest:
            words = (
                f"£{_pounds(price)} {unit} is £{_pounds(lowest - price)} below the lowest price "
                f"of {lot.id}, £{_pounds(lowest)}"
            )
            yield service.place.at(field), words
        if highest is not None and price > highest:
            words = (
                f"£{_pounds(price)} {unit} is £{_pounds(price - highest)} above the highest price "
                f"of {lot.id}, £{_pounds(highest)}"
            )
            yield service.place.at(field), words


def price_model_order(context: Context) -> Iterator[Finding]:
    """In a band of a price model, `to` is not below `from`."""
    for lot in context.filed.lots.values():
        for band in lot.price_model.bands:
            low, high = band.lowest, band.highest
            if low is not None and high is not None and high < low:
                words = f"for {band.unit}, to: {_pounds(high)} is below from: {_pounds(low)}"
                yield lot.price_model.place, words


def _pounds(sum_: Decimal) -> str:
    """`24`, `24.50`, `1,150`: pence only where there are any."""
    return f"{sum_:,.0f}" if sum_ == sum_.to_integral_value() else f"{sum_:,.2f}"
