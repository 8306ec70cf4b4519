"""The order in which names stand in a list, and when two of them are the same to a reader.

Of names in Latin letters the scripts have the same opinion (`plain` in core/text.js).
"""

import re
from typing import Final
from unicodedata import normalize

from text_unidecode import unidecode

# Letters that no accent can be taken from, as people without their keys write them.
_WRITTEN: Final = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "n", "ŧ": "t", "ĸ": "k", "ə": "e", "&": " and "}
)  # fmt: skip
_DROPPED: Final = re.compile("['’‘ʼʻ`´\u0300-\u036f]")  # apostrophes and accents
_SIGNS: Final = re.compile(r"[\W_]+")
_APART: Final = re.compile(r"[^a-z0-9]+")
# The endings that the Companies Act 2006 (sections 58 and 59), the Community Interest Company
# Regulations 2005 and the Charities Act 2011 (section 212) ask of a registered name.
_LEGAL_FORM: Final = re.compile(
    r"(?: (?:limited|ltd|plc|public limited company|llp|cic|c i c|community interest company|cio))+$"
)


def folded(name: str) -> str:
    """The words of a name in small plain letters, of whatever script: "Łódź Café & Straße" → "lodz cafe and strasse"."""
    latin = _DROPPED.sub("", normalize("NFKD", name).lower()).translate(_WRITTEN)
    return _APART.sub(" ", unidecode(_SIGNS.sub(" ", latin)).lower()).strip()


def without_legal_form(name: str) -> str:
    """The same, without what a company or a charity adds behind it: "Kestrel Yard CIC" → "kestrel yard"."""
    return _LEGAL_FORM.sub("", folded(name))


def sort_key(name: str) -> str:
    """What a name is sorted by: "The" in front does not count, so that The Moorhen stands under M."""
    return folded(name).removeprefix("the ")
