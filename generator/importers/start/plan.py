"""`start`: a register and a folder as it stands → the files to write, and the report.

Pure: the files come in as bytes by their path, and go out the same way. Only
files that change are given; the same input on the same day gives none.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.failure import ImportFailure
from generator.importers import held
from generator.importers.changes import changes
from generator.importers.changing import with_rows
from generator.importers.mapping import read_mapping
from generator.importers.register.copied import Row, row_of
from generator.importers.register.provenance import with_register
from generator.importers.register.records import Register
from generator.importers.standing import beside
from generator.importers.start import settings, starter_lots, starter_words
from generator.importers.start.areas import areas_yml, reach_km
from generator.importers.start.assembly import Assembly, assembled
from generator.importers.start.awards import Decided, decide, read_awards
from generator.importers.start.existing import (
    NO_PACKAGE,
    REPORT,
    Existing,
    Sheet,
    read_existing,
    read_list,
)
from generator.importers.start.handover import carried
from generator.importers.start.packages import by_provider, provider_facts, refreshed_descriptor
from generator.importers.start.report import StartReport, account, report_csv
from generator.importers.start.selection import Selection, select
from generator.importers.start.services import Words
from generator.importers.start.sorting import AreaBook, area_book
from generator.importers.vanishing import Vanished, refuse_a_part
from generator.joining.package import new_package
from generator.load.postcodes import PostcodeBook
from generator.load.tables import TableKind, column_names, fits_header

# What any council can begin with as the installation has it.
_AS_THEY_ARE = (
    "content/access.yml",
    "content/languages.yml",
    "content/plain-words.yml",
    "content/sums.yml",
)


@dataclass(frozen=True, slots=True)
class StartPlan:
    """The files to write, by their path below the folder, and what happened."""

    files: dict[str, bytes]
    report: StartReport


def plan_start(
    register: Register,
    *,
    council: str,
    region: str | None,
    local_authority: str | None,
    awards: Path | None,
    existing: Mapping[str, bytes],
    today: date,
    mkdocs_yml: bytes,
    installation: Mapping[str, bytes],
    postcode_book: PostcodeBook | None = None,
    accept_withdrawals: int | None = None,
    owners: tuple[str, ...] = (),
) -> StartPlan:
    """Plan a new council's directory, or bring one up to date.

    Args:
        region: the place that the public names; None for the local authority, or the council without
            its last word.
        awards: a list of the council's decisions (see `awards.read_awards`).
        existing: the folder's files by their path: mkdocs.yml, import-report.csv and all of content/,
            lots/ and providers/.
        installation: this installation's own content/*.yml and lots/*.yml, by the same paths.
        postcode_book: where postcodes are, to place areas by; services keep their postcode alone.
        owners: who approves for the council, written into a new folder's settings.
        accept_withdrawals: how many services may go, where a person has looked at them.

    Raises:
        ImportFailure: a name does not fit, a file is damaged, nothing becomes a service, or too much has vanished.
    """
    who = replace(_council(council, region, local_authority), owners=owners)
    before = read_existing(existing)
    register = beside(register, before.locations)
    book = area_book(existing, (who.region, who.name), postcode_book, bool(local_authority))
    words = words_of(existing, installation, book)
    selection = select(register, words, local_authority, before.locations)
    assembly = assembled(selection, register, before, today)
    gone = [Vanished(each.location_id, each.name, each.why) for each in assembly.vanished]
    refuse_a_part(gone, assembly.listed, accept_withdrawals)
    given = read_awards(awards) if awards else None
    decided = decide(selection, assembly, before, given, today)
    copy = _copy(selection, register, assembly, before, today)
    changed = changes(before.location_rows, copy)
    report = account(register, selection, assembly, decided, changed)
    provenance = with_register(before.provenance, register, today)
    written = held.written_as(existing, before.location_rows, copy, selection.locations, provenance)
    packages = package_files(selection, assembly, before, decided, existing)
    files = {
        **_settings(selection, existing, installation, mkdocs_yml, who, today),
        **packages,
        **carried(assembly.handed_over, {**existing, **packages}),
        **written,
        REPORT: report_csv(report, existing.get(REPORT, b"")),
    }
    return StartPlan({n: b for n, b in sorted(files.items()) if existing.get(n) != b}, report)


def words_of(
    existing: Mapping[str, bytes], installation: Mapping[str, bytes], areas: AreaBook
) -> Words:
    """What turns the register's words into the cells of a council's folder, by its files and the installation's.

    Raises:
        ImportFailure: one of its files is damaged.
    """
    mapping = read_mapping(existing)
    access = read_list(existing, "content/access.yml")
    access = access or read_list(installation, "content/access.yml")
    first = {"content/needs.yml": settings.needs_yml(installation), **existing}
    lots = dict.fromkeys(kind.lot for kind in mapping.kinds)
    return Words(
        mapping=mapping,
        areas=areas,
        needs=frozenset(str(entry["id"]) for entry in read_list(first, "content/needs.yml")),
        access=frozenset(str(entry["id"]) for entry in access),
        lots=settings.lot_titles(lots, existing, installation),
        unregulated=settings.unregulated(lots, existing, installation),
    )


def _council(council: str, region: str | None, local_authority: str | None) -> settings.Council:
    council = " ".join(council.split())
    place = region or local_authority or council.removesuffix(" Council")
    if not 3 <= len(council) <= 80:
        raise ImportFailure("the council's name should have 3 to 80 characters")
    if not 2 <= len(place) <= 60:
        raise ImportFailure("the region's name should have 2 to 60 characters")
    return settings.Council(council, place)


def _settings(
    selection: Selection,
    existing: Mapping[str, bytes],
    installation: Mapping[str, bytes],
    mkdocs_yml: bytes,
    who: settings.Council,
    today: date,
) -> dict[str, bytes]:
    """The settings that are not there yet."""
    book = selection.words.areas
    reach = reach_km(book.areas, selection.locations, book.find)
    lots = sorted({offer.kind.lot for offer in selection.offers})
    files = {
        "mkdocs.yml": settings.mkdocs_here(mkdocs_yml),
        "content/framework.yml": settings.framework_yml(who, today, reach),
        "content/areas.yml": areas_yml(book.areas),
        "content/needs.yml": settings.needs_yml(installation),
        **{name: installation.get(name, b"") for name in _AS_THEY_ARE},
        "content/search.yml": starter_words.search_yml(
            installation.get("content/search.yml", b""), lots
        ),
        **starter_lots.lot_files(
            lots,
            installation,
            settings.names_here(installation, who),
            settings.begins(existing, today),
        ),
    }
    if "content/framework.yml" not in existing:  # later, a text that is missing was taken out
        files |= settings.prose_files(who)
        # It leads to a page of text.
        files["content/elsewhere.yml"] = installation.get("content/elsewhere.yml", b"")
    return {name: content for name, content in files.items() if name not in existing and content}


def package_files(
    selection: Selection,
    assembly: Assembly,
    before: Existing,
    decided: Decided,
    existing: Mapping[str, bytes],
) -> dict[str, bytes]:
    """The files of the packages that are other than they stand."""
    files: dict[str, bytes] = {}
    for slug, rows in assembly.rows.items():
        package = before.packages.get(slug, NO_PACKAGE)
        files |= _table(slug, "services", rows, existing, package.services)
        if slug in decided.rows:
            files |= _table(slug, "awards", decided.rows[slug], existing, package.awards)
    selected = by_provider(selection.locations)
    then = by_provider(before.locations.values())
    for provider_id, slug in assembly.slugs.items():
        package = before.packages.get(slug, NO_PACKAGE)
        latest = selected[provider_id]
        if slug not in before.packages and slug in assembly.rows:
            text = new_package(slug, provider_facts(latest))["datapackage.yaml"]
            files[f"providers/{slug}/datapackage.yaml"] = text.encode()
        elif provider_id in then and package.descriptor.endswith((".yaml", ".yml")):
            raw = refreshed_descriptor(package.raw, then[provider_id], latest)
            if raw != package.raw:
                files[package.descriptor] = raw
    return files


def _copy(
    selection: Selection, register: Register, assembly: Assembly, before: Existing, today: date
) -> dict[str, Row]:
    """The rows of the council's copy of the register: of every location that has a service here, its own words.

    Rows that people added, and those of which these files do not speak, are kept as they are.
    """
    placed = {location_id for location_id, _ in assembly.placed}
    here = [at for at in selection.locations if at.id in placed]
    rows: dict[str, Row] = {at.id: row_of(at, before.location_rows, today) for at in here}
    offered = {location.id for location in selection.locations}
    left = {
        **before.location_rows,
        **held.left_over(before.location_rows, before.provenance, register, today),
    }
    return rows | {key: left[key] for key in left.keys() - offered}


def _table(
    slug: str,
    kind: TableKind,
    rows: list[dict[str, str]],
    existing: Mapping[str, bytes],
    standing: Sheet,
) -> dict[str, bytes]:
    """The table's file where its rows differ from what stands.

    A person's own columns stay. A table from before a column came goes on without it, as its
    package says in datapackage.yaml.
    """
    if standing.header and list(standing.rows) == rows:
        return {}
    name = f"providers/{slug}/{kind}.csv"
    head = dict.fromkeys(
        standing.header
        if fits_header(kind, standing.header)
        else (*standing.header, *column_names(kind))
    )
    return {name: with_rows(existing.get(name, b""), name, head, rows)}
