"""Forms to print and fill in by hand: feedback on a service, and what somebody could not find."""

from dataclasses import dataclass

from generator.publication import Publication
from generator.site import addresses
from generator.site.parts import links
from generator.site.parts.links import Link
from generator.site.parts.page import PageView
from generator.site.words.feedback_form import FORM, YES_NO, FormQuestion


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
        questions=(*(_asked(question) for question in FORM),),
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
            QuestionView("May we put your words on our website?", boxes=YES_NO),
        ),
        other=Link("See where providers are wanted", addresses.WHERE_WANTED),
    )


_ASKING = ("I need it myself", "Family, a friend or a carer", "A worker, such as a social worker")
# Lines to write on, where a person answers in words.
_ROOM = {FormQuestion.SERVICE: 1, FormQuestion.CONTACT: 2}
_MUCH_ROOM = 4


def _asked(question: FormQuestion) -> QuestionView:
    asked = FORM[question]
    if asked.choices:
        return QuestionView(asked.text, boxes=asked.choices)
    return _lines(asked.text, _ROOM.get(question, _MUCH_ROOM))


def _lines(text: str, number: int) -> QuestionView:
    return QuestionView(text, lines=tuple(range(number)))
