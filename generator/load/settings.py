"""content/ and lots/ → the framework, its areas, vocabularies, lots and criteria."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.config import Config
from generator.load import fields
from generator.load.documents import Document, check, read_document
from generator.model import (
    Area,
    Contact,
    Criterion,
    Decision,
    Framework,
    Look,
    Lot,
    LotState,
    Point,
    Registration,
    Regulation,
    Term,
)
from generator.problem import Place, Problem

INVENTED = "Every provider and service here is invented. Do not use it to arrange care."


@dataclass(frozen=True, slots=True)
class Settings:
    """What the council itself keeps.

    Attributes:
        framework: None where framework.yml is unusable.
        unreadable: the files that could not be read, so that what refers to them stays quiet.
        lot_ids: every lot that has a file, readable or not.
    """

    framework: Framework | None
    areas: Mapping[str, Area]
    needs: Mapping[str, Term]
    access: Mapping[str, Term]
    lots: Mapping[str, Lot]
    criteria: Mapping[str, Criterion]
    problems: tuple[Problem, ...]
    unreadable: frozenset[str]
    lot_ids: frozenset[str]


def read_settings(config: Config) -> Settings:
    """Read everything in content/ and lots/.

    Raises:
        OSError: a file is there and cannot be read.
    """
    problems: list[Problem] = []
    unreadable: set[str] = set()

    def opened(path: Path, schema: str, kind: type) -> Document:
        name = path.relative_to(config.root).as_posix()
        if not path.is_file():
            words = "this file is missing; every directory needs it"
            problems.append(Problem("missing-file", words, Place(name)))
            unreadable.add(name)
            return Document(name, None)
        document = read_document(path, name)
        problems.extend(document.problems)
        if document.data is None and document.problems:
            unreadable.add(name)
            return document
        faults = check(document, schema, "settings")
        problems.extend(faults)
        # Where an id cannot be read, what refers to it cannot be judged.
        if not isinstance(document.data, kind) or any(_hides_an_id(fault) for fault in faults):
            unreadable.add(name)
        return document

    framework = _framework(opened(config.content / "framework.yml", "framework", dict))
    areas = _by_id(opened(config.content / "areas.yml", "areas", list), _area, problems)
    needs = _by_id(opened(config.content / "needs.yml", "vocabulary", list), _term, problems)
    access = _by_id(opened(config.content / "access.yml", "vocabulary", list), _term, problems)
    criteria = _by_id(opened(config.lots / "criteria.yml", "criteria", list), _criterion, problems)
    problems.extend(_strays(config))
    lot_files = sorted(p for p in config.lots.glob("*.yml") if p.stem != "criteria")
    lots = [_lot(opened(path, "lot", dict), path.stem) for path in lot_files]
    return Settings(
        framework=framework,
        areas=areas,
        needs=needs,
        access=access,
        lots={lot.id: lot for lot in sorted(lots, key=lambda lot: (lot.order, lot.id))},
        criteria=criteria,
        problems=tuple(problems),
        unreadable=frozenset(unreadable),
        lot_ids=frozenset(path.stem for path in lot_files),
    )


def _hides_an_id(fault: Problem) -> bool:
    index, _, key = fault.place.field.partition(".")
    return index.isdigit() and key in ("", "id")


def _strays(config: Config) -> Iterator[Problem]:
    """Files that look like lots and are not read as such."""
    for path in sorted(config.lots.iterdir()):
        name = path.relative_to(config.root).as_posix()
        if path.suffix != ".yml" and path.suffix.lower() in {".yml", ".yaml", ".json"}:
            words = f'this is not read; a lot is a file that ends in .yml: "{path.stem}.yml"'
            yield Problem("unexpected-file", words, Place(name), "warning")


def _by_id(document: Document, make: Any, problems: list[Problem]) -> dict[str, Any]:
    records: dict[str, Any] = {}
    items = document.data if isinstance(document.data, list) else []
    for index, item in enumerate(items):
        if not isinstance(item, Mapping) or not fields.text(item, "id"):
            continue
        record = make(item, document.place((index,)))
        if record.id in records:
            first = records[record.id].place.line
            words = f'"{record.id}" is also the id at line {first}; ids are unique'
            problems.append(Problem("id-twice", words, document.place((index, "id"))))
        records.setdefault(record.id, record)
    return records


def _area(item: Mapping[str, Any], place: Place) -> Area:
    latitude, longitude = fields.number(item, "latitude"), fields.number(item, "longitude")
    point = None if latitude is None or longitude is None else Point(latitude, longitude)
    return Area(
        fields.text(item, "id"),
        fields.text(item, "name"),
        point,
        fields.texts(item, "places"),
        place,
    )


def _term(item: Mapping[str, Any], place: Place) -> Term:
    return Term(
        fields.text(item, "id"), fields.text(item, "name"), fields.texts(item, "also"), place
    )


def _criterion(item: Mapping[str, Any], place: Place) -> Criterion:
    months = item.get("lasts_months")
    return Criterion(
        id=fields.text(item, "id"),
        title=fields.text(item, "title"),
        kind=fields.text(item, "kind"),
        stage=fields.text(item, "stage"),
        question=fields.text(item, "question"),
        passes=fields.text(item, "passes"),
        evidence=fields.text(item, "evidence"),
        lasts_months=months if isinstance(months, int) else None,
        guidance=fields.text(item, "guidance"),
        source=fields.text(item, "source"),
        since=fields.day(item, "since") or fields.UNKNOWN_DATE,
        place=place,
    )


def _lot(document: Document, lot_id: str) -> Lot:
    data = document.data if isinstance(document.data, Mapping) else {}
    cqc = fields.mapping(data, "cqc")
    state, registration = fields.text(data, "state"), fields.text(cqc, "registration")
    return Lot(
        id=lot_id,
        title=fields.text(data, "title"),
        order=int(fields.number(data, "order") or 999),
        state=LotState(state) if state in set(LotState) else LotState.LIVE,
        summary=fields.text(data, "summary"),
        also_known_as=fields.texts(data, "also_known_as"),
        description=fields.text(data, "description"),
        suits=fields.texts(data, "suits"),
        what_happens_first=fields.texts(data, "what_happens_first"),
        costs=fields.text(data, "costs"),
        without_address=fields.text(data, "without_address"),
        easy_read=fields.texts(data, "easy_read"),
        cqc=Regulation(
            Registration(registration) if registration in set(Registration) else Registration.NEVER,
            fields.texts(cqc, "regulated_activities"),
            fields.texts(cqc, "service_types"),
            fields.text(cqc, "explanation"),
        ),
        price_units=fields.texts(data, "price_units"),
        lead_commissioner=_contact(fields.mapping(data, "lead_commissioner")),
        criteria=fields.texts(data, "criteria"),
        place=document.place(),
    )


def _contact(data: Mapping[str, Any]) -> Contact:
    return Contact(*(fields.text(data, key) for key in ("team", "email", "phone", "hours")))


def _framework(document: Document) -> Framework | None:
    data = document.data
    if not isinstance(data, Mapping):
        return None
    contacts, look = fields.mapping(data, "contacts"), fields.mapping(data, "look")
    decisions = data.get("decisions")
    return Framework(
        title=fields.text(data, "title"),
        council=fields.text(data, "council"),
        region=fields.text(data, "region") or fields.text(data, "council"),
        summary=fields.text(data, "summary"),
        demonstration=data.get("demonstration") is not False,
        demonstration_note=fields.text(data, "demonstration_note") or INVENTED,
        legal_basis=fields.text(data, "legal_basis"),
        starts=fields.day(data, "starts") or fields.UNKNOWN_DATE,
        ends=fields.day(data, "ends") or fields.UNKNOWN_DATE,
        extended_to=fields.day(data, "extended_to"),
        ocid=fields.text(data, "ocid"),
        rounds=fields.text(data, "rounds"),
        decisions=tuple(
            Decision(
                fields.day(item, "date") or fields.UNKNOWN_DATE,
                fields.text(item, "decision"),
                fields.text(item, "by"),
                fields.text(item, "reference"),
            )
            for item in (decisions if isinstance(decisions, list) else [])
            if isinstance(item, Mapping)
        ),
        care=_contact(fields.mapping(contacts, "care")),
        commissioning=_contact(fields.mapping(contacts, "commissioning")),
        reach_km=fields.number(data, "reach_km") or 25,
        stale_after_days=int(fields.number(data, "stale_after_days") or 90),
        look=Look(
            primary=fields.text(look, "primary") or Look().primary,
            accent=fields.text(look, "accent") or Look().accent,
            logo=fields.text(look, "logo"),
        ),
        place=document.place(),
    )
