"""The page of a service that is not listed at present: what it was, why, and what is nearby."""

from dataclasses import dataclass

from generator.publication import Publication, WithheldService
from generator.publication.criteria import Outcome
from generator.publication.listing import Reason
from generator.site.pages import service as listed
from generator.site.parts import card, links
from generator.site.parts.card import CardView
from generator.site.parts.links import Link
from generator.site.parts.page import PageView
from generator.site.words import reasons, wording


@dataclass(frozen=True, slots=True)
class ReasonView:
    """One reason, and from which day ("" where that is not known)."""

    words: str
    since: str


@dataclass(frozen=True, slots=True)
class WithheldView(PageView):
    """A withheld service. It holds no price, availability, address or contact: nothing to leak."""

    id: str
    type: Link
    provider: Link
    reasons: tuple[ReasonView, ...]
    near: tuple[CardView, ...]
    near_heading: str


def view(publication: Publication, service: WithheldService) -> WithheldView:
    """The page at the service's own address."""
    return WithheldView(
        id=service.id,
        title=f"{service.title}: not listed at present",
        description=f"{service.title} is not listed at present. See why, and what else is nearby.",
        crumbs=listed.crumbs(publication, service),
        heading=service.title,
        type=links.lot(publication.lots[service.lot]),
        provider=links.provider(publication.providers[service.provider]),
        reasons=_reasons(service),
        near=card.near_by(publication, service),
        near_heading=listed.near_heading(publication, service),
    )


def _reasons(service: WithheldService) -> tuple[ReasonView, ...]:
    """Every reason; but where no proof was seen yet at all, the criteria are one sentence, or none beside others.

    A list of all that is asked would read as a list of faults. The worklist has it for the council.
    """
    if not _nothing_seen(service):
        return tuple(map(_reason, service.reasons))
    others = tuple(_reason(reason) for reason in service.reasons if not reason.criterion)
    return others or (ReasonView(reasons.STILL_CHECKING, ""),)


def _nothing_seen(service: WithheldService) -> bool:
    lacking = any(reason.criterion for reason in service.reasons)
    return lacking and all(status.outcome is Outcome.MISSING for status in service.statuses)


def _reason(reason: Reason) -> ReasonView:
    since = wording.day(reason.since) if reasons.shows_since(reason) else ""
    return ReasonView(reasons.in_words(reason), since)
