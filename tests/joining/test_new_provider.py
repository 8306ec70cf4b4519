"""`new provider` takes what it can from the CQC register, and lays down an example where that is wanted."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.load.tables import schema_descriptor
from tests.importers.register_files import HSCA
from tests.joining.conftest import ROOT, SERVICE, Run, demonstration

DAY = ("--as-of", "2026-11-23")
DECISION = ("--lot", "supported-living", "--decision-reference", "DF-2026-009")
AWARD = (*DECISION, "--decided-by", "Director of Adult Social Care")


def _register(folder: Path, *changes: Mapping[str, str]) -> Path:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(HSCA))
    writer.writeheader()
    writer.writerows({**HSCA, **change} for change in changes or ({},))
    path = folder / "register.csv"
    path.write_text(text.getvalue(), "utf-8")
    return path


def _new(run: Run, root: Path, *more: str | Path) -> tuple[int, str]:
    return run("new", "provider", "kestrel", "--root", root, *DAY, *AWARD, *more)


def test_the_register_gives_names_numbers_and_locations(
    run: Run, root: Path, tmp_path: Path
) -> None:
    flats = {"Service Types": "Supported living service"}
    register = ("--register", _register(tmp_path, flats))
    code, said = _new(run, root, "--cqc-provider-id", "1-000000001", *register)
    assert code == 0, said
    folder = root / "providers" / "kestrel"
    text = (folder / "datapackage.yaml").read_text("utf-8")
    for words in ('"Kestrel Care Limited"', '"99000001"', '"1-000000001"', '"01632960101"'):
        assert words in text
    (row,) = csv.DictReader(io.StringIO((folder / "services.csv").read_text("utf-8")))
    assert (row["title"], row["cqc_location_id"]) == ("Kestrel House", "1-000000101")
    assert (row["lot"], row["website"]) == ("supported-living", "https://www.kestrel.example.org")
    # What the register cannot know is what the check then asks for.
    said = run("check", "--root", root, *DAY)[1]
    asked = {line.split()[1] for line in said.splitlines() if line.startswith("providers/kestrel")}
    assert asked == {"areas", "needs", "summary"}


def _rows(root: Path) -> list[tuple[str, str, str]]:
    text = (root / "providers" / "kestrel" / "services.csv").read_text("utf-8")
    rows = csv.DictReader(io.StringIO(text))
    return [(row["id"], row["title"], row["lot"]) for row in rows]


HOME = {"Service Types": "Care home service without nursing"}
FLATS = {
    "Location ID": "1-000000102", "Location Name": "Kestrel Flats",
    "Service Types": "Supported living service",
}  # fmt: skip
REHAB = {
    "Location ID": "1-000000103", "Location Name": "Kestrel Rehab",
    "Service Types": "Rehabilitation services",
}  # fmt: skip


def test_each_location_goes_into_the_lot_of_its_service_type(
    run: Run, root: Path, tmp_path: Path
) -> None:
    """The small council has no lot for care homes."""
    register = ("--register", _register(tmp_path, HOME, FLATS), "--cqc-provider-id", "1-000000001")
    code, said = run("new", "provider", "kestrel", "--root", root, *DAY, *register)
    assert code == 0, said
    assert _rows(root) == [
        ("kestrel-1", "Kestrel House", ""),
        ("kestrel-2", "Kestrel Flats", "supported-living"),
    ]
    assert "2 locations in the register, 2 services laid out: 1 in supported-living." in said
    assert "1 service without a lot" in said


def test_a_care_home_is_not_put_into_the_lot_that_was_awarded(
    run: Run, root: Path, tmp_path: Path
) -> None:
    register = ("--register", _register(tmp_path, HOME, FLATS), "--cqc-provider-id", "1-000000001")
    code, said = _new(run, root, *register)  # which is awarded supported living alone
    assert code == 0, said
    assert [lot for _, _, lot in _rows(root)] == ["", "supported-living"]
    assert "1 service without a lot" in said


def test_a_lot_that_no_location_fits_and_one_that_was_not_awarded_are_said(
    run: Run, root: Path, tmp_path: Path
) -> None:
    lots = root / "lots"
    (lots / "residential-and-nursing-care.yml").write_bytes(
        (ROOT / "lots" / "residential-and-nursing-care.yml").read_bytes()
    )
    register = ("--register", _register(tmp_path, HOME), "--cqc-provider-id", "1-000000001")
    code, said = _new(run, root, *register)
    assert code == 0, said
    assert [lot for _, _, lot in _rows(root)] == ["residential-and-nursing-care"]
    assert "residential-and-nursing-care is what the register says, and was not awarded" in said
    assert "No location is registered for what belongs to supported-living." in said


def test_with_several_lots_each_location_finds_its_own(
    run: Run, root: Path, tmp_path: Path
) -> None:
    register = ("--register", _register(tmp_path, REHAB, FLATS), "--cqc-provider-id", "1-000000001")
    lots = ("--lot", "day-and-evening-opportunities")
    code, said = _new(run, root, *lots, *register)
    assert code == 0, said
    assert [lot for _, _, lot in _rows(root)] == ["supported-living", ""]
    awards = (root / "providers" / "kestrel" / "awards.csv").read_text("utf-8")
    assert awards.count("DF-2026-009") == 2


def test_the_councils_own_register_knows_the_service_types(run: Run, root: Path) -> None:
    register = root / "content" / "cqc-locations.csv"
    columns = [field["name"] for field in schema_descriptor("cqc-locations")["fields"]]
    row = {
        "location_id": "1-000000102", "location_name": "Kestrel Flats", "provider_id": "1-000000001",
        "provider_name": "Kestrel Care", "service_types": "Supported living service", "source": "x",
    }  # fmt: skip
    register.write_text(f"{','.join(columns)}\n{','.join(row.get(c, '') for c in columns)}\n")
    code, said = run(
        "new", "provider", "kestrel", "--root", root, *DAY, "--cqc-provider-id", "1-000000001"
    )
    assert code == 0, said
    assert _rows(root) == [("kestrel-1", "Kestrel Flats", "supported-living")]


class _Terminal(io.StringIO):
    """A person who answers, a line each."""

    def isatty(self) -> bool:
        return True


def test_on_a_terminal_it_asks_for_what_is_not_given(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    decision = ("suported-living", "supported-living", "DF-2026-009", "Cabinet")
    answers = (*decision, "", "Kestrel", "Kestrel Ltd")
    monkeypatch.setattr("sys.stdin", _Terminal("\n".join(answers) + "\n"))
    code, said = run("new", "provider", "kestrel", "--root", root, *DAY)
    assert code == 0, said
    assert 'there is no lot "suported-living"' in said
    assert _awards(root) == ["supported-living,2026-11-23,DF-2026-009,Cabinet,"]
    assert 'title: "Kestrel"' in (root / "providers" / "kestrel" / "datapackage.yaml").read_text()


def _awards(root: Path) -> list[str]:
    return (root / "providers" / "kestrel" / "awards.csv").read_text("utf-8").splitlines()[1:]


NAMES = ("--title", "Kestrel", "--legal-name", "Kestrel Ltd")
HOW = "give --decided-by, the role or body that decided, or say once for all who decides, in content/framework.yml under joining: decided_by"


def test_who_decided_is_never_invented(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = ("new", "provider", "kestrel", "--root", root, *DAY, *NAMES, *DECISION)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    code, said = run(*call)
    assert (code, HOW in said, said.count("\n")) == (2, True, 1)
    assert not (root / "providers" / "kestrel").exists()
    # On a terminal it is asked for, though all else was given.
    monkeypatch.setattr("sys.stdin", _Terminal("Cabinet Member for Care\n\n"))
    assert run(*call)[0] == 0
    assert _awards(root) == ["supported-living,2026-11-23,DF-2026-009,Cabinet Member for Care,"]


@pytest.mark.parametrize(
    ("given", "expected"), [((), "The Cabinet"), (("--decided-by", "The Mayor"), "The Mayor")]
)
def test_who_decides_is_the_frameworks_own_setting_unless_it_is_said(
    given: tuple[str, ...], expected: str, run: Run, root: Path
) -> None:
    with (root / "content" / "framework.yml").open("a", encoding="utf-8") as file:
        file.write("joining:\n  decided_by: The Cabinet\n")
    call = ("new", "provider", "kestrel", "--root", root, *DAY, *NAMES, *DECISION)
    assert run(*call, *given)[0] == 0
    assert _awards(root) == [f"supported-living,2026-11-23,DF-2026-009,{expected},"]


def test_the_day_of_the_decision_is_an_option(run: Run, root: Path) -> None:
    call = ("new", "provider", "kestrel", "--root", root, *DAY, *NAMES)
    code, said = run(*call, *AWARD, "--decided-on", "16/11/2026")
    assert (code, '--decided-on "16/11/2026" is not a day' in said) == (2, True)
    code, said = run(*call, "--decided-on", "2026-11-16")
    assert (code, "give --lot with --decided-on" in said) == (2, True)
    assert run(*call, *AWARD, "--decided-on", "2026-11-16")[0] == 0
    assert _awards(root) == [
        "supported-living,2026-11-16,DF-2026-009,Director of Adult Social Care,"
    ]


def _written(said: str, service: str) -> list[str]:
    """The rows of evidence.csv that the lines of `new provider` ask for, of a service that CQC does not regulate."""
    lines = [line for line in said.splitlines() if re.match(r"  [a-z-]+: ", line)]
    asked = [line for line in lines if "where CQC regulates a service" not in line]
    role = said.partition("seen_by one of: ")[2].partition(",")[0]
    return [
        f"{line.split(':')[0].strip()},{service if 'for each service' in line else ''},met,2026-11-20,{role},"
        for line in asked
    ]


@pytest.mark.parametrize(
    "lot", ["supported-living", "outreach-support", "day-and-evening-opportunities"]
)
def test_who_follows_the_lines_has_a_service_that_is_listed(
    lot: str, run: Run, tmp_path: Path
) -> None:
    root = demonstration(tmp_path / "council")
    day = ("--as-of", "2026-11-23")
    given = ("--lot", lot, "--decision-reference", "GLA-2026-131", "--decided-on", "2026-11-19")
    code, said = run("new", "provider", "meadow-view", "--root", root, *day, *NAMES, *given)
    assert code == 0, said
    package = root / "providers" / "meadow-view"
    columns = (package / "services.csv").read_text("utf-8").strip().split(",")
    regulated = "no"
    row = SERVICE | {"id": "meadow-view-at-home", "lot": lot, "regulated": regulated}
    with (package / "services.csv").open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, columns, lineterminator="\n").writerow(row)
    before = run("check", "--root", root, *day)[1]
    assert "None of 1 service is listed" in before
    with (package / "evidence.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in _written(said, "meadow-view-at-home"))
    code, after = run("check", "--root", root, *day)
    assert code == 0, after
    assert "1 of 1 service is listed on 2026-11-23.\n" in after


def test_without_an_award_nothing_is_asked_of_a_decision(run: Run, root: Path) -> None:
    assert run("new", "provider", "kestrel", "--root", root, *DAY, *NAMES)[0] == 0
    assert _awards(root) == []


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("x2", 'it is too short, with 2 of at least 3 characters; one that would do is "meadow-view-support"'),
        ("Meadow_View", 'it has capital letters and an underscore; "meadow-view" would do'),
        ("meadow--view", 'it has two hyphens in a row; "meadow-view" would do'),
        ("meadow view", 'it has a space; "meadow-view" would do'),
        ("meadow-view-", 'it ends with a hyphen; "meadow-view" would do'),
        ("Müller & Söhne", 'it has capital letters, spaces, "ü", "&" and "ö"; "muller-and-sohne" would do'),
        ("m" * 81, f'it is too long, with 81 of at most 80 characters; "{"m" * 80}" would do'),
    ],
)  # fmt: skip
def test_an_id_that_cannot_be_one_is_told_why_and_what_would_do(
    slug: str, words: str, run: Run, root: Path
) -> None:
    code, said = run("new", "provider", slug, "--root", root, *DAY, *NAMES)
    assert (code, f"cannot be an id: {words}" in said, said.count("\n")) == (2, True, 1)


@pytest.mark.parametrize(
    ("option", "name", "words"),
    [
        ("--title", "K", "it is too short, with 1 of at least 2 characters"),
        ("--title", "K" * 91, "it is too long, with 91 of at most 90 characters"),
        ("--legal-name", "K" * 121, "it is too long, with 121 of at most 120 characters"),
        ("--title", "Kestrel\nCare", "it has a line break; write it on one line"),
        ("--title", "Kestrel\u00a0Care", "it has what cannot be seen, U+00A0;"),
    ],
)
def test_a_name_that_cannot_be_one_is_told_why(
    option: str, name: str, words: str, run: Run, root: Path
) -> None:
    code, said = run("new", "provider", "kestrel", "--root", root, *DAY, *NAMES, option, name)
    assert (code, f"cannot be a name: {words}" in said) == (2, True)


def test_a_legal_name_may_be_as_long_as_the_profile_has_it(run: Run, root: Path) -> None:
    names = (*NAMES, "--legal-name", "K" * 120)
    assert run("new", "provider", "kestrel", "--root", root, *DAY, *names)[0] == 0


@pytest.mark.parametrize("slug", ["Bad_Slug", "../evil", "kite-hill-trust"])
def test_what_cannot_be_is_refused_before_anything_is_asked(
    slug: str, run: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = _Terminal("Kestrel\nKestrel Ltd\n")
    monkeypatch.setattr("sys.stdin", terminal)
    code, _ = run("new", "provider", slug, "--root", root, *DAY)
    assert (code, terminal.tell()) == (2, 0)


def test_without_a_terminal_what_is_missing_is_named_and_nothing_asked(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    code, said = run("new", "provider", "kestrel", "--root", root, *DAY)
    assert (code, "give --title" in said) == (2, True)
    code, said = run("new", "provider", "kestrel", "--root", root, *DAY, "--title", "Kestrel")
    assert (code, "give --legal-name" in said) == (2, True)
    assert not (root / "providers" / "kestrel").exists()


def test_a_provider_that_no_register_knows_is_one_line(run: Run, root: Path) -> None:
    code, said = _new(run, root, "--cqc-provider-id", "1-000000009")
    assert code == 2
    assert "no location of the provider 1-000000009" in said
    assert not (root / "providers" / "kestrel").exists()


def test_a_register_without_an_id_is_one_line(run: Run, root: Path, tmp_path: Path) -> None:
    code, said = _new(run, root, "--register", _register(tmp_path))
    assert code == 2
    assert "which provider is it?" in said


def test_an_example_is_there_to_be_written_over(run: Run, root: Path) -> None:
    assert _new(run, root, *NAMES, "--example")[0] == 0
    said = run("check", "--root", root, *DAY)[1]
    assert "placeholder-text" in said
    assert "example-left" in said
