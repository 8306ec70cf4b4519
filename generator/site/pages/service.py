"""Services: the list of all, which needs no search, and the page of each: to choose it, or why it is not listed."""

from dataclasses import dataclass
from typing import Any

from generator.publication import Publication, PublicService, ServiceEntry, WithheldService
from generator.site import addresses
from generator.site.parts import (
    card,
    contacts,
    county_map,
    evidence,
    feedback,
    links,
    location,
    photo,
    regulation,
    reviews,
)
from generator.site.parts.card import CardView
from generator.site.parts.contacts import ContactsView
from generator.site.parts.county_map import CountyMap
from generator.site.parts.evidence import SeenOfKind
from generator.site.parts.feedback import FeedbackView
from generator.site.parts.links import ExternalLink, Link
from generator.site.parts.location import WhereView
from generator.site.parts.page import PageView
from generator.site.parts.photo import PhotoView
from generator.site.parts.regulation import RegulationView
from generator.site.parts.reviews import ReviewOfService
from generator.site.words import decisions, opening, places, reasons, wording
from generator.site.words.places import AvailabilityWords


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


@dataclass(frozen=True, slots=True)
class _EntryView(PageView):
    """What the page of any service has, listed or withheld: its type, its provider, and cards of services near it."""

    id: str
    type: Link
    provider: Link
    easy_read: Link
    near: tuple[CardView, ...]
    near_heading: str


@dataclass(frozen=True, slots=True)
class ServiceView(_EntryView):
    """A listed service.

    Attributes:
        notices: what has been decided of its provider and takes it off the list on a later day, each with "".
        checked_by_council: what the council has seen proof of, by kind.
        decided: since when it is on the framework, and who decided that.
        review: the last yearly review.
        feedback: what people say of it.
        ring: the way to ring it, its provider or the council; None where none has a number.
        places_told_by: who said how places stand; "" where it does not say.
        opening: on which days and at what hours it runs; "" where it does not say.
        known_as: sentences on its other names and its group; "" where it has neither.
        capacity: how many places there are in all; "" where it does not say.
        address: its own below the site's, which stands on its sheet of paper.
    """

    notices: tuple[tuple[str, str], ...]
    summary: str
    known_as: str
    type_picture: str
    provider_about: str
    where: WhereView
    map: CountyMap | None
    needs: tuple[str, ...]
    ages: str
    availability: AvailabilityWords
    places_told_by: str
    price: str
    price_includes: str
    self_funders: str
    self_funders_in_short: str
    access: tuple[str, ...]
    opening: str
    languages: tuple[str, ...]
    capacity: str
    checked: str
    regulation: RegulationView
    rating_in_short: str
    how_to_start: str
    contacts: ContactsView
    ring: ExternalLink | None
    checked_by_council: tuple[SeenOfKind, ...]
    decided: str
    review: ReviewOfService
    how_checked: Link
    governance: Link
    feedback: FeedbackView
    photo: PhotoView | None
    paying: Link
    correction: Link
    update: Link
    address: str


@dataclass(frozen=True, slots=True)
class WithheldView(_EntryView):
    """A withheld service. It holds no price, availability, address or contact: nothing to leak. `state` and `reasons` are sentences."""

    state: str
    reasons: tuple[str, ...]


def view_of_all(publication: Publication) -> ServicesView:
    """The page of all services."""
    region = publication.region
    count = wording.services(publication.services)
    return ServicesView(
        title=f"All care and support services in {region}",
        description=f"Every service for adults on the list for {region}, by type of support.",
        heading="All services",
        lead=f"{wording.sentence_start(count)}, by type of support."
        if publication.services
        else "No service is listed at present.",
        types=tuple(
            ServicesOfType(
                id=lot.id,
                link=links.lot(lot),
                count=wording.services(services),
                cards=card.cards_of(publication, services),
            )
            for lot in publication.lots.values()
            if (services := publication.in_lot(lot.id))
        ),
    )


def view(publication: Publication, service: PublicService) -> ServiceView:
    """The page of one listed service."""
    lot = publication.lots[service.lot]
    provider = publication.providers[service.provider]
    return ServiceView(
        **_shared(publication, service),
        title=title(publication, service),
        description=wording.clip(service.summary),
        notices=tuple(
            (words, "")
            for decision in provider.to_come
            if decision.concerns(service.lot)
            and (words := decisions.to_come_here(decision, provider.title))
        ),
        summary=service.summary,
        known_as=_known_as(service),
        type_picture=publication.picture(lot.easy_read),
        provider_about=provider.description,
        where=location.view(publication, service),
        map=county_map.of_service(publication, service),
        needs=tuple(publication.needs[need].name for need in service.needs),
        ages=wording.ages(service.age_from, service.age_to),
        availability=card.availability(service),
        places_told_by=places.told_by(service.availability_by),
        price=wording.price(service.price_from, service.price_to, service.price_unit),
        price_includes=service.price_includes,
        self_funders=wording.self_funders(service.self_funders),
        self_funders_in_short=wording.self_funders_in_short(service.self_funders),
        access=tuple(publication.access[term].name for term in service.access),
        opening=opening.in_words(service.days, service.hours),
        languages=tuple(publication.languages[term].name for term in service.languages),
        capacity="" if service.capacity is None else f"{service.capacity:,}",
        checked=wording.checked(
            service.checked_on, service.checked_by, publication.framework.council_roles
        ),
        regulation=regulation.view(publication, service),
        rating_in_short=regulation.in_short(service).words,
        how_to_start=service.how_to_apply,
        contacts=contacts.of_service(service, provider),
        ring=contacts.ring(publication.framework, service, provider),
        checked_by_council=evidence.view(service),
        decided=evidence.decided(publication, service),
        review=reviews.of_service(publication, service),
        how_checked=Link("How we check, and how often", addresses.HOW_WE_CHECK),
        governance=Link("Who decides, and every decision", addresses.GOVERNANCE),
        feedback=feedback.view(publication, service),
        photo=photo.view(service),
        paying=links.PAYING,
        correction=Link(
            f"Something wrong on this page? Tell us about {service.title}", addresses.FEEDBACK
        ),
        update=links.update(provider),
        address=addresses.service(service.id),
    )


def _known_as(service: PublicService) -> str:
    names = f"Also known as {wording.joined(service.known_as)}." if service.known_as else ""
    return " ".join(filter(None, (names, service.group and f"Part of {service.group}.")))


def title(publication: Publication, service: PublicService) -> str:
    """`Kite Hill day centre, Devizes: day and evening opportunities`."""
    place = location.for_title(publication, service)
    kind = wording.mid_sentence(publication.lots[service.lot].title)
    name = f"{service.title}, {place}" if place else service.title
    return name if kind.casefold() in service.title.casefold() else f"{name}: {kind}"


def view_withheld(publication: Publication, service: WithheldService) -> WithheldView:
    """The page of a service that is not listed, at its own address: what it was, why, and what is nearby."""
    state = "at present" if service.may_come_back else "any more"
    return WithheldView(
        **_shared(publication, service),
        title=f"{service.title}: not listed {state}",
        description=f"{service.title} is not listed {state}. See why, and what else is nearby.",
        state=f"This service is not listed {state}.",
        reasons=tuple(map(reasons.in_words, service.public_reasons)),
    )


def _shared(publication: Publication, service: ServiceEntry) -> dict[str, Any]:
    """What an _EntryView says, with the way to it and its heading."""
    lot = publication.lots[service.lot]
    return {
        "crumbs": links.crumbs(links.LOTS, links.lot(lot)),
        "heading": service.title,
        "id": service.id,
        "type": links.lot(lot),
        "provider": links.provider(publication.providers[service.provider]),
        "easy_read": Link("This page in Easy Read", addresses.easy_read_service(service.id)),
        "near": card.cards_of(publication, publication.near.services_like(service)),
        "near_heading": f"More {wording.mid_sentence(lot.title)} nearby",
    }
