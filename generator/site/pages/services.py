"""All listed services, by type of support: the way in that needs no search."""

from dataclasses import dataclass

from generator.publication import Publication
from generator.site import addresses
from generator.site.parts import card, links
from generator.site.parts.card import CardView
from generator.site.parts.links import Link
from generator.site.parts.page import PageView
from generator.site.words import wording


@dataclass(frozen=True, slots=True)
class ServicesOfType:
    """One type with its services, in short lines. `id` is the section's anchor."""

    id: str
    link: Link
    count: str
    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class ServicesView(PageView):
    """Every listed service."""

    lead: str
    types: tuple[ServicesOfType, ...]


def view(publication: Publication) -> ServicesView:
    """The page of all services."""
    region = publication.region
    count = wording.count(len(publication.services), "service")
    return ServicesView(
        title=f"All care and support services in {region}",
        description=f"Every service for adults on the list for {region}, by type of support.",
        crumbs=links.crumbs(),
        heading="All services",
        lead=f"{wording.sentence_start(count)}, by type of support.",
        types=tuple(
            ServicesOfType(
                id=lot.id,
                link=Link(lot.title, addresses.lot(lot.id)),
                count=wording.count(len(services), "service"),
                cards=card.cards_of(publication, services),
            )
            for lot in publication.lots.values()
            if (services := publication.in_lot(lot.id))
        ),
    )
