"""The register's cells → the forms that the directory's schemas ask for. What cannot be told is left out, never guessed."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from functools import cache
from typing import Any

from generator.config import SCHEMAS
from generator.load.ids import slug_of

_LEGAL_FORMS = re.compile(r"-(limited|ltd|llp|plc|cic|c-i-c)$")
_POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})")


@cache
def _pattern(schema: str, field: str) -> re.Pattern[str]:
    """The pattern that a column of a table, or a provider's fact, must have."""
    data: Any = json.loads((SCHEMAS / schema).read_text(encoding="utf-8"))
    if "fields" in data:
        found = next(f for f in data["fields"] if f["name"] == field)["constraints"]["pattern"]
    else:
        found = data["properties"]["provider"]["properties"][field]["pattern"]
    return re.compile(found)


def _fits(field: str, text: str) -> bool:
    return _pattern("services.schema.json", field).fullmatch(text) is not None


def phone(text: str) -> str:
    """A United Kingdom number with its leading 0 (which spreadsheets lose), or ""."""
    digits = re.sub(r"[^0-9+]", "", text)
    if digits.startswith(("+44", "0044")):
        digits = digits.removeprefix("+44").removeprefix("0044").lstrip("0")
    if re.fullmatch(r"[1-9][0-9]{8,9}", digits):
        digits = "0" + digits
    return digits if _fits("phone", digits) else ""


def website(text: str) -> str:
    """An address that begins with https://, or "".

    The register gives most as a bare "www.…", without saying how it is
    reached; those, and the few with http://, are written with https://, which
    is how browsers try them too.
    """
    bare = re.sub(r"^https?:/*", "", text.strip(), flags=re.IGNORECASE)
    host, slash, rest = bare.partition("/")
    address = f"https://{host.casefold()}{slash}{rest}".removesuffix("/")
    return address if len(address) <= 300 and _fits("website", address) else ""


def postcode(text: str) -> str:
    """In capitals and with its space, or ""."""
    match = _POSTCODE.fullmatch(re.sub(r"[^A-Z0-9]", "", text.upper()))
    written = f"{match[1]} {match[2]}" if match else ""
    return written if written and _fits("postcode", written) else ""


def company_number(text: str) -> str:
    """The eight characters at Companies House, lost zeros put back, or ""."""
    number = text.strip().upper()
    if number.isascii() and number.isdigit() and 5 <= len(number) < 8:
        number = number.zfill(8)
    return number if _pattern("provider.schema.json", "company_number").search(number) else ""


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
