"""The forms of a clause that says how places stand: patterns over a sentence in which services, numbers and days are marked.

`grammar` marks them: S1 is a service, #2 a number, @0 a day, OURS the provider itself.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from typing import Final

from generator.records import Availability

_S: Final = r"(?:the )?S\d+(?: (?:service|home|house|scheme))?"
_LIST: Final = rf"{_S}(?:(?: ,|(?: ,)? and| &| /) {_S})*"
_NONE_OF: Final = rf"{_S}(?:(?: ,|(?: ,)? and| &|(?: ,)? or| /) {_S})*"
_WHO: Final = rf"(?P<who>we|it|they|OURS|{_LIST})"
_NOT_AT: Final = rf"(?: ,?(?:at|in|for|@|with) (?P<at>{_NONE_OF}))"
_AT: Final = rf"(?: ,?(?:at|in|for|@|with) (?P<at>{_LIST}))"
_DAY: Final = r"(?: ?[,-]? ?(?:available |free )?@(?P<day>\d+))"
_NOUN: Final = r"(?:places?|vacanc(?:y|ies)|(?:bed )?spaces?|rooms?|beds?|bedspaces?|openings?)"
_MANY: Final = r"(?:places|vacancies|(?:bed )?spaces|rooms|beds|bedspaces|openings)"
_FREE: Final = r"(?:available|free|vacant|open|empty|going)"
_LEFT: Final = rf"(?:{_FREE}|left|remaining)"
_BE: Final = r"(?:is|are|am|remain|remains)"
_HAVE: Final = r"(?:now )?(?:have|has|have got|has got|have now got|has now got|got|have now|has now|can offer)"
_FULL: Final = r"(?:now )?(?:(?:completely|totally|absolutely|fully) )?(?:full(?: up)?(?: now| again)?|fully occupied|at (?:full )?capacity)"
_QUANTITY: Final = r"(?:#(?P<number>\d+)(?: x)?|(?P<article>a|an)|some|a few|several)"
_THERE: Final = r"there (?:is|are)(?: now)?"
_HOLDS: Final = rf"(?:{_WHO} {_HAVE}|{_THERE})"
_TO_COME: Final = rf"(?:becoming|coming|will be|will become|be) (?:{_FREE}|up)"
_SEPARATOR: Final = r"(?: ?[:=,-])*"
_WAITING: Final = r"waitinglist"
_EVERY: Final = r"(?P<all>all(?: of)?(?: #(?P<count>\d+))?(?: of)?(?: (?:them|our services|the services|services|our provision))?|everything|everywhere|both(?: of them| services)?)"
_NO: Final = r"(?:no|#0)"
_LABEL: Final = r"(?:current )?(?:number of )?(?:free |available )?(?:vacancies|places|availability|spaces|beds|vacancy)(?: available| free)?"
# What says nothing of places by itself: beds may be ordered, and a course be full.
_BARE: Final = re.compile(
    rf"(?:@\d+ ?,? )?(?:(?:it|they) (?:{_BE} )?)?(?:{_FULL}|(?:(?:a|the|our) )?{_WAITING}|(?:{_HOLDS} )?(?:#\d+(?: x)? )?(?:rooms?|beds?|(?:bed )?spaces?|openings?)|an? {_NOUN}){_DAY}?".replace(
        "(?P<who>", "(?:"
    ).replace("(?P<day>", "(?:")
)


@dataclass(frozen=True, slots=True)
class Form:
    """One way of saying it.

    Attributes:
        counts: whether the number in it is that of the places.
        is_bare: whether it says "none" and not of what.
        is_to_come: whether it holds with a day alone.
    """

    state: Availability
    pattern: re.Pattern[str]
    counts: bool = False
    is_bare: bool = False
    is_to_come: bool = False


def is_bare(text: str) -> bool:
    """Whether a clause names neither a service nor places, and so may be about something else."""
    return bool(_BARE.fullmatch(text))


def _form(state: Availability, text: str, **how: bool) -> Form:
    """The pattern of a clause. Its groups of one name are told apart by numbers."""
    whole = rf"(?:@(?P<day>\d+) ?,? )?(?:{text})(?= [,;:-]| and | but | while | whilst |$| \.)"
    number = count()
    named = re.sub(r"\(\?P<([a-z]+)>", lambda m: f"(?P<{m[1]}_{next(number)}>", whole)
    return Form(state, re.compile(named), **how)


_FULL_, _WAITING_, _PLACES_ = Availability.FULL, Availability.WAITING_LIST, Availability.PLACES_NOW

# Full with a waiting list is a waiting list, and not two things.
FIRST: Final = (
    _form(_WAITING_, rf"(?:{_WHO} (?:{_BE} )?{_SEPARATOR} ?)?{_FULL}(?: ,)?(?: but| and)? ?(?:with|have|has|{_THERE}|(?:we|it) {_HAVE})? ?(?:(?:a|the|our) )?{_WAITING}{_AT}?"),
)  # fmt: skip
FORMS: Final[Sequence[Form]] = (
    _form(_FULL_, rf"(?:{_WHO} (?:{_BE} )?{_SEPARATOR} ?)?{_FULL}{_AT}?{_DAY}?"),
    _form(_FULL_, rf"(?:we are )?{_EVERY} (?:{_BE} )?{_SEPARATOR} ?{_FULL}{_DAY}?"),
    _form(_FULL_, rf"(?:{_HOLDS} )?{_NO} (?:(?:{_FREE}|current) )?{_NOUN}(?: {_LEFT})?{_NOT_AT}?"),
    _form(_FULL_, rf"(?P<who>{_LIST}){_SEPARATOR} {_NO} (?:{_FREE} )?{_NOUN}(?: {_LEFT})?"),
    _form(_FULL_, rf"(?P<who>{_LIST}){_SEPARATOR} (?:none|nil)(?: {_FREE})?"),
    _form(_FULL_, rf"(?:nothing {_FREE}|none {_FREE}|{_HOLDS} no availability|no availability|{_WHO} {_HAVE} (?:none|nothing) {_FREE}){_NOT_AT}?"),
    _form(_FULL_, rf"none{_NOT_AT}"),
    _form(_FULL_, "none|nil|we have none|none to report", is_bare=True),
    _form(_FULL_, rf"(?:(?P<who>{_LIST}) ?)?{_LABEL}{_AT}? [:=-] (?:none|nil|no|{_FULL})"),
    _form(_WAITING_, rf"(?:(?P<who>{_LIST}) ?)?{_LABEL}{_AT}? [:=-] {_WAITING}"),
    _form(_PLACES_, rf"(?:(?P<who>{_LIST}) ?)?{_LABEL}{_AT}? [:=-] #(?P<number>\d+){_DAY}?", counts=True),
    _form(_WAITING_, rf"(?:(?:{_HOLDS}|{_WHO} (?:{_BE} )?(?:on|operating|running)) )?(?:(?:a|the|our|an open) )?{_WAITING}(?: only| open)?{_AT}?{_DAY}?"),
    _form(_WAITING_, rf"(?P<who>{_LIST}) ?(?:{_BE} ?)?{_SEPARATOR} ?(?:(?:on )?(?:a|the|our) )?{_WAITING}(?: only| open)?{_DAY}?"),
    _form(_WAITING_, rf"(?P<who>{_LIST}){_SEPARATOR} #\d+ (?:people )?on (?:the|our|a) {_WAITING}"),
    _form(_PLACES_, rf"(?:{_HOLDS} )?{_QUANTITY} (?:{_FREE} )?{_NOUN}(?: each)?(?: {_LEFT})?(?: now)?{_DAY}?{_AT}?(?: {_FREE} now)?{_DAY}?", counts=True),
    _form(_PLACES_, rf"(?:{_HOLDS} )?#(?P<number>\d+) {_FREE}(?: now)?{_DAY}?{_AT}?{_DAY}?", counts=True),
    _form(_PLACES_, rf"(?P<who>{_LIST}){_SEPARATOR} {_QUANTITY} (?:(?:{_FREE} )?{_NOUN}(?: each)?(?: {_LEFT})?|{_FREE})(?: now)?{_DAY}?", counts=True),
    _form(_PLACES_, rf"(?P<who>{_LIST}){_SEPARATOR} #(?P<number>\d+) now{_DAY}?", counts=True),
    _form(_PLACES_, rf"(?:{_HOLDS} )?{_QUANTITY} {_NOUN}{_AT}? {_TO_COME}{_DAY}?{_AT}?{_DAY}?", counts=True, is_to_come=True),
    _form(_PLACES_, rf"(?P<who>we|{_LIST}) will have {_QUANTITY} {_NOUN}(?: {_FREE})?{_DAY}?{_AT}?{_DAY}?", counts=True, is_to_come=True),
    _form(_PLACES_, rf"{_HOLDS} (?:{_MANY}(?: now)?(?: {_FREE})?|{_FREE} {_MANY}|availability){_DAY}?{_AT}?{_DAY}?"),
    _form(_PLACES_, rf"(?:{_MANY}(?: now)? {_FREE}|{_FREE} {_MANY}){_AT}{_DAY}?"),
    _form(_PLACES_, rf"(?P<who>{_LIST}){_SEPARATOR} (?:{_MANY}(?: now)? {_FREE}|{_MANY} now|now){_DAY}?"),
    _form(Availability.ASK, rf"(?P<who>{_LIST}){_SEPARATOR} (?:please )?ask(?: us)?(?: about places)?"),
)  # fmt: skip
# Behind "we have 2 places at First Keys": "and 1 at the Weavers", "the Weavers 1".
BEHIND: Final[Sequence[Form]] = (
    _form(_PLACES_, rf"#(?P<number>\d+){_AT}{_DAY}?", counts=True),
    _form(_PLACES_, rf"(?P<who>{_LIST}) (?:{_HAVE} )?#(?P<number>\d+){_DAY}?", counts=True),
    _form(_FULL_, rf"(?P<who>{_LIST}) (?:{_HAVE} )?(?:none|nil)"),
)
