"""A workbook that comes back: what of it changes the package, what stays, and what it asks, as the person at the terminal reads it."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rich.console import Console

from generator import output, package_check, report
from generator.cli.options import say
from generator.config import Config
from generator.failure import Failure
from generator.load import load
from generator.problem import Problem, did_you_mean, has_errors, in_order
from generator.site.words.wording import count

if TYPE_CHECKING:
    from generator.importers.workbooks import Answers, Comparison, Difference, Removed
    from generator.joining.workbook import Before, Filled, FilledForms, SheetNote

_MOST = 60  # characters of a cell that are shown
_MOST_NOTES = 40  # of them; a sheet of the provider's own may have thousands of cells


@dataclass(frozen=True, slots=True)
class ReplacedPackage:
    """What writing a workbook over a package takes beside the workbook itself.

    Attributes:
        renamed: id → the id under which the workbook names it.
        withdrawn: id → the day from which it is not offered.
        files: tables with the new ids in them, by their names.
    """

    renamed: Mapping[str, str]
    withdrawn: Mapping[str, str]
    notes: Sequence[SheetNote]
    problems: Sequence[Problem]
    files: Mapping[str, bytes]


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
    for line in _lines(filled, comparison, forms, quiet=quiet):
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
        say(_at_last(files, comparison, write=write))


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
    day = config.as_of.isoformat()
    return ReplacedPackage(
        comparison.renamed, dict.fromkeys(closed, day), comparison.notes, errors, files
    )


def notes(beside: Sequence[SheetNote]) -> Iterator[str]:
    """What stands in a workbook where nothing is asked."""
    if not beside:
        return
    yield "Beside what is asked, for you to read:"
    for note in beside[:_MOST_NOTES]:
        label = f" ({note.label})" if note.label else ""
        of = f", {note.service}" if note.service else ""
        yield f"  {note.where}{label}{of}: {_visible(note.text)}"
    if len(beside) > _MOST_NOTES:
        yield f"  and {count(len(beside) - _MOST_NOTES, 'cell')} more; look into the workbook"


def questions(unanswered: Sequence[Removed]) -> Iterator[str]:
    """What became of each service that the workbook does not name."""
    if not unanswered:
        return
    yield "Not in the workbook any more. What became of it? Say it with the command:"
    for each in unanswered:
        yield f"  {each.id}, {_visible(each.row.get('title', ''))}"
        new = each.successor or "NEW-ID"
        if each.successor:
            yield f"      {each.successor} is new in the workbook, and has {each.likeness}."
        yield f"      it has another id now:     --moved {each.id}={new}"
        yield f"      it is not offered any more: --withdrawn {each.id}"
        yield f"      it was left out by mistake: --forgotten {each.id}"


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


def _lines(
    filled: Filled, comparison: Comparison, forms: FilledForms, *, quiet: bool
) -> Iterator[str]:
    if quiet:
        return
    if comparison.taken:
        yield f"What changes in providers/{comparison.slug}:"
        yield from _table((d, "") for d in comparison.taken)
    if comparison.left:
        yield "What differs and stays:"
        yield from _table((left.difference, left.reason) for left in comparison.left)
    if comparison.added:
        yield "New, and not listed before its type of support is awarded and its proof is there:"
        for row in comparison.added:
            yield f"  {row.get('id', '')}, {_visible(row.get('title', ''))}, in {row.get('lot', '')}"
    yield from notes(comparison.notes)
    if forms.answers or forms.prices:
        yield from forms.findings


def _table(cells: Iterable[tuple[Difference, str]]) -> Iterator[str]:
    """Sheet, row, service, column, before, after, and why it stays, in columns of their own width."""
    lines = list(cells)
    has_reasons = any(reason for _, reason in lines)
    rows = [("sheet", "row", "service", "column", "before", "after", *(("why",) if has_reasons else ()))]  # fmt: skip
    for d, reason in lines:
        texts = (d.sheet, str(d.row or "-"), d.service or "-", d.column, d.before, d.after)
        short = [_short(text) for text in texts]
        rows.append((*short, *((reason,) if has_reasons else ())))
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        padded = (text.ljust(width) for text, width in zip(row, widths, strict=True))
        yield "  " + "  ".join(padded).rstrip()


def _short(text: str) -> str:
    shown = _visible(text) or "-"
    return shown if len(shown) <= _MOST else f"{shown[: _MOST - 1]}…"


def _visible(text: str) -> str:
    """On one line, with nothing that a terminal would take for a command."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _at_last(files: Mapping[str, bytes], comparison: Comparison, *, write: bool) -> str:
    if comparison.is_empty or not files:
        return "Nothing changed."
    names = ", ".join(sorted(files))
    if not write:
        return f"Nothing was written. With --write: {names}."
    return f"Wrote {names}. Now: framework-directory check"
