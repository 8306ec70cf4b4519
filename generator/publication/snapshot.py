"""The records as they were known on a day, so that an older day can be published from today's files.

What tells of something that happened later is left out, or stands as it was
before: nothing that is dated after the day can show. Where the files hold only
the latest word, as on availability, the one before it is lost and nothing is
said. What the day settles, such as a lot's state, is settled here for good.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from typing import TypeAlias, TypeVar

from generator import records

Dated: TypeAlias = (
    records.Award
    | records.Decision
    | records.Evidence
    | records.Feedback
    | records.Rating
    | records.Review
    | records.UnmetRequest
)
AnyDated = TypeVar("AnyDated", bound=Dated)
OfProvider = TypeVar(
    "OfProvider", records.Award, records.Evidence, records.Feedback, records.Review
)


def snapshot_on(filed: records.Filed, day: date) -> records.Filed:
    """The records without what happened after the day.

    - A provider that joined later is not there yet, with all that is its own; nor is one that
      has had no award by the day, nor a service in a lot that its provider has not been awarded.
      Who asks to join is not told to the public, and an address is kept for good once it is
      public. What is public already, under this id or a former one, stays, and is withheld.
    - Awards, evidence, feedback, reviews, unmet requests, decisions and ratings dated later are not there.
    - A status and a withdrawal that came later, and the state of a lot, are as on the day.
    - Availability and checks said later are not known, nor is a price model that was decided later.
    """
    awards = _dated_by(day, filed.awards)
    providers = _providers(filed, awards, day)
    decisions = _dated_by(day, filed.framework.decisions)
    return replace(
        filed,
        framework=replace(filed.framework, decisions=decisions),
        lots={key: _lot(lot, day) for key, lot in filed.lots.items()},
        providers=providers,
        services=_services(filed, providers, awards, day),
        awards=_of(providers, awards),
        evidence=_of(providers, _dated_by(day, filed.evidence)),
        feedback=_of(providers, _dated_by(day, filed.feedback)),
        reviews=_of(providers, _dated_by(day, filed.reviews)),
        unmet_requests=_dated_by(day, filed.unmet_requests),
        ratings={r.location_id: r for r in _dated_by(day, filed.ratings.values())},
    )


def _day_of(record: Dated) -> date | None:
    """The day that a record bears, where it bears one: of what it tells, or when it was seen."""
    match record:
        case records.Award():
            return record.decided_on
        case records.Decision():
            return record.on
        case records.Evidence():
            return record.seen_on
        case records.Feedback() | records.UnmetRequest():
            return record.month
        case records.Rating():
            return record.rated_on
        case records.Review():
            return record.reviewed_on


def _dated_by(day: date, records: Iterable[AnyDated]) -> tuple[AnyDated, ...]:
    return tuple(record for record in records if (_day_of(record) or day) <= day)


def _of(providers: Collection[str], records: Iterable[OfProvider]) -> tuple[OfProvider, ...]:
    return tuple(record for record in records if record.provider in providers)


def _providers(
    filed: records.Filed, awards: Iterable[records.Award], day: date
) -> dict[str, records.Provider]:
    """Those that had joined by the day and been awarded something, or were public already."""
    holders = {award.provider for award in awards}
    public = _public(filed, "provider", day)
    return {
        key: _provider(provider, day)
        for key, provider in filed.providers.items()
        if provider.joined
        and provider.joined <= day
        and (key in holders or not public.isdisjoint((key, *provider.former_slugs)))
    }


def _services(
    filed: records.Filed, providers: Collection[str], awards: Iterable[records.Award], day: date
) -> dict[str, records.Service]:
    """Those in a lot that their provider had been awarded by the day, or that were public already."""
    awarded = {(award.provider, award.lot) for award in awards}
    public = _public(filed, "service", day)
    return {
        key: _service(service, day)
        for key, service in filed.services.items()
        if service.provider in providers
        and (
            (service.provider, service.lot) in awarded
            or not public.isdisjoint((key, *service.former_ids))
        )
    }


def _public(filed: records.Filed, kind: str, day: date) -> set[str]:
    """The ids of a kind that had an address by the day."""
    return {row.id for row in filed.ledger.published_by(day) if row.kind == kind}


def _lot(lot: records.Lot, day: date) -> records.Lot:
    state = lot.state_on(day)
    if state is not lot.state:
        lot = replace(lot, state=state)
    decided = lot.price_model.decided_on
    if decided is not None and decided > day:
        lot = replace(lot, price_model=records.PriceModel((), place=lot.price_model.place))
    return lot


def _provider(provider: records.Provider, day: date) -> records.Provider:
    if provider.status_since is None or provider.status_since <= day:
        return provider
    return replace(provider, status=records.ProviderStatus.ON, status_since=None)


def _service(service: records.Service, day: date) -> records.Service:
    if service.availability_on is not None and service.availability_on > day:
        service = replace(service, availability=records.Availability.ASK, availability_on=None)
    if service.checked_on is not None and service.checked_on > day:
        service = replace(service, checked_on=None, checked_by="")
    if service.withdrawn_on is not None and service.withdrawn_on > day:
        service = replace(service, withdrawn_on=None)
    return service
