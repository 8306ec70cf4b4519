"""A mail's text → what its sender wrote in it, and what stands around that: quoted mails, a forwarded one, a signature.

Only what the sender wrote now says how places stand. What somebody wrote
before, the council too, is quoted beneath it in a dozen ways.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_QUOTED: Final = re.compile(r"\s{0,3}>")
_ATTRIBUTION: Final = re.compile(
    r"\s*(?:(?:on|le|am) .{0,300}\b(?:wrote|writes|a écrit|schrieb)|.{0,200}<[^<>\s]{1,200}@[^<>\s]{1,200}>\)? (?:wrote|writes)|.{0,200}\bwrote(?: (?:on|at) .{0,120})?|quoting .{0,200}) ?:\s*",
    re.IGNORECASE,
)
_MARKER: Final = re.compile(
    r"[\s*_]*(?:-{2,}\s*(?:original (?:message|appointment)|forwarded (?:message|by .{0,100})|forwarded|original mail|reply message)\s*(?:-{2,})?|begin forwarded message ?:?|forwarded message ?:?)[\s*_]*",
    re.IGNORECASE,
)
_HEADER: Final = re.compile(
    r"[\s*_]*(from|sent|date|to|cc|subject|reply-to|importance)[\s*_]*:[\s*_]*(.*)", re.IGNORECASE
)
_RULE: Final = re.compile(r"\s*[_=-]{8,}\s*")
_SIGNATURE: Final = re.compile(r"--\s?|—\s?|_{2,7}")
_DEVICE: Final = re.compile(
    r"[\s*_]*(?:sent from (?:my |the |a |yahoo|outlook|mail|samsung|gmail|aol|windows|proton)|get outlook for|sent via |sent using |from my (?:iphone|ipad|phone)|sent with )",
    re.IGNORECASE,
)
_LOOKED_AT: Final = 8  # lines in which the headers of a quoted mail stand


@dataclass(frozen=True, slots=True)
class Authored:
    """A text with its parts told apart.

    Attributes:
        lines: what the sender wrote.
        below: what stands under the line that begins a signature ("-- ", "Sent from my iPhone").
        quoted: whether an earlier mail stands beneath.
        forwarded: the lines of a mail that was passed on, its headers first; () where there is none.
    """

    lines: tuple[str, ...]
    below: tuple[str, ...] = ()
    quoted: bool = False
    forwarded: tuple[str, ...] = ()


def authored(text: str) -> Authored:
    """What the sender of a text wrote in it."""
    lines = text.split("\n")
    mine: list[str] = []
    quoted, position = False, 0
    while position < len(lines):
        line = lines[position]
        if _begins_quoted(lines, position):
            return _apart(mine, True, _passed_on(lines[position:]))
        if _QUOTED.match(line):
            quoted, position = True, position + 1
            mine.append("")
            continue
        if end := _attribution(lines, position):
            after = next((later for later in lines[end:] if later.strip()), "")
            if not _QUOTED.match(after):
                return _apart(mine, True, ())
            quoted, position = True, end
            continue
        mine.append(line)
        position += 1
    return _apart(mine, quoted, ())


def headers_of(lines: Sequence[str]) -> dict[str, str]:
    """The headers that begin a quoted or forwarded mail, or a mail that was saved as text, by their names."""
    headers: dict[str, str] = {}
    for line in lines[:_LOOKED_AT]:
        match = _HEADER.fullmatch(line.strip())
        if match:
            headers.setdefault(match[1].lower(), match[2].strip())
        elif line.strip() and headers:
            break
    return headers


def after_headers(lines: Sequence[str]) -> list[str]:
    """The lines beneath the headers."""
    position = 0
    while position < len(lines) and (
        not lines[position].strip() or _MARKER.fullmatch(lines[position])
    ):
        position += 1
    while position < len(lines) and _HEADER.fullmatch(lines[position].strip()):
        position += 1
    return list(lines[position:])


def _begins_quoted(lines: Sequence[str], position: int) -> bool:
    """Whether an earlier mail begins here, with its headers or with a line that says so."""
    line = lines[position]
    if not line.strip():
        return False
    if _MARKER.fullmatch(line):
        return True
    start = position + 1 if _RULE.fullmatch(line) else position
    first = next((p for p in range(start, min(start + 3, len(lines))) if lines[p].strip()), None)
    if first is None or (start == position and first != position):
        return False
    head = _HEADER.fullmatch(lines[first].strip())
    if head is None or head[1].lower() not in ("from", "date", "sent"):
        return False
    headers = headers_of(lines[first:])
    # "From: 1 December" and "To: 24 December" say when.
    return "from" in headers and bool({"sent", "date", "subject"} & headers.keys())


def _attribution(lines: Sequence[str], position: int) -> int:
    """The first line behind "On … wrote:", which a mail program may break into three; 0 where there is none here."""
    for length in (1, 2, 3):
        piece = lines[position : position + length]
        if len(piece) < length or not all(line.strip() for line in piece):
            return 0
        if any(len(line) > 300 for line in piece):
            return 0
        if _ATTRIBUTION.fullmatch(" ".join(line.strip() for line in piece)):
            return position + length
    return 0


def _passed_on(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines of an earlier mail from its headers on."""
    return tuple(lines[1:] if _MARKER.fullmatch(lines[0]) or _RULE.fullmatch(lines[0]) else lines)


def _apart(lines: Sequence[str], quoted: bool, passed_on: Sequence[str]) -> Authored:
    for position, line in enumerate(lines):
        if _SIGNATURE.fullmatch(line) or _DEVICE.match(line):
            return Authored(
                tuple(lines[:position]), tuple(lines[position:]), quoted, tuple(passed_on)
            )
    return Authored(tuple(lines), (), quoted, tuple(passed_on))
