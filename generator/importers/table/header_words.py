"""The words by which councils head their columns: what names a service, and which field a column may be.

As `columns.header_key` gives them, the most particular first. Exports of
Capacity Tracker and of brokerage systems are among them.
"""

from collections.abc import Mapping
from typing import Final

from generator.importers.register.columns import header_key
from generator.importers.register.headers import USUAL
from generator.importers.updates.tables import HEADERS
from generator.load.authorship import mapped_columns
from generator.load.tables import schema_descriptor

WAYS: Final[Mapping[str, tuple[str, ...]]] = {
    "id": (
        *("directory id", "directory ref", "directory reference", "service id", "our id", "id"),
        *("service ref", "service reference", "ref", "reference", "slug", "service code"),
    ),
    "cqc_location_id": (*USUAL["id"], "cqc"),
    "title": (
        *("service name", "name of service", "name of the service", "service", "service title"),
        *("title", "scheme", "scheme name", "project", "home or service"),
        *USUAL["name"],
    ),
    "postcode": USUAL["postcode"],
    "provider": USUAL["provider_name"],
}
"""What names a service → headers."""

_TOLD_BY_MAIL: Final = {
    column: tuple(words for words, meaning in HEADERS.items() if meaning == column)
    for column in ("places", "free", "since", "on")
}
_PARTICULAR: Final[Mapping[str, tuple[str, ...]]] = {
    "availability": (
        *("vacancies y n", "vacancy y n", "vacancies yes no", "vacancy yes no", "any vacancies"),
        *("has vacancies", "vacancy status", "vacancies status", "current vacancy status"),
        *("availability status", "capacity status", "places available y n", "space available"),
        *_TOLD_BY_MAIL["places"],
        *("vacancies", "vacancy", "current vacancies", "voids", "places available"),
    ),
    "places_free": (
        *("total vacancies", "vacancies total", "total current vacancies", "total bed vacancies"),
        *("bed vacancies", "number of current vacancies", "no of current vacancies"),
        *("current no of vacancies", "current number of vacancies", "vacancy count"),
        *("vacancies number", "spare beds", "beds vacant", "vacant rooms", "vacant units"),
        *("units vacant", "number vacant", "available vacancies", "spaces available", "spaces"),
        *("spare capacity", "available capacity", "total available beds", "total free beds"),
        *_TOLD_BY_MAIL["free"],
    ),
    "availability_on": (
        *("vacancies updated", "vacancies last updated", "vacancy updated", "capacity last updated"),
        *("last updated uk", "updated uk", "last updated date", "last update date", "last update"),
        *("last updated on", "date last updated", "date updated", "date of last update"),
        *("updated date", "update", "updated at", "last confirmed", "confirmed on", "date confirmed"),
        *("checked on", "date checked", "date of check", "last checked", "date of call", "date rung"),
        *("vacancies as at", "last submission date", "submission date", "date submitted"),
        *_TOLD_BY_MAIL["on"],
    ),
    "places_from": (*_TOLD_BY_MAIL["since"], "vacant from", "date vacant", "next available"),
    "capacity": USUAL["beds"],
    "phone": USUAL["phone"],
    "email": (
        *("email", "e mail", "email address", "e mail address", "contact email", "service email"),
        *("office email", "referrals email", "referral email"),
    ),
    "website": USUAL["website"],
    "days": ("days", "days open", "opening days", "days of operation"),
    "hours": ("hours", "opening hours", "opening times", "hours open", "times"),
    "self_funders": (
        *("self funders", "self funder", "self funders y n", "private clients", "private funders"),
        *("takes self funders", "accepts self funders", "self funding"),
    ),
    "languages": ("languages", "languages spoken", "staff languages"),
}  # fmt: skip


def _of_schema() -> dict[str, tuple[str, ...]]:
    """Each field's name and title in our schema, which mean nothing else."""
    return {
        field["name"]: (header_key(field["name"]), header_key(field["title"]))
        for field in schema_descriptor("services")["fields"]
        if field["name"] in mapped_columns() and field["name"] not in ("title", "postcode")
    }


FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    name: tuple(dict.fromkeys((*words, *_PARTICULAR.get(name, ()))))
    for name, words in _of_schema().items()
}
"""Field → headers. A header may stand with two fields: what stands in the column tells which."""
