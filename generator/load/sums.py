"""content/sums.yml → the sums that the government sets."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from generator.load import criterion_parts, fields
from generator.load.documents import Document
from generator.records import MinimumWage, NursingContribution, SavingsLimits, SumOfYear, Sums

S = TypeVar("S", bound=SumOfYear)


def read_sums(document: Document) -> Sums:
    """The sums that could be read whole."""
    return Sums(
        minimum_wages=_years(document, "minimum_wage", MinimumWage, "hourly"),
        savings_limits=_years(
            document, "savings_limits", SavingsLimits, "upper", "lower", "step", "weekly"
        ),
        nursing_contributions=_years(
            document, "nursing_contribution", NursingContribution, "weekly"
        ),
    )


def _years(document: Document, key: str, make: Callable[..., S], *amounts: str) -> tuple[S, ...]:
    """What stands at the key, the oldest first."""
    return tuple(
        make(since, until, *pounds, sources=criterion_parts.sources(item), place=place)
        for since, until, pounds, item, place in sorted(
            _dated(document, key, amounts), key=lambda entry: entry[0]
        )
    )


def _dated(
    document: Document, key: str, amounts: tuple[str, ...]
) -> Iterator[tuple[date, date, list[Decimal], Any, Any]]:
    for item, place in document.items(key):
        since, until = fields.day(item, "since"), fields.day(item, "until")
        pounds = [sum_ for name in amounts if (sum_ := fields.pounds(item, name)) is not None]
        if since and until and len(pounds) == len(amounts):
            yield since, until, pounds, item, place
