"""A guess at people's names in a sentence: a title, who somebody is, or a common first name gives them away."""

import re
from collections.abc import Iterable, Iterator
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
# "a dog called Biscuit", "the cat is called Biscuit"
_NO_PET: Final = "".join(
    rf"(?<!{pet} )(?<!{pet} is )" for pet in ("dog", "cat", "pony", "goat", "donkey", "tortoise")
)
# After what a name is that of a road, a house or a firm.
_NO_SURNAMES: Final = (
    "Road|Street|Lane|Avenue|Close|Drive|Way|Hill|Green|Gardens?|House|Cottages?|Lodge|Hall|Court|Park|Farm|"
    "Bank|Mount|View|Villas?|Place|Square|Terrace|Centre|Club|Café|Cafe|Inn|Arms|School|College|Hospital|"
    "Hospice|Surgery|Church|Chapel|Room|Rooms|Wing|Wood|Ward|Day|Days|Fair|Group|Trust|Charity|Care|Support|"
    "Homes?|Ltd|Limited|Council|Foundation|Project|Line|Award"
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
    re.compile(rf"{_NO_PET}\b(?:called|named|names?\s+(?:is|are|was))\s+({_WORD})"),
    re.compile(rf"\bI(?:['’]m|\s+am)\s+({_WORD})"),
    # "Jane, my carer", and not "In Devizes, my carer"
    re.compile(
        rf"(?<!\bin )(?<!\bIn )(?<!\bat )(?<!\bAt )(?<!\bon )(?<!\bOn )(?<!\bto )(?<!\bfrom )(?<!\bnear )"
        rf"\b({_WORD}),\s+{_OWN}\s+(?:[a-z]+\s+)?(?:{_PEOPLE})\b"
    ),
    # "Oyelaran, 43, sings", "Oyelaran, aged 43", "Oyelaran, who is 43", "Oyelaran (43)"
    re.compile(
        rf"\b(?!(?:{_NO_SURNAMES})\b)({_WORD})(?:,? (?:who is |aged )|,? \(|, )(?:[2-9]\d|1[0-9])(?=\)|[,.]|\s+(?:and|has|who|came|lives|with)\b)"
    ),
)  # fmt: skip
_FIRST: Final = re.compile(
    rf"(?<!St )(?<!Saint )(?<!the )(?<!The )(?<!King )(?<!Queen )(?<!Prince )(?<!Princess )(?<!Jack and )"
    rf"\b({_WORD})(?!\s+(?:{_NO_SURNAMES})\b)"
)
# "Grace Okoro", and neither "Grace and dignity" nor "Rose Cottage"
_FIRST_AND_LAST: Final = re.compile(
    rf"(?<!St )(?<!Saint )(?<!the )(?<!The )\b([A-Z][a-z]{{1,8}})\s(?!(?:{_NO_SURNAMES})\b)([A-Z]{_WORD})"
)
# "Speak to Bev", and not "Ring Wiltshire Council"
_REACHED: Final = re.compile(
    rf"\b(?i:ask for|speak to|talk to|write to|ring|call|phone|text|contact|e-?mail)\s+({_WORD})(?![\w'’-]|\s+[A-Z])"
)
_HIDDEN: Final = "\N{MIDDLE DOT}"  # stands for each character of what is public anyway


def named(text: str) -> str:
    """The first words that look like somebody's name, with what gives them away; "" where none do."""
    return next((match[0].strip() for match in people(text)), "")


def people(text: str, public: re.Pattern[str] | None = None) -> list[re.Match[str]]:
    """Where words that look like somebody's name stand, in their order.

    Args:
        public: names of firms and places, which are nobody's: see `public_names`.
    """
    if public:
        text = public.sub(lambda match: _HIDDEN * len(match[0]), text)
    return sorted(_matches(text), key=lambda match: match.start())


def public_names(names: Iterable[str]) -> re.Pattern[str] | None:
    """What finds these names as whole words; None where there are none."""
    longest_first = sorted({name for name in names if name}, key=len, reverse=True)
    if not longest_first:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def _matches(text: str) -> Iterator[re.Match[str]]:
    yield from (m for m in _AFTER_MR.finditer(text) if not _is_nobody(m[1]) and len(m[1]) > 1)
    for pattern in (*_INTRODUCED, _REACHED):
        # A name is written as Jane, O'Brien, McKay or Łucja is.
        named = (m for m in pattern.finditer(text) if m[1][0].isupper() and len(m[1]) > 1)
        yield from (m for m in named if not (m[1].isupper() or _is_nobody(m[1])))
    yield from (m for m in _FIRST.finditer(text) if _bare(m[1]) in first_names())
    pairs = (m for m in _FIRST_AND_LAST.finditer(text) if m[1].casefold() in _also_words())
    yield from (m for m in pairs if not (m[2].isupper() or _is_nobody(m[2])))


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
def _also_words() -> frozenset[str]:
    """First names that are words too: names where a surname follows."""
    return _words("names-and-words.txt")


@cache
def _nobody() -> frozenset[str]:
    return _words("no-names.txt")


def _words(file: str) -> frozenset[str]:
    text = Path(__file__).with_name(file).read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())
