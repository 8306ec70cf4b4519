"""What in a text leads to somebody: e-mail addresses, telephone numbers, postcodes, NHS numbers, days of birth.

People write these in many ways, some of them so that no machine should find
them. So a text is first brought into one form (`settled`), and the patterns
allow whatever stands between the digits.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

_BETWEEN: Final = r"[\s().\-‐‒–—−/·]"
_AT: Final = r"\s?(?:@|[(\[{]\s?at\s?[)\]}])\s?"
# Not the end of a sentence: "Tea (at) noon. Then we sing."
_DOT: Final = r"\s?(?:\.(?!\s(?-i:[A-Z][a-z]))|[(\[{]\s?dot\s?[)\]}])\s?"
_PART: Final = r"[\w-]{1,63}"
# Each begins where a word does: a long text without spaces is gone through once.
_EMAIL: Final = re.compile(
    rf"(?<![\w.+-])[\w.+-]{{1,64}}"
    rf"(?:{_AT}(?:{_PART}{_DOT})+(?!\d)\w[\w-]{{1,62}}"  # no price: "cakes @ 2.50"
    rf"|\sat\s(?!(?:the|a|an|my|our|your|his|her|their|this|that|home)\s){_PART}(?:\sdot\s{_PART})+)",
    re.IGNORECASE,
)
_TO: Final = r"(?:\s?[–-]\s?|\s)"
_TIME: Final = r"(?:[01]\d|2[0-3])[ .]?[0-5]\d(?!\d)"
_OPENING: Final = r"(?:[01]\d|2[0-3])\.?[0-5][05]"
# What has as many digits as a telephone number, and is none: a day and a time after it; two days;
# opening times and how many days or weeks; sums of money; bands from 0; a number in a register.
_OTHER_FIGURES: Final = (
    r"\d\d?[./-]\d\d?[./-](?:19|20)\d\d\b|0\d [01]\d (?:19|20)\d\d\b(?! \d{3}\b)"
    rf"|0\d (?:19|20)\d\d {_TIME}"
    rf"|0?\d([./-])(?:0?\d|1[0-2])\1\d\d(?!\1){_TO}(?:{_TIME}|[0-3]?\d\1[01]?\d\1\d)"
    rf"|{_OPENING}{_TO}{_OPENING}{_TO}(?:\d\d?(?!\d)|\d{{3}}\s(?:days|nights)\b)"
    rf"|0\.\d\d{_TO}\d+\.\d\d(?!\d)|0\s?[–-]\s?\d{{1,3}}\s\d{{1,3}}\s?[–-]\s?\d{{1,3}}\s"
    r"|(?<=(?i:company|charity) (?i:number) )0\d{5,7}\b"
)
# 0, or +44 or 0044 with or without the (0), then nine or ten digits; or another country's number.
_PHONE: Final = re.compile(
    rf"(?<![\w£])(?<!\d[./-])(?!\(?(?:{_OTHER_FIGURES}))"
    rf"(?:(?:\+|00)44{_BETWEEN}{{0,2}}(?:\(0\)\s?)?|\(?0)(?:{_BETWEEN}{{0,2}}\d){{9,10}}(?!\d)"
    rf"|(?<!\w)(?:\+|00)[1-9]\d?(?:{_BETWEEN}{{0,2}}\d){{8,12}}(?!\d)"
)
_UNIT: Final = "ABD-HJLNP-UW-Z"  # the letters that end a postcode
_POSTCODE: Final = re.compile(
    rf"\b[A-Za-z]{{1,2}}\d[A-Za-z\d]? ?(?!\d(?:st|nd|rd|th)\b)\d[{_UNIT}{_UNIT.lower()}]{{2}}\b"
)
_TEN_DIGITS: Final = re.compile(r"(?<![\w£.-])\d{3}([ \-‐–]?)\d{3}\1\d{4}(?![\w-])")
_MONTHS: Final = "jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec"
_DAY: Final = (
    r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTHS})[a-z]*,? \d{{2,4}}"
    rf"|(?:{_MONTHS})[a-z]* \d{{1,2}}(?:st|nd|rd|th)?,? \d{{2,4}})"
)
_BIRTH: Final = re.compile(
    r"\b(?:d\.?o\.?b\b\.?|born|birth(?:day|date)?|date of birth)"
    rf"(?:\s(?:is|was|on|of|the))*\s?[:=]?\s?{_DAY}",
    re.IGNORECASE,
)
_IN_FIGURES: Final = re.compile(r"(?<![\d£])\d{1,2}[./-]\d{1,2}[./-](\d{4})(?!\d)")
_YOUNGEST: Final = 14  # years: what is longer ago in figures is hardly a visit


def settled(text: str) -> str:
    """The text in one form (NFKC): full-width digits and letters are the usual ones; line breaks stay."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def email(text: str) -> re.Match[str] | None:
    """An e-mail address, also one with (at), [at] or "at … dot …" in it."""
    return _EMAIL.search(text)


def phone(text: str) -> re.Match[str] | None:
    """A telephone number, whatever stands between its digits."""
    return _PHONE.search(text)


def postcode(text: str) -> str:
    """A whole postcode, or ""."""
    return next(postcodes(text), "")


def postcodes(text: str) -> Iterator[str]:
    """Every whole postcode in the text."""
    return (match[0] for match in _POSTCODE.finditer(text))


def nhs_number(text: str) -> str:
    """Ten digits whose last one is the check digit of an NHS number, or "".

    The NHS data dictionary gives the sum: the first nine times ten to two,
    modulo eleven.
    """
    return next((m[0] for m in _TEN_DIGITS.finditer(text) if _checks(m[0])), "")


def birth(text: str, today: date) -> str:
    """A day of birth: one that is called so, or one in figures that is many years ago; or ""."""
    if match := _BIRTH.search(text):
        return match[0]
    long_ago = (m for m in _IN_FIGURES.finditer(text) if int(m[1]) <= today.year - _YOUNGEST)
    return next((m[0] for m in long_ago if int(m[1]) > 1900), "")


def _checks(number: str) -> bool:
    digits = [int(c) for c in number if c.isdigit()]
    check = 11 - sum(d * weight for d, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return check % 11 == digits[9] and len(set(digits)) > 1


# What is looked for in comments alone, and what it is called.
SHOWN: Final[tuple[tuple[Callable[[str, date], str], str], ...]] = (
    (lambda text, _: postcode(text), "a postcode"),
    (lambda text, _: nhs_number(text), "an NHS number"),
    (birth, "a date of birth"),
)
