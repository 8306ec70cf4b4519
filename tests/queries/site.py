"""A council's folder as the queries need it: what is public of it, its built site, and the site asked."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from generator.build import build
from generator.config import Config
from generator.failure import Failure
from generator.load import load
from generator.publication import Publication, publish
from generator.report import Silent
from tests.queries.files import files, read
from tests.queries.generated import generated
from tests.queries.page import ask, find_page
from tests.queries.query import Query
from tests.queries.scores import Tally, tally
from tests.serving import served

PROJECT = Path(__file__).parents[2]
DAY = date(2026, 11, 23)  # the demonstration's


def demonstration(publication: Publication) -> list[Query]:
    """Every query of every kind; the files ask for what the demonstration has."""
    return [*generated(publication), *(q for path in files() for q in read(path, publication))]


def public(root: Path, day: date) -> Publication:
    """What is public of a council's folder on the day.

    Raises:
        SystemExit: its files cannot be read.
    """
    try:
        filed = load(Config(root, day, root / "site")).filed
    except Failure as failure:
        sys.exit(str(failure))
    if filed is None:
        sys.exit(f"{root}: the data has errors; framework-directory check names them")
    return publish(filed, day)


def asked(queries: Sequence[Query], publication: Publication, site: Path) -> list[Tally]:
    """Ask the find page of the built site."""
    with served(site) as url, find_page(url) as page:
        return tally(queries, publication, lambda words: ask(page, words))


@contextmanager
def built(site: Path | None, root: Path, day: date) -> Iterator[Path]:
    """The built site: `site` where there is one, otherwise built for as long as the block runs."""
    if site is not None:
        yield site
        return
    with tempfile.TemporaryDirectory(prefix="queries-") as folder:
        out = Path(folder) / "site"
        if build(Config(root, day, out), Silent()).publication is None:
            sys.exit(f"{root}: the data has errors; framework-directory check names them")
        yield out
