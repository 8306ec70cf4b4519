"""An answer to a closed question of the form, as people write it → the value; none where it can be taken in two ways.

A person looks at every row before anything of it is published. So what is not
plain is left blank and asked for, and never guessed.
"""

import re
from typing import Final

from generator.importers.mails.words import listed, words_of
from generator.site.words import wording
from generator.site.words.feedback_form import SCORES, WHO

_OF_FIVE: Final = re.compile(r"\b([0-9]+) (?:/|out of|of) (?:5|five)\b")
_NUMBER: Final = re.compile(r"[0-9]+(?: ?[.,/+-] ?[0-9]+)*")
_STARS: Final = re.compile(r"(?:[★⭐]️?\s?){1,5}")
_GOOD_FROM: Final = (
    3  # a number below and words above, or the other way round, contradict each other
)
# Longest first: "not good" is not "good".
_IN_WORDS: Final = tuple(
    sorted(((wording.score(n).casefold(), n) for n in SCORES), key=lambda pair: -len(pair[0]))
)
_NEGATIONS: Final = frozenset(listed("not no never nor neither without"))
_DOUBTS: Final = frozenset(
    listed("but if unless only except maybe perhaps depends or first until some part partly problem unsure sure mind bothered leave")
)  # fmt: skip
_YES: Final = frozenset(listed("yes y yep yeah yup ok okay fine certainly absolutely definitely happy"))  # fmt: skip
_NO: Final = frozenset(listed("no n nope not never rather"))
_YES_PHRASES: Final = re.compile(
    r"\b(?:of course|go ahead|please do(?! not)|you may|you can|no problem)\b"
)
_WORKERS: Final = re.compile(
    r"\b(?:care|support|social|key|youth|outreach|health|paid) workers?\b|\bworkers?\b|\bnurses?\b|\bpractitioners?\b|\bprofessionals?\b"
    r"|\bstaff\b|\bgp\b|\bdoctor\b|\btherapist\b|\bot\b|\bcare (?:manager|coordinator|co - ordinator)\b|\bcommissioner\b"
)
_FAMILY: Final = re.compile(
    r"\bfamily\b|\bcarers?\b|\brelatives?\b|\bfriends?\b|\bneighbours?\b|\bparents?\b|\b(?:mother|mum|mam|father|dad|son|daughter|sister|brother"
    r"|husband|wife|partner|aunt|auntie|uncle|niece|nephew|cousin|nan|gran|granny|grandmother|grandad|grandfather|grandson|granddaughter)\b"
)
_PERSON: Final = re.compile(
    r"\bperson who uses\b|\bi (?:use|live|go|attend|am the person|am a person)\b|\b(?:service )?user\b|\bresident\b|\btenant\b|\bclient\b"
    r"|\bmyself\b|^me$"
)


def score_in(answer: str) -> int | None:
    """From 1 to 5; None where no one of them is said."""
    text = _plainly(answer)
    if stars := _STARS.fullmatch(answer.strip()):
        return len(re.findall("[★⭐]", stars[0]))
    text = _OF_FIVE.sub(r"\1", text)
    numbers = _NUMBER.findall(text)
    words = next((n for name, n in _IN_WORDS if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)), None)  # fmt: skip
    negated = _NEGATIONS & set(text.split())
    if not numbers:
        return next((n for name, n in _IN_WORDS if text.strip(" .!") in (name, f"it is {name}")), None)  # fmt: skip
    if len(numbers) > 1 or numbers[0] not in set("12345") or (negated and words != 2):
        return None
    number = int(numbers[0])
    if words and (number - _GOOD_FROM) * (words - _GOOD_FROM) < 0:
        return None
    return number


def consent_in(answer: str) -> bool | None:
    """Whether it says yes; None where it says neither yes nor no, or says it with an "if" or a "but"."""
    text = _plainly(answer)
    phrase = _YES_PHRASES.search(text)
    keys = [key for key in _YES_PHRASES.sub(" ", text).split() if key.isalpha()]
    if _DOUBTS & set(keys):
        return True if keys in (["sure"], ["yes", "sure"]) else None
    says_yes, says_no = bool(phrase) or bool(_YES & set(keys)), bool(_NO & set(keys))
    return None if says_yes == says_no else says_yes


def is_hedged(text: str) -> bool:
    """Whether the words take a yes back in part: "but not the last bit"."""
    return bool(_DOUBTS & set(_plainly(text).split()))


def speaker_in(answer: str) -> str:
    """Who says it, as feedback.csv has it; "" where that is not plain."""
    text = _plainly(answer)
    exact = [key for key, words in WHO.items() if text.strip(" .") in (key, _plainly(words))]
    if exact:
        return exact[0]
    who = (("practitioner", _WORKERS), ("family-or-carer", _FAMILY), ("person", _PERSON))
    matched = [key for key, pattern in who if pattern.search(text)]
    return matched[0] if len(matched) == 1 and not _NEGATIONS & set(text.split()) else ""


def _plainly(answer: str) -> str:
    """In small letters, its words and marks with a blank between them, shortened forms spelt out, numbers as digits."""
    return " ".join(word.key for word in words_of(answer))
