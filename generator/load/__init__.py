"""Files → records. Every mistake on the way is a Problem with its place, and all come back at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.config import Config
from generator.failure import Failure
from generator.frame.icons import outlines
from generator.load import records
from generator.load.ledger import LedgerRead, read_ledger
from generator.load.packages import TABLE_KINDS, Package, read_packages
from generator.load.photos import read_photos
from generator.load.postcodes import DamagedPostcodeData, PostcodeBook
from generator.load.postcodes import load as open_book
from generator.load.prose import read_prose
from generator.load.settings import Settings, read_settings
from generator.load.tables import TableFile, TableKind, TableRow, Tables, read_tables
from generator.load.unmet import UnmetRequests, read_unmet
from generator.problem import Problem
from generator.records import Filed, Service

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
    tables: Mapping[TableKind, frozenset[str]]
    providers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read.

    Attributes:
        filed: None where content/framework.yml is unusable.
        lines: for each YAML file its keys, dotted, and the line of each.
    """

    filed: Filed | None
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


def _files(packages: Iterable[Package], kind: TableKind) -> list[TableFile]:
    return [package.tables[kind] for package in packages if kind in package.tables]


def _register(config: Config) -> Tables:
    path = config.root / REGISTER
    return read_tables("cqc-locations", [TableFile(path, REGISTER, "")] if path.is_file() else [])


def _together(
    config: Config,
    settings: Settings,
    packages: list[Package],
    tables: Mapping[TableKind, Tables],
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

    def rows(kind: TableKind) -> list[TableRow]:
        return [row for row in tables[kind].rows if row.provider in providers]

    everywhere = tuple(settings.areas)
    services: dict[str, Service] = {}
    for row in rows("services"):
        service = records.service(row, providers[row.provider], everywhere, book)
        services.setdefault(service.id, service)
    easy_lines = (
        *(line for lot in settings.lots.values() for line in lot.easy_read),
        *(line for page in settings.easy_read.values() for line in page.lines),
    )
    filed = Filed(
        framework=settings.framework,
        areas=settings.areas,
        needs=settings.needs,
        access=settings.access,
        lots=settings.lots,
        criteria=settings.criteria,
        plain_words=settings.plain_words,
        signposts=settings.signposts,
        neighbouring_towns=settings.neighbouring_towns,
        providers=providers,
        services=services,
        awards=tuple(map(records.award, rows("awards"))),
        evidence=tuple(map(records.evidence, rows("evidence"))),
        feedback=tuple(map(records.feedback, rows("feedback"))),
        reviews=tuple(map(records.review, rows("reviews"))),
        unmet_requests=unmet.requests,
        ledger=ledger.ledger,
        ratings={r.location_id: r for r in map(records.rating, register.rows)},
        easy_read=settings.easy_read,
        pictures=outlines({line.picture for line in easy_lines}),
        photos=read_photos(services.values(), config.root),
        prose=read_prose(config.content),
    )
    return Loaded(filed, tuple(problems), gaps, lines)


def _doubtful(packages: list[Package], kind: TableKind, tables: Tables) -> frozenset[str]:
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
