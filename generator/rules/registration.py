"""What a service says of its registration with the Care Quality Commission, beside its lot and the register that the council holds."""

from collections.abc import Iterable, Iterator

from generator.collation import without_legal_form
from generator.load.council_tables import REGISTER
from generator.problem import Finding
from generator.records import (
    Lot,
    Provider,
    RegisteredLocation,
    Registration,
    Service,
    is_regulated,
    leaves_open,
    may_be_of,
    unbroken_since,
)
from generator.rules.context import Context

# What many names of homes and their providers have.
_COMMON = frozenset(
    {"a", "and", "at", "in", "of", "on", "the", "for", "care", "centre", "cottage", "court", "flats",
    "group", "hall", "home", "homes", "house", "housing", "limited", "living", "lives", "lodge", "manor",
    "nursing", "residential", "respite", "services", "service", "shared", "society", "support", "supported",
    "trust"}
)  # fmt: skip


def location_missing(context: Context) -> Iterator[Finding]:
    """A service that the Care Quality Commission regulates, as its lot has it (cqc.registration: always) or as its own row says (regulated: yes), names the location that is registered for it. One that is withdrawn, or whose provider has left, need not."""
    for service, lot in _offered(context):
        if service.cqc_location_id or not is_regulated(lot, service):
            continue
        if context.in_doubt(service.place, "cqc_location_id", "regulated"):
            continue
        always = lot.cqc.registration is Registration.ALWAYS
        why = f"CQC regulates every service of {lot.id}" if always else "regulated says yes"
        words = f"{why}; give the id of the location that is registered for it, such as 1-123456789"
        yield service.place.at("cqc_location_id"), words


def regulated_contradiction(context: Context) -> Iterator[Finding]:
    """What a service declares under `regulated` does not contradict its lot: it is not `no` where the Care Quality Commission regulates all of them (cqc.registration: always), nor `yes` where it regulates none (never)."""
    for service, lot in _offered(context):
        place, registration = service.place.at("regulated"), lot.cqc.registration
        if service.regulated is False and registration is Registration.ALWAYS:
            yield place, f"regulated says no, and CQC regulates every service of {lot.id}; say yes"
        elif service.regulated and registration is Registration.NEVER:
            words = (
                f"regulated says yes, and {lot.id} is for what CQC does not regulate; say no, and put "
                "the care that it regulates into a service of its own"
            )
            yield place, words


def location_unregulated(context: Context) -> Iterator[Finding]:
    """A service that the Care Quality Commission does not regulate, as its lot has it (cqc.registration: never) or as its own row says (regulated: no), names no location of its register: its page says that CQC does not regulate it, and shows no rating."""
    for service, lot in _offered(context):
        if not service.cqc_location_id or is_regulated(lot, service):
            continue
        if lot.cqc.registration is Registration.NEVER:
            words = (
                f"CQC does not regulate {lot.id}, so this location is not shown; leave the cell "
                "blank, or put the care that CQC regulates into a service of its own"
            )
        else:
            words = "regulated says no, so this location is not shown; leave the cell blank, or say yes there"
        yield service.place.at("cqc_location_id"), words


def regulated_undeclared(context: Context) -> Iterator[Finding]:
    """In a lot that needs registration sometimes (cqc.registration: sometimes), a service declares under `regulated` whether it includes what the Care Quality Commission regulates. Until it does it is not listed, but for the grace that content/framework.yml gives (regulated_declared)."""
    filed, day = context.filed, context.as_of
    rule = filed.framework.regulated_declared
    if context.in_doubt(filed.framework.place, "regulated_declared") or day < rule.since:
        return
    for service, lot in _offered(context):
        if not leaves_open(lot, service) or context.in_doubt(service.place, "regulated"):
            continue
        if service.provider in context.gaps.tables["awards"]:
            continue
        ask = "say yes if it includes personal care, or accommodation with care, and no if it does not"
        awards = filed.awards_of(service.provider)
        if rule.is_due(unbroken_since(awards, service.lot), day):
            words = f"{ask}; until then it is not listed"
        else:
            kind = (
                "regulated, as it names a location" if service.cqc_location_id else "not regulated"
            )
            words = f"{ask}; until {rule.grace_until} it counts as {kind}, and after that it is not listed"
        yield service.place.at("regulated"), words


def regulated_doubtful(context: Context) -> Iterator[Finding]:
    """Where a service declares that the Care Quality Commission does not regulate it (regulated: no), each location that its provider has in the register the council holds is named by another service. A location that none names may be this one's: look, and write yes with its id, or leave it where it is a place that is not on this list."""
    for service, lot in _offered(context):
        if lot.cqc.registration is not Registration.SOMETIMES or service.regulated is not False:
            continue
        if context.in_doubt(service.place, "regulated", "cqc_location_id"):
            continue
        if unnamed := context.filed.unnamed_locations(service.provider):
            which = ", ".join(
                f"{at.location_id} ({at.location_name}{f', {at.rating.overall}' if at.rating else ''})"
                for at in unnamed
            )
            words = (
                f"regulated says no, and in CQC's register this provider has {which}, which no service "
                "names; is it this one's?"
            )
            yield service.place.at("regulated"), words


def location_not_in_register(context: Context) -> Iterator[Finding]:
    """The location that a service names is in the register that the council holds (content/cqc-locations.csv), where it holds one. Its page says until then that the provider gives this number, and that it was not found there."""
    register = context.filed.register
    for service, _ in _with_location(context):
        if service.cqc_location_id in register:
            continue
        provider = context.filed.providers[service.provider]
        of_provider = [
            f"{at.location_id} ({at.location_name})"
            for at in register.values()
            if provider.cqc_provider_id and at.provider_id == provider.cqc_provider_id
        ]
        hint = f"; there, this provider has {', '.join(of_provider)}" if of_provider else ""
        words = (
            f'"{service.cqc_location_id}" is not in {REGISTER}{hint}. Look it up in CQC\'s register, '
            "and mend it here or import the register anew"
        )
        yield service.place.at("cqc_location_id"), words


def location_of_another(context: Context) -> Iterator[Finding]:
    """The location that a service names is its own: in the register that the council holds (content/cqc-locations.csv) it is not another provider's, and not one whose name and postcode are quite others. Of another provider's location no rating is shown."""
    for service, lot in _with_location(context):
        location = context.filed.register.get(service.cqc_location_id)
        if location is None:
            continue
        provider = context.filed.providers[service.provider]
        of = f"of {location.provider_name or location.provider_id}"
        whose = ", ".join(filter(None, (f'"{location.location_name}"', location.postcode, of)))
        if not may_be_of(location, provider):
            words = (
                f"in CQC's register this is {whose} ({location.provider_id}), and {service.provider} "
                f"is {provider.cqc_provider_id}"
            )
        elif _is_elsewhere(service, lot, provider, location):
            words = f"in CQC's register this is {whose}: neither the name nor the postcode is this service's"
        else:
            continue
        yield service.place.at("cqc_location_id"), f"{words}; is it the right id?"


def location_deregistered(context: Context) -> Iterator[Finding]:
    """The location that a service names is still registered (`deregistered_on` in content/cqc-locations.csv). From the day on which its registration ends the service is not listed."""
    for service, _ in _with_location(context):
        location = context.filed.register.get(service.cqc_location_id)
        ended = location.deregistered_on if location else None
        if ended and ended <= context.as_of:
            words = (
                f"its registration with CQC ended on {ended}, so it is not listed since; withdraw the "
                "service (withdrawn_on), or give the id under which it is registered now"
            )
            yield service.place.at("cqc_location_id"), words


def _offered(context: Context) -> Iterator[tuple[Service, Lot]]:
    """The services that are neither withdrawn nor of a provider that has left, each with its lot."""
    for service in context.filed.services.values():
        lot = context.filed.lots.get(service.lot)
        provider = context.filed.providers[service.provider]
        if lot is None or context.in_doubt(lot.place, "cqc", "cqc.registration"):
            continue
        if context.in_doubt(service.place, "withdrawn_on"):
            continue
        if context.in_doubt(provider.place, "provider.status"):
            continue
        standing = context.filed.standing_in(provider.id, service.lot, context.as_of)
        if not service.withdrawn_on and not standing.status.is_gone:
            yield service, lot


def _with_location(context: Context) -> Iterator[tuple[Service, Lot]]:
    """Those that are regulated and name a location, where a register is held and can be read."""
    if not context.filed.register or REGISTER in context.gaps.files:
        return
    for service, lot in _offered(context):
        if service.cqc_location_id and is_regulated(lot, service):
            yield service, lot


def _is_elsewhere(
    service: Service, lot: Lot, provider: Provider, location: RegisteredLocation
) -> bool:
    """Whether neither name nor postcode tell that it is the same place.

    A home is registered where it stands. What comes to people, and what their own
    homes are registered as, is an office: it bears the provider's name.
    """
    names, places, there = [service.title], {service.postcode}, [location.location_name]
    is_home = lot.cqc.registration is Registration.ALWAYS and not lot.town_only
    if not (is_home and service.postcode):
        names += [provider.title, provider.legal_name, provider.trading_name]
        places.add(provider.postcode)
        there.append(location.provider_name)
    if not location.postcode or location.postcode in places:
        return False
    return not _telling(names) & _telling(there)


def _telling(names: Iterable[str]) -> set[str]:
    """The words in the names that tell one from another."""
    return {word for name in names for word in without_legal_form(name).split()} - _COMMON
