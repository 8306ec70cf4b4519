"""The table that a benchmark prints, line by line."""

from __future__ import annotations

import sys

from tests.bench.measure import Series


def heading(words: str) -> None:
    """What the rows below it are about."""
    say(f"\n{words}")


def row(
    words: str, series: Series, unit: str, most: float | None = None, least: float | None = None
) -> None:
    """The median of a series, its ends, and whether it reaches its target."""
    low, high = min(series.values), max(series.values)
    target = ""
    if most is not None:
        target = f"at most {most:g} {unit}: {'reached' if series.median <= most else 'MISSED'}"
    if least is not None:
        target = f"at least {least:g}: {'reached' if series.median >= least else 'MISSED'}"
    median, spread = f"{series.median:.2f} {unit}".rstrip(), f"{low:.2f}–{high:.2f}"
    say(f"  {words:<56}{median:>10}{spread:>18}{len(series.values):>6}  {target}".rstrip())


def times(words: str, slow: Series, fast: Series, least: float | None = None) -> None:
    """How many times faster, by each pair of runs that stood next to each other."""
    pairs = zip(slow.values, fast.values, strict=True)
    row(words, Series([a / b for a, b in pairs]), "", least=least)


def say(words: str) -> None:
    """A line, at once."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()
