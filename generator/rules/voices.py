"""What people said and asked for: nothing that shows who they are, and something that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.problem import Place
from generator.rules.context import Context, Finding

_NAME: Final = r"(?:[OD]['’]|Mc|Mac)?[A-Z][a-z]+(?:['’-][A-Z][a-z]+)?"
_TITLED: Final = re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Doctor|Nurse|Sister)\.? ({_NAME})")
# Whoever stands just before a word with a capital letter: "my carer Jane", "her key worker, Tom".
_PEOPLE: Final = (
    "carer|care worker|support worker|key worker|keyworker|social worker|worker|nurse|manager|therapist|"
    "physio|driver|volunteer|doctor|cook|neighbour|friend|mother|father|mum|dad|sister|brother|son|"
    "daughter|husband|wife|partner|aunt|uncle|nan|gran|grandad|cousin|boss|man|woman|lady|girl|boy"
)
_INTRODUCED: Final = re.compile(
    rf"\b(?i:my|our|her|his|their|your|the|a)\s+(?:[a-z]+\s+)?(?i:{_PEOPLE}),?\s+({_NAME})"
)
_CALLED: Final = re.compile(
    rf"(?<!dog )(?<!cat )(?<!pony )\b(?:called|named|name is|names are)\s+({_NAME})"
)
# Capital letters that are no person's: "the driver on Mondays" has none, "the manager Monday" has.
_NOBODY: Final = frozenset(
    {
        *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
        *("Christmas", "Easter", "English", "British", "God", "Mum", "Dad", "Nan"),
        *("Gran", "The", "They", "There", "Then", "This", "That"),
        *("It", "He", "She", "We", "You", "And", "But", "So", "Not", "No", "Yes"),
    }
)


def name_in_comment(context: Context) -> Iterator[Finding]:
    """What people said or asked for names nobody: no "Mr Smith", no "my carer Jane". This is a guess, so it only warns; look at the sentence, and write what the person does instead: "my carer"."""
    for place, text in _said(context):
        for pattern in (_TITLED, _INTRODUCED, _CALLED):
            found = next((m for m in pattern.finditer(text) if m[1] not in _NOBODY), None)
            if found:
                words = f'"{found[0].strip()}" looks like somebody\'s name; leave it out, or say what they do'
                yield place, words
                break


def unmet_about_nothing(context: Context) -> Iterator[Finding]:
    """An unmet request says what was wanted: a lot, or words for what no lot offers."""
    for row in context.directory.unmet:
        if not row.lot and not row.words and not context.in_doubt(row.place, "lot", "words"):
            yield row.place.at("lot"), "there is neither a lot nor words; say what was asked for"


def _said(context: Context) -> Iterator[tuple[Place, str]]:
    for feedback in context.directory.feedback:
        yield feedback.place.at("comment"), feedback.comment
        yield feedback.place.at("reply"), feedback.reply
    for unmet in context.directory.unmet:
        yield unmet.place.at("words"), unmet.words
