"""Ids: the one that a name would have, and what is wrong with a text that cannot be one."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

PATTERN = "[a-z0-9]+(-[a-z0-9]+)*"  # as the schemas have it
LIST_PATTERN = f"{PATTERN}( *; *{PATTERN})*"
MOST = 80  # characters


def slug_of(text: str, most: int = MOST) -> str:
    """The id that a name would have, cut at a hyphen: "Müller & Söhne" → "muller-and-sohne"; "" where nothing is left."""
    plain = unicodedata.normalize("NFKD", text).casefold().replace("&", " and ").replace("'", "")
    words = re.sub("[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")
    return words if len(words) <= most else words[: most + 1].rpartition("-")[0] or words[:most]


def fault(text: str, least: int = 1, most: int = MOST) -> str:
    """What is wrong with the text as an id, as in "it has a space"; "" where nothing is.

    Args:
        least, most: how many characters it may have.
    """
    wrong = [f"has {_and(strange)}"] if (strange := list(_strange(text))) else []
    if text[:1] == "-":
        wrong.append("begins with a hyphen")
    if text[1:][-1:] == "-":
        wrong.append("ends with a hyphen")
    wrong += filter(None, [length_fault(text, least, most)])
    return f"it {_and(wrong)}" if wrong else ""


def length_fault(text: str, least: int, most: int) -> str:
    """That the text "is too short" or "is too long", with the figures; "" where it is not."""
    if len(text) < least:
        return f"is too short, with {len(text)} of at least {least} characters"
    return (
        f"is too long, with {len(text):,} of at most {most} characters" if len(text) > most else ""
    )


def _strange(text: str) -> Iterator[str]:
    capitals = sum(c.isupper() for c in text)
    for one, several, count in (
        ("a capital letter", "capital letters", capitals),
        ("a space", "spaces", text.count(" ")),
        ("an underscore", "underscores", text.count("_")),
    ):
        if count:
            yield one if count == 1 else several
    others = dict.fromkeys(c for c in text if not (re.match("[a-z0-9 _-]", c) or c.isupper()))
    yield from (f'"{c}"' if c.isprintable() else f"U+{ord(c):04X}" for c in list(others)[:3])
    if "--" in text:
        yield "two hyphens in a row"


def _and(words: Sequence[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last
