"""By which words a service is named: its own, and what is left of its title behind its provider's name."""

from __future__ import annotations

import pytest

from generator.importers.mails.words import words_of
from generator.importers.updates.naming import naming
from generator.records import Service
from tests.builders import a_provider, a_service

PROVIDER = a_provider("plain-edge", title="Plain Edge Neighbours")


def offered(title: str, lot: str = "outreach-support") -> Service:
    return a_service(title.lower().replace(" ", "-"), provider="plain-edge", title=title, lot=lot)


CALLS, DAYS = offered("Plain Edge house calls"), offered("Plain Edge day room")
HOUSE = offered("Plain Edge house", "supported-living")
BARN_HOUSE = offered("Barn House", "supported-living")
BARN = offered("Barn End", "supported-living")
NURSING = offered("Windmill nursing home", "residential-and-nursing-care")


@pytest.mark.parametrize(
    ("words", "services", "service"),
    [
        ("house calls", [CALLS, DAYS], CALLS),
        ("the day room", [CALLS, DAYS], DAYS),
        ("the house", [HOUSE, DAYS, NURSING], HOUSE),
        ("house", [HOUSE, DAYS, NURSING], None),  # "a house"
        ("the house", [HOUSE, CALLS], None),  # there are house calls, too
        ("the house", [HOUSE, BARN_HOUSE], None),
        ("the house", [HOUSE, BARN], None),  # a house, too, whatever it is called
        ("at home", [offered("Plain Edge at home"), DAYS], None),  # "two at home"
        ("neighbours", [offered("Plain Edge Neighbours"), DAYS], None),  # all of it is the provider
    ],
)
def test_a_service_is_named_by_what_stands_behind_its_providers_name_where_no_other_could_be_meant(
    words: str, services: list[Service], service: Service | None
) -> None:
    spoken = words_of(words)
    named = naming(services, [PROVIDER]).at(spoken, 0)
    assert named == ((service.id, len(spoken)) if service else None)
