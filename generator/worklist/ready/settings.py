"""Whether the council's settings say what the public needs: law, decision, address, contacts, areas, postcodes."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Final

from generator.load import POSTCODES, fields
from generator.problem import Place
from generator.records import Contact, Filed
from generator.worklist.ready.state import AREAS, FRAMEWORK, MKDOCS, State
from generator.worklist.ready.task import Step, Task
from generator.worklist.ready.texts import is_example_host

POSTCODES_LAST_MONTHS: Final = 15
"""The ONS publishes four editions a year; after so many months several have come since."""


def framework(state: State, filed: Filed) -> Iterator[Task]:
    """The law that it stands on, who decides, and the site's public address."""
    there = filed.framework
    if there.legal_basis == "not-stated":
        words = "the law that the framework stands on is not stated; name it, as the join page does (legal_basis)"
        yield Task(Step.FRAMEWORK, state.at(FRAMEWORK, "legal_basis"), words)
    if not there.joining.decided_by:
        words = "nothing says who decides who joins; write the role or body (joining: decided_by)"
        yield Task(Step.FRAMEWORK, state.at(FRAMEWORK, "joining.decided_by"), words)
    data = state.mkdocs.data if isinstance(state.mkdocs.data, dict) else {}
    address = fields.text(data, "site_url")
    if not address and "INHERIT" not in data:
        words = "the site's public address is not there; write it as site_url"
        yield Task(Step.FRAMEWORK, Place(MKDOCS, None, "site_url"), words)
    elif is_example_host(address):
        words = f"{address} is an example; write the site's public address"
        yield Task(Step.FRAMEWORK, state.mkdocs.place(("site_url",)), words)


def contacts(state: State, filed: Filed) -> Iterator[Task]:
    """A telephone number or an e-mail address for the public, for providers and for each team."""
    there = filed.framework
    for key, contact, who in (
        ("care", there.care, "people who look for support"),
        ("commissioning", there.commissioning, "providers"),
    ):
        if not _can_be_reached(contact):
            words = f"{contact.team or 'the team'} has no telephone number and no e-mail address, so {who} cannot ask"
            yield Task(Step.CONTACTS, state.at(FRAMEWORK, f"contacts.{key}"), words)
    reached = {there.care.team, there.commissioning.team}
    for lot in filed.lots.values():
        lead = lot.lead_commissioner
        if lead.team not in reached and not _can_be_reached(lead):
            words = f"{lead.team} has no telephone number and no e-mail address; give one, or let the commissioning team lead"
            yield Task(Step.CONTACTS, state.at(lot.place.file, "lead_commissioner"), words)


def of_services(state: State, filed: Filed) -> Iterator[Task]:
    """A telephone number, an e-mail address or a website of each service, or of its provider."""
    for service in filed.services.values():
        provider = filed.providers.get(service.provider)
        reached = any(
            of.phone or of.email or of.website for of in (service, provider) if of is not None
        )
        if service.withdrawn_on is None and not reached:
            words = f"{service.title} has no telephone number, e-mail address or website, and neither has its provider"
            yield Task(Step.SERVICES, service.place.at("phone"), words)


def places(state: State, filed: Filed) -> Iterator[Task]:
    """More than one area to choose, or why one is enough; and postcodes of which the edition is not too old."""
    one_area = filed.framework.one_area
    if len(filed.areas) == 1 and not one_area:
        [area] = filed.areas.values()
        words = (
            f"{area.name} is the only area, so nobody can look for what is near; name the areas that people know, "
            f"or say to the public, as one_area in {FRAMEWORK}, why one is enough"
        )
        yield Task(Step.PLACES, state.at(AREAS, "0"), words)
    if len(filed.areas) > 1 and one_area:
        words = (
            f"one_area says why there is one area, and there are {len(filed.areas)}; take it away"
        )
        yield Task(Step.PLACES, state.at(FRAMEWORK, "one_area"), words)
    index = state.config.root / POSTCODES
    if not index.is_file():
        words = "there are no postcodes, so the site cannot say what is near one; framework-directory import postcodes brings them in"
        yield Task(Step.PLACES, Place(POSTCODES), words)
    elif (edition := _edition(index.read_bytes())) and _months(
        edition, state.today
    ) > POSTCODES_LAST_MONTHS:
        words = f"the postcodes are of {edition:%Y-%m}; import a newer edition (framework-directory import postcodes)"
        yield Task(Step.PLACES, Place(POSTCODES, None, "edition"), words)


def _can_be_reached(contact: Contact) -> bool:
    return bool(contact.phone or contact.email)


def _edition(index: bytes) -> date | None:
    """The month of the postcodes; None where the file does not say, or `check` has named it as damaged."""
    try:
        return date.fromisoformat(f"{json.loads(index)['edition']}-01")
    except (KeyError, TypeError, ValueError):
        return None


def _months(since: date, until: date) -> int:
    return (until.year - since.year) * 12 + until.month - since.month
