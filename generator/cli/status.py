"""`status`: what wants attention, and whose it is."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console

from generator import report
from generator.check import check
from generator.cli.options import AsOf, Root, config_of, say


def status(
    root: Root = Path(),
    as_of: AsOf = None,
    within: Annotated[int | None, typer.Option("--within", metavar="DAYS", min=0, max=3660, help="How many days to look ahead. Default: warn_within_days of content/framework.yml.")] = None,
    form: Annotated[Literal["text", "csv", "json", "ics"], typer.Option("--format", help="text for people, csv for a spreadsheet, json for programs, ics for a diary.")] = "text",
    register: Annotated[list[Path] | None, typer.Option(metavar="FILE", help="The latest file of the CQC register, given once for each: ratings are compared with it.")] = None,
) -> None:  # fmt: skip
    """Say what wants attention, by lead commissioner.

    Evidence that lapses, entries and providers to be reviewed (a provider until
    reviews.csv says that it was), availability
    that is too old, awards that end, ratings that changed, and lots and areas
    with too few providers. Everything overdue is there too. Exit code 1 if the
    data has errors: then nothing can be said of it.
    """
    # What no other command needs, icalendar too, is imported here.
    from generator.importers.register import read_register
    from generator.worklist import actions, formats

    config = config_of(root, as_of)
    checked = check(config)
    if (publication := checked.publication) is None:
        report.problems(checked.problems, "text", Console(stderr=True, highlight=False))
        sys.exit(1)
    latest = read_register(register) if register else None
    ahead = publication.framework.warn_within_days if within is None else within
    matters = actions(publication, ahead, latest)
    titles = {service.id: service.title for service in publication.entries}
    if form == "ics":
        title = publication.framework.title
        typer.echo(formats.as_ics(matters, config.as_of, title, titles), nl=False)
    elif form == "csv":
        typer.echo(formats.as_csv(matters), nl=False)
    elif form == "json":
        say(formats.as_json(matters))
    else:
        for line in formats.as_text(matters, titles):
            say(line)
