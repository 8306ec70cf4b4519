"""The cells that would change, tried on the rules of the list: what would stop its build is held, and not written."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from generator import rules
from generator.importers.changing import CellChange
from generator.load import Loaded, fields
from generator.load.tables import schema_descriptor
from generator.problem import Place, Problem
from generator.records import DAYS, Availability, Filed, Service


def refusals(changes: Sequence[CellChange], loaded: Loaded, today: date) -> dict[str, str]:
    """The services that the rules would refuse with their changes → why. What is wrong already is not told anew.

    Args:
        loaded: the list as it stands.
    """
    filed = loaded.filed
    if filed is None or not changes:
        return {}
    of_service: dict[str, dict[str, str]] = {}
    for change in changes:
        of_service.setdefault(change.service, {})[change.column] = change.after
    with_changes = {
        key: _with(service, of_service[key], filed) if key in of_service else service
        for key, service in filed.services.items()
    }
    before = set(_errors(filed, loaded, today))
    after = _errors(replace(filed, services=with_changes), loaded, today)
    at = {(s.place.file, s.place.row): s.id for s in filed.services.values() if s.id in of_service}
    refused: dict[str, str] = {}
    for problem in after:
        service = at.get((problem.place.file, problem.place.row))
        if service and problem not in before:
            refused.setdefault(service, f"{problem.place.field}: {problem.message}")
    return refused


def _errors(filed: Filed, loaded: Loaded, today: date) -> list[Problem]:
    named = frozenset(_cell(problem.place) for problem in loaded.problems if problem.place.field)
    problems: Iterable[Problem] = rules.problems(filed, loaded.gaps, named, today)
    return [problem for problem in problems if problem.severity == "error"]


def _cell(place: Place) -> tuple[str, int | None, str]:
    return place.file, place.row, place.field


def _with(service: Service, cells: Mapping[str, str], filed: Filed) -> Service:
    """The record with its cells changed, each as the list reads it."""
    types = {field["name"]: field["type"] for field in schema_descriptor("services")["fields"]}
    values: dict[str, Any] = {}
    for column, text in cells.items():
        special = _SPECIAL.get(column)
        values[column] = special(text, filed) if special else _TYPED[types[column]](text)
    return replace(service, **values)


def _areas(text: str, filed: Filed) -> tuple[str, ...]:
    ids = fields.ids(text)
    return tuple(filed.areas) if ids == ("all",) else ids


def _days(text: str, filed: Filed) -> tuple[str, ...]:
    return tuple(day for day in DAYS if day in fields.ids(text))


def _list(text: str, filed: Filed) -> tuple[str, ...]:
    return fields.ids(text)


_SPECIAL: Final[Mapping[str, Callable[[str, Filed], Any]]] = {
    "availability": lambda text, filed: Availability(text),
    "areas": _areas,
    "days": _days,
    **dict.fromkeys(("needs", "access", "languages"), _list),
}
_TYPED: Final[Mapping[str, Callable[[str], Any]]] = {
    "string": str,
    "integer": lambda text: int(text) if text else None,
    "number": lambda text: Decimal(text) if text else None,
    "boolean": lambda text: text == "yes",
    "date": fields.read_day,
}
