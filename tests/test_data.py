"""The files in tests/valid and tests/invalid are the matrix: each case gives exactly its problems.

REWRITE_PROBLEMS=1 writes what is found into each problems.txt: read each one as
a person would who has to mend the file.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from generator.problem import has_errors
from generator.site.pages.data_guide import documented
from tests.matrix import HERE, as_text, lay_out, problems_in

VALID = sorted(path for path in (HERE / "valid").iterdir() if path.is_dir())
INVALID = sorted(path for path in (HERE / "invalid").iterdir() if path.is_dir())
_HEAD = re.compile(r"^\S.*  (?:error|warning)  ([a-z0-9-]+)(?:  line (?:\d+|None))?$", re.MULTILINE)


def _expected(case: Path, found: str) -> str:
    file = case / "problems.txt"
    if os.environ.get("REWRITE_PROBLEMS"):
        file.write_text(found, "utf-8") if found else file.unlink(missing_ok=True)
    return file.read_text("utf-8") if file.is_file() else ""


@pytest.mark.parametrize("case", INVALID, ids=lambda case: case.name)
def test_an_invalid_case_gives_exactly_its_problems(case: Path, tmp_path: Path) -> None:
    found = as_text(problems_in(lay_out(case, tmp_path)))
    assert found == _expected(case, found)
    assert found, "an invalid case has a problem"


@pytest.mark.parametrize("case", VALID, ids=lambda case: case.name)
def test_a_valid_case_gives_no_problem_but_the_warnings_named(case: Path, tmp_path: Path) -> None:
    problems = problems_in(lay_out(case, tmp_path))
    found = as_text(problems)
    assert found == _expected(case, found)
    assert not has_errors(problems)


def _named_in(case: Path) -> set[str]:
    file = case / "problems.txt"
    return set(_HEAD.findall(file.read_text("utf-8"))) if file.is_file() else set()


def test_every_documented_rule_has_an_invalid_case_that_names_it() -> None:
    named = {rule for case in INVALID for rule in _named_in(case)}
    assert set(documented()) - named == set()


def test_every_rule_that_is_found_is_documented() -> None:
    named = {rule for case in (*INVALID, *VALID) for rule in _named_in(case)}
    assert named - set(documented()) == set()


@pytest.mark.parametrize("rule", sorted(documented()))
def test_a_rule_has_a_case_that_bears_its_name_and_shows_it(rule: str) -> None:
    assert rule in _named_in(HERE / "invalid" / rule)
