"""A provider: an organisation with a package of its own."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.problem import Place


class ProviderStatus(StrEnum):
    """How a provider stands to the framework."""

    ON = "on-the-framework"
    SUSPENDED = "suspended"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Provider:
    """An organisation on the framework (providers/<id>/datapackage.yaml and about.md)."""

    id: str  # the folder's name, which the package's own name must equal
    package_name: str
    title: str
    description: str
    legal_name: str
    trading_name: str
    company_number: str
    charity_number: str
    cqc_provider_id: str
    address: str
    postcode: str
    phone: str
    email: str
    website: str
    joined: date | None  # None where it could not be read, which `check` names
    status: ProviderStatus
    status_since: date | None
    former_slugs: tuple[str, ...]
    about: str  # Markdown as written; "" where there is no about.md
    place: Place
