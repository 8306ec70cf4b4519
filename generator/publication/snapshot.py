"""The records as they were known on a day, so that an older day can be published from today's files.

What tells of something that happened later is left out, or stands as it was
before: nothing that is dated after the day can show. Where the files hold only
the latest word, as on availability, the one before it is lost and nothing is
said. What the day settles, such as a lot's state, is settled here for good.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from generator.records import (
    Availability,
    Filed,
    Lot,
    PriceModel,
    Provider,
    ProviderStatus,
    Service,
)


def snapshot_on(filed: Filed, day: date) -> Filed:
    """The records without what happened after the day.

    - A provider that joined later is not there yet, with all that is its own; nor is one that
      has had no award by the day, nor a service in a lot that its provider has not been awarded.
      Who asks to join is not told to the public, and an address is kept for good once it is
      public. What is public already, under this id or a former one, stays, and is withheld.
    - Awards, evidence, feedback, reviews, unmet requests, decisions and ratings dated later are not there.
    - A status and a withdrawal that came later, and the state of a lot, are as on the day.
    - Availability and checks said later are not known, nor is a price model that was decided later.
    """
    public = {(row.kind, row.id) for row in filed.ledger.published_by(day)}
    awards = tuple(a for a in filed.awards if a.decided_on <= day)
    awarded = {(a.provider, a.lot) for a in awards}
    holders = {provider for provider, _ in awarded}
    providers = {
        key: _provider(p, day)
        for key, p in filed.providers.items()
        if p.joined
        and p.joined <= day
        and (key in holders or _is_public(public, "provider", (key, *p.former_slugs)))
    }
    decided = tuple(d for d in filed.framework.decisions if d.on <= day)
    return replace(
        filed,
        framework=replace(filed.framework, decisions=decided),
        lots={key: _lot(lot, day) for key, lot in filed.lots.items()},
        providers=providers,
        services={
            key: _service(s, day)
            for key, s in filed.services.items()
            if s.provider in providers
            and (
                (s.provider, s.lot) in awarded
                or _is_public(public, "service", (key, *s.former_ids))
            )
        },
        awards=tuple(a for a in awards if a.provider in providers),
        evidence=tuple(e for e in filed.evidence if e.seen_on <= day and e.provider in providers),
        feedback=tuple(f for f in filed.feedback if f.month <= day and f.provider in providers),
        reviews=tuple(r for r in filed.reviews if r.reviewed_on <= day and r.provider in providers),
        unmet_requests=tuple(u for u in filed.unmet_requests if u.month <= day),
        ratings={key: r for key, r in filed.ratings.items() if (r.rated_on or day) <= day},
    )


def _is_public(public: Collection[tuple[str, str]], kind: str, ids: Collection[str]) -> bool:
    return any((kind, each) in public for each in ids)


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


def _service(service: Service, day: date) -> Service:
    if service.availability_on is not None and service.availability_on > day:
        service = replace(service, availability=Availability.ASK, availability_on=None)
    if service.checked_on is not None and service.checked_on > day:
        service = replace(service, checked_on=None, checked_by="")
    if service.withdrawn_on is not None and service.withdrawn_on > day:
        service = replace(service, withdrawn_on=None)
    return service
