"""Documents of the three kinds → every service once, with its organisation and its terms.

UK 3.0 and UK 1.0 answer `/services` with pages (`contents` or `content`), and
`/services/<id>` with one document; Outpost's pages have `content` with whole
services. A service that stands in several files is one: what the newer says
counts, and what it does not say stays. The order of the files is nothing.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from generator.failure import ImportFailure
from generator.importers.open_referral.files import ReferralFile
from generator.importers.open_referral.parts import is_blank

MOST_SERVICES: Final = 50_000
_LISTS: Final = ("contents", "content", "items", "data", "results", "records")
_ORGANISATION: Final = ("organization", "organisation")
# Fields that records of one kind alone have.
_OF_A_SERVICE: Final = frozenset(
    [
        *("organization", "organisation", "organization_id", "organisation_id", "status", "fees"),
        *("service_at_locations", "locations", "cost_options", "eligibilitys", "eligibility"),
        *("eligibilities", "service_taxonomys", "regular_schedules", "schedules", "min_age"),
        *("max_age", "minimum_age", "maximum_age", "needs_referral", "assured_date"),
        *("deliverable_type", "attending_type", "service_areas", "application_process"),
        *("local_offer", "suitabilities"),
    ]
)
_OF_AN_ORGANISATION: Final = frozenset(
    [
        *("organization_identifiers", "legal_status", "tax_status", "parent_organization_id"),
        *("website", "logo", "year_incorporated", "services", "charity_number", "company_number"),
    ]
)
_OF_A_TERM: Final = frozenset(
    [
        *("taxonomy", "taxonomy_detail", "vocabulary", "term_uri", "parent", "parent_id"),
        "version",
    ]
)
_OF_A_SCHEMA: Final = frozenset(
    ["openapi", "swagger", "$schema", "properties", "fields", "resources", "openapi_url"]
)
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?")
_MODIFIED: Final = ("last_modified", "lastModified", "updated_at", "modified_at", "assured_date")


@dataclass(frozen=True, slots=True)
class TaxonomyTerm:
    """A term of a taxonomy, with its parent's id."""

    name: str
    parent: str


@dataclass(slots=True)
class Gathered:
    """All that the documents hold.

    Attributes:
        services: by their source ids, as JSON objects.
        organisations: by their source ids, from wherever they stand.
        terms: taxonomy terms by their ids, to know what a term stands under.
        empty: names of files in which no service and no organisation is.
    """

    services: dict[str, dict[str, Any]] = field(default_factory=dict)
    organisations: dict[str, dict[str, Any]] = field(default_factory=dict)
    terms: dict[str, TaxonomyTerm] = field(default_factory=dict)
    empty: list[str] = field(default_factory=list)


def gather(files: Iterable[ReferralFile]) -> Gathered:
    """Every service of the files.

    Raises:
        ImportFailure: there are more than MOST_SERVICES.
    """
    services: dict[str, list[dict[str, Any]]] = {}
    organisations: dict[str, list[dict[str, Any]]] = {}
    out = Gathered()
    for file in files:
        count = 0
        for document in file.documents:
            for kind, record in _records(document):
                count += kind != "term"
                if kind == "term":
                    _note_term(record, out.terms)
                    continue
                target = services if kind == "service" else organisations
                target.setdefault(_key(record), []).append(record)
        if not count:
            out.empty.append(file.name)
        if len(services) > MOST_SERVICES:
            raise ImportFailure(
                f"there are more than {MOST_SERVICES:,} services in these files; give fewer at a time"
            )
    out.services = {key: _merged(records) for key, records in sorted(services.items())}
    for record in out.services.values():
        if organisation := organisation_of(record):
            organisations.setdefault(_key(organisation), []).append(organisation)
        for term in _terms_in(record):
            _note_term(term, out.terms)
    out.organisations = {key: _merged(records) for key, records in sorted(organisations.items())}
    return out


def organisation_of(service: Mapping[str, Any]) -> dict[str, Any]:
    """The organisation as the service has it: an object, or its id alone; {} where it names none."""
    for name in _ORGANISATION:
        if isinstance(held := service.get(name), dict) and not is_blank(held):
            return held
        if isinstance(held := service.get(f"{name}_id"), (str, int)) and not is_blank(held):
            return {"id": held}
    return {}


def modified(record: Mapping[str, Any]) -> str:
    """When the record was last changed, as YYYY-MM-DDTHH:MM:SS, or the day alone; "" where it does not say."""
    for name in _MODIFIED:
        if match := _DAY.match(str(record.get(name) or "")):
            return match[0].replace(" ", "T")
    return ""


def key_of(record: Mapping[str, Any]) -> str:
    """The record's own id, or else what its name gives one: what it is called by from one file to the next."""
    return _key(record)


def _key(record: Mapping[str, Any]) -> str:
    held = record.get("id")
    if isinstance(held, (str, int)) and not is_blank(held):
        return str(held).strip()[:120]
    names = [str(record.get("name") or ""), str(organisation_of(record).get("name") or "")]
    # Not the name itself: it may be a person's.
    return f"name-{hashlib.sha256('/'.join(names).encode()).hexdigest()[:16]}" if any(names) else ""


def _records(document: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each record with its kind: "service", "organisation" or "term"."""
    stack = [document]
    while stack:
        value = stack.pop()
        if isinstance(value, list):
            stack += reversed(value)
        elif isinstance(value, dict):
            if kind := _kind(value):
                yield kind, _as_service(value) if kind == "service" else value
                stack += _services_of(value) if kind == "organisation" else ()
            else:
                stack += [value[name] for name in _inner(value)]


def _inner(value: Mapping[str, Any]) -> list[str]:
    names = (*_LISTS, "services", "organizations", "organisations", "taxonomies", "service")
    return [name for name in reversed(names) if isinstance(value.get(name), (list, dict))]


def _kind(value: Mapping[str, Any]) -> str:
    if value.keys() & _OF_A_SCHEMA:
        return ""
    if isinstance(value.get("service"), dict) and isinstance(value.get("location"), dict):
        return "service"
    if not isinstance(value.get("name"), str) or any(
        isinstance(value.get(n), list) for n in _LISTS
    ):
        return ""
    keys = value.keys()
    if isinstance(value.get("services"), list) or "organization_identifiers" in keys:
        return "organisation"
    if keys & _OF_A_SERVICE:
        return "service"
    if keys & _OF_AN_ORGANISATION:
        return "organisation"
    if keys & _OF_A_TERM:
        return "term"
    return "service" if {"description", "url"} & keys and "profile" not in keys else ""


def _as_service(value: dict[str, Any]) -> dict[str, Any]:
    """A service at a location, turned round: the service with that location."""
    service = value.get("service")
    if not isinstance(service, dict):
        return value
    at = {name: held for name, held in value.items() if name != "service"}
    return {**service, "service_at_locations": [at]}


def _services_of(organisation: dict[str, Any]) -> list[dict[str, Any]]:
    listed = organisation.get("services")
    about = {name: held for name, held in organisation.items() if name != "services"}
    return [
        {**service, "organization": organisation_of(service) or about}
        for service in reversed(listed if isinstance(listed, list) else [])
        if isinstance(service, dict)
    ]


def _merged(records: list[dict[str, Any]]) -> dict[str, Any]:
    """One record of several about the same: the newest that has a field says what is in it, whatever their order."""
    if len(records) == 1:
        return records[0]
    ordered = sorted(records, key=lambda r: (modified(r), len(r), json.dumps(r, sort_keys=True)))
    out: dict[str, Any] = {}
    for record in ordered:
        for name, held in record.items():
            at_locations = name == "service_at_locations" and isinstance(held, list)
            value = _at_all(out.get(name), held) if at_locations else held
            if not is_blank(value) or name not in out:
                out[name] = value
    return out


def _at_all(before: Any, value: list[Any]) -> list[Any]:
    """The locations of several documents of one service, each once."""
    places = {
        json.dumps(at.get("id") or at, sort_keys=True): at
        for at in (*(before if isinstance(before, list) else ()), *value)
        if isinstance(at, dict)
    }
    return [places[key] for key in sorted(places)]


def _terms_in(record: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for name in ("taxonomies", "attributes", "service_taxonomys"):
        listed = record.get(name)
        for entry in listed if isinstance(listed, list) else ():
            if isinstance(entry, dict):
                inner = entry.get("taxonomy_term") or entry.get("taxonomy")
                yield inner if isinstance(inner, dict) else entry


def _note_term(record: Mapping[str, Any], terms: dict[str, TaxonomyTerm]) -> None:
    name, key = record.get("name"), record.get("id")
    if not isinstance(name, str) or not isinstance(key, (str, int)):
        return
    parent = record.get("parent_id") or record.get("parent") or ""
    if isinstance(parent, dict):
        _note_term(parent, terms)
        parent = parent.get("id") or ""
    if str(key) not in terms or parent:
        terms[str(key)] = TaxonomyTerm(name, str(parent))
