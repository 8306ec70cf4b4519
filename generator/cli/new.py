"""`new provider`: a package, laid out and ready to be filled in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from generator import output
from generator.cli.options import AsOf, Quiet, Root, config_of, say
from generator.failure import Failure

app = typer.Typer(help="Lay out something new.", no_args_is_help=True)


@app.command("provider")
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
    from generator.importers.package import new_package

    config = config_of(root, as_of)
    config.require_root()
    folder = config.providers / slug
    if folder.exists():
        raise Failure(f"{folder} is there already; nothing was changed")
    lots = {path.stem for path in config.lots.glob("*.yml")} - {"criteria"}
    files = new_package(
        slug=slug, title=title, legal_name=legal_name, joined=config.as_of, known_lots=lots,
        lots=lot or [], decision_reference=decision_reference, decided_by=decided_by,
    )  # fmt: skip
    output.update(folder, files)
    if not quiet:
        say(
            f"Laid out {folder}. Now: fill in datapackage.yaml, put the services into services.csv,"
        )
        say("write about.md, then run: framework-directory check")
