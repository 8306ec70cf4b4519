"""A small council whose providers write: two with four services, one of them with a service of its own name, two with fewer."""

from __future__ import annotations

from datetime import date

from generator.records import Availability, Filed
from tests.builders import a_provider, a_service, as_filed

TODAY = date(2026, 11, 23)


def a_council() -> Filed:
    """Meadow Homes, Brook Acre, Forge Paddock, Two Lanterns and Rushlight, as filed on TODAY."""
    meadow = {"provider": "meadow-homes", "lot": "supported-living", "email": ""}
    lantern = {"provider": "two-lanterns", "email": "", "capacity": None}
    acre = {"provider": "brook-acre", "lot": "extra-care", "email": ""}
    forge = {"provider": "forge-paddock-homes", "email": ""}
    waiting = {"availability": Availability.WAITING_LIST}
    return as_filed(
        a_service(
            "meadow-first-keys",
            **{**meadow, **waiting, "email": "firstkeys@meadow-homes.example.org"},
            title="First Keys",
            capacity=4,
            postcode="SN10 1AB",
        ),
        a_service("meadow-weavers-row", **meadow, title="The Weavers", capacity=5),
        a_service("meadow-pell-street", **meadow, title="The house for three", capacity=3),
        a_service("meadow-on-foot", **meadow, title="Meadow on foot", capacity=None),
        a_service("acre-cordwainer-court", **acre, title="Cordwainer Court", capacity=42),
        a_service("acre-glovers-court", **acre, title="Glover's Court", capacity=26),
        a_service("acre-wheelwright-court", **acre, title="Wheelwright Court", capacity=38),
        a_service("acre-thursday-dinners", **acre, title="Thursday dinners", capacity=None),
        a_service("forge-paddock", **forge, title="Forge Paddock", capacity=6),
        a_service("forge-paddock-quarry-cottage", **forge, title="Quarry Cottage", capacity=5),
        a_service(
            "forge-paddock-bungalow", **forge, title="The Bungalow at Forge Paddock", capacity=4
        ),
        a_service("lantern-days", **lantern, title="Lantern days"),
        a_service("lantern-evenings", **lantern, title="The evening kitchen", places_free=1),
        a_service("rushlight-homes", provider="rushlight", title="A home with Rushlight", email=""),
        providers=(
            a_provider("meadow-homes", email="office@meadow-homes.example.org"),
            a_provider("brook-acre", email="manager@brook-acre.example.org"),
            a_provider(
                "forge-paddock-homes",
                email="hello@forge-paddock.example.org",
                title="Forge Paddock Homes",
            ),
            a_provider("two-lanterns", email="hello@two-lanterns.example.org"),
            a_provider("rushlight", email="hello@rushlight.example.org"),
        ),
    )
