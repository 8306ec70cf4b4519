"""What support may cost a person: what the council looks at, and the sums that the government sets, with their years."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from generator.publication import Publication
from generator.records import SavingsLimits, SumOfYear
from generator.site import addresses
from generator.site.parts.links import ExternalLink, Link
from generator.site.parts.page import PageView
from generator.site.words import wording


@dataclass(frozen=True, slots=True)
class SavingsWords:
    """The limits in pounds, and what somebody's savings between them count as.

    Attributes:
        example, example_weekly: savings halfway between the limits, and what they count as in a week.
        year: `1 April 2026 to 31 March 2027`.
    """

    lower: str
    upper: str
    step: str
    weekly: str
    example: str
    example_weekly: str
    year: str


@dataclass(frozen=True, slots=True)
class SumSource:
    """Where a sum stands, and for which year. `link` is None where nothing on the web is named."""

    what: str
    year: str
    title: str
    link: ExternalLink | None


@dataclass(frozen=True, slots=True)
class PayingView(PageView):
    """What you may have to pay.

    Attributes:
        savings: None where the council has not written the limits down; so with `nursing`.
        nursing: what the NHS pays a care home, as `£267.68 a week`, or "".
        self_funders: where those who pay for themselves find services; None where no service takes them.
    """

    savings: SavingsWords | None
    nursing: str
    nursing_year: str
    sources: tuple[SumSource, ...]
    self_funders: Link | None


def view(publication: Publication) -> PayingView:
    """The page on who pays."""
    sums, day = publication.sums, publication.as_of
    limits, nursing = sums.savings_limits_on(day), sums.nursing_contribution_on(day)
    return PayingView(
        title="What you may have to pay for support",
        description="Who pays for care and support: what the council looks at, how much your savings count, and who can help.",
        heading="What you may have to pay",
        savings=_savings(limits) if limits else None,
        nursing=f"{wording.money(nursing.weekly)} a week" if nursing else "",
        nursing_year=_year(nursing) if nursing else "",
        sources=(
            *(_sources("Savings limits", limits) if limits else ()),
            *(_sources("NHS payment for nursing", nursing) if nursing else ()),
        ),
        self_funders=Link(
            "Services that take people who pay for themselves",
            f"{addresses.FIND}?self-funders=yes",
        )
        if any(service.self_funders for service in publication.services.values())
        else None,
    )


def _savings(limits: SavingsLimits) -> SavingsWords:
    half = (limits.upper - limits.lower) / 2
    example = limits.lower + half
    return SavingsWords(
        lower=wording.money(limits.lower),
        upper=wording.money(limits.upper),
        step=wording.money(limits.step),
        weekly=wording.money(limits.weekly),
        example=wording.money(example),
        example_weekly=wording.money(weekly_income(limits, example)),
        year=_year(limits),
    )


def weekly_income(limits: SavingsLimits, savings: Decimal) -> Decimal:
    """What savings count as, in pounds a week: each step above the lower limit, a part of one as a whole (regulation 25)."""
    above = max(savings - limits.lower, Decimal(0))
    return (above / limits.step).to_integral_value(ROUND_CEILING) * limits.weekly


def _year(of_year: SumOfYear) -> str:
    return f"{wording.day(of_year.since)} to {wording.day(of_year.until)}"


def _sources(what: str, of_year: SumOfYear) -> Iterator[SumSource]:
    for source in of_year.sources:
        link = ExternalLink(source.title, source.address) if source.address else None
        yield SumSource(what, _year(of_year), source.title, link)
