"""`check` and `build` agree: where `check` finds no error a build succeeds, and where it does a build says the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import build
from generator.config import Config
from tests.matrix import AS_OF, HERE, council, lay_out, require_agreement

CASES = sorted(path for kind in ("valid", "invalid") for path in (HERE / kind).iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_a_build_succeeds_where_check_finds_no_error(case: Path, tmp_path: Path) -> None:
    require_agreement(lay_out(case, tmp_path / "council"))


class Told:
    """What a build tells of its steps: of how many parts each is, and how many are done."""

    def __init__(self) -> None:
        self.steps: list[tuple[int | None, int]] = []

    def step(self, words: str, total: int | None = None) -> None:
        assert words
        self.steps.append((total, 0))

    def advance(self, parts: int = 1) -> None:
        total, done = self.steps.pop()
        self.steps.append((total, done + parts))


def test_a_build_takes_as_many_steps_as_it_says(tmp_path: Path) -> None:
    told = Told()
    built = build(Config(council(tmp_path), AS_OF, tmp_path / "site"), told)
    counted = [(total, done) for total, done in told.steps if total is not None]
    assert counted
    assert all(total == done for total, done in counted)
    assert all(done == 0 for total, done in told.steps if total is None)
    assert counted[0][0] == built.pages - len(list((tmp_path / "content").glob("*.md")))
