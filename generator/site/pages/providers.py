"""All providers on the framework, with what they offer."""

from __future__ import annotations

from dataclasses import dataclass

from generator.records import Provider, ProviderStatus
from generator.site import addresses
from generator.site.parts import links, location
from generator.site.parts.catalogue import Catalogue
from generator.site.parts.links import Link
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
class ProvidersView:
    """Providers on the framework; those that have left keep a page but are not in the list."""

    title: str
    description: str
    crumbs: tuple[Link, ...]
    heading: str
    lead: str
    providers: tuple[ProviderLine, ...]
    join: Link


def view(catalogue: Catalogue) -> ProvidersView:
    """The list of providers."""
    region = location.region(catalogue.directory)
    lines = tuple(_line(catalogue, provider) for provider in on_the_framework(catalogue))
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


def on_the_framework(catalogue: Catalogue) -> tuple[Provider, ...]:
    """Every provider that has not left by the listing's day."""
    return tuple(p for p in catalogue.providers if not has_left(catalogue, p))


def has_left(catalogue: Catalogue, provider: Provider) -> bool:
    """Whether the provider has left by the listing's day."""
    since = provider.status_since
    return provider.status is ProviderStatus.LEFT and (
        since is None or since <= catalogue.listing.as_of
    )


def types_of(catalogue: Catalogue, provider: Provider) -> tuple[Link, ...]:
    """The types of support of which the provider has a listed service."""
    offered = {service.lot for service in catalogue.of_provider(provider.id)}
    return tuple(
        Link(lot.title, addresses.lot(lot.id)) for lot in catalogue.lots if lot.id in offered
    )


def areas_of(catalogue: Catalogue, provider: Provider) -> str:
    """`Calne and Devizes`, or `All of Wiltshire`: where its listed services work."""
    served = {area for service in catalogue.of_provider(provider.id) for area in service.areas}
    if len(catalogue.areas) > 1 and len(served) == len(catalogue.areas):
        return f"All of {location.region(catalogue.directory)}"
    return wording.joined([area.name for area in catalogue.areas if area.id in served])


def _line(catalogue: Catalogue, provider: Provider) -> ProviderLine:
    return ProviderLine(
        link=Link(provider.title, addresses.provider(provider.id)),
        description=provider.description,
        status=wording.provider_status(
            provider.status, provider.status_since, catalogue.listing.as_of
        ),
        types=", ".join(link.text for link in types_of(catalogue, provider)),
        count=wording.count(len(catalogue.of_provider(provider.id)), "service"),
    )
