"""Easy Read is easy, and has a picture for each idea.

What is asked is what guides to Easy Read ask for (for example that of Inclusion
Europe, "Information for all"): short sentences with one idea each, everyday
words, hard ones explained, who does what, no short forms, a picture beside.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from generator.frame.icons import icon_names
from generator.problem import Finding, did_you_mean
from generator.readability import syllables
from generator.records import EasyLine
from generator.rules.context import Context

LONGEST_SENTENCE: Final = 15
"""Words."""

_HARD: Final = 4  # syllables
_SENTENCE_END: Final = re.compile(r"[.!?](?=\s+[^a-z\s])")
_MARK: Final = re.compile(r"[][(){}<>/;&…]|\s[-–—]+\s")
_SHORT_FORM: Final = re.compile(
    r"\b(?:e\.?g\b|i\.e\b|etc\b|approx\b|incl\b|max\b|min\b|hrs?\b|yrs?\b|p\.?w\b|vs\b)\.?",
    re.IGNORECASE,
)
_LETTERS: Final = re.compile(r"\b[A-Z]{2,}s?\b")
# What everybody says for the thing itself.
_EVERYDAY_LETTERS: Final = frozenset({"NHS", "OK", "TV", "UK", "GP", "GPs"})
_DONE: Final = r"\w{2,}ed|brought|chosen|done|found|given|held|kept|known|made|paid|seen|sent|shown|taken|told|written"
_PASSIVE: Final = re.compile(
    rf"\b(?:is|are|was|were|been|being|be)\s+(?:(?:not|\w+ly)\s+)?({_DONE})\b", re.IGNORECASE
)
# What looks like something that is done to somebody, and tells how they are.
_STATES: Final = frozenset(
    {
        *("called", "closed", "confused", "disabled", "excited", "frightened", "interested"),
        *("married", "need", "paralysed", "relaxed", "retired", "scared", "tired", "worried"),
    }
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def easy_read_sentence(context: Context) -> Iterator[Finding]:
    """A line in Easy Read is one sentence of at most 15 words."""
    for line in chain.from_iterable(context.filed.easy_texts):
        place = line.place.at(f"{line.place.field}.words")
        number = len(line.words.split())
        if number > LONGEST_SENTENCE:
            words = f"the sentence has {number} words; at most {LONGEST_SENTENCE} are easy to read"
            yield place, words
        elif _SENTENCE_END.search(line.words):
            yield place, "there are two sentences here; give each a line and a picture of its own"


def easy_read_hard(context: Context) -> Iterator[Finding]:
    """A line in Easy Read has everyday words alone: no brackets or other marks that nobody reads out, no short forms, no letters that stand for words and no long word unless another line explains it, and somebody who does what is done. Long words that everybody knows are in content/plain-words.yml."""
    for lines in context.filed.easy_texts:
        texts = [line.words for line in lines]
        for line in lines:
            for fault in faults(line.words, texts, context.filed.plain_words):
                yield line.place.at(f"{line.place.field}.words"), fault


def easy_read_pictures(context: Context) -> Iterator[Finding]:
    """Each idea of an Easy Read page has a picture of its own: one that stands beside two says nothing of either. What a service is for and what helps there stand on one page. And no two pages of Easy Read begin with the same one, by which people choose between them."""
    filed = context.filed
    lots = [lot.easy_read for lot in filed.lots.values()]
    pages = [page.lines for page in filed.easy_read.values()]
    terms = (*filed.needs.values(), *filed.access.values())
    service = [line for term in terms for line in term.easy_read]
    for lines in (*lots, *pages):
        yield from _repeated(lines, "another line of this page has this picture, too")
    yield from _repeated(service, "another line of a service's page has this picture, too")
    firsts = [lines[0] for lines in (*lots, *pages) if lines]
    yield from _repeated(firsts, "another page of Easy Read begins with this picture, too")


def unknown_picture(context: Context) -> Iterator[Finding]:
    """A picture in Easy Read is one of Material's own, by its name."""
    for line in chain.from_iterable(context.filed.easy_texts):
        if line.picture and line.picture not in context.filed.pictures:
            hint = did_you_mean(line.picture, icon_names())
            words = f'there is no picture "{line.picture}"{hint}'
            yield line.place.at(f"{line.place.field}.picture"), words


def faults(text: str, page: Sequence[str], counts: Mapping[str, int]) -> Iterator[str]:
    """What makes a line hard to read, and what would be easier.

    Args:
        text: the line.
        page: all lines of its page, which may explain a word of it.
        counts: how many syllables a word counts as, by the word in small letters.
    """
    others = " ".join(line for line in page if line != text)
    if mark := _MARK.search(text):
        yield f'"{mark[0].strip()}" is not read out; write a sentence without it'
    if short := _SHORT_FORM.search(text):
        yield f'"{short[0]}" is a short form; write the word'
    for letters in dict.fromkeys(_LETTERS.findall(text)):
        explained = re.search(rf"\b{letters} (?:stands for|means|is short for)\b", " ".join(page))
        if letters not in _EVERYDAY_LETTERS and not explained:
            yield f'"{letters}" stands for words; say for which in a line of its own'
    for word in dict.fromkeys(_WORD.findall(text)):
        plain = word.casefold().replace("’", "'").removesuffix("'s")
        if (counts.get(plain) or syllables(plain)) >= _HARD and word not in others:
            yield f'"{word}" is a long word; take a shorter one, or explain it in a line of its own'
    if (passive := _PASSIVE.search(text)) and passive[1].casefold() not in _STATES:
        yield f'"{passive[0]}" does not say who does it; begin with who does'


def _repeated(lines: Sequence[EasyLine], words: str) -> Iterator[Finding]:
    seen: set[str] = set()
    for line in lines:
        if line.picture in seen:
            yield line.place.at(f"{line.place.field}.picture"), words
        seen.add(line.picture)
