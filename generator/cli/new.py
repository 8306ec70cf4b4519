"""`new provider`: a package, laid out and ready to be filled in. `new private`: the council's private tables."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator import output
from generator.cli import workbook
from generator.cli.apart import require_apart
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
    lots_of,
    say,
)
from generator.cli.registers import register_in
from generator.config import Config
from generator.failure import Failure
from generator.joining import proof
from generator.joining.package import (
    EXAMPLE_ABOUT,
    example_service,
    fault_of_id,
    fault_of_name,
    new_package,
    table,
)
from generator.load.private import PRIVATE_KINDS
from generator.load.settings import read_settings
from generator.load.tables import column_names
from generator.records import Vetting
from generator.site.words.wording import count

if TYPE_CHECKING:
    from generator.importers.from_register import RegisterFacts

_NAMES = {"title": "The name that people know it by", "legal_name": "Its legal name"}

app = typer.Typer(help="Lay out something new.", no_args_is_help=True)
app.command("workbook")(workbook.again)


@app.command("provider")
def new_provider(
    slug: Annotated[str, typer.Argument(help="Its permanent id: lower-case letters, digits and hyphens.")],
    title: Annotated[str, typer.Option(help="Its public name. Needed, where the register does not say.")] = "",
    legal_name: Annotated[str, typer.Option(help="The name in the contract. Needed, where the register does not say.")] = "",
    lot: AwardedLots = None,
    decision_reference: DecisionReference = "",
    decided_by: DecidedBy = "",
    decided_on: DecidedOn = "",
    cqc_provider_id: Annotated[str, typer.Option(metavar="ID", help="Take name, numbers and locations from the CQC register: content/cqc-locations.csv, or --register.")] = "",
    register: Annotated[list[Path] | None, typer.Option(metavar="FILE", help="A file of the CQC register as it was downloaded; give it once for each.")] = None,
    example: Annotated[bool, typer.Option("--example", help="With an example of a service and of about.md, to write over.")] = False,
    root: Root = Path(),
    as_of: AsOf = None,
    quiet: Quiet = False,
) -> None:  # fmt: skip
    """Lay out the package of a new provider in providers/, ready to be filled in.

    On a terminal it asks for what was not given: the lots, the decision, the id
    at the CQC, and the names that the register does not say. Who decides on
    awards is taken from content/framework.yml, where it says so.
    """
    config = config_of(root, as_of)
    config.require_root()
    names = {"title": title, "legal_name": legal_name}
    for fault in (fault_of_id(slug), *(fault_of_name(n, key) for key, n in names.items() if n)):
        _refuse(fault)
    folder = config.providers / slug
    if folder.exists():
        raise Failure(f"{folder} is there already; nothing was changed")
    if register and not cqc_provider_id:
        raise Failure("--register goes with --cqc-provider-id: which provider is it?")
    asks = sys.stdin.isatty() and not (all(names.values()) and lot)
    lots = list(lot or []) or (_ask_lots(lots_of(config)) if asks else [])
    awards = awards_of(config, lots, decision_reference, decided_by, decided_on)
    cqc_provider_id = cqc_provider_id or (_ask_cqc_id() if asks else "")
    registered = _in_register(config, cqc_provider_id, register or [], slug, lots)
    facts = _facts(registered, names)
    services = [*registered.services, *(_example(config, lots) if example else ())]
    about = EXAMPLE_ABOUT if example else ""
    files = new_package(
        slug, facts, awards=awards, services=services, about=about, evidence=bool(awards)
    )
    output.update(folder, files)
    if not quiet:
        _say_what_is_next(config, folder, registered, lots)


@app.command("private")
def new_private(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Best outside the directory that is published, such as ../private.")],
    root: Root = Path(),
    quiet: Quiet = False,
) -> None:  # fmt: skip
    """Lay out the council's private folder: the tables of applications, of updates, of who was asked and of feedback, with their columns and no rows.

    What stands in them is never published. What belongs in each column is in
    the guide to the data on the site.
    """
    require_apart(config_of(root, None), folder)
    tables = {f"{kind}.csv": table(column_names(kind), ()) for kind in PRIVATE_KINDS}
    for name in tables:
        if (folder / name).exists():
            raise Failure(f"{folder / name} is there already; nothing was changed")
    output.update(folder, tables)
    if not quiet:
        say(
            f"Laid out {folder}. Name it as private in content/framework.yml, seen from the directory."
        )


def _refuse(fault: str) -> None:
    if fault:
        raise Failure(fault)


def _ask_lots(known_lots: Collection[str]) -> list[str]:
    """The lots that were awarded; asked again until each is one of the framework's."""

    def read(text: str) -> list[str]:
        lots = text.replace(",", " ").replace(";", " ").split()
        for word in lots:
            if word not in known_lots:
                raise typer.BadParameter(f'there is no lot "{word}"')
        return lots

    say(f"The lots are: {', '.join(sorted(known_lots))}.")
    words = "The lots that it was awarded, with a space between them (nothing: none yet)"
    chosen: list[str] = typer.prompt(words, value_proc=read, default="", show_default=False)
    return chosen


def _ask_cqc_id() -> str:
    words = "Its provider id at the CQC, where it is registered (nothing: it is not)"
    answer: str = typer.prompt(words, default="", show_default=False)
    return answer.strip()


def _facts(register: RegisterFacts, names: Mapping[str, str]) -> dict[str, str]:
    """What the register says, with the names that were given, and asked for where neither says one."""
    facts = {**register.facts, **{key: name for key, name in names.items() if name}}
    return facts | {key: facts.get(key) or _ask_name(key) for key in names}


def _ask_name(key: str) -> str:
    """A name, asked for on a terminal; elsewhere the option is named."""
    words = _NAMES[key]
    if not sys.stdin.isatty():
        option = f"--{key.replace('_', '-')}"
        raise Failure(f"give {option}: {words[0].lower()}{words[1:]}")

    def read(text: str) -> str:
        if fault := fault_of_name(text, key):
            raise typer.BadParameter(fault)
        return text

    name: str = typer.prompt(words, value_proc=read)
    return name


def _in_register(
    config: Config, provider_id: str, register: Sequence[Path], slug: str, lots: Sequence[str]
) -> RegisterFacts:
    """What the register says; nothing where no id is given."""
    # What most commands have no use for is imported where it is used.
    from generator.importers.from_register import RegisterFacts, facts_of, kept_locations
    from generator.importers.mapping import OVERRIDE, read_mapping

    if not provider_id:
        return RegisterFacts()
    if register:
        locations = tuple(register_in(register).locations.values())
    else:
        locations = kept_locations(config.root)
    override = config.root / OVERRIDE
    mapping = read_mapping({OVERRIDE: override.read_bytes()} if override.is_file() else {})
    return facts_of(provider_id, locations, slug, lots, sorted(lots_of(config)), mapping)


def _example(config: Config, lots: Collection[str]) -> Iterator[dict[str, str]]:
    """An example of a service in the first of the lots that there is."""
    there = read_settings(config).lots
    first = next((lot for lot in lots or sorted(lots_of(config)) if lot in there), None)
    if first:
        yield example_service(first, there[first].cqc.registration)


def _say_what_is_next(
    config: Config, folder: Path, registered: RegisterFacts, lots: Sequence[str]
) -> None:
    say(f"Laid out {folder}.")
    for line in _laid_out(registered, lots):
        say(line)
    settings = read_settings(config)
    framework = settings.framework
    wanted: tuple[proof.ProofWanted, ...] = ()
    if framework and framework.vetting is Vetting.EVIDENCE:
        awarded = [settings.lots[lot] for lot in dict.fromkeys(lots) if lot in settings.lots]
        wanted = proof.proof_wanted(awarded, settings.criteria, config.as_of)
    say("Now:")
    say("  - fill in datapackage.yaml, and write about.md in the provider's own words;")
    say("  - put a row for each service into services.csv;")
    if wanted:
        say("  - put into evidence.csv what the council has seen (below);")
    say("  - run framework-directory check, which says what is wrong, and how many are listed.")
    for line in proof.in_words(wanted, framework.council_roles if framework else ()):
        say(line)


def _laid_out(facts: RegisterFacts, awarded: Collection[str]) -> Iterator[str]:
    """How many services came from the register, and where a person has to look: at lots that do not fit, or to be said."""
    if not facts.locations:
        return
    counts = Counter(row["lot"] for row in facts.services)
    without = counts.pop("", 0)
    locations, services = count(facts.locations, "location"), count(len(facts.services), "service")
    lots = ", ".join(f"{number} in {lot}" for lot, number in sorted(counts.items()))
    yield f"{locations} in the register, {services} laid out{': ' if lots else ''}{lots}."
    for lot in sorted(counts) if awarded else ():
        if lot not in awarded:
            yield (
                f"{lot} is what the register says, and was not awarded: nothing there is listed. "
                "Delete the rows, or give --lot for it too."
            )
    for lot in facts.unfit:
        yield (
            f"No location is registered for what belongs to {lot}. What the provider offers there "
            "goes into services.csv by hand."
        )
    if without:
        yield (
            f"{count(without, 'service')} without a lot: no service type of the register says which. "
            "Fill in the column lot, or delete the row."
        )
