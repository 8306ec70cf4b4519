"""The page of a service that is not listed at present: what it was, why, and what is nearby."""

from __future__ import annotations

from dataclasses import dataclass

from generator.publication.criteria import Outcome, standings
from generator.publication.listing import Withheld
from generator.records import Service
from generator.site import addresses
from generator.site.pages import service as listed
from generator.site.parts.card import CardView
from generator.site.parts.catalogue import Catalogue
from generator.site.parts.links import Link
from generator.site.words import reasons, wording


@dataclass(frozen=True, slots=True)
class ReasonView:
    """One reason, and from which day ("" where that is not known)."""

    words: str
    since: str


@dataclass(frozen=True, slots=True)
class WithheldView:
    """A withheld service. It holds no price, availability, address or contact: nothing to leak."""

    id: str
    title: str
    description: str
    crumbs: tuple[Link, ...]
    heading: str
    type: Link
    provider: Link
    reasons: tuple[ReasonView, ...]
    near: tuple[CardView, ...]
    near_heading: str


def view(catalogue: Catalogue, service: Service) -> WithheldView:
    """The page at the service's own address."""
    directory = catalogue.directory
    lot = directory.lots[service.lot]
    provider = directory.providers[service.provider]
    return WithheldView(
        id=service.id,
        title=f"{service.title}: not listed at present",
        description=f"{service.title} is not listed at present. See why, and what else is nearby.",
        crumbs=listed.crumbs(directory, service),
        heading=service.title,
        type=Link(lot.title, addresses.lot(lot.id)),
        provider=Link(provider.title, addresses.provider(provider.id)),
        reasons=_reasons(catalogue, service),
        near=catalogue.near_by(service),
        near_heading=listed.near_heading(directory, service),
    )


def _reasons(catalogue: Catalogue, service: Service) -> tuple[ReasonView, ...]:
    """Every reason; but where no proof was seen yet at all, the criteria are one sentence, or none beside others.

    A list of all that is asked would read as a list of faults. `status` has it for the council.
    """
    found = catalogue.listing.withheld[service.id]
    if not _nothing_seen(catalogue, service):
        return tuple(map(_reason, found))
    others = tuple(_reason(why) for why in found if not why.criterion)
    return others or (ReasonView(reasons.STILL_CHECKING, ""),)


def _nothing_seen(catalogue: Catalogue, service: Service) -> bool:
    missing = [why.criterion for why in catalogue.listing.withheld[service.id] if why.criterion]
    asked = standings(catalogue.directory, service, catalogue.listing.as_of)
    return bool(missing) and all(each.outcome is Outcome.MISSING for each in asked)


def _reason(why: Withheld) -> ReasonView:
    since = why.since if reasons.shows_since(why) else None
    return ReasonView(reasons.in_words(why), wording.day(since) if since else "")
