"""CQC's words → lots, needs and ages. The mapping is data: data/cqc-mapping.yml, or the council's own."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.failure import ImportFailure
from generator.importers.register.records import Location
from generator.load.documents import parse_document
from generator.load.schema import check

DATA = Path(__file__).parent / "data"
OVERRIDE = "content/cqc-mapping.yml"


@dataclass(frozen=True, slots=True)
class ServiceKind:
    """What some service types stand for.

    Attributes:
        words: how the summary begins, "A care home with nursing".
        premises: whether the registered address is where people live or come to.
        access: access ids that are true of the kind itself.
    """

    types: frozenset[str]
    lot: str
    words: str
    premises: bool
    access: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ages:
    """The bands that a location's specialisms name."""

    children: bool
    under_65: bool
    over_65: bool

    @property
    def youngest(self) -> int:
        """The youngest age in years: 65 where older people alone are named."""
        if self.children:
            return 0
        return 65 if self.over_65 and not self.under_65 else 18

    @property
    def oldest(self) -> int | None:
        """The oldest age in years, None for no limit."""
        return 64 if self.under_65 and not self.over_65 else None

    @property
    def children_alone(self) -> bool:
        """Whether no adult is named."""
        return self.children and not (self.under_65 or self.over_65)


@dataclass(frozen=True, slots=True)
class RegisterMapping:
    """The whole mapping; names are compared without regard to case."""

    kinds: tuple[ServiceKind, ...]
    every_service: tuple[str, ...]
    specialisms: Mapping[str, tuple[str, ...]]
    bands: Mapping[str, frozenset[str]]

    def kinds_of(self, service_types: Iterable[str]) -> tuple[ServiceKind, ...]:
        """The kind for each lot that the types belong to, in the mapping's order."""
        types = {name.casefold() for name in service_types}
        by_lot: dict[str, ServiceKind] = {}
        for kind in self.kinds:
            if kind.types & types:
                by_lot.setdefault(kind.lot, kind)
        return tuple(by_lot.values())

    def needs_of(self, specialisms: Iterable[str]) -> tuple[str, ...]:
        """Ids of the needs that the specialisms stand for, without those of every service."""
        by_specialism = (self.specialisms.get(name.casefold(), ()) for name in specialisms)
        return tuple(dict.fromkeys(need for needs in by_specialism for need in needs))

    def ages_of(self, specialisms: Iterable[str]) -> Ages:
        """The bands that are named."""
        names = {name.casefold() for name in specialisms}
        return Ages(**{band: bool(words & names) for band, words in self.bands.items()})


def unmapped(mapping: RegisterMapping, locations: Iterable[Location]) -> dict[str, int]:
    """The service types and specialisms that stand for nothing here → how many of the locations have each, the most first."""
    bands = frozenset().union(*mapping.bands.values())
    types = frozenset().union(*(kind.types for kind in mapping.kinds))
    words: Counter[str] = Counter()
    for at in locations:
        words.update(name for name in at.service_types if name.casefold() not in types)
        specialisms = (name.casefold() for name in at.specialisms)
        without = {key for key in specialisms if key not in bands and not mapping.needs_of([key])}
        words.update(name for name in at.specialisms if name.casefold() in without)
    return dict(sorted(words.items(), key=lambda item: (-item[1], item[0])))


def read_mapping(existing: Mapping[str, bytes]) -> RegisterMapping:
    """The council's own mapping where it has one, otherwise the one that comes with the software.

    Raises:
        ImportFailure: the council's mapping cannot be read.
    """
    raw = existing.get(OVERRIDE)
    name = OVERRIDE if raw is not None else "cqc-mapping.yml"
    document = parse_document((DATA / name).read_bytes() if raw is None else raw, name)
    problems = document.problems or check(document, "cqc-mapping", "settings")
    if problems:
        place = problems[0].place
        line = f", line {place.line}" if place.line else ""
        raise ImportFailure(f"{name}{line}: {problems[0].message}")
    return _mapping(document.data)


def _mapping(data: Any) -> RegisterMapping:
    kinds = tuple(
        ServiceKind(
            types=_names(entry["types"]),
            lot=entry["lot"],
            words=entry["kind"],
            premises=entry["premises"],
            access=tuple(entry.get("access", ())),
        )
        for entry in data["service_types"]
    )
    specialisms = {
        name: tuple(entry["needs"])
        for entry in data["specialisms"]
        for name in _names(entry["names"])
    }
    bands = {band: _names(words) for band, words in data["ages"].items()}
    return RegisterMapping(kinds, tuple(data.get("every_service", ())), specialisms, bands)


def _names(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)
