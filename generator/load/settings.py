"""content/ and lots/ → the framework, its areas, vocabularies, lots and criteria."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.config import Config
from generator.load import fields
from generator.load.criteria import CriteriaReader, LotCriteria
from generator.load.documents import Document, check, read_document
from generator.load.prices import price_model
from generator.model import (
    Area,
    Contact,
    Criterion,
    Decision,
    EasyLine,
    EasyPage,
    Framework,
    Further,
    Joining,
    Look,
    Lot,
    LotState,
    Point,
    Question,
    Registration,
    Regulation,
    Round,
    Term,
    Thought,
    Vetting,
)
from generator.problem import Place, Problem

# The Easy Read pages that are about no lot: how to choose, to give feedback, what the list
# is, how to join it.
EASY_PAGES = ("choosing", "feedback", "framework", "joining")

INVENTED = "Every provider and service here is invented. Do not use it to arrange care."


@dataclass(frozen=True, slots=True)
class Settings:
    """What the council itself keeps.

    Attributes:
        framework: None where framework.yml is unusable.
        unreadable: the files that could not be read, so that what refers to them stays quiet.
        lot_ids: every lot that has a file, readable or not.
        lines: for each file its keys, dotted, and the line of each.
    """

    framework: Framework | None
    areas: Mapping[str, Area]
    needs: Mapping[str, Term]
    access: Mapping[str, Term]
    lots: Mapping[str, Lot]
    criteria: Mapping[str, Criterion]
    easy_read: Mapping[str, EasyPage]
    plain_words: Mapping[str, int]
    problems: tuple[Problem, ...]
    unreadable: frozenset[str]
    lot_ids: frozenset[str]
    lines: Mapping[str, Mapping[str, int]]


def read_settings(config: Config) -> Settings:
    """Read everything in content/ and lots/.

    Raises:
        OSError: a file is there and cannot be read.
    """
    problems: list[Problem] = []
    unreadable: set[str] = set()
    lines: dict[str, Mapping[str, int]] = {}

    def opened(path: Path, schema: str, kind: type) -> Document:
        name = path.relative_to(config.root).as_posix()
        if not path.is_file():
            words = "this file is missing; every directory needs it"
            problems.append(Problem("missing-file", words, Place(name)))
            unreadable.add(name)
            return Document(name, None)
        document = read_document(path, name)
        lines[name] = document.dotted
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
    asked = opened(config.lots / "criteria.yml", "criteria", list)
    reader = CriteriaReader(whole=asked.name not in unreadable)
    criteria = reader.shared(asked)
    problems.extend(_strays(config))
    lot_files = sorted(p for p in config.lots.glob("*.yml") if p.stem != "criteria")
    lots: list[Lot] = []
    for path in lot_files:
        document = opened(path, "lot", dict)
        asked_here = reader.of_lot(document, path.stem)
        lots.append(_lot(document, path.stem, asked_here))
        criteria |= {k: c for k, c in asked_here.own.items() if k not in criteria}
    problems.extend(reader.problems)
    words = config.content / "plain-words.yml"
    return Settings(
        framework=framework,
        areas=areas,
        needs=needs,
        access=access,
        lots={lot.id: lot for lot in sorted(lots, key=lambda lot: (lot.order, lot.id))},
        criteria=criteria,
        easy_read={
            name: _easy_page(opened(path, "easy-read", dict), name)
            for name in EASY_PAGES
            if (path := config.content / "easy-read" / f"{name}.yml").is_file()
        },
        plain_words=_plain_words(opened(words, "plain-words", dict)) if words.is_file() else {},
        problems=tuple(problems),
        unreadable=frozenset(unreadable),
        lot_ids=frozenset(path.stem for path in lot_files),
        lines=lines,
    )


def _plain_words(document: Document) -> Mapping[str, int]:
    data = document.data if isinstance(document.data, Mapping) else {}
    return {word: count for word, count in data.items() if isinstance(count, int) and count > 0}


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


def _lot(document: Document, lot_id: str, asked: LotCriteria) -> Lot:
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
        town_only=data.get("town_only") is True,
        easy_read=_easy_lines(document, "easy_read"),
        more=tuple(
            Further(fields.text(item, "title"), fields.text(item, "address"), place)
            for item, place in _items(document, "more")
        ),
        have_you_thought_of=_thought(fields.mapping(data, "have_you_thought_of")),
        cqc=Regulation(
            Registration(registration) if registration in set(Registration) else Registration.NEVER,
            fields.texts(cqc, "regulated_activities"),
            fields.texts(cqc, "service_types"),
            fields.text(cqc, "explanation"),
        ),
        price_model=price_model(document),
        lead_commissioner=_contact(fields.mapping(data, "lead_commissioner")),
        criteria=asked.ids,
        place=document.place(),
        sharpened=asked.sharpened,
        opens_on=fields.day(data, "opens_on"),
        closed_to_new_on=fields.day(data, "closed_to_new_on"),
        closes_on=fields.day(data, "closes_on"),
    )


def _easy_page(document: Document, name: str) -> EasyPage:
    data = document.data if isinstance(document.data, Mapping) else {}
    return EasyPage(
        id=name,
        title=fields.text(data, "title"),
        summary=fields.text(data, "summary"),
        lines=_easy_lines(document, "lines"),
        place=document.place(),
    )


def _easy_lines(document: Document, key: str) -> tuple[EasyLine, ...]:
    return tuple(
        EasyLine(fields.text(item, "picture"), fields.text(item, "words"), place)
        for item, place in _items(document, key)
    )


def _items(document: Document, key: str) -> Iterator[tuple[Mapping[str, Any], Place]]:
    """The mappings in the list at the key, each with its place."""
    data = document.data if isinstance(document.data, Mapping) else {}
    items = data.get(key)
    for index, item in enumerate(items if isinstance(items, list) else []):
        if isinstance(item, Mapping):
            yield item, document.place((key, index))


def _thought(data: Mapping[str, Any]) -> Thought:
    return Thought(
        fields.text(data, "words"), fields.texts(data, "lots"), fields.texts(data, "needs")
    )


def _contact(data: Mapping[str, Any]) -> Contact:
    return Contact(*(fields.text(data, key) for key in ("team", "email", "phone", "hours")))


def _framework(document: Document) -> Framework | None:
    data = document.data
    if not isinstance(data, Mapping):
        return None
    contacts, look = fields.mapping(data, "contacts"), fields.mapping(data, "look")
    decisions = data.get("decisions")
    vetting = fields.text(data, "vetting")
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
                fields.text(item, "under"),
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
        warn_within_days=fields.whole(data, "warn_within_days") or 42,
        vetting=Vetting(vetting) if vetting in set(Vetting) else Vetting.EVIDENCE,
        fewest_providers=fields.whole(data, "fewest_providers") or 2,
        council_roles=fields.texts(data, "council_roles"),
        round_dates=tuple(
            Round(
                fields.day(item, "opens") or fields.UNKNOWN_DATE,
                fields.day(item, "closes") or fields.UNKNOWN_DATE,
            )
            for item, _ in _items(document, "round_dates")
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
