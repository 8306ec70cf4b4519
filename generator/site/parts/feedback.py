"""What people said of a service, and how to say more: counts and words, never a bare mean."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.publication import (
    Publication,
    PublicComment,
    PublicFeedback,
    PublicService,
)
from generator.site import addresses
from generator.site.parts import links
from generator.site.parts.links import ExternalLink, Link
from generator.site.words import feedback as words
from generator.site.words import feedback_form, wording


@dataclass(frozen=True, slots=True)
class ScoreView:
    """How many gave one score: in words, and as numbers for the bar."""

    name: str
    count: str
    number: int
    of: int


@dataclass(frozen=True, slots=True)
class CommentView:
    """What somebody said, and the provider's reply or ""; `source` tells who, when and how good."""

    words: str
    source: str
    reply: str


@dataclass(frozen=True, slots=True)
class FeedbackView:
    """The feedback on a service.

    Attributes:
        in_short: how many, and how good; where they are too few, that.
        in_brief: the same in as few words as can be.
        lead: how many people said something; "" where they are too few to show.
        scores: from very good to poor.
        done: comments with a reply that says what has been done: "You said, they did".
        others: the other comments, with the provider's answer or none.
        letter: an e-mail that names the service; None where the council has no address.
    """

    in_short: str
    in_brief: str
    lead: str
    scores: tuple[ScoreView, ...]
    done: tuple[CommentView, ...]
    others: tuple[CommentView, ...]
    letter: ExternalLink | None
    form: Link
    ways: Link


def view(publication: Publication, service: PublicService) -> FeedbackView:
    """What people said of a listed service."""
    feedback = publication.feedback.get(service.id)
    comments = (
        [(_comment(comment), comment.done) for comment in feedback.comments] if feedback else []
    )
    return FeedbackView(
        in_short=words.in_short(feedback) or words.TOO_FEW,
        in_brief=words.in_brief(feedback),
        lead=_lead(feedback) if feedback else "",
        scores=_scores(feedback) if feedback else (),
        done=tuple(comment for comment, done in comments if done),
        others=tuple(comment for comment, done in comments if not done),
        letter=links.letter(
            f"Write an e-mail about {service.title}",
            publication.framework.care.email,
            feedback_form.subject(service.title, service.id),
            feedback_form.letter_lines(names_service=True),
        ),
        form=Link("Print a feedback form", addresses.FEEDBACK_FORM),
        ways=Link("Other ways to tell us", addresses.FEEDBACK),
    )


def of_services(publication: Publication, services: Sequence[PublicService]) -> str:
    """How many people said something of these services together, and how good, in a sentence; or ""."""
    each = [publication.feedback.get(service.id) for service in services]
    return words.of_several([feedback for feedback in each if feedback], len(services))


def _scores(feedback: PublicFeedback) -> tuple[ScoreView, ...]:
    counts, people = Counter(feedback.scores), feedback.people
    return tuple(
        ScoreView(wording.score(n), f"{counts[n]} of {people}", counts[n], people)
        for n in feedback_form.SCORES
    )


def _lead(feedback: PublicFeedback) -> str:
    when = words.period(feedback)
    return f"{feedback.people} people told the council what they think{when}."


def _comment(comment: PublicComment) -> CommentView:
    month = wording.month(comment.month) if comment.month else ""
    who = ", ".join(filter(None, (wording.voice(comment.said_by), month)))
    score = wording.score(comment.score)
    return CommentView(comment.words, f"{who}: {score}" if who else score, comment.reply)
