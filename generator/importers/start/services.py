"""A location and a lot → the cells of a service that the register speaks for."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from generator import formats
from generator.importers.mapping import Ages, RegisterMapping, ServiceKind
from generator.importers.register.records import Location
from generator.importers.start import tidy
from generator.importers.start.areas import same_place
from generator.importers.start.existing import Sorted
from generator.importers.start.sorting import AreaBook
from generator.records import Availability
from generator.records.gazetteer import in_short
from generator.site.words.wording import joined

REQUIRED = frozenset({"title", "summary", "areas", "needs", "age_from"})
MOST_SUMMARY = 600


@dataclass(frozen=True, slots=True)
class Offer:
    """A location in a lot; `first` where it is the location's first lot."""

    location: Location
    kind: ServiceKind
    first: bool


@dataclass(frozen=True, slots=True)
class Words:
    """What turns an offer into cells.

    Attributes:
        needs, access: the ids that the directory knows.
        lots: lot id → its public title.
        unregulated: the lots that CQC never regulates.
    """

    mapping: RegisterMapping
    areas: AreaBook
    needs: frozenset[str]
    access: frozenset[str]
    lots: Mapping[str, str]
    unregulated: frozenset[str] = frozenset()

    def offers(self, location: Location) -> tuple[Offer, ...]:
        """The location in each of its lots that the directory has."""
        kinds = [k for k in self.mapping.kinds_of(location.service_types) if k.lot in self.lots]
        return tuple(Offer(location, kind, kind is kinds[0]) for kind in kinds)

    def needs_of(self, location: Location) -> tuple[str, ...]:
        """The needs that its services are set up for."""
        mapped = (*self.mapping.needs_of(location.specialisms), *self.mapping.every_service)
        return tuple(need for need in dict.fromkeys(mapped) if need in self.needs)

    def cells(self, offer: Offer, where: Sorted | None = None) -> dict[str, str]:
        """The cells of the columns that an import writes; the others belong to people alone.

        Args:
            where: where the location was at another time; None for where it is.
        """
        at, kind = offer.location, offer.kind
        where = where or self.areas.sorted(at)
        ages = self.mapping.ages_of(at.specialisms)
        here = kind.premises
        return {
            "title": self._title(offer),
            "lot": kind.lot,
            "summary": summary(at, kind, self.mapping, where.town),
            "areas": where.areas,
            "needs": "; ".join(self.needs_of(at)),
            "age_from": str(ages.youngest),
            "age_to": "" if ages.oldest is None else str(ages.oldest),
            "access": "; ".join(word for word in kind.access if word in self.access),
            "address": at.address[:200] if here else "",
            "postcode": formats.postcode(at.postcode) if here else "",
            "latitude": str(at.latitude) if here and at.latitude is not None else "",
            "longitude": str(at.longitude) if here and at.longitude is not None else "",
            "availability": Availability.ASK.value,
            "regulated": "no" if kind.lot in self.unregulated else "yes",
            "cqc_location_id": at.id,
            "phone": tidy.phone(at.phone),
            "website": formats.website(at.website),
            "capacity": str(at.beds) if here and at.beds else "",
        }

    def earlier_cells(self, offer: Offer) -> dict[str, Collection[str]]:
        """Other values that an import may have written, before it wrote down where it had a location."""
        at = offer.location
        authority = same_place(at.local_authority).replace(" ", "-")
        return {
            "areas": {authority, "all"},
            "summary": {summary(at, offer.kind, self.mapping, _last_line(at))},
        }

    def _title(self, offer: Offer) -> str:
        """The location's name; with the type of support behind it on all but its first service."""
        tail = "" if offer.first else f" ({self.lots[offer.kind.lot].lower()})"
        return tidy.title(offer.location.name, 3, 90 - len(tail)) + tail


def summary(location: Location, kind: ServiceKind, mapping: RegisterMapping, place: str) -> str:
    """Two or three plain sentences with nothing in them but what the register says, and the town that it is in."""
    ages = mapping.ages_of(location.specialisms)
    where = " in" if kind.premises else ", run from an address in"
    first = f"{kind.words}{where} {place}" if place else kind.words
    if kind.premises and location.beds:
        people = "one person" if location.beds == 1 else f"up to {location.beds} people"
        first += f", for {people}"
    registered = "It is registered with the Care Quality Commission (CQC)."
    # What it is set up for stands in the needs: a row of them here would be hard to read.
    ages_named = _people(ages)
    listed = f"It is for {joined(ages_named)}." if ages_named else registered
    sentences = [f"{first}.", listed]
    provider = location.provider_name
    if provider and provider.casefold() != location.name.casefold():
        sentences.append(f"It is run by {provider}{'' if provider.endswith('.') else '.'}")
    text = " ".join(sentences)
    return text if len(text) <= MOST_SUMMARY else f"{sentences[0]} {registered}"


def _last_line(location: Location) -> str:
    """What imports once took for the town: the last line of the address, or else the authority."""
    town = location.address.rpartition(", ")[2] if "," in location.address else ""
    if not 3 <= len(town) <= 40 or any(character.isdigit() for character in town):
        town = in_short(location.local_authority)
    return f"the {town}" if town.startswith("Isle") else town


def _people(ages: Ages) -> list[str]:
    """The bands in one phrase, [] where none is named."""
    if ages.under_65 and ages.over_65:
        return ["people of any age" if ages.children else "adults of any age"]
    grown_up = ["adults under 65"] * ages.under_65 + ["adults over 65"] * ages.over_65
    return ["children"] * ages.children + grown_up
