"""A line of text → its words, as keys that are equal where a reader takes them for equal; and the days in them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final


def listed(text: str, separator: str | None = None) -> list[str]:
    """The words of a list that is written as one text, as a person reads it."""
    return text.split(separator)


_TOKEN: Final = re.compile(r"[a-z\u00df-\u024f]+(?:'[a-z]+)?|[0-9]+|\S")
_SHORTENED: Final = (
    (re.compile(r"\b(we|i|they|you)'(?:ve|v)\b"), r"\1 have"),
    (re.compile(r"\bweve\b"), "we have"),
    (re.compile(r"\b(do|does|have|has)nt\b"), r"\1 not"),
    (re.compile(r"\bim\b"), "i am"),
    (re.compile(r"\bthats\b"), "that is"),
    (re.compile(r"\b(we|they|you)'?re\b(?<!were)"), r"\1 are"),
    (re.compile(r"\b(there|it|here|that|everything|everyone|what)'s\b"), r"\1 is"),
    (re.compile(r"\btheres\b"), "there is"),
    (re.compile(r"\bi'm\b"), "i am"),
    (re.compile(r"\b(?:can't|cannot|won't|shan't)\b"), "not"),
    (re.compile(r"\b([a-z]+)n't\b"), r"\1 not"),
    (re.compile(r"\b(?:wait(?:ing)?[- ]?list|w/?list|w/?l)\b"), "waitinglist"),
    (re.compile(r"\b(?:w/c|w/b|week (?:commencing|beginning|starting))(?=\W|$)"), "weekof"),
    (re.compile(r"\b(?:w/e|week[ -]?ending)(?=\W|$)"), "weekending"),
    (re.compile(r"\bvacs?\b"), "vacancies"),
    (re.compile(r"\bavail\b"), "available"),
    (re.compile(r"\b(?:w\.e\.f\.?|wef)(?=\W|$)"), "wef"),
    (re.compile(r"\ba\.?s\.?a\.?p\b"), "asap"),
)
# As they are mistyped most often.
_SPELT: Final = {
    wrong: right
    for right, words in {
        "vacancy": "vacency vacany vacancey vacany vancancy vacansy",
        "vacancies": "vacancys vacencies vacanies vancancies vacances vacancie's vacancy's",
        "available": "avaliable availible availabe avaiable availble avalable avilable",
        "availability": "avaliability availibility availablity availabilty",
        "currently": "curently currenty",
        "moment": "momment momement",
        "december": "decemeber decmber", "november": "novemeber novmber", "january": "janurary janury", "february": "febuary feburary",
        "wednesday": "wensday wednesay wedensday", "tuesday": "tuseday", "thursday": "thurday",
    }.items()
    for wrong in words.split()
}  # fmt: skip
_NUMBERS: Final = {
    word: str(number)
    for number, word in enumerate(
        listed("zero one two three four five six seven eight nine ten eleven twelve")
    )
}
_MONTHS: Final = {
    name: month
    for month, names in enumerate(
        (
            *("january jan", "february feb", "march mar", "april apr", "may", "june jun"),
            *("july jul", "august aug", "september sept sep", "october oct"),
            *("november nov", "december dec"),
        ),
        1,
    )
    for name in names.split()
}
_WEEKDAYS: Final = {
    name: day
    for day, names in enumerate(
        ("monday mon", "tuesday tues tue", "wednesday wed weds", "thursday thurs thur thu", "friday fri", "saturday sat", "sunday sun")
    )
    for name in names.split()
}  # fmt: skip
_DAY_NUMBER: Final = r"([0-9]{1,2})(?: (?:st|nd|rd|th))?"
_NAMED: Final = re.compile(
    rf"(?:{_DAY_NUMBER}(?: of)? ({'|'.join(_MONTHS)})|({'|'.join(_MONTHS)})(?: \.)?(?: the)? {_DAY_NUMBER})"
    r"(?:(?: ,)? ([12][0-9]{3}))?(?= |$)"
)
MONTH_NAMES: Final = frozenset(_MONTHS)
WEEKDAY_NAMES: Final = frozenset(_WEEKDAYS)
# So far back and ahead a day without its year may lie: together one year.
_BACK, _AHEAD = timedelta(days=59), timedelta(days=306)


_DOUBTFUL: Final = 7  # days back in which "the 19th" may lie


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark.

    Attributes:
        text: in small letters, as it stands.
        key: without an apostrophe; a number word as its digits.
    """

    text: str
    key: str


def words_of(line: str) -> list[Word]:
    """The words of a line in plain letters (`letters.plain`), shortened forms spelt out."""
    text = line.casefold()
    for pattern, whole in _SHORTENED:
        text = pattern.sub(whole, text)
    tokens = _TOKEN.findall(text)
    spelt = (_SPELT.get(token, token) for token in tokens)
    return [Word(token, _NUMBERS.get(token, token.replace("'", ""))) for token in spelt]


def read_day(words: Sequence[Word], start: int, on: date) -> tuple[date, int] | None:
    """The day that begins at a word, and the first word behind it.

    A day without its year lies within ten months ahead, or two months back.

    Args:
        on: the day on which it was written.
    """
    keys = [word.key for word in words]
    position = start
    weekday = None
    if position < len(keys) and keys[position] in _WEEKDAYS:
        weekday = _WEEKDAYS[keys[position]]
        position += 1
        if position < len(keys) and keys[position] in (",", "."):
            position += 1
    if position < len(keys) and keys[position] == "the":
        position += 1
    read = _iso(keys, position) or _numbers(keys, position) or _named(keys, position)
    if read is None:
        return _relative(keys, start, on) if weekday is None else None
    day, month, year, end = read
    value = _dated(day, month, year, on)
    if value is None or (weekday is not None and value.weekday() != weekday):
        return None
    return value, end


def coming_day(words: Sequence[Word], start: int, on: date) -> tuple[date, int] | None:
    """The day that "Monday" or "the 5th" means behind "from", and the first word behind it.

    None where it may be another one: "from Friday", written on a Friday; "from the
    19th", written on the 20th.
    """
    keys = [word.key for word in words[start : start + 4]]
    if keys and keys[0] in _WEEKDAYS:
        ahead = (_WEEKDAYS[keys[0]] - on.weekday()) % 7
        return (on + timedelta(days=ahead), start + 1) if ahead else None
    keys = keys[1:] if keys[:1] == ["the"] else keys
    day = _number(keys[0]) if len(keys) > 1 and keys[1] in ("st", "nd", "rd", "th") else None
    dates = [on + timedelta(days=ahead) for ahead in range(-_DOUBTFUL, 32 - _DOUBTFUL)]
    coming = [one for one in dates if one.day == day]
    if len(coming) != 1 or coming[0] <= on:
        return None
    behind = start + 2 + (words[start].key == "the")
    is_day = behind == len(words) or words[behind].key not in (*_MONTHS, "of")
    return (coming[0], behind) if is_day else None


def _relative(keys: Sequence[str], start: int, on: date) -> tuple[date, int] | None:
    if start < len(keys) and keys[start] in ("today", "tomorrow"):
        return on + timedelta(days=keys[start] == "tomorrow"), start + 1
    return None


Read = tuple[int, int, int | None, int]
"""Day, month, year where it stands there, and the first word behind."""


def _iso(keys: Sequence[str], at: int) -> Read | None:
    """`2026-12-01`."""
    part = keys[at : at + 5]
    if len(part) == 5 and part[1] == part[3] == "-" and len(part[0]) == 4:
        numbers = [_number(part[n]) for n in (0, 2, 4)]
        if None not in numbers:
            return numbers[2] or 0, numbers[1] or 0, numbers[0], at + 5
    return None


def _numbers(keys: Sequence[str], at: int) -> Read | None:
    """`1/12`, `1/12/26`, `01.12.2026`, `1-12-2026`: as it is written in Britain, the day first."""
    part = keys[at : at + 5]
    if len(part) < 3 or part[1] not in "/.-" or not part[1]:
        return None
    day, month = _number(part[0]), _number(part[2])
    if day is None or month is None or len(part[0]) > 2 or len(part[2]) > 2:
        return None
    if len(part) == 5 and part[3] == part[1] and (year := _year(part[4])) is not None:
        return day, month, year, at + 5
    if part[1] != "/" or (len(part) > 3 and part[3] in "/"):
        return None  # "1.12" and "1-12" may be hours, or a range
    return day, month, None, at + 3


def _named(keys: Sequence[str], at: int) -> Read | None:
    """`1 December`, `1st of Dec 2026`, `December 1st`."""
    match = _NAMED.match(" ".join(keys[at : at + 8]))
    if match is None:
        return None
    day, month = int(match[1] or match[4]), _MONTHS[match[2] or match[3]]
    return day, month, int(match[5]) if match[5] else None, at + match[0].count(" ") + 1


def _number(key: str) -> int | None:
    return int(key) if key.isascii() and key.isdigit() and len(key) <= 4 else None


def _year(key: str) -> int | None:
    number = _number(key)
    if number is None or len(key) not in (2, 4):
        return None
    return number + 2000 if len(key) == 2 else number


def _dated(day: int, month: int, year: int | None, on: date) -> date | None:
    years = [year] if year is not None else [on.year - 1, on.year, on.year + 1]
    values = []
    for one in years:
        try:
            values.append(date(one, month, day))
        except ValueError:
            continue
    if year is not None:
        return values[0] if values else None
    return next((value for value in values if -_BACK <= value - on <= _AHEAD), None)
