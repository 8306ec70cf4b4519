"""The headers of a mail: who sent it, when, about what, and what about them is not as it should be.

Whoever sends a mail writes its headers, so none is believed that can be read in
two ways: one From with one address, and a day that the mail's own way bears out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import Final

MAX_HEADER = 2_000  # letters; in a longer one nobody's name or address stands
_ADDRESS: Final = re.compile(
    r'\s*(?:(?P<name>"(?:[^"\\]|\\.){0,300}"|[^"<>,;:]{0,300}?)\s{0,5}<\s?(?P<inside>[^<>\s,;:"()@]{1,100}@[^<>\s,;:"()@]{1,200})\s?>'
    r'|(?P<bare>[^<>\s,;:"()@]{1,100}@[^<>\s,;:"()@]{1,200})(?:\s?\((?P<note>[^()]{0,200})\))?)\s*'
)
_MESSAGE_ID: Final = re.compile(r"<[!-;=?-~]{1,250}>")
_SOME_ADDRESS: Final = re.compile(r"[^\s<>@\"'()]{1,100}@[^\s<>@\"'()]{1,200}")
_AUTOMATIC_SUBJECT: Final = re.compile(
    r"\s*(?:automatic reply|auto(?:matic)?[ -]?reply|out of (?:the )?office|autoreply|auto:|away from (?:my|the) (?:desk|office)|on annual leave)",
    re.IGNORECASE,
)
_RETURNED_SUBJECT: Final = re.compile(
    r"\s*(?:undeliver|delivery (?:status notification|has failed|failure)|mail delivery|returned mail|failure notice|message not delivered)",
    re.IGNORECASE,
)
_RETURNING: Final = re.compile(r"(?:mailer-daemon|postmaster|mail-daemon|mdaemon)@", re.IGNORECASE)
_RECEIPT: Final = re.compile(r"\s*(?:read:|not read:|read receipt)", re.IGNORECASE)
_MEETING: Final = re.compile(
    r"\s*(?:accepted:|declined:|tentative:|cancell?ed:|invitation:|updated invitation)",
    re.IGNORECASE,
)
_NAMES: Final = {"from", "sender", "reply-to", "date", "subject", "message-id"}
_ONE_DAY: Final = timedelta(days=1)
_ON_ITS_WAY: Final = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the headers say.

    Attributes:
        sender: the address in small letters; "" where there is not exactly one.
        message_id: as it stands, with its angle brackets; "" where there is none.
        subject: in one line.
        on: the day in the sender's own time; None where it is not told.
        doubts: why a person should look who sent this, in plain words.
        automatic: what wrote it, where no person did; "" otherwise.
    """

    sender: str = ""
    message_id: str = ""
    subject: str = ""
    on: date | None = None
    doubts: tuple[str, ...] = ()
    automatic: str = ""


def envelope(mail: Message) -> Envelope:
    """What the headers of the mail say; damaged ones say nothing."""
    raw = {name: list(_all(mail, name)) for name in _NAMES}
    sender, display, doubts = _sender(raw["from"])
    subject = decoded(raw["subject"][0]) if raw["subject"] else ""
    on, more = _day(mail, raw["date"])
    doubts = [*doubts, *more, *_others(raw, sender), *_failed_checks(mail)]
    if len(raw["message-id"]) > 1:
        doubts.append("it has several Message-IDs")
    if len(raw["subject"]) > 1:
        doubts.append("it has several subjects")
    only_id = raw["message-id"][0] if len(raw["message-id"]) == 1 else ""
    return Envelope(
        sender=sender,
        message_id=only_id if _MESSAGE_ID.fullmatch(only_id) else "",
        subject=subject,
        on=on,
        doubts=tuple(doubts),
        automatic=_automatic(mail, sender or display, subject),
    )


def decoded(raw: str) -> str:
    """A header in words and one line: encoded words (RFC 2047) undone, nothing that is not printed."""
    try:
        parts = [
            part.decode(_charset(charset), "replace") if isinstance(part, bytes) else part
            for part, charset in decode_header(raw[:MAX_HEADER])
        ]
    except Exception:
        return " ".join(raw[:MAX_HEADER].split())
    text = "".join(parts).encode("utf-8", "replace").decode("utf-8", "replace")
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def address(raw: str) -> tuple[str, str]:
    """The one address of a header, in small letters, and the name that stands with it; "" where it has not exactly one."""
    match = _ADDRESS.fullmatch(raw) if len(raw) <= MAX_HEADER else None
    if match is None:
        return "", decoded(raw)
    name = decoded((match["name"] or match["note"] or "").strip().strip('"'))
    return (match["inside"] or match["bare"]).lower(), name


def _charset(name: str | None) -> str:
    plain = (name or "utf-8").lower()
    return plain if re.fullmatch(r"(?:utf-?8|us-ascii|ascii|iso-8859-\d{1,2}|windows-125\d|cp125\d|utf-?16)", plain) else "utf-8"  # fmt: skip


def _all(mail: Message, name: str) -> Iterator[str]:
    """Each header of the name, unfolded, its bytes read as UTF-8."""
    for key, value in mail.raw_items():
        if key.lower() == name:
            text = str(value).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
            yield re.sub(r"[\r\n]+[ \t]*", " ", text).strip()


def _sender(headers: Sequence[str]) -> tuple[str, str, list[str]]:
    """The address, what stands in its place where there is none, and doubts."""
    if not headers:
        return "", "", ["it does not say who sent it"]
    if len(headers) > 1:
        return "", "", ["it names several senders"]
    sender, name = address(headers[0])
    if not sender:
        return "", name, [f'its sender cannot be read: "{name[:80]}"']
    doubts = []
    if any(other.lower() != sender for other in _SOME_ADDRESS.findall(name)):
        doubts.append(f'the sender\'s name, "{name[:80]}", is another address')
    if not sender.isascii():
        doubts.append(f"the address {sender} has letters that look like others")
    return sender, name, doubts


def _others(raw: dict[str, list[str]], sender: str) -> Iterator[str]:
    """A Reply-To or Sender that leads elsewhere."""
    domain = sender.rpartition("@")[2]
    for header in raw["reply-to"]:
        other, _ = address(header)
        if sender and other != sender:
            yield f"an answer to it would go to {other or 'several people'}"
    for header in raw["sender"]:
        other, _ = address(header)
        if sender and other.rpartition("@")[2] != domain:
            yield f"it was sent by {other or 'somebody else'} in the name of {sender}"


def _failed_checks(mail: Message) -> Iterator[str]:
    """What the mail server that took it in wrote of the sender's address (RFC 8601)."""
    for header in _all(mail, "authentication-results"):
        words = header[:MAX_HEADER].lower()
        spf = "spf=fail" in words and "dkim=pass" not in words
        if "dmarc=fail" in words or spf:
            yield "the mail server says that the sender's address may be forged"
            return


def _day(mail: Message, headers: Sequence[str]) -> tuple[date | None, list[str]]:
    if len(headers) > 1:
        return None, ["it has several dates"]
    sent = _moment(headers[0]) if headers else None
    if sent is None:
        return None, []
    arrived = next(
        (
            moment
            for header in _all(mail, "received")
            if (moment := _moment(header.rpartition(";")[2]))
        ),
        None,
    )
    # Days alone: a moment without a zone cannot be compared with one that has one.
    if arrived and abs(arrived.date() - sent.date()) > _ON_ITS_WAY:
        return sent.date(), [f"it says {sent.date()}, and arrived on {arrived.date()}"]
    return sent.date(), []


def _moment(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text.strip()[:100])
    except Exception:
        return None


def _automatic(mail: Message, sender: str, subject: str) -> str:
    """What wrote it, where no person did."""
    kind = next(_all(mail, "content-type"), "").lower()
    wrote_itself = next(_all(mail, "auto-submitted"), "no").lower()
    if "delivery-status" in kind or _RETURNING.match(sender) or _RETURNED_SUBJECT.match(subject):
        return "a mail that came back undelivered"
    if "disposition-notification" in kind or _RECEIPT.match(subject):
        return "a receipt"
    if _AUTOMATIC_SUBJECT.match(subject) or any(
        (*_all(mail, "x-autoreply"), *_all(mail, "x-autorespond"))
    ):
        return "an automatic reply"
    precedence = next(_all(mail, "precedence"), "").lower()
    if not wrote_itself.startswith("no") or precedence in ("auto_reply", "bulk", "junk"):
        return "a mail that no person wrote"
    return "an answer to an invitation" if _MEETING.match(subject) else ""
