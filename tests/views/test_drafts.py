"""What the council has not settled yet says so, on every page that is about it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.site.words import drafts
from tests.builders import a_criterion, a_framework, a_lot, a_price_model, a_publication, a_service
from tests.county import bodies

LOT = "day-and-evening-opportunities"
TYPE = "has not settled yet what it says here"
ASKED = "has not settled yet whether it asks"
PRICES = "has not settled yet what it pays"
FRAMEWORK = "has not settled the framework yet"

PAGES = (
    f"lots/{LOT}/",
    f"lots/{LOT}/devizes/",
    f"join/{LOT}/",
    "join/criteria/public-liability-insurance/",
    "join/",
    "governance/",
)


@pytest.mark.parametrize(
    ("filed", "words", "where"),
    [
        ({"lots": [a_lot(draft=True)]}, TYPE, (0, 1, 2)),
        ({"criteria": [a_criterion(draft=True)]}, ASKED, (2, 3)),
        (
            {"lots": [a_lot(price_model=replace(a_price_model(), draft=True))]},
            PRICES,
            (2,),
        ),
        ({"framework": a_framework(draft=True)}, FRAMEWORK, (4, 5)),
        ({}, "Draft", ()),
    ],
)
def test_a_draft_says_so_on_the_pages_that_are_about_it(
    filed: dict[str, Any], words: str, where: tuple[int, ...]
) -> None:
    body = bodies(a_publication(a_service(), **{"criteria": [a_criterion()], **filed}))
    assert [page for page in PAGES if words in body[page]] == [PAGES[n] for n in where]


def test_of_several_criteria_that_are_drafts_their_number_is_said() -> None:
    assert drafts.of_joining("Downland Council", ["Insurance"])[1] == (
        "Downland Council has not settled yet whether it asks “Insurance”, and how."
    )
    assert "asks 2 of these checks" in drafts.of_joining("Downland Council", ["A", "B"])[1]
