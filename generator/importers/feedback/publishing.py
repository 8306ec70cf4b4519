"""What was decided in the queue → rows of the providers' feedback.csv, without a name, and the queue with what is done; all of it or nothing."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from generator.failure import Failure, ImportFailure
from generator.importers.changing import changed_files, with_cells
from generator.importers.feedback.obstacles import obstacles
from generator.importers.feedback.queue import warnings_of
from generator.joining.package import resource_text, resources, table
from generator.load.documents import parse_document
from generator.load.private import FEEDBACK_QUEUE
from generator.load.tables import column_names
from generator.load.yaml_text import with_entry
from generator.records import LOOKED_AT, SAFEGUARDING_TOLD, Filed, QueuedFeedback
from generator.rules.comments import is_declined_in_passing

_SHOWING: Final = ("text", "about", "original", "contact", "lies_in")
_OF_A_PERSON: Final = (*_SHOWING, "warnings", "missing")
"""The columns of a row that show what was written and by whom. Its id stays, so that the same words do not come in again."""

_IN_PASSING: Final = (
    "it is declined, and may be a safeguarding concern: tell the safeguarding team first, and say so "
    f"(in the table {SAFEGUARDING_TOLD} under cleared); where it is none, {LOOKED_AT}"
)


@dataclass(frozen=True, slots=True)
class PublishingPlan:
    """What would be written.

    Attributes:
        rows: what goes out.
        declined: what is not published, and was not taken in as that yet.
        blanked: of which what was written and by whom goes out of the queue, as that is long done.
        refused: what cannot be taken as it was decided, each with the reasons. Where there is one, nothing is.
        files: path below the root → the file with further rows.
        queue: the queue with the day on each row that is done, and without what is blanked.
    """

    rows: tuple[QueuedFeedback, ...]
    declined: tuple[QueuedFeedback, ...] = ()
    blanked: tuple[QueuedFeedback, ...] = ()
    refused: tuple[tuple[QueuedFeedback, tuple[str, ...]], ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    queue: bytes = b""

    @property
    def changes_queue(self) -> bool:
        """Whether the queue is another one afterwards."""
        return bool(self.rows or self.declined or self.blanked)


def publishing(filed: Filed, root: Path, queue: bytes, today: date) -> PublishingPlan:
    """What was decided and is not done yet, as it would be written, and what has been done for so long that nobody needs its words.

    Args:
        root: the council's folder.
        queue: the queue as it stands.

    Raises:
        ImportFailure: a table or descriptor cannot be read or changed.
    """
    queued = filed.queued_feedback
    rows = tuple(row for row in queued if row.is_to_go_out)
    declined = tuple(row for row in queued if row.is_declined)
    warnings = warnings_of(rows, filed, today)
    judged = [(row, tuple(obstacles(row, warnings[row.id], filed, today))) for row in rows]
    judged += [(row, (_IN_PASSING,)) for row in declined if is_declined_in_passing(row)]
    if refused := tuple((row, reasons) for row, reasons in judged if reasons):
        return PublishingPlan(rows, refused=refused)
    added: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.month or today, row.id)):
        added[filed.services[row.service].provider].append(_published(row))
    blanked = _long_done(filed, today)
    marks = {row.id: {"done_on": today.isoformat()} for row in (*rows, *declined)}
    marks |= {row.id: dict.fromkeys(_OF_A_PERSON, "") for row in blanked}
    after = with_cells(queue, FEEDBACK_QUEUE, "feedback-queue", marks) if marks else queue
    files = _files(filed, root, added)
    return PublishingPlan(rows, declined, blanked, files=files, queue=after)


def _long_done(filed: Filed, today: date) -> tuple[QueuedFeedback, ...]:
    """What was done longer ago than what people wrote is kept, and is not blanked yet."""
    last = today - timedelta(days=filed.framework.feedback_kept_days)
    return tuple(
        row
        for row in filed.queued_feedback
        if row.done_on and row.done_on < last and any(getattr(row, name) for name in _SHOWING)
    )


def _published(row: QueuedFeedback) -> dict[str, str]:
    """The row of feedback.csv: nothing of who wrote, and the words only where that was allowed."""
    assert row.month is not None
    return {
        "service": row.service,
        "month": f"{row.month:%Y-%m}",
        "from": row.said_by,
        "score": str(row.score),
        "comment": row.text if row.may_publish else "",
    }


def _files(
    filed: Filed, root: Path, added: Mapping[str, Sequence[Mapping[str, str]]]
) -> dict[str, bytes]:
    """Each table with its further rows, and each descriptor that has to name a table that was not there."""
    there = {provider: (root / _table_of(provider)).is_file() for provider in added}
    files = changed_files(root, [], "feedback", {p: rows for p, rows in added.items() if there[p]})
    for provider, rows in added.items():
        if not there[provider]:
            files[_table_of(provider)] = table(column_names("feedback"), rows).encode()
        name = filed.providers[provider].place.file
        raw = files.get(name) or (root / name).read_bytes()
        after = _with_resource(raw, name)
        if after != raw:
            files[name] = after
    return files


def _table_of(provider: str) -> str:
    return f"providers/{provider}/feedback.csv"


def _with_resource(raw: bytes, name: str) -> bytes:
    """The descriptor, which names feedback.csv."""
    data = parse_document(raw, name).data
    listed = data.get("resources") if isinstance(data, Mapping) else None
    names = {r.get("name") for r in listed or () if isinstance(r, Mapping)}
    if "feedback" in names:
        return raw
    try:
        return with_entry(
            raw, name, ("resources",), resources(["feedback"])[0], resource_text("feedback")
        )
    except Failure as error:
        raise ImportFailure(str(error)) from error
