"""The forms of a clause that says how places stand: patterns over a sentence in which services, numbers and days are marked.

`marking` marks them: S1 is a service, #2 a number, @0 a day from which
something is so, %0 a day by itself, OURS the provider.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import count
from typing import Final

from generator.records import Availability

_AND: Final = r"(?: ,|(?: ,)? and(?: also)?| &| /| \+| plus"
_S: Final = r"(?:(?:the|our) )?S\d+(?: (?:service|home|house|scheme|site))?"
LIST: Final = rf"{_S}(?:{_AND}) {_S})*"
_NAMED: Final = rf"(?:OURS|{LIST})"
_NONE_OF: Final = rf"{_S}(?:{_AND}|(?: ,)? n?or) {_S})*"
_IN: Final = r"(?:(?: ,)? (?:at|in|for|@|with|on|within))"
_NOT_AT: Final = rf"(?:{_IN} (?:either )?(?P<at>{_NONE_OF}))"
_AT: Final = rf"(?:{_IN} (?P<at>{LIST}))"
_DAY: Final = r"(?: ?[,-]? ?(?:(?:available|free|ready(?: to move in(?: to)?)?|and|starting) )?@(?P<day>\d+)| ?[,-]? ?(?:available|free|vacant|ready)(?: on)? %(?P<day>\d+))"
_THING: Final = r"(?:bed ?space|bedroom|room|space|opening|slot|flat|apartment|unit)"
# "2 bed" is how large a flat is.
_ONE: Final = rf"(?:place|vacancy|placement|void|{_THING}|(?<!#[2-9] )(?<!#\d\d )bed)"
_MANY: Final = rf"(?:places|vacancies|placements|voids|beds|{_THING}s)"
_NOUN: Final = rf"(?:{_MANY}|{_ONE})"
# Where a room is, and how it is fitted, keeps nobody away; "male only" does, and is no part of this. Beside "no" it
# says nothing of other rooms.
_FITTED: Final = r"(?:(?:ground|first|second|top|upper|lower) floor|en ?-? ?suite|ensuite|single|large|spacious|refurbished|newly decorated|nursing|residential|res|(?:(?<=a )|(?<=x )|(?<=#\d ))#[1-4](?: ?-)? bed(?:room)?(?= (?:flat|apartment|bungalow|unit)s?\b))"
_ROOM: Final = rf"(?:(?:{_FITTED} ,? ?)*{_NOUN}(?:(?: ?[,-])?(?: (?:on the|with|all))? {_FITTED})*)"
_FREE: Final = r"(?:(?:now )?(?:available|free|vacant|open|empty|going|unoccupied|to let|to rent))"
_LEFT: Final = rf"(?:{_FREE}|left|remaining)"
_BE: Final = r"(?:is|are|am|remain|remains)"
_HAVE: Final = r"(?:now )?(?:have|has|have got|has got|have now got|has now got|got|have now|has now|can offer|do have|does have|with)"
_HAVE_NOT: Final = r"(?:(?:do|does) not have|(?:have|has) not(?: got)?|not got)"
_FULL: Final = rf"(?:now )?(?:(?:completely|totally|absolutely|fully) )?(?:full(?: up| house)?(?: again)?(?: now)?|fully (?:occupied|booked|let|taken)|booked up|all (?:taken|let|booked|filled|occupied|gone)|at (?:full )?capacity)(?:(?: ,)? (?:with|and) no (?:further|more|other) {_NOUN})?"
_UNCOUNTED: Final = r"(?:some|a few|several|a couple(?: of)?)"
_QUANTITY: Final = rf"(?:#(?P<number>\d+)(?: x)?|(?P<article>a|an)|{_UNCOUNTED})"
_THERE: Final = r"there (?:is|are)(?: now)?"
# "are both full", "- all three full": of as many as are named.
_TOGETHER: Final = rf"(?:(?: ?[,:=-])*(?: {_BE})?(?: now)? (?P<together>both|all(?: #\d+)?))?"
_WHO: Final = rf"(?:(?P<together>both) )?(?P<who>we|us|it|that|they|{_NAMED}{_TOGETHER})"
_HOLDS: Final = (
    rf"(?:{_WHO} (?:{_HAVE}|(?:{_BE} )?(?:now )?down to)|{_THERE}|(?<= and )(?:also )?{_HAVE})"
)
_COMING: Final = rf"(?:becoming|coming|will be|will become|be) (?:{_FREE}|up)"
_ON: Final = rf"(?:{_DAY}| on %(?P<day>\d+))"
_SEPARATOR: Final = r"(?: ?[:=,-])*"
_ABOUT: Final = r"(?:(?:about|around|approx|approximately|roughly|currently|up to|at least|over) )*"
_LONG: Final = rf"{_ABOUT}#(?!0\b)\d+(?: ?(?:-|to|/) ?#\d+)?"
_SO_LONG: Final = rf"(?:{_LONG} ?-? ?(?:week|month|wk)s? )?"
# "a waiting list of six weeks", "waiting list (4 people)": how long it is changes nothing.
_HOW_LONG: Final = rf"(?:(?: ?[,:-])?(?: of|is|at|currently)? {_LONG}(?: ?(?:weeks?|wks?|months?|people|names|families))(?: on it| long)?)"
_WAITING: Final = rf"(?:(?:(?:we are )?(?:taking|adding|keeping) (?:names|people) (?:for|to|onto|on) )?(?:(?:a|the|our|an open) )?(?:short |long |small )?{_SO_LONG}waitinglist(?: only| open)?{_HOW_LONG}?)"
# Not "homes": who has two and a day centre says nothing of that.
_SERVICES: Final = r"(?:services|provisions?)"
_EVERY: Final = rf"(?P<all>all(?: of)?(?: #(?P<count>\d+))?(?: of)?(?: (?:them|(?:(?:our|the) )?{_SERVICES}))?|everything|everywhere|both(?: of them|(?: of)?(?: our| the)? {_SERVICES})?)"
# "in either service", "across all our homes".
_OF_EVERY: Final = rf"(?: (?:at|in|for|from|across|within|on) (?P<all>(?:any|all|each|every one)(?: of)?(?: our| the)?(?: #(?P<count>\d+))? {_SERVICES}|everywhere|both(?: of)?(?: our| the)? {_SERVICES}|either(?: of)?(?: our| the)? (?:service|{_SERVICES})))"
_NO: Final = r"(?:no|nil|#0)"
_LABEL: Final = r"(?:current )?(?:number of )?(?:free |available )?(?:vacancies|places|availability|spaces|beds|vacancy|voids)(?: available| free)?"
_COME: Final = r"(?:(?:has|have|is) )?(?:just )?(?:come|came|become|became|coming) (?:up|free|vacant|available)"
_GONE: Final = (
    r"(?:(?:has|have|is|are) )?(?:just |now )*(?:been )?(?:filled|gone|went|taken|let|allocated)"
)
# "the room": of one alone; "the last room": of however many there were.
_THE: Final = rf"(?:(?:the|our) (?P<last>last|only|final|remaining) {_ONE}|(?:the|our) {_ONE}|(?P<last>all)(?: of)?(?: the| our)? {_MANY}|both(?: of)?(?: the| our)? {_MANY})"
# What says nothing of places by itself: beds may be ordered, and a course be full.
_BARE: Final = re.compile(
    rf"(?:@\d+ ?,? )?(?:(?:it|that|they) (?:{_BE} )?)?(?:{_FULL}|{_WAITING}|(?:{_HOLDS} )?(?:#\d+(?: x)? )?(?:{_THING}s?|beds?)|an? {_NOUN})(?: ?[,-]? @\d+)?".replace(
        "(?P<who>", "(?:"
    ).replace("(?P<together>", "(?:")
)
# A number that is plainly that of what is free: "2 vacancies", and not "2 beds".
_OF_FREE: Final = re.compile(rf"\b(?:vacanc|void|{_FREE}|left|remaining|now|come|came|coming|will)")


class Change(Enum):
    """What a clause tells against what was before, which nobody but the list can say."""

    CAME_UP = "one more is free"
    FILLED = "one or two were free, and are not any more"


@dataclass(frozen=True, slots=True)
class Form:
    """One way of saying it.

    Attributes:
        counts: whether the number in it is that of the places.
        is_bare: whether it says "none" and not of what.
        is_to_come: whether it holds with a day alone.
        change: where it tells a change.
    """

    state: Availability
    pattern: re.Pattern[str]
    counts: bool = False
    is_bare: bool = False
    is_to_come: bool = False
    change: Change | None = None


def is_bare(text: str) -> bool:
    """Whether a clause names neither a service nor places, and so may be about something else."""
    return bool(_BARE.fullmatch(text))


def is_of_free(text: str) -> bool:
    """Whether the number in a clause cannot be how many there are in all."""
    return bool(_OF_FREE.search(text))


def _form(
    state: Availability, text: str, change: Change | None = None, /, **how: bool
) -> Form:  # fmt: skip
    """The pattern of a clause. Its groups of one name are told apart by numbers."""
    whole = (
        rf"(?:@(?P<day>\d+) ?[,:]? )?(?:{text})(?= [,;:&-]| and | but | so | while | whilst |$| \.)"
    )
    number = count()
    named = re.sub(r"\(\?P<([a-z]+)>", lambda m: f"(?P<{m[1]}_{next(number)}>", whole)
    return Form(state, re.compile(named), change=change, **how)


_FULL_, _WAITING_, _PLACES_ = Availability.FULL, Availability.WAITING_LIST, Availability.PLACES_NOW

# Full with a waiting list is a waiting list, and not two things.
FIRST: Final = (
    _form(_WAITING_, rf"(?:{_WHO} (?:{_BE} )?{_SEPARATOR} ?)?{_FULL}(?: ,)?(?: but| and)? ?(?:with|have|has|{_THERE}|(?:we|it) {_HAVE})? ?{_WAITING}{_AT}?"),
)  # fmt: skip
FORMS: Final[Sequence[Form]] = (
    _form(_FULL_, rf"(?:{_WHO} (?:{_BE} )?{_SEPARATOR} ?)?{_FULL}{_AT}?{_DAY}?"),
    _form(_FULL_, rf"(?:we are )?{_EVERY} (?:{_BE} )?{_SEPARATOR} ?{_FULL}{_DAY}?"),
    _form(_FULL_, rf"(?:{_HOLDS} )?{_NO} (?:(?:{_FREE}|current) )?{_NOUN}(?: {_LEFT})?{_NOT_AT}?"),
    _form(_FULL_, rf"(?:{_WHO} {_HAVE_NOT}|there (?:is|are) not) any (?:(?:{_FREE}|current) )?(?:{_NOUN}|availability)(?: {_LEFT})?{_NOT_AT}?"),
    _form(_FULL_, rf"(?P<who>{_NAMED}{_TOGETHER}){_SEPARATOR} {_NO} (?:{_FREE} )?{_NOUN}(?: {_LEFT})?"),
    _form(_FULL_, rf"(?P<who>{_NAMED}{_TOGETHER}){_SEPARATOR} (?:none|nil)(?: {_FREE})?"),
    _form(_FULL_, rf"(?:nothing {_FREE}|none {_FREE}|(?:{_HOLDS} )?no (?:availability|capacity)|{_WHO} {_HAVE} (?:none|nothing) {_FREE}){_NOT_AT}?"),
    _form(_FULL_, rf"(?:(?:{_HOLDS} )?{_NO} (?:(?:{_FREE}|current) )?{_NOUN}(?: {_LEFT})?|{_WHO} {_HAVE_NOT} any (?:{_NOUN}|availability)(?: {_LEFT})?|no availability|nothing {_FREE}){_OF_EVERY}"),
    _form(_FULL_, rf"(?P<who>{_NAMED}){_SEPARATOR} nil return|nil return(?:{_OF_EVERY}|(?: for| from| at) (?P<who>{_NAMED}))"),
    _form(_FULL_, "nil return", is_bare=True),
    _form(_FULL_, rf"{_NO} {_NOUN}(?: {_LEFT})?(?: [:-])? (?P<at>{LIST})"),
    _form(_FULL_, rf"{_FULL} : (?P<at>{LIST})"),
    _form(_WAITING_, rf"waitinglist : (?P<at>{LIST})"),
    _form(_FULL_, rf"(?:none|nothing){_NOT_AT}"),
    _form(_FULL_, "none|nil|#0|we have none|none to report", is_bare=True),
    _form(_FULL_, rf"(?:(?P<who>{_NAMED}) ?)?{_LABEL}{_AT}? [:=-] (?:none|nil|no|{_FULL})"),
    _form(_FULL_, rf"(?:(?:{_WHO} {_HAVE} )?(?:now |just )*(?:filled|let|allocated) {_THE}|(?:(?P<who>{_NAMED}){_SEPARATOR} )?{_THE}{_AT}? {_GONE}){_AT}?", Change.FILLED),
    _form(_WAITING_, rf"(?:(?P<who>{_NAMED}) ?)?{_LABEL}{_AT}? [:=-] {_WAITING}"),
    _form(_PLACES_, rf"(?:(?P<who>{_NAMED}) ?)?{_LABEL}{_AT}? [:=-] #(?P<number>\d+){_DAY}?", counts=True),
    _form(_WAITING_, rf"(?:(?:{_HOLDS}|got|{_WHO} (?:{_BE} )?(?:on|operating|running)) )?{_WAITING}{_AT}?{_DAY}?"),
    _form(_WAITING_, rf"(?P<who>{_NAMED}{_TOGETHER}) ?(?:(?:{_BE}|{_HAVE}) ?)?{_SEPARATOR} ?(?:on )?{_WAITING}{_DAY}?"),
    _form(_WAITING_, rf"(?P<who>{_NAMED}){_SEPARATOR} #\d+ (?:people )?on (?:the|our|a) waitinglist"),
    _form(_PLACES_, rf"(?:{_HOLDS} )?{_QUANTITY} (?:{_FREE} )?{_ROOM}(?: each)?(?: {_LEFT})?(?: now)?{_DAY}?{_AT}?(?: {_FREE}(?: now)?| now)?{_DAY}?", counts=True),
    _form(_PLACES_, rf"{_QUANTITY} {_ROOM}(?: {_LEFT})?(?: [:-])? (?P<at>{LIST}){_DAY}?", counts=True),
    _form(_PLACES_, rf"(?:{_HOLDS} )?#(?P<number>\d+) {_FREE}(?: now)?{_DAY}?{_AT}?{_DAY}?", counts=True),
    _form(_PLACES_, rf"{_WHO} can (?:take|accommodate|fit in) (?:#(?P<number>\d+) more|(?P<article>one more|another))(?: people| person)?{_AT}?{_DAY}?", counts=True),
    _form(_PLACES_, rf"(?P<article>vacancy|void|place|room){_AT}{_DAY}", counts=True),
    _form(_PLACES_, rf"(?:{_HOLDS} )?#(?P<number>\d+) {_FREE}(?: on)? %(?P<day>\d+){_AT}?", counts=True),
    _form(_PLACES_, rf"{_HOLDS} (?:room|space|capacity) for #(?P<number>\d+)(?: more)?(?: people| person)?{_AT}?{_DAY}?", counts=True),
    _form(_PLACES_, rf"{_EVERY} {_HAVE} {_QUANTITY} (?:{_FREE} )?{_ROOM} each(?: {_LEFT})?{_DAY}?", counts=True),
    _form(_PLACES_, rf"(?P<who>{_NAMED}){_SEPARATOR} {_QUANTITY} (?:(?:{_FREE} )?{_ROOM}(?: each)?(?: {_LEFT})?|{_FREE})(?: now)?{_DAY}?", counts=True),
    _form(_PLACES_, rf"(?P<who>{_NAMED}){_SEPARATOR} #(?P<number>\d+)(?: now{_DAY}?|{_DAY})", counts=True),
    _form(_PLACES_, rf"(?:{_HOLDS} |(?P<who>{_NAMED}){_SEPARATOR} )?{_QUANTITY}(?: {_ROOM})?{_AT}? {_COMING}{_AT}?{_ON}?{_AT}?", counts=True, is_to_come=True),
    _form(_PLACES_, rf"(?:(?P<who>we|{_NAMED}) will have|there will be) {_QUANTITY} {_ROOM}(?: {_FREE})?{_DAY}?{_AT}?{_DAY}?", counts=True, is_to_come=True),
    _form(_PLACES_, rf"(?:(?:{_WHO} )?(?:have |has |had |just )+)?(?:#(?P<number>\d+) {_NOUN}|(?P<article>(?:a )?{_ONE})|{_MANY}) {_COME}{_DAY}?{_AT}?{_DAY}?", Change.CAME_UP, counts=True),
    _form(_PLACES_, rf"{_HOLDS} (?:{_MANY}(?: now)?(?: {_FREE})?|{_FREE} {_MANY}|availability|capacity){_DAY}?{_AT}?{_DAY}?"),
    _form(_PLACES_, rf"(?:{_MANY}(?: now)? {_FREE}|{_FREE} {_MANY}){_AT}{_DAY}?"),
    _form(_PLACES_, rf"(?P<who>{_NAMED}){_SEPARATOR} (?:{_MANY}(?: now)? {_FREE}|{_MANY} now|(?:capacity|availability) {_FREE}|now){_DAY}?"),
    _form(Availability.ASK, rf"(?P<who>{_NAMED}){_SEPARATOR} (?:please )?ask(?: us)?(?: about places)?"),
)  # fmt: skip
# Where places are counted, "2 at First Keys" and "the Weavers 1" are places.
COUNTED: Final[Sequence[Form]] = (
    _form(_PLACES_, rf"{_HOLDS} #(?P<number>\d+){_DAY}?", counts=True),
    _form(_PLACES_, rf"(?:{_HOLDS} )?#(?P<number>\d+){_AT}{_DAY}?", counts=True),
    _form(_PLACES_, rf"(?P<who>{_NAMED}) ?(?:{_HAVE}|{_SEPARATOR}) ?(?:x )?#(?P<number>\d+)(?: x)?{_DAY}?", counts=True),
    _form(_PLACES_, rf"#(?P<number>\d+) x (?P<at>{LIST}){_DAY}?", counts=True),
    _form(_FULL_, rf"(?P<who>{_NAMED}) (?:{_HAVE} )?(?:none|nil)"),
)  # fmt: skip
