"""What people type as it is typed, letter by letter, and what others type: the type of support that should answer.

The queries of the project itself are in tests/queries/, which test_queries.py asks.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from generator.publication import Publication

if TYPE_CHECKING:
    from conftest import Visitor

pytestmark = pytest.mark.browser

OWN = Path(__file__).parents[1] / "queries" / "sentences.csv"
SHARED = Path(__file__).parents[3] / "shared" / "data" / "queries.csv"
FIRST = 5
ENOUGH = 0.9

# Types into the page's own box, waits until it has answered, and reads the first results.
ASK = """async ([words, first]) => {
  const box = document.querySelector("#find-words");
  const chips = document.querySelector("#find-chips");
  box.value = words;
  box.form.requestSubmit();
  const said = () => chips.textContent.includes(words) && document.querySelector("#find").dataset.answered === words;
  for (let turn = 0; turn < 500 && !said(); turn++) await new Promise(resolve => setTimeout(resolve, 10));
  if (!said()) throw new Error(`no answer to ${words}`);
  return {
    services: [...document.querySelectorAll("#results h3 a")].slice(0, first).map(link => link.href),
    types: [...document.querySelectorAll("#find-types a")].map(link => link.href),
  };
}"""


def queries(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def answered(publication: Publication, query: dict[str, str], found: Any) -> bool:
    """Whether a service of the type, that serves the area, is among the first, or the type's own page is."""
    lot, area = query["lot"], query["area"]
    need, access = query.get("need"), query.get("access")
    services = [
        publication.services[address.rstrip("/").rpartition("/")[2]]
        for address in found["services"]
    ]
    if any(
        (s.lot == lot or not lot)
        and (area in s.areas or not area)
        and (need in s.needs or not need)
        and (access in s.access or not access)
        for s in services
    ):
        return True
    if need or access:
        return False
    # Nothing of the kind in that area is an answer too, if the page of the type says so.
    return any(f"/lots/{lot}/{area}/" in f"{address}" for address in found["types"] if area) or any(
        address.endswith(f"/lots/{lot}/") for address in found["types"][:1] if not area
    )


def test_what_people_type_finds_the_type_of_support(
    visitor: Visitor, publication: Publication
) -> None:
    if not SHARED.exists():
        pytest.skip(f"{SHARED.name} is not beside the project")
    asked = queries(SHARED)
    page = visitor.open("find/")
    page.locator("#find").wait_for()
    missed = [
        query["query"]
        for query in asked
        if not answered(publication, query, page.evaluate(ASK, [query["query"], FIRST]))
    ]
    print(f"{len(asked) - len(missed)} of {len(asked)}; missed: {missed}")  # noqa: T201
    assert len(asked) - len(missed) >= ENOUGH * len(asked), missed


OF_ONE_TYPE = [q for q in queries(OWN) if q["lot"] and ";" not in q["lot"]]


@pytest.mark.parametrize("query", OF_ONE_TYPE[::24], ids=lambda query: query["query"])
def test_so_it_does_letter_by_letter_in_the_box(
    visitor: Visitor, publication: Publication, query: dict[str, str]
) -> None:
    page = visitor.open("find/")
    page.locator("#find").wait_for()
    page.locator("#find-words").press_sequentially(query["query"])
    expect(page.locator("#find")).to_have_attribute("data-answered", query["query"])
    lots = [
        publication.services[link.rstrip("/").rpartition("/")[2]].lot
        for link in page.locator("#results h3 a").evaluate_all("all => all.map(link => link.href)")
    ]
    assert query["lot"] in lots[:FIRST]


def test_there_are_queries_enough_and_they_are_not_those_of_others() -> None:
    own = {query["query"].casefold() for query in queries(OWN)}
    assert len(own) >= 60
    if SHARED.exists():
        assert not own & {query["query"].casefold() for query in queries(SHARED)}


@pytest.mark.parametrize(
    ("words", "need", "access"),
    [
        ("deaf", "hearing-loss", ""),
        ("somewhere for my brother with PMLD", "profound-and-multiple-learning-disability", ""),
        ("muscular dystrophy", "physical-disability", ""),
        ("somebody who signs with Makaton", "", "makaton"),
        ("guide dogs", "", "assistance-dogs"),
        ("level access", "", "step-free"),
    ],
)
def test_what_somebody_needs_finds_every_service_for_it_and_those_come_first(
    visitor: Visitor, publication: Publication, words: str, need: str, access: str
) -> None:
    page = visitor.open(f"find/?q={quote(words)}")
    page.locator("#results h3").first.wait_for()
    fit = {
        service.id
        for service in publication.services.values()
        if (not need or need in service.needs) and (not access or access in service.access)
    }
    shown = page.locator("#results h3 a").evaluate_all("all => all.map(link => link.href)")
    assert {address.rstrip("/").rpartition("/")[2] for address in shown[: len(fit)]} <= fit
    assert int(page.locator("#find-count").inner_text().split()[0]) >= len(fit)


def test_a_word_that_no_service_uses_is_said_and_the_others_count(visitor: Visitor) -> None:
    page = visitor.open("find/?q=zumba+in+Devizes")
    expect(page.locator("#find-plain")).to_contain_text("No service mentions “zumba”.")
    expect(page.locator("#results h3").first).to_be_visible()
    expect(page.locator("#find-meant")).to_be_hidden()
