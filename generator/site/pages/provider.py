"""Providers: the list of those on the framework, and the page of each, who they are in their words and what they offer."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.publication import Publication, PublicProvider, WithheldService
from generator.site import addresses
from generator.site.pages import update
from generator.site.parts import card, contacts, costs, feedback, links, prose, reviews
from generator.site.parts.card import CardView
from generator.site.parts.contacts import ContactsView
from generator.site.parts.links import Link
from generator.site.parts.page import PageView, filled
from generator.site.parts.reviews import ReviewView
from generator.site.words import decisions, wording


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
    """Providers on the framework.

    Attributes:
        gone: those that have left or were removed, each with words that say which.
    """

    lead: str
    providers: tuple[ProviderLine, ...]
    gone: tuple[tuple[Link, str], ...]
    join: Link | None


@dataclass(frozen=True, slots=True)
class ProviderView(PageView):
    """A provider.

    Attributes:
        notices: a few words and a sentence, which may be "", on how it stands where it is suspended, has left or was
            removed, as a whole or in one type of support, and on what has been decided of it for a later day.
        about: its own words, already safe HTML.
        areas: where it works, in words; "" where none of its services is listed.
        cost_ranges: what its services cost, a line for each unit.
        people_say: how many people said something of its services, and how good; "" where too few did.
        none_listed: what is said where none is listed.
        withheld: its services that are not listed, those that may come back first, under headings;
            each page says why.
        reviews: the council's last yearly reviews, by type of support.
        facts: registered names and numbers (term, value), those that are known.
        update: where it says how its places stand; None where there is nothing to say.
    """

    summary: str
    notices: tuple[tuple[str, str], ...]
    about: Markup
    types: tuple[Link, ...]
    areas: str
    cost_ranges: tuple[str, ...]
    people_say: str
    facts: tuple[tuple[str, str], ...]
    contacts: ContactsView
    cards: tuple[CardView, ...]
    count: str
    none_listed: str
    withheld: tuple[tuple[str, tuple[Link, ...]], ...]
    reviews: tuple[ReviewView, ...]
    how_reviewed: Link
    elsewhere: tuple[Link, ...]
    feedback: Link
    update: Link | None


def view_of_all(publication: Publication) -> ProvidersView:
    """The list of providers."""
    region = publication.region
    providers = on_the_framework(publication)
    return ProvidersView(
        title=f"Care and support providers in {region}",
        description=f"Who offers care and support for adults in {region}, what each one does and how to reach them.",
        heading="Providers",
        lead=_lead(publication, len(providers)),
        providers=tuple(
            ProviderLine(
                link=links.provider(provider),
                also=wording.joined(provider.other_names),
                description=provider.description,
                status=decisions.standing(provider.status, provider.status_since),
                types=", ".join(link.text for link in _types_of(publication, provider)),
                count=wording.services(publication.of_provider(provider.id)),
            )
            for provider in providers
        ),
        gone=tuple(
            (links.provider(p), decisions.standing(p.status, p.status_since))
            for p in publication.providers.values()
            if p.is_gone
        ),
        join=None if publication.is_over else links.JOIN_AS_PROVIDER,
    )


def _lead(publication: Publication, number: int) -> str:
    if number == 0:
        return "No provider is on the framework at present."
    one = number == 1
    is_on = "is on the framework" if one else "are on the framework"
    if publication.is_over:
        is_on = f"{'was' if one else 'were'} on the framework when it ended"
    return f"{wording.count(number, 'provider')} {is_on}."


def on_the_framework(publication: Publication) -> tuple[PublicProvider, ...]:
    """Every provider that has not left and was not removed."""
    return tuple(p for p in publication.providers.values() if not p.is_gone)


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
    of_it = [s for s in publication.withheld.values() if s.provider == provider.id]
    over = publication.is_over or (of_it and not any(s.may_come_back for s in of_it))
    state = "any more" if over else "at present"
    return ProviderView(
        title=f"{provider.title}: who they are and what they offer",
        description=wording.clip(provider.description),
        crumbs=links.crumbs(links.PROVIDERS),
        heading=provider.title,
        summary=provider.description,
        notices=tuple(_notices(publication, provider)),
        about=prose.to_html(provider.about, heading_shift=1),
        types=_types_of(publication, provider),
        areas=_areas_of(publication, provider),
        cost_ranges=costs.ranges(services),
        people_say=feedback.of_services(publication, services),
        facts=_facts(provider),
        contacts=contacts.of_provider(provider),
        cards=card.cards_of(publication, services),
        count=wording.sentence_start(f"{wording.services(services)} by {provider.title}"),
        none_listed=f"None of their services is listed {state}.",
        withheld=tuple(_in_two(of_it)),
        reviews=reviews.of_provider(publication, provider.id),
        how_reviewed=Link("How we check, and how often", addresses.HOW_WE_CHECK),
        elsewhere=(links.LOTS, links.AREAS),
        feedback=Link(
            f"Something wrong on this page? Tell us about {provider.title}", addresses.FEEDBACK
        ),
        update=links.update(provider) if update.services_of(publication, provider) else None,
    )


def _in_two(entries: Sequence[WithheldService]) -> Iterator[tuple[str, tuple[Link, ...]]]:
    """Those that may come back, and those that do not."""
    for heading, may_come_back in (("Not listed at present", True), ("Not listed any more", False)):
        those = tuple(links.service(s) for s in entries if s.may_come_back is may_come_back)
        if those:
            yield heading, those


def _notices(publication: Publication, provider: PublicProvider) -> Iterator[tuple[str, str]]:
    if words := decisions.standing(provider.status, provider.status_since):
        yield words, decisions.why(provider.status, provider.decision)
    for lot, standing in provider.apart.items():
        title = _titles(publication, (lot,))
        yield decisions.standing(standing.status, standing.since, title), ""
    for decision in provider.to_come:
        if words := decisions.to_come(decision, _titles(publication, decision.lots)):
            yield words, ""


def _titles(publication: Publication, lots: Iterable[str]) -> str:
    """The types of support as they stand inside a sentence."""
    return wording.joined([wording.mid_sentence(publication.lots[lot].title) for lot in lots])


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
