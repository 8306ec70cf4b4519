"""`ask`: the week's or month's round: a message for each provider that has something to tell, and a list of whom to ring."""

from __future__ import annotations

import itertools
import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from generator import output, report
from generator.check import check
from generator.cli.apart import require_apart
from generator.cli.options import (
    AsOf,
    Private,
    Quiet,
    Root,
    config_of,
    say,
    say_aside,
    with_private,
)
from generator.config import Config
from generator.failure import Failure
from generator.load.private import ASKED
from generator.publication import Publication
from generator.records import Filed
from generator.site.words.wording import count

if TYPE_CHECKING:
    from generator.worklist.asking.messages import AskingMessage
    from generator.worklist.asking.rounds import AskingRound


@dataclass(frozen=True, slots=True)
class _Choice:
    """What of a round is asked for: see the options of `ask`."""

    within: int | None
    providers: tuple[str, ...]
    teams: tuple[str, ...]
    kinds: tuple[str, ...]
    whole: bool
    again: bool


def ask(
    root: Root = Path(),
    as_of: AsOf = None,
    private: Private = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help="Where the round goes: a folder that is not there yet. Default: asked-<day> in the private folder.")] = None,
    write: Annotated[bool, typer.Option("--write", help="Write the messages, the list and the log. Without it nothing is written.")] = False,
    provider: Annotated[list[str] | None, typer.Option(metavar="ID", help="Only this provider, by its id or name; give it once for each.")] = None,
    team: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Only providers on which this team leads; give it once for each.")] = None,
    kind: Annotated[list[str] | None, typer.Option(metavar="KIND", help="Only about one kind, such as availability; give it once for each.")] = None,
    within: Annotated[int | None, typer.Option("--within", metavar="DAYS", min=0, max=3660, help="How many days to look ahead. Default: warn_within_days of content/framework.yml.")] = None,
    whole: Annotated[bool, typer.Option("--whole", help="Have all that is listed looked through, whether it is due or not, with the workbook.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Ask those too who were asked within the last 7 days.")] = False,
    quiet: Quiet = False,
) -> None:  # fmt: skip
    """Make the week's round: what each provider is asked, from what status says.

    A message for each (.eml, which Outlook and others open as a draft, and all of
    them in messages.txt): places that are out of date or soon will be, entries to
    be looked through, with the provider's workbook as it stands today, proof that
    lapses, registration, prices, what was agreed, comments without a reply. Whom to
    ring stands in ring.csv and ring.html, by the team that leads: who has no e-mail
    address, was asked twice and is silent, or is about to come off the list.

    Nothing is sent. With --write the round is written, and asked.csv in the private
    folder says that they were asked today. The answers come in with import updates
    and import workbook --update. Exit code 1 if the data has errors.
    """
    of = (tuple(provider or ()), tuple(team or ()), tuple(kind or ()))
    choice = _Choice(within, *of, whole, again)
    config = with_private(config_of(root, as_of), private)
    checked = check(config)
    if (publication := checked.publication) is None or checked.filed is None:
        report.problems(checked.problems, "text", Console(stderr=True, highlight=False))
        sys.exit(1)
    made = _round(publication, checked.filed, choice)
    if not quiet:
        for line in _lines(made):
            say(line)
    folder = out or (_round_folder(config.private, config.as_of) if config.private else None)
    if not write:
        if not quiet:
            where = f"{folder}, and asked.csv" if folder else "a folder of your choice (--out)"
            say(
                f"Nothing was written. With --write: {where}."
                if made.asked
                else "Nothing to write."
            )
        return
    if not made.asked:
        if not quiet:
            say("Nothing was written.")
        return
    _write(config, publication, checked.filed, made, folder, quiet=quiet)


def _round_folder(private: Path, day: date) -> Path:
    """Where the round of the day goes; a second one of the day, of another team, stands beside it."""
    folders = (private / f"asked-{day}{f'-{n}' if n > 1 else ''}" for n in itertools.count(1))
    return next(folder for folder in folders if not folder.exists())


def _round(publication: Publication, filed: Filed, choice: _Choice) -> AskingRound:
    """Who is asked what.

    Raises:
        Failure: there is no provider, team or kind of a name that is given.
    """
    from generator.publication.snapshot import snapshot_on
    from generator.worklist import actions
    from generator.worklist.asking.rounds import asking_round
    from generator.worklist.choosing import chosen, providers_of
    from generator.worklist.scope import Scope

    ahead = publication.framework.warn_within_days if choice.within is None else choice.within
    scope = Scope(publication, snapshot_on(filed, publication.as_of), ahead)
    matters = chosen(actions(publication, filed, ahead), publication, of_kinds=choice.kinds)
    providers = providers_of(scope, choice.teams, choice.providers)
    return asking_round(scope, matters, providers, whole=choice.whole, again=choice.again)


def _lines(made: AskingRound) -> Iterator[str]:
    """Who would be asked what, whom to ring, and who is left alone."""
    mailed = [one for one in made.asked if one.email]
    yield f"{count(len(mailed), 'message')}:" if mailed else "No messages."
    for one in mailed:
        kinds = Counter(action.kind for action in one.questions.matters)
        about = ", ".join(f"{kind} {number}" for kind, number in kinds.items()) or "review"
        book = "; with its workbook" if one.questions.entries else ""
        yield f"  {one.title}  {one.email}  {about}{book}"
    if rung := [one for one in made.asked if one.why_ring]:
        yield f"{count(len(rung), 'call')}:"
        for one in rung:
            yield f"  {one.title}  {one.phone or 'no number'}  {'; '.join(one.why_ring)}"
    if made.held:
        yield "Answered, but held: read these mails, nobody is asked again before that"
        for title, day, reason in made.held:
            yield f"  {title}, of {day}: {reason}"
    if made.lately:
        yield "Asked within the last 7 days, and left alone (--again asks them too):"
        for title, day in made.lately:
            yield f"  {title}, on {day}"


def _write(
    config: Config,
    publication: Publication,
    filed: Filed,
    made: AskingRound,
    folder: Path | None,
    *,
    quiet: bool,
) -> None:
    """The round as files, then the log: both, or neither.

    Raises:
        Failure: the folder cannot be used, or something cannot be written.
    """
    from generator.importers.updates_log import with_log_rows
    from generator.worklist.asking.rounds import log_rows

    if folder is None:
        raise Failure("there is no private folder: say with --out where the messages go")
    require_apart(config, folder)
    files = _files(config, publication, filed, made)
    log = config.private / ASKED if config.private else None
    try:
        before = log.read_bytes() if log and log.is_file() else b""
    except OSError as error:
        raise Failure(f"{log} cannot be read: {error.strerror}") from error
    output.lay_out(folder, files)
    rows = log_rows(made, filed.askings)
    if log is None:
        say_aside("There is no private folder, so nobody knows next time who was asked: see framework-directory new private")  # fmt: skip
    elif rows:
        try:
            output.update(log.parent, {log.name: with_log_rows(before, rows, "asked")})
        except Failure:
            shutil.rmtree(folder, ignore_errors=True)
            raise
    if not quiet:
        noted = f", and {count(len(rows), 'row')} into {log}" if log and rows else ""
        say(f"Wrote {count(len(files), 'file')} into {folder}{noted}.")
        has_letters = any(name.endswith(".eml") for name in files)
        say("Nothing has been sent: open each .eml, look it through, and send it; then ring." if has_letters else "Nobody gets a message: ring those in ring.html.")  # fmt: skip


def _files(
    config: Config, publication: Publication, filed: Filed, made: AskingRound
) -> dict[str, str | bytes]:
    """The files of the round, by name."""
    from generator.worklist.asking import ringing
    from generator.worklist.asking.messages import as_text, eml, messages
    from generator.worklist.scope import teams

    leads, roots = teams(publication), config.template_roots
    sent: tuple[AskingMessage, ...] = messages(
        made, filed, leads, _workbooks(config, publication, made), roots
    )
    sender = publication.framework.commissioning
    return {
        **{f"{message.provider}.eml": eml(message, made, sender) for message in sent},
        **({"messages.txt": as_text(sent)} if sent else {}),
        "ring.csv": ringing.as_csv(made, publication),
        "ring.html": ringing.as_html(made, publication, leads, roots),
    }


def _workbooks(config: Config, publication: Publication, made: AskingRound) -> Mapping[str, bytes]:
    """The workbook of each that gets a message and has something to look through."""
    from generator.joining.provider_book import provider_book
    from generator.joining.workbook import read_before

    return {
        one.id: provider_book(publication, one.id, read_before(config.providers / one.id))
        for one in made.asked
        if one.email and one.questions.entries
    }
