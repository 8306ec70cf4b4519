"""Problems as a person, a pull request and a program read them."""

from __future__ import annotations

import io
import json

import pytest
from rich.console import Console

from generator import report
from generator.problem import MOST_PER_FILE, Place, Problem, capped, has_errors, in_order

ROW = Problem("unknown-lot", "there is no lot", Place("p/a.csv", 7, "lot", 9))
FILE = Problem("missing-file", "this is missing", Place("content/a.yml"), "warning")
LINE = Problem("raw-html", "<b> is HTML", Place("p/about.md", None, "", 3))


def _printed(problems: list[Problem], form: report.Format, **console: bool) -> str:
    out = io.StringIO()
    report.problems(problems, form, Console(file=out, highlight=False, **console))
    return out.getvalue()


def test_text_gives_place_field_severity_and_rule_and_below_it_the_sentence() -> None:
    assert _printed([ROW, FILE, LINE], "text") == (
        "p/a.csv:7  lot  error  unknown-lot\n    there is no lot\n"
        "content/a.yml  warning  missing-file\n    this is missing\n"
        "p/about.md (line 3)  error  raw-html\n    <b> is HTML\n"
    )


def test_text_is_not_broken_at_the_width_of_a_terminal_nor_read_as_markup() -> None:
    long = Problem("a", "[bold]word[/bold] " * 40, Place("f"))
    assert _printed([long], "text") == f"f  error  a\n    {long.message}\n"


def test_colour_is_for_terminals_alone() -> None:
    assert "\x1b[" not in _printed([ROW], "text")
    assert "\x1b[31merror" in _printed([ROW], "text", force_terminal=True)


def test_what_a_terminal_or_a_log_takes_for_a_command_is_shown_as_its_escape() -> None:
    evil = Problem("a", "x\n::stop-commands::y\x1b]0;z\x07", Place("f\r\n::set-env", None, "b\tc"))
    assert _printed([evil], "text") == (
        "f\\r\\n::set-env  b\\tc  error  a\n    x\\n::stop-commands::y\\x1b]0;z\\x07\n"
    )


def test_github_gets_one_command_for_each_at_the_physical_line() -> None:
    assert _printed([ROW, FILE, LINE], "github") == (
        "::error file=p/a.csv,line=9,title=unknown-lot::lot: there is no lot\n"
        "::warning file=content/a.yml,line=1,title=missing-file::this is missing\n"
        "::error file=p/about.md,line=3,title=raw-html::<b> is HTML\n"
    )


def test_github_escapes_what_would_end_the_command() -> None:
    odd = Problem("a", "50% : a, b\r\n::error::c", Place("p,q:r%.csv", 2, "x", 2))
    assert _printed([odd], "github") == (
        "::error file=p%2Cq%3Ar%25.csv,line=2,title=a::x: 50%25 : a, b%0D%0A::error::c\n"
    )


def test_json_is_one_list_of_the_seven_keys() -> None:
    assert json.loads(_printed([ROW, FILE], "json")) == [
        {"rule": "unknown-lot", "severity": "error", "message": "there is no lot",
         "file": "p/a.csv", "row": 7, "field": "lot", "line": 9},
        {"rule": "missing-file", "severity": "warning", "message": "this is missing",
         "file": "content/a.yml", "row": None, "field": None, "line": None},
    ]  # fmt: skip
    assert json.loads(_printed([], "json")) == []


@pytest.mark.parametrize(
    ("problems", "words"),
    [
        ([], "no problems"),
        ([ROW], "1 error in 1 file"),
        ([FILE, FILE], "2 warnings in 1 file"),
        ([ROW, FILE, LINE], "2 errors and 1 warning in 3 files"),
        ([ROW] * 1234, "1,234 errors in 1 file"),
    ],
)
def test_the_summary_counts(problems: list[Problem], words: str) -> None:
    assert report.summary(problems) == words


def test_problems_stand_in_order_of_file_row_and_field_each_once() -> None:
    later = Problem("a", "m", Place("p/a.csv", 10, "lot", 12))
    second = Problem("a", "m", Place("p/a.csv", 7, "areas", 9))
    assert in_order([LINE, later, ROW, FILE, second, ROW]) == [FILE, second, ROW, later, LINE]


@pytest.mark.parametrize("severity", ["error", "warning"])
def test_more_than_enough_of_a_file_is_one_more_problem_as_grave_as_what_it_hides(
    severity: str,
) -> None:
    warnings = [Problem("a", "m", Place("f", n), "warning") for n in range(1, MOST_PER_FILE + 9)]
    hidden = Problem("a", "m", Place("f", 9999), "error" if severity == "error" else "warning")
    kept = capped([*warnings, hidden, ROW])
    assert len(kept) == MOST_PER_FILE + 2
    assert kept[0].rule == "too-many-problems"
    assert kept[0].severity == severity
    assert ROW in kept
    assert has_errors(kept[:-1]) == (severity == "error")


def test_enough_is_not_too_many() -> None:
    problems = [Problem("a", "m", Place("f", n)) for n in range(1, MOST_PER_FILE + 1)]
    assert capped(problems) == problems


def test_a_log_gets_a_line_a_step_a_terminal_none_that_stays_and_quiet_nothing() -> None:
    said = {}
    for name, terminal, quiet in (("log", False, False), ("bar", True, False), ("no", False, True)):
        out = io.StringIO()
        with report.progress(Console(file=out, force_terminal=terminal), quiet) as steps:
            steps.step("Reading", 2)
            steps.advance()
        said[name] = out.getvalue()
    assert said["log"] == "Reading\n"
    assert "Reading" in said["bar"]
    assert said["bar"].endswith("\x1b[2K")
    assert said["no"] == ""
