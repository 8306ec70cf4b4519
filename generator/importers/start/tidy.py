"""The register's cells → the forms that the directory's schemas ask for. What cannot be told is left out, never guessed."""

import re
from collections.abc import Collection

from generator import formats
from generator.load.ids import slug_of

_LEGAL_FORMS = re.compile(r"-(limited|ltd|llp|plc|cic|c-i-c)$")


def phone(text: str) -> str:
    """A United Kingdom number in digits, with its leading 0 and its extension, or ""."""
    number, extension, digits = formats.phone(text).partition(" ext ")
    return number.replace(" ", "") + extension + digits


def provider_slug(name: str) -> str:
    """The slug of an organisation, without its legal form."""
    whole = slug_of(name, most=60)
    short = _LEGAL_FORMS.sub("", whole)
    return short if len(short) >= 3 else whole


def free(wanted: str, taken: Collection[str], *more: str) -> str:
    """`wanted`, or else with one of `more`, or else with a number behind it: the first that is not taken."""
    wanted = wanted if len(wanted) >= 3 else "-".join(filter(None, ("cqc", wanted)))
    choices = [wanted, *(f"{wanted}-{word}"[:80].rstrip("-") for word in more if word)]
    for choice in choices:
        if len(choice) >= 3 and choice not in taken:
            return choice
    last = choices[-1][:75].rstrip("-")
    return next(c for n in range(2, len(taken) + 3) if (c := f"{last}-{n}") not in taken)


def title(text: str, least: int, most: int) -> str:
    """The name, cut at a word where it is too long for its place."""
    text = " ".join(text.split())
    if len(text) > most:
        text = text[: most - 1].rpartition(" ")[0].rstrip(" ,;:-&") + "…"
    return text if len(text) >= least else f"{text} care"
