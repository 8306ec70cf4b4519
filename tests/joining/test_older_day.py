"""The site of an older day, built from today's files, is the site of that day to the byte: later rows change nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import build
from generator.config import Config
from generator.report import Silent
from tests.matrix import AS_OF

KITE = "providers/kite-hill-trust"
BROOK = "providers/brook-lane-care"
LOT = "day-and-evening-opportunities"

# What an officer adds in the days after the day of the site: table → rows.
LATER = {
    f"{KITE}/awards.csv": [
        "supported-living,2026-12-01,DF-2026-001,Corporate Director for Resources,"
    ],
    f"{BROOK}/awards.csv": [f"{LOT},2026-12-01,DF-2026-001,Corporate Director for Resources,"],
    f"{KITE}/evidence.csv": [
        "public-liability-insurance,,met,2026-11-24,Quality assurance officer,2028-03-31",
        "public-liability-insurance,,not-met,2026-11-25,Quality assurance officer,",
    ],
    f"{KITE}/feedback.csv": [f"kite-hill-day-centre,2026-12,person,{n},Good.,," for n in (1, 2, 5)],
    "content/unmet-requests.csv": [f"2026-12,dementia,pewsey,{LOT},An evening group,30"],
}
DECISION = """
decisions:
  - date: 2026-12-01
    by: Cabinet
    decision: To go on with the framework.
    reference: CAB-2026-9
"""


def _site(root: Path, name: str) -> dict[str, bytes]:
    out = root.parent / name
    built = build(Config(root, AS_OF, out), Silent())
    assert not [p for p in built.problems if p.severity == "error"]
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*") if p.is_file()}


def _append(path: Path, rows: list[str]) -> None:
    text = path.read_text("utf-8")
    path.write_text(text.rstrip("\n") + "\n" + "".join(f"{row}\n" for row in rows), "utf-8")


def _differing(before: dict[str, bytes], after: dict[str, bytes]) -> list[str]:
    return sorted(name for name in {*before, *after} if before.get(name) != after.get(name))


def test_rows_of_later_days_change_no_byte_of_the_day_before_them(root: Path) -> None:
    before = _site(root, "before")
    for name, rows in LATER.items():
        _append(root / name, rows)
    assert _differing(before, _site(root, "after")) == []


def test_a_later_decision_is_on_no_page_and_only_in_the_settings_that_the_packs_carry(
    root: Path,
) -> None:
    before = _site(root, "before")
    _append(root / "content" / "framework.yml", [DECISION])
    differing = _differing(before, _site(root, "after"))
    assert [name for name in differing if not name.endswith("/starter-pack.zip")] == []


@pytest.mark.parametrize("name", LATER)
def test_each_of_those_rows_would_have_told_on_its_own_day(root: Path, name: str) -> None:
    """So that the test above cannot pass because the rows say nothing."""
    before = _site(root, "before")
    rows = [
        row.replace("2026-12-01", "2026-11-01").replace("2026-12", "2026-10") for row in LATER[name]
    ]
    rows = [
        row.replace("2026-11-24", "2026-11-20").replace("2026-11-25", "2026-11-21") for row in rows
    ]
    _append(root / name, rows)
    assert _differing(before, _site(root, "after"))
