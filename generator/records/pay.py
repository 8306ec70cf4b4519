"""What the law says that an hour of work is paid at the least."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.problem import Place
from generator.records.criterion import Source


@dataclass(frozen=True, slots=True)
class MinimumWage:
    """The least wage from a day on (`minimum_wage` in content/framework.yml).

    Attributes:
        hourly: pounds for an hour, by the National Minimum Wage Regulations 2015 for those of 21 and over.
    """

    since: date
    hourly: Decimal
    sources: tuple[Source, ...]
    place: Place
