"""Where somebody lives, as a text gives it away: parts of an address that is known, any numbered street, a postcode."""

import re
from collections.abc import Iterable
from typing import Final

from generator.personal_data import contacts
from generator.records.address_lines import STREETS

_NUMBER: Final = re.compile(
    r"^(?:(?:flat|unit|room|no\.?|number)\s+)?\d+\w?(?:\s*(?:-|to|and)\s*\d+\w?)?\s+", re.I
)
_NUMBERED: Final = re.compile(rf"\b\d+[a-z]?\s+(?:[A-Z][\w'’-]*\s+){{1,3}}(?:{STREETS})\b", re.I)
# "Flat 3" or "Ground floor" alone leads to nobody.
_WITHIN: Final = re.compile(
    r"(?:(?:flat|unit|room|apartment|no\.?|number|floor|ground|first|second|top|the)\b\s*)+\w{0,3}",
    re.I,
)
_APART: Final = re.compile(r"[\W_]+")


def address_in(text: str, parts: Iterable[str], public: str) -> str:
    """What in the text tells where somebody lives, as it is written there; "" for nothing.

    Args:
        parts: what stands before the town in the address of the home.
        public: an address that anybody may know, such as that of an office.
    """
    streets = (_NUMBER.sub("", part) for part in parts if not _WITHIN.fullmatch(part))
    wanted = [street for street in streets if len(street.split()) > 1 or re.search(r"\d", street)]
    shown = [*filter(None, (_within(text, street) for street in wanted))]
    shown += [match[0] for match in _NUMBERED.finditer(text)]
    shown += contacts.postcodes(text)
    return next((words for words in shown if not _within(public, words)), "")


def _within(text: str, words: str) -> str:
    """The words as they stand in the text, whole and with whatever parts them; "" where they do not."""
    pattern = r"[\W_]+".join(map(re.escape, filter(None, _APART.split(words))))
    match = re.search(rf"(?<!\w){pattern}(?!\w)", text, re.I) if pattern else None
    return match[0] if match else ""
