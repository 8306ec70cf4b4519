"""What cannot be read is a problem with its place, and nothing after it stumbles, or is said of what follows from it.

Each key of each settings file and each column of each table takes bad values in
turn, in a small council that says all that can be said.
"""

from __future__ import annotations

import copy
import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

import generator.load as loading
from generator import rules
from generator.config import SCHEMAS
from generator.load import council_tables, git, packages, private, prose, settings
from generator.load.documents import parse_document
from generator.load.tables import TableFile
from generator.problem import Problem
from generator.records import PrivateFolder, grouped
from generator.rules import plain
from tests.matrix import COUNCIL, HERE, lay_out, problems_in

EVERY_SETTING = HERE / "valid" / "every-setting"
SCHEMA_OF = {
    "content/access.yml": "vocabulary",
    "content/areas.yml": "areas",
    "content/cqc-mapping.yml": "cqc-mapping",
    "content/easy-read/choosing.yml": "easy-read",
    "content/elsewhere.yml": "elsewhere",
    "content/framework.yml": "framework",
    "content/languages.yml": "vocabulary",
    "content/needs.yml": "vocabulary",
    "content/places-outside.yml": "places-outside",
    "content/plain-words.yml": "plain-words",
    "content/search.yml": "search",
    "content/sums.yml": "sums",
    "lots/criteria.yml": "criteria",
    "lots/day-and-evening-opportunities.yml": "lot",
    "lots/supported-living.yml": "lot",
    "mkdocs.yml": "mkdocs",
    "providers/brook-lane-care/datapackage.yaml": "provider",
    "providers/kite-hill-trust/datapackage.yaml": "provider",
}
TABLES = sorted(
    path.relative_to(root).as_posix()
    for root in (COUNCIL, EVERY_SETTING)
    for path in root.glob("*/**/*.csv")
    if path.parent.name != "brook-lane-care"  # its tables are of the same kinds
)
LONG = "We go out. " * 900
BAD: list[Any] = [None, [], ["x"], {"half": None}, "", LONG]
CELLS = ["", "x", "-1", "7.5", LONG]
DAYS = ["2026-09-31", "2026-2-1", "20260201", "soon", "0001-01-01", "9999-12-31"]
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)  # written in C, it takes a tenth
HIDDEN = ["x\x07y", "x\x00y", "x\x85y", "x\u2028y", "x\u202ey"]

# A resource whose name cannot be read leaves its file unnamed: the two are mended together.
TOLD_TWICE = {"unlisted-table"}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The council; of its files only the one that changes is read again each time."""
    tables = _remembered(loading.read_tables, lambda kind, files: [kind, *map(_content, files)])
    documents = _remembered(settings.read_document, lambda path, name: [path, path.read_bytes()])
    checks = _remembered(settings.check, lambda document, *schema: [id(document), *schema])
    for module in (loading, council_tables, private):
        monkeypatch.setattr(module, "read_tables", tables)
    for module in (settings, packages, prose):
        monkeypatch.setattr(module, "read_document", documents)
        monkeypatch.setattr(module, "check", checks)
    # Nothing of it stands in git, and to ask is a program that starts.
    monkeypatch.setattr(
        git, "private_folder", lambda _, __, name, ___: PrivateFolder(name, (), False)
    )
    # How well a text reads is measured as ever, at a third of the cost of all.
    warnings = tuple(rule for rule in rules.WARNINGS if rule is not plain.hard_to_read)
    monkeypatch.setattr(rules, "WARNINGS", warnings)
    return lay_out(EVERY_SETTING, tmp_path / "council")


def _content(file: TableFile) -> object:
    return file, file.path.read_bytes() if file.path.is_file() else b""


def _remembered(read: Callable[..., Any], key: Callable[..., list[Any]]) -> Callable[..., Any]:
    known: dict[Any, Any] = {}

    def again(*given: Any) -> Any:
        of = tuple(key(*given))
        if of not in known:
            known[of] = read(*given), given  # what is given lives on, so that its id is its own
        return known[of][0]

    return again


def _in_turn(was: object, turn: int, others: Sequence[Any] = ()) -> list[Any]:
    """Where a day was, every day that is none; otherwise two of those and of `others`. Two that hide."""
    odd = [*DAYS, *others]
    day = isinstance(was, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", was)
    return [
        *(odd if day else (odd[(2 * turn + n) % len(odd)] for n in (0, 1))),
        *(HIDDEN[(2 * turn + n) % len(HIDDEN)] for n in (0, 1)),
    ]


@cache
def _validator(schema: str) -> Draft202012Validator:
    read = {
        n: json.loads((SCHEMAS / f"{n}.schema.json").read_text("utf-8"))
        for n in (schema, "criteria")
    }
    shared = Resource.from_contents(read["criteria"])
    registry: Registry[Any] = Registry().with_resource("criteria.schema.json", shared)
    return Draft202012Validator(
        read[schema], registry=registry, format_checker=FormatChecker(("date",))
    )


def _paths(data: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield at
    if isinstance(data, dict | list):
        for key in data if isinstance(data, dict) else range(len(data)):
            yield from _paths(data[key], (*at, key))


def _tried(data: Any) -> Iterator[tuple[tuple[str | int, ...], Sequence[Any]]]:
    """Each key with its bad values. A key that stands in several entries of a list takes some of them in each, and all in all."""
    alike = grouped((_without_numbers(path), path) for path in _paths(data))
    for turn, path in enumerate(_paths(data)):
        fellows = alike[_without_numbers(path)]
        values = (*BAD, *_in_turn(_get(data, path), turn, [True, 7]))
        nth = fellows.index(path)
        yield path, values[nth :: len(fellows)] or values[nth % len(values) :][:1]


def _without_numbers(path: tuple[str | int, ...]) -> tuple[str, ...]:
    return tuple("" if isinstance(key, int) else key for key in path)


def _get(data: Any, path: tuple[str | int, ...]) -> Any:
    for key in path:
        data = data[key]
    return data


def _put(data: Any, path: tuple[str | int, ...], value: Any) -> Any:
    if not path:
        return value
    changed = copy.deepcopy(data)
    _get(changed, path[:-1])[path[-1]] = value
    return changed


def _hides(value: Any) -> bool:
    return isinstance(value, str) and value in HIDDEN


@pytest.mark.parametrize("name", SCHEMA_OF)
def test_a_bad_value_at_any_key_is_one_problem_in_its_line(name: str, root: Path) -> None:
    file = root / name
    data = parse_document(file.read_bytes(), name).data
    for path, values in _tried(data):
        field = ".".join(map(str, path))
        for value in values:
            changed = _put(data, path, value)
            file.write_text(yaml.dump(changed, Dumper=_DUMPER, allow_unicode=True), "utf-8")
            told = name, field, value
            found = [p for p in problems_in(root) if p.severity == "error"]
            refused = not _validator(SCHEMA_OF[name]).is_valid(changed)
            if refused or _hides(value):
                assert any(p.place.file == name and p.place.line for p in found), told
                assert [p for p in found if not _is_about(p, name, field)] == [], told


def _is_about(problem: Problem, name: str, field: str) -> bool:
    """Whether the problem is of the key, of what is in it or of what it is in."""
    place = problem.place
    near = f"{place.field}.".startswith(f"{field}.") or f"{field}.".startswith(f"{place.field}.")
    in_it = place.file == name and (near or not field or not place.field)
    return in_it or problem.rule in TOLD_TWICE


@pytest.mark.parametrize("name", TABLES)
def test_a_bad_cell_in_any_column_is_one_problem_in_its_row(name: str, root: Path) -> None:
    file = root / name
    rows = list(csv.reader(io.StringIO(file.read_text("utf-8"))))
    for at, column in enumerate(rows[0]):
        for value in (*CELLS, *_in_turn(rows[1][at], at)):
            changed = copy.deepcopy(rows)
            changed[1][at] = value
            text = io.StringIO()
            csv.writer(text, lineterminator="\n").writerows(changed)
            file.write_text(text.getvalue(), "utf-8")
            told = name, column, value
            found = [p for p in problems_in(root) if p.severity == "error"]
            here = [p for p in found if (p.place.file, p.place.field) == (name, column)]
            if _hides(value):
                assert here, told
            if any(p.rule in ("type-error", "constraint-error", "unseen-character") for p in here):
                assert {(p.place.file, p.place.row, p.place.line) for p in found} == {
                    (name, 2, 2)
                }, told
