"""Problems and progress → what a person, a pull request or a program reads. Nothing else prints problems."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Literal, Protocol

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from generator.problem import Problem

Format = Literal["text", "github", "json"]


def problems(all_problems: Sequence[Problem], form: Format, console: Console) -> None:
    """Print the problems in one of the three forms.

    text: the place, rule and severity on one line, the sentence below it.
    github: a workflow command a problem, which GitHub shows at the line of the file.
    json: one list of {rule, severity, message, file, row, field, line}.
    """
    if form == "json":
        rows = [
            {
                "rule": p.rule,
                "severity": p.severity,
                "message": p.message,
                "file": p.place.file,
                "row": p.place.row,
                "field": p.place.field or None,
                "line": p.place.line,
            }
            for p in all_problems
        ]
        _plain(console, json.dumps(rows, indent=2))
        return
    for problem in all_problems:
        if form == "github":
            _plain(console, _annotation(problem))
        else:
            console.print(_text(problem), soft_wrap=True)


def notice(title: str, words: str, form: Format, console: Console) -> None:
    """Print one line that is no problem: for GitHub as a notice on the pull request."""
    if form == "github":
        _plain(console, f"::notice title={_escaped(title, property_=True)}::{_escaped(words)}")
    else:
        _plain(console, _visible(words))


def summary(all_problems: Sequence[Problem], part: str = "file") -> str:
    """How many problems, in how many files: "3 errors and 1 warning in 2 files".

    Args:
        part: what the file of a place is called: "sheet" in a workbook.
    """
    errors = sum(p.severity == "error" for p in all_problems)
    counts = [_count(errors, "error"), _count(len(all_problems) - errors, "warning")]
    parts = " and ".join(part for part in counts if part)
    files = len({p.place.file for p in all_problems})
    return f"{parts} in {_count(files, part)}" if parts else "no problems"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}" if number else ""


def _text(problem: Problem) -> Text:
    place = problem.place
    where = f"{place.file}:{place.row}" if place.row else place.file
    if not place.row and place.line:
        where += f" (line {place.line})"
    text = Text()
    text.append(_visible(where), style="bold")
    for part in (place.field, problem.severity, problem.rule):
        if part:
            style = {"error": "red", "warning": "yellow"}.get(part, "")
            text.append("  ").append(_visible(part), style=style)
    text.append(f"\n    {_visible(problem.message)}")
    return text


def _visible(text: str) -> str:
    """Nothing that a terminal, or GitHub in a log, would take for a command: it stands as its escape."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _annotation(problem: Problem) -> str:
    """https://docs.github.com/actions/reference/workflow-commands-for-github-actions"""
    place = problem.place
    properties = {"file": place.file, "line": place.line or place.row or 1, "title": problem.rule}
    shown = ",".join(
        f"{key}={_escaped(str(value), property_=True)}" for key, value in properties.items()
    )
    column = f"{place.field}: " if place.field else ""
    return f"::{problem.severity} {shown}::{_escaped(column + problem.message)}"


def _escaped(text: str, property_: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if property_ else text


def _plain(console: Console, text: str) -> None:
    console.file.write(text + "\n")


class Steps(Protocol):
    """What a long piece of work tells as it goes."""

    def step(self, words: str, total: int | None = None) -> None:
        """Begin a step, of `total` parts where that is known."""

    def advance(self, parts: int = 1) -> None:
        """Say that some parts of the step are done."""


class Silent:
    """Tells nothing."""

    def step(self, words: str, total: int | None = None) -> None:
        """Tell nothing."""

    def advance(self, parts: int = 1) -> None:
        """Tell nothing."""


class _Lines:
    """A plain line a step: for logs."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def step(self, words: str, total: int | None = None) -> None:
        _plain(self._console, words)

    def advance(self, parts: int = 1) -> None:
        """A log needs no more than the step's line."""


class _Bars:
    """A bar that moves: for a terminal."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task = progress.add_task("Starting", total=None)

    def step(self, words: str, total: int | None = None) -> None:
        self._progress.reset(self._task, description=words, total=total)

    def advance(self, parts: int = 1) -> None:
        self._progress.advance(self._task, parts)


@contextmanager
def progress(console: Console, quiet: bool) -> Iterator[Steps]:
    """Bars on a terminal, plain lines elsewhere, nothing where quiet."""
    if quiet:
        yield Silent()
    elif console.is_terminal:
        columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
        with Progress(*columns, console=console, transient=True) as bars:
            yield _Bars(bars)
    else:
        yield _Lines(console)
