"""How hard a text is to read: its grade by Flesch and Kincaid, and its hardest sentence.

The grade is that of J. P. Kincaid and others, "Derivation of New Readability
Formulas" (Naval Technical Training Command, 1975), which word processors show:

    0.39 × words ÷ sentences + 11.8 × syllables ÷ words − 15.59

A grade is a school year in the United States, five short of the age: who reads
grade 6 with ease has a reading age of 11. Syllables are counted by rule; a list
may say how many a word counts as.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

AGE_ELEVEN: Final = 6.0
"""The grade of a text that somebody with a reading age of 11 reads with ease."""

_NOT_READ: Final = re.compile(r"https?://\S+|\S+@\S+|\bwww\.\S+")
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_END: Final = re.compile(r"\n+|(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9£])")

# What the rules below count wrongly, and people write often.
_IRREGULAR: Final = {
    "area": 3, "areas": 3, "easier": 3, "create": 2, "every": 2, "everyday": 3, "everyone": 3,
    "everything": 3, "everywhere": 3, "interested": 3, "evening": 2, "evenings": 2, "idea": 3, "ideas": 3, "people": 2, "someone": 2,
    "business": 2, "wednesday": 2, "something": 2, "sometimes": 2, "real": 1, "really": 2,
}  # fmt: skip
_VOWELS: Final = re.compile(r"[aeiouy]+")
# A run of vowels that is not heard: care, asked, likes, homely, somewhere …
_SILENT: Final = re.compile(
    r"(?<=[aeiouy])[^aeiouy]{1,2}(?<!l)(?<![^aeiouy]r)e$|le$(?<=[aeiouy]le)"
    r"|[^aeiouydt]ed$(?<![^aeiouyl]led)|[^aeiouycgsxzh]es$(?<![^aeiouyl]les)|thes$"
    r"|[^aeiouy]e(?=(?:ly|ments?|ful|fully|less|ness)$)(?<!^[^aeiouy]e)"
    r"|^(?:home|where|care|life|side|time|there|safe)(?=[^aeiouyrsd])|^some(?=[bhtw])"
)
# Two syllables in one run: material, period, quiet, usual, video; and one without a vowel: autism.
_TWO: Final = re.compile(
    r"(?<![tscg])ia(?!ge)|(?<![tscgxln])io|ii|iu|(?<![tcs])ie(?=r|t|n[tcs])|cie(?=[nt])|iat(?<=[cs]iat)"
    r"|(?<![gq])ua|[aeouy]i(?=ng)|eo(?![pu])|eu(?=m)|oy(?=e)|sm$|thm$|(?<=[ds])n['’]t$"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """How hard a text is.

    Attributes:
        grade: by Flesch and Kincaid; 0 where there is no word.
        words: how many there are; a few words say little about a text.
        hardest: the sentence with the highest grade, as it stands in the text.
    """

    grade: float
    words: int
    hardest: str


def reading(text: str, counts: Mapping[str, int]) -> Reading:
    """Read a text in which each paragraph, heading and list item has a line of its own.

    Args:
        counts: how many syllables a word counts as, by the word in small letters.
    """
    sentences = [s.strip() for s in _END.split(_NOT_READ.sub("", text)) if _WORD.search(s)]
    if not sentences:
        return Reading(0, 0, "")
    sizes = [_size(sentence, counts) for sentence in sentences]
    words, syllables = map(sum, zip(*sizes, strict=True))
    worst = max(range(len(sizes)), key=lambda at: _grade(1, *sizes[at]))
    return Reading(_grade(len(sizes), words, syllables), words, sentences[worst])


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """How many a word has; a number and a word without vowels count as one."""
    word = word.lower().replace("’", "'")
    plain = word.removesuffix("'s")
    if plain in _IRREGULAR:
        return _IRREGULAR[plain]
    heard = len(_VOWELS.findall(plain))
    return max(1, heard - len(_SILENT.findall(plain)) + len(_TWO.findall(plain)))


def _size(sentence: str, counts: Mapping[str, int]) -> tuple[int, int]:
    words = [word.lower().replace("’", "'") for word in _WORD.findall(sentence)]
    return len(words), sum(
        counts.get(word.removesuffix("'s"), 0) or syllables(word) for word in words
    )


def _grade(sentences: int, words: int, syllables: int) -> float:
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59
