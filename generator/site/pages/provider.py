"""The page of a provider: who they are, in their words, and what they offer."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.publication import Publication, PublicProvider
from generator.records import ProviderStatus
from generator.site import addresses
from generator.site.pages import providers
from generator.site.parts import card, contacts, costs, links, prose
from generator.site.parts.card import CardView
from generator.site.parts.contacts import ContactsView
from generator.site.parts.links import Link
from generator.site.parts.page import PageView
from generator.site.words import wording


@dataclass(frozen=True, slots=True)
class ProviderView(PageView):
    """A provider.

    Attributes:
        notice: a tag and a sentence where it is suspended or has left, otherwise ("", "").
        about: its own words, already safe HTML.
        areas: where it works, in words; "" where none of its services is listed.
        cost_ranges: what its services cost, a line for each unit.
        withheld: those of its services that are not listed at present; each page says why.
        facts: registered names and numbers (term, value), those that are known.
    """

    summary: str
    notice: tuple[str, str]
    about: Markup
    types: tuple[Link, ...]
    areas: str
    cost_ranges: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    contacts: ContactsView
    cards: tuple[CardView, ...]
    count: str
    withheld: tuple[Link, ...]
    elsewhere: tuple[Link, ...]
    feedback: Link


def view(publication: Publication, provider: PublicProvider) -> ProviderView:
    """The page of one provider."""
    cards = card.cards_of(publication, publication.of_provider(provider.id))
    return ProviderView(
        title=f"{provider.title}: who they are and what they offer",
        description=wording.clip(provider.description),
        crumbs=links.crumbs(links.PROVIDERS),
        heading=provider.title,
        summary=provider.description,
        notice=_notice(provider),
        about=prose.to_html(provider.about, heading_shift=1),
        types=providers.types_of(publication, provider),
        areas=providers.areas_of(publication, provider),
        cost_ranges=costs.ranges(publication.of_provider(provider.id)),
        facts=_facts(provider),
        contacts=contacts.of_provider(provider),
        cards=cards,
        count=wording.sentence_start(f"{wording.count(len(cards), 'service')} by {provider.title}"),
        withheld=_withheld(publication, provider),
        elsewhere=(links.LOTS, links.AREAS),
        feedback=Link(
            f"Something wrong on this page? Tell us about {provider.title}", addresses.FEEDBACK
        ),
    )


def _withheld(publication: Publication, provider: PublicProvider) -> tuple[Link, ...]:
    return tuple(
        Link(service.title, addresses.service(service.id))
        for service in publication.withheld.values()
        if service.provider == provider.id
    )


def _notice(provider: PublicProvider) -> tuple[str, str]:
    words = wording.provider_status(provider.status, provider.status_since)
    if not words:
        return "", ""
    if provider.status is ProviderStatus.SUSPENDED:
        return words, "People who already get support from them are not affected."
    return words, "Its services are not listed any more. The links below lead to others."


def _facts(provider: PublicProvider) -> tuple[tuple[str, str], ...]:
    known = (
        ("Registered name", provider.legal_name),
        ("Trades as", provider.trading_name),
        ("Company number", provider.company_number),
        ("Charity number", provider.charity_number),
        ("CQC provider id", provider.cqc_provider_id),
        ("Main office", _office(provider)),
        ("Joined the framework", wording.day(provider.joined)),
    )
    return tuple((term, value) for term, value in known if value)


def _office(provider: PublicProvider) -> str:
    at = provider.location
    return ", ".join(line for line in (*at.lines, at.postcode) if line) if at else ""
