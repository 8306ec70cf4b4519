"""What a sender wrote → statements on services, all of it understood, or a reason why a person has to read it.

A mail is taken whole or not at all: who corrects himself three lines further
down, or asks something, is read by a person.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from generator.importers.mails.authored import Authored
from generator.importers.mails.letters import plain
from generator.importers.mails.words import WEEKDAY_NAMES, listed, words_of
from generator.importers.updates.attributing import Topic
from generator.importers.updates.chatter import alarm, is_footer, is_harmless, is_office_note
from generator.importers.updates.grammar import clauses
from generator.importers.updates.naming import Naming
from generator.importers.updates.sentences import (
    WEEK,
    Setting,
    names_week,
    paragraphs,
    read_freely,
    sentence,
)
from generator.importers.updates.signature import signed
from generator.importers.updates.statements import PlacesStatement, Unclear, shortened
from generator.importers.updates.strict import strict_lines

MAX_LINES: Final = 300
MAX_LETTERS: Final = 40_000
_ABOUT_PLACES: Final = re.compile(
    r"\b(?:places?|vacanc\w+|availability|spaces?|beds?|rooms?|full|waiting list|capacity|nil return)\b",
    re.IGNORECASE,
)
_OF_VACANCIES: Final = re.compile(
    r"\b(?:vac(?:s|anc\w+)|voids?|availab\w+|avail|full|waiting list|bed state)\b", re.IGNORECASE
)
_NAME_ALONE: Final = re.compile(
    r" (?:(?:our |weekly |current )*(?:places|vacanc(?:y|ies)|availability|update|voids)(?: update)? (?:at|for|from|in|-|:) )?(?:the )?(?:S0|OURS)(?: ?[:-]?(?: (?:places|vacanc(?:y|ies)|availability|updates?|voids))+)? "
)
# "Training: 2 places", of which nobody could say whose they are; and "Place for Mr B", which is about him.
_OF_AN_EVENT: Final = re.compile(
    r"\b(?:training|courses?|meetings?|forums?|events?|conference|webinar|jobs?|staff\w*|recruit\w*|hiring|rotas?|agency|referrals?|assessments?|invoices?|m(?:rs?|s|iss|x))\b",
    re.IGNORECASE,
)
# The words of a subject that names nobody, so that it is the sender's own house that is full.
_OF_A_RETURN: Final = frozenset(
    listed("""our the for of this week today weekly daily current latest bed beds room rooms place places void voids
    vacancy vacancies availability update return list state status weekof weekending : - / .""")
)
_OF_NONE: Final = re.compile(r"\b(?:none|nil)\b", re.IGNORECASE)
_IN_ADDRESSES: Final = frozenset(
    listed("old new end flat unit room rooms place space summer spring gate the")
)
_OF_ELSE: Final = re.compile(
    r"\b(?:jobs?|staff\w*|recruit\w*|hiring|posts?|roles?|workers?|carers?|shifts?|rotas?|agency|cover|training|courses?|meeting|interviews?|occup\w+|referrals?|enquir\w+|admissions?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Understood:
    """What a mail says, in full.

    Attributes:
        beside: sentences that say nothing of places, for a person to see.
    """

    statements: tuple[PlacesStatement, ...]
    beside: tuple[str, ...] = ()


def understood(
    text: Authored,
    on: date,
    names: Naming,
    ids: Collection[str],
    subject: str = "",
    *,
    is_answer: bool = False,
    home: str = "",
) -> Understood:
    """What the sender says of the services that are his.

    Args:
        on: the day on which it was written.
        names: of the sender's own services.
        ids: of all services that there are.
        subject: the mail's own.
        is_answer: whether the subject is that of the mail before, so that the sender says nothing by it.
        home: the service that the sender's address is of, and no other; "" for none.

    Raises:
        Unclear: it says nothing of places, or something that cannot be understood in one way only.
    """
    lines = [line.strip() for line in text.lines]
    if len(lines) > MAX_LINES or sum(map(len, lines)) > MAX_LETTERS:
        raise Unclear("it is far longer than a mail about places")
    strict, others = strict_lines(lines, on, ids)
    body, below = signed(others, is_open=bool(strict))
    topic = Topic(_about_places(subject, text), bool(_OF_AN_EVENT.search(subject[:300])))
    setting = Setting(on, names, topic, counted=_counted(subject, body, topic))
    if not is_answer:
        setting = replace(setting, topic=_with_service(topic, subject, setting, home))
    free, beside = read_freely(body, setting)
    _quiet([*below, *text.below], setting)
    statements = [*strict, *free]
    of_subject = [] if is_answer else _of_subject(subject, setting)
    if not statements:
        statements = of_subject
    elif not {s.meaning for s in of_subject} <= {s.meaning for s in statements}:
        raise Unclear(f"its subject says something else, or more: {shortened(subject)}")
    if not statements:
        raise Unclear("it says nothing about places that can be read")
    if not is_answer:
        _look_at_days(subject, statements, setting)
    return Understood(tuple(_agreed(statements)), tuple(beside))


def _about_places(subject: str, text: Authored) -> bool:
    """Whether "full" and "2 places" are about a service's: the subject says so, or there is nothing else that they could answer."""
    if _OF_AN_EVENT.search(subject[:300]):
        return False
    return bool(_ABOUT_PLACES.search(subject[:300])) or (
        is_harmless(_keys(subject)) and not (text.quoted and not subject.strip())
    )


def _keys(subject: str) -> list[str]:
    return [word.key for word in words_of(plain(subject[:300]))]


def _with_service(topic: Topic, subject: str, setting: Setting, home: str) -> Topic:
    """The topic with the service that a subject names, where it is a name and nothing else, or that the sender's address is of."""
    signs = setting.marked(plain(subject[:200]))
    if not _NAME_ALONE.fullmatch(signs.text):
        is_plain = {*signs.keys} <= _OF_A_RETURN or is_harmless(signs.keys)
        return replace(topic, service=home if is_plain else "")
    return replace(topic, places=True, service=signs.services[0] if signs.services else "")


def _is_address(line: str) -> bool:
    """Whether each word of a line has its capital, as in "Unit 3, The Old Tannery"."""
    return all(word[:1].isupper() for word in re.findall(r"[A-Za-z]+", line) if len(word) > 3)


def _counted(subject: str, lines: Sequence[str], topic: Topic) -> bool:
    """Whether a bare number beside a service is that of its vacancies: the mail speaks of these, and its subject of nothing else."""
    if _OF_ELSE.search(subject[:300]) or "waitinglist" in _keys(subject):
        return False
    text = "\n".join((subject[:300], *lines))
    return bool(_OF_VACANCIES.search(text) or (topic.places and _OF_NONE.search(text)))


def _quiet(lines: Sequence[str], setting: Setting) -> None:
    """Look that under the signature stands nothing but a signature.

    Raises:
        Unclear: something does.
    """
    for paragraph in paragraphs(lines):
        whole = " ".join(paragraph)
        signs = setting.marked(whole[:1_000])
        if is_footer(whole) or (is_office_note(whole, signs.keys) and not signs.services):
            continue
        for line in paragraph:
            signs = setting.marked(line[:1_000])
            keys = [key for key in signs.keys if not key.isdigit() and key not in WEEKDAY_NAMES]
            if _is_address(line):
                keys = [key for key in keys if key not in _IN_ADDRESSES]
            if clauses(signs, setting.on, counted=setting.counted) or (
                alarm(keys) and not is_harmless(signs.keys)
            ):
                raise Unclear(f"below the signature stands: {shortened(line)}")


def _of_subject(subject: str, setting: Setting) -> list[PlacesStatement]:
    """What a subject says by itself; nothing where it is not plain."""
    if not subject or len(subject) > 200:
        return []
    try:
        return sentence(plain(subject), setting) or []
    except Unclear:
        return []


def _look_at_days(subject: str, statements: Sequence[PlacesStatement], setting: Setting) -> None:
    """Look that a day in the subject is that of the mail, or that of what it says.

    Raises:
        Unclear: it is another.
    """
    signs = setting.marked(plain(subject[:200]))
    ahead = WEEK if names_week(signs) else timedelta(0)
    others = {day for day in signs.days if not setting.on - WEEK < day <= setting.on + ahead}
    if others - {statement.since for statement in statements}:
        raise Unclear(
            f"its subject names a day, and it is not plain for what: {shortened(subject)}"
        )


def _agreed(statements: Sequence[PlacesStatement]) -> Iterator[PlacesStatement]:
    """One statement for each service.

    Raises:
        Unclear: two say different things of the same service.
    """
    first: dict[str, PlacesStatement] = {}
    for statement in statements:
        before = first.get(statement.service, statement)
        if before.availability and statement.availability and before.meaning != statement.meaning:
            raise Unclear(f"it says two things of {statement.service}")
        of_places = before if before.availability else statement
        right = before.details_right or statement.details_right
        first[statement.service] = replace(of_places, details_right=right)
    yield from first.values()
