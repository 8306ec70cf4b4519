"""How a service stands to the Care Quality Commission's register: once for listing, pages, exports and the find page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from generator.records import (
    Filed,
    Lot,
    Rating,
    RegisteredLocation,
    Service,
    is_regulated,
    leaves_open,
    may_be_of,
)


class InRegister(StrEnum):
    """What is known of a service's registration on a day. Only of the last six has anybody seen it."""

    UNREGULATED = "unregulated"  # the Commission does not regulate it
    UNDECLARED = "undeclared"  # its provider has still to say, and it names no location
    NO_LOCATION = "no-location"  # it names no location
    NO_REGISTER = "no-register"  # it names one, and the council holds no register
    NOT_FOUND = "not-found"  # it names one that the council's copy of the register does not have
    ANOTHERS = "anothers"  # it names one that is another provider's there
    RATED = "rated"
    NOT_RATED = "not-rated"
    RATING_UNKNOWN = "rating-unknown"  # rated later than the day; what was before is not kept
    RATING_UNREAD = "rating-unread"  # no file with ratings was read of it
    DORMANT = "dormant"  # registered, and not used at present
    DEREGISTERED = "deregistered"


CARE_HOMES: Final[Mapping[str, str]] = {
    "with-nursing": "care home service with nursing",
    "without-nursing": "care home service without nursing",
}
"""The kinds of care home, by the ids that the find page has for them, as CQC's register calls them in small letters."""

_SHORT: Final = {"with-nursing": "nursing homes", "without-nursing": "residential homes"}


@dataclass(frozen=True, slots=True)
class RegisterStatus:
    """How a service stands to the register on a day.

    Attributes:
        regulated: whether the Commission regulates it.
        undeclared: whether its provider has been asked to say so, or not, and has not.
        is_due: whether it has no grace to do so any more.
        location: the register's entry; None where it has none that is the provider's.
        read_on: of which day the council's copy of the register is; None where that is not known.
    """

    regulated: bool
    undeclared: bool
    is_due: bool
    in_register: InRegister
    location: RegisteredLocation | None = None
    read_on: date | None = None

    @property
    def ratings(self) -> tuple[Rating, ...]:
        """Those that it had and has, the oldest first."""
        return self.location.ratings if self.location else ()

    @property
    def rating(self) -> Rating | None:
        """Its rating; None where it has none that counts."""
        return self.location.rating if self.location else None

    @property
    def deregistered_on(self) -> date | None:
        """From which day it is registered no more."""
        return self.location.deregistered_on if self.location else None

    def care_home(self, lot: Lot) -> tuple[str, ...]:
        """As which kinds of care home it is registered; () in a lot of other services."""
        is_of_homes = not {*CARE_HOMES.values()}.isdisjoint(_words(lot.cqc.service_types))
        types = _words(self.location.service_types.split(";")) if self.location else []
        kinds = (key for key, word in CARE_HOMES.items() if word in types or _SHORT[key] in types)
        return tuple(kinds) if is_of_homes else ()

    @property
    def not_seen_on(self) -> date | None:
        """The day of the newest copy of the register that does not have it; None where that has it, or has its end."""
        at = self.location
        return at.not_seen_on if at and not at.deregistered_on else None


def register_status(
    snapshot: Filed, service: Service, awarded_since: date | None, day: date
) -> RegisterStatus:
    """The status of the service, from the records as they were known on the day.

    Args:
        awarded_since: since when its provider holds the lot; None before the first award.
    """
    lot = snapshot.lots[service.lot]
    rule = snapshot.framework.regulated_declared
    regulated = is_regulated(lot, service)
    undeclared = day >= rule.since and leaves_open(lot, service)
    if regulated:
        in_register = _in_register(snapshot, service)
    else:
        in_register = InRegister.UNDECLARED if undeclared else InRegister.UNREGULATED
    seen = in_register in _SEEN
    return RegisterStatus(
        regulated=regulated,
        undeclared=undeclared,
        is_due=rule.is_due(awarded_since, day),
        in_register=in_register,
        location=snapshot.register[service.cqc_location_id] if seen else None,
        read_on=snapshot.register_read_on,
    )


def _words(types: Iterable[str]) -> list[str]:
    return [" ".join(name.casefold().split()) for name in types]


_SEEN = frozenset(
    {
        *(InRegister.RATED, InRegister.NOT_RATED, InRegister.RATING_UNKNOWN),
        *(InRegister.RATING_UNREAD, InRegister.DORMANT, InRegister.DEREGISTERED),
    }
)


def _in_register(snapshot: Filed, service: Service) -> InRegister:
    if not service.cqc_location_id:
        return InRegister.NO_LOCATION
    if not snapshot.register:
        return InRegister.NO_REGISTER
    location = snapshot.register.get(service.cqc_location_id)
    if location is None:
        return InRegister.NOT_FOUND
    if not may_be_of(location, snapshot.providers[service.provider]):
        return InRegister.ANOTHERS
    if location.deregistered_on:
        return InRegister.DEREGISTERED
    if location.dormant:
        return InRegister.DORMANT
    if location.rating:
        return InRegister.RATED
    if location.rating_unknown:
        return InRegister.RATING_UNKNOWN
    return InRegister.NOT_RATED if location.is_unrated else InRegister.RATING_UNREAD
