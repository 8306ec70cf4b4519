"""The rows that messages make, beside the queue as it stands → what is new, there already, or not read; and the table with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.importers.changing import with_cells
from generator.importers.feedback.rows import FeedbackMessage, cell, unsaid_in
from generator.joining.package import table
from generator.load.private import FEEDBACK_QUEUE
from generator.load.tables import column_names
from generator.problem import Problem
from generator.records import Feedback, Filed, QueuedFeedback
from generator.rules.comments import problems_of_comments

Warnings = Mapping[str, tuple[Problem, ...]]
"""The id of a row → what check would say of its text."""


@dataclass(frozen=True, slots=True)
class QueueOutcome:
    """A message and what becomes of it: it is queued where it is new, and not where it is there already or was not read."""

    message: FeedbackMessage
    is_new: bool
    warnings: tuple[Problem, ...] = ()


def outcomes(
    messages: Sequence[FeedbackMessage], filed: Filed, standing: Iterable[str], today: date
) -> list[QueueOutcome]:
    """What becomes of each message, in their order.

    Args:
        standing: the ids in the queue.
    """
    taken = set(standing)
    new: list[bool] = []
    for one in messages:
        is_new = one.row is not None and one.row.id not in taken
        new.append(is_new)
        if one.row is not None:
            taken.add(one.row.id)
    fresh = [one.row for one, is_new in zip(messages, new, strict=True) if one.row and is_new]
    warnings = warnings_of(fresh, filed, today)
    return [
        QueueOutcome(one, is_new, warnings.get(one.row.id, ()) if one.row and is_new else ())
        for one, is_new in zip(messages, new, strict=True)
    ]


def warnings_of(rows: Iterable[QueuedFeedback], filed: Filed, today: date) -> Warnings:
    """What check would say of the text of each row, were it published as it stands."""
    comments = {
        row.id: _as_comment(row, filed, number, today) for number, row in enumerate(rows, 2)
    }
    read = problems_of_comments(comments.values(), filed, today)
    return {id_: read[comment] for id_, comment in comments.items()}


def with_rows(before: bytes, new: Sequence[QueueOutcome]) -> bytes:
    """The queue with a row for each message that is new, the oldest first, whatever order the files were in.

    Raises:
        ImportFailure: the queue cannot be read.
    """
    rows = [
        _cells(one.message.row, one) for one in new if one.is_new and one.message.row is not None
    ]
    rows.sort(key=lambda row: (row["received_on"], row["id"]))
    if before.strip():
        return with_cells(before, FEEDBACK_QUEUE, "feedback-queue", {}, added=rows)
    return table(column_names("feedback-queue"), rows).encode()


def _cells(row: QueuedFeedback, one: QueueOutcome) -> dict[str, str]:
    return {
        "id": row.id,
        **cells_to_decide(row),
        "warnings": _in_a_cell(one.warnings),
        "missing": cell("; ".join(one.message.missing), "missing"),
        "may_tell": _answer(row.may_tell),
        "about": row.about,
        "original": row.original,
        "contact": row.contact,
        "received_on": str(row.received_on or ""),
        "came_as": row.came_as,
        "lies_in": row.lies_in,
    }


def changes(
    before: QueuedFeedback, after: QueuedFeedback, warnings: Sequence[Problem]
) -> dict[str, str]:
    """The cells of a row that change where a person decides something of it, by column; with what check says of it now."""
    old, new = cells_to_decide(before), cells_to_decide(after)
    changed = {column: new[column] for column in new if new[column] != old[column]}
    if not changed:
        return {}
    missing = ["which service"] if not after.service else []
    missing += unsaid_in(after)
    return changed | {"warnings": _in_a_cell(warnings), "missing": "; ".join(missing)}


def cells_to_decide(row: QueuedFeedback) -> dict[str, str]:
    """What a person may change of a row, by column."""
    return {
        "decision": row.decision or "",
        "text": row.text,
        "service": row.service,
        "month": f"{row.month:%Y-%m}" if row.month else "",
        "from": row.said_by,
        "score": "" if row.score is None else str(row.score),
        "may_publish": _answer(row.may_publish),
        "cleared": row.cleared,
    }


def _in_a_cell(warnings: Sequence[Problem]) -> str:
    return cell("; ".join(problem.message for problem in warnings), "warnings")


def _answer(value: bool | None) -> str:
    return "" if value is None else "yes" if value else "no"


def _as_comment(row: QueuedFeedback, filed: Filed, number: int, today: date) -> Feedback:
    """What would stand in the provider's package; where something is missing, what is beyond doubt."""
    service = filed.services.get(row.service)
    return Feedback(
        provider=service.provider if service else "",
        service=row.service if service else "",
        month=row.month or today.replace(day=1),
        said_by=row.said_by or "person",
        score=row.score or 1,
        comment=row.text,
        reply="",
        done=False,
        place=replace(row.place, row=number),
    )
