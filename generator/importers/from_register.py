"""One registered provider of the CQC register → what is known for its new package."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator import formats
from generator.failure import Failure
from generator.importers.mapping import RegisterMapping
from generator.importers.register.cells import in_order
from generator.importers.register.records import Location
from generator.importers.start import tidy
from generator.importers.start.existing import read_existing
from generator.importers.start.packages import provider_facts
from generator.load.council_tables import REGISTER
from generator.records import Availability

_NAMES = ("title", "legal_name")  # asked for where the register has the id alone


@dataclass(frozen=True, slots=True)
class RegisterFacts:
    """What the register says of a provider.

    Attributes:
        facts: by their keys in datapackage.yaml.
        services: a row of services.csv for each location in each of its lots, with what the register says of it.
        locations: how many there are.
        unfit: the lots that were asked for and that no location is of a service type for.
    """

    facts: Mapping[str, str] = field(default_factory=dict)
    services: tuple[Mapping[str, str], ...] = ()
    locations: int = 0
    unfit: tuple[str, ...] = ()


def kept_locations(root: Path) -> tuple[Location, ...]:
    """The locations that an import put into content/cqc-locations.csv; none where it is not there.

    Raises:
        ImportFailure: the file is damaged.
        OSError: it is there and cannot be read.
    """
    path = root / REGISTER
    files = {REGISTER: path.read_bytes()} if path.is_file() else {}
    return tuple(read_existing(files).locations.values())


def facts_of(
    provider_id: str,
    locations: Sequence[Location],
    slug: str,
    lots: Sequence[str],
    known_lots: Collection[str],
    mapping: RegisterMapping,
) -> RegisterFacts:
    """What is known of the provider.

    Args:
        provider_id: its id at the CQC.
        locations: all that were read, of any provider.
        slug: the provider's id here, with which its services' ids begin.
        lots: those that it is awarded; none: not said. A location goes by its service types
            whatever was awarded: a care home is no home care.
        known_lots: the framework's lots.
        mapping: CQC's words → lots, as `start` reads them.

    Raises:
        Failure: the register has no location of the provider.
    """
    of_provider = [at for at in locations if at.provider_id == provider_id]
    of_provider.sort(key=lambda at: in_order(at.id))
    if not of_provider:
        raise Failure(
            f"the register has no location of the provider {provider_id}; give the register as it was downloaded with --register"
        )
    places = [(at, lot) for at in of_provider for lot in _lots_of(at, lots, known_lots, mapping)]
    filled = {lot for _, lot in places}
    return RegisterFacts(
        facts=_of_provider(of_provider),
        services=tuple(
            _service(at, slug, lot, n, lot in {k.lot for k in mapping.kinds_of(at.service_types)})
            for n, (at, lot) in enumerate(places, 1)
        ),
        locations=len(of_provider),
        unfit=tuple(lot for lot in dict.fromkeys(lots) if lot not in filled),
    )


def _of_provider(locations: Sequence[Location]) -> dict[str, str]:
    """What is known of the provider as a whole, with the first telephone and website that can be used."""
    is_named = any(at.provider_name for at in locations)
    facts = {
        **{k: v for k, v in provider_facts(locations).items() if is_named or k not in _NAMES},
        "phone": next((p for at in locations if (p := tidy.phone(at.phone))), ""),
        "website": next((w for at in locations if (w := formats.website(at.website))), ""),
    }
    return {key: value for key, value in facts.items() if value}


def _lots_of(
    at: Location, awarded: Sequence[str], known_lots: Collection[str], mapping: RegisterMapping
) -> Sequence[str]:
    """The lots that its service types belong to, of those awarded where any is; or "", for a person to say."""
    lots = [kind.lot for kind in mapping.kinds_of(at.service_types) if kind.lot in known_lots]
    return [lot for lot in lots if lot in awarded] or lots or ("",)


def _service(
    at: Location, slug: str, lot: str, number: int, is_registered_for: bool
) -> dict[str, str]:
    """A row; whether CQC regulates it is for a person to say where the location's service types do not."""
    postcode = formats.postcode(at.postcode)
    return {
        "id": f"{slug}-{number}",
        "title": tidy.title(at.name, 3, 90),
        "lot": lot,
        "age_from": "18",
        "address": at.address[:200] if postcode else "",
        "postcode": postcode,
        "availability": Availability.ASK.value,
        "regulated": "yes" if is_registered_for else "",
        "cqc_location_id": at.id,
        "phone": tidy.phone(at.phone),
        "website": formats.website(at.website),
    }
