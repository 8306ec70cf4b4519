"""What the words of somebody in danger bring up, and what they must not, in the demonstration's own vocabulary.

tests/queries/harm.csv has sentences after which whoever leads on safeguarding would want the page to
say who helps; no-harm.csv has others that sound like them, or do not. Not each is read rightly: how
many are not may only fall. Sets of sentences were tried before a word was chosen by them.
Of the first five, those that say plainly what happens were known in 46 of 60, 32 of 40, 20 of 30 and 21 of
30, those that only hint at it in 48 of 123; of the others 59 of 60, 34 of 40, 30 of 30, 29 of 30 and 95 of
105 were left alone. Of three later ones 36, 34 and 34 of 40 were known, and 34, 36 and 34 of 40 left alone.
"""

from __future__ import annotations

import csv
import json
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.config import Config
from generator.load import load
from generator.publication import Publication, publish
from generator.site.browser import vocabulary
from tests.matrix import AS_OF
from tests.test_modules import NODE

ROOT = Path(__file__).parents[1]
READ = """
import { readFileSync } from "node:fs";
const { signposts } = await import(process.argv[1]);
const { words, texts } = JSON.parse(readFileSync(0, "utf8"));
const read = texts.map((text) => signposts(text, words));
console.log(JSON.stringify(read.map(({ entries, urgent }) => [urgent, entries.map(({ id }) => id)])));
"""


@pytest.fixture(scope="module")
def demonstration() -> Publication:
    filed = load(Config(ROOT, AS_OF, ROOT / "site")).filed
    assert filed is not None
    return publish(filed, AS_OF)


def words_of(publication: Publication) -> Any:
    (text,) = vocabulary.files(publication).values()
    return json.loads(text)


def texts_in(name: str) -> list[str]:
    with (ROOT / "tests/queries" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [row["query"] for row in csv.DictReader(file)]


def spoken_of(words: Any, texts: list[str]) -> Mapping[str, tuple[bool, list[str]]]:
    """Of each text whether it is urgent, and the ids of what would be shown."""
    module = (ROOT / "site_templates/assets/pages/find/signposts.js").as_uri()
    command = [str(NODE), "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", "--input-type=module"]
    given = json.dumps({"words": words, "texts": texts})
    done = subprocess.run(
        [*command, "-e", READ, module], input=given, capture_output=True, text=True, check=True
    )
    return {text: tuple(read) for text, read in zip(texts, json.loads(done.stdout), strict=True)}


@pytest.mark.parametrize(("name", "urgent", "most"), [("harm", True, 32), ("no-harm", False, 3)])
def test_danger_is_known_by_many_words_and_nothing_else_is_taken_for_it(
    demonstration: Publication, name: str, urgent: bool, most: int
) -> None:
    read = spoken_of(words_of(demonstration), texts_in(name))
    assert len(read) > 600
    missed = [text for text, (shown, _) in read.items() if shown is not urgent]
    assert len(missed) <= most, missed


@pytest.mark.parametrize("name", ["sentences", "days", "languages", "misspellings", "places"])
def test_what_people_look_for_is_no_danger(demonstration: Publication, name: str) -> None:
    read = spoken_of(words_of(demonstration), texts_in(name))
    assert [text for text, (urgent, _) in read.items() if urgent] == []


CARE_AT_HOME = [
    "help mum get washed and dressed in the morning",
    "someone to come in and make dinner for dad",
    "carer for my mum",
    "live in carer",
    "care at home for my wife",
    "care worker at home",
    "care in the home",
]
NO_HOME = [
    "he was evicted and has no where to go tonight",
    "nowhere to sleep",
    "sleeping rough",
    "homeless tonight",
]


def test_care_at_home_is_told_of_where_it_is_not_listed(demonstration: Publication) -> None:
    read = spoken_of(words_of(demonstration), CARE_AT_HOME)
    assert {text: shown for text, (_, shown) in read.items() if shown != ["home-care"]} == {}


def test_who_has_no_home_is_told_who_helps(demonstration: Publication) -> None:
    read = spoken_of(words_of(demonstration), NO_HOME)
    assert {text: shown for text, (_, shown) in read.items() if shown != ["no-home"]} == {}


ABOUT_A_LIFE = [
    "nobody listens and I might do something stupid",
    "I feel like ending it all",
    "took too many of his tablets",
]


def test_danger_to_a_life_is_told_from_harm_by_others(demonstration: Publication) -> None:
    read = spoken_of(words_of(demonstration), ABOUT_A_LIFE)
    assert {text: shown for text, (_, shown) in read.items() if shown != ["danger-to-life"]} == {}


def test_where_it_is_listed_it_is_not(demonstration: Publication) -> None:
    lots = dict(demonstration.lots)
    lots["home-care"] = replace(lots["extra-care"], id="home-care")
    read = spoken_of(words_of(replace(demonstration, lots=lots)), CARE_AT_HOME)
    assert {text: shown for text, (_, shown) in read.items() if shown} == {}


def test_what_other_languages_say_means_lots_and_needs_that_are_here(
    demonstration: Publication,
) -> None:
    search, words = demonstration.search_words, words_of(demonstration)
    lots = {*demonstration.lots, "home-care"}  # of the lots that `start` lays out, one is not here
    assert {lot for phrase in search.in_languages for lot in phrase.lots} <= lots
    assert {n for phrase in search.in_languages for n in phrase.needs} <= {*demonstration.needs}
    care_home = {"language": "polish", "types": ["residential-and-nursing-care"], "needs": []}
    assert words["in_languages"]["dom opieki"] == care_home
    assert words["in_languages"]["opieka domowa"]["types"] == []
    # It is Portuguese, and Spanish, and Italian.
    assert words["in_languages"]["autismo"] == {"language": "", "types": [], "needs": ["autism"]}
