"""A sentence with its services, numbers and days marked, so that its form can be read: "S0 has #2 places @0".

S0 is a service, #2 a number, @0 a day behind "from", %0 a day by itself, OURS
the provider by its own name.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from generator.importers.mails.words import Word, coming_day, read_day
from generator.importers.updates.naming import Naming

_FROM: Final = (("from", "weekof"), ("as", "of"), ("as", "at"), ("as", "from"), ("starting", "from"), ("with", "effect", "from"), ("from",), ("wef", "from"), ("wef",), ("starting",))  # fmt: skip
_UNSPOKEN: Final = frozenset("()'*_")
_MARK: Final = re.compile(r"S\d+|[@%]\d+")


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with its services, numbers and days marked.

    Attributes:
        text: with a blank before and behind.
        keys: its other words.
    """

    text: str
    keys: tuple[str, ...]
    services: tuple[str, ...]
    days: tuple[date, ...]


def marked(words: Sequence[Word], names: Naming, on: date) -> Marked:
    """The sentence with what is named in it marked.

    Args:
        on: the day on which it was written.
    """
    out: list[str] = []
    services: list[str] = []
    days: list[date] = []
    position = 0
    while position < len(words):
        if named := names.at(words, position):
            service, position = named
            if service not in services:
                services.append(service)
            out.append(f"S{services.index(service)}")
        elif end := names.ours_at(words, position):
            out.append("OURS")
            position = end
        elif (read := _day_at(words, position, on)) is not None:
            sign, day, position = read
            out.append(f"{sign}{len(days)}")
            days.append(day)
        else:
            key = words[position].key
            is_number = key.isascii() and key.isdigit() and len(key) <= 4
            out.append(f"#{int(key)}" if is_number else key)
            position += 1
    keys = tuple(word.lstrip("#") for word in out if not _MARK.fullmatch(word))
    plain = [word for n, word in enumerate(out) if not _is_unspoken(out, n)]
    return Marked(f" {' '.join(plain)} ", keys, tuple(services), tuple(days))


def _is_unspoken(words: Sequence[str], position: int) -> bool:
    """Whether a mark changes nothing: brackets, but for those around a bare number, and what stands around a name."""
    word = words[position]
    if word == "(":
        return not (words[position + 2 : position + 3] == [")"] and words[position + 1][0] == "#")
    if (
        word == '"'
    ):  # around more than a name it quotes somebody, but behind a colon: that says which word to write
        beside = words[max(0, position - 1) : position + 2]
        return any(re.fullmatch(r"S\d+", other) for other in beside) or _is_around_last(words)
    return word in _UNSPOKEN


def _is_around_last(words: Sequence[str]) -> bool:
    """Whether the only quotation marks are around all that stands behind the colon: "First Keys: "2 now"."""
    marks = [n for n, word in enumerate(words) if word == '"']
    return (
        len(marks) == 2
        and words[marks[0] - 1 : marks[0]] in ([":"], ["-"], ["="])
        and all(word in ".,;!" for word in words[marks[1] + 1 :])
    )


def _day_at(words: Sequence[Word], position: int, on: date) -> tuple[str, date, int] | None:
    """The day behind "from", "as of", "wef", or by itself; and the first word behind it."""
    for phrase in _FROM:
        end = position + len(phrase)
        if tuple(word.key for word in words[position:end]) == phrase:
            read = read_day(words, end, on) or coming_day(words, end, on)
            return ("@", *read) if read else None
    if words[position].key in ("today", "tomorrow"):
        return None
    read = read_day(words, position, on)
    return ("%", *read) if read else None
