"""All listed services, by type of support: the way in that needs no search."""

from __future__ import annotations

from dataclasses import dataclass

from generator.site import addresses
from generator.site.parts import links, location
from generator.site.parts.card import CardView
from generator.site.parts.catalogue import Catalogue
from generator.site.parts.links import Link
from generator.site.words import wording


@dataclass(frozen=True, slots=True)
class ServicesOfType:
    """One type with its services, in short lines. `id` is the section's anchor."""

    id: str
    link: Link
    count: str
    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class ServicesView:
    """Every listed service."""

    title: str
    description: str
    crumbs: tuple[Link, ...]
    heading: str
    lead: str
    types: tuple[ServicesOfType, ...]


def view(catalogue: Catalogue) -> ServicesView:
    """The page of all services."""
    region = location.region(catalogue.directory)
    count = wording.count(len(catalogue.services), "service")
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
                cards=catalogue.cards_of(services),
            )
            for lot in catalogue.lots
            if (services := catalogue.in_lot(lot.id))
        ),
    )
