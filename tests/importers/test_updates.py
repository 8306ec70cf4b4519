"""Mails as people send them: each is understood as a reader would understand it, or held with the reason.

tests/importers/mails has them, and beside them outcomes.csv: what becomes of each message, what it says, and
what the reason for that has in it. Nothing in it may be understood otherwise than it is meant.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from generator.importers.updates import read_updates
from generator.importers.updates.deciding import decide
from generator.importers.updates.outcomes import MailOutcome
from tests.importers.mails_council import TODAY, a_council

MAILS = Path(__file__).parent / "mails"
FILED = a_council()


def _outcomes() -> dict[str, list[dict[str, str]]]:
    by_file: dict[str, list[dict[str, str]]] = defaultdict(list)
    with (MAILS / "outcomes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            by_file[row["file"]].append(row)
    return by_file


OUTCOMES = _outcomes()


def decided(*paths: Path, accepted: frozenset[int] = frozenset()) -> list[MailOutcome]:
    return decide(read_updates(paths, FILED, TODAY), FILED, TODAY, accepted, {})


def says(one: MailOutcome) -> str:
    return "; ".join(
        f"{s.service}: {s.availability.value}"
        + (f", {s.free}" if s.free is not None else "")
        + (f", from {s.since}" if s.since else "")
        + (", details right" if s.details_right else "")
        for s in one.update.statements
    )


def test_every_mail_has_its_outcome_beside_it() -> None:
    assert {p.name for p in MAILS.iterdir()} - {"outcomes.csv"} == set(OUTCOMES)
    assert sum(map(len, OUTCOMES.values())) >= 60


@pytest.mark.parametrize("name", sorted(OUTCOMES))
def test_a_mail_is_understood_as_its_reader_would_or_held(name: str) -> None:
    result = decided(MAILS / name)
    assert [(one.outcome.value, says(one)) for one in result] == [
        (row["outcome"], row["says"]) for row in OUTCOMES[name]
    ]
    for one, row in zip(result, OUTCOMES[name], strict=True):
        words = " / ".join((*one.reasons, *one.update.notes))
        assert row["why"] in words
        assert one.outcome.value == "taken" or words, "nothing is left without its reason"
