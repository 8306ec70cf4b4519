"""`start` and `import`: what others publish becomes a council's own files."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from generator import output, report
from generator.cli import areas, feedback, open_referral, table, updates, whole_folder, workbook
from generator.cli.folders import KEPT, files_of, installation, postcode_book
from generator.cli.options import AsOf, Quiet, Root, config_of, say
from generator.cli.registers import reported
from generator.config import installed
from generator.failure import Failure
from generator.load.settings import read_settings
from generator.site.words.wording import count

AcceptWithdrawals = Annotated[
    int | None,
    typer.Option(metavar="N", min=0, help="So many services may go: the number that a refusal names, once somebody has looked at them."),
]  # fmt: skip
app = typer.Typer(help="Take in data that others publish.", no_args_is_help=True)
app.command()(workbook.workbook)
app.command()(updates.updates)
app.command()(feedback.feedback)
app.command()(table.table)
app.command("areas")(areas.import_areas)
app.command("open-referral")(open_referral.open_referral)


def start(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The new directory's folder; one that is there is refreshed.")],
    council: Annotated[str, typer.Option(help='The council\'s name, such as "Exampleshire Council".')],
    register: Annotated[list[Path], typer.Option(metavar="FILE", help="A file of the CQC register, given once for each: the monthly directory (CSV), HSCA active locations or latest ratings (CSV or ODS), or documents of its API (JSON).")],
    region: Annotated[str | None, typer.Option(help='The place that the public names, as in "in Exampleshire".')] = None,
    local_authority: Annotated[str | None, typer.Option(metavar="NAME", help="Take this authority's locations alone.")] = None,
    awards: Annotated[Path | None, typer.Option(metavar="FILE", help="A CSV of real awards: provider, lot, decided_on, decision_reference, decided_by, ends_on.")] = None,
    accept_withdrawals: AcceptWithdrawals = None,
    whence: Annotated[str, typer.Option("--installation", metavar="WHERE", help="Where the workflows install this software from, at one version: git+https://…@TAG, the https address of a framework_directory-….whl, or such a file, which the folder then carries. Default: where this installation came from.")] = "",
    owner: Annotated[list[str] | None, typer.Option(metavar="@NAME", help="Who approves for the council on GitHub, a user or a team; give it once for each.")] = None,
    as_of: AsOf = None,
    quiet: Quiet = False,
) -> None:  # fmt: skip
    """Lay out a new council's directory from the CQC register, or refresh one.

    Each CQC provider becomes a package and each location a service in the lot
    that its service type belongs to. Run it again with a newer register: facts
    are refreshed, and what people have edited since stays, as does what the
    files do not say. Where more than one service in ten would go, it is refused.
    A new folder also gets a README for its officer, and what publishes it.
    """
    # What most commands have no use for is imported where it is used.
    from generator.importers.start import lines, plan_start

    folder = folder.absolute()
    if folder.exists() and not folder.is_dir():
        raise Failure(f"{folder} is a file; start takes a folder")
    source, owners = whole_folder.source_of(whence), whole_folder.owners_of(owner or ())
    is_new = not (folder / "content" / "framework.yml").exists()
    console = Console(highlight=False)
    with reported(folder) as made, report.progress(console, quiet) as steps:
        steps.step("Reading the register")
        registered = made.register(register)
        steps.step("Laying out the directory")
        plan = plan_start(
            registered,
            council=council,
            region=region,
            local_authority=local_authority,
            awards=awards,
            existing=files_of(folder, [folder / name for name in KEPT]),
            today=config_of(folder, as_of).as_of,
            mkdocs_yml=installed("mkdocs.yml").read_bytes(),
            installation=installation(),
            postcode_book=postcode_book(folder),
            accept_withdrawals=accept_withdrawals,
            owners=owners,
        )
    output.update(folder, plan.files)
    laid_out = tuple(whole_folder.complete(folder, council, source, is_new=is_new))
    if not quiet:
        for line in (*lines(plan.report), *laid_out):
            say(line)
        say(f"Now: framework-directory build --root {folder}")
        say(
            f"What is left to do before the public may see it: framework-directory ready --root {folder}"
        )


@app.command()
def postcodes(
    source: Annotated[Path, typer.Argument(help="The ONS Postcode Directory or Code-Point Open: a CSV, folder or zip.")],
    authority: Annotated[list[str], typer.Option(help="GSS code of a local authority, such as E06000054; give it once for each.")],
    areas: Annotated[Path | None, typer.Option(metavar="FILE", help="A CSV with postcode and community_area. Without it, each postcode is in the nearest area.")] = None,
    edition: Annotated[str, typer.Option(metavar="YYYY-MM", help="The source's month, where it does not say so itself.")] = "",
    note: Annotated[str, typer.Option(help="A sentence for the attribution file.")] = "",
    root: Root = Path(),
    quiet: Quiet = False,
) -> None:  # fmt: skip
    """Turn a national file of postcodes into the site's own, in content/postcodes/.

    The site answers "near me" from it, so that no postcode leaves the browser,
    and a service without a point of its own stands at its postcode.
    """
    from generator.importers.postcodes import import_postcodes

    config = config_of(root, None)
    config.require_root()
    console = Console(highlight=False)
    with report.progress(console, quiet) as steps:
        steps.step("Reading the postcodes")
        site_areas = read_settings(config).areas
        made = import_postcodes(source, authority, tuple(site_areas.values()), areas, edition, note)
    target = config.content / "postcodes"
    output.update(target, made.files)
    for stale in {path.name for path in target.glob("*.json")} - set(made.files):
        (target / stale).unlink()
    output.update(config.root, made.shapes)
    if quiet:
        return
    size = sum(map(len, made.files.values()))
    postcodes, files = count(made.postcodes, "live postcode"), count(len(made.files), "file")
    say(f"{postcodes} in {files}, {size:,} bytes")
    if made.shapes:
        say(f"Drew the areas for the map: {', '.join(made.shapes)}")
    say(f"{made.by_mapping:,} have their area from the list, the others from the nearest point")
    for left in (*made.left_out, *made.mapping_left_out):
        say(f"{count(left.rows, 'row')} not used: {left.reason} (the first: {left.first})")


@app.command()
def register(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Files of the CQC register, in any mix: the monthly directory (CSV), HSCA active locations or latest ratings (CSV or ODS), or documents of its API (JSON).")],
    accept_withdrawals: AcceptWithdrawals = None,
    root: Root = Path(),
    as_of: AsOf = None,
    quiet: Quiet = False,
) -> None:  # fmt: skip
    """Bring the council's copy of the CQC register up to date, and what came from it.

    In content/cqc-locations.csv each location that it has, or that a service
    names, is as the files say: with a rating that changed, and the end of a
    registration. A rating that another takes the place of goes into
    content/cqc-earlier-ratings.csv, for older days. What start wrote of a
    service follows, and a location that changed hands goes to who runs it now;
    what people wrote stays, and nobody new comes in. Then run status: the
    listing goes by what is there.
    """
    from generator.importers.held import renewed
    from generator.importers.standing import beside
    from generator.importers.start import followed, renewed_lines
    from generator.importers.start.existing import read_existing
    from generator.importers.vanishing import refuse_a_part

    config = config_of(root, as_of)
    config.require_root()
    standing = files_of(config.root, [config.root / name for name in KEPT])
    with reported(config.root) as taken:
        before = read_existing(standing)
        named = Counter(before.named)
        read = beside(taken.register(files), before.locations)
        made = renewed(standing, before, read, named.keys(), config.as_of)
        gone = [each for each in made.vanished for _ in range(named[each.location_id])]
        refuse_a_part(gone, named.total(), accept_withdrawals)
        book = postcode_book(config.root)
        of_services = followed(standing, before, read, installation(), book, config.as_of)
    changed = {**of_services.files, **made.files}
    output.update(config.root, changed)
    if quiet:
        return
    for line in renewed_lines(made, of_services.report):
        say(line)
    say(f"Changed: {', '.join(sorted(changed))}" if changed else "Nothing has changed.")
