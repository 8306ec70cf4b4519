"""The installation's words for the search → a new council's own, which name no type of support that it does not have."""

import re
from collections.abc import Collection
from typing import Final

_LOTS: Final = re.compile(r"^[ ]+lots: \[(?P<ids>[^\]\n]*)\][ ]*\n", re.MULTILINE)


def search_yml(text: bytes, lots: Collection[str]) -> bytes:
    """content/search.yml with the ids of `lots` alone.

    A phrase that stood for others alone stays without its line `lots`: it is
    known as a word of its language all the same.
    """

    def here(line: re.Match[str]) -> str:
        ids = [word.strip() for word in line["ids"].split(",")]
        kept = [word for word in ids if word in lots]
        if not kept:
            return ""
        return line[0].replace(line["ids"], ", ".join(kept))

    return _LOTS.sub(here, text.decode("utf-8")).encode()
