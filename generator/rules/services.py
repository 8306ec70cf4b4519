"""What a service says about itself holds together, and stands on an award."""

from collections.abc import Iterator

from generator.problem import Finding, Place
from generator.records import Availability, kilometres
from generator.rules.context import Context

_MONTH, _YEAR = 31, 366  # in days


def age_range(context: Context) -> Iterator[Finding]:
    """The oldest age is not below the youngest."""
    for service in context.filed.services.values():
        if service.age_to is not None and service.age_to < service.age_from:
            words = f"{service.age_to} is below age_from, {service.age_from}"
            yield service.place.at("age_to"), words


def availability_without_date(context: Context) -> Iterator[Finding]:
    """Availability means nothing without the day on which it was said; only `ask` needs none."""
    for service in context.filed.services.values():
        if service.availability != "ask" and service.availability_on is None:
            words = f'availability is "{service.availability}"; say on which day that was so, as YYYY-MM-DD'
            yield service.place.at("availability_on"), words


def places_contradiction(context: Context) -> Iterator[Finding]:
    """How many places are free is told with places-now alone, and a day from which (places_from) not with ask, which says nothing. Where a service is full, the number goes."""
    for service in context.filed.services.values():
        state = service.availability
        if context.in_doubt(service.place, "availability"):
            continue
        if service.places_free is not None and state is not Availability.PLACES_NOW:
            words = (
                f'{service.places_free} free, and availability is "{state}"; '
                "leave this blank, or say places-now"
            )
            yield service.place.at("places_free"), words
        if service.places_from is not None and state is Availability.ASK:
            words = f'from {service.places_from}, and availability is "ask"; say what is so from then, or leave this blank'
            yield service.place.at("places_from"), words


def places_too_many(context: Context) -> Iterator[Finding]:
    """No more places are free (places_free) than there are in all (capacity)."""
    for service in context.filed.services.values():
        if service.capacity and (service.places_free or 0) > service.capacity:
            words = f"{service.places_free} free of {service.capacity} in all (capacity); mend the one that is wrong"
            yield service.place.at("places_free"), words


def places_from_far(context: Context) -> Iterator[Finding]:
    """The day from which places are free is near the day on which that was said: at most a month before it, and a year after. Otherwise its year is probably mistyped. What has long been so needs no such day."""
    for service in context.filed.services.values():
        day, said_on = service.places_from, service.availability_on
        if day is None or said_on is None:
            continue
        ahead = (day - said_on).days
        if ahead < -_MONTH:
            words = f"{day} is long before {said_on}, when it was said; leave this blank where it is so already, or mend the year"
            yield service.place.at("places_from"), words
        elif ahead > _YEAR:
            words = (
                f"{day} is more than a year after {said_on}, when it was said; is the year right?"
            )
            yield service.place.at("places_from"), words


def service_without_award(context: Context) -> Iterator[Finding]:
    """A service is in a lot for which its provider has a row in awards.csv, even if that award has ended since. Until then it is not listed and has no page, and nothing else stops: so a package can come in before the decision."""
    for service in context.filed.services.values():
        if (
            service.provider in context.gaps.tables["awards"]
            or service.lot not in context.gaps.lots
        ):
            continue
        awarded = {award.lot for award in context.filed.awards_of(service.provider)}
        if awarded - context.gaps.lots:
            continue  # a lot in awards.csv is unknown, and may be this one
        if service.lot not in awarded:
            lots = ", ".join(sorted(awarded)) or "none"
            words = (
                f'{service.provider} has no award for "{service.lot}", so this is not listed; '
                f"its awards are for: {lots}"
            )
            yield service.place.at("lot"), words


def package_without_services(context: Context) -> Iterator[Finding]:
    """A provider's services.csv has a row for each service that it offers. One without any shows nothing; a provider that is to come is better added once it says what it does."""
    offering = {service.provider for service in context.filed.services.values()}
    for provider in context.filed.providers.values():
        if provider.id not in offering | context.gaps.tables["services"]:
            folder = provider.place.file.rpartition("/")[0]
            words = (
                "the package has no service, so nothing of it is listed: put a row for each here"
            )
            yield Place(f"{folder}/services.csv"), words


def half_a_point(context: Context) -> Iterator[Finding]:
    """A point has a latitude and a longitude, or neither (it then follows from the postcode)."""
    for service in context.filed.services.values():
        if (service.latitude is None) != (service.longitude is None):
            blank = "latitude" if service.latitude is None else "longitude"
            yield (
                service.place.at(blank),
                f"the {blank} is blank and the other is not; fill both or neither",
            )


def point_outside(context: Context) -> Iterator[Finding]:
    """A service's point lies in the framework's area: within `reach_km` (content/framework.yml) of an area's point."""
    areas = [area for area in context.filed.areas.values() if area.point is not None]
    reach = context.filed.framework.reach_km
    if not areas or context.in_doubt(context.filed.framework.place, "reach_km"):
        return
    for service in context.filed.services.values():
        if service.point is None:
            continue
        away, nearest = min((kilometres(service.point, a.point), a.name) for a in areas if a.point)
        if away > reach:
            words = (
                f"this point is {away:,.0f} km from the nearest area, {nearest}; at most {reach:g} km "
                "are expected (are latitude and longitude exchanged, or a minus sign missing?)"
            )
            where_from = "postcode" if service.latitude is None else "latitude"
            yield service.place.at(where_from), words


def place_incomplete(context: Context) -> Iterator[Finding]:
    """An address has its postcode, and a postcode its address: both are blank where the service comes to people."""
    for service in context.filed.services.values():
        if service.address and not service.postcode:
            yield service.place.at("postcode"), "there is an address and no postcode"
        if service.postcode and not service.address:
            yield service.place.at("address"), "there is a postcode and no address"
