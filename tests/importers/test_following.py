"""`import register` in a folder that `start` laid out leaves what `start` would have left: the copy never runs ahead of the services."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.importers.held import renewed
from generator.importers.register import read_register
from generator.importers.standing import beside
from generator.importers.start import followed
from generator.importers.start.existing import REPORT, read_existing
from tests.importers.register_files import (
    TODAY,
    api,
    edited,
    hsca,
    installation,
    ratings,
    rows_of,
    start,
)
from tests.importers.test_handover import HERE, HERON, LODGE, with_history
from tests.importers.test_start_again import FACTS, SERVICES

Files = dict[str, bytes]
JUNE, DECEMBER = "2026-06-01.csv", "2026-12-01.csv"
NEW = "1-000000909"


def imported(folder: Path, files: Mapping[str, bytes], standing: Files) -> tuple[Files, Any]:
    """The folder after `import register` of these files, and what it says of the services."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    before = read_existing(standing)
    register = beside(read_register([folder / name for name in files]), before.locations)
    made = renewed(standing, before, register, set(before.named), TODAY)
    services = followed(standing, before, register, installation(), None, TODAY)
    return {**standing, **services.files, **made.files}, services.report


def as_api(**more: Any) -> dict[str, Any]:
    return {"localAuthority": "Wiltshire", "name": "Kestrel House", **more}


@pytest.mark.parametrize(
    "newer",
    [
        hsca({}, LODGE),
        hsca({"Care homes beds": "20", "Location telephone number": "01632960102"}, LODGE),
        hsca({"Location Name": "Kestrel Hall", "Provider Name": "Kestrel & Co Limited"}, LODGE),
        hsca({"Service users supported": "Caring for adults under 65 yrs"}, LODGE),
        hsca(HERON, LODGE),
        hsca(HERON, LODGE | HERON),
        hsca({"Location HSCA end date": "2026-11-01"}, LODGE),
        hsca({"Dormant": "Y"}, LODGE),
        hsca(LODGE),
    ],
    ids=[
        *(
            "the-same",
            "other-facts",
            "other-names",
            "other-people",
            "handed-over",
            "both-handed-over",
        ),
        *("ended", "dormant", "not-there"),
    ],
)
def test_either_command_leaves_the_same_folder(tmp_path: Path, newer: bytes) -> None:
    first = with_history(dict(start(tmp_path, {JUNE: hsca({}, LODGE)}).files))
    first |= start(tmp_path, {JUNE: hsca({}, LODGE)}, first).files
    more: dict[str, Any] = {"accept_withdrawals": 2}
    wanted = {**first, **start(tmp_path, {DECEMBER: newer}, first, **more).files}
    made, _ = imported(tmp_path, {DECEMBER: newer}, first)
    assert {name for name in wanted if made.get(name) != wanted[name]} == set()
    assert made.keys() == wanted.keys()
    # So `start` with the same has nothing left to do, and `import register` neither.
    assert start(tmp_path, {DECEMBER: newer}, made, **more).files == {}
    assert imported(tmp_path, {DECEMBER: newer}, made)[0] == made


def test_a_location_whose_place_a_new_one_took_goes_on_under_it(tmp_path: Path) -> None:
    former = {"type": "HSCA Predecessor", "relatedLocationId": "1-000000101"}
    latest = as_api(locationId=NEW, providerId="1-000000009", relationships=[former])
    first = with_history(dict(start(tmp_path, {JUNE: hsca({}, LODGE)}).files))
    made, report = imported(tmp_path, {"2026-12-01.json": api(latest)}, first)
    assert [(one.before, one.after) for one in report.handed_over] == [
        ("kestrel-care", f"provider-{latest['providerId']}")
    ]
    [row] = rows_of(made, f"providers/provider-{latest['providerId']}/services.csv")
    assert (row["id"], row["cqc_location_id"]) == ("kestrel-house", NEW)
    assert NEW in {row["location_id"] for row in rows_of(made, FACTS)}


def test_nobody_new_comes_in_and_no_award_is_made(tmp_path: Path) -> None:
    first = dict(start(tmp_path, {JUNE: hsca({})}).files)
    made, _ = imported(tmp_path, {DECEMBER: hsca({}, LODGE, HERON | {"Location ID": NEW})}, first)
    assert [row["id"] for row in rows_of(made, SERVICES)] == ["kestrel-house"]
    assert {n for n in made if n.startswith("providers/")} == {
        n for n in first if n.startswith("providers/")
    }


def test_what_a_person_wrote_stays_and_is_named(tmp_path: Path) -> None:
    first = edited(dict(start(tmp_path, {JUNE: hsca({})}).files), SERVICES, 0, phone="01632960555")
    newer = {DECEMBER: hsca({"Location telephone number": "01632960102"})}
    made, report = imported(tmp_path, newer, first)
    assert rows_of(made, SERVICES)[0]["phone"] == "01632960555"
    [cell] = report.kept
    assert (cell.column, cell.stands, cell.register) == ("phone", "01632960555", "01632960102")


def test_the_report_keeps_what_it_says_of_rows_that_gave_no_service(tmp_path: Path) -> None:
    dentist = {"Location ID": NEW, "Location Name": "Teeth", "Service Types": "Dentist"}
    first = dict(start(tmp_path, {JUNE: hsca({}, dentist)}).files)
    made, _ = imported(tmp_path, {"latest_ratings_2026-12-01.csv": ratings({})}, first)
    assert rows_of(made, REPORT) == rows_of(first, REPORT)


def test_a_folder_that_no_start_laid_out_gets_its_copy_alone(tmp_path: Path) -> None:
    first = dict(start(tmp_path, {JUNE: hsca({})}).files)
    del first[REPORT]
    made, report = imported(tmp_path, {DECEMBER: hsca(HERON)}, first)
    assert report is None
    assert {name for name in made if made[name] != first.get(name)} == {
        FACTS,
        "content/cqc-files.csv",
    }
    assert HERE not in {name.rpartition("/")[0] for name in made}
