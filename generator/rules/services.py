"""What a service says about itself holds together, and stands on an award."""

from collections.abc import Iterator

from generator.problem import Finding
from generator.records import kilometres
from generator.rules.context import Context


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
