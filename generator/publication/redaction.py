"""What the council knew on a day → what the public may know of it.

A tenancy in supported living is a person's home. Its street beside what the
people there need would tell the neighbourhood too much. So of such a home the
street, the postcode and the exact point go no further than here; nor does
feedback of so few that everybody would know who said what, nor a count of one
or two people who asked for something. What is withheld keeps its name alone.
"""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, timedelta
from typing import Any, Final

from generator.publication.entries import (
    FullAddress,
    Locality,
    Location,
    PublicProvider,
    PublicService,
    ServiceEntry,
    WithheldService,
)
from generator.publication.listing import ListingDecision
from generator.records import (
    Availability,
    Feedback,
    Filed,
    Gazetteer,
    Photo,
    Provider,
    Service,
    photo_file,
)

FEWEST_VOICES: Final = 3
"""Feedback of fewer people than these is not public."""

_KILOMETRE: Final = 2  # decimal places of a degree


def public_service(
    snapshot: Filed, service: Service, decision: ListingDecision, day: date
) -> PublicService | WithheldService:
    """The service as it may be known."""
    point = service.point
    lot, fresh_for = snapshot.lots[service.lot], snapshot.framework.stale_after_days
    rating = snapshot.ratings.get(service.cqc_location_id)
    updated_on = service.availability_on
    until = updated_on + timedelta(days=fresh_for) if updated_on else None
    shared: dict[str, Any] = {
        "regulated": decision.regulated,
        "rating": rating if decision.regulated else None,
        "cqc_location_id": service.cqc_location_id if decision.regulated else "",
        "places": service.availability if until and until >= day else Availability.ASK,
        "places_until": until,
        "point": point.rounded(_KILOMETRE) if point and lot.town_only else point,
        "award": decision.award,
        "awarded_since": decision.awarded_since,
        "statuses": decision.statuses,
    }
    if decision.reasons:
        return WithheldService(**_kept(service, WithheldService) | shared, reasons=decision.reasons)
    return PublicService(
        **_kept(service, PublicService) | shared,
        location=_location(snapshot.gazetteer, service, lot.town_only),
        photo=_photo(snapshot, service),
    )


def public_provider(provider: Provider, places: Gazetteer) -> PublicProvider:
    """The provider as it may be known: all but what its package is called in the file."""
    location = _full_address(places, provider.address, provider.postcode)
    return PublicProvider(**_kept(provider, PublicProvider), location=location)


def _kept(
    record: Service | Provider, public: type[ServiceEntry | PublicProvider]
) -> dict[str, Any]:
    """What goes on as it is filed: the fields that the public's record has too."""
    shared = (field.name for field in fields(public) if field.name in record.__slots__)
    return {name: getattr(record, name) for name in shared}


def public_feedback(snapshot: Filed) -> Mapping[str, tuple[Feedback, ...]]:
    """Service id → what people said of it, of the services of which enough people did."""
    by_service = {key: snapshot.feedback_on(key) for key in snapshot.services}
    return {key: rows for key, rows in by_service.items() if len(rows) >= FEWEST_VOICES}


def _location(places: Gazetteer, service: Service, town_only: bool) -> Location:
    if not town_only:
        return _full_address(places, service.address, service.postcode)
    return Locality(places.locality(service.address)) if service.address else None


def _full_address(places: Gazetteer, address: str, postcode: str) -> FullAddress | None:
    lines = tuple(line.strip() for line in address.split(",") if line.strip())
    if not (lines or postcode):
        return None
    return FullAddress(lines, places.street(address), places.town(address), postcode)


def _photo(snapshot: Filed, service: Service) -> Photo | None:
    """Its picture, where it names one that is there and can be read."""
    photo = snapshot.photos.get(photo_file(service)) if service.image else None
    return None if photo is None or photo.fault else photo
