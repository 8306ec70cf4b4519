"""The commands, what they print, and their exit codes: 0 fine, 1 the data has problems, 2 the call or the installation is wrong."""

from __future__ import annotations

import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from generator import __version__, report
from generator.config import Config
from generator.failure import Failure
from generator.problem import has_errors

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
new = typer.Typer(help="Lay out something new.", no_args_is_help=True)
import_ = typer.Typer(help="Take in data that others publish.", no_args_is_help=True)
app.add_typer(new, name="new")
app.add_typer(import_, name="import")

Root = Annotated[
    Path,
    typer.Option(
        "--root",
        metavar="DIR",
        help="The council's folder, with content/, lots/, providers/ and mkdocs.yml.",
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="YYYY-MM-DD", help="The day for which the site is true. Default: today."
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what is wrong.")]


def main() -> None:
    """Run the command that was called, and leave with its exit code."""
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


@app.command()
def check(
    root: Root = Path(),
    as_of: AsOf = None,
    form: Annotated[
        report.Format,
        typer.Option(
            "--format",
            help="text for people, github for annotations on a pull request, json for programs.",
        ),
    ] = "text",
    quiet: Quiet = False,
) -> None:
    """Find every mistake in the data, all in one go.

    Each is named with its file, row and column, what is wrong and what would
    be right. Exit code 1 if there are any errors; warnings alone leave 0.
    """
    from generator.load import load
    from generator.rules import check as check_rules

    config = _config(root, as_of)
    found = check_rules(load(config), config.as_of)
    report.problems(found, form, Console(highlight=False))
    if form == "text" and not (quiet and not found):
        _say(f"{report.summary(found)[:1].upper()}{report.summary(found)[1:]}.")
    if has_errors(found):
        sys.exit(1)


@app.command()
def build(
    root: Root = Path(),
    as_of: AsOf = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="DIR", help="Where the site goes. Default: site/ in the root."
        ),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Check the data, then make the whole site.

    With an error in the data, or when anything fails, the site that was there
    before stays as it was.
    """
    if not _build(_config(root, as_of, out), quiet):
        sys.exit(1)


@app.command()
def serve(
    root: Root = Path(),
    as_of: AsOf = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="DIR", help="Where the site goes. Default: site/ in the root."
        ),
    ] = None,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="0 takes any that is free.")
    ] = 8000,
    quiet: Quiet = False,
) -> None:
    """Make the site, show it on this machine, and make it again on each change."""
    from generator.serve import serve as serve_site

    config = _config(root, as_of, out)
    if not _build(config, quiet) and not config.out.is_dir():
        sys.exit(1)

    def rebuild() -> bool:
        try:
            return _build(config, quiet=True)
        except Failure as failure:
            Console(stderr=True).print(str(failure), style="red", markup=False, soft_wrap=True)
            return False

    watched = [
        config.content,
        config.lots,
        config.providers,
        config.mkdocs_yml,
        *config.template_roots,
    ]
    serve_site(config.out, port, watched, rebuild, _say)


@new.command("provider")
def new_provider(
    slug: Annotated[
        str, typer.Argument(help="Its permanent id: lower-case letters, digits and hyphens.")
    ],
    title: Annotated[
        str, typer.Option(prompt="The name that people know it by", help="Its public name.")
    ],
    legal_name: Annotated[
        str, typer.Option(prompt="Its legal name", help="The name in the contract.")
    ],
    lot: Annotated[
        list[str] | None, typer.Option(help="A lot that it was awarded; give it once for each.")
    ] = None,
    decision_reference: Annotated[
        str, typer.Option(help="The council's reference for the award, where a lot is given.")
    ] = "",
    decided_by: Annotated[
        str, typer.Option(help="The role that decided, where a lot is given.")
    ] = "Corporate Director for Resources",
    root: Root = Path(),
    as_of: AsOf = None,
    quiet: Quiet = False,
) -> None:
    """Lay out the package of a new provider in providers/, ready to be filled in."""
    from generator import output
    from generator.importers.package import new_package

    config = _config(root, as_of)
    config.require_root()
    folder = config.providers / slug
    if folder.exists():
        raise Failure(f"{folder} is there already; nothing was changed")
    lots = {path.stem for path in config.lots.glob("*.yml")} - {"criteria"}
    files = new_package(
        slug=slug, title=title, legal_name=legal_name, joined=config.as_of, known_lots=lots,
        lots=lot or [], decision_reference=decision_reference, decided_by=decided_by,
    )  # fmt: skip
    _write(
        config.providers,
        {f"{slug}/{name}": content for name, content in files.items()},
        output.write,
    )
    if not quiet:
        _say(
            f"Laid out {folder}. Now: fill in datapackage.yaml, put the services into services.csv,"
        )
        _say("write about.md, then run: framework-directory check")


def _build(config: Config, quiet: bool) -> bool:
    from generator import build as story

    console = Console(highlight=False)
    began = time.perf_counter()
    with report.progress(console, quiet) as steps:
        built = story.build(config, steps)
    if not quiet or has_errors(built.problems):
        report.problems(built.problems, "text", console)
    if built.listing is None:
        before = " The site made before stays as it was." if config.out.is_dir() else ""
        _say(f"{report.summary(built.problems)}. Nothing was built.{before}".capitalize())
        return False
    if not quiet:
        withheld = ", ".join(story.withheld_in_words(built.listing))
        _say(
            f"{len(built.listing.listed):,} services listed on {config.as_of}"
            + (f"; {len(built.listing.withheld):,} withheld ({withheld})" if withheld else "")
        )
        _say(
            f"{built.pages:,} pages, {built.found:,} of them in the search index, in {time.perf_counter() - began:.1f} s"
        )
        _say(f"Look at {config.out / 'index.html'}")
    return True


def _config(root: Path, as_of: str | None, out: Path | None = None) -> Config:
    root = root.resolve()
    return Config(root=root, as_of=_day(as_of), out=(out or root / "site").absolute())


def _day(text: str | None) -> date:
    """The only place where the clock is asked."""
    if text is None:
        return datetime.now(UTC).astimezone().date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Failure(
            f'--as-of "{text}" is not a day; write it as YYYY-MM-DD, such as 2026-10-31'
        ) from None


def _write(folder: Path, files: dict[str, Any], write: Any) -> None:
    try:
        write(folder, files)
    except OSError as error:
        raise Failure(f"{error.filename} cannot be written: {error.strerror}") from error


def _say(words: str) -> None:
    typer.echo(words)
