"""A new provider's package, laid out and commented."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from generator.config import SCHEMAS
from generator.failure import Failure
from generator.load.packages import NEEDED
from generator.load.tables import TableKind, column_names
from generator.problem import did_you_mean

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def new_package(
    *,
    slug: str,
    title: str,
    legal_name: str,
    joined: date,
    awards: Sequence[Sequence[str]] = (),
    facts: Mapping[str, str] | None = None,
    services: Sequence[Mapping[str, str]] = (),
    about: str = "",
) -> dict[str, str]:
    """The package's files by name: datapackage.yaml, services.csv, awards.csv, and about.md where it is given.

    Args:
        awards: rows of awards.csv, see `awarded`.
        facts: what is known already, by its key in datapackage.yaml: "phone", "cqc_provider_id", …
        services: rows by column; what is left out is blank.
    """
    columns = column_names("services")
    known = {
        "legal_name": legal_name.strip(),
        "joined": joined.isoformat(),
        "status": "on-the-framework",
        **(facts or {}),
    }
    return {
        "datapackage.yaml": descriptor(slug, title.strip(), known),
        "services.csv": table("services", [[row.get(c, "") for c in columns] for row in services]),
        "awards.csv": table("awards", awards),
        **({"about.md": about} if about else {}),
    }


def fault_of_id(slug: str) -> str:
    """Why this cannot be a provider's id, in words; "" where it can."""
    if _SLUG.fullmatch(slug) and 3 <= len(slug) <= 80:
        return ""
    return f'"{slug}" cannot be an id: lower-case letters, digits and single hyphens, such as meadow-view'


def fault_of_name(name: str) -> str:
    """Why this cannot be a name, in words; "" where it can."""
    if 2 <= len(name.strip()) <= 90 and name.isprintable():
        return ""
    return f'"{name[:40]}" cannot be a name: 2 to 90 characters on one line'


def awarded(
    lots: Sequence[str],
    known_lots: Collection[str],
    decided_on: date,
    decision_reference: str,
    decided_by: str,
) -> list[tuple[str, ...]]:
    """A row of awards.csv for each lot.

    Raises:
        Failure: there is no such lot, or one side of a decision is missing.
    """
    for lot in lots:
        if lot not in known_lots:
            raise Failure(f'there is no lot "{lot}"{did_you_mean(lot, known_lots)}')
    if lots and not (decision_reference and decided_by):
        raise Failure(
            "a lot is awarded by a decision: give --decision-reference and --decided-by with it"
        )
    if decision_reference and not lots:
        raise Failure("a decision awards a lot: give --lot with --decision-reference")
    day = decided_on.isoformat()
    return [(lot, day, decision_reference, decided_by, "") for lot in dict.fromkeys(lots)]


def table(kind: TableKind, rows: Sequence[Sequence[str]]) -> str:
    """A table as CSV: the columns of its schema, then the rows."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(column_names(kind))
    writer.writerows(rows)
    return text.getvalue()


def descriptor(
    slug: str,
    title: str,
    known: Mapping[str, str | Sequence[str]],
    tables: Sequence[str] = NEEDED,
) -> str:
    """The text of datapackage.yaml, with each key explained; what is not known is there as a comment."""
    properties: Mapping[str, Any] = json.loads(
        (SCHEMAS / "provider.schema.json").read_text("utf-8")
    )["properties"]
    filled = {key: _scalar(value) for key, value in known.items() if value}
    about = filled.get("description")
    lines = [
        *_comment(properties["name"]["description"], ""), f"name: {_scalar(slug)}",
        *_comment(properties["title"]["description"], ""), f"title: {_scalar(title)}",
        *_comment(properties["description"]["description"], ""), f"description: {about}" if about else "# description: …",
        "profile: tabular-data-package",
        *_comment(properties["resources"]["description"], ""), "resources:",
    ]  # fmt: skip
    for kind in tables:
        lines += [
            f"  - name: {kind}",
            f"    path: {kind}.csv",
            "    profile: tabular-data-resource",
            "    encoding: utf-8",
        ]
    lines += ["# Numbers stand in quotation marks, so that leading zeros stay.", "provider:"]
    for key, schema in properties["provider"]["properties"].items():
        if key in filled:
            lines += [*_comment(schema.get("description", ""), "  "), f"  {key}: {filled[key]}"]
            continue
        # The example is told and not laid down: nobody's number is published by taking a # away.
        example = f" Such as {_scalar(schema['examples'][0])}." if "examples" in schema else ""
        words = schema.get("description", "") + example
        blank = "[]" if schema.get("type") == "array" else '""'
        lines += [*_comment(words, "  "), f"  # {key}: {blank}"]
    return "\n".join(lines) + "\n"


def _comment(text: str, indent: str) -> list[str]:
    words, lines, line = text.split(), [], f"{indent}#"
    for word in words:
        if len(line) + len(word) > 88:
            lines.append(line)
            line = f"{indent}#"
        line += f" {word}"
    return [*lines, line] if words else []


def _scalar(value: str | Sequence[str]) -> str:
    """A YAML double-quoted scalar, or a list of them; an id needs no quotation marks."""
    if isinstance(value, str) and _SLUG.fullmatch(value) and value[0].isalpha() and "-" in value:
        return value
    text = value if isinstance(value, str) else list(value)
    return json.dumps(text, ensure_ascii=False)
