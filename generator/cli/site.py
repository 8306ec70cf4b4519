"""`check`, `build` and `serve`: from a council's folder to its site."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from generator import package_check, report
from generator.cli.options import AsOf, Out, Private, Quiet, Root, config_of, say, with_private
from generator.config import Config
from generator.failure import Failure
from generator.problem import Problem, has_errors
from generator.site.words import reasons
from generator.site.words.wording import sentence_start


def check(
    package: Annotated[Path | None, typer.Argument(metavar="[PACKAGE]", help="The folder of one package, which is then checked without a repository.")] = None,
    root: Root = Path(),
    as_of: AsOf = None,
    form: Annotated[report.Format, typer.Option("--format", help="text for people, github for annotations on a pull request, json for programs.")] = "text",
    private: Private = None,
    quiet: Quiet = False,
) -> None:  # fmt: skip
    """Find every mistake in the data, all in one go.

    Each is named with its file, row and column, what is wrong and what would
    be right; then how many services are listed, and why others are not. Exit
    code 1 if there are any errors; warnings alone leave 0.
    """
    from generator.check import check as check_all

    config = config_of(root, as_of)
    unchecked: tuple[str, ...] = ()
    councils: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    if package is None:
        checked = check_all(with_private(config, private))
        problems = list(checked.problems)
        if checked.publication and checked.filed:
            when = f"on {config.as_of}" if as_of else "today"
            listed = tuple(reasons.listing(checked.publication, checked.filed.services, when))
    else:
        settings = package_check.settings_for(package.resolve())
        verdict = package_check.check_package(package, settings, config)
        problems, unchecked = list(verdict.problems), verdict.unchecked
        councils = verdict.councils
    report.problems(problems, form, Console(highlight=False))
    if form == "text" and not (quiet and not problems):
        say(_summary(problems))
    if form == "text" and not quiet:
        for words in listed:
            say(words)
        for words in unchecked:
            say(f"Not checked here: {words}.")
        if councils:
            say(
                f"Only the council may write these, and they count once it has approved them: {'; '.join(councils)}."
            )
    if has_errors(problems):
        sys.exit(1)


def build(
    root: Root = Path(),
    as_of: AsOf = None,
    out: Out = None,
    ledger: Annotated[bool | None, typer.Option("--ledger/--no-ledger", help="Record new public addresses in content/addresses.csv. Default: on, unless --as-of or --out is given.")] = None,
    quiet: Quiet = False,
) -> None:  # fmt: skip
    """Check the data, then make the whole site.

    With an error in the data, or when anything fails, the site that was there
    before stays as it was. An address that was public is never lost: the build
    fails, and says how to keep it.
    """
    records = as_of is None and out is None if ledger is None else ledger
    if not _build(replace(config_of(root, as_of, out), records=records), quiet):
        sys.exit(1)


def serve(
    root: Root = Path(),
    as_of: AsOf = None,
    out: Out = None,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes any that is free.")] = 8000,
    quiet: Quiet = False,
) -> None:  # fmt: skip
    """Make the site, show it on this machine, and make it again on each change."""
    from generator.serve import serve as serve_site

    config = config_of(root, as_of, out)
    if not _build(config, quiet) and not config.out.is_dir():
        sys.exit(1)

    def rebuild() -> bool:
        try:
            return _build(config, quiet=True)
        except Failure as failure:
            Console(stderr=True).print(str(failure), style="red", markup=False, soft_wrap=True)
            return False

    kept = (config.content, config.lots, config.providers, config.mkdocs_yml)
    watched = [*kept, *config.template_roots]
    serve_site(config.out, port, watched, rebuild, say)


def _summary(problems: Sequence[Problem]) -> str:
    return f"{sentence_start(report.summary(problems))}."


def _build(config: Config, quiet: bool) -> bool:
    from generator import build as story

    console = Console(highlight=False)
    began = time.perf_counter()
    with report.progress(console, quiet) as steps:
        built = story.build(config, steps)
    if has_errors(built.problems):
        report.problems(built.problems, "text", console)
    elif built.problems and not quiet:
        say(f"{_summary(built.problems)} framework-directory check shows them.")
    if built.publication is None:
        before = " The site made before stays as it was." if config.out.is_dir() else ""
        say(f"{_summary(built.problems)} Nothing was built.{before}")
        return False
    if not quiet:
        for line in reasons.account(built.publication):
            say(line)
        seconds = time.perf_counter() - began
        say(
            f"{built.pages:,} pages, {built.indexed:,} of them in the search index, in {seconds:.1f} s"
        )
        say(f"Look at {config.out / 'index.html'}")
    return True
