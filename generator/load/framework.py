"""content/framework.yml → the framework: its names, dates, decisions, contacts and what a provider that joins is told."""

from collections.abc import Mapping
from typing import Any

from generator.load import fields
from generator.load.contacts import contact
from generator.load.documents import Document
from generator.records import Decision, Framework, Joining, Look, Question, Round, Vetting

INVENTED = "Every provider and service here is invented. Do not use it to arrange care."


def read_framework(document: Document) -> Framework | None:
    """The framework; None where the file is no mapping."""
    data = document.data
    if not isinstance(data, Mapping):
        return None
    contacts, look = fields.mapping(data, "contacts"), fields.mapping(data, "look")
    vetting = fields.text(data, "vetting")
    return Framework(
        title=fields.text(data, "title"),
        council=fields.text(data, "council"),
        region=fields.text(data, "region") or fields.text(data, "council"),
        summary=fields.text(data, "summary"),
        demonstration=data.get("demonstration") is not False,
        demonstration_note=fields.text(data, "demonstration_note") or INVENTED,
        legal_basis=fields.text(data, "legal_basis"),
        starts=fields.day(data, "starts"),
        ends=fields.day(data, "ends"),
        extended_to=fields.day(data, "extended_to"),
        ocid=fields.text(data, "ocid"),
        rounds=fields.text(data, "rounds"),
        decisions=tuple(
            Decision(
                day,
                fields.text(item, "decision"),
                fields.text(item, "by"),
                fields.text(item, "reference"),
                fields.text(item, "under"),
                place.at(f"{place.field}.date"),
            )
            for item, place in document.items("decisions")
            if (day := fields.day(item, "date"))
        ),
        care=contact(fields.mapping(contacts, "care")),
        commissioning=contact(fields.mapping(contacts, "commissioning")),
        reach_km=fields.number(data, "reach_km") or 25,
        stale_after_days=int(fields.number(data, "stale_after_days") or 90),
        look=Look(
            primary=fields.text(look, "primary") or Look().primary,
            accent=fields.text(look, "accent") or Look().accent,
            logo=fields.text(look, "logo"),
        ),
        place=document.place(),
        warn_within_days=fields.whole(data, "warn_within_days") or 42,
        vetting=Vetting(vetting) if vetting in set(Vetting) else Vetting.EVIDENCE,
        fewest_providers=fields.whole(data, "fewest_providers") or 2,
        council_roles=fields.texts(data, "council_roles"),
        round_dates=tuple(
            Round(opens, closes, place)
            for item, place in document.items("round_dates")
            if (opens := fields.day(item, "opens")) and (closes := fields.day(item, "closes"))
        ),
        joining=_joining(fields.mapping(data, "joining")),
    )


def _joining(data: Mapping[str, Any]) -> Joining:
    questions = data.get("questions")
    return Joining(
        buying=fields.text(data, "buying"),
        steps=fields.texts(data, "steps"),
        decision_days=fields.whole(data, "decision_days"),
        decided_by=fields.text(data, "decided_by"),
        call_off=fields.text(data, "call_off"),
        duties=fields.texts(data, "duties"),
        leaving=fields.text(data, "leaving"),
        questions=tuple(
            Question(fields.text(item, "question"), fields.text(item, "answer"))
            for item in (questions if isinstance(questions, list) else [])
            if isinstance(item, Mapping)
        ),
    )
