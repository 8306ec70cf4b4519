"""What beside somebody's name tells something private of them: how old they are, or what they are ill with."""

import re
from dataclasses import dataclass
from typing import Final

from generator.personal_data import names

_AGE: Final = r"(?:1[4-9]|[2-9]\d|10\d)"
_AGED: Final = (
    rf"\b(?:aged?|age of)\s{_AGE}\b|\b{_AGE}[- ]years?[- ]old\b|\b(?:turned|just)\s{_AGE}\b"
    # "is 72, and", "Michael, 72, has", "at 19 and"; not "is 24 hours", "at 10.30" or "at 20 Mill Lane"
    rf"|\b(?:is|was|now|at)\s{_AGE}(?=\s*[,;)!?]|\.(?!\d)|\s+(?:and|now|when|with)\b|$)|,\s{_AGE},"
    r"|\bin (?:his|her|their) (?:late |early |mid[- ])?(?:teens|twenties|thirties|forties|fifties|sixties"
    r"|seventies|eighties|nineties)\b|\b(?:eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty"
    r"|ninety)(?:[- ]\w+)?[- ]years?[- ]old\b"
)
# As people write them; a short form stands in capital letters.
_ILL: Final = (
    r"\b(?:dementia|alzheimer['’]?s|parkinson['’]?s|huntington['’]?s|cancer|leukaemia|tumour|stroke"
    r"|epilep(?:sy|tic)|seizures?|diabet(?:es|ic)|schizophreni[ac]|psycho(?:sis|tic)|bipolar|depress(?:ion|ed)"
    r"|anxiety|anorexi[ac]|bulimi[ac]|self[- ]harm\w*|suicid\w+|overdose\w*|addict(?:ion|ed)?|alcoholi[cs]m?"
    r"|autis(?:m|tic)|asperger['’]?s|down['’]?s syndrome|cerebral palsy|learning (?:disabilit(?:y|ies)|difficult"
    r"(?:y|ies))|(?:brain|spinal|head) injur(?:y|ies)|multiple sclerosis|motor neurone|incontinen(?:t|ce)"
    r"|personality disorder|breakdown|sectioned|dying|terminally ill|heart attack|hepatitis|disease|syndrome"
    r"|blind|deaf|disabled|(?-i:MS|MND|HIV|ADHD|PTSD|OCD|COPD))\b"
)
_DETAIL: Final = re.compile(f"{_AGED}|{_ILL}", re.IGNORECASE)
# Not after a title: "Mr. Smith".
_END: Final = re.compile(r"(?<!Mr)(?<!Mrs)(?<!Ms)(?<!Dr)(?<!Rev)[.!?](?=\s)|\n\s*\n")


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """Words that look like somebody's name, where they begin, and what is told of them beside it, or ""."""

    words: str
    start: int
    detail: str


def person(text: str, public: re.Pattern[str] | None = None) -> NamedPerson | None:
    """Of those who look named in the text the first of whom something private is told, else the first of all.

    Args:
        public: as `names.people` takes it.
    """
    every = [
        NamedPerson(match[0].strip(), match.start(), beside(text, match.start()))
        for match in names.people(text, public)
    ]
    return next((each for each in every if each.detail), every[0] if every else None)


def beside(text: str, start: int) -> str:
    """An age or an illness in the sentence in which `start` stands, as it is written; or ""."""
    begins = max((m.end() for m in _END.finditer(text, 0, start)), default=0)
    end = _END.search(text, start)
    match = _DETAIL.search(text[begins : end.end() if end else len(text)])
    return match[0].strip(" ,") if match else ""
