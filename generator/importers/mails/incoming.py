"""A mail, or a text as somebody saved it → one message: who sent it, when, about what, and its words.

What the words mean is the business of whoever reads them.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.importers.mails.authored import after_headers, headers_of
from generator.importers.mails.files import Received
from generator.importers.mails.headers import Envelope, address
from generator.importers.mails.letters import plain
from generator.importers.mails.mail import read_mail
from generator.importers.mails.words import read_day, words_of


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message that is no table.

    Attributes:
        key: a short name that stays with it wherever it lies.
        identity: its Message-ID, or what stands for one.
        bodies: its words; two texts where a mail has them as text and as HTML.
        is_mail: whether it has the headers of a mail; a text that somebody typed has none.
        notes: what of it was not opened.
        fault: why its words cannot be read, in plain words; "" where they can.
    """

    key: str
    identity: str
    envelope: Envelope
    bodies: tuple[str, ...] = ()
    is_mail: bool = True
    notes: tuple[str, ...] = ()
    fault: str = ""


def digest(*parts: object) -> str:
    """A short name for what says the same, wherever it lies."""
    return hashlib.sha256("\0".join(map(str, parts)).encode("utf-8", "replace")).hexdigest()[:8]


def incoming(source: Received, today: date) -> Incoming:
    """The message in a source that is no table; nothing in it makes this fail.

    Args:
        today: the day by which a day without its year is read.
    """
    if source.unread:
        key = digest(source.name)
        return Incoming(key, key, Envelope(), fault=source.unread)
    return _of_text(source, today) if source.mail is None else _of_mail(source.mail)


def _of_mail(raw: bytes) -> Incoming:
    mail = read_mail(raw)
    head = mail.envelope
    key = digest(head.message_id or (head.sender, head.on, head.subject, *mail.bodies))
    return Incoming(
        key=key,
        identity=head.message_id or key,
        envelope=head,
        bodies=mail.bodies,
        notes=_unopened(mail.unopened),
        fault=mail.fault,
    )


def _of_text(source: Received, today: date) -> Incoming:
    """A text: a mail that was saved as one, with "From:" and "Sent:", or lines that somebody typed."""
    text = plain(source.text)
    lines = text.strip("\n").split("\n")
    headers = headers_of(lines)
    is_mail = len({"from", "sent", "date", "subject", "to"} & headers.keys()) >= 2
    key = digest(source.file, text)
    return Incoming(
        key=key,
        identity=key,
        envelope=_saved(headers, today) if is_mail else Envelope(),
        bodies=("\n".join(after_headers(lines)) if is_mail else text,),
        is_mail=is_mail,
    )


def _saved(headers: dict[str, str], today: date) -> Envelope:
    """The headers of a mail that was saved as text."""
    sender, _ = address(headers.get("from", ""))
    words = words_of(headers.get("sent") or headers.get("date") or "")
    day = read_day(words, 0, today)
    name = headers.get("from", "")[:80]
    without = f'its sender has no address: "{name}"' if name else "it does not say who sent it"
    doubts = () if sender else (without,)
    return Envelope(sender, "", headers.get("subject", ""), day[0] if day else None, doubts)


def _unopened(names: Sequence[str]) -> tuple[str, ...]:
    if not names:
        return ()
    shown = ", ".join(dict.fromkeys(name for name in names if name))
    return (f"not opened: {shown[:200]}",)
