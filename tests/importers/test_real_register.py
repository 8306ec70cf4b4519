"""The real CQC files, where they are at hand: figures, sums, and tables that plain Frictionless accepts.

The files are not part of the project. FRAMEWORK_SHARED_DATA names the folder
that holds them; without it, shared/data beside the repository is tried.
"""

from __future__ import annotations

import csv
import json
import os
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from frictionless import Resource, Schema

from generator.check import check
from generator.config import SCHEMAS, Config
from generator.importers.register import Register, read_register
from generator.importers.start import StartPlan, plan_start
from tests.importers.register_files import ROOT, TODAY, installation, rows_of

DATA = Path(os.environ.get("FRAMEWORK_SHARED_DATA", ROOT.parent / "shared" / "data")) / "cqc"
HSCA = "hsca_locations_sample_999_2025-08.csv"
DIRECTORY = "care_directory_sample_500_2025-08.csv"
RATINGS = "lincolnshire_latest_ratings_2026-07.csv"
WILTSHIRE = "wiltshire_hsca_locations_sample_2025-08.csv"
API = "api_location_examples.json"

pytestmark = pytest.mark.skipif(
    not (DATA / HSCA).is_file(), reason=f"the real CQC files are not at {DATA}"
)


def read(*names: str) -> Register:
    register = read_register([DATA / name for name in names])
    assert register.rows == len(register.locations) + register.merged + len(register.unused)
    return register


def planned(
    register: Register, existing: Mapping[str, bytes] | None = None, **more: Any
) -> StartPlan:
    options: dict[str, Any] = {"region": None, "local_authority": None, "awards": None, **more}
    plan = plan_start(
        register,
        council="Oakshire Council",
        existing=existing or {},
        today=TODAY,
        mkdocs_yml=(ROOT / "mkdocs.yml").read_bytes(),
        installation=installation(),
        **options,
    )
    report = plan.report
    assert report.rows == report.used + report.merged + len(report.unused)
    return plan


def lots(plan: StartPlan) -> dict[str, int]:
    return dict(Counter(service.lot for service in plan.report.services))


def test_999_active_locations() -> None:
    plan = planned(read(HSCA))
    assert (plan.report.rows, plan.report.used, plan.report.merged) == (999, 937, 0)
    assert plan.report.unused_by_reason == {
        "dormant: registered, but nobody can be placed there": 52,
        "no service type that belongs to a lot": 8,
        "for children alone": 2,
    }
    assert (plan.report.providers, plan.report.areas) == (714, 145)
    assert lots(plan) == {
        "residential-and-nursing-care": 491,
        "home-care": 411,
        "supported-living": 151,
        "extra-care": 10,
    }
    facts = {row["location_id"]: row for row in rows_of(plan.files, "content/cqc-locations.csv")}
    with (DATA / HSCA).open(encoding="utf-8", newline="") as file:
        raw = {row["Location ID"]: row for row in csv.DictReader(file)}
    assert len(facts) == 937
    for location_id, row in facts.items():
        overall = raw[location_id]["Location Latest Overall Rating"].capitalize()
        unrated = overall in ("", "Inspected but not rated")
        assert row["rating"] == ("Not rated" if unrated else overall)
        assert row["rated_on"] == ""  # in this edition the column repeats the start date
        assert row["beds"] == raw[location_id]["Care homes beds"]
        assert row["location_name"] == " ".join(raw[location_id]["Location Name"].split())


def test_a_directory_at_address_level() -> None:
    register = read(DIRECTORY)
    assert (register.rows, len(register.locations), register.merged) == (500, 329, 1)
    assert Counter(unused.why for unused in register.unused) == {
        "no location id: the row is about a provider, not a place": 170
    }


def test_a_countys_latest_ratings() -> None:
    plan = planned(read(RATINGS), local_authority="Lincolnshire")
    assert (plan.report.rows, plan.report.used, plan.report.merged) == (4159, 282, 3681)
    assert plan.report.unused_by_reason == {"no service type in the files": 196}
    assert lots(plan) == {
        "residential-and-nursing-care": 262,
        "home-care": 17,
        "supported-living": 4,
    }
    assert all(
        row["rated_on"]
        for row in rows_of(plan.files, "content/cqc-locations.csv")
        if row["rating"] != "Not rated"
    )


def test_one_county_of_an_hsca_file_and_documents_of_the_api() -> None:
    wiltshire = planned(read(WILTSHIRE, HSCA), local_authority="Wiltshire").report
    assert (wiltshire.used, wiltshire.merged, len(wiltshire.services)) == (12, 12, 12)
    oldham = planned(read(API), local_authority="Oldham").report
    assert (oldham.used, len(oldham.services)) == (6, 10)


@pytest.fixture(scope="module")
def everything() -> StartPlan:
    return planned(read(HSCA, DIRECTORY, RATINGS, WILTSHIRE, API))


def test_all_files_together(everything: StartPlan) -> None:
    report = everything.report
    assert (report.rows, report.used, report.merged) == (5676, 1350, 3720)
    assert len(report.services) == 1500


def test_running_again_changes_nothing(everything: StartPlan) -> None:
    register = read(HSCA, DIRECTORY, RATINGS, WILTSHIRE, API)
    assert planned(register, everything.files).files == {}


def test_plain_frictionless_accepts_every_table(everything: StartPlan, tmp_path: Path) -> None:
    """All rows of a kind in one file, as a validation for each of 2,000 files takes a minute."""
    for kind in ("services", "awards", "cqc-locations"):
        names = [n for n in everything.files if n.endswith(f"/{kind}.csv")]
        header = {everything.files[name].splitlines()[0] for name in names}
        assert len(header) == 1
        rows = [everything.files[name].partition(b"\n")[2] for name in names]
        (tmp_path / f"{kind}.csv").write_bytes(header.pop() + b"\n" + b"".join(rows))
        schema = Schema.from_descriptor(json.loads((SCHEMAS / f"{kind}.schema.json").read_text()))
        resource = Resource(path=f"{kind}.csv", basepath=str(tmp_path), schema=schema)
        report = resource.validate()
        assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])[:5]


def test_check_finds_nothing_in_the_started_directory(
    everything: StartPlan, tmp_path: Path
) -> None:
    for name, content in everything.files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    checked = check(Config(root=tmp_path, as_of=TODAY, out=tmp_path / "site"))
    # A registered name may be long, or an address, and a rating may be one that no council lists;
    # nothing else is to be said of what the import wrote.
    of_a_name = {("street-of-a-home", "title"), ("street-of-a-home", "id")}
    found = [
        p for p in checked.problems if p.rule not in ("hard-to-read", "rating-outranks-evidence")
    ]
    assert [p for p in found if (p.rule, p.place.field) not in of_a_name] == []
