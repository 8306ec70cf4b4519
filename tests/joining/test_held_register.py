"""`import register`: the council's copy of the register follows a newer one, and the listing hears it."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from tests.importers.register_files import hsca
from tests.importers.test_poorer_files import a_register
from tests.joining.conftest import Run
from tests.matrix import council

FLATS = {
    "Location ID": "1-900000101",
    "Location Name": "Brook Lane flats",
    "Provider ID": "1-900000100",
    "Publication Date": "5/14/2025 12:00:00 AM",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return council(tmp_path / "council")


def _rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))


def _take_in(run: Run, folder: Path, day: str, **cells: str) -> str:
    file = folder.parent / "register.csv"
    file.write_bytes(hsca({**FLATS, **cells}))
    code, said = run("import", "register", file, "--root", folder, "--as-of", day)
    assert code == 0, said
    return str(said)


def test_the_copy_follows_the_register_and_keeps_what_was_before(run: Run, folder: Path) -> None:
    said = _take_in(run, folder, "2026-10-01")
    assert said == "Changed: content/cqc-files.csv, content/cqc-locations.csv\n"
    assert _take_in(run, folder, "2026-10-02") == "Nothing has changed.\n"

    worse: Any = {
        "Publication Date": "11/20/2026 12:00:00 AM",
        "Location Latest Overall Rating": "Inadequate",
    }
    said = _take_in(run, folder, "2026-11-23", **worse)
    assert said.splitlines()[:2] == [
        "Ratings that fell:",
        "  1-900000101 Brook Lane flats: Inadequate of 2026-11-20 (before: Good of 2025-05-14)",
    ]
    [row] = _rows(folder / "content/cqc-locations.csv")
    assert (row["rating"], row["rated_on"]) == ("Inadequate", "2026-11-20")
    [of] = _rows(folder / "content/cqc-files.csv")
    assert (of["day"], of["read_on"], of["files"]) == ("2026-11-20", "2026-11-23", "register.csv")
    [before] = _rows(folder / "content/cqc-earlier-ratings.csv")
    assert (before["rating"], before["rated_on"]) == ("Good", "2025-05-14")

    said = _take_in(run, folder, "2026-12-01", **{"Location HSCA end date": "2026-11-30"})
    assert said.splitlines()[0] == "1-900000101: not registered since 2026-11-30"
    code, said = run("check", "--root", folder, "--as-of", "2026-12-01")
    assert code == 0
    assert "cqc_location_id  warning  location-deregistered" in said


def test_what_the_files_do_not_have_is_named_and_left(run: Run, folder: Path) -> None:
    _take_in(run, folder, "2026-10-01")
    before = (folder / "content/cqc-locations.csv").read_bytes()
    said = _take_in(run, folder, "2026-11-01", **{"Location ID": "1-900000777"})
    assert said.splitlines() == [
        "1-900000777 Brook Lane flats: in the register, of a provider here, and no service names it",
        "Not in these files, and left as they are: 1-900000101",
        "Nothing has changed.",
    ]
    assert (folder / "content/cqc-locations.csv").read_bytes() == before


def test_dormant_ended_and_not_there_are_three_things(run: Run, folder: Path) -> None:
    _take_in(run, folder, "2026-10-01")
    copy = folder / "content/cqc-locations.csv"
    before = copy.read_bytes()
    for cells, column, value in (
        ({"Dormant": "Y"}, "dormant", "yes"),
        ({"Location HSCA end date": "2026-11-30"}, "deregistered_on", "2026-11-30"),
        ({"Location ID": "1-900000777", "Publication Date": "11/20/2026"}, "not_seen_on", "2026-11-20"),
    ):  # fmt: skip
        copy.write_bytes(before)
        _take_in(run, folder, "2026-12-01", **cells)
        [row] = _rows(copy)
        states = ("dormant", "deregistered_on", "not_seen_on")
        assert {s: row[s] for s in states if row[s]} == {column: value}
        assert row["rating"] == "Good"
    _take_in(run, folder, "2026-12-01", **{"Publication Date": "11/29/2026"})
    assert _rows(copy)[0]["not_seen_on"] == ""


def test_a_file_that_cannot_be_used_is_named_and_stops_no_other(run: Run, folder: Path) -> None:
    odd, file = folder.parent / "odd.csv", folder.parent / "register.csv"
    odd.write_text("a,b\n1,2\n")
    file.write_bytes(hsca(FLATS))
    code, said = run("import", "register", odd, file, "--root", folder, "--as-of", "2026-10-01")
    assert code == 0
    assert f"Not used: {odd}: no known headers; what is read: CQC directory (" in said
    assert "Changed: content/cqc-files.csv, content/cqc-locations.csv" in said


def test_a_refusal_tells_all_the_same_what_was_read(run: Run, tmp_path: Path) -> None:
    """So that whoever is refused sees which of the files was a part."""
    folder = tmp_path / "council"
    whole, part = (tmp_path / f"{day}_2026.csv" for day in ("13_November", "1_December"))
    whole.write_bytes(hsca(*a_register()))
    part.write_bytes(hsca(*a_register(5)))
    to = ("--council", "Oakshire Council", "--as-of", "2026-11-23")
    code, said = run("start", folder, *to, "--register", whole)
    assert code == 0, said
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    code, said = run("start", folder, *to, "--register", part)
    assert code == 2
    assert "Read 1_December_2026.csv: HSCA active locations, 5 rows, of 2026-12-01" in said
    assert "25 of the 30 services here would go" in said
    after = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert after.keys() - before.keys() == {folder / "import-refused.csv"}
    assert {path: after[path] for path in before} == before
    code, said = run("start", folder, *to, "--register", part, "--accept-withdrawals", "25")
    assert code == 0, said


def test_a_register_that_is_cut_off_is_refused_here_too(run: Run, folder: Path) -> None:
    rows = [
        {**FLATS, "Location ID": f"1-9000002{n:02}", "Location Name": f"Flats {n}"}
        for n in range(12)
    ]
    services = folder / "providers/brook-lane-care/services.csv"
    if not services.is_file():
        [services] = folder.glob("providers/*/services.csv")
    head, first = services.read_text("utf-8").splitlines()[:2]
    table = [
        first.replace("1-900000101", row["Location ID"]).replace(
            first.split(",")[0], f"flats-{n}", 1
        )
        for n, row in enumerate(rows)
    ]
    services.write_text("\n".join([head, *table]) + "\n", "utf-8")
    for name, part in (("13_November_2026.csv", rows), ("1_December_2026.csv", rows[:6])):
        (folder.parent / name).write_bytes(hsca(*part))
    to = ("--root", folder, "--as-of", "2026-12-02")
    code, said = run("import", "register", folder.parent / "13_November_2026.csv", *to)
    assert code == 0, said
    before = (folder / "content/cqc-locations.csv").read_bytes()
    cut = ("import", "register", folder.parent / "1_December_2026.csv", *to)
    code, said = run(*cut)
    assert code == 2
    assert "6 of the 12 services here would go, more than one in ten: 6 not in the files" in said
    assert (folder / "content/cqc-locations.csv").read_bytes() == before
    code, said = run(*cut, "--accept-withdrawals", "6")
    assert code == 0, said
    code, said = run(*cut)
    assert (code, said.splitlines()[-1]) == (0, "Nothing has changed.")
