"""A workbook that comes back: what of it changes the package, what stays, and what it asks, as the person at the terminal reads it."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rich.console import Console

from generator import output, package_check, report
from generator.cli.options import say
from generator.cli.returned_lines import (
    at_last,
    became,
    changes,
    notes,
    questions,
    written_over,
)
from generator.config import Config
from generator.failure import Failure
from generator.load import load
from generator.problem import Problem, did_you_mean, has_errors, in_order

if TYPE_CHECKING:
    from generator.importers.workbooks import Answers, Comparison, Removed
    from generator.joining.workbook import Before, Filled, FilledForms, SheetNote


@dataclass(frozen=True, slots=True)
class ReplacedPackage:
    """What writing a workbook over a package takes beside the workbook itself.

    Attributes:
        renamed: id → the id under which the workbook names it.
        withdrawn: id → the day from which it is not offered.
        files: tables with the new ids in them, by their names.
        lines: what is written over, cell by cell, and what became of each service that is not named.
    """

    renamed: Mapping[str, str]
    withdrawn: Mapping[str, str]
    notes: Sequence[SheetNote]
    problems: Sequence[Problem]
    files: Mapping[str, bytes]
    lines: Sequence[str]


def update(
    filled: Filled, answers: Answers, forms: FilledForms, config: Config, *, write: bool, quiet: bool
) -> None:  # fmt: skip
    """Show what the workbook changes; write it, where that is asked and nothing is wrong or open.

    Raises:
        Failure: there is no such provider, or an answer is of no service that is missing.
    """
    from generator.importers.workbooks import compared, files_of
    from generator.joining.workbook import read_before

    slug = filled.sent.slug if filled.sent else filled.slug
    folders = sorted(path.name for path in config.providers.iterdir() if path.is_dir())
    if slug not in folders:
        raise Failure(f'there is no provider "{slug}"{did_you_mean(slug, folders)}; without --update the workbook becomes a new package')  # fmt: skip
    before = read_before(config.providers / slug)
    comparison = compared(filled, before, slug, answers, config.as_of)
    unanswered = _unanswered(comparison, answers, config)
    faults = [*filled.problems, *comparison.problems]
    files: dict[str, bytes] = {}
    if not has_errors(faults) and not unanswered and not comparison.is_empty:
        files = files_of(config.root, filled, before, comparison, config.as_of)
        files = {name: text for name, text in files.items() if text != _standing(config, name)}
        faults += _checked(filled, comparison, files, config)
    problems = in_order([*faults, *(replace(p, severity="warning") for p in forms.problems)])
    if not quiet:
        for line in (*changes(comparison, forms), *became(comparison, answers, config)):
            say(line)
    report.problems(problems, "text", Console(highlight=False))
    for line in questions(unanswered):
        say(line)
    if has_errors(problems) or unanswered:
        found_errors = f"{report.summary(problems, 'sheet').capitalize()}. " if problems else ""
        say(f"{found_errors}Nothing was written.")
        sys.exit(1)
    if write and files:
        output.update(config.root, files)
    if not quiet:
        say(at_last(files, comparison, write=write))


def replaced(filled: Filled, before: Before, answers: Answers, config: Config) -> ReplacedPackage:
    """What writing over the package takes: the questions are the same.

    Raises:
        SystemExit: a service that is not named has no answer; each was asked about.
        Failure: an answer is of no service that is missing.
    """
    from generator.importers.changing import with_other_id
    from generator.importers.workbooks import compared

    comparison = compared(filled, before, filled.slug, answers, config.as_of)
    if unanswered := _unanswered(comparison, answers, config):
        for line in (*notes(comparison.notes), *questions(unanswered)):
            say(line)
        say("Nothing was written.")
        sys.exit(1)
    closed = answers.withdrawn | (answers.moved.keys() - comparison.renamed.keys())
    files: dict[str, bytes] = {}
    for table in ("evidence", "feedback", "prices"):
        path = config.providers / filled.slug / f"{table}.csv"
        if comparison.renamed and path.is_file():
            files[path.name] = path.read_bytes()
            for old, new in comparison.renamed.items():
                files[path.name] = with_other_id(files[path.name], path.name, old, new)
    errors = [problem for problem in comparison.problems if problem.severity == "error"]
    withdrawn = dict.fromkeys(closed, config.as_of.isoformat())
    lines = (*written_over(comparison), *became(comparison, answers, config))
    return ReplacedPackage(comparison.renamed, withdrawn, comparison.notes, errors, files, lines)


def _unanswered(comparison: Comparison, answers: Answers, config: Config) -> list[Removed]:
    from generator.importers.workbooks import paired

    names = {row.get("id", "") for row in comparison.added} | set(comparison.renamed.values())
    if answers.moved:
        filed = load(config).filed
        names |= set(filed.services) if filed else set()
    return paired(comparison.removed, answers, names)


def _standing(config: Config, name: str) -> bytes:
    path = config.root / name
    return path.read_bytes() if path.is_file() else b""


def _checked(
    filled: Filled, comparison: Comparison, files: Mapping[str, bytes], config: Config
) -> list[Problem]:
    """What the check says of the package with the changes: its errors, and what it warns of in the cells that change."""
    folder = f"providers/{comparison.slug}/"
    package = {name.removeprefix(folder): text for name, text in files.items()}
    kept = package_check.check_files(comparison.slug, package, config)
    ids = _ids(files.get(f"{folder}services.csv") or _standing(config, f"{folder}services.csv"))
    changed = {(comparison.renamed.get(d.service, d.service), d.column) for d in comparison.taken}
    added = {row.get("id", "") for row in comparison.added}
    placed: list[Problem] = []
    for problem in kept:
        slug = _service_of(problem, ids)
        column = problem.place.field.rpartition(".")[2]
        if problem.severity == "error" or (slug, column) in changed or slug in added:
            placed += _placed(filled, problem, slug)
    return placed


def _placed(filled: Filled, problem: Problem, slug: str) -> list[Problem]:
    """The problem at the cell of the workbook in which its service stands; as it is where none does."""
    rows = {row.get("id", ""): index for index, row in enumerate(filled.services)}
    if slug in rows:
        there = replace(problem.place, row=rows[slug] + 2)
        return filled.located([replace(problem, place=there)])
    in_sheet = problem.place.file.endswith(("/about.md", "/datapackage.yaml", "/datapackage.json"))
    return filled.located([problem]) if in_sheet else [problem]


def _ids(raw: bytes) -> list[str]:
    """The id in each row of services.csv, its header's too."""
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    at = rows[0].index("id") if rows and "id" in rows[0] else 0
    return [row[at] if at < len(row) else "" for row in rows]


def _service_of(problem: Problem, ids: Sequence[str]) -> str:
    """The id of the service in whose row the problem is, or ""."""
    row = problem.place.row or 0
    is_service = problem.place.file.endswith("/services.csv") and 2 <= row <= len(ids)
    return ids[row - 1] if is_service else ""
