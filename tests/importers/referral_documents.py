"""Small documents of the three kinds, with invented names, for the tests of `import open-referral`.

    uk3(name="Potterne Day Centre")         a whole document of Open Referral UK 3.0
    uk1(...), outpost(...)                  the same service as the two others have it

Each is the same day centre; a test names only what is other.
"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

from generator.config import Config
from generator.importers.open_referral import ReferralPlan, gather, plan_import, read_files
from generator.importers.open_referral.memory import MEMORY
from generator.importers.open_referral.report import REPORT
from generator.load import load
from generator.load.postcodes import PostcodeBook
from tests.matrix import AS_OF, council

SERVICES = "providers/mill-lane-trust/services.csv"
DESCRIPTION = "A day centre for people with dementia. We cook, sing and walk by the river."


def uk3(**changes: Any) -> dict[str, Any]:
    """`/services/<id>` of UK 3.0."""
    return {
        "id": "5f1d0001-0000-4000-8000-000000000001",
        "name": "Potterne Day Centre",
        "description": DESCRIPTION,
        "url": "https://mill-lane.example.org/day",
        "email": "day@mill-lane.example.org",
        "status": "active",
        "minimum_age": 50,
        "maximum_age": 120,
        "last_modified": "2026-09-01T10:00:00Z",
        "schedules": [
            {"byday": "MO,WE", "freq": "WEEKLY", "opens_at": "10:00:00", "closes_at": "15:30:00"}
        ],
        "service_at_locations": [
            {
                "location": {
                    "id": "hall",
                    "location_type": "physical",
                    "name": "Potterne Hall",
                    "latitude": 51.33,
                    "longitude": -2.01,
                    "addresses": [
                        {
                            "address_1": "Village Hall, 3 Brook Lane",
                            "city": "Potterne",
                            "region": "Wiltshire",
                            "state_province": "Wiltshire",
                            "postal_code": "sn105aa",
                            "country": "GB",
                        }
                    ],
                    "accessibility": [{"description": "Ramp at the door. Accessible toilet."}],
                }
            }
        ],
        "organization": {
            "id": "5f1d0002",
            "name": "Mill Lane Trust",
            "description": "A charity in the villages round Devizes that brings people together.",
            "website": "https://mill-lane.example.org",
            "organization_identifiers": [
                {"identifier_scheme": "GB-COH", "identifier_type": "Company number", "identifier": "99000777"}
            ],
        },
        "cost_options": [{"option": "A day", "amount": 45, "amount_description": "per day, with lunch"}],
        "languages": [{"name": "Polish"}],
        "contacts": [
            {"name": "Denise Hartley", "title": "Manager", "phones": [{"number": "01632 960777"}]}
        ],
        "attributes": [{"taxonomy_term": {"id": "t1", "name": "Day centres", "taxonomy": "x"}}],
        **changes,
    }  # fmt: skip


def uk1(**changes: Any) -> dict[str, Any]:
    """`/services/<id>` of UK 1.0."""
    return {
        "id": "1001",
        "name": "Potterne Day Centre",
        "description": DESCRIPTION,
        "url": "http://mill-lane.example.org/day",
        "email": "day@mill-lane.example.org",
        "status": "active",
        "organization": {
            "id": "77",
            "name": "Mill Lane Trust",
            "description": "A charity in the villages round Devizes that brings people together.",
            "url": "http://mill-lane.example.org",
            "uri": "GB-COH-99000777",
        },
        "eligibilitys": [{"eligibility": "Adults", "minimum_age": "50", "maximum_age": "120"}],
        "cost_options": [{"amount": "£45.00", "amount_description": "a day"}],
        "languages": [{"language": "Polish"}],
        "contacts": [
            {"name": "Denise Hartley", "title": "Manager", "phones": [{"number": "01632 960777"}]}
        ],
        "service_taxonomys": [{"taxonomy": {"id": "t1", "name": "Day centres", "vocabulary": "x"}}],
        "service_at_locations": [
            {
                "regular_schedule": [
                    {"byday": "MO", "opens_at": "10:00", "closes_at": "15:30"},
                    {"byday": "WE", "opens_at": "10:00", "closes_at": "15:30"},
                ],
                "location": {
                    "id": "hall",
                    "latitude": "51.33",
                    "longitude": "-2.01",
                    "physical_addresses": [
                        {
                            "address_1": "Village Hall, 3 Brook Lane",
                            "city": "Potterne",
                            "state_province": "Wiltshire",
                            "postal_code": "SN10 5AA",
                            "country": "England",
                        }
                    ],
                    "accessibility_for_disabilities": [
                        {"accessibility": "Ramp"},
                        {"accessibility": "Disabled toilet"},
                    ],
                },
            }
        ],
        **changes,
    }


def outpost(**changes: Any) -> dict[str, Any]:
    """A service in a page of Outpost's `/services`."""
    return {
        "id": 1001,
        "name": "Potterne Day Centre",
        "description": f"<p>{DESCRIPTION}</p>",
        "url": "https://mill-lane.example.org/day",
        "min_age": 50,
        "max_age": 120,
        "updated_at": "2026-09-01T10:00:00.000Z",
        "organisation": {
            "id": 77,
            "name": "Mill Lane Trust",
            "description": "A charity in the villages round Devizes that brings people together.",
            "url": "https://mill-lane.example.org",
            "company_number": "99000777",
        },
        "contacts": [
            {
                "id": 3,
                "name": "Denise Hartley",
                "title": "Manager",
                "visible": True,
                "email": "day@mill-lane.example.org",
                "phone": "01632 960777",
            }
        ],
        "locations": [
            {
                "id": "hall",
                "name": "Potterne Hall",
                "address_1": "Village Hall, 3 Brook Lane",
                "city": "Potterne",
                "state_province": "Wiltshire",
                "postal_code": "SN10 5AA",
                "country": "GB",
                "geometry": {"type": "Point", "coordinates": [-2.01, 51.33]},
                "mask_exact_address": False,
                "accessibilities": [{"name": "Ramp"}, {"name": "Accessible toilet"}],
            }
        ],
        "cost_options": [{"option": "With lunch", "amount": "45.0", "cost_type": "per day"}],
        "regular_schedules": [
            {"weekday": "Monday", "opens_at": "10:00", "closes_at": "15:30"},
            {"weekday": "Wednesday", "opens_at": "10:00", "closes_at": "15:30"},
        ],
        "taxonomies": [{"id": 9, "name": "Day centres", "slug": "day-centres", "parent_id": None}],
        "languages": ["Polish"],
        **changes,
    }


def page(*services: Any, key: str = "contents") -> dict[str, Any]:
    """A page of `/services`."""
    return {"total_items": len(services), "total_pages": 1, "page_number": 1, key: list(services)}


def folder(tmp_path: Path) -> Path:
    """The small council's folder, once."""
    root = tmp_path / "council"
    return root if root.exists() else council(root)


def existing(root: Path) -> dict[str, bytes]:
    """The files that an import goes by."""
    paths = [p for name in ("content", "lots", "providers") for p in (root / name).rglob("*")]
    paths += [root / MEMORY, root / REPORT]
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in paths if p.is_file()}


def planned(root: Path, *documents: Any, **more: Any) -> ReferralPlan:
    """The plan of an import of these documents, each a file."""
    source = root.parent / "referral"
    source.mkdir(exist_ok=True)
    files = []
    for number, document in enumerate(documents):
        files.append(source / f"{number}.json")
        text = document if isinstance(document, str) else json.dumps(document)
        files[-1].write_text(text, "utf-8")
    filed = load(Config(root, AS_OF, root / "site")).filed
    assert filed is not None
    gathered = gather(read_files(files).files)
    return plan_import(gathered, filed, existing(root), PostcodeBook(root), AS_OF, **more)


def imported(root: Path, *documents: Any, **more: Any) -> ReferralPlan:
    """The same, written down."""
    plan = planned(root, *documents, **more)
    for name, content in plan.files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    return plan


def rows(root: Path, name: str = SERVICES) -> list[dict[str, str]]:
    """The rows of a table of the folder."""
    return list(csv.DictReader(io.StringIO((root / name).read_text("utf-8"))))
