"""Types of support that somebody who reads this page may not have thought of."""

from dataclasses import dataclass

from generator.publication import Publication
from generator.records import Lot
from generator.site import addresses
from generator.site.parts.links import Link


@dataclass(frozen=True, slots=True)
class SuggestionView:
    """Another type of support, why it may suit, and the pages that tell more."""

    name: str
    words: str
    link: Link
    more: tuple[Link, ...]


def beside(publication: Publication, lot: Lot) -> tuple[SuggestionView, ...]:
    """The types that the council suggests to whoever looks at this one."""
    return tuple(
        SuggestionView(
            name=other.title,
            words=other.have_you_thought_of.words,
            link=Link(f"What {other.title} is", addresses.lot(other.id)),
            more=more(other),
        )
        for other in publication.offered_lots
        if other.id != lot.id and lot.id in other.have_you_thought_of.lots
    )


def more(lot: Lot) -> tuple[Link, ...]:
    """The prose pages that tell more of a type."""
    return tuple(Link(further.title, further.address) for further in lot.more)
