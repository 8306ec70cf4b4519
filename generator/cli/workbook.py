"""`import workbook`: a filled-in workbook becomes a provider's package, or what is wrong with it is named by cell."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from generator import output, package_check, report
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
from generator.config import Config
from generator.failure import Failure
from generator.load import load
from generator.load.settings import read_settings
from generator.problem import did_you_mean, has_errors, in_order
from generator.publication import publish
from generator.site.words.wording import count

if TYPE_CHECKING:
    from generator.joining.workbook import FilledForms


def workbook(
    file: Annotated[Path, typer.Argument(help="The filled-in workbook of a starter pack (.xlsx).")],
    replace: Annotated[bool, typer.Option("--replace", help="Write over a package that is there. What the council wrote (status, awards, evidence, feedback) stays.")] = False,
    lot: AwardedLots = None,
    decision_reference: DecisionReference = "",
    decided_by: DecidedBy = "",
    decided_on: DecidedOn = "",
    root: Root = Path(),
    as_of: AsOf = None,
    quiet: Quiet = False,
) -> None:  # fmt: skip
    """Turn a filled-in workbook into a provider's package in providers/.

    Every mistake is named with its sheet and cell, and with any nothing is
    written. What the council alone decides is not taken from a workbook: with
    --lot and --decision-reference it is written down at once. Without an award
    the package is there, and nothing of it is listed.
    """
    from generator.joining.workbook import changes, form, merged, read_before, read_workbook

    config = config_of(root, as_of)
    config.require_root()
    filled = read_workbook(file)
    folder = config.providers / (filled.slug or form.STAND_IN)
    before = read_before(folder) if filled.slug and folder.exists() else None
    if before is not None and not replace:
        raise Failure(f"{folder} is there already; --replace writes over what the provider wrote")
    awards = awards_of(config, lot or [], decision_reference, decided_by, decided_on)
    files = merged(filled, before, awards) if before else filled.package(awards)
    kept = package_check.check_files(folder.name, files, config)
    forms = _forms(file, config, [row.get("lot", "") for row in filled.services])
    problems = in_order([*filled.problems, *filled.located(kept), *forms.problems])
    report.problems(problems, "text", Console(highlight=False))
    if has_errors(problems):
        say(f"{report.summary(problems, 'sheet').capitalize()}. Nothing was written.")
        sys.exit(1)
    output.update(folder, files)
    if quiet:
        return
    say(f"Wrote {', '.join(sorted(files))} in {folder}.")
    for finding in forms.findings:
        say(finding)
    if before is not None:
        changed = ", ".join(changes(filled, before)) or "nothing"
        say(f"Changed in {before.file}: {changed}.")
    say(_next(filled.services, awards, there=before is not None))


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
    given = settings.framework, config.as_of
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
