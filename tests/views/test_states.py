"""The pages of every state, on both sides of its day, are what they were when somebody last read them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.states import STATES, as_read

GOLDEN = Path(__file__).parents[1] / "golden" / "states"


@pytest.fixture(scope="module")
def read() -> dict[str, str]:
    return {name: as_read(state) for name, state in STATES.items()}


@pytest.mark.parametrize("name", STATES)
def test_golden(read: dict[str, str], name: str) -> None:
    """FRAMEWORK_GOLDEN=write makes them anew, to be read before they are committed."""
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("FRAMEWORK_GOLDEN") == "write":
        golden.write_text(read[name], encoding="utf-8", newline="\n")
    assert read[name] == golden.read_text(encoding="utf-8")


def test_each_golden_page_is_of_a_state() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(STATES)
