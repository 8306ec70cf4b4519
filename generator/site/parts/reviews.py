"""The council's yearly reviews of a provider: when, in which role, what came of it, and the provider's own words."""

from dataclasses import dataclass, replace
from typing import Final

from generator.publication import Publication, PublicReview, PublicService
from generator.records import grouped
from generator.site import addresses
from generator.site.parts.links import Link
from generator.site.words import reviews as review_words
from generator.site.words import wording

ANCHOR: Final = "yearly-review"


@dataclass(frozen=True, slots=True)
class ReviewView:
    """The last review of one or several types of support, where it was the same for them.

    Attributes:
        of: the types.
        when: the day and the role.
        outcome, reply: "" where the council has not published them, or there is no reply.
    """

    of: str
    when: str
    outcome: str
    reply: str


@dataclass(frozen=True, slots=True)
class ReviewOfService:
    """When a service's type was last reviewed with its provider: "" where it was not yet; and where more is to read."""

    words: str
    link: Link | None


def of_provider(publication: Publication, provider: str) -> tuple[ReviewView, ...]:
    """The last review of each type that the provider offers or may offer again, the newest first."""
    withheld = (s for s in publication.withheld.values() if s.provider == provider)
    lots = {s.lot for s in (*publication.of_provider(provider), *withheld) if s.may_come_back}
    latest = (_latest(publication, provider, lot) for lot in publication.lots if lot in lots)
    alike = grouped((replace(review, lot=""), review.lot) for review in latest if review)
    newest = sorted(alike.items(), key=lambda pair: pair[0].reviewed_on, reverse=True)
    return tuple(_view(publication, review, of) for review, of in newest)


def of_service(publication: Publication, service: PublicService) -> ReviewOfService:
    """When the council last reviewed the service's type with its provider."""
    review = _latest(publication, service.provider, service.lot)
    if review is None:
        return ReviewOfService("", None)
    words = f"The council's last yearly review was on {wording.day(review.reviewed_on)}."
    if not (outcome := review_words.outcome(review)):
        return ReviewOfService(words, None)
    where = f"{addresses.provider(service.provider)}#{ANCHOR}"
    more = "What the provider says about the review" if review.reply else "More about the review"
    return ReviewOfService(f"{words} {outcome}", Link(more, where))


def _latest(publication: Publication, provider: str, lot: str) -> PublicReview | None:
    of_lot = (r for r in publication.reviews_of(provider) if r.lot == lot)
    return max(of_lot, key=lambda review: review.reviewed_on, default=None)


def _view(publication: Publication, review: PublicReview, lots: tuple[str, ...]) -> ReviewView:
    return ReviewView(
        of="; ".join(publication.lots[lot].title for lot in lots),
        when=f"{wording.day(review.reviewed_on)} ({review.reviewed_by})",
        outcome=review_words.outcome(review),
        reply=review.reply,
    )
