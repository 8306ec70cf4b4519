"""The bytes of one mail → its envelope, the texts that a reader sees, and what of it was not opened.

Where a mail has its words both as text and as HTML, both are kept: they have to say the same.
"""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from typing import Final

from generator.importers.mails.headers import Envelope, decoded, envelope
from generator.importers.mails.letters import plain
from generator.importers.mails.markup import lines_of, too_much

MAX_BODY = 1_000_000  # letters of text
_ENCODINGS: Final = re.compile(
    r"(?:utf-?8|us-ascii|ascii|iso-?8859-?\d{1,2}|latin-?1|windows-125\d|cp125\d|utf-?16(?:-?[lb]e)?|ansi_x3.4-1968|unknown-8bit|default)",
    re.IGNORECASE,
)
# What declares itself as one of these is written in the wider Windows-1252 (https://encoding.spec.whatwg.org/#names-and-labels).
_NARROW: Final = re.compile(
    r"(?:us-ascii|ascii|iso-?8859-?1|latin-?1|ansi.*|unknown.*|default)", re.IGNORECASE
)
_TRANSFERS: Final = frozenset({"", "7bit", "8bit", "binary", "quoted-printable", "base64"})
_LOOKS_EMPTY: Final = re.compile(r"(?:<[^<>\n]{1,300}>|\[[^\[\]\n]{1,100}\]|[\s\ufffc*_-])*")


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail as its reader has it.

    Attributes:
        bodies: its words; two texts where the mail has them as text and as HTML.
        unopened: the names of what is attached.
        fault: why its words cannot be read, in plain words; "" where they can.
    """

    envelope: Envelope
    bodies: tuple[str, ...]
    unopened: tuple[str, ...] = ()
    fault: str = ""


class _Unreadable(Exception):
    """The text says why this part cannot be read."""


def read_mail(raw: bytes) -> Mail:
    """The mail. Nothing in it makes this fail: what cannot be read is told in `fault`."""
    try:
        parsed = email.message_from_bytes(raw, policy=email.policy.compat32)
        head = envelope(parsed)
    except Exception:
        return Mail(Envelope(), (), fault="it is damaged")
    unopened: list[str] = []
    try:
        texts = list(_texts(parsed, unopened, prefer="plain"))
        pages = list(_texts(parsed, [], prefer="html"))
    except _Unreadable as reason:
        return Mail(head, (), tuple(unopened), str(reason))
    except Exception:
        return Mail(head, (), tuple(unopened), "it is damaged")
    bodies = list(dict.fromkeys("\n".join(parts) for parts in (texts, pages)))
    if any(len(body) > MAX_BODY for body in bodies):
        return Mail(head, (), tuple(unopened), "it is far longer than what a person writes")
    filled = tuple(body for body in bodies if not _LOOKS_EMPTY.fullmatch(body[:5_000]))
    return Mail(head, filled, tuple(unopened))


def _texts(part: Message, unopened: list[str], prefer: str) -> Iterator[str]:
    """The words of a part and the parts within; of alternatives the one that is preferred."""
    kind = part.get_content_type().lower()
    if kind in ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"):
        raise _Unreadable("it is encrypted")
    if kind == "message/rfc822" or kind == "message/global":
        unopened.append("a mail within the mail")
        return
    content = part.get_payload()
    if isinstance(content, list):
        inner = [p for p in content if isinstance(p, Message)]
        if kind == "multipart/alternative":
            inner = [*_chosen(inner, prefer)]
        for one in inner:
            yield from _texts(one, unopened, prefer)
        return
    if kind in ("text/plain", "text/html") and not _is_file(part):
        text = _decoded(part)
        yield _html(text) if kind == "text/html" else plain(_unfolded(part, text))
    elif kind not in (
        "application/pgp-signature",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
    ):
        unopened.append(_name(part) or kind)


def _chosen(alternatives: list[Message], prefer: str) -> list[Message]:
    """The alternative that is preferred, or else the last (RFC 2046, 5.1.4), or what holds one."""
    plains = [p for p in alternatives if p.get_content_type() == "text/plain"]
    others = [
        p for p in alternatives if p.get_content_type() not in ("text/plain", "text/calendar")
    ]
    order = plains[:1] or others[-1:] if prefer == "plain" else others[-1:] or plains[:1]
    return order or alternatives[:1]


def _is_file(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(_name(part))


def _name(part: Message) -> str:
    name = part.get_param("filename", None, "content-disposition") or part.get_param("name")
    if isinstance(name, tuple):  # RFC 2231: charset, language, name
        name = name[2]
    return decoded(str(name))[:120] if name else ""


def _decoded(part: Message) -> str:
    transfer = str(part.get("content-transfer-encoding", "")).strip().lower()
    if transfer not in _TRANSFERS:
        raise _Unreadable(f"it is packed in a way that is not read ({transfer[:40]})")
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return ""
    charset = str(part.get_content_charset() or "utf-8")
    if not _ENCODINGS.fullmatch(charset):
        raise _Unreadable(f'it is written in an encoding that is not read ("{charset[:40]}")')
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    for encoding in ("utf-8-sig" if _NARROW.fullmatch(charset) else charset, "utf-8-sig", "cp1252"):
        try:
            return raw.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("utf-8", "replace")


def _unfolded(part: Message, text: str) -> str:
    """Lines that format=flowed broke (RFC 3676), put together; the blank before ">" taken away."""
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    delsp = str(part.get_param("delsp", "")).lower() == "yes"
    lines: list[str] = []
    flows = False
    for written in text.replace("\r\n", "\n").split("\n"):
        line = written.removeprefix(" ")
        if flows and not line.startswith(">") and line != "-- ":
            lines[-1] += line
        else:
            lines.append(line)
        flows = line.endswith(" ") and line != "-- " and not line.startswith(">")
        if flows and delsp:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)


def _html(text: str) -> str:
    if too_much(text):
        raise _Unreadable("its HTML is more than is read")
    return plain(lines_of(text))
