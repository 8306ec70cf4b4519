"""Reads the kinds that are files: query, and what would be right.

    query,ids,lot,area,need,access,shows
    a break for my wife,,respite-and-short-breaks,,,,
    she is not given food,,,,,,harm

`ids` are services any of which may come first, otherwise lot, area, need and access say which
may: of several in a cell ("; " between) any will do. `shows` is what the page must show beside
services, "; " between: `harm` and `no-harm` (who helps in danger), `nothing` (no service, or a word
of the query named that was left aside), `page:join/` (a page of the site),
`elsewhere:home-care` (an entry of content/elsewhere.yml).
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.publication import Publication
from tests.queries.query import Query, plain

FOLDER = Path(__file__).parent
COLUMNS = ("query", "ids", "lot", "area", "need", "access", "shows")


def files() -> list[Path]:
    """The project's own."""
    return sorted(FOLDER.glob("*.csv"))


def read(path: Path, publication: Publication) -> Iterator[Query]:
    """The queries of a file; their kind is its name.

    Raises:
        ValueError: a row asks for what the site cannot have, or for nothing.
    """
    for number, row in enumerate(rows(path), 2):
        try:
            yield query(path.stem.replace("-", " "), row, publication)
        except ValueError as error:
            raise ValueError(f"{path.name}:{number}: {error}") from error


def rows(path: Path) -> list[dict[str, str]]:
    """The file as it is.

    Raises:
        ValueError: it has other columns.
    """
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if strange := {*(reader.fieldnames or ())} - {*COLUMNS}:
            raise ValueError(
                f"{path.name}: no column {', '.join(sorted(strange))}; they are {', '.join(COLUMNS)}"
            )
        return list(reader)


def query(kind: str, row: Mapping[str, str], publication: Publication) -> Query:
    """The query of a row.

    Raises:
        ValueError: it asks for what the site cannot have, or for nothing.
    """
    cells = {name: _parts(row.get(name)) for name in COLUMNS}
    ids = _ids(cells, publication)
    shows: dict[str, Any] = {}
    for word in cells["shows"]:
        shows |= _shows(word, publication)
    if not ids and not shows:
        raise ValueError("it says of nothing that it would be right")
    return Query(kind, row["query"], ids, **shows)


def _parts(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (cell or "").split(";") if part.strip())


def _ids(cells: Mapping[str, tuple[str, ...]], publication: Publication) -> frozenset[str]:
    """The services that are named, or that fit."""
    terms: Mapping[str, Collection[str]] = {
        "ids": publication.services,
        "lot": publication.lots,
        "area": publication.areas,
        "need": publication.needs,
        "access": publication.access,
    }
    for name, those in terms.items():
        if strange := [part for part in cells[name] if part not in those]:
            raise ValueError(f"{name}: there is no {', '.join(strange)}")
    if cells["ids"]:
        return frozenset(cells["ids"])
    if not any(cells[name] for name in terms):
        return frozenset()

    def fits(name: str, values: Collection[str]) -> bool:
        return not cells[name] or not {*values}.isdisjoint(cells[name])

    ids = frozenset(
        s.id
        for s in publication.services.values()
        if fits("lot", (s.lot,))
        and fits("area", s.areas)
        and fits("need", s.needs)
        and fits("access", s.access)
    )
    if not ids:
        raise ValueError("no listed service is of that lot, area, need and access")
    return ids


def _shows(word: str, publication: Publication) -> dict[str, Any]:
    name, _, value = word.partition(":")
    match name:
        case "harm" | "no-harm":
            return {"urgent": name == "harm"}
        case "nothing":
            return {"nothing": True}
        case "page":
            return {"page": value.lstrip("/")}
        case "elsewhere" if value in publication.signposts:
            return {"elsewhere": plain(publication.signposts[value].says)}
    raise ValueError(f"shows: what is {word!r}?")
