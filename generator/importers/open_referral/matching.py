"""Whether an organisation or a service is here already: by its numbers, its register's id, or its name and postcode."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Final
from urllib.parse import urlsplit

from generator.collation import folded, without_legal_form
from generator.importers.open_referral.organisations import NUMBERS
from generator.records import Filed, Service

_NAMES: Final = ("title", "legal_name", "trading_name")


class ProviderIndex:
    """The packages that are there, and those that are made, by all that tells one from another."""

    def __init__(self, filed: Filed) -> None:
        """Begin with the packages that are there."""
        self._by_number: dict[tuple[str, str], str] = {}
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._numbers: dict[str, dict[str, str]] = {}
        self._postcodes: dict[str, set[str]] = {}
        self._hosts: dict[str, str] = {}
        for provider in filed.providers.values():
            services = filed.services_of(provider.id)
            facts = {key: getattr(provider, key) or "" for key in (*NUMBERS, *_NAMES, "website")}
            postcodes = {provider.postcode, *(service.postcode for service in services)}
            self.add(provider.id, facts, postcodes)

    def add(self, slug: str, facts: Mapping[str, str], postcodes: Iterable[str]) -> None:
        """Another package, or more of one."""
        numbers = {key: facts[key] for key in NUMBERS if facts.get(key)}
        for key, number in numbers.items():
            self._by_number.setdefault((key, number), slug)
        self._numbers.setdefault(slug, {}).update(numbers)
        for name in {without_legal_form(facts.get(key, "")) for key in _NAMES} - {""}:
            if slug not in self._by_name[name]:
                self._by_name[name].append(slug)
        self._postcodes.setdefault(slug, set()).update(filter(None, postcodes))
        self._hosts.setdefault(slug, host_of(facts.get("website", "")))

    def match(self, facts: Mapping[str, str], postcodes: Collection[str]) -> str:
        """The package of the same provider, or "".

        The same number is enough. The same name is it where no number says
        otherwise, and a postcode or the website is the same, or one of the two
        has no postcode at all.
        """
        for key in NUMBERS:
            if slug := self._by_number.get((key, facts.get(key, "")), ""):
                return slug
        return next(
            (slug for slug in self.of_name(facts) if self._agrees(slug, facts, postcodes)), ""
        )

    def of_name(self, facts: Mapping[str, str]) -> tuple[str, ...]:
        """The packages that bear one of its names."""
        names = {without_legal_form(facts.get(key, "")) for key in _NAMES} - {""}
        return tuple(
            dict.fromkeys(slug for name in sorted(names) for slug in self._by_name.get(name, ()))
        )

    def _agrees(self, slug: str, facts: Mapping[str, str], postcodes: Collection[str]) -> bool:
        numbers = self._numbers[slug]
        if any(numbers.get(k) and facts.get(k) and numbers[k] != facts[k] for k in NUMBERS):
            return False
        there = self._postcodes[slug]
        host = host_of(facts.get("website", ""))
        is_same_site = bool(host) and host == self._hosts[slug]
        return is_same_site or not there or not set(postcodes) or not there.isdisjoint(postcodes)


def host_of(website: str) -> str:
    """The website's host without www."""
    return (urlsplit(website).hostname or "").removeprefix("www.")


def same_service(cells: Mapping[str, str], services: Iterable[Service]) -> str:
    """The id of the service of the same provider that this is, or "": by its registered location, or its name and postcode."""
    title, postcode = folded(cells.get("title", "")), cells.get("postcode", "")
    location = cells.get("cqc_location_id", "")
    for service in services:
        if location and service.cqc_location_id == location and service.lot == cells.get("lot"):
            return service.id
        is_here = not postcode or not service.postcode or service.postcode == postcode
        if folded(service.title) == title and is_here:
            return service.id
    return ""
