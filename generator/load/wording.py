"""Library errors → a sentence for people: what is wrong, and what would be right."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from generator import formats
from generator.load import ids, meant, spreadsheet
from generator.load.fields import EARLIEST
from generator.problem import did_you_mean

# Control characters, and marks that turn the direction of writing or take no room.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]"
)


def shown(value: object) -> str:
    """The value in quotation marks, cut where it is long, control characters made visible."""
    text = str(value)
    text = text if len(text) <= 60 else text[:57] + "…"
    visible = (c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
    return f'"{"".join(visible)}"'


def unseen(text: str) -> tuple[int, str] | None:
    """Where a character stands that hides what a text says, and the sentence for it; None where none does."""
    match = None if text.isprintable() else _UNSEEN.search(text)
    if match is None:
        return None
    words = f"there is a character that cannot be seen (U+{ord(match[0]):04X}); delete it"
    return match.start(), words


def no_id(
    value: str, least: int = 1, most: int = ids.MOST, example: str = "meadow-view-support"
) -> str:
    """Why the value cannot be an id, with one near it that would do; "" where it can be one."""
    if not (fault := ids.fault(value, least, most)):
        return ""
    near = ids.slug_of(value, most)
    hint = f'"{near}" would do' if len(near) >= least else f'one that would do is "{example}"'
    return f"{shown(value)} cannot be an id: {fault}; {hint}"


def _no_id(keyword: str, value: object, limits: Mapping[str, Any], example: object) -> str:
    """The same of a value that a schema refuses; "" where it asks for something else than an id."""
    pattern = str(limits.get("pattern")).strip("^$")
    if keyword == "pattern" and pattern == ids.LIST_PATTERN:
        parts = re.split(" *; *", str(value))
        wrong = next((part for part in parts if ids.fault(part, most=len(part))), "")
        if not wrong or "," in wrong:
            return f"{shown(value)} does not fit: put one ; between two ids"
        return no_id(wrong, most=len(wrong))
    if keyword in ("pattern", "minLength", "maxLength") and pattern == ids.PATTERN:
        least, most = limits.get("minLength", 1), limits.get("maxLength", ids.MOST)
        return no_id(str(value), least, most, str(example or "meadow-view"))
    return ""


def cell(kind: str, constraint: str, value: str, field: Mapping[str, Any]) -> str:
    """The sentence for one cell.

    Args:
        kind: Frictionless's error type: "type-error" or "constraint-error".
        constraint: the constraint's name, or "" for a type error.
        value: the cell as it stands in the file.
        field: the field's descriptor in the Table Schema.
    """
    if field["type"] not in ("date", "yearmonth") and (made := spreadsheet.made_a_date(value)):
        return made
    if kind == "type-error":
        return _wrong_type(value, field)
    limits = field.get("constraints", {})
    limit = limits.get(constraint)
    if words := _no_id(constraint, value, limits, field.get("example")):
        return f"{words}. {field['description']}"
    if constraint == "minimum" and field["type"] in ("date", "yearmonth"):
        return f"{value} is before {limit}, so its year is mistyped"
    if words := _beyond(constraint, value, limit):
        return words
    match constraint:
        case "required":
            return f"this is empty; it is needed. {field['description']}"
        case "pattern" if field.get("format") == "email":
            return _wrong_type(value, field)
        case "pattern":
            lost = re.fullmatch(limit, f"0{value}") is not None
            hint = " Its leading 0 is gone: format the column as Text." if lost else ""
            right = _right(limit, value, _such_as(field))
            return f"{shown(value)} does not fit{right}. {field['description']}{hint}"
        case "minLength":
            return f"{shown(value)} is {len(value)} characters long; it needs at least {limit}{_such_as(field)}"
        case _:
            return f"{shown(value)} breaks the rule {constraint} = {limit}"


def _beyond(keyword: str, value: object, limit: Any) -> str:
    """The sentence for what a table's schema and a file's refuse alike; "" for another keyword."""
    match keyword:
        case "enum":
            hint = did_you_mean(str(value), [str(choice) for choice in limit])
            return f"{shown(value)} is not one of {', '.join(map(str, limit))}{hint}"
        case "minimum":
            return f"{value} is less than {limit}, the least that can be right"
        case "maximum":
            return f"{value} is more than {limit}, the most that can be right"
        case "maxLength":
            return f"the text is {len(str(value)):,} characters long; at most {limit} fit here"
    return ""


def _wrong_type(value: str, field: Mapping[str, Any]) -> str:
    match field["type"]:
        case "integer":
            return f"{shown(value)} is not a whole number{_digits(meant.whole(value), field)}"
        case "number":
            return f"{shown(value)} is not a number{_digits(meant.number(value), field)}"
        case "boolean":
            word = meant.truth(value)
            return f"{shown(value)} is not yes or no" + (f"; write {word}" if word else "")
        case "date":
            return f"{shown(value)} {meant.day(value)}"
        case "yearmonth":
            return f"{shown(value)} is not a month; write it as YYYY-MM{_such_as(field)}"
        case _ if field.get("format") == "email":
            right = _right(field["constraints"]["pattern"], value, _such_as(field))
            return f"{shown(value)} is not an e-mail address{right}"
        case other:
            return f"{shown(value)} is not of type {other}{_such_as(field)}"


def _digits(number: str, field: Mapping[str, Any]) -> str:
    return f"; write {number}" if number else f"; write digits alone{_such_as(field)}"


def _such_as(field: Mapping[str, Any]) -> str:
    example = field.get("example")
    return "" if example is None else f', such as "{example}"'


def _right(pattern: str, value: object, such_as: str) -> str:
    """What to write instead, or else an example, to follow what is wrong."""
    mended = formats.mend(pattern, str(value))
    return f"; {mended}" if mended else such_as


def _mended(schema: Mapping[str, Any], value: object) -> str:
    """What to write where a number stands for a text, and has lost its zero; or a text for a number."""
    if isinstance(value, str) and schema.get("type") in ("number", "integer"):
        written = meant.number(value)
        return f": {written}" if written else ""
    mended = formats.mend(schema.get("pattern", ""), str(value)) if isinstance(value, int) else ""
    return f": {mended}" if mended and str(value) not in mended.split('"') else ""


_IN_SHORT: Mapping[str, Callable[[Any, Any], str]] = {
    "const": lambda value, limit: f"{shown(value)} should be {json.dumps(limit)}",
    "not": lambda value, _: f"{shown(value)} has a meaning of its own here; choose another",
    "maxProperties": lambda value, _: (
        f"{len(value)} keys stand in one entry; begin each with a hyphen of its own"
    ),
    "dependentRequired": lambda value, limit: next(
        f'"{key}" is here without "{lacking}"; give both, or neither'
        for key, needed in limit.items()
        for lacking in needed
        if key in value and lacking not in value
    ),
}


def schema_error(
    keyword: str, value: Any, limit: Any, schema: Mapping[str, Any], missing: str
) -> str:
    """The sentence for a fault that JSON Schema finds in a YAML or JSON file.

    Args:
        keyword: the JSON Schema keyword that failed.
        value: the value found.
        limit: the keyword's own value in the schema.
        schema: the schema of the value.
        missing: for "required" and "additionalProperties", the key concerned.
    """
    help_text = f". {schema['description']}" if schema.get("description") else ""
    examples = schema.get("examples")
    such_as = f', such as "{examples[0]}"' if examples else ""
    if value is None and keyword in ("type", "enum", "const"):
        return f"nothing stands here; write what belongs here, or take the key away{help_text}"
    if words := _no_id(keyword, value, schema, examples and examples[0]):
        return f"{words}{help_text}"
    if words := _beyond(keyword, value, limit):
        return words
    if keyword in _IN_SHORT:
        return f"{_IN_SHORT[keyword](value, limit)}{help_text}"
    match keyword:
        case "type" if schema.get("format") == "date" and isinstance(value, int):
            return f"{shown(value)} {meant.day(str(value))}{help_text}"
        case "type":
            return f"{_other_type(value, limit)}{_mended(schema, value)}{help_text}"
        case "required":
            described = schema.get("properties", {}).get(missing, {}).get("description", "")
            return f'"{missing}" is missing' + (f". {described}" if described else "")
        case "additionalProperties":
            keys = schema.get("properties", {})
            listed = f"; there are {', '.join(keys)}" if 1 < len(keys) < 7 else ""
            return f"there is no key {shown(missing)} here{did_you_mean(missing, keys) or listed}"
        case "pattern" | "format" if schema.get("format") in ("email", "date"):
            return _other_format(schema, value, such_as)
        case "pattern":
            return f"{shown(value)} does not fit{_right(limit, value, such_as)}{help_text}"
        case "minLength" | "minItems":
            return f"this is too short; it needs at least {limit}{such_as}{help_text}"
        case _:
            return f"{shown(value)} breaks the rule {keyword}: {limit}{help_text}"


def _other_format(schema: Mapping[str, Any], value: object, such_as: str) -> str:
    """The sentence for a text in a YAML file that is no e-mail address, or no date."""
    if schema["format"] == "email":
        return f"{shown(value)} is not an e-mail address{_right(schema['pattern'], value, such_as)}"
    if re.fullmatch(r"[01]\d{3}-\d\d-\d\d", str(value)):
        return f"{value} is before {EARLIEST}, so its year is mistyped"
    return f"{shown(value)} {meant.day(str(value))}"


def _other_type(value: object, wanted: object) -> str:
    """The sentence for a value in a YAML file that is of another type."""
    if wanted != "string":
        return f"{shown(value)} should be {_a_type(wanted)}"
    match value:
        case list():
            words = "a list stands where text belongs; a text that begins with [ or a hyphen"
        case dict():
            words = "a key with a value stands where text belongs; a text with a colon and a space in it, or { before it,"
        case _:
            return f"{shown(value)} needs quotation marks around it, so that it stays text"
    return f"{words} needs quotation marks around it"


def _a_type(name: object) -> str:
    if isinstance(name, list):
        return " or ".join(map(_a_type, name))
    words = {
        "object": "keys with values",
        "array": "a list",
        "integer": "a whole number",
        "number": "a number",
        "boolean": "true or false",
        "string": "text",
    }
    return words.get(str(name), str(name))
