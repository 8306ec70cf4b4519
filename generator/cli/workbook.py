"""`import workbook`: a filled-in workbook becomes a provider's package, or what is wrong with it is named by cell."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from generator import output, package_check, report
from generator.cli import returned
from generator.cli.options import (
    AsOf,
    AwardedLots,
    DecidedBy,
    DecidedOn,
    DecisionReference,
    Quiet,
    Root,
    awards_of,
    config_of,
    say,
)
from generator.cli.returned_lines import notes
from generator.config import Config
from generator.failure import Failure
from generator.load import load
from generator.load.settings import read_settings
from generator.problem import did_you_mean, has_errors, in_order
from generator.publication import publish
from generator.site.words.wording import count

if TYPE_CHECKING:
    from generator.importers.workbooks import Answers
    from generator.joining.workbook import Before, Filled, FilledForms


def workbook(
    file: Annotated[Path, typer.Argument(help="The filled-in workbook of a starter pack, or one that export workbook made (.xlsx or .ods).")],
    update: Annotated[bool, typer.Option("--update", help="Take it as a change of the package that is there: show cell by cell what differs.")] = False,
    write: Annotated[bool, typer.Option("--write", help="With --update: write it down. Without it nothing is written.")] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Write over a package that is there. What the council wrote (status, awards, evidence, feedback) stays.")] = False,
    withdrawn: Annotated[list[str] | None, typer.Option(metavar="ID", help="A service that the workbook does not name, as it is not offered any more; give it once for each.")] = None,
    moved: Annotated[list[str] | None, typer.Option("--moved", "--renamed", metavar="ID=NEW-ID", help="One that has another id now, or that another service took the place of.")] = None,
    forgotten: Annotated[list[str] | None, typer.Option(metavar="ID", help="One that was left out by mistake, and stays as it is.")] = None,
    lot: AwardedLots = None,
    decision_reference: DecisionReference = "",
    decided_by: DecidedBy = "",
    decided_on: DecidedOn = "",
    root: Root = Path(),
    as_of: AsOf = None,
    quiet: Quiet = False,
) -> None:  # fmt: skip
    """Turn a filled-in workbook into a provider's package in providers/, or into a change of it.

    Every mistake is named with its sheet and cell, and with any nothing is
    written. What the council alone decides is not taken from a workbook: with
    --lot and --decision-reference it is written down at once. Without an award
    the package is there, and nothing of it is listed.

    With --update it shows what the provider changed, cell by cell, what stays
    as the council has it, and what stands beside the table. A service that the
    workbook does not name is asked about; until each is answered nothing is
    written.
    """
    from generator.importers.workbooks import answers_of
    from generator.joining.workbook import form, read_before, read_workbook

    config = config_of(root, as_of)
    config.require_root()
    answers = answers_of(withdrawn or [], forgotten or [], moved or [])
    if update and any((replace, lot, decision_reference, decided_by, decided_on)):
        raise Failure("--update changes a package that is there; --replace and an award go without it")  # fmt: skip
    if write and not update:
        raise Failure("--write goes with --update; without it a workbook is written at once")
    filled = read_workbook(file)
    forms = _forms(file, config, [row.get("lot", "") for row in filled.services])
    if update:
        returned.update(filled, answers, forms, config, write=write, quiet=quiet)
        return
    folder = config.providers / (filled.slug or form.STAND_IN)
    before = read_before(folder) if filled.slug and folder.exists() else None
    _require(folder, before, answers, replace=replace)
    awards = awards_of(config, lot or [], decision_reference, decided_by, decided_on)
    _lay_out(filled, before, forms, answers, awards, folder, config, quiet=quiet)


def _lay_out(
    filled: Filled, before: Before | None, forms: FilledForms, answers: Answers,
    awards: Sequence[Mapping[str, str]], folder: Path, config: Config, *, quiet: bool,
) -> None:  # fmt: skip
    """Write the package, whole, where nothing is wrong with it."""
    from generator.joining.workbook import merged

    if before is None:
        files: dict[str, str | bytes] = {**filled.package(awards)}
        beside, faults = filled.notes, forms.problems
        over_lines: Sequence[str] = ()
    else:
        over = returned.replaced(filled, before, answers, config)
        files = {**over.files, **merged(filled, before, awards, over.renamed, over.withdrawn)}
        beside, faults = tuple(over.notes), [*forms.problems, *over.problems]
        over_lines = over.lines
    kept = package_check.check_files(folder.name, files, config)
    problems = in_order([*filled.problems, *filled.located(kept), *faults])
    report.problems(problems, "text", Console(highlight=False))
    if has_errors(problems):
        say(f"{report.summary(problems, 'sheet').capitalize()}. Nothing was written.")
        sys.exit(1)
    output.update(folder, files)
    if not quiet:
        say(f"Wrote {', '.join(sorted(files))} in {folder}.")
        for line in (
            *over_lines,
            *forms.findings,
            *notes(beside),
            *_changed(filled, before),
        ):
            say(line)
        say(_next(filled.services, awards, there=before is not None))


def _require(folder: Path, before: Before | None, answers: Answers, *, replace: bool) -> None:
    if before is not None and not replace:
        raise Failure(
            f"{folder} is there already; --update takes what differs, --replace writes over what the provider wrote"
        )
    if answers.ids and before is None:
        raise Failure("there is no package yet, so no service of it can be missing")


def _changed(filled: Filled, before: Before | None) -> Iterator[str]:
    """Which keys of the descriptor the workbook changed, where there was one."""
    from generator.joining.workbook import changes

    if before is not None:
        yield f"Changed in {before.file}: {', '.join(changes(filled, before)) or 'nothing'}."


def again(
    lot: Annotated[str, typer.Argument(help="The lot that the provider asks to join as well.")],
    answered: Annotated[Path, typer.Option("--from", metavar="FILE", help="The workbook that it filled in before (.xlsx).")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where the new one is written (.xlsx).")],
    root: Root = Path(),
    as_of: AsOf = None,
    quiet: Quiet = False,
) -> None:  # fmt: skip
    """Make the workbook of a further lot, with what a provider answered before.

    Who it is, its declaration and its prices stand there already. What is new
    is the lot's own: its services, its prices, and what it alone asks. The
    declaration is signed anew.
    """
    from generator.joining.starter_pack import book_of
    from generator.joining.workbook import read_workbook

    config = config_of(root, as_of)
    config.require_root()
    filed = load(config).filed
    if filed is None:
        raise Failure(
            "content/framework.yml cannot be read; mend it first: framework-directory check"
        )
    if lot not in filed.lots:
        raise Failure(f'there is no lot "{lot}"{did_you_mean(lot, filed.lots)}')
    if out.exists():
        raise Failure(f"{out} is there already; nothing was changed")
    before, forms = read_workbook(answered), _forms(answered, config, [])
    facts = {"name": before.slug, "title": before.title, **before.facts}
    book = book_of(publish(filed, config.as_of), filed.lots[lot], facts, before.about, forms)
    try:
        out.write_bytes(book)
    except OSError as error:
        raise Failure(f"{out} cannot be written ({error.strerror})") from error
    if not quiet:
        kept = f"{count(len(forms.answers), 'answer')} and {count(len(forms.prices), 'price')}"
        say(f"Wrote {out}, with {kept} from {answered}.")


def _forms(file: Path, config: Config, lots: Sequence[str]) -> FilledForms:
    """What the forms of the workbook say, of which the lots ask theirs."""
    from generator.joining.workbook import FilledForms, forms_of, read_forms

    settings = read_settings(config)
    if settings.framework is None:
        return FilledForms()
    given = settings.framework, settings.sums, config.as_of
    asked = (lot for name, lot in settings.lots.items() if name in lots)
    return read_forms(
        file,
        forms_of(settings.lots.values(), settings.criteria, *given),
        forms_of(asked, settings.criteria, *given),
    )


def _next(services: Sequence[object], awards: Sequence[object], *, there: bool) -> str:
    if awards or there:
        return "Now: framework-directory check"
    listed = f"{'it is' if len(services) == 1 else 'they are'} not listed until there is an award"
    step = "put it into awards.csv, then run: framework-directory check"
    return f"{count(len(services), 'service')}: {listed}. Now: {step}"
