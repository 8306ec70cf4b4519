"""What names a service in a row → the service, where it is one and the same by every name."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator import formats
from generator.load.ids import slug_of
from generator.records import Filed, Service

_LEGAL: Final = re.compile(r"-(?:ltd|limited|llp|plc|cic)$")


@dataclass(frozen=True, slots=True)
class NamedService:
    """The service that a row names; or, where there is none, why, in plain words.

    Attributes:
        several: whether more than one fits.
    """

    service: Service | None
    reason: str = ""
    several: bool = False


class ServiceIndex:
    """All services that are filed, by what may name them."""

    def __init__(self, filed: Filed) -> None:
        """Sort them by their ids, locations and titles."""
        self._by_id: dict[str, list[Service]] = defaultdict(list)
        self._by_location: dict[str, list[Service]] = defaultdict(list)
        self._by_title: dict[str, list[Service]] = defaultdict(list)
        self._providers: dict[str, frozenset[str]] = {}
        for service in filed.services.values():
            for name in (service.id, *service.former_ids):
                self._by_id[name].append(service)
            if service.cqc_location_id:
                self._by_location[service.cqc_location_id].append(service)
            self._by_title[_title(service.title)].append(service)
        for provider in filed.providers.values():
            names = (provider.id, provider.title, provider.legal_name)
            self._providers[provider.id] = frozenset(_organisation(name) for name in names)

    def named(self, ways: Sequence[Mapping[str, str]]) -> NamedService:
        """The service that a row names.

        The first way by which any fits counts; of several that fit, a later way tells
        which is meant. One that names another service makes the whole doubtful.

        Args:
            ways: in the map's order; what names a service ("id", "title", …) → the cell.
        """
        candidates: list[Service] = []
        by = ""
        for way in ways:
            fitting = self._fitting(way)
            if not fitting:
                continue
            if not candidates:
                candidates, by = fitting, next(iter(way))
                continue
            both = [service for service in candidates if service in fitting]
            if not both:
                other = " or ".join(s.id for s in fitting[:3])
                words = f"its {_words(by)} is that of {candidates[0].id}, and its {_words(next(iter(way)))} that of {other}"
                return NamedService(None, words, several=True)
            candidates = both
        if len(candidates) > 1:
            words = f"{len(candidates)} services fit: {', '.join(s.id for s in candidates[:5])}"
            return NamedService(None, words, several=True)
        if not candidates:
            return NamedService(None, _nobody(ways))
        return NamedService(candidates[0])

    def _fitting(self, way: Mapping[str, str]) -> list[Service]:
        if "id" in way:
            return self._by_id.get(way["id"].strip().casefold(), [])
        if "cqc_location_id" in way:
            return self._by_location.get(re.sub(r"\s", "", way["cqc_location_id"]).upper(), [])
        title = _title(way.get("title", ""))
        postcode, provider = way.get("postcode", "").strip(), way.get("provider", "").strip()
        fitting = self._by_title.get(title, []) if title else []
        return [s for s in fitting if self._is_at(s, postcode, provider)]

    def _is_at(self, service: Service, postcode: str, provider: str) -> bool:
        """Whether the service stands at the postcode; where one of them has none, whether it is the provider's."""
        if postcode and service.postcode:
            return formats.postcode(postcode) == service.postcode
        name = _organisation(provider)
        return bool(name) and name in self._providers.get(service.provider, ())


def _nobody(ways: Sequence[Mapping[str, str]]) -> str:
    given = [
        f'{_words(key)} "{cell[:60]}"' for way in ways for key, cell in way.items() if cell.strip()
    ]
    return f"no service here has its {', '.join(given)}" if given else "it names no service"


def _words(key: str) -> str:
    return {"id": "id", "cqc_location_id": "CQC location id", "title": "name"}.get(key, key)


def _title(text: str) -> str:
    return slug_of(text, 200).removeprefix("the-")


def _organisation(text: str) -> str:
    return _LEGAL.sub("", slug_of(text, 200)).removeprefix("the-")
