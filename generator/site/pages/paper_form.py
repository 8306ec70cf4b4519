"""Forms to print and fill in by hand: feedback on a service, and what somebody could not find."""

from dataclasses import dataclass

from generator.publication import Publication
from generator.site import addresses
from generator.site.parts import feedback, links
from generator.site.parts.links import Link
from generator.site.parts.page import PageView
from generator.site.words import wording


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question with lines to write on, or with boxes to tick."""

    text: str
    lines: tuple[int, ...] = ()
    boxes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormView(PageView):
    """A form on paper. `other` leads to the other ways to say the same."""

    lead: str
    questions: tuple[QuestionView, ...]
    other: Link


def of_feedback(publication: Publication) -> FormView:
    """Feedback on a service."""
    framework = publication.framework
    return FormView(
        title="Feedback form to print",
        description=f"A form to print and fill in, to tell {framework.council} what a service is like.",
        crumbs=links.crumbs(Link("Give feedback", addresses.FEEDBACK)),
        heading="Tell us about a service",
        lead="Print this page and fill in what you like. You need not answer everything, and you need not say who you are. Please leave out names.",
        questions=(
            _lines("Which service is it?", 1),
            _lines("What is good?", 4),
            _lines("What could be better?", 4),
            QuestionView("How good is it?", boxes=tuple(map(wording.score, feedback.SCORES))),
            QuestionView("Who are you?", boxes=_WHO),
            QuestionView("May we tell the provider what you said?", boxes=_YES_NO),
            QuestionView("May we put your words on our website, without your name?", boxes=_YES_NO),
            _lines("If you want an answer: how can we reach you?", 2),
        ),
        other=Link("Other ways to give feedback", addresses.FEEDBACK),
    )


def of_request(publication: Publication) -> FormView:
    """What somebody looked for and could not find."""
    return FormView(
        title="Tell us what you could not find: a form to print",
        description="A form to print and fill in, for support that people want and nobody offers.",
        crumbs=links.crumbs(Link("Where providers are wanted", addresses.WHERE_WANTED)),
        heading="Tell us what you could not find",
        lead="Print this page and fill in what you like. A worker may fill it in for somebody. Please leave out names.",
        questions=(
            _lines("What were you looking for?", 3),
            QuestionView(
                "Is it one of these?",
                boxes=(*(lot.title for lot in publication.offered_lots), "Something else"),
            ),
            _lines("Where? A town or a village is enough.", 1),
            _lines("What does the person need support with?", 2),
            _lines("What did you find instead, if anything?", 2),
            QuestionView("Who are you?", boxes=_ASKING),
            QuestionView("May we put your words on our website?", boxes=_YES_NO),
        ),
        other=Link("See where providers are wanted", addresses.WHERE_WANTED),
    )


_WHO = ("A person who uses it", "Family, a friend or a carer", "A worker, such as a nurse")
_ASKING = ("I need it myself", "Family, a friend or a carer", "A worker, such as a social worker")
_YES_NO = ("Yes", "No")


def _lines(text: str, number: int) -> QuestionView:
    return QuestionView(text, lines=tuple(range(number)))
