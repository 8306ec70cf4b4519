"""What the benchmark measures is a council whose data has no errors."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.check import check
from generator.config import Config
from tests.bench import council

PROJECT = Path(__file__).parents[1]
DAY = date(2026, 11, 23)


def test_a_made_council_has_no_errors_and_most_of_its_services_are_listed(tmp_path: Path) -> None:
    providers = council.make(PROJECT, tmp_path, 500)
    checked = check(Config(tmp_path, DAY, tmp_path / "site"))
    errors = [str(p) for p in checked.problems if p.severity == "error"]
    assert errors == []
    publication = checked.publication
    assert publication is not None
    assert len([*publication.entries]) == 500
    assert len(publication.providers) == providers
    assert len(publication.services) > 250
