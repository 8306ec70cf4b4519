"""Why a row of the queue cannot be published as it stands, in plain words: what is missing, and what its words may do to somebody."""

from collections.abc import Iterator, Sequence
from datetime import date

from generator.importers.feedback.rows import missing_in
from generator.load.tables import schema_descriptor
from generator.problem import Problem, did_you_mean, name_of
from generator.records import LOOKED_AT, SAFEGUARDING_TOLD, Filed, QueuedFeedback
from generator.rules.comments import may_be_harm
from generator.rules.feedback import accusing_comment


def obstacles(
    row: QueuedFeedback, warnings: Sequence[Problem], filed: Filed, today: date
) -> Iterator[str]:
    """What stands between the row and the provider's package.

    Args:
        warnings: what check would say of its text.
    """
    services = filed.services
    if not row.service:
        yield "say which service it is about"
    elif row.service not in services:
        yield f'there is no service "{row.service}"{did_you_mean(row.service, services)}'
    yield from (f"say {missing}" for missing in missing_in(row))
    if row.month is None or row.month > today:
        yield "say in which month it was said"
    if may_be_harm(row) and not row.is_safeguarding_told:
        yield (
            "it may be a safeguarding concern: tell the safeguarding team first, and say so (told; "
            f"in the table {SAFEGUARDING_TOLD} under cleared)"
        )
    if row.may_publish:
        yield from _of_words(row, warnings)


def longest_comment() -> int:
    """So many letters may stand in a comment that is published: see feedback.schema.json."""
    fields = schema_descriptor("feedback")["fields"]
    return next(int(f["constraints"]["maxLength"]) for f in fields if f["name"] == "comment")


def _of_words(row: QueuedFeedback, warnings: Sequence[Problem]) -> Iterator[str]:
    most = longest_comment()
    if len(row.text) > most:
        yield f"the text has {len(row.text)} letters, and {most} are published at most; shorten it"
    for problem in warnings:
        if problem.severity == "error":
            yield problem.message
        elif problem.rule != name_of(accusing_comment) and not row.is_looked_at:
            both = f"{row.cleared}; {LOOKED_AT}" if row.cleared else LOOKED_AT
            yield f"{problem.message}; where it may stand, say so (looked-at; in the table {both} under cleared)"
