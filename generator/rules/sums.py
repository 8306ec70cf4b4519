"""The sums that the government sets: each is of a year."""

from collections.abc import Iterator

from generator.problem import Finding
from generator.rules.context import Context


def savings_limits_order(context: Context) -> Iterator[Finding]:
    """The lower savings limit is below the upper one, and the step by which savings between them count is no larger than what lies between: else the page about paying says what cannot be."""
    for limits in context.filed.sums.savings_limits:
        if limits.lower >= limits.upper:
            yield (
                limits.place.at(f"{limits.place.field}.lower"),
                f"the lower limit, {limits.lower}, is not below the upper one, {limits.upper}",
            )
        elif limits.step > limits.upper - limits.lower:
            yield (
                limits.place.at(f"{limits.place.field}.step"),
                f"{limits.step} is more than what lies between the limits, {limits.upper - limits.lower}",
            )


def sum_out_of_date(context: Context) -> Iterator[Finding]:
    """A sum that the government sets holds for its year. When the year is over, look up the new sum and write it into content/sums.yml as a new entry; leave the old one. Until then the pages show the old one with its year."""
    for name, years in context.filed.sums.kinds:
        latest = years[-1] if years else None
        if latest is None or latest.until >= context.as_of:
            continue
        source = next((s.address for s in latest.sources if s.address), "")
        yield (
            latest.place.at(f"{latest.place.field}.until"),
            f"the year of these sums ({name}) ended on {latest.until}; look up the new ones"
            f"{f' ({source})' if source else ''}, and write them below as a new entry",
        )
