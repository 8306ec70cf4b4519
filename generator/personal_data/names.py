"""A guess at people's names in a sentence: a title, who somebody is, or a common first name gives them away."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

_WORD: Final = r"[^\W\d_]{1,30}(?:['’-][^\W\d_]{1,30}){0,3}"  # no longer than a name may be
_SURE_TITLES: Final = "mr|mrs|ms|mx|mister|prof|professor|revd?|reverend|dr"
_TITLES: Final = (
    "Miss|Doctor|Nurse|Sister|Brother|Sir|Lady|Lord|Dame|Father|Mother|Pastor|Matron|"
    "Aunt|Auntie|Aunty|Uncle|Nanny|Granny|Grandad|Grandma|Cousin"
)
_PEOPLE: Final = (
    "carers?|care worker|support worker|key ?worker|social worker|worker|nurse|manager|therapist|"
    "physio|driver|volunteer|doctor|cook|neighbour|friend|mother|father|mum|dad|sister|brother|son|"
    "daughter|husband|wife|partner|aunt|auntie|uncle|nan|gran|grandad|cousin|boss|man|woman|lady|girl|boy|"
    "advocate|assistant|housemate|flatmate|gp"
)
_OWN: Final = r"(?:my|our|her|his|their|your)"
# "mr smith": nothing but a name follows these, in small letters too.
_AFTER_MR: Final = re.compile(rf"\b(?i:{_SURE_TITLES})\b\.?\s+(?:[A-Z]\.?\s+)?({_WORD})")
# What is a name where it begins with a capital letter.
_INTRODUCED: Final = (
    re.compile(rf"\b(?:{_TITLES}|{_TITLES.lower()})\s+({_WORD})"),
    # "my carer Jane", "her key worker, Tom", "my carer, who is Jane", "keyworker is Tom"
    re.compile(
        rf"\b(?i:{_PEOPLE})\b(?:,?\s+(?:who\s+)?(?:is|was|are)(?:\s+called|\s+named)?|,)?\s+({_WORD})"
    ),
    re.compile(rf"(?<!dog )(?<!cat )(?<!pony )\b(?:called|named|names?\s+(?:is|are|was))\s+({_WORD})"),
    re.compile(rf"\bI(?:['’]m|\s+am)\s+({_WORD})"),
    # "Jane, my carer", and not "In Devizes, my carer"
    re.compile(
        rf"(?<!\bin )(?<!\bIn )(?<!\bat )(?<!\bAt )(?<!\bon )(?<!\bOn )(?<!\bto )(?<!\bfrom )(?<!\bnear )"
        rf"\b({_WORD}),\s+{_OWN}\s+(?:[a-z]+\s+)?(?:{_PEOPLE})\b"
    ),
)  # fmt: skip
_FIRST: Final = re.compile(
    rf"(?<!St )(?<!Saint )(?<!the )(?<!The )(?<!King )(?<!Queen )(?<!Prince )(?<!Princess )\b({_WORD})"
    r"(?!\s+(?:Road|Street|Lane|Avenue|Close|House|Hall|Court|Park|School|College|Hospital|Centre|Way)\b)"
)


def named(text: str) -> str:
    """The first words that look like somebody's name, with what gives them away; "" where none do."""
    first = min(_matches(text), key=lambda match: match.start(), default=None)
    return first[0].strip() if first else ""


def _matches(text: str) -> Iterator[re.Match[str]]:
    yield from (m for m in _AFTER_MR.finditer(text) if not _is_nobody(m[1]) and len(m[1]) > 1)
    for pattern in _INTRODUCED:
        # A name is written as Jane, O'Brien, McKay or Łucja is.
        named = (m for m in pattern.finditer(text) if m[1][0].isupper() and len(m[1]) > 1)
        yield from (m for m in named if not (m[1].isupper() or _is_nobody(m[1])))
    yield from (m for m in _FIRST.finditer(text) if _bare(m[1]) in first_names())


def _is_nobody(word: str) -> bool:
    bare = _bare(word)
    return bare in _nobody() or (bare.endswith("s") and bare[:-1] in _nobody())


def _bare(word: str) -> str:
    """The word in small letters, without what follows an apostrophe: "Jane's" → "jane"."""
    head, mark, tail = word.casefold().replace("’", "'").rpartition("'")
    return head if mark and len(tail) < 3 else word.casefold()


@cache
def first_names() -> frozenset[str]:
    """Common British first names that are no other word, in small letters: first-names.txt."""
    return _words("first-names.txt")


@cache
def _nobody() -> frozenset[str]:
    return _words("no-names.txt")


def _words(file: str) -> frozenset[str]:
    text = Path(__file__).with_name(file).read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())
