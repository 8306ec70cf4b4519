"""`status`: what wants attention, and whose it is."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console

from generator import report
from generator.check import check
from generator.cli.options import AsOf, Private, Root, config_of, say, say_aside, with_private
from generator.cli.registers import register_in


def status(
    root: Root = Path(),
    as_of: AsOf = None,
    within: Annotated[int | None, typer.Option("--within", metavar="DAYS", min=0, max=3660, help="How many days to look ahead. Default: warn_within_days of content/framework.yml.")] = None,
    form: Annotated[Literal["text", "html", "csv", "json", "ics"], typer.Option("--format", help="text for people, html for a page to print, csv for a spreadsheet, json for programs, ics for a diary.")] = "text",
    private: Private = None,
    register: Annotated[list[Path] | None, typer.Option(metavar="FILE", help="The latest file of the CQC register, given once for each: ratings are compared with it.")] = None,
    team: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Only what this team leads on; give it once for each.")] = None,
    kind: Annotated[list[str] | None, typer.Option(metavar="KIND", help="Only one kind, such as action; give it once for each.")] = None,
    provider: Annotated[list[str] | None, typer.Option(metavar="ID", help="Only what is about this provider, by its id or name; give it once for each.")] = None,
) -> None:  # fmt: skip
    """Say what wants attention, by the team that leads, each provider once.

    Applications that wait, each with the day by which a decision is promised (from
    the private folder, where there is one), and feedback there that nobody has read.
    Suspensions, decisions that hold from a
    day to come, evidence that lapses, grace
    and awards that end, what was agreed in reviews until it is done, plans to improve,
    entries and providers to be reviewed (a provider until reviews.csv says that it
    was), availability that is too old, comments without a reply, prices outside the
    bands, ratings that changed, providers that were asked twice and do not answer (see
    ask), mails of theirs that are held, and lots and areas with too few providers.
    Everything overdue is there too. Exit code 1 if the
    data has errors: then nothing can be said of it.
    """
    # What no other command needs, icalendar too, is imported here.
    from generator.worklist import actions, diary, formats, page
    from generator.worklist.choosing import chosen

    config = with_private(config_of(root, as_of), private)
    checked = check(config)
    if (publication := checked.publication) is None or checked.filed is None:
        report.problems(checked.problems, "text", Console(stderr=True, highlight=False))
        sys.exit(1)
    latest = register_in(register) if register else None
    ahead = publication.framework.warn_within_days if within is None else within
    matters = chosen(
        actions(publication, checked.filed, ahead, latest),
        publication,
        of_teams=team or (),
        of_kinds=kind or (),
        of_providers=provider or (),
    )
    if form == "ics":
        typer.echo(diary.as_ics(matters, publication), nl=False)
    elif form == "csv":
        typer.echo(formats.as_csv(matters, publication), nl=False)
    elif form == "html":
        typer.echo(page.as_html(matters, publication, config.template_roots), nl=False)
    elif form == "json":
        say(formats.as_json(matters, publication))
    else:
        for line in formats.as_text(matters, publication):
            say(line)
    if config.private is None and publication.framework.private:
        say_aside(
            f"The private folder {publication.framework.private} is not here: applications and feedback are not watched."
        )
