"""What people type, and the type of support (and the area) that should answer within the first five.

queries.csv is the project's own; a council may put more beside it, and those
shared with others are run where they are present.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from generator.model import Directory

if TYPE_CHECKING:
    from conftest import Visitor

pytestmark = pytest.mark.browser

OWN = Path(__file__).parent / "queries.csv"
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


def answered(directory: Directory, query: dict[str, str], found: Any) -> bool:
    """Whether a service of the type, that serves the area, is among the first, or the type's own page is."""
    lot, area = query["lot"], query["area"]
    services = [
        directory.services[address.rstrip("/").rpartition("/")[2]] for address in found["services"]
    ]
    if any((s.lot == lot or not lot) and (area in s.areas or not area) for s in services):
        return True
    # Nothing of the kind in that area is an answer too, if the page of the type says so.
    return any(f"/lots/{lot}/{area}/" in f"{address}" for address in found["types"] if area) or any(
        address.endswith(f"/lots/{lot}/") for address in found["types"][:1] if not area
    )


@pytest.mark.parametrize("path", [OWN, SHARED], ids=["own", "shared"])
def test_what_people_type_finds_the_type_of_support(
    visitor: Visitor, directory: Directory, path: Path
) -> None:
    if not path.exists():
        pytest.skip(f"{path.name} is not beside the project")
    asked = queries(path)
    page = visitor.open("find/")
    page.locator("#find").wait_for()
    missed = [
        query["query"]
        for query in asked
        if not answered(directory, query, page.evaluate(ASK, [query["query"], FIRST]))
    ]
    print(f"{len(asked) - len(missed)} of {len(asked)}; missed: {missed}")  # noqa: T201
    assert len(asked) - len(missed) >= ENOUGH * len(asked), missed


@pytest.mark.parametrize("query", queries(OWN)[::12], ids=lambda query: query["query"])
def test_so_it_does_letter_by_letter_in_the_box(
    visitor: Visitor, directory: Directory, query: dict[str, str]
) -> None:
    page = visitor.open("find/")
    page.locator("#find").wait_for()
    page.locator("#find-words").press_sequentially(query["query"])
    expect(page.locator("#find")).to_have_attribute("data-answered", query["query"])
    lots = [
        directory.services[link.rstrip("/").rpartition("/")[2]].lot
        for link in page.locator("#results h3 a").evaluate_all("all => all.map(link => link.href)")
    ]
    assert query["lot"] in lots[:FIRST]


def test_there_are_queries_enough_and_they_are_not_those_of_others() -> None:
    own = {query["query"].casefold() for query in queries(OWN)}
    assert len(own) >= 60
    if SHARED.exists():
        assert not own & {query["query"].casefold() for query in queries(SHARED)}
