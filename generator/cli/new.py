"""`new provider`: a package, laid out and ready to be filled in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from generator import output
from generator.cli.options import AsOf, Quiet, Root, config_of, say
from generator.config import Config
from generator.failure import Failure
from generator.importers.from_register import Known

app = typer.Typer(help="Lay out something new.", no_args_is_help=True)


@app.command("provider")
def new_provider(
    slug: Annotated[
        str, typer.Argument(help="Its permanent id: lower-case letters, digits and hyphens.")
    ],
    title: Annotated[
        str, typer.Option(help="Its public name. Asked for, where the register does not say.")
    ] = "",
    legal_name: Annotated[
        str,
        typer.Option(help="The name in the contract. Asked for, where the register does not say."),
    ] = "",
    lot: Annotated[
        list[str] | None, typer.Option(help="A lot that it was awarded; give it once for each.")
    ] = None,
    decision_reference: Annotated[
        str, typer.Option(help="The council's reference for the award, where a lot is given.")
    ] = "",
    decided_by: Annotated[
        str, typer.Option(help="The role that decided, where a lot is given.")
    ] = "Corporate Director for Resources",
    cqc_provider_id: Annotated[
        str,
        typer.Option(
            metavar="ID",
            help="Take name, numbers and locations from the CQC register: content/cqc-locations.csv, or --register.",
        ),
    ] = "",
    register: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE",
            help="A file of the CQC register as it was downloaded; give it once for each.",
        ),
    ] = None,
    example: Annotated[
        bool,
        typer.Option(
            "--example", help="With an example of a service and of about.md, to write over."
        ),
    ] = False,
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
    known = _known(config, cqc_provider_id, register or [], slug, (lot or [""])[0])
    services = [*known.services, *(_example(config, lot or sorted(lots)) if example else ())]
    title = title or known.title or typer.prompt("The name that people know it by")
    legal_name = legal_name or known.legal_name or typer.prompt("Its legal name")
    files = new_package(
        slug=slug, title=title, legal_name=legal_name, joined=config.as_of, known_lots=lots,
        lots=lot or [], decision_reference=decision_reference, decided_by=decided_by,
        facts=known.facts, services=services, about=_about() if example else "",
    )  # fmt: skip
    output.update(folder, files)
    if not quiet:
        say(
            f"Laid out {folder}. Now: fill in datapackage.yaml, put the services into services.csv,"
        )
        say("write about.md, then run: framework-directory check")


def _known(
    config: Config, provider_id: str, register: Sequence[Path], slug: str, lot: str
) -> Known:
    """What the register says; nothing where no id is given."""
    from generator.importers.from_register import kept, known_of
    from generator.importers.register import read_register

    if not provider_id:
        if register:
            raise Failure("--register goes with --cqc-provider-id: which provider is it?")
        return Known("", "", {}, ())
    found = tuple(read_register(register).locations.values()) if register else kept(config.root)
    return known_of(provider_id, found, slug, lot)


def _example(config: Config, lots: Sequence[str]) -> list[dict[str, str]]:
    from generator.importers import example
    from generator.load.settings import read_settings

    settings = read_settings(config)
    known = [settings.lots[lot] for lot in lots if lot in settings.lots]
    vocabularies = (settings.areas.values(), settings.needs.values(), settings.access.values())
    return [example.service(lot, *vocabularies, config.as_of) for lot in known[:1]]


def _about() -> str:
    from generator.importers import example

    return example.ABOUT
