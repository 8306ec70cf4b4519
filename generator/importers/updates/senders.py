"""Who may speak for which provider: the addresses of its own package, and nobody else."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from generator.importers.mails.words import listed
from generator.importers.updates.naming import Naming, naming, only_ids
from generator.records import Filed, Service

# Where anybody may have an address, two addresses have nothing to do with one another.
_ANYBODYS: Final = frozenset(
    listed("""gmail.com googlemail.com outlook.com outlook.co.uk hotmail.com hotmail.co.uk live.com live.co.uk msn.com
    yahoo.com yahoo.co.uk ymail.com icloud.com me.com mac.com aol.com aol.co.uk btinternet.com btopenworld.com
    sky.com talktalk.net virginmedia.com ntlworld.com blueyonder.co.uk tiscali.co.uk plus.com plusnet.com
    protonmail.com proton.me gmx.com gmx.co.uk mail.com nhs.net""")
)


@dataclass(frozen=True)
class Senders:
    """The addresses of all packages.

    Attributes:
        providers: address in small letters → the providers whose packages have it.
    """

    filed: Filed

    @cached_property
    def providers(self) -> Mapping[str, tuple[str, ...]]:
        """Address in small letters → the providers in whose packages it stands."""
        addresses: dict[str, dict[str, None]] = defaultdict(dict)
        for provider in self.filed.providers.values():
            addresses[provider.email.strip().lower()][provider.id] = None
        for service in self._listed:
            addresses[service.email.strip().lower()][service.provider] = None
        addresses.pop("", None)
        return {address: tuple(ids) for address, ids in addresses.items()}

    def home(self, address: str) -> str:
        """The one service that an address is of, where nobody can mean another by "we"; "" where there is none.

        It is none where it is the provider's too, or where another of its
        services is in the same place and has no address of its own.
        """
        of_it = [s for s in self._listed if s.email.strip().lower() == address]
        if len(of_it) != 1 or not address:
            return ""
        [service] = of_it
        providers = self.filed.providers[service.provider].email.strip().lower()
        beside = any(
            s.provider == service.provider
            and s.postcode == service.postcode
            and s.email.strip().lower() in ("", providers)
            for s in self._listed
            if s is not service
        )
        return "" if address == providers or beside else service.id

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of all services."""
        return frozenset(self.filed.services)

    def of_domain(self, address: str) -> tuple[str, ...]:
        """The providers with an address at the same place, where only they have addresses there."""
        domain = address.rpartition("@")[2]
        if not domain or domain in _ANYBODYS:
            return ()
        return tuple(
            dict.fromkeys(
                provider
                for other, ids in self.providers.items()
                if other.rpartition("@")[2] == domain
                for provider in ids
            )
        )

    def names_of(self, providers: tuple[str, ...]) -> Naming:
        """The names of all that these providers offer; what was withdrawn has none.

        For nobody in particular there are the ids alone.
        """
        if providers not in self._names:
            services = [s for s in self._listed if s.provider in providers]
            owners = [self.filed.providers[provider] for provider in providers]
            made = naming(services, owners) if providers else only_ids(self._listed)
            self._names[providers] = made
        return self._names[providers]

    @cached_property
    def _names(self) -> dict[tuple[str, ...], Naming]:
        """What was made already."""
        return {}

    @cached_property
    def _listed(self) -> tuple[Service, ...]:
        return tuple(
            s
            for s in self.filed.services.values()
            if s.withdrawn_on is None and s.provider in self.filed.providers
        )
