"""The sentences in which people say how places stand, as far as they can be understood in one way only.

A sentence counts when every word of it fits: a number, a service, a day and a
word too many are all the same, it is not understood. So "no longer full", "we
should have 2" and "are we still down as full" need no rule of their own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Final

from generator.importers.updates.chatter import alarm
from generator.importers.updates.naming import Naming
from generator.importers.updates.words import Word, read_day
from generator.records import Availability

_LONGEST: Final = 70  # words of a sentence
_FROM: Final = (("as", "of"), ("as", "from"), ("starting", "from"), ("with", "effect", "from"), ("from",), ("wef",), ("starting",))  # fmt: skip
_FILLERS: Final = re.compile(
    r" (?:currently|presently|at the (?:moment|mo|present time|minute)|at (?:present|mo|moment)|atm|right now|just now|as (?:of|at) (?:today|now)|today|as it stands|as things stand|still|please|unfortunately|sadly|also|all good|up to date)(?= )"
)
_LEADS: Final = re.compile(
    r" (?:(?:(?:just )?(?:a )?(?:quick )?(?:note |line |email |update )?to (?:let you know|say|confirm|advise|inform you|update you|report)(?: that)?|i can confirm(?: that)?|we can confirm(?: that)?|confirming(?: that)?|please note(?: that)?|please be advised(?: that)?|please be aware(?: that)?|(?:i am )?(?:happy|pleased|delighted|glad) to (?:say|confirm|report|let you know)(?: that)?|(?:i am )?afraid(?: that)?|as requested|for info|fyi|update|quick update|weekly update|our update|this week|good news|hi|hello|sorry|ok|okay|so|well|yes) ?[,:!-]? )+(?=\S)"
)
_GREETING: Final = re.compile(
    r" (?:hi|hello|hiya|hey|dear|good morning|good afternoon|morning|afternoon)(?: [a-z-]{2,20}){0,3} ?[,!:-] ?"
)
_TRAILS: Final = re.compile(r"(?: ?[,-]? (?:thanks|thank you|many thanks|cheers|ta|x|xx|fyi|for info|sorry|i am afraid|hope that helps|hope this helps))+ ?$")  # fmt: skip

# The pieces: S1 a service by its number, #2 a number, @0 a day by its number.
_S: Final = r"(?:the )?S\d+(?: (?:service|home|house|scheme))?"
_LIST: Final = rf"{_S}(?:(?: ,|(?: ,)? and| &|(?: ,)? or| /) {_S})*"
_WHO: Final = rf"(?P<who>we|it|they|OURS|{_LIST})"
_AT: Final = rf"(?: ,?(?:at|in|for|@|with) (?P<at>{_LIST}))"
_DAY: Final = r"(?: ?[,-]? (?:available |free )?@(?P<day>\d+))"
_NOUN: Final = r"(?:places?|vacanc(?:y|ies)|(?:bed )?spaces?|rooms?|beds?|bedspaces?|openings?)"
_MANY: Final = r"(?:places|vacancies|(?:bed )?spaces|rooms|beds|bedspaces|openings)"
_FREE: Final = r"(?:available|free|vacant|open|empty|going)"
_BE: Final = r"(?:is|are|am|remain|remains)"
_HAVE: Final = (
    r"(?:now )?(?:have|has|have got|has got|have now got|has now got|got|have now|has now)"
)
_FULL: Final = r"(?:now )?(?:(?:completely|totally|absolutely|fully) )?(?:full(?: up)?(?: now)?|fully occupied|at (?:full )?capacity)"
_QUANTITY: Final = r"(?:#(?P<number>\d+)(?: x)?|(?P<article>a|an)|(?P<some>some|a few|several))"
_THERE: Final = r"there (?:is|are)(?: now)?"
_SEPARATOR: Final = r"(?: ?[:=-])*"
_WL: Final = r"waitinglist"
_EVERY: Final = r"(?P<all>all(?: of)?(?: #(?P<count>\d+))?(?: of)?(?: (?:them|our services|the services|services|our provision))?|everything|everywhere|both(?: of them| services)?)"

FULL, WAITING, PLACES, SOME, ASK = (
    *(Availability.FULL, Availability.WAITING_LIST, Availability.PLACES_NOW),
    *(Availability.PLACES_NOW, Availability.ASK),
)


def _pattern(text: str) -> re.Pattern[str]:
    """The pattern of a clause. Its groups of one name are told apart by numbers."""
    whole = rf"(?:@(?P<day>\d+) ?,? )?(?:{text})(?= [,;:-]| and | but | while | whilst |$| \.)"
    number = count()
    return re.compile(re.sub(r"\(\?P<([a-z]+)>", lambda m: f"(?P<{m[1]}_{next(number)}>", whole))


_FORMS: Final[Sequence[tuple[Availability, bool, re.Pattern[str]]]] = tuple(
    (state, numbered, _pattern(text))
    for state, numbered, text in (
        # a waiting list, where all is full
        (WAITING, False, rf"(?:{_WHO} (?:{_BE} )?{_SEPARATOR} ?)?{_FULL}(?: ,)?(?: but| and)? ?(?:with|have|has|{_THERE}|(?:we|it) {_HAVE})? ?(?:(?:a|the|our) )?{_WL}{_AT}?"),
        # full
        (FULL, False, rf"(?:{_WHO} (?:{_BE} )?{_SEPARATOR} ?)?{_FULL}{_AT}?{_DAY}?"),
        (FULL, False, rf"{_EVERY} (?:{_BE} )?{_SEPARATOR} ?{_FULL}{_DAY}?"),
        (FULL, False, rf"(?:we are )?{_EVERY} {_FULL}{_DAY}?"),
        (FULL, False, rf"(?:(?:{_WHO} {_HAVE}|{_THERE}) )?(?:no|#0) (?:(?:{_FREE}|current) )?{_NOUN}(?: {_FREE})?{_AT}?"),
        (FULL, False, rf"(?P<who>{_LIST}){_SEPARATOR} (?:no|#0) (?:{_FREE} )?{_NOUN}(?: {_FREE})?"),
        (FULL, False, rf"(?P<who>{_LIST}){_SEPARATOR} (?:none|nil)(?: {_FREE})?"),
        (FULL, False, rf"(?:none|nil|nothing {_FREE}|none {_FREE}|no availability|{_WHO} {_HAVE} no availability|{_WHO} {_HAVE} (?:none|nothing)(?: {_FREE})?){_AT}?"),
        # a waiting list
        (WAITING, False, rf"(?:(?:{_WHO} {_HAVE}|{_THERE}|{_WHO} (?:{_BE} )?(?:on|operating|running)) )?(?:(?:a|the|our|an open) )?{_WL}(?: only| open)?{_AT}?{_DAY}?"),
        (WAITING, False, rf"(?P<who>{_LIST}) ?(?:{_BE} ?)?{_SEPARATOR} ?(?:(?:on )?(?:a|the|our) )?{_WL}(?: only| open)?{_DAY}?"),
        (WAITING, False, rf"(?P<who>{_LIST}){_SEPARATOR} #\d+ (?:people )?on (?:the|our|a) {_WL}"),
        # places
        (PLACES, True, rf"(?:(?:{_WHO} {_HAVE}|{_THERE}) )?{_QUANTITY} (?:{_FREE} )?{_NOUN}(?: each)?(?: {_FREE})?(?: now)?{_DAY}?{_AT}?{_DAY}?"),
        (PLACES, True, rf"(?:(?:{_WHO} {_HAVE}|{_THERE}) )?#(?P<number>\d+) {_FREE}(?: now)?{_DAY}?{_AT}?{_DAY}?"),
        (PLACES, True, rf"(?P<who>{_LIST}){_SEPARATOR} {_QUANTITY} (?:(?:{_FREE} )?{_NOUN}(?: each)?(?: {_FREE})?|{_FREE})(?: now)?{_DAY}?"),
        (PLACES, True, rf"(?P<who>{_LIST}){_SEPARATOR} #(?P<number>\d+) now{_DAY}?"),
        # places, without a number
        (SOME, False, rf"(?:(?:{_WHO} {_HAVE}|{_THERE}) )?(?:{_MANY}(?: now)? {_FREE}|{_FREE} {_MANY}|{_MANY} now|availability){_DAY}?{_AT}?{_DAY}?"),
        (SOME, False, rf"{_WHO} {_HAVE} {_MANY}{_DAY}?{_AT}?"),
        (SOME, False, rf"(?P<who>{_LIST}){_SEPARATOR} (?:{_MANY}(?: now)?(?: {_FREE})?|availability|now){_DAY}?"),
        (ASK, False, rf"(?P<who>{_LIST}){_SEPARATOR} (?:please )?ask(?: us)?(?: about places)?"),
    )
)  # fmt: skip
# Behind "we have 2 places at First Keys": "and 1 at the Weavers", "the Weavers 1".
_SHORT: Final[Sequence[tuple[Availability, bool, re.Pattern[str]]]] = tuple(
    (state, numbered, _pattern(text))
    for state, numbered, text in (
        (PLACES, True, rf"#(?P<number>\d+){_AT}{_DAY}?"),
        (PLACES, True, rf"(?P<who>{_LIST}) (?:{_HAVE} )?#(?P<number>\d+){_DAY}?"),
        (FULL, False, rf"(?P<who>{_LIST}) (?:{_HAVE} )?(?:none|no|nil)"),
    )
)
_CONNECTOR: Final = re.compile(r" ?(?:[,;.-]? (?:and|but|while|whilst|with) (?=\S)|[,;.-] )")
_END: Final = re.compile(r"[ .!,;]*$")


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that a sentence says.

    Attributes:
        services: the places of S0, S1 … in the naming's order; () where none is named.
        every: how many services "all" or "both" stands for: 0 where it does not say; None where neither stands there.
        free: how many places; None where that is not told.
        is_each: whether the number is that of each service.
    """

    state: Availability
    services: tuple[str, ...]
    every: int | None
    free: int | None
    since: date | None
    is_each: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with its services, numbers and days marked.

    Attributes:
        text: "S0 has #2 places @0", with a blank before and behind.
        keys: its other words.
    """

    text: str
    keys: tuple[str, ...]
    services: tuple[str, ...]
    days: tuple[date, ...]


def marked(words: Sequence[Word], names: Naming, on: date) -> Marked:
    """The sentence with what is named in it marked."""
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
            continue
        if end := names.ours_at(words, position):
            out.append("OURS")
            position = end
            continue
        if (read := _day_at(words, position, on)) is not None:
            days.append(read[0])
            out.append(f"@{len(days) - 1}")
            position = read[1]
            continue
        key = words[position].key
        out.append(f"#{int(key)}" if key.isascii() and key.isdigit() and len(key) <= 4 else key)
        position += 1
    keys = tuple(word for word in out if not re.fullmatch(r"S\d+|@\d+", word))
    plain = [word for word in out if word not in "()\"'*_"]
    return Marked(
        " " + " ".join(plain) + " ",
        tuple(k.lstrip("#") for k in keys),
        tuple(services),
        tuple(days),
    )


def _day_at(words: Sequence[Word], position: int, on: date) -> tuple[date, int] | None:
    """The day behind "from", "as of", "wef"."""
    for phrase in _FROM:
        end = position + len(phrase)
        if tuple(word.key for word in words[position:end]) == phrase:
            return read_day(words, end, on)
    return None


def clauses(sentence: Marked) -> list[Clause] | None:
    """All that the sentence says, where every word of it is understood; None where one is not."""
    text = sentence.text
    if text.count(" ") > _LONGEST or "?" in text:
        return None
    greeting = _GREETING.match(text)
    if greeting and not alarm(greeting[0].split()):
        text = " " + text[greeting.end() :]
    previous = None
    while previous != text:
        previous = text
        text = _LEADS.sub(" ", text, count=1) if _LEADS.match(text) else text
        text = _TRAILS.sub(" ", _FILLERS.sub("", text).rstrip(" .!,;") + " ")
    text = re.sub(r"^[ ,;:*.!-]+", "", re.sub(r" ,(?: ,)+", " ,", text)).strip()
    return _from(text, 0, sentence, counted=False)


def _from(text: str, start: int, sentence: Marked, *, counted: bool) -> list[Clause] | None:
    """The clauses from a place in the text on.

    Args:
        counted: whether places were counted before, so that a bare number is one of them.
    """
    forms = (*_FORMS, *_SHORT) if counted else _FORMS
    for state, numbered, pattern in forms:
        match = pattern.match(text, start)
        if match is None:
            continue
        clause = _clause(match, state, numbered, sentence)
        if clause is None:
            continue
        if _END.match(text, match.end()):
            return [clause]
        join = _CONNECTOR.match(text, match.end())
        rest = _from(text, join.end(), sentence, counted=True) if join else None
        if rest is not None:
            return [clause, *rest]
    return None


def _clause(
    match: re.Match[str], state: Availability, numbered: bool, sentence: Marked
) -> Clause | None:
    given: dict[str, list[str]] = {}
    for name, value in match.groupdict().items():
        if value is not None:
            given.setdefault(name.rpartition("_")[0], []).append(value)
    days = given.get("day", [])
    places = [words for words in (*given.get("who", []), *given.get("at", [])) if "S" in words]
    if len(days) > 1 or len(places) > 1:
        return None
    named = tuple(dict.fromkeys(_services(places[0], sentence))) if places else ()
    free = None
    if numbered:
        free = int(given["number"][0]) if "number" in given else 1 if "article" in given else None
        if free == 0:
            state, free = FULL, None
    return Clause(
        state=state,
        services=named,
        every=_every(given),
        free=free,
        since=sentence.days[int(days[0])] if days else None,
        is_each=" each" in match[0],
    )


def _services(text: str, sentence: Marked) -> Iterator[str]:
    return (sentence.services[int(number)] for number in re.findall(r"S(\d+)", text))


def _every(given: dict[str, list[str]]) -> int | None:
    if "all" not in given:
        return None
    if given["all"][0].startswith("both"):
        return 2
    return int(given["count"][0]) if "count" in given else 0
