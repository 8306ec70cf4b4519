"""about.md as the paragraphs of a sheet."""

import re

_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, each as it stands, without the blank lines between them."""
    parts = _BLANK_LINES.split(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    return [part.strip() for part in parts if part.strip()]
