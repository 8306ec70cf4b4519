"""Feedback in the private folder: how much waits to be read, and since when; nothing of what it says."""

from collections.abc import Iterator

from generator.rules.comments import is_declined_in_passing, may_be_harm
from generator.site.words.wording import count
from generator.worklist.action import Action, ActionKind
from generator.worklist.scope import Scope


def feedback(scope: Scope) -> Iterator[Action]:
    """What nobody has decided on, what may be a safeguarding concern among it, and what is accepted and not published."""
    rows = [
        row
        for row in scope.records.queued_feedback
        if row.received_on is None or row.received_on <= scope.today
    ]
    waiting = [row for row in rows if row.waits]
    accepted = sum(row.is_to_go_out for row in rows)
    words = []
    if waiting:
        first = min((row.received_on for row in waiting if row.received_on), default=None)
        since = f", the oldest since {first}" if first else ""
        verb = "waits" if len(waiting) == 1 else "wait"
        words.append(f"{_pieces(len(waiting))} {verb} to be read{since}.")
    if alarming := sum(map(may_be_harm, waiting)):
        words.append(f"{alarming} may be a safeguarding concern: read it today.")
    if declined := sum(map(is_declined_in_passing, rows)):
        verb = "is" if declined == 1 else "are"
        words.append(
            f"{_pieces(declined)} {verb} declined and may be a safeguarding concern, and nobody said "
            "whether the safeguarding team was told: read it today."
        )
    if accepted:
        verb = "is" if accepted == 1 else "are"
        words.append(f"{_pieces(accepted)} {verb} accepted and not published yet.")
    if words:
        yield Action(
            ActionKind.FEEDBACK,
            scope.commissioners,
            None,
            " ".join(words),
            about="queue",
            subject="Feedback that people sent",
        )


def _pieces(number: int) -> str:
    return count(number, "piece of feedback", "pieces of feedback")
