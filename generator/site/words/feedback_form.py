"""What the council asks of who tells it what a service is like: the questions, on paper and in the letter alike.

The page of a service makes the letter, the form on paper asks the same, and the
import of feedback reads both back: the words stand here once.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from generator.site.words import wording


class FormQuestion(StrEnum):
    """What is asked, in the order of the form."""

    SERVICE = "service"
    GOOD = "good"
    BETTER = "better"
    SCORE = "score"
    WHO = "who"
    MAY_TELL = "may-tell"
    MAY_PUBLISH = "may-publish"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in words.

    Attributes:
        text: the question.
        choices: what may be answered, as it stands beside the boxes on paper; () where people write.
        hint: the same in the letter, behind the question.
    """

    text: str
    choices: tuple[str, ...] = ()
    hint: str = ""

    @property
    def line(self) -> str:
        """The question as it stands in the letter."""
        return f"{self.text} {self.hint}" if self.hint else self.text


SCORES: Final = (5, 4, 3, 2, 1)
# Who says it, as feedback.csv has it → in the words of the form.
WHO: Final[Mapping[str, str]] = {
    "person": "A person who uses it",
    "family-or-carer": "Family, a friend or a carer",
    "practitioner": "A worker, such as a nurse",
}
YES_NO: Final = ("Yes", "No")
_SCORES_IN_LETTER: Final = f"From 1 ({wording.score(1).lower()}) to 5 ({wording.score(5).lower()}):"
_WHO_IN_LETTER: Final = f"{'; '.join(WHO.values()).capitalize()}:"

FORM: Final[Mapping[FormQuestion, Asked]] = {
    FormQuestion.SERVICE: Asked("Which service is it?"),
    FormQuestion.GOOD: Asked("What is good?"),
    FormQuestion.BETTER: Asked("What could be better?"),
    FormQuestion.SCORE: Asked(
        "How good is it?", tuple(map(wording.score, SCORES)), _SCORES_IN_LETTER
    ),
    FormQuestion.WHO: Asked("Who are you?", tuple(WHO.values()), _WHO_IN_LETTER),
    FormQuestion.MAY_TELL: Asked("May we tell the provider what you said?", YES_NO, "Yes or no:"),
    FormQuestion.MAY_PUBLISH: Asked(
        "May we put your words on our website, without your name?", YES_NO, "Yes or no:"
    ),
    FormQuestion.CONTACT: Asked("If you want an answer: how can we reach you?"),
}
# The subject of the letter names the service; who writes gives an address by writing.
_OF_LETTER: Final = tuple(q for q in FORM if q not in (FormQuestion.SERVICE, FormQuestion.CONTACT))

ABOUT_ANY: Final = "Feedback about a service"
_SUBJECT: Final = re.compile(r"feedback about (.{1,300}) \(([a-z0-9-]{1,200})\)", re.IGNORECASE)


def letter_lines(*, names_service: bool) -> tuple[str, ...]:
    """The questions of the letter, each a line with room below it.

    Args:
        names_service: whether its subject does; otherwise it is asked first.
    """
    questions = _OF_LETTER if names_service else (FormQuestion.SERVICE, *_OF_LETTER)
    return tuple(FORM[question].line for question in questions)


def subject(title: str, service: str) -> str:
    """`Feedback about First Keys (bissbank-first-keys)`: the letter's subject.

    Args:
        service: its id.
    """
    return f"Feedback about {title} ({service})"


def subject_parts(text: str) -> tuple[str, str]:
    """The title and the id in a subject that `subject` made, whatever stands before it ("Re:"); "" for each where it has none."""
    match = _SUBJECT.search(text)
    return (match[1].strip(), match[2].lower()) if match else ("", "")
