"""`import updates`: mails in which providers say how their places stand become cells, or are held for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from generator import output, report
from generator.cli.apart import require_apart
from generator.cli.cell_tables import in_columns, visible
from generator.cli.options import AsOf, Private, Root, config_of, say, say_aside, with_private
from generator.config import Config
from generator.failure import Failure
from generator.load import load
from generator.load.private import HELD, UPDATES
from generator.site.words.wording import count

if TYPE_CHECKING:
    from generator.importers.updates.messages import Update
    from generator.importers.updates.outcomes import MailOutcome
    from generator.importers.updates.writing import ProposedCells

_TITLES = {
    "taken": "Understood",
    "held": "Held for a person to read",
    "older": "Left: something newer is there",
    "confirmed": "Nothing new",
    "repeated": "There twice, or taken in before",
    "ignored": "Ignored: no person wrote it",
}


def updates(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Mailboxes (mbox), mails (.eml), folders of them, texts, CSV files and spreadsheets, packed or not.")],
    write: Annotated[bool, typer.Option("--write", help="Write it down. Without it nothing is written.")] = False,
    accept: Annotated[list[str] | None, typer.Option("--accept", metavar="MAIL", help="A mail that you have read and accept, by the number or short name that stands with it, by its Message-ID, or by its file; give it once for each.")] = None,
    private: Private = None,
    root: Root = Path(),
    as_of: AsOf = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what is held.")] = False,
) -> None:  # fmt: skip
    """Take in what providers say of their places, by mail.

    Of each mail it reads the lines such as "meadow-view-flats: 2 now, from 1
    December", and free words where they can mean one thing only. It shows the
    cells that would change, and names every mail that it leaves or holds, with
    the reason. Only an address of the provider's own package is believed;
    for others, and where a day or a sender looks odd, a person says --accept.
    An older word never takes the place of a newer one. With --write the cells
    are written, and into the private folder who said it (updates.csv) and whose
    mail waits for a person (updates-held.csv), so that ask does not ask them.
    """
    from generator.importers.updates import read_updates
    from generator.importers.updates.deciding import decide
    from generator.importers.updates.writing import held_log, logged, proposed, taken_before

    config = with_private(config_of(root, as_of), private)
    config.require_root()
    filed = load(config).filed
    if filed is None:
        raise Failure("content/framework.yml cannot be read; mend it first: framework-directory check")  # fmt: skip
    console = Console(highlight=False, stderr=True)
    with report.progress(console, quiet or not console.is_terminal) as steps:
        steps.step("Reading the mails")
        read = read_updates(files, filed, config.as_of)
    chosen = _accepted(accept or [], read)
    log, held = _log(config, UPDATES), _log(config, HELD)
    decided = decide(read, filed, config.as_of, chosen, taken_before(log))
    proposal = proposed(decided, filed, config.root)
    for line in _lines(decided, proposal, chosen, quiet=quiet):
        say(line)
    if not write:
        if not quiet:
            say(_what_next(proposal, decided))
        return
    waiting = held_log(held, decided, filed, config.as_of)
    logs: dict[str, bytes] = {}
    if config.private is not None:
        after = logged(log, decided, filed, config.as_of, chosen)
        if after != log and any(one.outcome.value == "taken" for one in decided):
            logs[UPDATES] = after
        if waiting != held:
            logs[HELD] = waiting
    if config.private is not None and logs:
        require_apart(config, config.private)
        output.update_together((config.root, proposal.files), (config.private, logs))
    else:
        output.update(config.root, proposal.files)
    if config.private is None and proposal.files:
        say_aside("There is no private folder here, so who said it is not written down: see framework-directory new private")  # fmt: skip
    if not quiet:
        say(f"Wrote {', '.join(proposal.files)}. Now: framework-directory check" if proposal.files else "Nothing was written.")  # fmt: skip


def _accepted(names: Sequence[str], read: Sequence[Update]) -> frozenset[int]:
    """The numbers of the mails that are named.

    Raises:
        Failure: one of the names is no mail's.
    """
    chosen: set[int] = set()
    for name in names:
        numbers = {
            update.number
            for update in read
            if name.strip() in (update.identity, update.key, update.file)
            or name.strip().strip("<>") == update.identity.strip("<>")
        }
        if not numbers and name.strip().isdigit() and 1 <= int(name) <= len(read):
            numbers = {int(name)}
        if not numbers:
            raise Failure(f'--accept "{name}": there is no such mail; give the number or the short name that stands with it')  # fmt: skip
        chosen |= numbers
    return frozenset(chosen)


def _log(config: Config, name: str) -> bytes:
    path = config.private / name if config.private else None
    try:
        return path.read_bytes() if path and path.is_file() else b""
    except OSError as error:
        raise Failure(f"{path} cannot be read: {error.strerror}") from error


def _lines(
    decided: Sequence[MailOutcome], proposal: ProposedCells, chosen: Collection[int], *, quiet: bool
) -> Iterator[str]:
    """Each mail, under what becomes of it; the cells that change; and how many there are."""
    groups = {kind: [one for one in decided if one.outcome.value == kind] for kind in _TITLES}
    for kind, title in _TITLES.items():
        if not groups[kind] or (quiet and kind != "held"):
            continue
        yield f"{title}:"
        for one in groups[kind]:
            yield from _of_one(one, one.update.number in chosen)
    if quiet:
        return
    if proposal.changes:
        yield "What changes:"
        yield from _table(proposal)
    yield from proposal.notes
    counts = Counter(one.outcome.value for one in decided)
    parts = [f"{counts[kind]} {kind}" for kind in _TITLES if counts[kind]]
    yield f"{count(len(decided), 'message')}: {', '.join(parts)}."


def _of_one(one: MailOutcome, is_accepted: bool) -> Iterator[str]:
    update = one.update
    day = str(update.on) if update.on else "no day"
    head = f"{day}, {update.sender or 'nobody named'}"
    subject = f', "{visible(update.subject[:80])}"' if update.subject else ""
    accepted = ", accepted" if is_accepted else ""
    yield f"  {update.number} [{update.key}] {visible(head)}{subject}, in {visible(update.name)}{accepted}"
    for statement in update.statements:
        yield f"      {visible(statement.in_words)}"
    for reason in (*one.reasons, *update.notes):
        yield f"      {visible(reason)}"
    if one.acceptable:
        yield f"      if it is right: --accept {update.key}"


def _table(proposal: ProposedCells) -> Iterator[str]:
    """Service, column, before, after, who, when, in columns of their own width."""
    rows = [("service", "column", "before", "after", "who", "when")]
    rows += [
        (c.service, c.column, c.before or "-", c.after or "-", u.sender or "-", str(u.on))
        for c, u in proposal.changes
    ]
    yield from in_columns(rows)


def _what_next(proposal: ProposedCells, decided: Sequence[MailOutcome]) -> str:
    if not proposal.files:
        return "Nothing would be written."
    return f"Nothing was written. With --write: {', '.join(proposal.files)}."
