"""Text as it was typed, on a phone or in Word → the same in plain letters, so that equal words are equal.

What looks like one thing and is another (a digit as a superscript, letters
that run the other way, words that are struck through) becomes STRUCK, which
nothing understands: a person has to look. A smile parts sentences; a tick, a
cross and a wink say something, and stay.
"""

import re
import unicodedata
from typing import Final

STRUCK: Final = "\ufffc"
_UNSEEN: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u180e\u034f"))
_TURNING: Final = dict.fromkeys(
    map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"), STRUCK
)
_MARKS: Final = {
    **dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u2032\u00b4\u0060\u02bc"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"), '"'),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"), "-"),
    **dict.fromkeys(
        map(ord, "\u2022\u2023\u25aa\u25cf\u25e6\u2043\u00b7\uf0b7\u25a0\u25ba\u27a2"), "*"
    ),
    **dict.fromkeys(map(ord, "\u2028\u2029\u0085\x0b\x0c"), "\n"),
    0x2026: "...",
}
# Smiles and tears, hearts, thumbs up, beasts and flowers; not those that wink, laugh or wonder.
_FACES: Final = re.compile(
    "[\U0001f600\U0001f601\U0001f603-\U0001f605\U0001f60a\U0001f60d\U0001f614\U0001f61e\U0001f622\U0001f62d\U0001f641\U0001f642\u2639\u263a\U0001f44b\U0001f44d\U0001f64f\u2764\U0001f493-\U0001f49f\U0001f324\u2600\u2728\U0001f31e\U0001f31f\U0001f330-\U0001f343\U0001f380-\U0001f389\U0001f400-\U0001f43e][\ufe0f\U0001f3fb-\U0001f3ff]*"
)


def plain(text: str) -> str:
    """The text in NFC, with plain quotation marks, dashes and blanks; lines and tabs stay."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_UNSEEN).translate(_TURNING)
    text = unicodedata.normalize("NFC", text).translate(_MARKS)
    if not text.isascii():
        text = _FACES.sub(" ; ", text)
        text = "".join(c if c < "\x7f" else _plain(c) for c in text)
    return text


def _plain(character: str) -> str:
    """A blank as a blank; what stands for a number and is no plain digit as STRUCK."""
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    if category in ("Nd", "Nl", "No"):
        return STRUCK
    return character
