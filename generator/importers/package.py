"""A new provider's package, laid out and commented, with no problem in it."""

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
from generator.load.tables import Kind, column_names
from generator.problem import did_you_mean

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def new_package(
    *,
    slug: str,
    title: str,
    legal_name: str,
    joined: date,
    known_lots: Collection[str],
    lots: Sequence[str] = (),
    decision_reference: str = "",
    decided_by: str = "",
    facts: Mapping[str, str] | None = None,
    services: Sequence[Mapping[str, str]] = (),
    about: str = "",
) -> dict[str, str]:
    """The package's files by name: datapackage.yaml, services.csv, awards.csv, and about.md where it is given.

    Args:
        facts: what is known already, by its key in datapackage.yaml: "phone", "cqc_provider_id", …
        services: rows by column; what is left out is blank.

    Raises:
        Failure: the slug, a name or a lot cannot be right, or a lot comes
            without the reference of its decision.
    """
    if not _SLUG.fullmatch(slug) or not 3 <= len(slug) <= 80:
        raise Failure(
            f'"{slug}" cannot be an id: lower-case letters, digits and single hyphens, such as meadow-view'
        )
    for name in (title, legal_name):
        if not 2 <= len(name.strip()) <= 90 or not name.isprintable():
            raise Failure(f'"{name[:40]}" cannot be a name: 2 to 90 characters on one line')
    for lot in lots:
        if lot not in known_lots:
            raise Failure(f'there is no lot "{lot}"{did_you_mean(lot, known_lots)}')
    if lots and not (decision_reference and decided_by):
        raise Failure(
            "a lot is awarded by a decision: give --decision-reference and --decided-by with it"
        )
    awards = [
        (lot, joined.isoformat(), decision_reference, decided_by, "") for lot in dict.fromkeys(lots)
    ]
    columns = column_names("services")
    known = {"legal_name": legal_name.strip(), "joined": joined.isoformat(), **(facts or {})}
    return {
        "datapackage.yaml": _descriptor(slug, title.strip(), known),
        "services.csv": table("services", [[row.get(c, "") for c in columns] for row in services]),
        "awards.csv": table("awards", awards),
        **({"about.md": about} if about else {}),
    }


def table(kind: Kind, rows: Sequence[Sequence[str]]) -> str:
    """A table as CSV: the columns of its schema, then the rows."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(column_names(kind))
    writer.writerows(rows)
    return text.getvalue()


def _descriptor(slug: str, title: str, known: Mapping[str, str]) -> str:
    properties: Mapping[str, Any] = json.loads(
        (SCHEMAS / "provider.schema.json").read_text("utf-8")
    )["properties"]
    filled = {"status": "on-the-framework", **{k: _quoted(v) for k, v in known.items() if v}}
    about = filled.get("description")
    lines = [
        *_comment(properties["name"]["description"], ""), f"name: {slug}",
        *_comment(properties["title"]["description"], ""), f"title: {_quoted(title)}",
        *_comment(properties["description"]["description"], ""), f"description: {about}" if about else "# description: …",
        "profile: tabular-data-package",
        *_comment(properties["resources"]["description"], ""), "resources:",
    ]  # fmt: skip
    for kind in ("services", "awards"):
        lines += [
            f"  - name: {kind}",
            f"    path: {kind}.csv",
            "    profile: tabular-data-resource",
            "    encoding: utf-8",
        ]
    lines.append("provider:")
    for key, schema in properties["provider"]["properties"].items():
        lines += _comment(schema.get("description", ""), "  ")
        if key in filled:
            lines.append(f"  {key}: {filled[key]}")
        else:
            example = schema.get("examples", ["…"])[0]
            lines.append(
                f"  # {key}: {'[]' if schema.get('type') == 'array' else _quoted(str(example))}"
            )
    return "\n".join(lines) + "\n"


def _comment(text: str, indent: str) -> list[str]:
    words, lines, line = text.split(), [], f"{indent}#"
    for word in words:
        if len(line) + len(word) > 88:
            lines.append(line)
            line = f"{indent}#"
        line += f" {word}"
    return [*lines, line] if words else []


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # a YAML double-quoted scalar
