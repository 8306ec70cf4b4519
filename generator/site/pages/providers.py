"""All providers on the framework, with what they offer."""

from dataclasses import dataclass

from generator.publication import Publication, PublicProvider
from generator.site import addresses
from generator.site.parts import links
from generator.site.parts.links import Link
from generator.site.parts.page import PageView
from generator.site.words import wording


@dataclass(frozen=True, slots=True)
class ProviderLine:
    """One provider in the list. `status` is "" where it is simply on the framework."""

    link: Link
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


def view(publication: Publication) -> ProvidersView:
    """The list of providers."""
    region = publication.region
    lines = tuple(_line(publication, provider) for provider in on_the_framework(publication))
    return ProvidersView(
        title=f"Care and support providers in {region}",
        description=(
            f"Who offers care and support for adults in {region}, "
            "what each one does and how to reach them."
        ),
        crumbs=links.crumbs(),
        heading="Providers",
        lead=f"{wording.sentence_start(wording.count(len(lines), 'provider'))} on the framework.",
        providers=lines,
        join=Link("How to join as a provider", addresses.JOIN),
    )


def on_the_framework(publication: Publication) -> tuple[PublicProvider, ...]:
    """Every provider that has not left."""
    return tuple(p for p in publication.providers.values() if not p.has_left)


def types_of(publication: Publication, provider: PublicProvider) -> tuple[Link, ...]:
    """The types of support of which the provider has a listed service."""
    offered = {service.lot for service in publication.of_provider(provider.id)}
    return tuple(
        Link(lot.title, addresses.lot(lot.id))
        for lot in publication.lots.values()
        if lot.id in offered
    )


def areas_of(publication: Publication, provider: PublicProvider) -> str:
    """`Calne and Devizes`, or `All of Wiltshire`: where its listed services work."""
    served = {area for service in publication.of_provider(provider.id) for area in service.areas}
    if len(publication.areas) > 1 and len(served) == len(publication.areas):
        return f"All of {publication.region}"
    return wording.joined([area.name for area in publication.areas.values() if area.id in served])


def _line(publication: Publication, provider: PublicProvider) -> ProviderLine:
    return ProviderLine(
        link=Link(provider.title, addresses.provider(provider.id)),
        description=provider.description,
        status=wording.provider_status(provider.status, provider.status_since),
        types=", ".join(link.text for link in types_of(publication, provider)),
        count=wording.count(len(publication.of_provider(provider.id)), "service"),
    )
