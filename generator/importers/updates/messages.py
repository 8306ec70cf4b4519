"""A mail, a text or a row of a table → one message: who says what of which services, or why a person has to look."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from generator.importers.mails.authored import Authored, after_headers, authored, headers_of
from generator.importers.mails.files import Received
from generator.importers.mails.headers import address
from generator.importers.mails.incoming import incoming
from generator.importers.mails.letters import STRUCK
from generator.importers.mails.words import read_day, words_of
from generator.importers.updates.chatter import may_tell
from generator.importers.updates.naming import Naming
from generator.importers.updates.reading import Understood, understood
from generator.importers.updates.senders import Senders
from generator.importers.updates.statements import PlacesStatement, Unclear
from generator.importers.updates.strict import strict_lines
from generator.site.words import updating

_ANSWERS: Final = re.compile(r"\s*(?:re|fwd?|aw|wg|antw)\s*(?:\[\d+\])?\s*:", re.IGNORECASE)
_PASSED_ON: Final = re.compile(r"\s*fwd?\s*:", re.IGNORECASE)
_LINKED: Final = re.compile(r"(?<=\S)<mailto:[^\s<>]{3,300}>")
_LETTER_LINE: Final = re.compile(r"[\s>]*>[\s>]*([a-z0-9-]{3,100}) ?: *", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Update:
    """One message and what it says.

    Attributes:
        number: its place among all, from 1.
        name: where it lies: "inbox.mbox, mail 3".
        file: the file's name.
        key: a short name that stays with it wherever it lies.
        identity: its Message-ID, or what stands for one.
        sender: the address; "" where nobody is named.
        on: the day on which it was said; None where that is not told.
        providers: for whom the sender may speak.
        doubts: why a person has to accept it first. Once accepted they are settled.
        unclear: why it cannot be taken, accepted or not; "" where it can.
        may_tell: whether it may be about places, so that what the provider said before waits until it is read.
        ignored: what it is, where no person wrote it; "" otherwise.
        notes: what else a person should know.
        means: how it came, for availability_by: "mail".
    """

    number: int
    name: str
    file: str
    key: str
    identity: str
    sender: str
    subject: str
    on: date | None
    providers: tuple[str, ...] = ()
    statements: tuple[PlacesStatement, ...] = ()
    doubts: tuple[str, ...] = ()
    unclear: str = ""
    ignored: str = ""
    notes: tuple[str, ...] = ()
    means: str = "mail"
    may_tell: bool = True


def read(source: Received, number: int, senders: Senders, today: date) -> Update:
    """The message in a source that is no table."""
    message = incoming(source, today)
    head = message.envelope
    unsigned = f"it does not say who sent it, nor when; accepted, it counts as of {today}"
    update = Update(
        number=number,
        name=source.name,
        file=source.file,
        key=message.key,
        identity=message.identity,
        sender=head.sender,
        subject=head.subject,
        on=head.on if message.is_mail else today,
        doubts=head.doubts if message.is_mail else (unsigned,),
        notes=message.notes,
        means="mail" if message.is_mail else "text",
    )
    if head.automatic:
        return replace(update, ignored=head.automatic)
    if message.fault:
        return replace(update, unclear=message.fault)
    if update.on is None:
        return replace(update, unclear="it does not say on which day it was sent")
    return _with_words(update, message.bodies, senders)


def _with_words(update: Update, bodies: Sequence[str], senders: Senders) -> Update:
    """The message with what it says, and for whom its sender may speak."""
    assert update.on is not None
    texts = [authored(_with_letter_lines(body, senders)) for body in bodies] or [Authored(())]
    passed_on = texts[0].forwarded if _is_passed_on(update.subject, texts[0]) else ()
    if passed_on:
        inner, _ = address(_as_in_headers(headers_of(passed_on).get("from", "")))
        day = headers_of(passed_on).get("sent") or headers_of(passed_on).get("date") or ""
        read_on = read_day(words_of(day), 0, update.on)
        update = replace(
            update,
            doubts=(
                *update.doubts,
                f"{update.sender or 'somebody'} passed it on; the mail within is from {inner or 'somebody without an address'}",
            ),
            on=read_on[0] if read_on else update.on,
        )
        update = replace(
            standing(replace(update, sender=inner or update.sender), senders), sender=update.sender
        )
        texts = [authored("\n".join(after_headers(passed_on)))]
    else:
        update = standing(update, senders)
    names = senders.names_of(update.providers)
    try:
        results = [_understood(texts[-1], update, names, senders)]
        if len(texts) > 1 and _words(texts[0]) != _words(texts[-1]):
            results.append(_understood(texts[0], update, names, senders))
    except Unclear as reason:
        if filled := _filled_in(bodies, update, names, senders):
            doubts = (*update.doubts, "its lines are filled in within the letter that it answers")
            return checked(replace(update, statements=filled, doubts=doubts), senders)
        return replace(
            update, unclear=str(reason), may_tell=_may_tell(update.subject, texts, names)
        )
    if len({_meaning(result) for result in results}) > 1:
        return replace(update, unclear="as text and as HTML it says different things")
    statements, beside = results[0].statements, results[0].beside
    doubts = (*update.doubts, *(f"it also says: {words}" for words in beside))
    return checked(replace(update, statements=statements, doubts=doubts), senders)


def _may_tell(subject: str, texts: Sequence[Authored], names: Naming) -> bool:
    """Whether what the sender wrote may be about places: by its words, or as it names a service."""
    written = "\n".join((subject, *(line for text in texts for line in text.lines)))
    words = words_of(written)
    named = any(names.at(words, start) for start in range(len(words)))
    return named or may_tell(written)


def _as_in_headers(sender: str) -> str:
    """ "Dawn [mailto:dawn@…]" and "dawn@…<mailto:dawn@…>", as Outlook writes them in a quoted mail, as a header has them."""
    return re.sub(r"[<\[](?:mailto:)?([^\s<>\[\]]{3,300})[\]>]", r"<\1>", _LINKED.sub("", sender))


def _with_letter_lines(body: str, senders: Senders) -> str:
    """The text in which those lines of the council's letter stand again, as the sender's, under which he wrote his answer."""
    lines = body.split("\n")
    for position, line in enumerate(lines):
        blank = _LETTER_LINE.fullmatch(line) if len(line) < 200 else None
        beneath = range(position + 1, min(position + 3, len(lines)))
        answer = next((n for n in beneath if lines[n].strip()), None)
        if blank is None or answer is None or blank[1].lower() not in senders.ids:
            continue
        if not lines[answer].lstrip().startswith(">"):
            lines[answer] = f"{blank[1]}:\n{lines[answer]}"
    return "\n".join(lines)


def _understood(text: Authored, update: Update, names: Naming, senders: Senders) -> Understood:
    assert update.on is not None
    answers = bool(_ANSWERS.match(update.subject))
    home = senders.home(update.sender)
    return understood(
        text, update.on, names, senders.ids, update.subject, is_answer=answers, home=home
    )


def _filled_in(
    bodies: Sequence[str], update: Update, names: Naming, senders: Senders
) -> tuple[PlacesStatement, ...]:
    """What the lines of the council's letter say, where they are filled in there and not above it.

    In such a letter they stand blank, so whoever filled them in is the one who
    answers, or wrote earlier in the same exchange: a person has to look. What
    else the mail says counts as ever; () where the lines are not all that it says.
    """
    assert update.on is not None
    if not updating.answers_letter(update.subject):
        return ()
    results = []
    for body in bodies:
        above = authored(body)
        lines = [line.lstrip("> \t") for line in body.split("\n")]
        try:
            statements, _ = strict_lines(lines, update.on, senders.ids)
            text = Authored((*above.lines, *(s.quote for s in statements)), above.below, True)
            results.append(_understood(text, update, names, senders))
        except Unclear:
            return ()
    if len({_meaning(result) for result in results}) != 1 or any(r.beside for r in results):
        return ()
    return results[0].statements


def _meaning(result: Understood) -> frozenset[object]:
    return frozenset((s.meaning, s.details_right) for s in result.statements)


def _words(text: Authored) -> list[str]:
    """What was written, however it is laid out."""
    return [
        word.key
        for word in words_of(" ".join(text.lines))
        if word.key.isalnum() or word.key == STRUCK
    ]


def _is_passed_on(subject: str, text: Authored) -> bool:
    """Whether the mail hands on another one, and says nothing itself but "see below"."""
    return bool(_PASSED_ON.match(subject) and text.forwarded) and not any(
        len(line.split()) > 3 for line in text.lines
    )


def standing(update: Update, senders: Senders) -> Update:
    """For whom the sender may speak, and why a person should look."""
    if providers := senders.providers.get(update.sender):
        return replace(update, providers=providers)
    doubts = list(update.doubts)
    providers = senders.of_domain(update.sender) if update.sender else ()
    if providers:
        doubts.append(
            f"{update.sender} is not in a package; its provider has others there: {', '.join(providers)}"
        )
    elif update.sender:
        doubts.append(f"{update.sender} is not in any provider's package")
    return replace(update, providers=providers, doubts=tuple(doubts))


def checked(update: Update, senders: Senders) -> Update:
    """The services against the provider. Who is nobody's sender speaks for the services that he names, once accepted."""
    owners = {s.service: senders.filed.services[s.service].provider for s in update.statements}
    if not update.providers:
        return replace(update, providers=tuple(dict.fromkeys(owners.values())))
    others = [service for service, owner in owners.items() if owner not in update.providers]
    if others:
        return replace(update, unclear=f"{', '.join(others)} is another provider's")
    if withdrawn := [s for s in owners if senders.filed.services[s].withdrawn_on]:
        return replace(update, unclear=f"{', '.join(withdrawn)} was withdrawn")
    return update
