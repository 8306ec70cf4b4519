"""content/ and lots/ → the framework, its areas, vocabularies, lots and criteria."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.config import Config
from generator.load import fields
from generator.load.criteria import CriteriaReader
from generator.load.documents import Document, read_document
from generator.load.easy_read import easy_page
from generator.load.framework import read_framework
from generator.load.lots import read_lot
from generator.load.schema import check
from generator.load.signposts import signpost
from generator.problem import Place, Problem
from generator.records import (
    Area,
    Criterion,
    EasyPage,
    Framework,
    Lot,
    NeighbouringTown,
    Point,
    Signpost,
    Term,
)

# The Easy Read pages that are about no lot: how to choose, to give feedback, what the list
# is, how to join it.
EASY_PAGES = ("choosing", "feedback", "framework", "joining")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the council itself keeps.

    Attributes:
        framework: None where framework.yml is unusable.
        unreadable: the files that could not be read, so that what refers to them stays quiet.
        lot_ids: every lot that has a file, readable or not.
        criterion_ids: every criterion that has an entry, readable or not.
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
    signposts: Mapping[str, Signpost]
    neighbouring_towns: Mapping[str, NeighbouringTown]
    problems: tuple[Problem, ...]
    unreadable: frozenset[str]
    lot_ids: frozenset[str]
    criterion_ids: frozenset[str]
    lines: Mapping[str, Mapping[str, int]]


def read_settings(config: Config) -> Settings:
    """Read everything in content/ and lots/.

    Raises:
        OSError: a file is there and cannot be read.
    """
    files = _Files(config.root, [], set(), {})
    opened, problems = files.opened, files.problems
    framework = read_framework(opened(config.content / "framework.yml", "framework", dict))
    areas = _by_id(opened(config.content / "areas.yml", "areas", list), _area, problems)
    needs = _by_id(opened(config.content / "needs.yml", "vocabulary", list), _term, problems)
    access = _by_id(opened(config.content / "access.yml", "vocabulary", list), _term, problems)
    asked = opened(config.lots / "criteria.yml", "criteria", list)
    reader = CriteriaReader(whole=asked.name not in files.unreadable)
    criteria = reader.shared(asked)
    problems.extend(_strays(config))
    lot_files = sorted(p for p in config.lots.glob("*.yml") if p.stem != "criteria")
    lots: list[Lot] = []
    for path in lot_files:
        document = opened(path, "lot", dict)
        asked_here = reader.of_lot(document, path.stem)
        lots.append(read_lot(document, path.stem, asked_here))
        criteria |= {k: c for k, c in asked_here.own.items() if k not in criteria}
    problems.extend(reader.problems)
    mapping = config.content / "cqc-mapping.yml"
    if mapping.is_file():  # of use to the import alone, which reads it by itself
        opened(mapping, "cqc-mapping", dict)
    words = config.content / "plain-words.yml"
    other = config.content / "elsewhere.yml"
    beyond = config.content / "places-outside.yml"
    return Settings(
        framework=framework,
        areas=areas,
        needs=needs,
        access=access,
        lots={lot.id: lot for lot in sorted(lots, key=lambda lot: (lot.order, lot.id))},
        criteria=criteria,
        easy_read={
            name: easy_page(opened(path, "easy-read", dict), name)
            for name in EASY_PAGES
            if (path := config.content / "easy-read" / f"{name}.yml").is_file()
        },
        plain_words=_plain_words(opened(words, "plain-words", dict)) if words.is_file() else {},
        signposts=_by_id(opened(other, "elsewhere", list), signpost, problems)
        if other.is_file()
        else {},
        neighbouring_towns=_by_id(opened(beyond, "places-outside", list), _town, problems)
        if beyond.is_file()
        else {},
        problems=tuple(problems),
        unreadable=frozenset(files.unreadable),
        lot_ids=frozenset(path.stem for path in lot_files),
        criterion_ids=frozenset(reader.entries),
        lines=files.lines,
    )


@dataclass(frozen=True, slots=True)
class _Files:
    """The settings files that were opened, with what is wrong in them: see `Settings`."""

    root: Path
    problems: list[Problem]
    unreadable: set[str]
    lines: dict[str, Mapping[str, int]]

    def opened(self, path: Path, schema: str, kind: type) -> Document:
        name = path.relative_to(self.root).as_posix()
        if not path.is_file():
            words = "this file is missing; every directory needs it"
            self.problems.append(Problem("missing-file", words, Place(name)))
            self.unreadable.add(name)
            return Document(name, None)
        document = read_document(path, name)
        self.lines[name] = document.dotted
        read = document.data is not None or not document.problems
        faults = [*document.problems, *(check(document, schema, "settings") if read else ())]
        self.problems.extend(faults)
        # Where an id cannot be read, what refers to it cannot be judged.
        if not isinstance(document.data, kind) or any(map(_hides_an_id, faults)):
            self.unreadable.add(name)
        return document


def _plain_words(document: Document) -> Mapping[str, int]:
    data = document.data if isinstance(document.data, Mapping) else {}
    return {word: count for word, count in data.items() if isinstance(count, int) and count > 0}


def _hides_an_id(fault: Problem) -> bool:
    """Whether the fault is one of the whole file, of an entry of its list, or of the entry's id."""
    index, _, key = fault.place.field.partition(".")
    return (index.isdigit() and key in ("", "id")) or not fault.place.field


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
        if record is None:
            continue
        if record.id in records:
            first = records[record.id].place.line
            words = f'"{record.id}" is also the id at line {first}; ids are unique'
            problems.append(Problem("id-twice", words, document.place((index, "id"))))
        records.setdefault(record.id, record)
    return records


def _area(item: Mapping[str, Any], place: Place) -> Area:
    name, places = fields.text(item, "name"), fields.texts(item, "places")
    return Area(fields.text(item, "id"), name, _point(item), places, place)


def _town(item: Mapping[str, Any], place: Place) -> NeighbouringTown | None:
    point, outcodes = _point(item), fields.texts(item, "outcodes")
    if point is None:
        return None
    return NeighbouringTown(
        fields.text(item, "id"), fields.text(item, "name"), point, outcodes, place
    )


def _point(item: Mapping[str, Any]) -> Point | None:
    latitude, longitude = fields.number(item, "latitude"), fields.number(item, "longitude")
    return None if latitude is None or longitude is None else Point(latitude, longitude)


def _term(item: Mapping[str, Any], place: Place) -> Term:
    return Term(
        fields.text(item, "id"), fields.text(item, "name"), fields.texts(item, "also"), place
    )
