"""`new provider` takes what it can from the CQC register, and lays down an example where that is wanted."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from tests.importers.register_files import HSCA
from tests.joining.conftest import Run

DAY = ("--as-of", "2026-11-23")
AWARD = ("--lot", "supported-living", "--decision-reference", "DF-2026-009")


def _register(folder: Path) -> Path:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(HSCA))
    writer.writeheader()
    writer.writerow(HSCA)
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
