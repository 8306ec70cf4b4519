"""The forms that are filled in to join: the declaration and the open-book prices, as one or several lots ask them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.records import Criterion, Framework, Lot, MinimumWage, PriceBand, Statement, Sums
from generator.site.words import drafts


@dataclass(frozen=True, slots=True)
class PriceColumn:
    """A column of the sheet for prices that is filled in with a number.

    Attributes:
        unit: "hours" or "pounds", of one unit of the price.
        needed: whether a price is whole without it; left empty it is 0.
    """

    name: str
    unit: str
    description: str
    needed: bool = False


DECLARATION_COLUMNS = (
    "id",
    "what is declared",
    "answer",
    "what happened, and what you have put right",
)
SIGNED_BY, SIGNED_ON = "signed-by", "signed-on"
PRICE_COLUMNS = (
    PriceColumn("contact_hours", "hours", "Hours that a worker spends with people, for one person: 1.5 where one worker is six hours with four. At a sleep-in, the hours awake for work.", needed=True),
    PriceColumn("other_hours", "hours", "Hours of travelling between people, waiting and training that belong to it."),
    PriceColumn("paid_hours", "hours", "For how many hours the worker is paid.", needed=True),
    PriceColumn("wage", "pounds", "The lowest wage for an hour that anybody who does this work gets.", needed=True),
    PriceColumn("on_costs", "pounds", "Holidays, sick pay, National Insurance and pension.", needed=True),
    PriceColumn("travel", "pounds", "Mileage and fares."),
    PriceColumn("other_costs", "pounds", "What else it takes: a building, meals, things to do."),
    PriceColumn("overhead", "pounds", "The manager, the office, insurance, fees, training.", needed=True),
    PriceColumn("surplus", "pounds", "What is left over."),
    PriceColumn("price", "pounds", "The price that you ask. It is the sum of wage times paid hours, and of all that follows.", needed=True),
)  # fmt: skip
# What the workbook itself says of a price, by formulas; it is not read back.
SAID_OF_A_PRICE = ("sum of the parts", "in the band", "pays the minimum wage")
UNSETTLED = "a draft: it is not settled yet what is paid"
BAND_COLUMNS = ("lot", "unit", "for", "band from", "band to")


@dataclass(frozen=True, slots=True)
class FormBand:
    """A band of a lot's price model, for which a price may be asked; `fees` and `draft`: see `PriceModel`."""

    lot: str
    band: PriceBand
    fees: bool = False
    draft: bool = False

    @property
    def key(self) -> tuple[str, str, str]:
        """What the first cells of its row say: the lot, the unit, and which support it is for."""
        return self.lot, self.band.unit, self.band.applies_to


@dataclass(frozen=True, slots=True)
class Forms:
    """What is to be filled in.

    Attributes:
        statements: what is declared, in the order of the criteria.
        wage: the legal minimum wage on the day; None where the settings do not say.
        drafts: what of all that the council has not settled yet, a sentence each.
        draft_statements: the ids of those that a criterion asks that is a draft.
    """

    statements: tuple[Statement, ...]
    bands: tuple[FormBand, ...]
    wage: MinimumWage | None
    drafts: tuple[str, ...] = ()
    draft_statements: frozenset[str] = frozenset()


def forms_of(
    lots: Iterable[Lot],
    criteria: Mapping[str, Criterion],
    framework: Framework,
    sums: Sums,
    day: date,
) -> Forms:
    """The forms of the lots on the day: a statement that several ask is there once."""
    statements: dict[str, Statement] = {}
    draft_statements: set[str] = set()
    bands: list[FormBand] = []
    sentences: list[str] = []
    for lot in lots:
        for criterion in lot.criteria_among(criteria):
            version = criterion.on(day)
            for statement in version.declaration if version else ():
                statements.setdefault(statement.id, statement)
                if criterion.draft:
                    draft_statements.add(statement.id)
        model = lot.price_model
        prices = model.on(day)
        of_model = (model.fees, model.draft)
        bands += [FormBand(lot.id, band, *of_model) for band in (prices.bands if prices else ())]
        sentences += drafts_of(lot, criteria, framework)
    return Forms(
        tuple(statements.values()),
        tuple(bands),
        sums.minimum_wage_on(day),
        tuple(sentences),
        frozenset(draft_statements),
    )


def drafts_of(lot: Lot, criteria: Mapping[str, Criterion], framework: Framework) -> list[str]:
    """What of a lot the council has not settled yet, a sentence each."""
    council = framework.council
    asked = [criterion.title for criterion in lot.criteria_among(criteria) if criterion.draft]
    notices = (
        drafts.of_type(council, draft=lot.draft),
        drafts.of_joining(council, asked),
        drafts.of_prices(council, draft=lot.price_model.draft),
    )
    return [f"{tag} ({lot.title}): {words}" for tag, words in notices if tag]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a provider answered to a statement: "yes" or "no", and its words."""

    answer: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class OpenPrice:
    """A price with its costs laid open.

    Attributes:
        of: the band for which it is asked.
        sums: by the names of `PRICE_COLUMNS`; 0 where nothing stands.
    """

    of: FormBand
    sums: Mapping[str, Decimal]

    @property
    def parts(self) -> Decimal:
        """What the parts come to, in pounds and pence."""
        pounds = (self.sums[c.name] for c in PRICE_COLUMNS[4:-1])
        total = self.sums["wage"] * self.sums["paid_hours"] + sum(pounds, Decimal())
        return total.quantize(Decimal("0.01"))

    @property
    def hourly(self) -> Decimal:
        """What the lowest paid worker gets for each hour of work, travelling and waiting included.

        National Minimum Wage Regulations 2015, regulations 33 and 34: training and
        travelling between people are time work.
        """
        worked = self.sums["contact_hours"] + self.sums["other_hours"]
        return (self.sums["wage"] * self.sums["paid_hours"] / worked) if worked else Decimal()

    def outside(self) -> Decimal:
        """By how many pounds it lies outside its band: below 0 under it, above 0 over it, 0 within."""
        price, band = self.sums["price"], self.of.band
        if band.lowest is not None and price < band.lowest:
            return price - band.lowest
        return (
            price - band.highest if band.highest is not None and price > band.highest else Decimal()
        )
