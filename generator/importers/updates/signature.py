"""Where what somebody wrote ends, and a signature begins: "Kind regards", or a name with a post and a number."""

import re
from collections.abc import Sequence
from typing import Final

from generator.importers.mails.words import words_of
from generator.importers.updates.chatter import alarm, without_numbers

_NAME_LINE: Final = re.compile(r"(?:[A-Z][\w.'-]{0,25}[ ,|/&()-]{0,3}){1,7}")
_LABELS: Final = re.compile(
    r"(?:phone|tel|telephone|mobile|mob|direct|office|m|t|e|email|w|web|[\s:.|,/])*", re.IGNORECASE
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
    end = len(lines)
    while end and (not lines[end - 1].strip() or _is_card(lines[end - 1])):
        end -= 1
    return list(lines[:end]), [line for line in lines[end:] if line.strip()]


def _is_sign_off(line: str) -> bool:
    return bool(_SIGN_OFF.fullmatch(line)) and not alarm([word.key for word in words_of(line)])


def _is_card(line: str) -> bool:
    """Whether a line may stand on a visiting card: a name, a post, a number, an address."""
    rest = without_numbers(line).strip()
    keys = [word.key for word in words_of(rest) if word.key.isalnum()]
    if alarm([key for key in keys if not key.isdigit()]):
        return False
    return not rest or bool(_LABELS.fullmatch(rest) or _NAME_LINE.fullmatch(rest))
