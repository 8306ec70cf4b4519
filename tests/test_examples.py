"""The guide shows of each rule what is wrong and the same made right; here both are tried."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from markupsafe import escape

from generator.publication import Publication
from generator.site.pages.data_guide import documented
from tests.county import a_county, by_address, renderer
from tests.examples import INVALID, SHIPPED, mend, read, shipped
from tests.matrix import as_text, lay_out, problems_in

SHOWN = sorted(path.parent.name for path in INVALID.glob("*/example.yml"))
_HEAD = re.compile(r"^(\S.*?)(?::\d+)?(?: \(line \d+\))?(  .*?)(?:  line \S+)?$")


def _named(text: str) -> Counter[tuple[str, str]]:
    """Where and by which rule, and the words, without the lines: they move when one comes or goes."""
    lines = text.splitlines()
    return Counter(
        (_HEAD.sub(r"\1\2", head), words)
        for head, words in zip(lines[::2], lines[1::2], strict=True)
    )


@pytest.mark.parametrize("rule", SHOWN)
def test_what_the_guide_shows_as_right_mends_what_it_shows_as_wrong(
    rule: str, tmp_path: Path
) -> None:
    case = INVALID / rule
    before = _named((case / "problems.txt").read_text("utf-8"))
    mend(read(rule), lay_out(case, tmp_path))
    after = _named(as_text(problems_in(tmp_path)))
    assert [head for head, _ in before - after if head.endswith(f"  {rule}")]
    assert not after - before, "what is shown as right has no mistake of its own"


def test_every_rule_has_an_example() -> None:
    assert set(documented()) - set(SHOWN) == set()


def test_an_example_stands_in_the_folder_of_a_rule() -> None:
    assert set(SHOWN) - set(documented()) == set()


IN_WORDS = [rule for rule in SHOWN if "wrong" in read(rule)]


@pytest.mark.parametrize("rule", IN_WORDS)
def test_what_is_told_in_words_is_a_fault_of_a_file_as_a_whole(rule: str) -> None:
    heads = [head for head, _ in _named((INVALID / rule / "problems.txt").read_text("utf-8"))]
    named = [head for head in heads if head.endswith(f"  {rule}")]
    assert named
    assert all(
        re.fullmatch(rf"\S+(  (image|resources))?  (error|warning)  {rule}", head) for head in named
    )


@pytest.mark.parametrize("rule", IN_WORDS)
def test_a_number_that_is_told_in_words_is_one_that_the_problem_names(rule: str) -> None:
    problems = (INVALID / rule / "problems.txt").read_text("utf-8")
    numbers = re.findall(r"\d[\d,]*", f"{read(rule)['wrong']} {read(rule)['right']}")
    assert [number for number in numbers if number not in problems] == []


def test_the_examples_that_go_with_the_package_are_those_of_the_cases() -> None:
    assert SHIPPED.read_text("utf-8") == shipped(), "run: python -m tests.examples"


@pytest.fixture(scope="module")
def county() -> Publication:
    return a_county()


def test_the_guide_shows_each_example_beside_its_rule(county: Publication) -> None:
    page = renderer(county).body(by_address(county)["data/guide/"])
    entries = dict(re.findall(r'<div id="rule-([a-z0-9-]+)">(.*?)</div>', page, re.DOTALL))
    for rule, example in json.loads(shipped()).items():
        where, bad, good = (escape(example[key]) for key in ("where", "bad", "good"))
        if "in_words" not in example:
            bad, good = f"<code>{bad}</code>", f"<code>{good}</code>"
        assert f"Wrong, in {where}: {bad}<br>\nRight: {good}</p>" in entries[rule]
    assert [rule for rule in entries if "Wrong" not in entries[rule]] == []


def test_a_mark_that_cannot_be_seen_is_shown_by_its_number() -> None:
    assert json.loads(shipped())["unseen-character"]["bad"].startswith("title: Kite[U+200B] Hill")
