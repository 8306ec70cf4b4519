"""The sentences in which people say how places stand, as far as they can be understood in one way only.

A sentence counts when every word of it fits: a number, a service, a day and a
word too many are all the same, it is not understood. So "no longer full", "we
should have 2" and "are we still down as full" need no rule of their own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from generator.importers.mails.words import Word, read_day
from generator.importers.updates.chatter import alarm
from generator.importers.updates.forms import BEHIND, FIRST, FORMS, Form, is_bare
from generator.importers.updates.naming import Naming
from generator.records import Availability

_LONGEST: Final = 70  # words of a sentence
_MOST_WAYS: Final = 4
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
_THANKS: Final = re.compile(r" (?:thanks|thank you|cheers|regards|thx) ,? ?([a-z]{2,15}) [.!,]* ?$")
_TRAILS: Final = re.compile(r"(?: ?[,-]? (?:thanks|thank you|many thanks|cheers|ta|thx|x|xx|fyi|for info|sorry|i am afraid|hope that helps|hope this helps))+ ?$")  # fmt: skip

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
        is_bare: whether it says "none", or "full", and not of what.
    """

    state: Availability
    services: tuple[str, ...]
    every: int | None
    free: int | None
    since: date | None
    is_each: bool = False
    is_bare: bool = False


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
    plain = [word for n, word in enumerate(out) if not (word in "()'*_" or _is_around(out, n))]
    return Marked(
        " " + " ".join(plain) + " ",
        tuple(k.lstrip("#") for k in keys),
        tuple(services),
        tuple(days),
    )


def _is_around(words: Sequence[str], position: int) -> bool:
    """Whether the word is a quotation mark around a service's name; around more it quotes somebody."""
    beside = words[max(0, position - 1) : position + 2]
    return words[position] == '"' and any(re.fullmatch(r"S\d+", word) for word in beside)


def _day_at(words: Sequence[Word], position: int, on: date) -> tuple[date, int] | None:
    """The day behind "from", "as of", "wef"."""
    for phrase in _FROM:
        end = position + len(phrase)
        if tuple(word.key for word in words[position:end]) == phrase:
            return read_day(words, end, on)
    return None


def clauses(sentence: Marked) -> list[Clause] | None:
    """All that the sentence says, where every word of it is understood, in one way only; else None."""
    text = sentence.text
    if text.count(" ") > _LONGEST or "?" in text or re.match(r" [-+] ?#", text):
        return None
    greeting = _GREETING.match(text)
    if greeting and not alarm(greeting[0].split()):
        text = " " + text[greeting.end() :]
    signed = _THANKS.search(text)
    if signed and not alarm([signed[1]]):
        text = text[: signed.start(1)]
    previous = None
    while previous != text:
        previous = text
        text = _LEADS.sub(" ", text, count=1) if _LEADS.match(text) else text
        text = _TRAILS.sub(" ", _FILLERS.sub("", text).rstrip(" .!,;") + " ")
    text = re.sub(r"^[ ,;:*.!-]+", "", re.sub(r" ,(?: ,)+", " ,", text)).strip()
    ways = _from(text, 0, sentence, counted=False)
    return list(ways[0]) if len(ways) == 1 else None


def _from(text: str, start: int, sentence: Marked, *, counted: bool) -> list[tuple[Clause, ...]]:
    """The ways in which the text can be read from a place on, each as its clauses.

    Args:
        counted: whether places were counted before, so that a bare number is one of them.
    """
    ways: dict[tuple[Clause, ...], None] = {}
    for forms in (FIRST, FORMS, BEHIND if counted else ()):
        for form in forms:
            match = form.pattern.match(text, start)
            clause = _clause(match, form, sentence) if match else None
            if match is None or clause is None:
                continue
            if _END.match(text, match.end()):
                ways[(clause,)] = None
            elif join := _CONNECTOR.match(text, match.end()):
                again = counted or clause.free is not None
                for rest in _from(text, join.end(), sentence, counted=again):
                    ways[(clause, *rest)] = None
        if ways and forms is FIRST:
            break
    return list(ways)[:_MOST_WAYS]


def _clause(match: re.Match[str], form: Form, sentence: Marked) -> Clause | None:
    given: dict[str, list[str]] = {}
    for name, value in match.groupdict().items():
        if value is not None:
            given.setdefault(name.rpartition("_")[0], []).append(value)
    days = given.get("day", [])
    named = (*given.get("who", []), *given.get("at", []))
    places = [words for words in named if re.search(r"S\d", words)]
    if len(days) > 1 or len(places) > 1 or (form.is_to_come and not days):
        return None
    services = re.findall(r"S(\d+)", places[0]) if places else []
    state, free = form.state, None
    if form.counts:
        free = int(given["number"][0]) if "number" in given else 1 if "article" in given else None
        if free == 0:
            state, free = Availability.FULL, None
    return Clause(
        state=state,
        services=tuple(dict.fromkeys(sentence.services[int(number)] for number in services)),
        every=_every(given),
        free=free,
        since=sentence.days[int(days[0])] if days else None,
        is_each=" each" in match[0],
        is_bare=form.is_bare or is_bare(match[0]),
    )


def _every(given: dict[str, list[str]]) -> int | None:
    if "all" not in given:
        return None
    if given["all"][0].startswith("both"):
        return 2
    return int(given["count"][0]) if "count" in given else 0
