"""content/ and lots/ → the framework, its areas, vocabularies, lots and criteria."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from generator import records
from generator.config import Config
from generator.load import fields
from generator.load.area_shapes import read_area_shapes
from generator.load.criteria import CriteriaReader
from generator.load.documents import Document, read_document
from generator.load.framework import read_framework
from generator.load.lots import easy_page, read_lot
from generator.load.schema import check
from generator.load.sums import read_sums
from generator.problem import Place, Problem

Item = Mapping[str, Any]
T = TypeVar("T")

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

    framework: records.Framework | None
    areas: Mapping[str, records.Area]
    needs: Mapping[str, records.Term]
    access: Mapping[str, records.Term]
    languages: Mapping[str, records.Term]
    lots: Mapping[str, records.Lot]
    criteria: Mapping[str, records.Criterion]
    easy_read: Mapping[str, records.EasyPage]
    plain_words: Mapping[str, int]
    signposts: Mapping[str, records.Signpost]
    search_words: records.SearchWords
    neighbouring_towns: Mapping[str, records.NeighbouringTown]
    area_shapes: Mapping[str, records.AreaShape]
    sums: records.Sums
    problems: tuple[Problem, ...]
    unreadable: frozenset[str]
    lot_ids: frozenset[str]
    criterion_ids: frozenset[str]
    lines: Mapping[str, Mapping[str, int]]

    @property
    def picture_names(self) -> frozenset[str]:
        """Every picture that a line in Easy Read names."""
        written = (
            *(lot.easy_read for lot in self.lots.values()),
            *(page.lines for page in self.easy_read.values()),
            *(term.easy_read for term in (*self.needs.values(), *self.access.values())),
        )
        return frozenset(line.picture for lines in written for line in lines)


def read_settings(config: Config) -> Settings:
    """Read everything in content/ and lots/.

    Raises:
        OSError: a file is there and cannot be read.
    """
    files = _Files(config.root, [], set(), {})
    content = config.content
    framework = read_framework(files.opened(content / "framework.yml", "framework", dict))
    areas = files.by_id(files.opened(content / "areas.yml", "areas", list), _area)
    needs = files.by_id(files.opened(content / "needs.yml", "vocabulary", list), _term)
    access = files.by_id(files.opened(content / "access.yml", "vocabulary", list), _term)
    languages = files.optional(content / "languages.yml", "vocabulary", list)
    asked = files.opened(config.lots / "criteria.yml", "criteria", list)
    reader = CriteriaReader(whole=asked.name not in files.unreadable)
    criteria = reader.shared(asked)
    files.problems.extend(_strays(config))
    lot_files = sorted(p for p in config.lots.glob("*.yml") if p.stem != "criteria")
    lots = _lots(lot_files, files, reader, criteria)
    files.problems.extend(reader.problems)
    # Of use to the imports alone, which read them by themselves.
    for mapping in ("cqc-mapping", "open-referral-mapping"):
        files.optional(content / f"{mapping}.yml", mapping, dict)
    easy_read = {
        name: files.optional(content / "easy-read" / f"{name}.yml", "easy-read", dict)
        for name in EASY_PAGES
    }
    words = files.optional(content / "plain-words.yml", "plain-words", dict)
    signposts = files.optional(content / "elsewhere.yml", "elsewhere", list)
    search = files.optional(content / "search.yml", "search", dict)
    if any(problem.place.file == search.name for problem in files.problems):
        files.unreadable.add(search.name)  # whose groups cannot be judged then
    towns = files.optional(content / "places-outside.yml", "places-outside", list)
    area_shapes, damaged = read_area_shapes(config.root, areas)
    files.problems.extend(damaged)
    return Settings(
        framework=framework,
        areas=areas,
        needs=needs,
        access=access,
        languages=files.by_id(languages, _term),
        lots=lots,
        criteria=criteria,
        easy_read={name: easy_page(page, name) for name, page in easy_read.items() if page.data},
        plain_words=_plain_words(words),
        signposts=files.by_id(signposts, _signpost),
        search_words=_search_words(search),
        neighbouring_towns=files.by_id(towns, _town),
        area_shapes=area_shapes,
        sums=read_sums(files.optional(content / "sums.yml", "sums", dict)),
        problems=tuple(files.problems),
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

    def optional(self, path: Path, schema: str, kind: type) -> Document:
        """The same of a file that need not be there."""
        return self.opened(path, schema, kind) if path.is_file() else Document(path.name, None)

    def by_id(self, document: Document, make: Callable[[Item, Place], T | None]) -> dict[str, T]:
        """The records that the entries of a list make; of two with one id the first."""
        made: dict[str, T] = {}
        lines: dict[str, int | None] = {}
        items = document.data if isinstance(document.data, list) else []
        for index, item in enumerate(items):
            name = fields.text(item, "id") if isinstance(item, Mapping) else ""
            place = document.place((index,))
            if not name or (record := make(item, place)) is None:
                continue
            if name in made:
                words = f'"{name}" is also the id at line {lines[name]}; ids are unique'
                self.problems.append(Problem("id-twice", words, document.place((index, "id"))))
            made.setdefault(name, record)
            lines.setdefault(name, place.line)
        return made


def _lots(
    paths: list[Path],
    files: _Files,
    reader: CriteriaReader,
    criteria: dict[str, records.Criterion],
) -> dict[str, records.Lot]:
    """The lots in their order; what one alone asks is added to `criteria`."""
    lots: list[records.Lot] = []
    for path in paths:
        document = files.opened(path, "lot", dict)
        asked_here = reader.of_lot(document, path.stem)
        lots.append(read_lot(document, path.stem, asked_here))
        criteria |= {k: c for k, c in asked_here.specific.items() if k not in criteria}
    return {lot.id: lot for lot in sorted(lots, key=lambda lot: (lot.order, lot.id))}


def _plain_words(document: Document) -> Mapping[str, int]:
    data = document.data if isinstance(document.data, Mapping) else {}
    return {word: count for word, count in data.items() if isinstance(count, int) and count > 0}


def _search_words(document: Document) -> records.SearchWords:
    data = document.data if isinstance(document.data, Mapping) else {}
    groups, alike = fields.mapping(data, "groups"), data.get("alike")
    return fields.record(
        records.SearchWords,
        data,
        alike=tuple(fields.texts({"": group}, "") for group in alike)
        if isinstance(alike, list)
        else (),
        groups={name: fields.texts(groups, name) for name in groups},
        in_languages=tuple(
            fields.record(records.ForeignPhrase, phrase, language=fields.text(entry, "language"))
            for entry in fields.mappings(data, "in_languages")
            for phrase in fields.mappings(entry, "phrases")
        ),
        place=document.place(()),
    )


def _hides_an_id(fault: Problem) -> bool:
    """Whether the fault is one of the whole file, of an entry of its list, or of the entry's id."""
    index, _, key = fault.place.field.partition(".")
    return (index.isdigit() and key in ("", "id")) or not fault.place.field


def _strays(config: Config) -> Iterator[Problem]:
    """Files that look like lots or pages of Easy Read and are not read as such."""
    easy_read, read = config.content / "easy-read", {f"{name}.yml" for name in EASY_PAGES}
    pages = sorted(easy_read.iterdir()) if easy_read.is_dir() else ()
    for path in (*sorted(config.lots.iterdir()), *pages):
        if path.suffix.lower() not in {".yml", ".yaml", ".json"}:
            continue
        if path.parent == easy_read and path.name not in read:
            words = f"this is not read; the files that are: {', '.join(sorted(read))}"
        elif path.parent != easy_read and path.suffix != ".yml":
            words = f'this is not read; a lot is a file that ends in .yml: "{path.stem}.yml"'
        else:
            continue
        name = path.relative_to(config.root).as_posix()
        yield Problem("unexpected-file", words, Place(name), "warning")


def _area(item: Item, place: Place) -> records.Area:
    places = tuple(_places(item, place))
    return fields.record(records.Area, item, point=_point(item), places=places, place=place)


def _places(item: Item, place: Place) -> Iterator[records.NamedPlace]:
    """The places of an area, none of which has a point yet: see `generator.load.places`."""
    listed = item.get("places")
    for index, entry in enumerate(listed if isinstance(listed, list) else ()):
        at = place.at(f"{place.field}.places.{index}")
        named = entry if isinstance(entry, Mapping) else {"name": entry}
        if fields.text(named, "name"):
            yield fields.record(records.NamedPlace, named, point=None, place=at)


def _town(item: Item, place: Place) -> records.NeighbouringTown | None:
    if (point := _point(item)) is None:
        return None
    return fields.record(records.NeighbouringTown, item, point=point, place=place)


def _point(item: Item) -> records.Point | None:
    latitude, longitude = fields.number(item, "latitude"), fields.number(item, "longitude")
    return None if latitude is None or longitude is None else records.Point(latitude, longitude)


def _term(item: Item, place: Place) -> records.Term:
    lines = tuple(
        fields.record(records.EasyLine, line, place=place.at(f"{place.field}.easy_read.{index}"))
        for index, line in enumerate(fields.mappings(item, "easy_read"))
    )
    return fields.record(records.Term, item, easy_read=lines, place=place)


def _signpost(item: Item, place: Place) -> records.Signpost:
    calls, link = fields.mappings(item, "calls"), fields.mapping(item, "link")
    return fields.record(
        records.Signpost,
        item,
        urgent=item.get("urgent") is True,
        calls=tuple((fields.text(call, "name"), fields.text(call, "phone")) for call in calls),
        link=(fields.text(link, "text"), fields.text(link, "address")) if link else None,
        place=place,
    )
