"""The sums that the government sets: each is of a year."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from typing import Final

from generator.problem import Finding, Place
from generator.records.sums import SUMS
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


_LONGEST: Final = timedelta(days=366)


def sum_year(context: Context) -> Iterator[Finding]:
    """A sum that the government sets is written for one year, and each year begins on the day after the one before: with a longer one nobody would be asked for the new sum, and in a gap the pages would show the old one."""
    for _, years in context.filed.sums.kinds:
        for of_year in years:
            if of_year.until - of_year.since >= _LONGEST:
                yield (
                    of_year.place.at(f"{of_year.place.field}.until"),
                    f"from {of_year.since} to {of_year.until} is more than a year; write each year as an entry of its own",
                )
        for older, newer in pairwise(years):
            if newer.since - older.until > timedelta(days=1):
                yield (
                    newer.place.at(f"{newer.place.field}.since"),
                    f"the year before ends on {older.until}, so that no sum holds on the days between; begin on the day after, or mend that end",
                )


def sum_out_of_date(context: Context) -> Iterator[Finding]:
    """A sum that the government sets holds for its year. When the year is over, look up the new sum and write it into content/sums.yml as a new entry; leave the old one. Until then the pages show the old one with its year. Where there is none for the day, they leave it out."""
    kinds = context.filed.sums.kinds
    # The file may be left out; and of what in it could not be read something else is said.
    read = any(years for _, years in kinds) and not any(
        file == SUMS for file, _, _ in context.already_named
    )
    for name, years in kinds:
        latest = years[-1] if years else None
        if latest is None or years[0].since > context.as_of:
            if read:
                yield (
                    Place(SUMS),
                    f"there is no sum for {context.as_of} ({name}), so the pages leave it out; write it down with its year",
                )
            continue
        if latest.until >= context.as_of:
            continue
        source = next((s.address for s in latest.sources if s.address), "")
        yield (
            latest.place.at(f"{latest.place.field}.until"),
            f"the year of these sums ({name}) ended on {latest.until}; look up the new ones"
            f"{f' ({source})' if source else ''}, and write them below as a new entry",
        )
