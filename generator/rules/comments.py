"""What `check` would say of a comment, before it stands in a package: whoever reads it first is told in the same words."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from generator.load import Gaps
from generator.load.packages import TABLE_KINDS
from generator.personal_data import accusations, contacts
from generator.problem import Problem
from generator.records import Feedback, Filed, QueuedFeedback
from generator.rules import problems

_COMMENT: Final = "comment"
_NO_GAPS: Final = Gaps(
    frozenset(), frozenset(), dict.fromkeys(TABLE_KINDS, frozenset()), frozenset()
)


def problems_of_comments(
    comments: Iterable[Feedback], filed: Filed, today: date
) -> Mapping[Feedback, tuple[Problem, ...]]:
    """Comment → what each rule finds in its words, were it filed with the others.

    Args:
        comments: with a place of its own each.
        filed: the council's records, which know the names of services, providers and places.
    """
    rows = tuple(comments)
    if not rows:
        return {}
    owners = {row.provider for row in rows}
    # All rules, as one that comes may look at comments too; on the providers that these are about alone.
    together = replace(
        filed,
        feedback=rows,
        providers={key: p for key, p in filed.providers.items() if key in owners},
        services={key: s for key, s in filed.services.items() if s.provider in owners},
        unmet_requests=(),
        reviews=(),
        review_actions=(),
        decisions=(),
        awards=(),
        evidence=(),
        prices=(),
        private=(),
    )
    of_places = {row.place.at(_COMMENT): row for row in rows}
    read: dict[Feedback, tuple[Problem, ...]] = dict.fromkeys(rows, ())
    for problem in problems(together, _NO_GAPS, frozenset(), today):
        if row := of_places.get(problem.place):
            read[row] = (*read[row], problem)
    return read


def may_be_harm(row: QueuedFeedback) -> bool:
    """Whether its words, or what was written in full, accuse somebody, as `accusing-comment` sees it."""
    texts = (row.text, row.original)
    return any(accusations.accusation(contacts.settled(text)) for text in texts)


def is_declined_in_passing(row: QueuedFeedback) -> bool:
    """Whether it is declined though it may be a safeguarding concern, and nobody said that the team was told or that it is none."""
    return row.is_declined and not row.cleared and may_be_harm(row)
