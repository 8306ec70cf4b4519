"""`import open-referral`: another directory's services are taken in as drafts to look through."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from generator import output, report
from generator.cli.folders import KEPT, files_of, postcode_book
from generator.cli.options import AsOf, Root, config_of, lots_of, say, say_aside
from generator.failure import Failure
from generator.load import load
from generator.problem import did_you_mean
from generator.site.words.wording import count


def open_referral(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="JSON of Open Referral UK 3.0 or 1.0, or of Outpost: pages of /services, single documents, folders of them, packed or not.")],
    write: Annotated[bool, typer.Option("--write", help="Write it down. Without it nothing is written.")] = False,
    lot: Annotated[str, typer.Option("--lot", help="The lot of services of which no word stands in the map. Default: they are left out.")] = "",
    awarded_too: Annotated[bool, typer.Option("--awarded-too", help="Also services of providers that have an award for their lot already: these are listed at once.")] = False,
    root: Root = Path(),
    as_of: AsOf = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what could not be read.")] = False,
) -> None:  # fmt: skip
    """Take in services of another directory, as drafts to look through.

    Organisations become packages and services their rows; words of other
    directories become lots, needs and access by content/open-referral-mapping.yml,
    or the map that comes with the software. No award is made, so nothing of it
    is listed before there is one. A provider that is here already is matched,
    not doubled. Import a newer file and it changes what it says, but for what a
    person has written since. People's names and homes are left out; what no
    field takes is counted in open-referral-report.csv.
    """
    # What most commands have no use for is imported where it is used.
    from generator.importers.open_referral import gather, plan_import, read_files
    from generator.importers.open_referral.memory import MEMORY
    from generator.importers.open_referral.report import REPORT, lines

    config = config_of(root, as_of)
    config.require_root()
    if lot and lot not in (lots := lots_of(config)):
        raise Failure(f'there is no lot "{lot}"{did_you_mean(lot, lots)}')
    filed = load(config).filed
    if filed is None:
        raise Failure("content/framework.yml cannot be read; mend it first: framework-directory check")  # fmt: skip
    console = Console(highlight=False, stderr=True)
    with report.progress(console, quiet or not console.is_terminal) as steps:
        steps.step("Reading the files")
        read = read_files(files)
        for why in read.unread:
            say_aside(f"Not used: {why}")
        gathered = gather(read.files)
        steps.step("Laying out the drafts")
        kept = [config.root / name for name in (*KEPT, MEMORY, REPORT)]
        existing = files_of(config.root, kept)
        plan = plan_import(
            gathered, filed, existing, postcode_book(config.root), config.as_of,
            only_lot=lot, awarded_too=awarded_too,
        )  # fmt: skip
    for name in gathered.empty:
        say_aside(f"{name}: there is no service in it")
    if not quiet:
        for line in lines(plan.report):
            say(line)
    if write:
        output.update(config.root, plan.files)
    if not quiet:
        say(_what_next(len(plan.files), is_written=write))


def _what_next(files: int, *, is_written: bool) -> str:
    if not files:
        return "Nothing has changed."
    if not is_written:
        return f"Nothing was written. With --write: {count(files, 'file')}."
    return (
        f"Wrote {count(files, 'file')}. Now: framework-directory check, and look the drafts through"
    )
