"""Entry criteria as they are read: from when a lot asks one, what they rest on, and what is declared."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.config import Config
from generator.load.criteria import CriteriaReader
from generator.load.documents import parse_document
from generator.load.settings import read_settings
from generator.publication.criteria import Outcome, asked_in, status_of
from generator.records import Criterion, Lot, Registration, Regulation
from generator.site.words import criteria as words
from tests.builders import a_lot

ROOT = Path(__file__).parent.parent
SHARED = """
- id: medicines
  title: Medicines
  kind: quality
  stage: selection
  question: How do you keep medicines safe?
  passes: Staff are trained.
  evidence: The policy.
  sources:
    - title: SI 2014/2936, regulation 12
      address: https://www.legislation.gov.uk/uksi/2014/2936/regulation/12
    - title: The council's own setting
  since: "2023-09-04"
  changes:
    - since: "2027-01-01"
      why: An audit is asked for as well.
      grace_months: 1
      new_evidence: false
      passes: Staff are trained, and there is an audit.
"""
LOT = """
criteria:
  - id: medicines
    first_asked: "2026-11-02"
    grace_months: 12
    why: It is now asked here too.
"""
FIRST = date(2026, 11, 2)


@pytest.fixture
def medicines() -> Criterion:
    """The criterion as the lot asks it."""
    reader = CriteriaReader(whole=True)
    reader.shared(parse_document(SHARED.encode(), "lots/criteria.yml"))
    (criterion,) = reader.of_lot(parse_document(LOT.encode(), "lots/a.yml"), "a").sharpened
    assert reader.problems == []
    return criterion


def test_a_lot_asks_a_criterion_from_the_day_that_it_says(medicines: Criterion) -> None:
    assert [v.since for v in medicines.versions] == [FIRST, date(2027, 1, 1)]
    assert [v.grace_months for v in medicines.versions] == [12, 1]
    lot = a_lot(criteria=("medicines",), sharpened=(medicines,))
    before, then = (
        asked_in(lot, {"medicines": medicines}, day, regulated=True)
        for day in (FIRST - timedelta(1), FIRST)
    )
    assert (before, then) == ((), (medicines,))


@pytest.mark.parametrize(
    ("joined", "day", "outcome"),
    [
        (FIRST - timedelta(1), FIRST, Outcome.IN_GRACE),
        (FIRST, FIRST, Outcome.MISSING),
        (FIRST - timedelta(1), date(2027, 1, 31), Outcome.IN_GRACE),
        (FIRST - timedelta(1), date(2027, 11, 2), Outcome.MISSING),
    ],
)
def test_who_was_on_already_has_until_the_grace_is_over(
    medicines: Criterion, joined: date, day: date, outcome: Outcome
) -> None:
    assert status_of(medicines, [], joined, day).outcome is outcome


def test_what_it_rests_on_is_read_with_its_page(medicines: Criterion) -> None:
    assert [(source.title, source.address[:8]) for source in medicines.sources] == [
        ("SI 2014/2936, regulation 12", "https://"), ("The council's own setting", ""),
    ]  # fmt: skip


def _regulation(*activities: str, registration: Registration) -> Lot:
    cqc = Regulation(registration, activities, (), "", (("Treatment", "you employ nurses"),))
    return a_lot(cqc=cqc)


def test_nobody_is_told_to_register_for_two_activities_of_which_one_is_given() -> None:
    both = words.cqc(
        _regulation("Personal care", "Nursing care", registration=Registration.SOMETIMES)
    )
    assert "for “personal care” or “nursing care” if your service includes it" in both
    assert "nobody needs both" in both
    one = words.cqc(_regulation("Personal care", registration=Registration.ALWAYS))
    assert one.startswith("You must be registered with CQC for personal care. If you employ nurses")
    assert "both" not in one


@pytest.fixture(scope="module")
def demonstration() -> list[Criterion]:
    settings = read_settings(Config(ROOT, date(2026, 11, 23), ROOT / "site"))
    lots = settings.lots.values()
    return [*settings.criteria.values(), *(c for lot in lots for c in lot.sharpened)]


def test_every_criterion_of_the_demonstration_says_what_it_rests_on(
    demonstration: list[Criterion],
) -> None:
    assert [c.id for c in demonstration for v in c.versions if not v.sources] == []
    linked = [s.address for c in demonstration for s in c.sources if s.address]
    assert [a for a in linked if ".gov.uk/" not in a and "cqc.org.uk" not in a and "england.nhs.uk" not in a] == [
        "https://www.homecareassociation.org.uk/resource/fee-rates-for-state-funded-homecare-in-2025-26.html"
    ]  # fmt: skip


def test_the_grounds_for_exclusion_are_all_declared_with_how_long_they_count(
    demonstration: list[Criterion],
) -> None:
    grounds = next(c for c in demonstration if c.id == "exclusion-grounds")
    mandatory = [s for s in grounds.declaration if "mandatory" in s.group]
    # PCR 2015, regulation 57: nine kinds of conviction (1) and tax (3); tax again (4) and nine grounds (8).
    assert [s.counts_years for s in mandatory] == [*[5] * 9, None]
    assert len(grounds.declaration) - len(mandatory) == 10
    assert grounds.versions[-1].lasts_months == 12  # it is made anew each year
    asked = " ".join(v.question + v.passes + v.guidance for v in grounds.versions)
    assert "must turn you down" not in asked
