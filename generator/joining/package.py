"""A new provider's package, laid out and commented; and the example that stands in one until it is written over."""

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from textwrap import dedent, wrap
from typing import Any

from generator.config import SCHEMAS
from generator.failure import Failure
from generator.load import wording
from generator.load.ids import length_fault
from generator.load.packages import EXAMPLE_SERVICE, NEEDED
from generator.load.tables import TableKind, column_names, schema_descriptor
from generator.records import Registration

# The example: every text stands in brackets as a whole, which the rule placeholder-text names until
# somebody has written over it. What is a fact, such as a price or an age, is left blank: no invented
# fact can be published by oversight, and what is needed is asked for.
EXAMPLE_FACTS = {
    "title": "[your name]",
    "legal_name": "[your legal name]",
    "description": "[your own words: who you are and what you do, in one plain sentence or two]",
}
EXAMPLE_ABOUT = """\
[your own words: how you began, who works with you, and what matters to you]

## A day with us

[your own words: what happens, from the morning on]
"""
# What a lot settles of `regulated`; otherwise the provider declares it.
_REGULATED = {Registration.ALWAYS: "yes", Registration.SOMETIMES: "", Registration.NEVER: "no"}
_PLAIN_ID = re.compile("[a-z][a-z0-9]*(-[a-z0-9]+)+")
_READS = ("name", "type", "trueValues", "falseValues")  # what is needed to read a column's cells


def new_package(
    slug: str,
    facts: Mapping[str, str],
    *,
    awards: Iterable[Mapping[str, str]] = (),
    services: Iterable[Mapping[str, str]] = (),
    about: str = "",
    evidence: bool = False,
) -> dict[str, str]:
    """The package's files by name: datapackage.yaml, services.csv, awards.csv, and about.md where it is given.

    Args:
        evidence: whether evidence.csv is laid out too, without a row: what the council has seen goes there.
        facts: what is known, by its key in datapackage.yaml: "title" and "legal_name", "phone", …
        awards, services: rows by column, see `awarded`; what is left out is blank.
    """
    values = {key: text.strip() for key, text in facts.items()}
    tables: tuple[TableKind, ...] = (*NEEDED, "evidence") if evidence else NEEDED
    return {
        "datapackage.yaml": descriptor(slug, values.pop("title"), values, tables),
        "services.csv": table(column_names("services"), services),
        "awards.csv": table(column_names("awards"), awards),
        **({"evidence.csv": table(column_names("evidence"), ())} if evidence else {}),
        **({"about.md": about} if about else {}),
    }


def example_service(lot_id: str, registration: Registration) -> dict[str, str]:
    """The example's row of services.csv, by column: the lot is a fact, and what follows from it; all else is to be written."""
    return {
        "id": EXAMPLE_SERVICE,
        "title": "[your service's name]",
        "lot": lot_id,
        "regulated": _REGULATED[registration],
        "summary": "[your own words: what people do there, who helps them, and what is special about it]",
        "how_to_apply": "[your own words: what somebody does first, and what happens then]",
    }


def fault_of_id(slug: str) -> str:
    """Why this cannot be a provider's id, and one that could, in words; "" where it can."""
    limits = _profile()["name"]
    return wording.no_id(slug, limits["minLength"], limits["maxLength"])


def fault_of_name(name: str, key: str = "title") -> str:
    """Why this cannot be a name, in words; "" where it can. `key` is "title" or "legal_name"."""
    limits = {**_profile(), **_profile()["provider"]["properties"]}[key]
    text = name.strip()
    fault = length_fault(text, limits["minLength"], limits["maxLength"])
    if unseen := next((c for c in text if not c.isprintable()), ""):
        what = "a line break" if unseen in "\r\n" else f"what cannot be seen, U+{ord(unseen):04X}"
        fault = f"has {what}; write it on one line, with plain spaces"
    return f"{wording.shown(name)} cannot be a name: it {fault}" if fault else ""


def awarded(
    lots: Sequence[str], decided_on: date, decision_reference: str, decided_by: str
) -> list[dict[str, str]]:
    """A row of awards.csv for each lot, by column.

    Raises:
        Failure: one side of a decision is missing.
    """
    if lots and not decision_reference:
        raise Failure("a lot is awarded by a decision: give --decision-reference with it")
    if lots and not decided_by:
        raise Failure(
            "a lot is awarded by somebody: give --decided-by, the role or body that decided, "
            "or say once for all who decides, in content/framework.yml under joining: decided_by"
        )
    if (decision_reference or decided_by) and not lots:
        raise Failure("a decision awards a lot: give --lot with it")
    decision = {
        "decided_on": decided_on.isoformat(),
        "decision_reference": decision_reference,
        "decided_by": decided_by,
    }
    return [{"lot": lot, **decision, "ends_on": ""} for lot in dict.fromkeys(lots)]


def table(columns: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """A table as CSV with plain line ends: of each row these columns, blank where it has none."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, tuple(columns), extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def resources(tables: Sequence[TableKind] = NEEDED) -> list[dict[str, Any]]:
    """What a package says of its tables, so that any program that knows Data Packages can read it alone.

    Each is a Tabular Data Resource (Data Package 1 and 2), with its columns, their types and how it is
    written: a reader guesses whatever is not said. The schema stands here and not in a file, as a
    reader refuses a path out of the package and would fetch an address. What a cell may hold is not
    said: that is judged by the framework's own schemas, which change without the packages.
    The package has no `profile: tabular-data-package`. Data Package 2 has dropped it, and it would
    be untrue as soon as somebody names a further table by its path alone.
    """
    return [_resource(kind) for kind in tables]


@cache
def _resource(kind: TableKind) -> dict[str, Any]:
    fields = ({k: f[k] for k in _READS if k in f} for f in schema_descriptor(kind)["fields"])
    return {
        "name": kind,
        "path": f"{kind}.csv",
        "profile": "tabular-data-resource",
        "encoding": "utf-8",
        "dialect": json.loads((SCHEMAS / "dialect.json").read_text("utf-8"))["csv"],
        "schema": {"fields": list(fields)},
    }


def descriptor(
    slug: str,
    title: str,
    values: Mapping[str, str | Sequence[str]],
    tables: Sequence[TableKind] = NEEDED,
    more: Mapping[str, Any] | None = None,
) -> str:
    """The text of datapackage.yaml, with each key explained; what is not known is there as a comment.

    Args:
        values: by its key: "description", and those of the provider.
        more: other keys of a Data Package that stand in it, such as "licenses".
    """
    properties = _profile()
    filled = {key: scalar(value) for key, value in values.items() if value}
    about = filled.get("description")
    lines = [
        *_comment(properties["name"]["description"], ""), f"name: {scalar(slug)}",
        *_comment(properties["title"]["description"], ""), f"title: {scalar(title)}",
        *_comment(properties["description"]["description"], ""), f"description: {about}" if about else "# description: …",
        *(f"{scalar(key)}: {scalar(value)}" for key, value in (more or {}).items()),
        "# Numbers stand in quotation marks, so that leading zeros stay.", "provider:",
    ]  # fmt: skip
    for key, schema in properties["provider"]["properties"].items():
        if schema.get("deprecated") and key not in filled:
            continue
        if key in filled:
            lines += [*_comment(schema.get("description", ""), "  "), f"  {key}: {filled[key]}"]
            continue
        # The example is told and not laid down: nobody's number is published by taking a # away.
        example = f" Such as {scalar(schema['examples'][0])}." if "examples" in schema else ""
        words = schema.get("description", "") + example
        blank = "[]" if schema.get("type") == "array" else '""'
        lines += [*_comment(words, "  "), f"  # {key}: {blank}"]
    lines += [*_comment(properties["resources"]["description"], ""), "resources:"]
    lines += [line for kind in tables for line in _listed(kind)]
    return "\n".join(lines) + "\n"


def resource_text(kind: TableKind) -> str:
    """A resource as an entry of a list in YAML, not indented."""
    return dedent("\n".join(_listed(kind)))


def column_of(kind: TableKind, column: str) -> tuple[dict[str, Any], str]:
    """A column as a package's resource lists it: the field, and the same as an entry of a list in YAML."""
    field = next(f for f in _resource(kind)["schema"]["fields"] if f["name"] == column)
    return field, f"- {_flow(field)}"


@cache
def _listed(kind: TableKind) -> list[str]:
    """A resource in YAML, with a line for each column."""
    resource = _resource(kind)
    plain = [f"    {key}: {resource[key]}" for key in ("name", "path", "profile", "encoding")]
    fields = [f"        - {_flow(field)}" for field in resource["schema"]["fields"]]
    dialect = f"    dialect: {_flow(resource['dialect'])}"
    return [f"  - {plain[0].strip()}", *plain[1:], dialect, "    schema:", "      fields:", *fields]


def _flow(mapping: Mapping[str, Any]) -> str:
    words = (
        f"{key}: {value if re.fullmatch('[a-z_]+', str(value)) else scalar(value)}"
        for key, value in mapping.items()
    )
    return f"{{ {', '.join(words)} }}"


@cache
def _profile() -> Mapping[str, Any]:
    """The keys of datapackage.yaml, as the provider profile has them."""
    profile: Mapping[str, Any] = json.loads((SCHEMAS / "provider.schema.json").read_text("utf-8"))
    return profile["properties"]  # type: ignore[no-any-return]


@cache
def _comment(text: str, indent: str) -> list[str]:
    mark = f"{indent}# "
    return wrap(text, 89, initial_indent=mark, subsequent_indent=mark, break_on_hyphens=False)


def scalar(value: Any) -> str:
    """A value in YAML, on one line: text in quotation marks, but for an id."""
    if isinstance(value, str) and _PLAIN_ID.fullmatch(value):
        return value
    return json.dumps(value, ensure_ascii=False)
