"""`feedback decide` and `feedback publish`: a person reads what people sent, and what is accepted goes to the packages."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from generator import output, report
from generator.cli.apart import require_apart
from generator.cli.cell_tables import visible
from generator.cli.feedback import NO_FOLDER, queue_in
from generator.cli.options import AsOf, Private, Root, config_of, say, with_private
from generator.config import Config
from generator.failure import Failure
from generator.load import load
from generator.load.private import FEEDBACK_QUEUE
from generator.records import Filed, QueuedFeedback
from generator.site.words.wording import count

if TYPE_CHECKING:
    from generator.importers.feedback.deciding import Desk
    from generator.importers.feedback.publishing import PublishingPlan

app = typer.Typer(
    help="Read what people sent of services, decide on each, and publish what is accepted.",
    no_args_is_help=True,
)


@app.command()
def decide(private: Private = None, root: Root = Path(), as_of: AsOf = None) -> None:
    """Go through the feedback that waits, one by one: what may tell of harm first, then the oldest.

    Each is shown with what check would say of its words and what is missing.
    Type accept, decline, or "shorten" with the words that may stand; help says
    what else. Each decision is written at once, so that you can stop anywhere.
    The same can be done in feedback-queue.csv itself, in the columns decision,
    text and cleared.
    """
    from generator.importers.feedback.deciding import HELP, Desk, is_to_be_read, to_be_read

    config, filed = _read(root, as_of, private)
    desk = Desk(filed, config.as_of)
    waiting = to_be_read(filed.queued_feedback)
    if not waiting:
        say("Nothing waits to be read.")
    else:
        say("\n".join(HELP))
    decided = 0
    for number, row in enumerate(waiting, 1):
        say(f"\n{number} of {len(waiting)}")
        after, goes_on = _one(desk, config, row)
        decided += not is_to_be_read(after)
        if not goes_on:
            break
    if waiting:
        left = len(waiting) - decided
        say(f"\n{decided} decided, {left} {'waits' if left == 1 else 'wait'} still. Now: framework-directory feedback publish")  # fmt: skip


@app.command()
def publish(
    write: Annotated[bool, typer.Option("--write", help="Write it down. Without it nothing is written.")] = False,
    private: Private = None,
    root: Root = Path(),
    as_of: AsOf = None,
) -> None:  # fmt: skip
    """Take what is accepted to the providers' feedback.csv, without a name.

    All of it goes or nothing: where one piece lacks something, holds a telephone
    number, or has warnings that nobody has cleared, it is named with the reason.
    So is what was declined though it may be a safeguarding concern. Where the
    words may not be published, the score goes alone. What was published or
    declined longer ago than feedback_kept_days (content/framework.yml; 90) loses
    its words and its sender in the queue; its id stays.
    """
    from generator.importers.feedback.publishing import publishing

    config, filed = _read(root, as_of, private)
    assert config.private is not None
    plan = publishing(filed, config.root, queue_in(config.private), config.as_of)
    for row, reasons in plan.refused:
        for reason in reasons:
            say(visible(f"{FEEDBACK_QUEUE}:{row.place.row}  {row.id}: {reason}"))
    if plan.refused:
        number = count(len(plan.refused), "piece")
        say(f"Nothing was written: {number} cannot be taken as decided. Mend it, or leave its decision blank.")  # fmt: skip
        sys.exit(1)
    if not plan.rows:
        say("Nothing is accepted that is not published already.")
    for row in plan.rows:
        words = f'"{row.text}"' if row.may_publish and row.text else "the score alone"
        say(visible(f"  {row.service}, {row.month:%Y-%m}, {row.said_by}, {row.score}: {words}"))
    for line in _beside(plan, filed):
        say(line)
    files = [*plan.files, *([FEEDBACK_QUEUE] if plan.changes_queue else [])]
    if not files:
        return
    if not write:
        say(f"Nothing was written. With --write: {', '.join(files)}.")
        return
    output.update_together(
        (config.root, plan.files), (config.private, {FEEDBACK_QUEUE: plan.queue})
    )
    say(f"Wrote {', '.join(files)}.{' Now: framework-directory check' if plan.files else ''}")


def _beside(plan: PublishingPlan, filed: Filed) -> Iterator[str]:
    """What becomes of the queue but for what goes out."""
    if plan.declined:
        yield f"{count(len(plan.declined), 'piece')} declined."
    if plan.blanked:
        pieces = count(len(plan.blanked), "piece")
        days = filed.framework.feedback_kept_days
        yield f"{pieces} done more than {days} days ago: what was written and by whom goes out of the queue."


def _read(root: Path, as_of: str | None, private: Path | None) -> tuple[Config, Filed]:
    """The run and the records; the queue has to be without a fault.

    Raises:
        Failure: there is no private folder, or the settings cannot be read.
    """
    config = with_private(config_of(root, as_of), private)
    if config.private is None:
        raise Failure(NO_FOLDER)
    require_apart(config, config.private)
    loaded = load(config)
    faults = [
        p
        for p in loaded.problems
        if p.severity == "error" and p.place.file.rpartition("/")[2] == FEEDBACK_QUEUE
    ]
    if faults:
        report.problems(faults, "text", Console(stderr=True, highlight=False))
        sys.exit(1)
    if loaded.filed is None:
        raise Failure("content/framework.yml cannot be read; mend it first: framework-directory check")  # fmt: skip
    return config, loaded.filed


def _one(desk: Desk, config: Config, row: QueuedFeedback) -> tuple[QueuedFeedback, bool]:
    """A row as a person leaves it, each change written at once; and whether the next one is to come."""
    for line in _shown(desk, row):
        say(visible(line))
    while True:
        typer.echo("> ", nl=False)
        line = sys.stdin.readline()
        if not line:
            say("")
            return row, False
        step = desk.step(row, line)
        if step.row != row:
            _keep(desk, config, row, step.row)
            row = step.row
        for answer in step.answer.split("\n") if step.answer else ():
            say(f"  {visible(answer)}")
        if step.is_over:
            return row, not step.quits


def _shown(desk: Desk, row: QueuedFeedback) -> Iterator[str]:
    """What a person has to know to decide on a row."""
    service = desk.filed.services.get(row.service)
    score = "no score" if row.score is None else f"score {row.score}"
    may = {
        True: "the words may be published",
        False: "the words may not be published: the score goes alone",
        None: "nobody said whether the words may be published: the score goes alone",
    }
    name = service.title if service else row.about or "no service"
    yield f"{row.id}, {row.received_on}, {row.said_by or 'nobody named'}, {score}"
    yield f"  {name}{f' ({row.service})' if row.service else ''}"
    yield f"  {row.text}"
    yield f"  {may[row.may_publish]}"
    if row.is_declined:
        yield "  declined already, and nobody said that the safeguarding team was told"
    if row.may_tell:
        yield "  the provider may be told"
    reasons = desk.obstacles(row)
    for problem in desk.warnings(row):
        if not any(problem.message in reason for reason in reasons):
            yield f"  {problem.severity}: {problem.message}"
    for reason in reasons:
        yield f"  to do: {reason}"


def _keep(desk: Desk, config: Config, before: QueuedFeedback, after: QueuedFeedback) -> None:
    """Write what a person said of a row into the queue."""
    from generator.importers.changing import with_cells
    from generator.importers.feedback.queue import changes

    assert config.private is not None
    cells = {after.id: changes(before, after, desk.warnings(after))}
    raw = with_cells(queue_in(config.private), FEEDBACK_QUEUE, "feedback-queue", cells)
    output.update(config.private, {FEEDBACK_QUEUE: raw})
