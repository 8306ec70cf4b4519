"""Files → records. Every mistake on the way is a Problem with its place, and all come back at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.config import Config
from generator.failure import Failure
from generator.load import fields
from generator.load.ledger import LedgerRead, read_ledger
from generator.load.packages import TABLE_KINDS, Package, read_packages
from generator.load.photos import read_photos
from generator.load.pictures import outlines
from generator.load.postcodes import DamagedPostcodeData, PostcodeBook
from generator.load.postcodes import load as open_book
from generator.load.prose import read_prose
from generator.load.settings import Settings, read_settings
from generator.load.tables import Kind, TableFile, TableRow, Tables, read_tables
from generator.load.unmet import UnmetRequests, read_unmet
from generator.model import (
    Availability,
    Award,
    Directory,
    Evidence,
    Feedback,
    Point,
    Provider,
    Rating,
    Service,
)
from generator.problem import Problem

REGISTER = "content/cqc-locations.csv"


@dataclass(frozen=True, slots=True)
class Gaps:
    """What could not be read, so that whatever refers to it stays quiet.

    Attributes:
        files: settings files.
        lots: every lot that has a file, readable or not.
        tables: for each kind of table, the providers whose table cannot be relied on to be whole.
        providers: folders whose descriptor cannot be read.
    """

    files: frozenset[str]
    lots: frozenset[str]
    tables: Mapping[Kind, frozenset[str]]
    providers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read.

    Attributes:
        directory: None where content/framework.yml is unusable.
        lines: for each YAML file its keys, dotted, and the line of each.
    """

    directory: Directory | None
    problems: tuple[Problem, ...]
    gaps: Gaps
    lines: Mapping[str, Mapping[str, int]]


def load(config: Config) -> Loaded:
    """Read a council's whole folder.

    Raises:
        Failure: a folder is missing, or a file cannot be read or is damaged.
    """
    config.require_root()
    try:
        settings = read_settings(config)
        packages = read_packages(config.providers, config.root)
        tables = {kind: read_tables(kind, _files(packages, kind)) for kind in TABLE_KINDS}
        register, unmet = _register(config), read_unmet(config)
        ledger = read_ledger(config)
        book = open_book(config.content / "postcodes")
        return _together(config, settings, packages, tables, register, unmet, ledger, book)
    except DamagedPostcodeData as error:
        raise Failure(str(error)) from error
    except OSError as error:
        raise Failure(f"{error.filename} cannot be read: {error.strerror}") from error


def _files(packages: Iterable[Package], kind: Kind) -> list[TableFile]:
    return [package.tables[kind] for package in packages if kind in package.tables]


def _register(config: Config) -> Tables:
    path = config.root / REGISTER
    return read_tables("cqc-locations", [TableFile(path, REGISTER, "")] if path.is_file() else [])


def _together(
    config: Config,
    settings: Settings,
    packages: list[Package],
    tables: Mapping[Kind, Tables],
    register: Tables,
    unmet: UnmetRequests,
    ledger: LedgerRead,
    book: PostcodeBook,
) -> Loaded:
    providers = {p.provider.id: p.provider for p in packages if p.provider is not None}
    problems = [
        *settings.problems,
        *(problem for package in packages for problem in package.problems),
        *(problem for table in (*tables.values(), register) for problem in table.problems),
        *unmet.problems,
        *ledger.problems,
    ]
    gaps = Gaps(
        files=settings.unreadable,
        lots=settings.lot_ids,
        tables={kind: _doubtful(packages, kind, tables[kind]) for kind in TABLE_KINDS},
        providers=frozenset(p.folder.rpartition("/")[2] for p in packages if p.provider is None),
    )
    lines = {**settings.lines, **{p.provider.place.file: p.lines for p in packages if p.provider}}
    if settings.framework is None:
        return Loaded(None, tuple(problems), gaps, lines)

    def rows(kind: Kind) -> list[TableRow]:
        return [row for row in tables[kind].rows if row.provider in providers]

    everywhere = tuple(settings.areas)
    services: dict[str, Service] = {}
    for row in rows("services"):
        service = _service(row, providers[row.provider], everywhere, book)
        services.setdefault(service.id, service)
    easy_lines = (
        *(line for lot in settings.lots.values() for line in lot.easy_read),
        *(line for page in settings.easy_read.values() for line in page.lines),
    )
    directory = Directory(
        framework=settings.framework,
        areas=settings.areas,
        needs=settings.needs,
        access=settings.access,
        lots=settings.lots,
        criteria=settings.criteria,
        plain_words=settings.plain_words,
        providers=providers,
        services=services,
        awards=tuple(map(_award, rows("awards"))),
        evidence=tuple(map(_evidence, rows("evidence"))),
        feedback=tuple(map(_feedback, rows("feedback"))),
        unmet=unmet.requests,
        ledger=ledger.ledger,
        ratings={r.location_id: r for r in map(_rating, register.rows)},
        easy_read=settings.easy_read,
        pictures=outlines({line.picture for line in easy_lines}),
        photos=read_photos(services.values(), config.root),
        prose=read_prose(config.content),
    )
    return Loaded(directory, tuple(problems), gaps, lines)


def _doubtful(packages: list[Package], kind: Kind, tables: Tables) -> frozenset[str]:
    """The providers whose table is missing or unreadable, or has a row that does not say what it is about."""
    key = {"services": "id", "awards": "lot"}.get(kind, "")
    torn = {
        problem.place.file
        for problem in tables.problems
        if problem.rule in ("extra-cell", "missing-cell") or (key and problem.place.field == key)
    }
    return frozenset(
        package.folder.rpartition("/")[2]
        for package in packages
        if kind in package.missing
        or (kind in package.tables and package.tables[kind].name in tables.unreadable | torn)
    )


def _service(
    row: TableRow, provider: Provider, everywhere: tuple[str, ...], book: PostcodeBook
) -> Service:
    cells = row.cells
    areas = fields.ids(cells["areas"])
    availability = cells["availability"]
    return Service(
        id=_text(cells, "id"),
        provider=provider.id,
        title=_text(cells, "title"),
        lot=_text(cells, "lot"),
        summary=_text(cells, "summary"),
        areas=everywhere if areas == ("all",) else areas,
        needs=fields.ids(cells["needs"]),
        age_from=cells["age_from"] or 0,
        age_to=cells["age_to"],
        access=fields.ids(cells["access"]),
        address=_text(cells, "address"),
        postcode=_text(cells, "postcode"),
        latitude=_degrees(cells, "latitude"),
        longitude=_degrees(cells, "longitude"),
        point=_point(cells, book),
        availability=Availability(availability)
        if availability in set(Availability)
        else Availability.ASK,
        availability_on=cells["availability_on"],
        price_from=cells["price_from"],
        price_to=cells["price_to"],
        price_unit=_text(cells, "price_unit"),
        price_includes=_text(cells, "price_includes"),
        cqc_location_id=_text(cells, "cqc_location_id"),
        phone=_text(cells, "phone"),
        email=_text(cells, "email"),
        website=_text(cells, "website"),
        how_to_apply=_text(cells, "how_to_apply"),
        checked_on=cells["checked_on"],
        checked_by=_text(cells, "checked_by"),
        self_funders=cells["self_funders"],
        withdrawn_on=cells["withdrawn_on"],
        former_ids=fields.ids(cells["former_ids"]),
        image=_text(cells, "image"),
        image_alt=_text(cells, "image_alt"),
        place=row.place,
    )


def _point(cells: Mapping[str, Any], book: PostcodeBook) -> Point | None:
    latitude, longitude = _degrees(cells, "latitude"), _degrees(cells, "longitude")
    if latitude is not None and longitude is not None:
        return Point(latitude, longitude)
    found = book.find(_text(cells, "postcode"))
    return found.point if found else None


def _degrees(cells: Mapping[str, Any], name: str) -> float | None:
    return None if cells[name] is None else float(cells[name])


def _award(row: TableRow) -> Award:
    cells = row.cells
    return Award(
        provider=row.provider,
        lot=_text(cells, "lot"),
        decided_on=cells["decided_on"] or fields.UNKNOWN_DATE,
        decision_reference=_text(cells, "decision_reference"),
        decided_by=_text(cells, "decided_by"),
        ends_on=cells["ends_on"],
        place=row.place,
    )


def _evidence(row: TableRow) -> Evidence:
    cells = row.cells
    return Evidence(
        provider=row.provider,
        criterion=_text(cells, "criterion"),
        service=_text(cells, "service"),
        result=_text(cells, "result"),
        seen_on=cells["seen_on"] or fields.UNKNOWN_DATE,
        seen_by=_text(cells, "seen_by"),
        valid_until=cells["valid_until"],
        place=row.place,
    )


def _feedback(row: TableRow) -> Feedback:
    cells = row.cells
    return Feedback(
        provider=row.provider,
        service=_text(cells, "service"),
        month=fields.month(cells["month"]),
        said_by=_text(cells, "from"),
        score=cells["score"] or 0,
        comment=_text(cells, "comment"),
        reply=_text(cells, "reply"),
        place=row.place,
    )


def _rating(row: TableRow) -> Rating:
    cells = row.cells
    return Rating(
        location_id=_text(cells, "location_id"),
        provider_id=_text(cells, "provider_id"),
        location_name=_text(cells, "location_name"),
        overall=_text(cells, "rating"),
        rated_on=cells["rated_on"],
        safe=_text(cells, "safe"),
        effective=_text(cells, "effective"),
        caring=_text(cells, "caring"),
        responsive=_text(cells, "responsive"),
        well_led=_text(cells, "well_led"),
        source=_text(cells, "source"),
        place=row.place,
    )


def _text(cells: Mapping[str, Any], name: str) -> str:
    value = cells[name]
    return value.strip() if isinstance(value, str) else ""
