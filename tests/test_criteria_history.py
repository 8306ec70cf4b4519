"""What a criterion takes from the one that it builds on, and from the shared one that it sharpens: what is asked, not the history."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from generator.load.criteria import CriteriaReader
from generator.load.documents import parse_document
from generator.records import Criterion

SHARED = """
- id: public-liability
  title: Public liability insurance
  kind: financial
  stage: award
  question: Are you insured for what may happen?
  passes: Cover of {least}.
  least: 5000000
  least_set_by: council
  evidence: The certificate.
  since: 2023-09-04
  changes:
    - since: 2026-01-01
      why: Claims have grown.
      grace_months: 6
      new_evidence: true
      least: 6000000
    - since: 2027-01-01
      why: A mutual counts as well.
      grace_months: 3
      new_evidence: false
      evidence: The certificate of an insurer or a mutual.
"""


def shared(entry: str) -> Criterion:
    """An entry of lots/criteria.yml beside the one above."""
    reader = CriteriaReader(whole=True)
    read = reader.shared(parse_document(f"{SHARED}{entry}".encode(), "lots/criteria.yml"))
    assert reader.problems == []
    return list(read.values())[-1]


def sharpened(entry: str) -> Criterion:
    """The shared one as a lot asks it."""
    reader = CriteriaReader(whole=True)
    reader.shared(parse_document(SHARED.encode(), "lots/criteria.yml"))
    lot = reader.of_lot(parse_document(f"criteria:\n{entry}".encode(), "lots/a.yml"), "a")
    assert reader.problems == []
    return lot.sharpened[0]


def history(criterion: Criterion) -> Sequence[tuple[str, int | None, str, str]]:
    return [(str(v.since), v.least, v.why, v.evidence) for v in criterion.versions]


INSURER, MUTUAL = "The certificate.", "The certificate of an insurer or a mutual."


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        (  # the sum is its own, and so is what shows it: no change of the other is one of it
            "- {id: vehicles, builds_on: public-liability, least: 2000000, evidence: The list.}",
            [("2023-09-04", 2_000_000, "", "The list.")],
        ),
        (  # what shows it changes with the other
            "- {id: vehicles, builds_on: public-liability, least: 2000000}",
            [("2023-09-04", 2_000_000, "", INSURER), ("2027-01-01", 2_000_000, "", MUTUAL)],
        ),
        (  # one that came later begins as the other was then
            "- {id: vehicles, builds_on: public-liability, since: 2026-05-01, title: Vehicles}",
            [("2026-05-01", 6_000_000, "", INSURER), ("2027-01-01", 6_000_000, "", MUTUAL)],
        ),
        (  # a change of its own
            "- id: vehicles\n  builds_on: public-liability\n  evidence: The list.\n  changes:\n"
            "    - {since: 2026-06-01, why: Lorries., grace_months: 0, new_evidence: true, least: 9000000}",
            [
                ("2023-09-04", 5_000_000, "", "The list."),
                ("2026-01-01", 6_000_000, "", "The list."),
                ("2026-06-01", 9_000_000, "Lorries.", "The list."),
            ],
        ),
    ],
)
def test_what_is_built_on_another_has_the_others_changes_where_they_are_changes_of_it(
    entry: str, found: list[tuple[str, int, str, str]]
) -> None:
    assert history(shared(entry)) == found


def test_a_change_that_is_handed_down_keeps_its_grace_and_whether_proof_counts() -> None:
    first, later = shared("- {id: cover, builds_on: public-liability, evidence: A.}").versions
    assert (first.least, later.least) == (5_000_000, 6_000_000)
    assert (later.grace_months, later.new_evidence) == (6, True)


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        (  # a lot that asks for more already is not told that the sum goes up
            "  - {id: public-liability, least: 10000000}",
            [
                ("2023-09-04", 10_000_000, "", INSURER),
                ("2027-01-01", 10_000_000, "A mutual counts as well.", MUTUAL),
            ],
        ),
        (
            "  - {id: public-liability, since: 2025-05-01, why: It is hotter., grace_months: 0,"
            " new_evidence: true, least: 10000000}",
            [
                ("2023-09-04", 5_000_000, "", INSURER),
                ("2025-05-01", 10_000_000, "It is hotter.", INSURER),
                ("2027-01-01", 10_000_000, "A mutual counts as well.", MUTUAL),
            ],
        ),
        (
            "  - {id: public-liability, guidance: Ask us.}",
            [
                ("2023-09-04", 5_000_000, "", INSURER),
                ("2026-01-01", 6_000_000, "Claims have grown.", INSURER),
                ("2027-01-01", 6_000_000, "A mutual counts as well.", MUTUAL),
            ],
        ),
    ],
)
def test_a_lot_that_asks_it_in_its_own_way_has_the_changes_that_are_changes_there(
    entry: str, found: list[tuple[str, int, str, str]]
) -> None:
    assert history(sharpened(entry)) == found
