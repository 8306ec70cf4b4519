"""Types of support that somebody who reads this page may not have thought of."""

from __future__ import annotations

from dataclasses import dataclass

from generator.records import Lot, LotState
from generator.site import addresses
from generator.site.parts.catalogue import Catalogue
from generator.site.parts.links import Link


@dataclass(frozen=True, slots=True)
class ThoughtView:
    """Another type of support, why it may suit, and the pages that tell more."""

    name: str
    words: str
    link: Link
    more: tuple[Link, ...]


def beside(catalogue: Catalogue, lot: Lot) -> tuple[ThoughtView, ...]:
    """The types that the council suggests to whoever looks at this one."""
    return tuple(
        ThoughtView(
            name=other.title,
            words=other.have_you_thought_of.words,
            link=Link(f"What {other.title} is", addresses.lot(other.id)),
            more=more(other),
        )
        for other in catalogue.open_lots
        if other.id != lot.id
        and other.state is not LotState.CLOSED
        and lot.id in other.have_you_thought_of.lots
    )


def more(lot: Lot) -> tuple[Link, ...]:
    """The prose pages that tell more of a type."""
    return tuple(Link(further.title, further.address) for further in lot.more)
