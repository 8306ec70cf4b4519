"""The yearly uplift: the next version of a lot's price model, and every provider's new price, as one change of files."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any, Final

from generator.failure import Failure
from generator.joining.package import resource_text, resources
from generator.load.csv_files import column_names
from generator.load.yaml_text import with_entry
from generator.problem import did_you_mean
from generator.records import (
    DatedPrice,
    Filed,
    Lot,
    PriceBand,
    PriceModel,
    PriceVersion,
    Service,
    amounts_of,
    price_on,
)

_PENNY: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Uplift:
    """What is asked: by how much a lot's prices change, from when, and whose decision it is.

    Attributes:
        decided_by: "" where it is whoever decided the version before.
    """

    lot: str
    percent: Decimal
    since: date
    decided_on: date
    decided_by: str = ""
    reference: str = ""
    grace_until: date | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class NewPrice:
    """What a service costs, and would cost.

    Attributes:
        is_first: whether prices.csv says nothing of the service yet.
        fits: whether the new price lies within the new bands.
        fitted: whether the price from before does.
    """

    service: Service
    before: Service | DatedPrice
    after: DatedPrice
    is_first: bool
    fits: bool
    fitted: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would change.

    Attributes:
        before, after: the latest version of the lot's price model, and the next.
        prices: of every service in the lot that has a price, by id.
        files: the files to write, whole, by their paths below the root.
    """

    before: PriceVersion
    after: PriceVersion
    prices: tuple[NewPrice, ...]
    files: Mapping[str, bytes]


def propose(filed: Filed, root: Path, asked: Uplift) -> Proposal:
    """Work out the next version and the new prices.

    A service that is withdrawn by the day, or whose provider has left, keeps its last price.

    Raises:
        Failure: there is no such lot, it has a version as late as that, the days are not in their
            order, it is not said who decides, or a file cannot be read or added to.
    """
    lot = filed.lots.get(asked.lot)
    if lot is None:
        raise Failure(f'there is no lot "{asked.lot}"{did_you_mean(asked.lot, filed.lots)}')
    before = _latest(lot, asked)
    decided_by = asked.decided_by or before.decided_by or filed.framework.joining.decided_by
    if not decided_by:
        raise Failure("say who decides: --decided-by, a role or body and never a person's name")
    after = replace(
        before,
        bands=tuple(_raised_band(lot.price_model, band, asked.percent) for band in before.bands),
        since=asked.since,
        decided_on=asked.decided_on,
        decided_by=decided_by,
        reference=asked.reference,
        grace_until=asked.grace_until,
        why=asked.why,
    )
    prices = tuple(_new_prices(filed, lot, after, asked))
    try:
        files = dict(_files(filed, root, lot, after, prices))
    except (OSError, UnicodeDecodeError) as error:
        raise Failure(f"the files cannot be read: {error}") from error
    return Proposal(before, after, prices, files)


def raised(amount: Decimal, percent: Decimal, step: Decimal) -> Decimal:
    """The amount changed by so many per cent, to the nearest step, a half upwards; never below nothing."""
    exact = amount * (100 + percent) / 100
    return max((exact / step).quantize(Decimal(1), ROUND_HALF_UP) * step, Decimal(0))


def step_of(model: PriceModel, version: PriceVersion, unit: str) -> Decimal:
    """The step to which prices for the unit are rounded: one for all its bands, so that what lay within them still does."""
    steps = (band.round_to for band in version.bands if band.unit == unit)
    return next(filter(None, steps), None) or model.round_to or _PENNY


def _latest(lot: Lot, asked: Uplift) -> PriceVersion:
    """The version that the next one follows.

    Raises:
        Failure: there is none, it is as late as the next one, or the days are not in their order.
    """
    versions = lot.price_model.versions
    if not versions:
        raise Failure(f"lots/{lot.id}.yml has no bands to change")
    latest = versions[-1]
    if latest.starts >= asked.since:
        raise Failure(
            f"lots/{lot.id}.yml has bands from {latest.since} already; choose a later day"
        )
    if asked.decided_on > asked.since:
        raise Failure(
            f"the decision of {asked.decided_on} is after {asked.since}; prices are not changed for "
            "days that have passed"
        )
    if asked.grace_until and asked.grace_until < asked.since:
        raise Failure(f"the grace ends on {asked.grace_until}, before {asked.since}")
    return latest


def _raised_band(model: PriceModel, band: PriceBand, percent: Decimal) -> PriceBand:
    step = step_of(model, model.versions[-1], band.unit)
    low, high = (
        None if limit is None else raised(limit, percent, step)
        for limit in (band.lowest, band.highest)
    )
    return replace(band, lowest=low, highest=high)


def _new_prices(filed: Filed, lot: Lot, version: PriceVersion, asked: Uplift) -> Iterator[NewPrice]:
    in_lot = (s for s in filed.services.values() if s.lot == lot.id)
    for service in sorted(in_lot, key=lambda s: s.id):
        rows = filed.prices_of(service)
        before = price_on(service, rows, asked.since)
        amounts, unit = amounts_of(before), before.price_unit
        if not amounts or _is_gone(filed, service, asked.since):
            continue
        if late := [row for row in rows if row.since and row.since >= asked.since]:
            where = f"{late[0].place.file}:{late[0].place.row}"
            raise Failure(f"{where} has a price of {service.id} from {late[0].since} already")
        step = step_of(lot.price_model, lot.price_model.versions[-1], unit)
        first, *second = (raised(amount, asked.percent, step) for amount in amounts)
        after = DatedPrice(
            *(service.provider, service.id, asked.since, first),
            *(second[0] if second else None, unit, service.place),
        )
        yield NewPrice(
            service,
            before,
            after,
            is_first=not rows,
            fits=version.allows(unit, amounts_of(after)),
            fitted=version.allows(unit, amounts),
        )


def _is_gone(filed: Filed, service: Service, day: date) -> bool:
    standing = filed.standing_in(service.provider, service.lot, day)
    return standing.status.is_gone or (
        service.withdrawn_on is not None and service.withdrawn_on <= day
    )


def _files(
    filed: Filed, root: Path, lot: Lot, version: PriceVersion, prices: Iterable[NewPrice]
) -> Iterator[tuple[str, bytes]]:
    name = f"lots/{lot.id}.yml"
    entry = _as_written(version)
    yield name, with_entry((root / name).read_bytes(), name, ("price_model", "changes"), entry)
    of_provider: dict[str, list[NewPrice]] = {}
    for price in prices:
        of_provider.setdefault(price.service.provider, []).append(price)
    for provider, new in of_provider.items():
        name = f"providers/{provider}/prices.csv"
        path = root / name
        yield name, _with_rows(path.read_bytes() if path.is_file() else b"", new)
        if not path.is_file():
            descriptor = filed.providers[provider].place.file
            [resource], raw = resources(["prices"]), (root / descriptor).read_bytes()
            block = resource_text("prices")
            yield descriptor, with_entry(raw, descriptor, ("resources",), resource, block)


def _as_written(version: PriceVersion) -> dict[str, Any]:
    """The version as it stands under `changes`; what is empty is left out."""
    entry = {
        "since": version.since,
        "decided_on": version.decided_on,
        "decided_by": version.decided_by,
        "reference": version.reference,
        "grace_until": version.grace_until,
        "why": version.why,
    }
    return {**{k: v for k, v in entry.items() if v}, "bands": [*map(_band, version.bands)]}


def _band(band: PriceBand) -> dict[str, Any]:
    keys = {
        "from": _number(band.lowest),
        "to": _number(band.highest),
        "for": band.applies_to or None,
        "round_to": _number(band.round_to),
    }
    return {"unit": band.unit, **{k: v for k, v in keys.items() if v is not None}}


def _number(amount: Decimal | None) -> int | float | None:
    if amount is None:
        return None
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def _with_rows(raw: bytes, prices: Iterable[NewPrice]) -> bytes:
    """The table with a row for each new price; before it the price from before, where it says none."""
    columns = column_names("prices")
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n" if b"\r\n" in raw else "\n")
    if not raw:
        writer.writerow(columns)
    elif not raw.endswith(b"\n"):
        written.write("\r\n" if b"\r\n" in raw else "\n")
    for new in prices:
        priced = ([(None, new.before)] if new.is_first else []) + [(new.after.since, new.after)]
        for since, price in priced:
            sums = (price.price_from, price.price_to)
            writer.writerow((new.service.id, since, *map(_cell, sums), price.price_unit))
    return raw + written.getvalue().encode()


def _cell(amount: Decimal | None) -> str:
    """As it was written, or as it was reckoned: `24.50` stays, and so does `27.6`, which a table shows as it stands."""
    return "" if amount is None else f"{amount:f}"
