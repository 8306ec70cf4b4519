"""The form in a text, as the letter of a service's page made it and somebody filled it in → each answer.

People answer behind a question, below it, or above it all; a mail program may
have broken a question into two lines, or put all of them into one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from generator.site.words.feedback_form import FORM, FormQuestion

# As councils' earlier pages asked, and as the columns of a table of forms on paper are called.
USUAL: Final[Mapping[FormQuestion, tuple[str, ...]]] = {
    FormQuestion.SERVICE: (
        *("Name of the service", "Name of service", "Service name", "Which service", "Service id"),
        *("Service", "About which service"),
    ),
    FormQuestion.GOOD: (
        *("What was good", "What's good", "What is good about it", "What went well", "What do you like"),
        *("Good", "Likes", "What did you like"),
    ),
    FormQuestion.BETTER: (
        *("What could have been better", "What can be better", "What could we do better", "Could be better"),
        *("What should be better", "To improve", "What do you not like", "Better", "Improvements"),
    ),
    FormQuestion.SCORE: (
        *("How good is it from 1 poor to 5 very good", "How good is it from 1 to 5", "Score", "Rating"),
        *("Score 1 to 5", "Score out of 5", "Stars", "How good"),
    ),
    FormQuestion.WHO: (
        *("I am a person who uses it family or carer staff", "Who are you a person who uses it family or carer or a worker"),
        *("Who is it from", "Who says it", "From", "Who", "I am"),
    ),
    FormQuestion.MAY_TELL: (
        *("May we pass this on to the provider yes no", "May we pass this on to the provider", "May we tell the provider"),
        *("May tell", "Tell the provider", "Pass on"),
    ),
    FormQuestion.MAY_PUBLISH: (
        *("May we put your words on this site without your name yes or no", "May we put your words on this site without your name"),
        *("May we put your words on our website", "May we publish", "May publish", "Publish", "Consent to publish"),
    ),
    FormQuestion.CONTACT: (
        *("How can we reach you", "Contact", "Contact details", "Name", "E-mail", "Email", "Telephone", "Phone"),
        *("Name and contact", "Address"),
    ),
}  # fmt: skip
_LEAST_LETTERS: Final = 12  # a shorter one, such as "Score", may begin a sentence of the answer
_LEAST, _LEAST_RUN_ON = 2, 3  # so many questions make a form; where they do not begin lines
_BEFORE: Final = r"(?:^[ \t>*_#•-]{0,12}(?:[0-9]{1,2}[.)][ \t]{0,3})?)"
_BEHIND: Final = r"[ \t]{0,3}[?:.*_]{0,5}"


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A form with what somebody wrote in it.

    Attributes:
        answers: as they were written; what was left blank is not there.
        above: what stands before the first question.
    """

    answers: Mapping[FormQuestion, str]
    above: str


def filled_form(text: str) -> FilledForm | None:
    """The form in the text; None where there is none, or nothing was written in it.

    Args:
        text: in plain letters.
    """
    marks = _marks(text, _BEFORE)
    if len({question for question, _, _ in marks}) < _LEAST:
        marks = _marks(text, r"(?<!\w)")
        if len({question for question, _, _ in marks}) < _LEAST_RUN_ON:
            return None
    answers: dict[FormQuestion, str] = {}
    ends = [start for _, start, _ in marks[1:]] + [len(text)]
    for (question, _, begins), end in zip(marks, ends, strict=True):
        answer = _answer(text[begins:end])
        if answer and answer != answers.get(question):
            answers[question] = "\n".join(filter(None, (answers.get(question, ""), answer)))
    return FilledForm(answers, text[: marks[0][1]].strip()) if answers else None


def question_of(label: str) -> FormQuestion | None:
    """What a column of a table asks, by its header; None where it asks nothing of the form."""
    return _labels().get(_folded(label))


def is_question(line: str) -> bool:
    """Whether the line begins with a question of the form."""
    return any(pattern.match(line) for _, pattern in _patterns(_BEFORE))


def _marks(text: str, before: str) -> list[tuple[FormQuestion, int, int]]:
    """Each question that stands in the text: where it begins, and where its answer does."""
    marks = [
        (question, match.start(), match.end())
        for question, pattern in _patterns(before)
        for match in pattern.finditer(text)
    ]
    return sorted(marks, key=lambda mark: mark[1])


@cache
def _patterns(before: str) -> tuple[tuple[FormQuestion, re.Pattern[str]], ...]:
    """Question → what finds it with its hint, or without, however lines were broken."""
    return tuple(
        (
            question,
            re.compile(
                f"{before}(?:{'|'.join(_words(phrase) for phrase in _phrases(question))}){_BEHIND}",
                re.IGNORECASE | re.MULTILINE,
            ),
        )
        for question in FORM
    )


def _phrases(question: FormQuestion) -> list[str]:
    phrases = (FORM[question].line, FORM[question].text, *USUAL[question])
    long = [phrase for phrase in phrases if len(phrase) >= _LEAST_LETTERS]
    return sorted(long, key=len, reverse=True)


def _words(phrase: str) -> str:
    return r"[\W_]{1,12}".join(map(re.escape, re.findall(r"[\w'-]+", phrase))) + r"(?!\w)"


@cache
def _labels() -> Mapping[str, FormQuestion]:
    return {
        _folded(phrase): question
        for question, asked in FORM.items()
        for phrase in (asked.line, asked.text, *USUAL[question])
    }


def _folded(label: str) -> str:
    return " ".join(re.findall(r"\w+", label.casefold()))


def _answer(text: str) -> str:
    lines = (re.sub(r"^[ \t>]+|[ \t]+$", "", line) for line in text.strip().split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip(" \t\n")
