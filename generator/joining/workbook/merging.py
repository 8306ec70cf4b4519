"""A workbook's package over one that is there: the provider's words are new, the council's stay."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from generator.joining.package import descriptor, resources, table
from generator.joining.workbook import form
from generator.joining.workbook.before import Before, rows_of
from generator.joining.workbook.filled import Filled
from generator.load.authorship import NOT_ASKED_KEYS
from generator.load.packages import TABLE_KINDS
from generator.load.tables import column_names

# The keys of a descriptor that are written anew; whatever else of the standard stands there stays.
_WRITTEN = frozenset({"name", "title", "description", "profile", "provider", "resources"})
_WHERE = ("latitude", "longitude")  # they belong to an address, and go with it


def merged(
    filled: Filled,
    before: Before,
    awards: Sequence[Mapping[str, str]],
    renamed: Mapping[str, str] | None = None,
    withdrawn: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """The files to write.

    Every answer of the organisation's sheet is taken, and an empty one takes
    away what was there; what the council keeps (`status` …) stays.
    A service that the workbook does not name stays, so that no address is
    lost; so does what the form does not ask of one, such as who checked it.

    Args:
        awards: new rows of awards.csv; one that is there is not written twice.
        renamed: id → the id under which the workbook names the service.
        withdrawn: id of a service that it does not name → the day from which it is not offered.
    """
    files = {
        before.file: _descriptor(filled, before),
        "services.csv": _services(filled, before, renamed or {}, withdrawn or {}),
    }
    if filled.about:
        files["about.md"] = filled.about
    if rows := _new_awards(before.awards, awards):
        files["awards.csv"] = before.awards.rstrip("\r\n") + "\n" + rows
    return files


def changes(filled: Filled, before: Before) -> tuple[str, ...]:
    """The keys of the descriptor that the workbook changes, in the form's order."""
    old = {**before.descriptor, **before.provider}
    new = {"name": filled.slug, "title": filled.title, **filled.facts}
    keys = (fact.key for fact in form.facts())
    return tuple(key for key in keys if _plain(old.get(key)) != _plain(new.get(key)))


def _descriptor(filled: Filled, before: Before) -> str:
    kept = {key: before.provider[key] for key in NOT_ASKED_KEYS if key in before.provider}
    facts = {**filled.facts, **{k: v if isinstance(v, list) else str(v) for k, v in kept.items()}}
    listed = before.descriptor.get("resources")
    named = [r.get("name") for r in listed or () if isinstance(r, Mapping)]
    tables = [kind for kind in TABLE_KINDS if kind in named]
    more = {k: v for k, v in before.descriptor.items() if k not in _WRITTEN}
    if not before.file.endswith(".json"):
        return descriptor(filled.slug, filled.title, facts, tables, more)
    about = {"description": facts.pop("description")} if "description" in facts else {}
    data = {
        "name": filled.slug, "title": filled.title, **about, **more,
        "provider": facts, "resources": resources(tables),
    }  # fmt: skip
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _services(
    filled: Filled, before: Before, renamed: Mapping[str, str], withdrawn: Mapping[str, str]
) -> str:
    old = {row.get("id", ""): row for row in before.rows}
    old_id = {new: slug for slug, new in renamed.items()}
    rows = []
    for row in filled.services:
        slug = row.get("id", "")
        kept = old.pop(old_id.get(slug, slug), {})
        moved = (kept.get("postcode") or "") != row.get("postcode", "")
        # What this form did not ask: one that was made before a column came did not.
        unasked = set(column_names("services")) - row.keys()
        stays = {c: kept.get(c) or "" for c in unasked if not (moved and c in _WHERE)}
        if slug in old_id:
            stays["former_ids"] = "; ".join(filter(None, (stays["former_ids"], old_id[slug])))
        rows.append({**row, **stays})
    left = (row | {"withdrawn_on": withdrawn.get(slug, row.get("withdrawn_on", ""))} for slug, row in old.items())  # fmt: skip
    return table(column_names("services"), [*rows, *left])


def _new_awards(before: str, awards: Sequence[Mapping[str, str]]) -> str:
    columns = column_names("awards")
    there = [{column: row.get(column) or "" for column in columns} for row in rows_of(before)]
    new = [row for row in awards if row not in there]
    return table(columns, new).partition("\n")[2] if new else ""


def _plain(value: Any) -> str:
    return " ".join(str(value).split()) if value is not None else ""
