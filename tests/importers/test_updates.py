"""Mails as people send them: each is understood as a reader would understand it, or held with the reason.

tests/importers/mails has them, and beside them outcomes.csv: what becomes of each message, what it says, and
what the reason for that has in it. Nothing in it may be understood otherwise than it is meant.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from generator.importers.updates import read_updates
from generator.importers.updates.deciding import decide
from generator.importers.updates.outcomes import MailOutcome
from generator.records import Availability
from generator.site.words import updating
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


def test_the_file_that_a_providers_own_page_saves_is_read_and_of_its_day(tmp_path: Path) -> None:
    """What assets/pages/update/state.js writes: nobody's address, so a person accepts it."""
    first = updating.line(
        "meadow-first-keys",
        Availability.PLACES_NOW,
        TODAY,
        free=2,
        since=date(2026, 12, 1),
        details_right=True,
    )
    second = updating.line("meadow-weavers-row", Availability.FULL, TODAY)
    file = tmp_path / "places.txt"
    file.write_text(
        "To: framework@council.example.org\nSubject: Places: Meadow Homes\nDate: 20 November 2026\n"
        f"\n{first}\n{second}\n",
        encoding="utf-8",
    )
    [outcome] = decided(file, accepted=frozenset({1}))
    assert (outcome.outcome.value, outcome.update.on) == ("taken", date(2026, 11, 20))
    assert says(outcome) == (
        "meadow-first-keys: places-now, 2, from 2026-12-01, details right; meadow-weavers-row: full"
    )


def test_the_e_mail_that_a_providers_own_page_opens_is_taken(tmp_path: Path) -> None:
    line = updating.line("meadow-weavers-row", Availability.PLACES_NOW, TODAY, free=1)
    file = tmp_path / "places.eml"
    file.write_bytes(
        b"From: office@meadow-homes.example.org\r\nTo: framework@council.example.org\r\n"
        b"Date: Mon, 23 Nov 2026 09:00:00 +0000\r\nSubject: Places: Meadow Homes\r\n\r\n"
        + f"{line}\r\n\r\nSent from my phone\r\n".encode()
    )
    [outcome] = decided(file)
    assert (outcome.outcome.value, says(outcome)) == (
        "taken",
        "meadow-weavers-row: places-now, 1",
    )
