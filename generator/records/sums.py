"""Sums that the government sets, each for its year (content/sums.yml)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final, TypeVar

from generator.problem import Place
from generator.records.criterion import Source

SUMS: Final = "content/sums.yml"
"""Where they stand, below the council's folder."""


@dataclass(frozen=True, slots=True)
class SumOfYear:
    """What is the same of each sum.

    Attributes:
        since, until: the first and the last day on which it is the law.
        sources: where it can be read.
    """

    since: date
    until: date
    sources: tuple[Source, ...] = field(kw_only=True)
    place: Place = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class MinimumWage(SumOfYear):
    """The least wage.

    Attributes:
        hourly: pounds for an hour, by the National Minimum Wage Regulations 2015 for those of 21 and over.
    """

    hourly: Decimal


@dataclass(frozen=True, slots=True)
class SavingsLimits(SumOfYear):
    """What savings count when the council works out what somebody pays, in pounds.

    By the Care and Support (Charging and Assessment of Resources) Regulations 2014,
    regulations 12 (the upper limit) and 25 (the lower one, and what lies between).

    Attributes:
        upper: above it the council does not have to help pay.
        lower: up to it savings do not count.
        step: between the two, each such sum or part of one counts as `weekly` of income.
        weekly: pounds a week.
    """

    upper: Decimal
    lower: Decimal
    step: Decimal
    weekly: Decimal


@dataclass(frozen=True, slots=True)
class NursingContribution(SumOfYear):
    """What the NHS pays a care home for a resident's nursing by a registered nurse.

    Attributes:
        weekly: pounds a week, at the standard rate.
    """

    weekly: Decimal


S = TypeVar("S", bound=SumOfYear)


@dataclass(frozen=True, slots=True)
class Sums:
    """All of them, each kind with its years, the oldest first."""

    minimum_wages: tuple[MinimumWage, ...] = ()
    savings_limits: tuple[SavingsLimits, ...] = ()
    nursing_contributions: tuple[NursingContribution, ...] = ()

    @property
    def kinds(self) -> tuple[tuple[str, Sequence[SumOfYear]], ...]:
        """Each kind by its name in words, and its years."""
        return (
            ("minimum wage", self.minimum_wages),
            ("savings limits", self.savings_limits),
            ("NHS payment for nursing", self.nursing_contributions),
        )

    def minimum_wage_on(self, day: date) -> MinimumWage | None:
        """The least wage on the day; None where none had begun."""
        return _on(self.minimum_wages, day)

    def savings_limits_on(self, day: date) -> SavingsLimits | None:
        """The limits on the day; None where none had begun."""
        return _on(self.savings_limits, day)

    def nursing_contribution_on(self, day: date) -> NursingContribution | None:
        """What the NHS pays on the day; None where none had begun."""
        return _on(self.nursing_contributions, day)


def _on(years: Sequence[S], day: date) -> S | None:
    """The latest that had begun: where its year is over and the council has not written the next one, it stands with its year."""
    return next((of_year for of_year in reversed(years) if of_year.since <= day), None)
