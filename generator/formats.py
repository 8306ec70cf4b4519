"""How a telephone number, an e-mail address and the like are written: the schemas' own patterns, asked by all.

What the schemas accept the pages show, and what they do not is a problem that
says how it should be written. The CQC's register is brought into the same form.
"""

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

from generator.config import SCHEMAS

_SEVERAL: Final = re.compile(r"\s+(?:or|and|&|/|\|)\s+|[;,]\s+|\s*\n\s*|\s*/\s*(?=[0+(])")
_AROUND: Final = re.compile(r"[\s().:'\u2010-\u2015-]+")  # what stands round a number's digits
_EXTENSION: Final = re.compile(r"[ ,;]{0,3}(?:extension|extn|ext|x|#) ?(?=[0-9]+$)", re.IGNORECASE)
_BEHIND: Final = re.compile(r"\s*[-:(\u2010-\u2015]\s*[0-9]{1,5}\)?\s*$")
# Where a spreadsheet takes +441632960123 for a number, its + is gone.
_ABROAD: Final = re.compile(r"\A(?:(?:\+|00)44 ?0? ?|44(?=[1-9][0-9]{9}\Z))")
_CALLED: Final = re.compile(r"\A(?:telephone|tel|phone) ", re.IGNORECASE)
_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY: Final = re.compile(
    r"(mon)(?:days?)?|(tue)(?:s|sdays?)?|(wed)(?:s|nesdays?)?|(thu)(?:rs?|rsdays?)?"
    r"|(fri)(?:days?)?|(sat)(?:urdays?)?|(sun)(?:days?)?"
)
_SEVERAL_DAYS: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(("every day", "daily", "all week", "7 days a week"), _DAYS),
    **dict.fromkeys(("weekdays", "every weekday"), _DAYS[:5]),
    **dict.fromkeys(("weekends", "weekend", "every weekend"), _DAYS[5:]),
}
_POSTCODE: Final = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})")


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    """By column of services.csv and key of a provider; "call" is a number in content/elsewhere.yml."""

    def schema(name: str) -> Any:
        return json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))

    call = schema("elsewhere")["items"]["properties"]["calls"]["items"]["properties"]["phone"]
    columns = {f["name"]: f.get("constraints", {}) for f in schema("services")["fields"]}
    keys = schema("provider")["properties"]["provider"]["properties"]
    limits = {**keys, **columns, "call": call}
    return {kind: re.compile(of["pattern"]) for kind, of in limits.items() if "pattern" in of}


def fits(kind: str, text: str) -> bool:
    """Whether this is one, as it should be written: a "phone", "email", "website", "postcode", "company_number", …"""
    return _patterns()[kind].fullmatch(text) is not None


def phone(text: str) -> str:
    """A United Kingdom number with its leading 0 (which spreadsheets lose) and its extension, or ""."""
    bare = text.strip()
    before = _BEHIND.sub("", bare)
    if before != bare and fits("phone", _AROUND.sub(" ", before).strip()):
        return ""  # what is behind a whole number may be an extension, and nothing says that it is
    number = _EXTENSION.sub(" ext ", _AROUND.sub(" ", text).strip())
    number = _ABROAD.sub("0", _CALLED.sub("", number))
    return next((n for n in (number, f"0{number}") if fits("phone", n)), "")


def email(text: str) -> str:
    """An address without spaces, its domain in plain letters (RFC 5890), or ""."""
    bare = re.sub(r"\s*(?:@|\bat\b)\s*", "@", text.strip().removeprefix("mailto:"))
    name, _, domain = bare.rpartition("@")
    address = f"{name}@{_plain_domain(domain)}"
    return address if fits("email", address) else ""


def website(text: str) -> str:
    """An address that begins with https://, its domain in plain letters (RFC 5890), or "".

    The register gives most as a bare "www.…", without saying how it is
    reached; those, and the few with http://, are written with https://, which
    is how browsers try them too.
    """
    bare = re.sub(r"^https?:/*", "", text.strip(), flags=re.IGNORECASE)
    host, slash, rest = bare.partition("/")
    address = f"https://{_plain_domain(host)}{slash}{rest}".removesuffix("/")
    return address if len(address) <= 300 and fits("website", address) else ""


def postcode(text: str) -> str:
    """In capitals and with its space, or ""."""
    match = _POSTCODE.fullmatch(re.sub(r"[^A-Z0-9]", "", text.upper()))
    written = f"{match[1]} {match[2]}" if match else ""
    return written if fits("postcode", written) else ""


def company_number(text: str) -> str:
    """The eight characters at Companies House, lost zeros put back, or ""."""
    number = re.sub(r"\s", "", text).upper()
    number = number.zfill(8) if re.fullmatch(r"[0-9]{5,7}", number) else number
    return number if fits("company_number", number) else ""


def days(text: str) -> str:
    """The days of the week in their order: "Monday to Wednesday, sat" → "mon; tue; wed; sat"; "" where one is none."""
    chosen: set[str] = set()
    for written in re.split(r"[;,&+/\n]|\band\b", text.casefold()):
        part = " ".join(written.split())
        several = _SEVERAL_DAYS.get(part) or _day_to_day(part)
        if not several:
            return ""
        chosen.update(several)
    return "; ".join(day for day in _DAYS if day in chosen)


def _day_to_day(text: str) -> tuple[str, ...]:
    """One day, or one to another, over the end of the week too; () for any other text."""
    matches = [_DAY.fullmatch(end.strip()) for end in re.split(r"\bto\b|[-\u2010-\u2015]", text)]
    first, *last = [_DAYS.index(match[match.lastindex or 0]) for match in matches if match] or [-1]
    if first < 0 or len(matches) > 2 or None in matches or first in last:
        return ()
    steps = (last[0] - first) % 7 if last else 0
    return tuple(_DAYS[(first + step) % 7] for step in range(steps + 1))


_FORMS: Final[Mapping[str, Callable[[str], str]]] = {
    "phone": phone, "call": phone, "email": email, "website": website,
    "postcode": postcode, "company_number": company_number, "days": days,
}  # fmt: skip


def mend(pattern: str, value: str) -> str:
    """What to do about a value that does not fit a schema's pattern, or "" where that cannot be told."""
    bare = pattern.strip("^$")
    kinds = (kind for kind, regex in _patterns().items() if regex.pattern.strip("^$") == bare)
    form = _FORMS.get(next(kinds, ""))
    if not form or len(value) > 300:
        return ""
    each = [] if form is days else [form(part) for part in _SEVERAL.split(value.strip())]
    if len(each) > 1 and all(each):
        return f"keep one of {' and '.join(dict.fromkeys(each))}"
    written = form(value)
    return f'write "{written}"' if written else ""


def _plain_domain(domain: str) -> str:
    """In small letters without accents; "" where that would be another domain, as "ss" for "ß" is."""
    try:
        plain = domain.lower().encode("idna" if not domain.isascii() else "ascii")
        return plain.decode() if plain.decode("idna") == domain.lower() else ""
    except UnicodeError:
        return ""
