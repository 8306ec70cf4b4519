"""`uplift`: the next version of a lot's prices, proposed and, where it is asked, written."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from generator import output, report
from generator.check import check
from generator.cli.options import AsOf, Root, config_of, day_of, say
from generator.failure import Failure
from generator.load import load
from generator.site.words.wording import count, price

if TYPE_CHECKING:
    from generator.records import DatedPrice, PriceVersion, Service
    from generator.uplift import NewPrice, Proposal


def uplift(
    lot: Annotated[str, typer.Argument(help="The id of the lot.")],
    percent: Annotated[float, typer.Option("--percent", min=-50, max=100, help="By how many per cent prices change.")],
    since: Annotated[str, typer.Option("--from", metavar="YYYY-MM-DD", help="The first day of the new prices.")],
    decided_on: Annotated[str | None, typer.Option("--decided-on", metavar="YYYY-MM-DD", help="The day of the decision. Default: the day for which the command runs.")] = None,
    decided_by: Annotated[str, typer.Option("--decided-by", help="The role or body that decides. Default: who decided the prices before.")] = "",
    reference: Annotated[str, typer.Option("--reference", help="The council's reference for the decision.")] = "",
    grace_until: Annotated[str | None, typer.Option("--grace-until", metavar="YYYY-MM-DD", help="The last day on which a price by the bands before is in order.")] = None,
    why: Annotated[str, typer.Option("--why", help="What led to the change, in a sentence for providers.")] = "",
    write: Annotated[bool, typer.Option("--write", help="Write it down. Without it nothing is written.")] = False,
    root: Root = Path(),
    as_of: AsOf = None,
) -> None:  # fmt: skip
    """Propose the next prices of a lot: its bands, and every provider's price, from a day on.

    All go up by the same percentage, rounded as the lot's round_to says. The
    new bands go to the end of the lot's file, the new prices to the prices.csv
    of each provider; the rest of each file stays as it is to the byte. Who
    would stand outside the new bands is named. Exit code 1 if the data has errors.
    """
    from generator.uplift import Uplift, propose

    config = config_of(root, as_of)
    checked = check(config)
    filed = load(config).filed
    if checked.publication is None or filed is None:
        report.problems(checked.problems, "text", Console(stderr=True, highlight=False))
        sys.exit(1)
    if not percent:
        raise Failure("--percent 0 changes nothing")
    asked = Uplift(
        lot=lot,
        percent=Decimal(str(percent)),
        since=day_of("--from", since),
        decided_on=day_of("--decided-on", decided_on) if decided_on else config.as_of,
        decided_by=decided_by.strip(),
        reference=reference.strip(),
        grace_until=day_of("--grace-until", grace_until) if grace_until else None,
        why=why.strip(),
    )
    proposal = propose(filed, config.root, asked)
    for line in _lines(proposal):
        say(line)
    if write:
        output.update(config.root, proposal.files)
        say(f"Wrote {count(len(proposal.files), 'file')}. Now: framework-directory check")
    else:
        say(f"Nothing was written. With --write: {', '.join(proposal.files)}.")


def _lines(proposal: Proposal) -> Iterator[str]:
    """The proposal in lines: the bands, the prices, and who would stand outside."""
    yield f"Bands from {proposal.after.since}:"
    for before, after in zip(_bands(proposal.before), _bands(proposal.after), strict=True):
        yield f"  {before} → {after}"
    yield f"{count(len(proposal.prices), 'price')}:"
    for new in proposal.prices:
        yield f"  {_line(new)}"
    yield from _named(
        "Outside the new bands even at the new price",
        [new for new in proposal.prices if not new.fits],
    )
    yield from _named(
        "Outside the new bands with the price from before",
        [new for new in proposal.prices if not new.fitted],
    )


def _named(heading: str, prices: list[NewPrice]) -> Iterator[str]:
    yield f"{heading}: {len(prices) or 'nobody'}"
    for new in prices:
        yield f"  {_line(new)}"


def _line(new: NewPrice) -> str:
    return f"{new.service.provider}, {new.service.id}: {_price(new.before)} → {_price(new.after)}"


def _price(priced: Service | DatedPrice) -> str:
    return price(priced.price_from, priced.price_to, priced.price_unit)


def _bands(version: PriceVersion) -> Iterator[str]:
    for band in version.bands:
        what = f", for {band.applies_to}" if band.applies_to else ""
        limits = (band.lowest, band.highest)
        yield f"{price(*limits, band.unit) if any(limits) else 'no limits'}{what}"
