"""content/framework.yml → the framework: its names, dates, decisions, contacts and what a provider that joins is told."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.load import fields
from generator.load.documents import Document
from generator.records import (
    INVENTED,
    Contact,
    Delegation,
    Framework,
    FrameworkDecision,
    FrameworkDocument,
    Joining,
    Look,
    Question,
    RegulatedDeclared,
    Round,
    Vetting,
)


def read_framework(document: Document) -> Framework | None:
    """The framework; None where the file is no mapping."""
    data = document.data
    if not isinstance(data, Mapping):
        return None
    contacts, look = fields.mapping(data, "contacts"), fields.mapping(data, "look")
    return fields.record(
        Framework,
        data,
        region=fields.text(data, "region") or fields.text(data, "council"),
        demonstration=data.get("demonstration") is not False,
        draft=data.get("draft") is True,
        demonstration_note=fields.text(data, "demonstration_note") or INVENTED,
        decisions=tuple(
            fields.record(FrameworkDecision, item, on=day, place=place.at(f"{place.field}.date"))
            for item, place in document.items("decisions")
            if (day := fields.day(item, "date"))
        ),
        care=fields.record(Contact, fields.mapping(contacts, "care")),
        commissioning=fields.record(Contact, fields.mapping(contacts, "commissioning")),
        reach_km=fields.number(data, "reach_km") or 25,
        stale_after_days=int(fields.number(data, "stale_after_days") or 90),
        look=fields.record(
            Look,
            look,
            primary=fields.text(look, "primary") or Look().primary,
            accent=fields.text(look, "accent") or Look().accent,
        ),
        place=document.place(),
        warn_within_days=fields.whole(data, "warn_within_days") or 42,
        feedback_kept_days=fields.whole(data, "feedback_kept_days") or 90,
        vetting=fields.choice(data, "vetting", Vetting.EVIDENCE),
        feedback_in_full_from=fields.whole(data, "feedback_in_full_from") or 10,
        fewest_providers=fields.whole(data, "fewest_providers") or 2,
        round_dates=tuple(
            Round(opens, closes, place)
            for item, place in document.items("round_dates")
            if (opens := fields.day(item, "opens")) and (closes := fields.day(item, "closes"))
        ),
        delegations=tuple(
            fields.record(Delegation, item, place=place)
            for item, place in document.items("delegations")
        ),
        joining=_joining(fields.mapping(data, "joining")),
        regulated_declared=fields.record(
            RegulatedDeclared,
            declared := fields.mapping(data, "regulated_declared"),
            since=fields.day(declared, "since") or date.min,
        ),
        documents=tuple(
            fields.record(FrameworkDocument, item, place=place)
            for item, place in document.items("documents")
        ),
    )


def _joining(data: Mapping[str, Any]) -> Joining:
    questions = tuple(fields.record(Question, item) for item in fields.mappings(data, "questions"))
    return fields.record(Joining, data, questions=questions)
