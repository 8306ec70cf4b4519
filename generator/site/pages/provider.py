"""Providers: the list of those on the framework, and the page of each, who they are in their words and what they offer."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.publication import Publication, PublicProvider
from generator.records import ProviderStatus
from generator.site import addresses
from generator.site.parts import card, contacts, costs, links, prose
from generator.site.parts.card import CardView
from generator.site.parts.contacts import ContactsView
from generator.site.parts.links import Link
from generator.site.parts.page import PageView, filled
from generator.site.words import wording


@dataclass(frozen=True, slots=True)
class ProviderLine:
    """One provider in the list. `status` is "" where it is simply on the framework, `also` where it has no other name."""

    link: Link
    also: str
    description: str
    status: str
    types: str
    count: str


@dataclass(frozen=True, slots=True)
class ProvidersView(PageView):
    """Providers on the framework; those that have left keep a page but are not in the list."""

    lead: str
    providers: tuple[ProviderLine, ...]
    join: Link


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


def view_of_all(publication: Publication) -> ProvidersView:
    """The list of providers."""
    region = publication.region
    providers = on_the_framework(publication)
    return ProvidersView(
        title=f"Care and support providers in {region}",
        description=f"Who offers care and support for adults in {region}, what each one does and how to reach them.",
        heading="Providers",
        lead=f"{wording.sentence_start(wording.count(len(providers), 'provider'))} on the framework.",
        providers=tuple(
            ProviderLine(
                link=links.provider(provider),
                also=wording.joined(provider.other_names),
                description=provider.description,
                status=wording.provider_status(provider.status, provider.status_since),
                types=", ".join(link.text for link in _types_of(publication, provider)),
                count=wording.services(publication.of_provider(provider.id)),
            )
            for provider in providers
        ),
        join=links.JOIN_AS_PROVIDER,
    )


def on_the_framework(publication: Publication) -> tuple[PublicProvider, ...]:
    """Every provider that has not left."""
    return tuple(p for p in publication.providers.values() if not p.has_left)


def _types_of(publication: Publication, provider: PublicProvider) -> tuple[Link, ...]:
    """The types of support of which the provider has a listed service."""
    offered = {service.lot for service in publication.of_provider(provider.id)}
    return tuple(links.lot(lot) for lot in publication.lots.values() if lot.id in offered)


def _areas_of(publication: Publication, provider: PublicProvider) -> str:
    """`Calne and Devizes`, or `All of Wiltshire`: where its listed services work."""
    served = {area for service in publication.of_provider(provider.id) for area in service.areas}
    if len(publication.areas) > 1 and len(served) == len(publication.areas):
        return f"All of {publication.region}"
    return wording.joined([area.name for area in publication.areas.values() if area.id in served])


def view(publication: Publication, provider: PublicProvider) -> ProviderView:
    """The page of one provider."""
    services = publication.of_provider(provider.id)
    return ProviderView(
        title=f"{provider.title}: who they are and what they offer",
        description=wording.clip(provider.description),
        crumbs=links.crumbs(links.PROVIDERS),
        heading=provider.title,
        summary=provider.description,
        notice=_notice(provider),
        about=prose.to_html(provider.about, heading_shift=1),
        types=_types_of(publication, provider),
        areas=_areas_of(publication, provider),
        cost_ranges=costs.ranges(services),
        facts=_facts(provider),
        contacts=contacts.of_provider(provider),
        cards=card.cards_of(publication, services),
        count=wording.sentence_start(f"{wording.services(services)} by {provider.title}"),
        withheld=tuple(
            links.service(s) for s in publication.withheld.values() if s.provider == provider.id
        ),
        elsewhere=(links.LOTS, links.AREAS),
        feedback=Link(
            f"Something wrong on this page? Tell us about {provider.title}", addresses.FEEDBACK
        ),
    )


def _notice(provider: PublicProvider) -> tuple[str, str]:
    words = wording.provider_status(provider.status, provider.status_since)
    if not words:
        return "", ""
    if provider.status is ProviderStatus.SUSPENDED:
        return words, "People who already get support from them are not affected."
    return words, "Its services are not listed any more. The links below lead to others."


def _facts(provider: PublicProvider) -> tuple[tuple[str, str], ...]:
    at = provider.location
    office = ", ".join(line for line in (*at.lines, at.postcode) if line) if at else ""
    return filled(
        ("Registered name", provider.legal_name),
        ("Trades as", provider.trading_name),
        ("Company number", provider.company_number),
        ("Charity number", provider.charity_number),
        ("CQC provider id", provider.cqc_provider_id),
        ("Main office", office),
        ("Joined the framework", wording.day(provider.joined)),
    )
