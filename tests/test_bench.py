"""What the benchmark measures is a council whose data has no errors."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.config import Config
from generator.load import load
from generator.publication.listing import decide
from generator.rules import check
from tests.bench import council

PROJECT = Path(__file__).parents[1]
DAY = date(2026, 11, 23)


def test_a_made_council_has_no_errors_and_most_of_its_services_are_listed(tmp_path: Path) -> None:
    providers = council.make(PROJECT, tmp_path, 500)
    loaded = load(Config(tmp_path, DAY, tmp_path / "site"))
    errors = [str(p) for p in check(loaded, DAY) if p.severity == "error"]
    assert errors == []
    assert loaded.directory is not None
    assert (len(loaded.directory.services), len(loaded.directory.providers)) == (500, providers)
    assert len(decide(loaded.directory, DAY).listed) > 250
