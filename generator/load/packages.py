"""providers/<slug>/ → a provider and its table files, with nothing taken from outside its folder.

A package is written by somebody outside the council. So its descriptor is read
without aliases or references, its paths are fixed by the profile, links out of
the folder are refused, and whatever does not belong in a package is named.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from typing import Any

from generator.load import fields, wording
from generator.load.documents import Document, read_document
from generator.load.schema import check
from generator.load.tables import (
    TableFile,
    TableKind,
    column_names,
    fits_header,
    header_of,
    schema_descriptor,
)
from generator.problem import Place, Problem
from generator.records import Provider, ProviderStatus

DESCRIPTORS = ("datapackage.yaml", "datapackage.json")
TABLE_KINDS: tuple[TableKind, ...] = (
    *("services", "awards", "evidence", "feedback"),
    *("reviews", "review-actions", "decisions", "prices"),
)
NEEDED: tuple[TableKind, ...] = ("services", "awards")
IMAGE_ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".webp"})
MAX_ABOUT_BYTES = 40_000
# The package of a starter pack and its service, whose names nobody keeps.
EXAMPLE, EXAMPLE_SERVICE = "your-organisation", "your-service"
_COPY = (
    "copy this part from a package that framework-directory new provider lays out, or take schema and "
    "profile away: name and path are enough"
)
MAX_STRANGERS = 20  # after so many files that do not belong, the rest is the same mistake


@dataclass(frozen=True, slots=True)
class Package:
    """One folder.

    Attributes:
        provider: None where the descriptor cannot be read.
        tables: the CSV files to read, by kind.
        missing: the kinds that should be there and are not, so that nothing cascades from them.
        lines: the descriptor's keys, dotted, and the line of each.
    """

    folder: str
    provider: Provider | None
    tables: Mapping[TableKind, TableFile]
    missing: frozenset[TableKind]
    problems: tuple[Problem, ...]
    lines: Mapping[str, int] = field(default_factory=dict)


def read_packages(providers: Path, root: Path) -> list[Package]:
    """Read every folder in providers/, in order of name.

    Raises:
        OSError: a file is there and cannot be read.
    """
    folders = sorted(p for p in providers.iterdir() if not p.name.startswith("."))
    return [read_package(folder, root) for folder in folders]


def read_package(folder: Path, root: Path) -> Package:
    """Read one package, but not its tables."""
    name = folder.relative_to(root).as_posix()
    if folder.is_symlink():
        return _unusable(
            name, "symbolic-link", "links are not followed; put the folder itself here"
        )
    if not folder.is_dir():
        if folder.name.lower() == "readme.md":
            return Package(name, None, {}, frozenset(), ())
        words = "only folders belong here, one for each provider"
        return _unusable(name, "unexpected-file", words)
    problems = _few(name, list(_strangers(folder, root)))
    linked = {problem.place.file for problem in problems if problem.rule == "symbolic-link"}
    present = [d for d in DESCRIPTORS if (folder / d).is_file() and f"{name}/{d}" not in linked]
    if not present:
        words = "this folder has no datapackage.yaml; framework-directory new provider lays one out"
        problems.append(Problem("missing-descriptor", words, Place(name)))
        return Package(name, None, {}, frozenset(TABLE_KINDS), tuple(problems))
    if len(present) == 2:
        words = "there is a datapackage.yaml and a datapackage.json; keep one"
        problems.append(Problem("two-descriptors", words, Place(f"{name}/{present[1]}")))
    document = read_document(folder / present[0], f"{name}/{present[0]}")
    problems += document.problems
    if not isinstance(document.data, Mapping):
        if not document.problems:
            words = "this should be keys with values, beginning with name and title"
            problems.append(Problem("profile", words, document.place()))
        return Package(name, None, {}, frozenset(TABLE_KINDS), tuple(problems))
    problems += check(document, "provider", "profile")
    tables, missing, faults = _tables(folder, name, document, linked)
    problems += faults
    about, faults = _about(folder, name, linked)
    problems += faults
    provider = _provider(document, folder.name, about)
    return Package(name, provider, tables, missing, tuple(problems), document.dotted)


def _unusable(name: str, rule: str, words: str) -> Package:
    return Package(name, None, {}, frozenset(TABLE_KINDS), (Problem(rule, words, Place(name)),))


def _strangers(folder: Path, root: Path) -> Iterator[Problem]:
    """Links, and files that have no place in a package."""
    expected = {*DESCRIPTORS, "about.md", "README.md", *(f"{kind}.csv" for kind in TABLE_KINDS)}
    for path in sorted(folder.rglob("*")):
        place = Place(path.relative_to(root).as_posix())
        inside = path.relative_to(folder)
        if path.is_symlink():
            yield Problem(
                "symbolic-link", "links are not followed; put the file itself here", place
            )
        elif inside.parts[0] == "images" and (
            path.is_dir() or path.suffix.lower() in IMAGE_ENDINGS
        ):
            continue
        elif path.name.startswith(".~") or path.name.startswith("~$") or path.name == ".DS_Store":
            continue  # left behind by a spreadsheet or a desktop; never published
        elif str(inside) not in expected:
            words = (
                "this does not belong in a package, and is not published; a package has "
                "datapackage.yaml, about.md, images/ and "
                + ", ".join(f"{k}.csv" for k in TABLE_KINDS)
            )
            yield Problem("unexpected-file", words, place, "warning")


def _few(name: str, strangers: list[Problem]) -> list[Problem]:
    """Every link, and not every one of thousands of files."""
    links = [problem for problem in strangers if problem.severity == "error"]
    others = [problem for problem in strangers if problem.severity == "warning"]
    if len(others) > MAX_STRANGERS:
        words = f"and {len(others) - MAX_STRANGERS:,} more files that do not belong in a package"
        others[MAX_STRANGERS:] = [Problem("unexpected-file", words, Place(name), "warning")]
    return links + others


def _tables(
    folder: Path, name: str, document: Document, linked: set[str]
) -> tuple[dict[TableKind, TableFile], frozenset[TableKind], list[Problem]]:
    problems: list[Problem] = []
    resources = document.data.get("resources")
    if not isinstance(resources, list):
        return {}, frozenset(TABLE_KINDS), []  # the profile has said so
    listed: dict[str, int] = {}
    for index, resource in enumerate(resources):
        if not isinstance(resource, Mapping):
            continue
        kind = fields.text(resource, "name")
        if kind in listed:
            words = f'the resource "{kind}" is there twice; keep one'
            problems.append(Problem("profile", words, document.place(("resources", index, "name"))))
        elif kind in TABLE_KINDS:
            listed[kind] = index
            if fields.text(resource, "path") in {f"{k}.csv" for k in TABLE_KINDS} - {f"{kind}.csv"}:
                words = f'the resource "{kind}" is the file {kind}.csv'
                problems.append(
                    Problem("profile", words, document.place(("resources", index, "path")))
                )
            elif words := _said_otherwise(kind, resource, folder):
                place = document.place(("resources", index, "schema"))
                problems.append(Problem("schema-differs", words, place, "warning"))
    tables: dict[TableKind, TableFile] = {}
    missing: set[TableKind] = set()
    for kind in TABLE_KINDS:
        path, shown = folder / f"{kind}.csv", f"{name}/{kind}.csv"
        if shown in linked:
            missing.add(kind)
        elif kind in listed:
            tables[kind] = TableFile(path, shown, folder.name)
        elif path.is_file():
            words = (
                "the file is there and the package does not name it; add to its resources one "
                f"with the name {kind} and the path {kind}.csv"
            )
            problems.append(Problem("unlisted-table", words, Place(shown)))
            missing.add(kind)
        elif kind in NEEDED:
            words = f'the package has no resource "{kind}"; every package has services.csv and awards.csv'
            problems.append(Problem("missing-table", words, document.place(("resources",))))
            missing.add(kind)
    return tables, frozenset(missing), problems


def _said_otherwise(kind: TableKind, resource: Mapping[str, Any], folder: Path) -> str:
    """The first thing that the package's own schema says otherwise than the framework's of the columns that its table has; "" where nothing is."""
    schema, framework = resource.get("schema"), schema_descriptor(kind)
    if not isinstance(schema, Mapping):
        return ""  # there is none, or the profile has said so
    listed = schema.get("fields")
    stated = [_column(f) for f in listed] if isinstance(listed, list) else []
    fields_by_name = {field["name"]: field for field in framework["fields"]}
    columns = header_of(kind, folder / f"{kind}.csv")
    if not columns:  # which has been named: then any that the table might have are right
        names = tuple(str(column[0]) for column in stated if column)
        columns = names if fits_header(kind, names) else column_names(kind)
    expected = [_column(fields_by_name[column]) for column in columns]
    for number, (theirs, ours) in enumerate(zip_longest(stated, expected), start=1):
        if theirs is None or ours is None or theirs[:2] != ours[:2]:
            return f"column {number} of {kind}.csv is {_shown(ours)}, and {_shown(theirs)} here; {_COPY}"
        if theirs[2] not in (None, ours[2]):
            return f"column {number} of {kind}.csv has constraints here that are not the framework's; {_COPY}"
    if schema.get("missingValues", framework["missingValues"]) != framework["missingValues"]:
        return f"the missing values of {kind}.csv are not the framework's; {_COPY}"
    return ""


def _column(field: Any) -> tuple[Any, Any, Any] | None:
    """A column's name, type and constraints; None for what is none."""
    if not isinstance(field, Mapping):
        return None
    return field.get("name"), field.get("type", "string"), field.get("constraints")


def _shown(column: tuple[Any, Any, Any] | None) -> str:
    return f"{wording.shown(column[0])} ({column[1]!s:.20})" if column else "none"


def _about(folder: Path, name: str, linked: set[str]) -> tuple[str, list[Problem]]:
    path, shown = folder / "about.md", f"{name}/about.md"
    if not path.is_file() or shown in linked:
        return "", []
    if (size := path.stat().st_size) > MAX_ABOUT_BYTES:
        words = f"the file has {size:,} bytes; at most {MAX_ABOUT_BYTES:,} are read"
        return "", [Problem("file-too-large", words, Place(shown))]
    try:
        text = path.read_bytes().decode("utf-8-sig")
        return text.replace("\r\n", "\n").replace("\r", "\n"), []
    except UnicodeDecodeError:
        words = "the file is not in UTF-8; save it as UTF-8"
        return "", [Problem("not-utf-8", words, Place(shown))]


def _provider(document: Document, folder: str, about: str) -> Provider:
    data: Mapping[str, Any] = document.data
    facts = fields.mapping(data, "provider")
    return fields.record(
        Provider,
        facts,
        id=folder,
        package_name=fields.text(data, "name"),
        title=fields.text(data, "title"),
        description=fields.text(data, "description"),
        joined_in_package=fields.day(facts, "joined"),
        status=fields.choice(facts, "status", ProviderStatus.ON),
        about=about,
        place=document.place(),
    )
