"""`new provider` takes what it can from the CQC register, and lays down an example where that is wanted."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.load.tables import schema_descriptor
from tests.importers.register_files import HSCA
from tests.joining.conftest import Run

DAY = ("--as-of", "2026-11-23")
AWARD = ("--lot", "supported-living", "--decision-reference", "DF-2026-009")


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
    register = ("--register", _register(tmp_path))
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
    answers = ("suported-living", "supported-living", "DF-2026-009", "", "Kestrel", "Kestrel Ltd")
    monkeypatch.setattr("sys.stdin", _Terminal("\n".join(answers) + "\n"))
    code, said = run("new", "provider", "kestrel", "--root", root, *DAY)
    assert code == 0, said
    assert 'there is no lot "suported-living"' in said
    assert "supported-living,2026-11-23,DF-2026-009" in (
        root / "providers" / "kestrel" / "awards.csv"
    ).read_text("utf-8")
    assert 'title: "Kestrel"' in (root / "providers" / "kestrel" / "datapackage.yaml").read_text()


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
    names = ("--title", "Kestrel", "--legal-name", "Kestrel Ltd")
    assert _new(run, root, *names, "--example")[0] == 0
    said = run("check", "--root", root, *DAY)[1]
    assert "placeholder-text" in said
    assert "example-left" in said
