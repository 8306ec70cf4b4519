"""`check` and `build` agree: where `check` finds no error a build succeeds, and where it does a build says the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.matrix import HERE, lay_out, require_agreement

CASES = sorted(path for kind in ("valid", "invalid") for path in (HERE / kind).iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_a_build_succeeds_where_check_finds_no_error(case: Path, tmp_path: Path) -> None:
    require_agreement(lay_out(case, tmp_path / "council"))
