"""CQC's words → lots, needs and ages. The mapping is data: data/cqc-mapping.yml, or the council's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.failure import ImportFailure

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
        found = (self.specialisms.get(name.casefold(), ()) for name in specialisms)
        return tuple(dict.fromkeys(need for needs in found for need in needs))

    def ages_of(self, specialisms: Iterable[str]) -> Ages:
        """The bands that are named."""
        names = {name.casefold() for name in specialisms}
        return Ages(**{band: bool(words & names) for band, words in self.bands.items()})


def read_mapping(existing: Mapping[str, bytes]) -> RegisterMapping:
    """The council's own mapping where it has one, otherwise the one that comes with the software.

    Raises:
        ImportFailure: the council's mapping cannot be read.
    """
    raw = existing.get(OVERRIDE)
    name = OVERRIDE if raw is not None else (DATA / "cqc-mapping.yml").name
    text = raw if raw is not None else (DATA / "cqc-mapping.yml").read_bytes()
    try:
        return _mapping(yaml.safe_load(text))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        raise ImportFailure(f"{name}{line}: this is not YAML that can be read") from error
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ImportFailure(
            f"{name}: this is not a mapping of CQC's words ({error}); "
            "copy the one that comes with the software and edit that"
        ) from error


def _mapping(data: Any) -> RegisterMapping:
    kinds = tuple(
        ServiceKind(
            types=_names(entry["types"]),
            lot=str(entry["lot"]),
            words=str(entry["kind"]),
            premises=bool(entry["premises"]),
            access=tuple(map(str, entry.get("access", ()))),
        )
        for entry in data["service_types"]
    )
    specialisms = {
        name: tuple(map(str, entry["needs"]))
        for entry in data["specialisms"]
        for name in _names(entry["names"])
    }
    bands = {band: _names(data["ages"][band]) for band in ("children", "under_65", "over_65")}
    return RegisterMapping(
        kinds, tuple(map(str, data.get("every_service", ()))), specialisms, bands
    )


def _names(words: Any) -> frozenset[str]:
    if not isinstance(words, list):
        raise TypeError(f"a list was expected where there is {words!r}")
    return frozenset(str(word).casefold() for word in words)
