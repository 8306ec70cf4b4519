"""Cost options → price_from, price_to and price_unit. What is not known stays blank; nothing is taken for "after an assessment" that does not say so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from generator.importers.open_referral.parts import Part
from generator.importers.open_referral.wordmap import Phrases
from generator.records import AFTER_ASSESSMENT, PriceModel

_ASSESSED: Final = re.compile(
    r"\b(?:after|following|subject to|depend\w*\s+(?:up)?on|based on|determined by|agreed (?:after|at|following))\s+"
    r"(?:(?:an?|the|your|our|their|his|her|individual|initial|full|free|personal|care|support|social|needs?)['’]?s?\s+){0,5}"
    r"(?:assessments?|assessed needs)\b",
    re.IGNORECASE,
)
_MEANS: Final = re.compile(
    r"\b(?:financial|means|income|benefits?)[- ]?(?:test\w*|assess\w*)", re.I
)
_PER: Final = re.compile(r"(?:\b(?:per|an?|each|every)\b|/)\s*((?:\w+[ -]?){1,2})", re.IGNORECASE)
_MOST: Final = 20_000
_PENNY: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Price:
    """The three cells; `lost` says of each cost that is not in them why."""

    cells: dict[str, str]
    lost: tuple[str, ...] = ()


def price_of(service: Part, units: Phrases, model: PriceModel, today: date) -> Price:
    """What the cost options that hold on the day say together.

    Of several units the first counts that the lot has; the lowest and the
    highest of its amounts are the price.

    Args:
        units: words → units.
        model: what the lot allows.
    """
    amounts: dict[str, list[Decimal]] = {}
    lost: list[str] = []
    texts = [service.prose("fees", "fees_description", "cost_description")]
    for option in service.parts("cost_options", "costs"):
        amount = option.number("amount", "cost")
        words = [
            option.text(n) for n in ("amount_description", "cost_type", "option", "description")
        ]
        ends, begins = option.text("valid_to")[:10], option.text("valid_from")[:10]
        option.skip("currency")
        if (ends and ends < today.isoformat()) or (begins and begins > today.isoformat()):
            lost.append("a cost that does not hold today")
            continue
        texts += words
        if amount is None:
            continue
        unit = _unit(words, units)
        if why := _why_not(amount, unit, model):
            lost.append(why)
        else:
            amounts.setdefault(unit, []).append(amount.quantize(_PENNY))
    lost += ["a cost in another unit"] * sum(map(len, list(amounts.values())[1:]))
    if amounts:
        unit, values = next(iter(amounts.items()))
        least, most = min(values), max(values)
        cells = {"price_from": _pounds(least), "price_to": _pounds(most) if most > least else ""}
        return Price({**cells, "price_unit": unit}, tuple(lost))
    if any(_ASSESSED.search(text) and not _MEANS.search(text) for text in texts):
        return Price({"price_unit": AFTER_ASSESSMENT}, tuple(lost))
    return Price({}, tuple(lost))


def _unit(words: Sequence[str], units: Phrases) -> str:
    """What a price is for: the word behind "per" before any other."""
    behind = [match[1] for text in words for match in _PER.finditer(text)]
    return next(iter((*units.ids(behind), *units.ids(words))), "")


def _why_not(amount: Decimal, unit: str, model: PriceModel) -> str:
    if not 0 <= amount <= _MOST:
        return "a cost that can be no price"
    if not unit:
        return "a cost that does not say what it is for"
    if model.units and unit not in model.units:
        return f"a cost for a {unit}, which the lot has no price for"
    if model.units and not model.ever_allows(unit, [amount.quantize(_PENNY)]):
        return "a cost outside the lot's bands"
    return ""


def _pounds(amount: Decimal) -> str:
    """Without needless zeros: "35", "12.5" as people type it is "12.50"."""
    return str(int(amount)) if amount == amount.to_integral_value() else str(amount)
