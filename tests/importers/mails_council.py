"""A small council whose providers write: one with four services, one with two, one with a single one."""

from __future__ import annotations

from datetime import date

from generator.records import Availability, Filed
from tests.builders import a_provider, a_service, as_filed

TODAY = date(2026, 11, 23)


def a_council() -> Filed:
    """Meadow Homes, Two Lanterns and Rushlight, as filed on TODAY."""
    meadow = {"provider": "meadow-homes", "lot": "supported-living", "email": ""}
    lantern = {"provider": "two-lanterns", "email": "", "capacity": None}
    waiting = {"availability": Availability.WAITING_LIST}
    return as_filed(
        a_service(
            "meadow-first-keys",
            **{**meadow, **waiting, "email": "firstkeys@meadow-homes.example.org"},
            title="First Keys",
            capacity=4,
        ),
        a_service("meadow-weavers-row", **meadow, title="The Weavers", capacity=5),
        a_service("meadow-pell-street", **meadow, title="The house for three", capacity=3),
        a_service("meadow-on-foot", **meadow, title="Meadow on foot", capacity=None),
        a_service("lantern-days", **lantern, title="Lantern days"),
        a_service("lantern-evenings", **lantern, title="The evening kitchen"),
        a_service("rushlight-homes", provider="rushlight", title="A home with Rushlight", email=""),
        providers=(
            a_provider("meadow-homes", email="office@meadow-homes.example.org"),
            a_provider("two-lanterns", email="hello@two-lanterns.example.org"),
            a_provider("rushlight", email="hello@rushlight.example.org"),
        ),
    )
