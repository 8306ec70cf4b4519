"""What of a directory is a draft still: a council has not settled it, and no public may take it for settled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.problem import Place
from generator.records.filed import Filed


class DraftOf(StrEnum):
    """What may be a draft, as an officer calls it; a name follows, but for the framework."""

    FRAMEWORK = "what content/framework.yml says"
    LOT = "the lot"
    PRICES = "the price model of"
    CRITERION = "the criterion"
    PAGE = "the page"


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft, and where it says that it is one.

    Attributes:
        name: the id of the lot or the criterion, the page's file, or "".
    """

    of: DraftOf
    name: str
    place: Place


def drafts(filed: Filed) -> Iterator[Draft]:
    """Every draft in the council's own files, in the order in which they are settled."""
    framework = filed.framework
    if framework.draft:
        yield Draft(DraftOf.FRAMEWORK, "", framework.place.at("draft"))
    for criterion in filed.criteria.values():
        if criterion.draft:
            yield Draft(DraftOf.CRITERION, criterion.id, _inside(criterion.place))
    for lot in filed.lots.values():
        if lot.draft:
            yield Draft(DraftOf.LOT, lot.id, lot.place.at("draft"))
        for criterion in lot.sharpened:
            if criterion.draft:
                yield Draft(DraftOf.CRITERION, criterion.id, _inside(criterion.place))
        if lot.price_model.draft:
            yield Draft(DraftOf.PRICES, lot.id, _inside(lot.price_model.place))
    for place in filed.prose.drafts:
        yield Draft(DraftOf.PAGE, place.file, place)


def _inside(place: Place) -> Place:
    return place.at(f"{place.field}.draft")
