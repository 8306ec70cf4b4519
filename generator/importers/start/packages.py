"""A provider's package: laid out new, or brought up to date without losing what people wrote.

The rule for every cell is the same. `before` is what the last import wrote,
`latest` what this one would: a cell that still equals `before` is refreshed; any
other is a person's and stays. A required cell that is empty is always filled.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

import yaml

from generator import formats
from generator.importers.register.cells import in_order
from generator.importers.register.records import Location
from generator.importers.start import tidy
from generator.importers.start.services import REQUIRED
from generator.joining.package import scalar
from generator.load.tables import column_names

_LEGAL_NAME = re.compile(r"^([ \t]+)legal_name:.*\n", re.MULTILINE)
UNNAMED: Final = "Registered provider not named in the file"
_KEYS = ("title", "legal_name", "company_number")


def by_provider(locations: Iterable[Location]) -> dict[str, list[Location]]:
    """Provider id → its locations, in the order of their ids."""
    grouped: dict[str, list[Location]] = {}
    for location in sorted(locations, key=lambda at: in_order(at.id)):
        grouped.setdefault(location.provider_id, []).append(location)
    return grouped


def provider_facts(locations: Sequence[Location]) -> dict[str, str]:
    """What the register says of the provider of these locations, by key of datapackage.yaml; "" where nothing.

    API documents name a provider by its id alone. Where no other file gives
    the name, the package says just that, until one does.
    """
    first = locations[0]
    name = next((at.provider_name for at in locations if at.provider_name), "")
    numbers = (formats.company_number(at.company_number) for at in locations)
    return {
        "cqc_provider_id": first.provider_id,
        "title": tidy.title(name, 2, 90) if name else f"{UNNAMED} ({first.provider_id})",
        "legal_name": tidy.title(name, 2, 120) if name else UNNAMED,
        "company_number": next(filter(None, numbers), ""),
    }


def new_slug(facts: Mapping[str, str]) -> str:
    """The folder that a provider's package would have if none were there."""
    if facts["legal_name"] == UNNAMED:
        return f"provider-{facts['cqc_provider_id'].lower()}"
    return tidy.provider_slug(facts["title"])


def _once_written(locations: Sequence[Location]) -> dict[str, str]:
    """What imports once wrote where they had no name: the first location's, and the id in words."""
    first = locations[0]
    legal_name = f"CQC registered provider {first.provider_id}"
    return {"title": tidy.title(first.name, 2, 90), "legal_name": legal_name}


def refreshed_descriptor(
    raw: bytes, earlier: Sequence[Location], locations: Sequence[Location]
) -> bytes:
    """The descriptor with the register's new facts in the lines that still hold the old ones.

    It is edited line by line, so that comments, order, line ends and everything
    that a person wrote stay as they are.
    """
    text, end = raw.decode("utf-8"), "\r\n" if b"\r\n" in raw else "\n"
    before, latest = provider_facts(earlier), provider_facts(locations)
    unnamed = _once_written(earlier) if before["legal_name"] == UNNAMED else {}
    for key in _KEYS:
        old, new = before[key], latest[key]
        if not new or (old == new and key not in unnamed):
            continue
        written = f"{key}: {scalar(new)}{end}"
        there = list(re.finditer(rf"^([ \t]*){key}:.*$\n?", text, re.MULTILINE))
        stands = _value(there[0][0], key) if len(there) == 1 else ""
        if old and stands != new and stands in (old, unnamed.get(key, old)):
            at = there[0]
            text = f"{text[: at.start()]}{at[1]}{written}{text[at.end() :]}"
        elif not there and not old and (after := _LEGAL_NAME.search(text)):
            text = f"{text[: after.end()]}{after[1]}{written}{text[after.end() :]}"
    return text.encode()


def new_row(service_id: str, cells: Mapping[str, str]) -> dict[str, str]:
    """A row of services.csv for a service that is new."""
    return dict.fromkeys(column_names("services"), "") | dict(cells) | {"id": service_id}


def refreshed_row(
    row: Mapping[str, str],
    before: Mapping[str, str],
    latest: Mapping[str, str],
    also_before: Mapping[str, Collection[str]],
) -> tuple[dict[str, str], int, list[str]]:
    """The row by the rule above, how many cells were refreshed, and the columns of those that are a person's.

    `also_before` holds other values, by column, that an import may have written.
    """
    new = dict(row)
    fresh: int = 0
    kept: list[str] = []
    for column, wanted in latest.items():
        cell = new.get(column, wanted).strip()
        if cell == wanted:
            continue
        imported = cell == before[column] or cell in also_before.get(column, ())
        if imported or (not cell and column in REQUIRED):
            new[column] = wanted
            fresh += 1
        else:
            kept.append(column)
    return new, fresh, kept


def _value(line: str, key: str) -> str:
    try:
        data = yaml.safe_load(line)
    except yaml.YAMLError:
        return ""
    value = data.get(key) if isinstance(data, Mapping) else None
    return value if isinstance(value, str) else ""
