"""The records as they were known on a day, so that an older day can be built from today's files.

What tells of something that happened later is left out, or stands as it was
before: nothing that is dated after the day can show on its pages. Where the
files hold only the latest word, as on availability, the one before it is lost
and nothing is said.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from generator import addresses
from generator.model import (
    Availability,
    Directory,
    Framework,
    Lot,
    PriceModel,
    Provider,
    ProviderStatus,
    Service,
)


def known_on(directory: Directory, day: date) -> Directory:
    """The directory without what happened after the day.

    - A provider that joined later is not there yet, with all that is its own; nor is one that
      has had no award by the day, nor a service in a lot that its provider has not been awarded.
      Who asks to join is not told to the public, and an address is kept for good once it is
      public. What is public already stays, and is withheld.
    - Awards, evidence, feedback, reviews, unmet requests, decisions and ratings dated later are not there.
    - A status that came later, and the state of a lot, are as on the day.
    - Availability and checks said later are not known, nor is a price model that was decided later.
    """
    awarded = {(a.provider, a.lot) for a in directory.awards if a.decided_on <= day}
    on = {provider for provider, _ in awarded}
    providers = {
        key: _provider(p, day)
        for key, p in directory.providers.items()
        if p.joined
        and p.joined <= day
        and (key in on or _is_public(directory, addresses.provider(key), day))
    }
    return replace(
        directory,
        framework=_framework(directory.framework, day),
        lots={key: _lot(lot, day) for key, lot in directory.lots.items()},
        providers=providers,
        services=_services(directory, providers, awarded, day),
        awards=tuple(
            a for a in directory.awards if a.decided_on <= day and a.provider in providers
        ),
        evidence=tuple(
            e for e in directory.evidence if e.seen_on <= day and e.provider in providers
        ),
        feedback=tuple(f for f in directory.feedback if f.month <= day and f.provider in providers),
        reviews=tuple(
            r for r in directory.reviews if r.reviewed_on <= day and r.provider in providers
        ),
        unmet=tuple(u for u in directory.unmet if u.month <= day),
        ratings={
            key: rating
            for key, rating in directory.ratings.items()
            if rating.rated_on is None or rating.rated_on <= day
        },
    )


def _framework(framework: Framework, day: date) -> Framework:
    return replace(framework, decisions=tuple(d for d in framework.decisions if d.on <= day))


def _lot(lot: Lot, day: date) -> Lot:
    state = lot.state_on(day)
    if state is not lot.state:
        lot = replace(lot, state=state)
    decided = lot.price_model.decided_on
    if decided is not None and decided > day:
        lot = replace(lot, price_model=PriceModel((), place=lot.price_model.place))
    return lot


def _provider(provider: Provider, day: date) -> Provider:
    if provider.status_since is None or provider.status_since <= day:
        return provider
    return replace(provider, status=ProviderStatus.ON, status_since=None)


def _is_public(directory: Directory, address: str, day: date) -> bool:
    row = directory.ledger.known.get(address)
    return row is not None and row.first_seen <= day


def _services(
    directory: Directory,
    providers: Mapping[str, Provider],
    awarded: Collection[tuple[str, str]],
    day: date,
) -> Mapping[str, Service]:
    return {
        key: _service(service, day)
        for key, service in directory.services.items()
        if service.provider in providers
        and (
            (service.provider, service.lot) in awarded
            or _is_public(directory, addresses.service(key), day)
        )
    }


def _service(service: Service, day: date) -> Service:
    if service.availability_on is not None and service.availability_on > day:
        service = replace(service, availability=Availability.ASK, availability_on=None)
    if service.checked_on is not None and service.checked_on > day:
        service = replace(service, checked_on=None, checked_by="")
    return service
