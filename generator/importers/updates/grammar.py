"""The sentences in which people say how places stand, as far as they can be understood in one way only.

A sentence counts when every word of it fits: a number, a service, a day and a
word too many are all the same, it is not understood. So "no longer full", "we
should have 2" and "are we still down as full" need no rule of their own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Final

from generator.importers.updates.chatter import alarm
from generator.importers.updates.forms import (
    COUNTED,
    FIRST,
    FORMS,
    LIST,
    Change,
    Form,
    is_bare,
    is_of_free,
)
from generator.importers.updates.marking import Marked
from generator.importers.updates.statements import Unclear
from generator.records import Availability

_LONGEST: Final = 90  # words of a sentence
_MOST_WAYS: Final = 4
_WEEK: Final = 7  # days
_IN_WEEK: Final = re.compile(
    r"(?: ?[,-])?(?: for| in)?(?: the)? (?P<which>weekof|weekending)(?: the)? %(?P<day>\d+) ?[:,-]? "
)
_FILLERS: Final = re.compile(
    r"(?: ?[,-])? (?:currently|presently|at the (?:moment|mo|present time|minute|min)|at (?:present|mo|moment)|atm|right now|just now|as (?:of|at) now|for now|as it stands|as things stand|still|please|unfortunately|sadly|also|all good|up to date|this weeks?|today|this (?:morning|afternoon)|(?:un)?till? further notice)(?= )"
    r"|(?: ?[,-])?(?: and)?(?: available| free)? (?:straight ?away|right away|immediately|with immediate effect|asap)(?= )"
)
_LEADS: Final = re.compile(
    r" (?:(?:(?:just )?(?:a )?(?:quick )?(?:note |line |email |update )?(?:i am (?:writing|emailing) )?to (?:let you know|say|confirm|advise|inform you|update you|report)(?: that)?|i can confirm(?: that)?|we can confirm(?: that)?|confirming(?: that)?|please note(?: that)?|please be advised(?: that)?|please be aware(?: that)?|(?:i am )?(?:happy|pleased|delighted|glad) to (?:say|confirm|report|let you know)(?: that)?|(?:i am )?afraid(?: that)?|as requested|for info|fyi|update|quick update|weekly update|our update|good news|yep|yup|hi|hello|hiya|hey|morning|afternoon|sorry|ok|okay|so|well|yes|no changes? (?=[,:-])|(?:just|only)(?: the)?(?= #)) ?[,:!-]? )+(?=\S)"
)
_OPENING: Final = (
    r"(?:hi|hello|hiya|hey|dear|good morning|good afternoon|morning|afternoon|evening|sorry)"
)
_GREETING: Final = re.compile(
    rf" {_OPENING}((?: [a-z-]{{2,20}}){{0,3}}) ?[,!:-]+ ?| {_OPENING}((?: [a-z]{{2,20}}){{1,2}}) (?=(?:the )?S\d|OURS|we |there |#)"
)
_THANKS: Final = re.compile(
    r" (?:thanks|thank you|cheers|regards|thx|ta) ,? ?((?:[a-z]{2,15} ){1,2})[.!, ]*$"
)
_TRAILS: Final = re.compile(r"(?: ?[,-]? (?:thanks|thank you|many thanks|cheers|ta|thx|x|xx|xxx|fyi|for info|sorry|i am afraid|hope that helps|hope this helps))+ ?$")  # fmt: skip
_POLITE: Final = r"(?:(?:please )?(?:can|could|would|will) (?:you|u)(?: please| kindly)?|please(?: (?:can|could) you)?|kindly)"
_TO_SHOW: Final = r"(?:put|mark|show|list|record|note|change|set|update|amend)"
_AS: Final = r"(?:down )?(?:as|to)(?: show(?:ing)?)?(?: as)?(?: having| being)?"
# "Can you put X down as full": what is asked for is so.
_REQUEST: Final = re.compile(rf"^ (?:{_POLITE} )?{_TO_SHOW}(?: down)? (us|OURS|{LIST}) {_AS}(?= )")
# "Please put "ask" for X", the other way round.
_REQUEST_FOR: Final = re.compile(
    rf"^ (?:{_POLITE} )?{_TO_SHOW}(?: down)? (?:as )?((?! )[^.;:]{{1,60}}?) (?:for|against|next to|beside|by) ({LIST})(?= [.!?]? ?$)"
)
_REQUEST_TOO: Final = re.compile(rf"(?<=and )({LIST}) {_AS}(?= )")

_CONNECTOR: Final = re.compile(
    r" ?(?:[,;.-]? (?:and|but|while|whilst|with|so|plus|&) (?=\S)|[,;.-] )"
)
_CONTRASTING: Final = re.compile(r"[;.]| (?:but|while|whilst) ")
_END: Final = re.compile(r"[ .!,;]*$")
# "First Keys - ", "At First Keys we": of what the next clause speaks, which names no service itself.
_TOPIC: Final = re.compile(
    rf" ?(?:(?:at|in|for|re|regarding) )?(?P<at>{LIST})(?:(?: ?[:=,-])+ (?=\S)| (?=(?:we|there) ))"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that a sentence says.

    Attributes:
        services: the places of S0, S1 … in the naming's order; () where none is named.
        every: how many services "all" or "both" stands for: 0 where it does not say; None where neither stands there.
        free: how many places; None where that is not told.
        is_each: whether the number is that of each service.
        is_bare: whether it says "none", or "full", and not of what.
        is_of_free: whether the number cannot be how many places there are in all.
        is_of_it: whether it speaks of "it" or "them", which were named before.
        has_day_first: whether the day stands before all else.
        is_now: whether it says "now".
        change: where it tells a change, and not how places stand.
        last: with that, whether "the last" or "all" are filled; else `free` says how many.
    """

    state: Availability
    services: tuple[str, ...]
    every: int | None
    free: int | None
    since: date | None
    is_each: bool = False
    is_bare: bool = False
    is_of_free: bool = False
    is_of_it: bool = False
    has_day_first: bool = False
    is_now: bool = False
    change: Change | None = None
    is_last: bool = False


def clauses(sentence: Marked, on: date, *, counted: bool = False) -> list[Clause] | None:
    """All that the sentence says, where every word of it is understood, in one way only; else None.

    Args:
        on: the day on which it was written.
        counted: whether places are counted around it, so that a bare number is one of them.

    Raises:
        Unclear: it can be understood but for whom its day is.
    """
    if sentence.text.count(" ") > _LONGEST or re.match(r" [-+] ?#", sentence.text):
        return None
    text = _bare_of_courtesy(_without_this_week(sentence, on))
    if "?" in text:
        return None
    ways = _from(text, 0, sentence, on, counted=counted)
    if len(ways) != 1:
        return None
    [(read, joins)] = ways
    _look_for_whom_the_day_is(read, joins)
    return list(_with_it(read, ("", *joins)))


def _without_this_week(sentence: Marked, on: date) -> str:
    """The sentence without "w/e 27/11", where that is the week in which it was written."""

    def day_of(match: re.Match[str]) -> bool:
        ahead = (sentence.days[int(match["day"])] - on).days
        return -_WEEK < ahead <= 0 if match["which"] == "weekof" else -_WEEK // 2 < ahead < _WEEK

    return _IN_WEEK.sub(lambda match: " " if day_of(match) else match[0], sentence.text)


def _bare_of_courtesy(text: str) -> str:
    """What stands between a greeting and thanks, without words that change nothing."""
    greeting = _GREETING.match(text)
    if greeting and not alarm((greeting[1] or greeting[2] or "").split()):
        text = " " + text[greeting.end() :]
    signed = _THANKS.search(text)
    if signed and not alarm(signed[1].split()):
        text = text[: signed.start(1)]
    if request := _REQUEST.match(text):
        whom = "we" if request[1] == "us" else request[1]
        rest = _REQUEST_TOO.sub(r"\1 :", text[request.end() :])
        text = f" {whom} :{rest}".rstrip(" ?") + " "
    elif request := _REQUEST_FOR.match(text):
        state = request[1].strip(' "')
        text = f" {request[2]} : {state} "
    previous = None
    while previous != text:
        previous = text
        text = _LEADS.sub(" ", text, count=1) if _LEADS.match(text) else text
        text = _TRAILS.sub(" ", _FILLERS.sub("", text).rstrip(" .!,;") + " ")
    return re.sub(r"^[ ,;:*.!-]+", "", re.sub(r" ,(?: ,)+", " ,", text)).strip()


Way = tuple[tuple[Clause, ...], tuple[str, ...]]
"""The clauses of a sentence, and what joins each to the next."""


def _from(
    text: str, start: int, sentence: Marked, on: date, *, counted: bool
) -> list[Way]:  # fmt: skip
    """The ways in which the text can be read from a place on; each of other clauses.

    Args:
        counted: whether places were counted before, so that a bare number is one of them.
    """
    ways: dict[tuple[Clause, ...], tuple[str, ...]] = {}
    for forms in (FIRST, FORMS, COUNTED if counted else ()):
        for form in forms:
            match = form.pattern.match(text, start)
            clause = _clause(match, form, sentence, on) if match else None
            if match is None or clause is None:
                continue
            if _END.match(text, match.end()):
                ways[(clause,)] = ()
            elif join := _CONNECTOR.match(text, match.end()):
                again = counted or clause.free is not None
                for rest, joins in _from(text, join.end(), sentence, on, counted=again):
                    ways[(clause, *rest)] = (join[0], *joins)
        if ways and forms is FIRST:
            break
    if not ways:
        ways = _beneath_topic(text, start, sentence, on, counted=counted)
    return list(ways.items())[:_MOST_WAYS]


def _beneath_topic(
    text: str, start: int, sentence: Marked, on: date, *, counted: bool
) -> dict[tuple[Clause, ...], tuple[str, ...]]:
    """The ways in which a clause can be read whose service stands before it: "First Keys - there is a waiting list"."""
    topic = _TOPIC.match(text, start)
    if topic is None:
        return {}
    services = tuple(
        sentence.services[int(number)] for number in re.findall(r"S(\d+)", topic["at"])
    )
    return {
        (replace(first, services=services, is_bare=False), *rest): joins
        for (first, *rest), joins in _from(text, topic.end(), sentence, on, counted=counted)
        if not first.services and first.every is None
    }


def _clause(match: re.Match[str], form: Form, sentence: Marked, on: date) -> Clause | None:
    given: dict[str, list[str]] = {}
    for name, value in match.groupdict().items():
        if value is not None:
            given.setdefault(name.rpartition("_")[0], []).append(value)
    days = given.get("day", [])
    who = given.get("who", [])
    places = [words for words in (*who, *given.get("at", [])) if re.search(r"S\d", words)]
    if len(days) > 1 or len(places) > 1 or (form.is_to_come and not days):
        return None
    named = re.findall(r"S(\d+)", places[0]) if places else []
    if any(not _is_together(words, len(named)) for words in given.get("together", [])):
        return None
    free = _free(form, given, match[0])
    since = sentence.days[int(days[0])] if days else None
    return Clause(
        state=Availability.FULL if free == 0 else form.state,
        services=tuple(dict.fromkeys(sentence.services[int(number)] for number in named)),
        every=_every(given),
        free=free or None,
        since=None if since == on else since,
        is_each=" each" in match[0],
        is_bare=form.is_bare or is_bare(match[0]),
        is_of_free=is_of_free(match[0]),
        is_of_it=bool(who) and who[0] in ("it", "that", "they"),
        has_day_first=bool(re.match(r"[@%]", match[0])),
        is_now=" now" in match[0],
        change=form.change,
        is_last="last" in given,
    )


def _is_together(words: str, named: int) -> bool:
    """Whether "both" and "all three" are as many as are named."""
    number = re.search(r"\d+", words)
    return named == (2 if words == "both" else int(number[0]) if number else max(named, 2))


def _free(form: Form, given: dict[str, list[str]], text: str) -> int | None:
    """How many places it tells of; None where it does not."""
    if form.change is Change.FILLED:
        return 2 if re.search(r"\bboth\b", text) else 1
    if form.counts and "number" in given:
        return int(given["number"][0])
    return 1 if form.counts and "article" in given else None


def _every(given: dict[str, list[str]]) -> int | None:
    if "all" not in given:
        return None
    if given["all"][0].startswith(("both", "either")):
        return 2
    return int(given["count"][0]) if "count" in given else 0


def _look_for_whom_the_day_is(read: Sequence[Clause], joins: Sequence[str]) -> None:
    """Look that no reader wonders whether a day is for its neighbour too: "2 at A and 1 at B from Monday".

    Raises:
        Unclear: one would.
    """
    first = any(clause.has_day_first for clause in read)
    for (before, after), join in zip(pairwise(read), joins, strict=True):
        is_like = before.state is after.state and not _CONTRASTING.search(join)
        behind = after.since and not before.since and not before.is_now and is_like
        if behind or (first and not (before.since and after.since)):
            raise Unclear("it does not say for which of its services the day is")


def _with_it(read: Sequence[Clause], joins: Sequence[str]) -> Iterator[Clause]:
    """The clauses, with "it", and what is so because of it, as the service that was named before."""
    before: tuple[str, ...] = ()
    for clause, join in zip(read, joins, strict=True):
        is_named = clause.services or not (
            clause.is_of_it or re.search(r" (?:so|with) ", f"{join} ")
        )
        before = clause.services if is_named else before
        yield clause if is_named else replace(clause, services=before)
