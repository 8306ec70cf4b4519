"""What is accepted in the queue → rows of the providers' feedback.csv, without a name; all of it or nothing."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.failure import Failure, ImportFailure
from generator.importers.changing import changed_files, with_cells
from generator.importers.feedback.obstacles import obstacles
from generator.importers.feedback.queue import warnings_of
from generator.joining.package import resource_text, resources, table
from generator.load.documents import parse_document
from generator.load.private import FEEDBACK_QUEUE
from generator.load.tables import column_names
from generator.load.yaml_text import with_entry
from generator.records import Filed, QueuedFeedback


@dataclass(frozen=True, slots=True)
class PublishingPlan:
    """What would be written.

    Attributes:
        rows: what goes out.
        refused: what is accepted and cannot go out as it is, each with the reasons. Where there is one, nothing goes.
        files: path below the root → the file with further rows.
        queue: the queue with the day on each row that goes out.
    """

    rows: tuple[QueuedFeedback, ...]
    refused: tuple[tuple[QueuedFeedback, tuple[str, ...]], ...] = ()
    files: Mapping[str, bytes] | None = None
    queue: bytes = b""


def publishing(filed: Filed, root: Path, queue: bytes, today: date) -> PublishingPlan:
    """What is accepted and not in a package yet, as it would be written.

    Args:
        root: the council's folder.
        queue: the queue as it stands.

    Raises:
        ImportFailure: a table or descriptor cannot be read or changed.
    """
    rows = tuple(row for row in filed.queued_feedback if row.is_to_go_out)
    warnings = warnings_of(rows, filed, today)
    judged = [(row, tuple(obstacles(row, warnings[row.id], filed, today))) for row in rows]
    if refused := tuple((row, reasons) for row, reasons in judged if reasons):
        return PublishingPlan(rows, refused)
    added: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.month or today, row.id)):
        added[filed.services[row.service].provider].append(_published(row))
    marks = {row.id: {"done_on": today.isoformat()} for row in rows}
    after = with_cells(queue, FEEDBACK_QUEUE, "feedback-queue", marks) if rows else queue
    return PublishingPlan(rows, (), _files(filed, root, added), after)


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
