"""Where what somebody wrote ends, and a signature begins: "Kind regards", or a name with a post and a number."""

import re
from collections.abc import Sequence
from typing import Final

from generator.importers.mails.words import words_of
from generator.importers.updates.chatter import alarm, without_numbers

_NAME_LINE: Final = re.compile(r"(?:[A-Z][\w.'-]{0,25}[ ,|/&()-]{0,3}){1,7}")
_POSTCODE: Final = re.compile(r"\b[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}\b")
_KISSES: Final = re.compile(r"[ ,]+[xX]{1,5}\s*$")
_NO_NAME: Final = re.compile(r"^.$|(?:ly|ish|ing|ed)$", re.IGNORECASE)
_LABELS: Final = re.compile(
    r"(?:phone|tel|telephone|mobile|mob|direct|ddi|office|m|t|e|email|w|web|ext(?:ension)?[ .]*[0-9]{1,5}|[\s:.|,/])*",
    re.IGNORECASE,
)
_SIGN_OFF: Final = re.compile(
    r"\s*(?:(?:many |kind |kindest |best |warm |warmest |with )*(?:regards|thanks|thank you|wishes|cheers|ta|love)|all the best|yours(?: sincerely| faithfully| truly)?|kr|br|best|sincerely)[\s,.!]*(?:[A-Z][\w'-]{0,20}[ ,.!x]*){0,3}",
    re.IGNORECASE,
)


def signed(lines: Sequence[str], *, is_open: bool) -> tuple[list[str], list[str]]:
    """What stands before "Kind regards", or before a name at the end, and what stands below.

    Args:
        is_open: whether something was written already, so that "Thanks" in the first line ends it.
    """
    for position, line in enumerate(lines):
        if is_open and _is_sign_off(line):
            return list(lines[:position]), list(lines[position + 1 :])
        is_open = is_open or bool(line.strip())
    start = _visiting_card(lines)
    if start is not None:
        return list(lines[:start]), [line for line in lines[start:] if line.strip()]
    end = len(lines)
    while end and (not lines[end - 1].strip() or is_card(lines[end - 1])):
        end -= 1
    return list(lines[:end]), [line for line in lines[end:] if line.strip()]


def _visiting_card(lines: Sequence[str]) -> int | None:
    """Where the last paragraph begins, where it is a name with a number, an address or a postcode beneath; else None."""
    last = "\n".join(lines).rstrip().split("\n")
    start = max((n for n, line in enumerate(last) if not line.strip()), default=-1) + 1
    name, *beneath = last[start:] or [""]
    is_first = not any(line.strip() for line in last[:start])
    if is_first or not beneath or not is_card(name) or not re.search("[A-Z]", name):
        return None
    has_contact = any(without_numbers(line) != line or _POSTCODE.search(line) for line in beneath)
    return start if has_contact else None


def _is_sign_off(line: str) -> bool:
    return bool(_SIGN_OFF.fullmatch(line)) and not alarm([word.key for word in words_of(line)])


def is_first_name(text: str) -> bool:
    """Whether what stands at the end of a line is a name, as far as it can be told from "Ish" and "Roughly"."""
    words = text.strip(" .,;").split()
    return (
        is_card(" ".join(words))
        and len(words) <= 2
        and not any(_NO_NAME.search(word) for word in words)
    )


def is_card(line: str) -> bool:
    """Whether a line may stand on a visiting card: a name, a post, a number, an address."""
    rest = _KISSES.sub("", without_numbers(line)).strip()
    keys = [word.key for word in words_of(rest) if word.key.isalnum()]
    if alarm([key for key in keys if not key.isdigit()]):
        return False
    if rest and _POSTCODE.search(rest):
        return True
    return not rest or bool(_LABELS.fullmatch(rest) or _NAME_LINE.fullmatch(rest))
