"""What the council knew on a day → what the public may know of it.

A tenancy in supported living is a person's home. Its street beside what the
people there need would tell the neighbourhood too much. So of such a home the
street, the postcode and the exact point go no further than here. What is
withheld keeps its name alone. What people said and asked for is redacted in
`generator.publication.feedback` and `generator.publication.unmet_demand`.
Of what was agreed in a review the public reads how much is done, and that only
once the council has published it.

Why a named business is not listed can harm it, and the council may not know
whose fault it is: papers that were never sent look like papers that lie on a
desk. So a criterion is named where it says so (`public_reason`), and for
whatever else keeps a service off the list there are two lines, the same for all.
"""

from dataclasses import fields
from datetime import date, timedelta
from typing import Any, Final

from generator.publication.criteria import Outcome
from generator.publication.entries import (
    FullAddress,
    Locality,
    Location,
    PublicProvider,
    PublicReview,
    PublicService,
    ServiceEntry,
    WithheldService,
)
from generator.publication.listing import ListingDecision, Reason
from generator.records import (
    ANYWHERE,
    Availability,
    Filed,
    Gazetteer,
    Photo,
    Position,
    Provider,
    ProviderStatus,
    PublicReason,
    Review,
    Service,
    in_force,
    photo_file,
    price_standing,
)

_PUT_RIGHT: Final = Reason("to-be-put-right")
_PAPERS: Final = Reason("papers-awaited")

_KILOMETRE: Final = 2  # decimal places of a degree


def public_service(
    snapshot: Filed, service: Service, decision: ListingDecision, day: date
) -> PublicService | WithheldService:
    """The service as it may be known."""
    point = service.point
    lot, fresh_for = snapshot.lots[service.lot], snapshot.framework.stale_after_days
    register = decision.register
    updated_on = service.availability_on
    until = updated_on + timedelta(days=fresh_for) if updated_on else None
    is_fresh = until is not None and until >= day
    shared: dict[str, Any] = {
        "regulated": register.regulated,
        "undeclared": register.undeclared,
        "in_register": register.in_register,
        "register_read_on": register.read_on,
        "not_seen_on": register.not_seen_on,
        "last_inspected": at.last_inspected if (at := register.location) else None,
        "care_home": register.care_home(lot),
        "known_as": at.known_as if (at := register.location) else (),
        "group": at.brand if (at := register.location) else "",
        "rating": register.rating,
        "cqc_location_id": service.cqc_location_id if register.regulated else "",
        "places": _counts_as(service, day) if is_fresh else Availability.ASK,
        "places_until": until,
        "point": point.rounded(_KILOMETRE) if point and lot.town_only else point,
        "award": decision.award,
        "awarded_since": decision.awarded_since,
        "statuses": decision.statuses,
        "price_standing": price_standing(
            lot.price_model, service, snapshot.prices_of(service), day
        ),
    }
    if decision.reasons:
        return WithheldService(
            **_kept(service, WithheldService) | shared,
            reasons=decision.reasons,
            public_reasons=public_reasons(decision),
        )
    if not is_fresh:
        shared |= {"availability_by": "", "places_free": None, "places_from": None}
    elif not _is_to_come(service, day):
        shared["places_from"] = None
    return PublicService(
        **_kept(service, PublicService) | shared,
        location=_location(snapshot.gazetteer, service, lot.town_only),
        photo=_photo(snapshot, service),
    )


def _counts_as(service: Service, day: date) -> Availability:
    """What was said of places, as it counts on a day on which that is no older than it may be."""
    if not _is_to_come(service, day):
        return service.availability
    is_place = service.availability is Availability.PLACES_NOW
    return Availability.WAITING_LIST if is_place else Availability.ASK


def _is_to_come(service: Service, day: date) -> bool:
    """Whether what was said of places is to be so from a later day."""
    return service.places_from is not None and service.places_from > day


def public_reasons(decision: ListingDecision) -> tuple[Reason, ...]:
    """What the public may read of why a service is withheld.

    Where it is off the list without regard to its papers, these are nobody's business. Where nothing was
    seen yet of all that may be named, the names would read as a list of faults, so none is given.
    """
    if others := tuple(reason for reason in decision.reasons if not reason.criterion):
        return others
    openness = {s.criterion.id: s.criterion.public_reason for s in decision.statuses}
    may_be_named = [s for s in decision.statuses if openness[s.criterion.id] is PublicReason.NAMED]
    if all(status.outcome is Outcome.MISSING for status in may_be_named):
        openness |= {status.criterion.id: PublicReason.PAPERS for status in may_be_named}
    public = [_in_public(reason, openness[reason.criterion]) for reason in decision.reasons]
    named = (reason for reason in public if reason.criterion)
    return (*named, *(line for line in (_PUT_RIGHT, _PAPERS) if line in public))


def _in_public(reason: Reason, openness: PublicReason) -> Reason:
    """The reason, or the line that stands for it and for others."""
    if openness is PublicReason.NAMED:
        return reason
    was_seen = reason.kind == "criterion-not-met"
    return _PUT_RIGHT if was_seen and openness is PublicReason.PUT_RIGHT else _PAPERS


def public_provider(snapshot: Filed, provider: Provider, day: date) -> PublicProvider:
    """The provider as it may be known: all but what its package is called in the file."""
    whole = snapshot.standing_of(provider.id, day)
    awards = snapshot.awards_of(provider.id)
    held = {award.lot for award in awards if in_force(award, day)}
    each = {a.lot: snapshot.standing_in(provider.id, a.lot, day) for a in awards}
    decisions, first = snapshot.decisions_of(provider.id), snapshot.joined_on(provider.id)
    return PublicProvider(
        **_kept(provider, PublicProvider),
        location=_full_address(snapshot.gazetteer, provider.address, provider.postcode),
        joined=snapshot.framework.on_from(first) if first else None,
        decision=whole.decision,
        apart={
            lot: standing
            for lot, standing in each.items()
            if standing.status not in (whole.status, ProviderStatus.ON)
            and (lot in held or standing.status.is_gone)
        },
        to_come=tuple(
            sorted((d for d in decisions if d.holds_from > day), key=lambda d: d.holds_from)
        ),
    )


def _kept(
    record: Service | Provider, public: type[ServiceEntry | PublicProvider]
) -> dict[str, Any]:
    """What goes on as it is filed: the fields that the public's record has too."""
    shared = (field.name for field in fields(public) if field.name in record.__slots__)
    return {name: getattr(record, name) for name in shared}


def public_review(snapshot: Filed, review: Review, day: date) -> PublicReview:
    """The review as it may be known: that it took place, and once it is published what came of it."""
    of = (review.provider, review.lot, review.reviewed_on, review.reviewed_by)
    if review.published is None or review.published > day:
        return PublicReview(*of)
    actions = snapshot.actions_of(review)
    done = sum(action.done_on is not None for action in actions)
    return PublicReview(*of, review.outcome, review.reply, len(actions), done)


def _location(places: Gazetteer, service: Service, town_only: bool) -> Location:
    if not town_only:
        return _full_address(places, service.address, service.postcode, service.position)
    return Locality(places.locality(service.address)) if service.address else None


def _full_address(
    places: Gazetteer, address: str, postcode: str, at: Position = ANYWHERE
) -> FullAddress | None:
    lines = tuple(line.strip() for line in address.split(",") if line.strip())
    if not (lines or postcode):
        return None
    return FullAddress(lines, places.street(address, at), places.town(address, at), postcode)


def _photo(snapshot: Filed, service: Service) -> Photo | None:
    """Its picture, where it names one that is there and can be read."""
    photo = snapshot.photos.get(photo_file(service)) if service.image else None
    return None if photo is None or photo.fault else photo
