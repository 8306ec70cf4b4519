"""`import feedback`: what people told the council of services goes into a queue in the private folder, for a person to read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from generator import output, report
from generator.cli.apart import require_apart
from generator.cli.cell_tables import visible
from generator.cli.options import AsOf, Private, Root, config_of, say, with_private
from generator.failure import Failure
from generator.load import load
from generator.load.private import FEEDBACK_QUEUE
from generator.site.words.wording import count

if TYPE_CHECKING:
    from generator.importers.feedback.queue import QueueOutcome

_TITLES = {"queued": "New", "there": "There already", "unread": "Not read"}
NO_FOLDER = (
    "feedback is kept in the private folder alone, and there is none here: lay one out with "
    "framework-directory new private ../private, or name it with --private"
)


def feedback(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Mailboxes (mbox), mails (.eml), folders of them, texts, and tables of forms on paper (CSV or spreadsheets), packed or not.")],
    write: Annotated[bool, typer.Option("--write", help="Put it into the queue. Without it nothing is written.")] = False,
    private: Private = None,
    root: Root = Path(),
    as_of: AsOf = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what was not read.")] = False,
) -> None:  # fmt: skip
    """Take in what people say of services, for a person to read and decide on.

    It reads the letter of a service's page, a mail in anybody's own words, and a
    table into which forms on paper were typed. Each becomes a row of
    feedback-queue.csv in the private folder, with what check would say of its
    words and what is missing; nothing of it is published. What is there already
    is not taken in twice. Then: framework-directory feedback decide
    """
    from generator.importers.feedback import read_feedback
    from generator.importers.feedback.queue import outcomes, with_rows

    config = with_private(config_of(root, as_of), private)
    loaded = load(config)
    if loaded.filed is None:
        raise Failure("content/framework.yml cannot be read; mend it first: framework-directory check")  # fmt: skip
    console = Console(highlight=False, stderr=True)
    with report.progress(console, quiet or not console.is_terminal) as steps:
        steps.step("Reading the mails")
        read = read_feedback(files, loaded.filed, config.as_of)
    standing = [row.id for row in loaded.filed.queued_feedback]
    became = outcomes(read, loaded.filed, standing, config.as_of)
    for line in _lines(became, quiet=quiet):
        say(line)
    new = sum(one.is_new for one in became)
    if not write:
        if not quiet:
            say(f"Nothing was written. With --write: {FEEDBACK_QUEUE}." if new else "Nothing would be written.")  # fmt: skip
        return
    if config.private is None:
        raise Failure(NO_FOLDER)
    if new:
        require_apart(config, config.private)
        before = queue_in(config.private)
        output.update(config.private, {FEEDBACK_QUEUE: with_rows(before, became)})
    if not quiet:
        say(f"Wrote {count(new, 'row')} into {FEEDBACK_QUEUE}. Now: framework-directory feedback decide" if new else "Nothing was written.")  # fmt: skip


def queue_in(private: Path) -> bytes:
    """The queue as it stands; nothing where there is none.

    Raises:
        Failure: it cannot be read.
    """
    path = private / FEEDBACK_QUEUE
    try:
        return path.read_bytes() if path.is_file() else b""
    except OSError as error:
        raise Failure(f"{path} cannot be read: {error.strerror}") from error


def _lines(became: Sequence[QueueOutcome], *, quiet: bool) -> Iterator[str]:
    """Each message under what becomes of it, and how many there are."""
    groups: dict[str, list[QueueOutcome]] = {kind: [] for kind in _TITLES}
    for one in became:
        groups[_fate(one)].append(one)
    for kind, title in _TITLES.items():
        if groups[kind] and (kind == "unread" or not quiet):
            yield f"{title}:"
            for one in groups[kind]:
                yield from _of_one(one)
    if quiet:
        return
    counts = Counter(map(_fate, became))
    parts = (f"{counts[kind]} {title.lower()}" for kind, title in _TITLES.items() if counts[kind])
    yield f"{count(len(became), 'message')}: {', '.join(parts)}."


def _fate(one: QueueOutcome) -> str:
    if one.message.row is None:
        return "unread"
    return "queued" if one.is_new else "there"


def _of_one(one: QueueOutcome) -> Iterator[str]:
    """Where it lies, and what is missing or to be looked at; nothing of its words."""
    read = one.message
    row = read.row
    about = f" {row.id}, {row.service or 'no service'}" if row else ""
    yield visible(f"  {read.name}:{about}{f' {read.unread}' if read.unread else ''}")
    if not one.is_new:
        return
    for missing in read.missing:
        yield visible(f"      missing: {missing}")
    for warning in one.warnings:
        yield visible(f"      {warning.severity}: {warning.message}")
    for note in read.notes:
        yield visible(f"      {note}")
