"""Texts as other directories hold them → plain text: HTML, Markdown, entities, and letters that went through a wrong encoding.

Text in UTF-8 that somebody read as Windows-1252 has "â€™" where an apostrophe
was; twice read so it has more of them. It is turned back where the result is a
letter or a sign of a text in English or Welsh, and left as it is otherwise.
"""

import html
import re
import unicodedata
from functools import lru_cache
from typing import Final

import nh3

from generator.load.spreadsheet import remnant

MOST: Final = 20_000  # characters that are looked at
_ROUNDS: Final = 4  # as often may a text have been escaped or misread


def _as_read_wrongly() -> dict[str, int]:
    """Each character that a byte from 0x80 shows as in Windows-1252, or in Latin-1 where that has none."""
    signs = {chr(byte): byte for byte in range(0x80, 0x100)}
    for byte in range(0x80, 0xA0):
        try:
            signs[bytes([byte]).decode("cp1252")] = byte
        except UnicodeDecodeError:
            continue
    return signs


_BYTES: Final = _as_read_wrongly()
_CONTINUED: Final = "".join(re.escape(c) for c, byte in _BYTES.items() if 0x80 <= byte < 0xC0)
_MISREAD: Final = re.compile(
    rf"[ÂÃÄÅË][{_CONTINUED}]|[âïá][{_CONTINUED}]{{2}}|ð[{_CONTINUED}]{{3}}"
)
# What such a text may have meant: Latin letters with accents, punctuation, currency, arrows, signs, pictures.
_MEANT: Final = re.compile(
    "[\u00a0-\u017f\u02bc-\u02dc\u1e80-\u1ef3\u2000-\u206f\u20ac\u2100-\u22ff\u25a0-\u27bf\ufb00-\ufb06\ufeff\ufe0f\U0001f300-\U0001faff]"
)
_LATIN: Final = {byte: bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xA0)}
_LOST_APOSTROPHE: Final = re.compile(r"(?<=[^\W\d_])\ufffd(?=(?:s|t|re|ll|ve|d|m)\b)")
_PLAIN: Final = re.compile(r"(?:[A-Za-z0-9.,:;'/@()]+ )*[A-Za-z0-9.,:;'/@()]{1,60}")
_TAG: Final = re.compile(r"</?[a-zA-Z!][^<>]{0,2000}>")
_BREAK: Final = re.compile(
    r"<\s*(?:br|hr|/p|/div|/li|/h[1-6]|/tr|/ul|/ol|/table|/blockquote|p|li|div)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_LINK: Final = re.compile(r"!?\[([^\[\]]{0,300})\]\((?:[^()\s]{0,2000})(?:\s\"[^\"]{0,200}\")?\)")
_MARKS: Final = re.compile(r"^[ \t]*(?:#{1,6}|>+|[-*+•·▪●◦–]|\d{1,2}[.)])[ \t]+", re.MULTILINE)
_EMPHASIS: Final = re.compile(r"(\*{1,3}|_{2,3})(?=\S)(.{1,400}?)(?<=\S)\1")
_BLANKS: Final = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
_ENDED: Final = re.compile(r"[.!?:;,…]['\"’”)]?$")


def mended(text: str) -> str:
    """The text with the letters that its author wrote."""
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    for _ in range(_ROUNDS):
        before = text
        text = _MISREAD.sub(_meant, text)
        if text == before:
            break
    # A sign of which the last byte was lost, and the blank that none stands for.
    text = re.sub("â€(?=[\\s.,;:!?)]|$)", "”", text)
    text = re.sub("Â(?=[\\s£]|$)", "", text)
    text = text.translate(_LATIN)
    return _LOST_APOSTROPHE.sub("’", text).replace("\ufffd", "")


def _meant(match: re.Match[str]) -> str:
    try:
        letter = bytes(_BYTES[c] for c in match[0]).decode()
    except (UnicodeDecodeError, KeyError):
        return match[0]
    return letter if _MEANT.fullmatch(letter) else match[0]


@lru_cache(maxsize=1 << 13)  # the same towns, terms and times stand in service after service
def plain(text: str) -> str:
    """The words that a reader would see, in lines; "" for none."""
    if _PLAIN.fullmatch(text):
        return text
    text = text[:MOST]
    for _ in range(_ROUNDS):
        before = text
        text = mended(html.unescape(text))
        if _TAG.search(text):
            text = html.unescape(nh3.clean(_BREAK.sub("\n", text), tags=set()))
        if text == before:
            break
    text = _TAG.sub(" ", text)
    text = _LINK.sub(r"\1", text)
    text = _EMPHASIS.sub(r"\2", _MARKS.sub("", text))
    return _tidy(text)


def _tidy(text: str) -> str:
    """Without what cannot be seen, and with single blanks."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    seen = (c for c in text if c == "\n" or unicodedata.category(c)[0] != "C" or c == "\t")
    lines = (_BLANKS.sub(" ", line).strip() for line in "".join(seen).splitlines())
    return "\n".join(line for line in lines if line)


def line(text: str) -> str:
    """The same on one line, and nothing that a spreadsheet would work out."""
    words = " ".join(plain(text).split())
    if remnant(words):
        words = words.lstrip("=+-@{ ")
    return "" if remnant(words) else words


def sentences(text: str) -> list[str]:
    """The sentences of a text that is plain: each line ends one, with a full stop where it has no end."""
    out: list[str] = []
    for each in text.splitlines():
        ended = each if _ENDED.search(each) else f"{each}."
        out += re.split(r"(?<=[.!?…])['\"’”)]?\s+(?=[A-Z0-9'\"‘“(])", ended)
    kept = (sentence.strip() for sentence in out if re.search(r"\w", sentence))
    return [sentence for sentence in kept if not remnant(sentence)]


def shortened(parts: list[str], most: int) -> tuple[str, int]:
    """As many whole sentences as fit, and how many are left out; the first is cut at a word where it alone is too long."""
    kept: list[str] = []
    for sentence in parts:
        if len(" ".join([*kept, sentence])) > most:
            break
        kept.append(sentence)
    if not kept and parts:
        cut = parts[0][: most - 1].rpartition(" ")[0].rstrip(" ,;:-&(")
        return f"{cut}…", len(parts) - 1
    return " ".join(kept), len(parts) - len(kept)
