"""Files → records. Every mistake on the way is a Problem with its place, and all come back at once."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.config import Config
from generator.failure import Failure
from generator.frame.icons import outlines
from generator.load import records
from generator.load.authorities import post_towns
from generator.load.council_tables import CouncilTables, read_council_tables
from generator.load.packages import TABLE_KINDS, Package, read_packages
from generator.load.photos import read_photos
from generator.load.places import address_of, positioned, with_points
from generator.load.postcodes import NO_POSTCODE_DATA, DamagedPostcodeData, PostcodeBook
from generator.load.postcodes import load as open_book
from generator.load.private import PrivateRead, read_private
from generator.load.prose import ProseRead, read_prose
from generator.load.settings import Settings, read_settings
from generator.load.tables import TableKind, TableRow, Tables, faulty_texts, read_tables
from generator.problem import Place, Problem
from generator.records import Filed, Provider, Service

# Without these a row makes no record, or nobody can say what it is about or how long it counts.
_DECISIVE: Mapping[TableKind, Collection[str]] = {
    "services": ("id",),
    "prices": ("service", "since", "price_from"),
    "awards": ("lot", "decided_on", "ends_on"),
    "evidence": ("criterion", "service", "result", "seen_on", "valid_until"),
    "reviews": ("lot", "reviewed_on"),
    "review-actions": ("lot", "reviewed_on", "action", "due_on"),
    "decisions": ("kind", "lots", "from_on", "decided_on"),
}

# The tables of a package whose rows are records as they stand, each a field of `Filed` by its name.
_MAKERS: Mapping[TableKind, Callable[[TableRow], Any]] = {
    "awards": records.award,
    "evidence": records.evidence,
    "feedback": records.feedback,
    "reviews": records.review,
    "review-actions": records.review_action,
    "decisions": records.decision,
    "prices": records.dated_price,
}

POSTCODES = "content/postcodes/index.json"


@dataclass(frozen=True, slots=True)
class Gaps:
    """What could not be read, so that whatever refers to it stays quiet.

    Attributes:
        files: settings files; POSTCODES where no postcode is held, or they cannot be read.
        lots: every lot that has a file, readable or not.
        tables: for each kind of table, the providers whose table cannot be relied on to be whole.
        providers: folders whose descriptor cannot be read.
        criteria: every criterion that has an entry, readable or not.
        rows: what makes no record, as a needed day or number cannot be read. What else stands there
            is still judged.
    """

    files: frozenset[str]
    lots: frozenset[str]
    tables: Mapping[TableKind, frozenset[str]]
    providers: frozenset[str]
    criteria: frozenset[str] = frozenset()
    rows: tuple[TableRow, ...] = ()


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
        return _with_private(_read(config), read_private(config))
    except OSError as error:
        raise Failure(f"{error.filename} cannot be read: {error.strerror}") from error


def _read(config: Config) -> Loaded:
    """What may be public."""
    settings = read_settings(config)
    packages = read_packages(config.providers, config.root)
    tables = {
        kind: read_tables(kind, [p.tables[kind] for p in packages if kind in p.tables])
        for kind in TABLE_KINDS
    }
    council, prose = read_council_tables(config), read_prose(config)
    folder = config.content / "postcodes"
    read = (config, settings, packages, tables, council, prose)
    try:
        return _together(*read, open_book(folder))
    except DamagedPostcodeData as error:
        place = Place(error.path.relative_to(config.root).as_posix())
        damaged = Problem("damaged-postcodes", f"this {NO_POSTCODE_DATA}", place)
        loaded = _together(*read, PostcodeBook(folder))
        return replace(loaded, problems=(*loaded.problems, damaged))


def _links(folder: Path, root: Path) -> Iterator[Problem]:
    """The links in the folder of postcode data, all of which the site would show."""
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            words = "links are not followed; put the file itself here"
            yield Problem("symbolic-link", words, Place(path.relative_to(root).as_posix()))


def _of_packages(
    packages: Iterable[Package], tables: Mapping[TableKind, Tables]
) -> Iterator[Problem]:
    """What is wrong in the packages and their tables."""
    yield from (problem for package in packages for problem in package.problems)
    yield from (p for table in tables.values() for p in (*table.problems, *faulty_texts(table)))


def _together(
    config: Config,
    settings: Settings,
    packages: list[Package],
    tables: Mapping[TableKind, Tables],
    council: CouncilTables,
    prose: ProseRead,
    book: PostcodeBook,
) -> Loaded:
    providers = {p.provider.id: p.provider for p in packages if p.provider is not None}
    problems = _problems(config, settings, packages, tables, (council, prose))

    def rows(kind: TableKind) -> list[TableRow]:
        return [row for row in tables[kind].rows if row.provider in providers]

    made = {kind: records.split(make, rows(kind)) for kind, make in _MAKERS.items()}
    no_records = (*(row for _, left_out in made.values() for row in left_out), *council.left_out)
    unheld = frozenset(() if book.outcodes else (POSTCODES,))
    doubtful = council.doubtful | unheld
    gaps = _gaps(settings, packages, tables, doubtful, no_records)
    lines = {**settings.lines, **{p.provider.place.file: p.lines for p in packages if p.provider}}
    if settings.framework is None:
        return Loaded(None, problems, gaps, lines)

    services = _services(rows("services"), providers, tuple(settings.areas), book)
    of_packages: Any = {kind.replace("-", "_"): of_kind for kind, (of_kind, _) in made.items()}
    filed = Filed(
        framework=settings.framework,
        areas=settings.areas,
        needs=settings.needs,
        access=settings.access,
        languages=settings.languages,
        lots=settings.lots,
        criteria=settings.criteria,
        plain_words=settings.plain_words,
        signposts=settings.signposts,
        search_words=settings.search_words,
        neighbouring_towns=settings.neighbouring_towns,
        area_shapes=settings.area_shapes,
        sums=settings.sums,
        postcodes_from=book.attribution,
        providers=providers,
        services=services,
        unmet_requests=council.unmet_requests,
        ledger=council.ledger,
        register=council.register,
        easy_read=settings.easy_read,
        pictures=outlines(settings.picture_names),
        photos=read_photos(services.values(), config.root),
        prose=prose.prose,
        authorities=post_towns(),
        **of_packages,
    )
    return Loaded(_placed(filed, book, council.addresses), problems, gaps, lines)


def _with_private(loaded: Loaded, private: PrivateRead) -> Loaded:
    """With what the council keeps for itself."""
    filed, gaps = loaded.filed, loaded.gaps
    return replace(
        loaded,
        filed=filed
        and replace(
            filed,
            private=private.folders,
            applications=private.applications,
            refusal_reasons=private.reasons,
            askings=private.askings,
            mails=private.mails,
            queued_feedback=private.queued_feedback,
        ),
        problems=(*loaded.problems, *private.problems),
        gaps=replace(
            gaps, files=gaps.files | private.doubtful, rows=(*gaps.rows, *private.left_out)
        ),
    )


def _problems(
    config: Config,
    settings: Settings,
    packages: list[Package],
    tables: Mapping[TableKind, Tables],
    others: tuple[CouncilTables, ProseRead],
) -> tuple[Problem, ...]:
    """What was found while reading, before there were records."""
    return (
        *settings.problems,
        *(problem for package in packages for problem in package.problems),
        *(p for table in tables.values() for p in (*table.problems, *faulty_texts(table))),
        *(problem for read in others for problem in read.problems),
        *_links(config.content / "postcodes", config.root),
    )


def _placed(filed: Filed, book: PostcodeBook, register: Iterable[TableRow]) -> Filed:
    """With the points of places, none of which is that of a home whose street the public does not see."""
    town_only = {lot.id for lot in filed.lots.values() if lot.town_only}
    homes = [s for s in filed.services.values() if s.lot in town_only]
    ids, postcodes = {s.cqc_location_id for s in homes}, {s.postcode for s in homes}
    addresses = (
        address
        for row in register
        if row.text("location_id") not in ids and row.text("postcode") not in postcodes
        for address in address_of(row, book)
    )
    areas = with_points(filed.areas, book.find, addresses, filed.gazetteer)
    towns, has_postcodes = filed.neighbouring_towns.values(), bool(book.outcodes)
    services = positioned(filed.services, areas.values(), towns, has_postcodes=has_postcodes)
    return replace(filed, areas=areas, services=services)


def _services(
    rows: Iterable[TableRow],
    providers: Mapping[str, Provider],
    everywhere: tuple[str, ...],
    book: PostcodeBook,
) -> Mapping[str, Service]:
    services: dict[str, Service] = {}
    for row in rows:
        service = records.service(row, everywhere, book)
        services.setdefault(service.id, service)
    return services


def _gaps(
    settings: Settings,
    packages: list[Package],
    tables: Mapping[TableKind, Tables],
    doubtful_files: frozenset[str],
    rows: tuple[TableRow, ...],
) -> Gaps:
    return Gaps(
        files=settings.unreadable | doubtful_files,
        lots=settings.lot_ids,
        tables={kind: _doubtful(packages, kind, tables[kind]) for kind in TABLE_KINDS},
        providers=frozenset(p.folder.rpartition("/")[2] for p in packages if p.provider is None),
        criteria=settings.criterion_ids,
        rows=rows,
    )


def _doubtful(packages: list[Package], kind: TableKind, tables: Tables) -> frozenset[str]:
    """The providers whose table is missing or unreadable, or has a row that makes no record or no sure one."""
    torn = {
        problem.place.file
        for problem in tables.problems
        if problem.rule in ("extra-cell", "missing-cell")
        or problem.place.field in _DECISIVE.get(kind, ())
    }
    return frozenset(
        package.folder.rpartition("/")[2]
        for package in packages
        if kind in package.missing
        or (kind in package.tables and package.tables[kind].name in tables.unreadable | torn)
    )
