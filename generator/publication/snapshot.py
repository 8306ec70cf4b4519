"""The records as they were known on a day, so that an older day can be published from today's files.

What tells of something that happened later is left out, or stands as it was
before: nothing that is dated after the day can show. Where the files hold only
the latest word, as on availability, the one before it is lost and nothing is
said. What the day settles, such as a lot's state, is settled here for good.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeAlias, TypeVar

from generator import records

Dated: TypeAlias = (
    records.Award
    | records.FrameworkDecision
    | records.ProviderDecision
    | records.Evidence
    | records.Feedback
    | records.Rating
    | records.Review
    | records.ReviewAction
    | records.UnmetRequest
)
AnyDated = TypeVar("AnyDated", bound=Dated)
OfProvider = TypeVar(
    "OfProvider",
    records.Award,
    records.Evidence,
    records.Feedback,
    records.ProviderDecision,
    records.Review,
    records.ReviewAction,
)


def snapshot_on(filed: records.Filed, day: date) -> records.Filed:
    """The records without what happened after the day.

    - A provider that has had no award by the day is not there yet, with all that is its own; nor
      is a service in a lot that its provider has not been awarded.
      Who asks to join is not told to the public, and an address is kept for good once it is
      public. What is public already, under this id or a former one, stays, and is withheld.
    - Awards, evidence, feedback, reviews with what was agreed in them, unmet requests, decisions and
      ratings dated later are not there; and what was agreed and done later is still to be done.
      Of a location that was rated later the rating before counts, where it is kept; so does the end of
      a registration from its day.
    - A withdrawal that came later, and the state of a lot, are as on the day. So is how a provider
      stands, by the decisions that had been taken; whoever has left a lot, or was removed from it,
      holds its award no longer than until then.
    - Availability and checks said later are not known, nor is what was decided later about prices.
    - A service costs what it does on the day, and an hour of work the minimum wage of the day.
    """
    awards = _dated_by(day, filed.awards)
    providers = _providers(filed, awards, day)
    of_framework = _dated_by(day, filed.framework.decisions)
    return replace(
        filed,
        framework=replace(filed.framework, decisions=of_framework),
        lots={key: _lot(lot, filed.sums, day) for key, lot in filed.lots.items()},
        providers=providers,
        services=_services(filed, providers, awards, day),
        awards=tuple(_until_left(filed, award, day) for award in _of(providers, awards)),
        evidence=_of(providers, _dated_by(day, filed.evidence)),
        feedback=_of(providers, _dated_by(day, filed.feedback)),
        reviews=_of(providers, _dated_by(day, filed.reviews)),
        review_actions=tuple(
            _action(action, day) for action in _of(providers, _dated_by(day, filed.review_actions))
        ),
        decisions=_of(providers, _dated_by(day, filed.decisions)),
        unmet_requests=_dated_by(day, filed.unmet_requests),
        register={key: _location(at, day) for key, at in filed.register.items()},
    )


def _day_of(record: Dated) -> date | None:
    """The day that a record bears, where it bears one: of what it tells, or when it was seen."""
    match record:
        case records.Award() | records.ProviderDecision():
            return record.decided_on
        case records.FrameworkDecision():
            return record.on
        case records.Evidence():
            return record.seen_on
        case records.Feedback() | records.UnmetRequest():
            return record.month
        case records.Rating():
            return record.rated_on
        case records.Review() | records.ReviewAction():
            return record.reviewed_on


def _dated_by(day: date, records: Iterable[AnyDated]) -> tuple[AnyDated, ...]:
    return tuple(record for record in records if (_day_of(record) or day) <= day)


def _of(providers: Collection[str], records: Iterable[OfProvider]) -> tuple[OfProvider, ...]:
    return tuple(record for record in records if record.provider in providers)


def _providers(
    filed: records.Filed, awards: Iterable[records.Award], day: date
) -> dict[str, records.Provider]:
    """Those that had been awarded something by the day, or were public already, or run a service that was."""
    holders = {award.provider for award in awards}
    public = _public(filed, "provider", day)
    listed = _public(filed, "service", day)
    holders |= {
        service.provider
        for key, service in filed.services.items()
        if not listed.isdisjoint((key, *service.former_ids))
    }
    return {
        key: _provider(filed, provider, day)
        for key, provider in filed.providers.items()
        if key in holders or not public.isdisjoint((key, *provider.former_slugs))
    }


def _services(
    filed: records.Filed, providers: Collection[str], awards: Iterable[records.Award], day: date
) -> dict[str, records.Service]:
    """Those in a lot that their provider had been awarded by the day, or that were public already."""
    awarded = {(award.provider, award.lot) for award in awards}
    public = _public(filed, "service", day)
    return {
        key: _service(filed, service, day)
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


def _lot(lot: records.Lot, sums: records.Sums, day: date) -> records.Lot:
    state = lot.state_on(day)
    if state is not lot.state:
        lot = replace(lot, state=state)
    model = lot.price_model.as_known_on(day)
    least = model.least_cost.at(sums.minimum_wage_on(day))
    return replace(lot, price_model=replace(model, least_cost=least))


def _location(location: records.RegisteredLocation, day: date) -> records.RegisteredLocation:
    """As the register had it on the day, as far as it is kept what it said before."""
    ended, read, gone = location.deregistered_on, location.read_on, location.not_seen_on
    ratings = _dated_by(day, location.ratings)
    return replace(
        location,
        ratings=ratings,
        rating_unknown=location.rating_unknown or bool(location.ratings and not ratings),
        deregistered_on=ended if ended and ended <= day else None,
        dormant=location.dormant and (read is None or read <= day),
        not_seen_on=gone if gone and gone <= day else None,
        read_on=read if read and read <= day else None,
    )


def _action(action: records.ReviewAction, day: date) -> records.ReviewAction:
    later = action.done_on is not None and action.done_on > day
    return replace(action, done_on=None) if later else action


def _provider(filed: records.Filed, provider: records.Provider, day: date) -> records.Provider:
    standing = filed.standing_of(provider.id, day)
    return replace(provider, status=standing.status, status_since=standing.since)


def _until_left(filed: records.Filed, award: records.Award, day: date) -> records.Award:
    """The award as it runs by what had been decided: to the day before its provider left the lot, if that came first."""
    left = (d for d in filed.left_on(award.provider, award.lot, day) if d >= award.decided_on)
    first = next(left, None)
    if first is None:
        return award
    last = first - timedelta(days=1)
    return replace(award, ends_on=min(last, award.ends_on or last))


def _service(filed: records.Filed, service: records.Service, day: date) -> records.Service:
    if rows := filed.prices_of(service):
        price = records.price_on(service, rows, day)
        service = replace(
            service,
            price_from=price.price_from,
            price_to=price.price_to,
            price_unit=price.price_unit,
        )
    if service.availability_on is not None and service.availability_on > day:
        service = replace(
            service,
            availability=records.Availability.ASK,
            availability_on=None,
            availability_by="",
            places_free=None,
            places_from=None,
        )
    if service.checked_on is not None and service.checked_on > day:
        service = replace(service, checked_on=None, checked_by="")
    if service.withdrawn_on is not None and service.withdrawn_on > day:
        service = replace(service, withdrawn_on=None)
    return service
