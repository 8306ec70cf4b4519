"""What people said of a service, and how to say more: counts and words, never a bare mean."""

from collections import Counter
from dataclasses import dataclass
from typing import Final

from generator.publication import Publication, PublicService
from generator.records import Feedback
from generator.site import addresses
from generator.site.parts import links
from generator.site.parts.links import ExternalLink, Link
from generator.site.words import wording

SCORES: Final = (5, 4, 3, 2, 1)

# What the letter and the form on paper ask alike.
QUESTIONS: Final = (
    "What is good?",
    "What could be better?",
    "How good is it, from 1 (poor) to 5 (very good)?",
    "Who are you? A person who uses it, family or carer, or a worker:",
    "May we tell the provider what you said? Yes or no:",
    "May we put your words on this site, without your name? Yes or no:",
)


@dataclass(frozen=True, slots=True)
class ScoreView:
    """How many gave one score: in words, and as numbers for the bar."""

    name: str
    count: str
    number: int
    of: int


@dataclass(frozen=True, slots=True)
class CommentView:
    """What somebody said, who and when; `reply` is the provider's answer, or ""."""

    words: str
    who: str
    month: str
    score: str
    reply: str


@dataclass(frozen=True, slots=True)
class FeedbackView:
    """The feedback on a service.

    Attributes:
        lead: how many people said something; "" where they are too few to show.
        scores: from very good to poor.
        answered: comments with a reply, the newest first: "you said, we did".
        others: the other comments, the newest first.
        letter: an e-mail that names the service; None where the council has no address.
    """

    lead: str
    scores: tuple[ScoreView, ...]
    answered: tuple[CommentView, ...]
    others: tuple[CommentView, ...]
    letter: ExternalLink | None
    form: Link
    ways: Link


def view(publication: Publication, service: PublicService) -> FeedbackView:
    """What people said of a listed service."""
    rows = publication.feedback.get(service.id, ())
    newest = sorted(rows, key=lambda row: row.month, reverse=True)
    counts = Counter(row.score for row in rows)
    comments = [(_comment(row), row) for row in newest if row.comment]
    return FeedbackView(
        lead=_lead(newest) if newest else "",
        scores=tuple(
            ScoreView(wording.score(n), f"{counts[n]} of {len(rows)}", counts[n], len(rows))
            for n in (SCORES if rows else ())
        ),
        answered=tuple(comment for comment, row in comments if row.reply),
        others=tuple(comment for comment, row in comments if not row.reply),
        letter=links.letter(
            f"Write an e-mail about {service.title}",
            publication.framework.care.email,
            f"Feedback about {service.title} ({service.id})",
            QUESTIONS,
        ),
        form=Link("Print a feedback form", addresses.FEEDBACK_FORM),
        ways=Link("Other ways to tell us", addresses.FEEDBACK),
    )


def _lead(rows: list[Feedback]) -> str:
    first, last = rows[-1].month, rows[0].month
    between = f"between {wording.month(first)} and {wording.month(last)}"
    when = f"in {wording.month(last)}" if first == last else between
    return f"{len(rows)} people told the council what they think, {when}."


def _comment(row: Feedback) -> CommentView:
    return CommentView(
        words=row.comment,
        who=wording.voice(row.said_by),
        month=wording.month(row.month),
        score=wording.score(row.score),
        reply=row.reply,
    )
