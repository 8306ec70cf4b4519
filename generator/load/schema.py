"""Documents against the JSON Schemas of the settings files and of datapackage.yaml: every fault, with its line."""

import copy
import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, validators
from jsonschema.exceptions import ValidationError
from referencing import Registry, Resource

from generator.config import SCHEMAS
from generator.load import fields, wording, yaml_faults
from generator.load.documents import Document, Path_
from generator.problem import Problem

_FORMATS = FormatChecker(("email",))


@_FORMATS.checks("date")
def _is_day(value: object) -> bool:
    return not isinstance(value, str) or fields.read_day(value) is not None


def _long_enough(_: object, least: int, value: object, __: object) -> Iterator[ValidationError]:
    """Spaces around a text are not read, so they do not count as its length."""
    if isinstance(value, str) and len(value.strip()) < least:
        yield ValidationError(f"{value!r} is too short")


_Validator: Any = validators.extend(Draft202012Validator, {"minLength": _long_enough})  # type: ignore[no-untyped-call]


@cache
def _validator(schema: str) -> Any:
    descriptor = json.loads((SCHEMAS / f"{schema}.schema.json").read_text("utf-8"))
    return _Validator(descriptor, format_checker=_FORMATS, registry=_registry())


@cache
def _registry() -> Registry[Any]:
    """What schemas refer to in one another, by file name, as they stand side by side when published."""
    name = "criteria.schema.json"
    contents = json.loads((SCHEMAS / name).read_text("utf-8"))
    empty: Registry[Any] = Registry()
    registry: Registry[Any] = empty.with_resource(name, Resource.from_contents(contents))
    return registry


def check(document: Document, schema: str, rule: str) -> list[Problem]:
    """Every text that YAML has cut, and every fault that the JSON Schema `schema` finds, under the name `rule`.

    A value is named once; not at all where its document has named it.
    """
    named = {problem.place for problem in document.problems}
    by_place = {problem.place: problem for problem in cut_texts(document, schema)}
    for error in _validator(schema).iter_errors(document.data):
        for problem in _faults(document, error, rule):
            by_place.setdefault(problem.place, problem)
    return [problem for place, problem in by_place.items() if place not in named]


def cut_texts(document: Document, schema: str) -> Iterator[Problem]:
    """The texts whose end may be lost: with what YAML takes for a comment they would fit the schema too.

    What can be nothing but a word of a list, a day, a number, or true or false
    has a comment; and so has a value of a certain form, if its comment begins
    as they do: a # and a space.
    """
    if not document.commented:
        return
    whole = copy.deepcopy(document.data)
    for path, written in document.commented.items():
        if path:
            _at(whole, path[:-1])[path[-1]] = written
    refused: dict[Path_, set[str]] = {}
    for error in _validator(schema).iter_errors(whole):
        keyword = error.validator_value if error.validator == "format" else error.validator
        refused.setdefault(tuple(error.absolute_path), set()).add(str(keyword))
    for path, written in document.commented.items():
        why = refused.get(path, set())
        if why & {"enum", "const", "type", "date"} or (
            why & {"pattern", "email"} and " # " in written
        ):
            continue
        read = _at(document.data, path)
        yield Problem(
            "cut-text",
            yaml_faults.cut("" if read is None else str(read), written),
            document.place(path),
        )


def _at(data: Any, path: Path_) -> Any:
    for key in path:
        data = data[key]
    return data


def _faults(document: Document, error: ValidationError, rule: str) -> Iterator[Problem]:
    path: Path_ = tuple(error.absolute_path)
    keyword = str(error.validator)
    schema = error.schema if isinstance(error.schema, Mapping) else {}
    for missing in _keys_concerned(keyword, error, schema):
        text = wording.schema_error(keyword, error.instance, error.validator_value, schema, missing)
        yield Problem(rule, text, document.place((*path, missing) if missing else path))


def _keys_concerned(keyword: str, error: ValidationError, schema: Mapping[str, Any]) -> list[str]:
    instance: Mapping[str, Any] = error.instance if isinstance(error.instance, Mapping) else {}
    if keyword == "required":
        # jsonschema reports each missing key as an error of its own, naming it in its message alone.
        return [key for key in error.validator_value if error.message.startswith(f"'{key}' ")]  # type: ignore[union-attr]
    if keyword == "additionalProperties":
        return sorted(set(instance) - set(schema.get("properties", {})))
    return [""]
