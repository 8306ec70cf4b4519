"""The commands, what they print, and their exit codes: 0 fine, 1 the data has problems, 2 the call or the installation is wrong."""

from __future__ import annotations

import gc
import io
import sys
from typing import Annotated

import typer
from rich.console import Console

from generator import __version__
from generator.cli import (
    asking,
    exporting,
    importing,
    letter,
    moderation,
    new,
    owners,
    ready,
    site,
    status,
    uplift,
)
from generator.failure import Failure

app = typer.Typer(
    name="framework-directory",
    help=(
        "Publish a council's open framework of adult social care as a website.\n\n"
        "Provider packages go in (providers/), checked against the framework's lots and criteria; "
        "a complete, searchable static site comes out (site/). Begin with:\n\n"
        "    framework-directory check      find every mistake in the data\n\n"
        "    framework-directory build      check, then make the site\n\n"
        "    framework-directory serve      make it, look at it, and see each change at once"
    ),
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(site.check)
app.command()(site.build)
app.command()(site.serve)
app.command()(status.status)
app.command()(asking.ask)
app.command()(ready.ready)
app.command()(letter.letter)
app.command()(uplift.uplift)
app.command()(owners.owners)
app.command()(importing.start)
app.add_typer(new.app, name="new")
app.add_typer(importing.app, name="import")
app.add_typer(moderation.app, name="feedback")
app.add_typer(exporting.app, name="export")


def main() -> None:
    """Run the command that was called, and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # whatever the data holds can be shown
    # A command lives for seconds and makes few circles: looking for them again and again costs
    # an eighth of a large build, and frees next to nothing.
    gc.freeze()
    gc.set_threshold(200_000, 50, 100)
    errors = Console(stderr=True)
    try:
        app()
    except Failure as failure:
        errors.print(f"framework-directory: {failure}", style="red", markup=False, soft_wrap=True)
        sys.exit(2)


@app.callback(invoke_without_command=True)
def common(
    version: Annotated[bool, typer.Option("--version", help="Say which version this is.")] = False,
) -> None:
    """Publish a council's open framework of adult social care as a website."""
    if version:
        typer.echo(f"framework-directory {__version__}")
        sys.exit(0)
